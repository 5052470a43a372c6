#include "map/class_breaks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace frontline {

namespace {

constexpr std::size_t mostGroups = 20000;

/// Ascending, each once, none that leaves nothing below it.
std::vector<double> cleaned(std::vector<double> breaks, double least)
{
    std::ranges::sort(breaks);
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    std::erase_if(breaks, [&](double b) { return !(b > least); });
    return breaks;
}

/// Equal values, or neighbours, with sums over all groups up to each.
struct Groups {
    std::vector<double> starts;                  // the least value of each
    std::vector<double> weights, sums, squares;  // one more than there are groups; of differences from the middle
};

Groups grouped(const std::vector<double>& sorted)
{
    std::size_t different = 1;
    for (std::size_t i = 1; i < sorted.size(); ++i) different += sorted[i] != sorted[i - 1] ? 1 : 0;
    const std::size_t together = (different + mostGroups - 1) / mostGroups;  // different values in a group
    const double wide = (sorted.back() - sorted.front()) / static_cast<double>(mostGroups);
    const double middle = sorted[sorted.size() / 2];
    Groups groups{{}, {0}, {0}, {0}};
    std::size_t inGroup = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const bool isNew = i == 0 || sorted[i] != sorted[i - 1];
        // What lies apart is not taken together.
        if (isNew && (i == 0 || ++inGroup == together || sorted[i] - sorted[i - 1] > wide)) {
            groups.starts.push_back(sorted[i]);
            groups.weights.push_back(groups.weights.back());
            groups.sums.push_back(groups.sums.back());
            groups.squares.push_back(groups.squares.back());
            inGroup = 0;
        }
        const double value = sorted[i] - middle;
        groups.weights.back() += 1;
        groups.sums.back() += value;
        groups.squares.back() += value * value;
    }
    return groups;
}

/// Sum of squares of the differences from their mean, of the groups [from, to).
double scatter(const Groups& groups, std::size_t from, std::size_t to)
{
    const double weight = groups.weights[to] - groups.weights[from];
    const double sum = groups.sums[to] - groups.sums[from];
    return std::max(0.0, groups.squares[to] - groups.squares[from] - sum * sum / weight);
}

/// The least scatter of the first groups in one class more than `before` has, and where that class begins.
struct JenksRow {
    JenksRow(const Groups& ofGroups, const std::vector<double>& before, std::size_t classes)
        : least(before.size(), 0), from(before.size(), 0), groups_(ofGroups), before_(before)
    {
        solve(classes, before.size() - 1, classes - 1, before.size() - 2);
    }

    std::vector<double> least;
    std::vector<std::size_t> from;

private:
    // Where the last class begins grows with the groups: half of them leave half of the places to the others.
    void solve(std::size_t first, std::size_t last, std::size_t lowest, std::size_t highest)
    {
        if (first > last) return;
        const std::size_t end = first + (last - first) / 2;
        double best = std::numeric_limits<double>::infinity();
        std::size_t at = lowest;
        for (std::size_t begin = lowest; begin <= std::min(highest, end - 1); ++begin) {
            const double whole = before_[begin] + scatter(groups_, begin, end);
            if (whole < best) best = whole, at = begin;
        }
        least[end] = best;
        from[end] = at;
        if (end > first) solve(first, end - 1, lowest, at);
        solve(end + 1, last, at, highest);
    }

    const Groups& groups_;
    const std::vector<double>& before_;
};

}  // namespace

std::vector<double> quantileBreaks(const std::vector<double>& sorted, std::size_t count)
{
    std::vector<double> breaks;
    for (std::size_t i = 1; i < count; ++i) {
        const double at = static_cast<double>(sorted.size() - 1) * static_cast<double>(i) / static_cast<double>(count);
        const auto below = static_cast<std::size_t>(at);
        const double next = sorted[std::min(below + 1, sorted.size() - 1)];
        breaks.push_back(sorted[below] + (next - sorted[below]) * (at - static_cast<double>(below)));
    }
    return cleaned(std::move(breaks), sorted.front());
}

std::vector<double> equalBreaks(const std::vector<double>& sorted, std::size_t count)
{
    std::vector<double> breaks;
    for (std::size_t i = 1; i < count; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(count);
        breaks.push_back(sorted.front() * (1 - share) + sorted.back() * share);
    }
    return cleaned(std::move(breaks), sorted.front());
}

std::vector<double> jenksBreaks(const std::vector<double>& sorted, std::size_t count)
{
    const Groups groups = grouped(sorted);
    const std::size_t all = groups.starts.size();
    count = std::min(count, all);
    std::vector<double> least(all + 1, 0);
    for (std::size_t end = 1; end <= all; ++end) least[end] = scatter(groups, 0, end);
    std::vector<std::vector<std::size_t>> from;
    for (std::size_t classes = 2; classes <= count; ++classes) {
        JenksRow row(groups, least, classes);
        least = std::move(row.least);
        from.push_back(std::move(row.from));
    }
    std::vector<double> breaks;
    std::size_t end = all;
    for (std::size_t c = from.size(); c-- > 0;) {
        end = from[c][end];
        breaks.push_back(groups.starts[end]);
    }
    return cleaned(std::move(breaks), sorted.front());
}

}  // namespace frontline
