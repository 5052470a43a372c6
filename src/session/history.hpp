// Undo and redo. A step is a selection: what the user chose, not what was read or computed for it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "map/selection.hpp"

namespace frontline {

class History {
public:
    /// Call with the selection as it is before a change. Changes in a row with the same key, up to closeStep(), are
    /// one step; "" is always a step of its own. What was undone can no longer be redone.
    void record(const Selection& before, const std::string& key = "");
    /// The next change begins a new step whatever its key.
    void closeStep() { openKey_.clear(); }

    /// The selection to go back (forward) to, given the one there is; nullopt when there is none.
    std::optional<Selection> undo(const Selection& current);
    std::optional<Selection> redo(const Selection& current);

    [[nodiscard]] bool canUndo() const { return !past_.empty(); }
    [[nodiscard]] bool canRedo() const { return !future_.empty(); }

    /// That all steps take together.
    [[nodiscard]] std::size_t bytes() const;

    static constexpr std::size_t limit = 200;

private:
    std::vector<Selection> past_, future_;
    std::string openKey_;
};

}  // namespace frontline
