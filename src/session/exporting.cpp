// What the export dialog's commands do, and what becomes of the pictures.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"
#include "picture/picture_memory.hpp"
#include "session/export_plan.hpp"
#include "session/picture_name.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

/// An estimate is begun when nothing has changed for so long.
constexpr double restSeconds = 0.25;

std::string megabytes(std::uint64_t bytes, Language language)
{
    return numberText(static_cast<double>(bytes) / 1e6, bytes < 10'000'000 ? 2 : 1, language) + " " +
           text::megabytes.in(language);
}

/// What the size of the file depends on.
std::string estimateKey(const Session& session)
{
    const Exporting& exporting = session.exporting;
    const ExportSettings& settings = exporting.settings;
    const PixelSize size = exportSize(settings);
    const bool possible = session.panels.dialog == Dialog::Export &&
                          exportProblem(settings, exporting.available, session.language()).empty() &&
                          !exportFrame(session.layout(), size).empty();
    if (!possible) return {};
    const Box frame = exportFrame(session.layout(), size);
    const Xy centre = session.view().fromPixel(frame.centre());
    return fmt::format("{} {} {} {} {} {} {} {} {} {}", session.shown.revision(), settings.format, settings.transparent,
                       settings.theme, size.width, size.height, settings.dpi, centre.x, centre.y,
                       session.view().unitsPerPixel * frame.width());
}

}  // namespace

void proposeExportName(Session& session)
{
    Exporting& exporting = session.exporting;
    if (!exporting.nameGiven)
        exporting.settings.name =
            freeName(exporting.settings, screenshotStem(session.selection().date, session.viewName()));
    exporting.available = availableMemory();
    exporting.question.clear();
}

/// Of the settings, and of the map as it is seen now.
ExportJob exportJob(const Session& session)
{
    const ExportSettings& settings = session.exporting.settings;
    const PictureFormat format = exportFormat(settings);
    const PixelSize size = exportSize(settings);
    const Box frame = exportFrame(session.layout(), size);
    const View& view = session.view();
    DrawnMap map = exportMap(session.drawn(), settings, frame, view.widthPixels);
    const bool redraw = map.selection.theme != session.drawn().selection.theme;
    return {{exportPath(settings), format, settings.transparent && hasTransparency(format),
             settings.worldFile && takesWorldFile(format)},
            std::move(map),
            redraw ? session.store : nullptr,
            frame.empty() ? view : exportView(view, frame, size, settings.dpi),
            false,
            {}};
}

bool estimating(const Session& session)
{
    const Exporting& exporting = session.exporting;
    if (exporting.job || session.busy()) return false;
    const std::string key = estimateKey(session);
    return !key.empty() && key != exporting.estimateKey;
}

std::optional<ExportJob> nextExport(Session& session, double now, bool atOnce)
{
    Exporting& exporting = session.exporting;
    if (exporting.job && !exporting.jobGiven) {
        exporting.estimateStop.request_stop();
        exporting.jobGiven = true;
        return exporting.job;
    }
    const std::string key = estimateKey(session);
    if (key != exporting.wantedKey) {
        exporting.wantedKey = key;
        exporting.restsAt = now + (atOnce ? 0 : restSeconds);
        exporting.estimateStop.request_stop();
    }
    if (!estimating(session) || exporting.estimateRunning || session.moving() || now < exporting.restsAt)
        return std::nullopt;
    ExportJob job = exportJob(session);
    job.estimate = true;
    job.key = key;
    exporting.estimateRunning = true;
    exporting.estimateStop = job.stop;
    return job;
}

bool setExportProgress(Session& session, double share)
{
    Exporting& exporting = session.exporting;
    if (!exporting.job || share == exporting.progress) return false;
    exporting.progress = share;
    return true;
}

void finishExport(Session& session, const ExportResult& result, double now)
{
    Exporting& exporting = session.exporting;
    session.now = now;
    if (result.estimate) {
        exporting.estimateRunning = false;
        exporting.estimateStop = std::stop_source(std::nostopstate);
        if (result.cancelled) return;
        // What cannot be drawn is not tried again until something changes; exporting it tells why.
        exporting.estimateKey = result.key;
        exporting.estimate.reset();
        if (!result.error) exporting.estimate = result.size;
        return;
    }
    exporting.job.reset();
    exporting.stop = std::stop_source(std::nostopstate);
    if (result.cancelled) {
        session.tell(session.say(text::exportCancelled));
    } else if (result.error) {
        session.complain(*result.error);
    } else {
        std::error_code unknown;
        const auto path = std::filesystem::absolute(result.path, unknown);
        session.tell(
            trf(session.language(), text::exported, path.string(), megabytes(result.size.bytes, session.language())));
        exporting.nameGiven = false;
    }
    if (session.panels.dialog == Dialog::Export) proposeExportName(session);
}

std::optional<ExportView> exportShown(const Session& session)
{
    const Exporting& exporting = session.exporting;
    if (session.panels.dialog != Dialog::Export && !exporting.job) return std::nullopt;
    ExportView shown;
    shown.settings = exporting.settings;
    shown.presets = exportPresets();
    shown.formats = exportFormats();
    const PixelSize size = exportSize(exporting.settings);
    shown.widthPixels = size.width;
    shown.heightPixels = size.height;
    constexpr double cmPerInch = 2.54;
    shown.widthCm = size.width / exporting.settings.dpi * cmPerInch;
    shown.heightCm = size.height / exporting.settings.dpi * cmPerInch;
    shown.frame = exportFrame(session.layout(), size);
    shown.problem = exportProblem(exporting.settings, exporting.available, session.language());
    if (exporting.estimate && exporting.estimateKey == estimateKey(session)) {
        shown.estimatedBytes = static_cast<double>(exporting.estimate->bytes);
        shown.estimateExact = exporting.estimate->exact;
    }
    shown.question = exporting.question;
    if (exporting.job) shown.progress = exporting.progress;
    shown.making = exporting.making;
    return shown;
}

}  // namespace frontline
