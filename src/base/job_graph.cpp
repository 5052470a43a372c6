#include "base/job_graph.hpp"

#include <algorithm>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/task_arena.hpp"

namespace frontline {

std::size_t JobGraph::addGuarded(int priority, std::function<Result<Done>()> work,
                                 const std::vector<std::size_t>& after)
{
    Job job{.priority = priority, .work = std::move(work), .waitsFor = after.size()};
    for (const std::size_t other : after) jobs_[other].unblocks.push_back(jobs_.size());
    jobs_.push_back(std::move(job));
    return jobs_.size() - 1;
}

Result<Done> JobGraph::run(const std::stop_token& stop)
{
    stop_ = stop;
    if (jobs_.size() > 1 && jobs() > 1) {
        runTasks(begin, this);
    } else {
        for (std::size_t i = 0; i < jobs_.size(); ++i) runNext();
    }
    Result<Done> all = Done{};
    for (const Job& job : jobs_) {
        if (!job.result) return job.result.error();
        all.warnings.insert(all.warnings.end(), job.result.warnings.begin(), job.result.warnings.end());
    }
    return all;
}

/// As many tasks as there are jobs that could start; which one a task takes, it decides when it runs.
void JobGraph::begin(TaskScope& scope, void* graph)
{
    auto& self = *static_cast<JobGraph*>(graph);
    self.scope_ = &scope;
    const auto ready = std::ranges::count_if(self.jobs_, [](const Job& job) { return job.waitsFor == 0; });
    for (std::ptrdiff_t i = 0; i < ready; ++i) scope.add(runTask, graph);
}

JobGraph::Job* JobGraph::nextReady()
{
    Job* best = nullptr;
    for (Job& job : jobs_)
        if (!job.started && job.waitsFor == 0 && (!best || job.priority > best->priority)) best = &job;
    return best;
}

void JobGraph::runTask(void* graph)
{
    auto& self = *static_cast<JobGraph*>(graph);
    const std::size_t ready = self.runNext();
    for (std::size_t i = 0; i < ready; ++i) self.scope_->add(runTask, graph);
}

/// How many jobs could start that could not before.
std::size_t JobGraph::runNext()
{
    Job* job = nullptr;
    {
        const std::scoped_lock lock(mutex_);
        job = nextReady();
        job->started = true;
        if (job->result && stop_.stop_requested()) job->result = Error{msg("stopped before it was done")};
    }
    Result<Done> result = job->result;
    if (result) result = job->work();
    const std::scoped_lock lock(mutex_);
    job->result = std::move(result);
    return end(*job);
}

/// Tells those that wait for the job; how many of them can start now.
std::size_t JobGraph::end(Job& job)
{
    std::size_t ready = 0;
    for (const std::size_t next : job.unblocks) {
        Job& waiting = jobs_[next];
        if (!job.result && waiting.result) waiting.result = job.result.error();
        if (--waiting.waitsFor == 0) ++ready;
    }
    return ready;
}

}  // namespace frontline
