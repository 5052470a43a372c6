// Work on a copy of the document that must not hold up the window: reading layers, changing the date, adding a file.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/worker.hpp"
#include "map/document.hpp"

namespace frontline {

struct LoadJob {
    enum class Kind { Layers, Date, File } kind = Kind::Layers;
    Document document;           // the copy to work on
    std::string date;            // of a Date job
    std::filesystem::path file;  // of a File job
    std::string assumedCrs;      // of its layers, when they name none
};

struct LoadResult {
    LoadJob job;                       // with the document as it is afterwards
    std::optional<std::string> error;  // the job failed and its document is to be dropped
    std::vector<std::string> warnings;
};

/// Does the job. Never throws: lack of memory comes back as an error.
LoadResult runJob(LoadJob job);

/// Runs jobs one after another on its own thread.
class Loader {
public:
    /// done is called on the loader's thread.
    explicit Loader(std::function<void()> done) : done_(std::move(done)) {}

    void start(LoadJob job);
    /// The next finished job, if there is one.
    std::optional<LoadResult> take();

private:
    std::function<void()> done_;
    std::mutex mutex_;
    std::deque<LoadResult> finished_;  // guarded by mutex_
    Worker worker_;                    // last: its thread uses the members above
};

}  // namespace frontline
