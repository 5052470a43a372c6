// Which work is to be done beside the window.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "map/data_store.hpp"
#include "session/job.hpp"
#include "session/shown_map.hpp"

namespace frontline {

struct Work {
    bool running = false;     // a job that something waits for
    std::string idle;         // the scenario that is being computed beside the others; "" for none
    std::string pendingDate;  // asked for, not shown yet
    std::deque<std::filesystem::path> pendingFiles;
    std::string assumedCrs;                  // of files to be added that name none
    Failures failed;                         // what was tried and is not there: trying again would not bring it
    bool again = false;                      // what failed is to be tried once more
    std::set<std::string> told;              // warnings about it
    std::optional<Fetches::Shown> fetching;  // over the network now
};

/// In the order in which it is done.
enum class Want { Nothing, Reading, Date, File, Map, Ledger, Highlight, Claims, Length };

/// What is to be done next for something that is to be seen.
Want wanted(const Session& session);

/// The work that is to be begun now: one job that something waits for, and one more beside it that nobody waits for.
std::optional<Job> nextJob(Session& session);

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
