// Styles as the OGC has them: Styled Layer Descriptor 1.0 and 1.1 (OGC 02-070, 05-078r4) with Symbology Encoding 1.1
// (05-077r4) and Filter Encoding (02-059, 04-095). Internal to data.
#pragma once

#include <optional>
#include <string>

#include "data/styles/layer_style.hpp"
#include "data/styles/xml_tree.hpp"

namespace frontline {

/// Of the <StyledLayerDescriptor> element: the layer of that name, else the first one. Rules with filters, symbolizers
/// of polygons, lines and points, labels of a property. What cannot be carried over is in the notes.
LayerStyle sldStyle(const XmlElement& descriptor, const std::string& layer);

/// What is in a <Filter>, as featuresWhere() has it: comparisons of a property, And, Or, Not, Between, Like, Null.
/// Absent: there is more in it.
std::optional<std::string> whereOfFilter(const XmlElement& filter);

}  // namespace frontline
