// Which work is to be done beside the window.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

#include "map/data_store.hpp"
#include "session/job.hpp"
#include "session/shown_map.hpp"

namespace frontline {

/// A file that is being read to be shown on the map.
struct FileReading {
    std::filesystem::path file;
    std::stop_source stop;
    double began = 0;    // seconds, of Session::now
    bool shown = false;  // it takes long: the window says so
};

struct Work {
    bool running = false;     // a job that something waits for
    std::string idle;         // the scenario that is being computed beside the others; "" for none
    std::string pendingDate;  // asked for, not shown yet
    std::deque<std::filesystem::path> pendingFiles;
    std::deque<std::filesystem::path> pendingReloads;  // own files that have changed
    std::optional<FileReading> reading;
    Box arrived;                             // longitude and latitude of what has been read of them
    bool looksAtFiles = true;                // the map flies there when all are read
    std::string assumedCrs;                  // of files to be added that name none
    std::string encoding;                    // of texts of files to be added; "" is as they say or look
    Failures failed;                         // what was tried and is not there: trying again would not bring it
    bool again = false;                      // what failed is to be tried once more
    std::set<std::string> told;              // warnings about it
    std::optional<Fetches::Shown> fetching;  // over the network now
};

/// In the order in which it is done.
enum class Want {
    Nothing,
    Reading,
    Date,
    File,
    Reload,
    Map,
    Style,
    Ledger,
    Attributes,
    Boxes,
    Highlight,
    Claims,
    Length,
    OwnFigures
};

/// What is to be done next for something that is to be seen.
Want wanted(const Session& session);

/// The work that is to be begun now: one job that something waits for, and one more beside it that nobody waits for.
std::optional<Job> nextJob(Session& session);

/// The file that is being read, and those that wait for it, are not wanted any more: the map stays as it is, and other
/// work is begun at once. Returns whether there were any.
bool cancelReading(Session& session);

/// Says that a file is being read once that takes long. Returns whether it says so from now on.
bool noteLongReading(Session& session);
/// Seconds: when it is to be called; infinity when never.
double longReadingAt(const Work& work);

/// Reads and computes what the selection shows.
Job drawJob(const MapPointer& map, const std::shared_ptr<DataStore>& store, const Selection& selection);

/// Takes over how far what is being fetched is. Returns whether that has changed.
bool followFetches(Session& session);

/// What has been tried in vain is tried once more.
void tryAgain(Work& work);

/// What the highlight, the length and the claims are asked for with.
std::string highlightKey(const Session& session);
std::string lengthKey(const Session& session);

/// Why there is no result of what is shown; "" when that is not known.
std::string whyNoResult(const Session& session);

}  // namespace frontline
