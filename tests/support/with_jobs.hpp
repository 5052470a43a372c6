// A number of threads for as long as a test has need of it.
#pragma once

#include "base/jobs.hpp"

class WithJobs {
public:
    explicit WithJobs(int threads) : before_(frontline::jobs()) { frontline::setJobs(threads); }
    ~WithJobs() { frontline::setJobs(before_); }
    WithJobs(const WithJobs&) = delete;
    WithJobs& operator=(const WithJobs&) = delete;

private:
    int before_;
};
