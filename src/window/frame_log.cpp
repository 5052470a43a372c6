#include "app/frame_log.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace frontline {

namespace {

using Clock = std::chrono::steady_clock;

/// When the process was started, in seconds since the system was (proc(5): field 22 of stat, in clock ticks).
double processStartSeconds()
{
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    const auto name = line.rfind(')');
    if (name == std::string::npos) return -1;
    std::istringstream fields(line.substr(name + 1));
    std::string field;
    for (int number = 3; number <= 22; ++number) fields >> field;
    char* end = nullptr;
    const double ticks = std::strtod(field.c_str(), &end);
    return end == field.c_str() ? -1 : ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void writeScenario(nlohmann::ordered_json& line, const Application& app)
{
    const Document& document = app.document();
    line["scenario"] = document.scenario;
    auto& comparison = line["comparison"] = nullptr;
    if (document.comparison) {
        const bool swipe = document.comparison->mode == ComparisonView::Mode::Swipe;
        comparison = {{"scenario", document.comparison->with.scenario},
                      {"date", document.comparison->with.date},
                      {"mode", swipe ? "swipe" : "difference"},
                      {"swipe", document.comparison->swipe}};
    }
    auto& ledger = line["ledger"] = nullptr;
    if (const ScenarioResult* result = app.shownResult()) {
        const LedgerRow& total = result->ledger.total;
        ledger = {{"scenario", result->scenario.id},
                  {"before_km2", total.beforeKm2},
                  {"after_km2", total.afterKm2},
                  {"passed_km2", total.passedKm2},
                  {"returned_km2", total.returnedKm2},
                  {"zone_held_km2", total.zoneHeldKm2},
                  {"zone_occupied_km2", total.zoneOccupiedKm2},
                  {"line_km", total.lineKm}};
    }
    auto& difference = line["difference"] = nullptr;
    if (const ComparisonResult* result = app.shownDifference())
        difference = {{"only_first_km2", result->total.onlyFirstKm2}, {"only_second_km2", result->total.onlySecondKm2}};
}

/// What the export dialog would make of the map, and how far a picture is.
void writeExport(nlohmann::ordered_json& line, Application& app)
{
    const auto view = app.exportShown();
    auto& exporting = line["export"] = nullptr;
    if (!view) return;
    const ExportView& shown = *view;
    const ExportJob job = app.exportJob();
    exporting = {{"open", app.exportOpen()},
                 {"path", job.picture.path.string()},
                 {"problem", shown.problem},
                 {"question", shown.question},
                 {"progress", shown.progress.value_or(-1)},
                 {"estimated_bytes", shown.estimatedBytes.value_or(-1)}};
    if (shown.frame.empty()) return;
    const LonLat centre = job.view.projection.inverse(job.view.centre);
    exporting["view"] = {{"width", job.view.widthPixels}, {"height", job.view.heightPixels},
                         {"lon", centre.lonDegrees},      {"lat", centre.latDegrees},
                         {"zoom", job.view.zoomLevel()},  {"units_per_pixel", job.view.unitsPerPixel},
                         {"x", job.view.centre.x},        {"y", job.view.centre.y}};
}

}  // namespace

double millisecondsSinceStart()
{
    static const Clock::time_point first = Clock::now();
    static const double before = [] {
        timespec now{};
        const double started = processStartSeconds();
        if (started < 0 || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return 0.0;
        return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - started) * 1e3;
    }();
    return before + std::chrono::duration<double, std::milli>(Clock::now() - first).count();
}

FrameLog::FrameLog() : frames_(open("FRONTLINE_FRAME_LOG")), ui_(open("FRONTLINE_UI_LOG")) {}

FrameLog::File FrameLog::open(const char* variable)
{
    const char* path = std::getenv(variable);
    return File(path && *path ? std::fopen(path, "wb") : nullptr);
}

void FrameLog::frame(const FrameFacts& facts, Application& app)
{
    if (frames_) {
        std::fprintf(frames_.get(), "{\"frame\":%ld,\"ms\":%.2f,\"cost_ms\":%.3f,\"settled\":%s}\n", facts.number,
                     facts.startMilliseconds, facts.costMilliseconds, facts.settled ? "true" : "false");
        std::fflush(frames_.get());
    }
    if (ui_) writeUi(facts, app);
}

void FrameLog::writeUi(const FrameFacts& facts, Application& app)
{
    const View& view = app.view();
    nlohmann::ordered_json line;
    line["frame"] = facts.number;
    line["input"] = facts.inputEvents;
    line["settled"] = facts.settled;
    line["moving"] = app.moving();
    line["view"] = {{"x", view.centre.x},        {"y", view.centre.y},          {"units_per_pixel", view.unitsPerPixel},
                    {"width", view.widthPixels}, {"height", view.heightPixels}, {"name", app.viewName()}};
    line["crs"] = app.document().crs;
    line["date"] = app.document().date;
    line["theme"] = app.document().theme;
    writeScenario(line, app);
    writeExport(line, app);
    auto& layers = line["layers"] = nlohmann::ordered_json::array();
    for (const Layer& layer : app.document().layers)
        layers.push_back({{"id", layer.id}, {"visible", layer.visible}, {"opacity", layer.opacity}});
    auto& messages = line["messages"] = nlohmann::ordered_json::array();
    for (const Message& message : app.messages()) messages.push_back(message.text);
    auto& widgets = line["widgets"] = nlohmann::ordered_json::object();
    for (const auto& [name, box] : widgets_.rectangles()) widgets[name] = {box.minX, box.minY, box.maxX, box.maxY};
    const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::fprintf(ui_.get(), "%s\n", text.c_str());
    std::fflush(ui_.get());
    widgets_.clear();
}

}  // namespace frontline
