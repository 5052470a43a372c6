#include "window/frame_log.hpp"

#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

namespace frontline {

namespace {

void writeScenario(nlohmann::ordered_json& line, const Session& session)
{
    const Selection& selection = session.selection();
    line["scenario"] = selection.scenario.text();
    auto& comparison = line["comparison"] = nullptr;
    if (selection.comparison) {
        const bool swipe = selection.comparison->mode == ComparisonView::Mode::Swipe;
        comparison = {{"scenario", selection.comparison->with.scenario.text()},
                      {"date", selection.comparison->with.date},
                      {"mode", swipe ? "swipe" : "difference"},
                      {"swipe", selection.comparison->swipe}};
    }
    auto& ledger = line["ledger"] = nullptr;
    if (const ScenarioResultPointer& result = session.shown.result()) {
        const LedgerRow& total = result->ledger.total;
        ledger = {{"scenario", result->scenario.id.text()},
                  {"before_km2", total.beforeKm2},
                  {"after_km2", total.afterKm2},
                  {"passed_km2", total.passedKm2},
                  {"returned_km2", total.returnedKm2},
                  {"zone_held_km2", total.zoneHeldKm2},
                  {"zone_occupied_km2", total.zoneOccupiedKm2},
                  {"line_km", total.lineKm}};
    }
    auto& difference = line["difference"] = nullptr;
    if (const ComparisonPointer& result = session.shown.difference())
        difference = {{"only_first_km2", result->total.onlyFirstKm2}, {"only_second_km2", result->total.onlySecondKm2}};
}

/// What the export dialog would make of the map, and how far a picture is.
void writeExport(nlohmann::ordered_json& line, const Session& session)
{
    const auto view = exportShown(session);
    auto& exporting = line["export"] = nullptr;
    if (!view) return;
    const ExportView& shown = *view;
    const ExportJob job = exportJob(session);
    exporting = {{"open", session.panels.dialog == Dialog::Export},
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

/// What lies where the card is, and what the table of attributes shows.
void writeAttributes(nlohmann::ordered_json& line, const Session& session)
{
    auto& card = line["card"] = nullptr;
    if (session.card) {
        card = {{"lon", session.card->place.lonDegrees},
                {"lat", session.card->place.latDegrees},
                {"features", nlohmann::ordered_json::array()}};
        for (const FeatureHere& here : session.card->features)
            card["features"].push_back(
                {{"layer", here.layer.text()}, {"feature", here.feature}, {"label", here.label}});
    }
    line["here"] = session.status().here;
    auto& attributes = line["attributes"] = nullptr;
    const AttributesView& view = session.attributes;
    if (!view.open()) return;
    const FeatureNumbers* rows = view.shown();
    attributes = {{"layer", view.layer.text()},
                  {"rows", rows ? static_cast<std::int64_t>(rows->size()) : -1},
                  {"first", rows && !rows->empty() ? static_cast<std::int64_t>(rows->front()) : -1},
                  {"selected", view.selected.count()},
                  {"problem", view.rows.problem},
                  {"question", view.exportQuestion}};
    if (view.statisticsOf && view.statistics.value) attributes["distinct"] = view.statistics.value->distinct;
}

}  // namespace

FrameLog::FrameLog(const std::string& renderer) : frames_(open("FRONTLINE_FRAME_LOG")), ui_(open("FRONTLINE_UI_LOG"))
{
    if (frames_) std::fprintf(frames_.get(), "%s\n", nlohmann::json{{"renderer", renderer}}.dump().c_str());
}

FrameLog::File FrameLog::open(const char* variable)
{
    const char* path = std::getenv(variable);
    return File(path && *path ? std::fopen(path, "wb") : nullptr);
}

void FrameLog::frame(const FrameFacts& facts, const Session& session)
{
    if (frames_) {
        std::fprintf(
            frames_.get(),
            "{\"frame\":%ld,\"ms\":%.2f,\"cost_ms\":%.3f,\"panels_ms\":%.3f,\"map_ms\":%.3f,\"screen_ms\":%.3f,"
            "\"settled\":%s}\n",
            facts.number, facts.startMilliseconds, facts.time.total(), facts.time.panels, facts.time.map,
            facts.time.screen, facts.settled ? "true" : "false");
        std::fflush(frames_.get());
    }
    if (ui_) writeUi(facts, session);
}

void FrameLog::writeUi(const FrameFacts& facts, const Session& session)
{
    const View& view = session.view();
    nlohmann::ordered_json line;
    line["frame"] = facts.number;
    line["input"] = facts.inputEvents;
    line["settled"] = facts.settled;
    line["more"] = facts.more;
    line["moving"] = session.moving();
    line["view"] = {{"x", view.centre.x},        {"y", view.centre.y},          {"units_per_pixel", view.unitsPerPixel},
                    {"width", view.widthPixels}, {"height", view.heightPixels}, {"name", session.viewName()}};
    line["crs"] = crsOf(session.map(), session.selection());
    line["date"] = session.selection().date;
    line["theme"] = session.selection().theme.text();
    writeScenario(line, session);
    writeExport(line, session);
    writeAttributes(line, session);
    auto& layers = line["layers"] = nlohmann::ordered_json::array();
    for (const LayerPointer& layer : layersOf(session.map(), session.selection()))
        layers.push_back({{"id", layer->id.text()},
                          {"visible", isShown(session.map(), session.selection(), *layer)},
                          {"opacity", opacityOf(session.map(), session.selection(), *layer)}});
    auto& messages = line["messages"] = nlohmann::ordered_json::array();
    for (const Message& message : session.messages.all()) messages.push_back(message.text);
    auto& widgets = line["widgets"] = nlohmann::ordered_json::object();
    for (const auto& [name, box] : widgets_.rectangles()) widgets[name] = {box.minX, box.minY, box.maxX, box.maxY};
    const std::string text = line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::fprintf(ui_.get(), "%s\n", text.c_str());
    std::fflush(ui_.get());
    widgets_.clear();
}

}  // namespace frontline
