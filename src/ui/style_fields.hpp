// The fields of the window for the style of a layer. Internal to ui.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "map/own_style.hpp"
#include "session/styling.hpp"
#include "ui/ui.hpp"

namespace frontline {

/// What the window is about.
struct StyledLayer {
    std::vector<OwnLayer> parts;
    std::vector<TablePointer> tables;  // of the parts; null where one is not there any more
    [[nodiscard]] bool has(GeometryKind kind) const;
    /// Of all parts, each name once.
    [[nodiscard]] std::vector<std::string> columnNames() const;
};

/// A choice of one among several, the first of which may stand for none.
using Choices = std::vector<std::pair<std::string, std::string>>;  // value, what is written
/// The title on the left, the field on the right. Returns whether another was chosen.
bool drawChoice(const Ui& ui, const Phrase& title, const std::string& name, const Choices& choices, std::string& value);
/// The columns, after one that is none.
Choices columnChoices(const StyledLayer& layer, const std::string& none);
/// Begins a line of the window: writes the title; the field comes next and takes the rest of the line.
void beginField(const Ui& ui, const Phrase& title);

/// Each changes the style, and returns whether it has. An edit that is done ends its step of undo.
bool drawLook(const Ui& ui, const StyledLayer& layer, OwnStyle& style, Commands& commands);
bool drawClasses(const Ui& ui, const StyledLayer& layer, OwnStyle& style, Commands& commands);
bool drawLabels(const Ui& ui, const StyledLayer& layer, OwnStyle& style);
bool drawFilter(const Ui& ui, const StyledLayer& layer, OwnStyle& style);
bool drawDays(const Ui& ui, const StyledLayer& layer, OwnStyle& style);

}  // namespace frontline
