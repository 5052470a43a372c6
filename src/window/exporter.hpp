// Pictures that are made while the window goes on: drawn, encoded and written on a thread of its own.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/job_queue.hpp"
#include "scene/scene.hpp"
#include "session/export_job.hpp"

namespace frontline {

class Exporter {
public:
    /// wake is called on the exporter's thread when there is news.
    explicit Exporter(std::function<void()> wake);
    /// Cancels what is under way; nothing half written stays.
    ~Exporter();
    Exporter(const Exporter&) = delete;
    Exporter& operator=(const Exporter&) = delete;

    /// After the jobs before it.
    void start(ExportJob job);
    /// The next that has ended, if there is one.
    std::optional<ExportResult> take();
    /// Of the picture that is being made, 0..1.
    [[nodiscard]] double progress() const { return progress_; }

private:
    [[nodiscard]] Result<ExportResult> work(const ExportJob& job);
    Result<PictureOutcome> make(const ExportJob& job, const JobProgress& progress, SizeEstimate& size);
    Result<Scene*> scene();

    std::function<void()> wake_;
    std::atomic<double> progress_{0};
    std::mutex mutex_;
    std::vector<ExportResult> ended_;             // guarded by mutex_
    std::stop_source running_{std::nostopstate};  // of the job that was started last
    std::unique_ptr<Scene> scene_;                // of the worker's thread; slow to make, so it is kept
    JobQueue queue_;                              // last: its thread uses the members above
};

}  // namespace frontline
