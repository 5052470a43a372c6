// Scenarios that were computed before, and the subdivisions that they share. Internal to analysis.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "analysis/base_ground.hpp"
#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"

namespace frontline {

/// What a result depends on: a text that says what was asked, and the tables that it was computed from.
struct ScenarioKey {
    std::string text;
    std::vector<std::shared_ptr<const FeatureTable>> tables;
    bool operator==(const ScenarioKey&) const = default;
};

/// The latest results, the oldest dropped first. May be used from several threads.
template <class Value>
class LatestResults {
public:
    explicit LatestResults(std::size_t capacity) : capacity_(capacity) {}

    /// nullptr when it is not here.
    std::shared_ptr<const Value> find(const ScenarioKey& key)
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [known, value] : entries_)
            if (known == key) return value;
        return nullptr;
    }
    void put(ScenarioKey key, std::shared_ptr<const Value> value)
    {
        const std::lock_guard lock(mutex_);
        if (entries_.size() == capacity_) entries_.pop_front();
        entries_.emplace_back(std::move(key), std::move(value));
    }

private:
    std::size_t capacity_;
    std::mutex mutex_;
    std::deque<std::pair<ScenarioKey, std::shared_ptr<const Value>>> entries_;
};

class ScenarioCache {
public:
    LatestResults<ScenarioResult> results{64};  // about 300 kB each
    LatestResults<BaseGround> grounds{6};       // about 2 MB each
    LatestResults<ComparisonResult> comparisons{16};
};

}  // namespace frontline
