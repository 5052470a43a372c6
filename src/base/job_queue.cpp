#include "base/job_queue.hpp"

#include <atomic>
#include <utility>

namespace frontline {

namespace {

std::atomic<int> atWork{0};

}  // namespace

bool JobQueue::anyAtWork()
{
    return atWork > 0;
}

JobQueue::~JobQueue()
{
    std::deque<std::function<void()>> dropped;
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
        dropped.swap(jobs_);
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void JobQueue::push(std::function<void()> job)
{
    {
        const std::scoped_lock lock(mutex_);
        jobs_.push_back(std::move(job));
        if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    }
    wake_.notify_one();
}

void JobQueue::dropWaiting()
{
    std::deque<std::function<void()>> dropped;
    const std::scoped_lock lock(mutex_);
    dropped.swap(jobs_);
}

void JobQueue::run()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
            ++atWork;
        }
        job();
        --atWork;
    }
}

}  // namespace frontline
