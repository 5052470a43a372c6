// Where named widgets are on the screen, so that tests click on what they mean.
#pragma once

#include <map>
#include <string>

#include "geo/coordinates.hpp"

namespace frontline {

/// Rectangles in pixels by name, of the frame that is being drawn.
class WidgetLog {
public:
    void clear() { rectangles_.clear(); }
    void note(const std::string& name, const Box& pixels) { rectangles_[name] = pixels; }
    [[nodiscard]] const std::map<std::string, Box>& rectangles() const { return rectangles_; }

private:
    std::map<std::string, Box> rectangles_;
};

/// Notes the widget that ImGui drew last, if its middle is in sight. Does nothing without a log.
void noteLastWidget(WidgetLog* log, const std::string& name);

/// The same for a row of a table that spans its columns: the part in the first one.
void noteLastRow(WidgetLog* log, const std::string& name, float width);

}  // namespace frontline
