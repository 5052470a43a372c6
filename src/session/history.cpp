#include "session/history.hpp"

namespace frontline {

namespace {

std::optional<Selection> step(std::vector<Selection>& from, std::vector<Selection>& to, const Selection& current)
{
    if (from.empty()) return std::nullopt;
    to.push_back(current);
    Selection next = std::move(from.back());
    from.pop_back();
    return next;
}

}  // namespace

std::size_t History::bytes() const
{
    std::size_t sum = 0;
    for (const auto* steps : {&past_, &future_})
        for (const Selection& step : *steps) sum += bytesOf(step);
    return sum;
}

void History::record(const Selection& before, const std::string& key)
{
    future_.clear();
    if (!key.empty() && key == openKey_) return;
    openKey_ = key;
    past_.push_back(before);
    if (past_.size() > limit) past_.erase(past_.begin());
}

std::optional<Selection> History::undo(const Selection& current)
{
    closeStep();
    return step(past_, future_, current);
}

std::optional<Selection> History::redo(const Selection& current)
{
    closeStep();
    return step(future_, past_, current);
}

}  // namespace frontline
