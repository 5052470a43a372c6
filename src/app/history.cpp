#include "app/history.hpp"

namespace frontline {

namespace {

std::optional<Document> step(std::vector<Document>& from, std::vector<Document>& to, const Document& current)
{
    if (from.empty()) return std::nullopt;
    to.push_back(current);
    Document next = std::move(from.back());
    from.pop_back();
    return next;
}

}  // namespace

void History::record(const Document& before, const std::string& key)
{
    future_.clear();
    if (!key.empty() && key == openKey_) return;
    openKey_ = key;
    past_.push_back(before);
    if (past_.size() > limit) past_.erase(past_.begin());
}

std::optional<Document> History::undo(const Document& current)
{
    closeStep();
    return step(past_, future_, current);
}

std::optional<Document> History::redo(const Document& current)
{
    closeStep();
    return step(future_, past_, current);
}

}  // namespace frontline
