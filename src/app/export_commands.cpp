// What the export dialog's commands do, and what becomes of the pictures.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/application.hpp"
#include "app/export_plan.hpp"
#include "app/screenshot.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "picture/picture_memory.hpp"

namespace frontline {

namespace {

/// An estimate is begun when nothing has changed for so long.
constexpr double restSeconds = 0.25;

std::string megabytes(std::uint64_t bytes, Language language)
{
    return numberText(static_cast<double>(bytes) / 1e6, bytes < 10'000'000 ? 2 : 1, language) + " " +
           text::megabytes.in(language);
}

}  // namespace

/// When the dialog opens, and after each picture: a name that is free, unless the user gave one.
void Application::proposeExportName()
{
    if (!exporting_.nameGiven)
        exporting_.settings.name = freeName(exporting_.settings, screenshotStem(document_.date, viewName()));
    exporting_.available = availableMemory();
    exporting_.question.clear();
}

void Application::run(const SetExport& command, double)
{
    ExportSettings& settings = exporting_.settings;
    const ExportSettings before = settings;
    settings = followed(before, command.settings);
    if (settings.name != before.name) exporting_.nameGiven = !settings.name.empty();
    exporting_.available = availableMemory();
    exporting_.question.clear();
    const bool fileChanged = settings.format != before.format || settings.folder != before.folder;
    if (fileChanged && !exporting_.nameGiven) proposeExportName();
}

void Application::run(const StartExport& command, double now)
{
    ExportSettings& settings = exporting_.settings;
    exporting_.available = availableMemory();
    if (exporting_.job) {
        addMessage(say(text::exportRunning), false, now);
        return;
    }
    if (busy()) {  // what is on its way belongs in the picture
        addMessage(say(text::loading), false, now);
        return;
    }
    if (const std::string problem = exportProblem(settings, exporting_.available, language_); !problem.empty()) {
        addMessage(problem, true, now);
        return;
    }
    using Existing = StartExport::Existing;
    if (command.existing == Existing::Rename) {
        const std::string name = freeName(settings, settings.name);
        if (name.empty()) {
            addMessage(trf(language_, text::exportManyNames, settings.name), true, now);
            return;
        }
        settings.name = name;
    } else if (command.existing == Existing::Ask && isTaken(settings)) {
        exporting_.question = exportPath(settings).filename().string();
        return;
    }
    exporting_.question.clear();
    ExportJob job = exportJob();
    if (command.existing != Existing::Replace) job.picture.existing = AtomicFile::Existing::Keep;
    exporting_.cancelled = job.cancelled;
    exporting_.making = job.picture.path.filename().string();
    exporting_.progress = 0;
    exporting_.job = std::move(job);
    exporting_.jobGiven = false;
}

void Application::run(const CancelExport&, double)
{
    if (exporting_.cancelled) *exporting_.cancelled = true;
}

void Application::run(const DismissExportQuestion&, double)
{
    exporting_.question.clear();
}

/// Of the settings, and of the map as it is seen now.
ExportJob Application::exportJob()
{
    const ExportSettings& settings = exporting_.settings;
    const PictureFormat format = exportFormat(settings);
    const PixelSize size = exportSize(settings);
    const Box frame = exportFrame(layout(), size);
    ExportJob job{{exportPath(settings), format, settings.transparent && hasTransparency(format),
                   settings.worldFile && takesWorldFile(format)},
                  exportDocument(drawn(), settings, frame, view().widthPixels),
                  frame.empty() ? view() : exportView(view(), frame, size, settings.dpi),
                  false,
                  {},
                  std::make_shared<std::atomic<bool>>(false)};
    return job;
}

/// What the size of the file depends on.
std::string Application::estimateKey() const
{
    const ExportSettings& settings = exporting_.settings;
    const PixelSize size = exportSize(settings);
    const bool possible = dialog_ == Dialog::Export &&
                          exportProblem(settings, exporting_.available, language_).empty() &&
                          !exportFrame(layout(), size).empty();
    if (!possible) return {};
    const Box frame = exportFrame(layout(), size);
    const Xy centre = view().fromPixel(frame.centre());
    return fmt::format("{} {} {} {} {} {} {} {} {} {}", revision_, settings.format, settings.transparent,
                       settings.theme, size.width, size.height, settings.dpi, centre.x, centre.y,
                       view().unitsPerPixel * frame.width());
}

bool Application::estimating() const
{
    if (exporting_.job || busy()) return false;
    const std::string key = estimateKey();
    return !key.empty() && key != exporting_.estimateKey;
}

std::optional<ExportJob> Application::nextExport(double now, bool atOnce)
{
    if (exporting_.job && !exporting_.jobGiven) {
        if (exporting_.estimateCancelled) *exporting_.estimateCancelled = true;
        exporting_.jobGiven = true;
        return exporting_.job;
    }
    const std::string key = estimateKey();
    if (key != exporting_.wantedKey) {
        exporting_.wantedKey = key;
        exporting_.restsAt = now + (atOnce ? 0 : restSeconds);
        if (exporting_.estimateCancelled) *exporting_.estimateCancelled = true;
    }
    if (!estimating() || exporting_.estimateRunning || moving() || now < exporting_.restsAt) return std::nullopt;
    ExportJob job = exportJob();
    job.estimate = true;
    job.key = key;
    exporting_.estimateRunning = true;
    exporting_.estimateCancelled = job.cancelled;
    return job;
}

bool Application::setExportProgress(double share)
{
    if (!exporting_.job || share == exporting_.progress) return false;
    exporting_.progress = share;
    return true;
}

void Application::finish(const ExportResult& result, double now)
{
    if (result.estimate) {
        exporting_.estimateRunning = false;
        exporting_.estimateCancelled.reset();
        if (result.cancelled) return;
        // What cannot be drawn is not tried again until something changes; exporting it tells why.
        exporting_.estimateKey = result.key;
        exporting_.estimate.reset();
        if (!result.error) exporting_.estimate = result.size;
        return;
    }
    exporting_.job.reset();
    exporting_.cancelled.reset();
    if (result.cancelled) {
        addMessage(say(text::exportCancelled), false, now);
    } else if (result.error) {
        addMessage(*result.error, true, now);
    } else {
        std::error_code unknown;
        const auto path = std::filesystem::absolute(result.path, unknown);
        addMessage(trf(language_, text::exported, path.string(), megabytes(result.size.bytes, language_)), false, now);
        exporting_.nameGiven = false;
    }
    if (dialog_ == Dialog::Export) proposeExportName();
}

std::optional<ExportView> Application::exportShown() const
{
    if (dialog_ != Dialog::Export && !exporting_.job) return std::nullopt;
    ExportView shown;
    shown.settings = exporting_.settings;
    shown.presets = exportPresets();
    shown.formats = exportFormats();
    const PixelSize size = exportSize(exporting_.settings);
    shown.widthPixels = size.width;
    shown.heightPixels = size.height;
    constexpr double cmPerInch = 2.54;
    shown.widthCm = size.width / exporting_.settings.dpi * cmPerInch;
    shown.heightCm = size.height / exporting_.settings.dpi * cmPerInch;
    shown.frame = exportFrame(layout(), size);
    shown.problem = exportProblem(exporting_.settings, exporting_.available, language_);
    if (exporting_.estimate && exporting_.estimateKey == estimateKey()) {
        shown.estimatedBytes = static_cast<double>(exporting_.estimate->bytes);
        shown.estimateExact = exporting_.estimate->exact;
    }
    shown.question = exporting_.question;
    if (exporting_.job) shown.progress = exporting_.progress;
    shown.making = exporting_.making;
    return shown;
}

}  // namespace frontline
