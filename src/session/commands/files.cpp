#include "session/commands/files.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "map/input_files.hpp"
#include "picture/picture_memory.hpp"
#include "picture/texts_beside.hpp"
#include "session/commands/window.hpp"
#include "session/export_plan.hpp"
#include "session/session.hpp"

namespace frontline {

void OpenFile::run(Session& session) const
{
    const std::filesystem::path map = mapMeant(path);
    if (!map.empty()) {
        session.files.toOpen = map;
        return;
    }
    session.work.pendingFiles.emplace_back(path);
    session.work.looksAtFiles = look;
}

void ReloadFile::run(Session& session) const
{
    auto& reloads = session.work.pendingReloads;
    if (std::ranges::find(reloads, std::filesystem::path(path)) == reloads.end()) reloads.emplace_back(path);
}

void StopFetching::run(Session& session) const
{
    session.store->fetches.stop();
}

void CancelReading::run(Session& session) const
{
    cancelReading(session);
}

void AnswerForFiles::run(Session& session) const
{
    answerForFiles(session, allow);
}

void DismissFilesQuestion::run(Session& session) const
{
    session.files.asks = false;
}

void TakeScreenshot::run(Session& session) const
{
    session.requests.screenshot = true;
}

void SetExport::run(Session& session) const
{
    Exporting& exporting = session.exporting;
    const ExportSettings before = exporting.settings;
    exporting.settings = followed(before, settings);
    if (exporting.settings.name != before.name) exporting.nameGiven = !exporting.settings.name.empty();
    exporting.available = availableMemory();
    exporting.question.clear();
    const bool fileChanged = exporting.settings.format != before.format || exporting.settings.folder != before.folder;
    if (fileChanged && !exporting.nameGiven) proposeExportName(session);
}

void StartExport::run(Session& session) const
{
    Exporting& exporting = session.exporting;
    exporting.available = availableMemory();
    if (exporting.job) {
        session.tell(session.say(text::exportRunning));
        return;
    }
    if (session.busy()) {  // what is on its way belongs in the picture
        session.tell(session.say(text::loading));
        return;
    }
    const std::string problem = exportProblem(exporting.settings, exporting.available, session.language());
    if (!problem.empty()) {
        session.complain(problem);
        return;
    }
    if (existing == Existing::Rename) {
        const std::string name = freeName(exporting.settings, exporting.settings.name);
        if (name.empty()) {
            session.complain(trf(session.language(), text::exportManyNames, exporting.settings.name));
            return;
        }
        exporting.settings.name = name;
    } else if (existing == Existing::Ask && isTaken(exporting.settings)) {
        exporting.question = exportPath(exporting.settings).filename().string();
        return;
    }
    exporting.question.clear();
    ExportJob job = exportJob(session);
    const std::filesystem::path& path = job.picture.path;
    std::vector<std::filesystem::path> outputs{path, sourcesFilePath(path)};
    if (job.picture.worldFile) outputs.push_back(worldFilePath(path));
    if (const auto kept = checkOutputs(session.map(), session.selection(), outputs); !kept) {
        session.complain(kept.error().message);
        return;
    }
    if (existing != Existing::Replace) job.picture.existing = AtomicFile::Existing::Keep;
    exporting.stop = job.stop;
    exporting.making = job.picture.path.filename().string();
    exporting.progress = 0;
    exporting.job = std::move(job);
    exporting.jobGiven = false;
}

void CancelExport::run(Session& session) const
{
    session.exporting.stop.request_stop();
}

void DismissExportQuestion::run(Session& session) const
{
    session.exporting.question.clear();
}

std::vector<NamedCommand> fileCommands()
{
    return {
        {"file.open", {"Ctrl+O"}, text::helpOpen, ShowDialog{Dialog::Open}},
        {"file.export", {"Ctrl+E"}, text::helpExport, ShowDialog{Dialog::Export}},
        {"file.screenshot", {"F12"}, text::helpScreenshot, TakeScreenshot{}},
    };
}

}  // namespace frontline
