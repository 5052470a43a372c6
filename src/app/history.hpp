// Undo and redo. A step is the whole document, which is cheap to keep: its tables are shared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/document.hpp"

namespace frontline {

class History {
public:
    /// Call with the document as it is before a change. Changes in a row with the same key, up to closeStep(), are
    /// one step; "" is always a step of its own. What was undone can no longer be redone.
    void record(const Document& before, const std::string& key = "");
    /// The next change begins a new step whatever its key.
    void closeStep() { openKey_.clear(); }

    /// The document to go back (forward) to, given the one there is; nullopt when there is none.
    std::optional<Document> undo(const Document& current);
    std::optional<Document> redo(const Document& current);

    [[nodiscard]] bool canUndo() const { return !past_.empty(); }
    [[nodiscard]] bool canRedo() const { return !future_.empty(); }

    static constexpr std::size_t limit = 200;

private:
    std::vector<Document> past_, future_;
    std::string openKey_;
};

}  // namespace frontline
