// The export dialog and the pictures that are made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "session/export_job.hpp"
#include "session/export_settings.hpp"

namespace frontline {

class Session;

struct Exporting {
    ExportSettings settings;                                                  // remembered for the session
    bool nameGiven = false;                                                   // by the user
    std::optional<std::uint64_t> available;                                   // bytes of memory, when it was last asked
    std::string question;                                                     // a file of this name is there
    std::optional<ExportJob> job;                                             // while a picture is being made
    bool jobGiven = false;                                                    // to the exporter
    std::stop_source stop{std::nostopstate}, estimateStop{std::nostopstate};  // of what is under way
    double progress = 0;
    std::string making;
    std::string wantedKey, estimateKey;  // of the estimate that is wanted, and of the one there is
    double restsAt = 0;                  // seconds: when the one that is wanted may begin
    bool estimateRunning = false;
    std::optional<SizeEstimate> estimate;
};

/// Work for the exporter that is to be begun now: a picture that was asked for, or an estimate of the size of its
/// file, once the map rests. atOnce: does not wait for that.
std::optional<ExportJob> nextExport(Session& session, double now, bool atOnce = false);
/// Returns whether what is seen changed.
bool setExportProgress(Session& session, double share);
void finishExport(Session& session, const ExportResult& result, double now);
/// An estimate is to come.
[[nodiscard]] bool estimating(const Session& session);
/// The export dialog as it is to be shown; absent while it is closed and no picture is being made.
[[nodiscard]] std::optional<ExportView> exportShown(const Session& session);
/// What the export dialog would write now, and where; the view is that of the frame.
[[nodiscard]] ExportJob exportJob(const Session& session);
/// When the dialog opens, and after each picture: a name that is free, unless the user gave one.
void proposeExportName(Session& session);

}  // namespace frontline
