#include "map/job_graph.hpp"

#include <thread>

namespace frontline {

std::size_t JobGraph::add(int priority, std::function<void()> work, const std::vector<std::size_t>& after)
{
    Job job;
    job.priority = priority;
    job.work = std::move(work);
    job.waitsFor = after.size();
    for (const std::size_t other : after) jobs_[other].unblocks.push_back(jobs_.size());
    jobs_.push_back(std::move(job));
    return jobs_.size() - 1;
}

void JobGraph::run()
{
    unfinished_ = jobs_.size();
    if (jobs_.size() < 2) return workUntilDone();
    std::thread other([this] { workUntilDone(); });
    workUntilDone();
    other.join();
}

JobGraph::Job* JobGraph::nextReady()
{
    Job* best = nullptr;
    for (Job& job : jobs_)
        if (!job.started && job.waitsFor == 0 && (!best || job.priority > best->priority)) best = &job;
    return best;
}

void JobGraph::workUntilDone()
{
    std::unique_lock lock(mutex_);
    while (unfinished_ > 0) {
        Job* job = nextReady();
        if (!job) {
            changed_.wait(lock);
            continue;
        }
        job->started = true;
        lock.unlock();
        job->work();
        lock.lock();
        --unfinished_;
        for (const std::size_t next : job->unblocks) --jobs_[next].waitsFor;
        changed_.notify_all();
    }
}

}  // namespace frontline
