// Styles of layers as QGIS writes them: .qml files, and styleQML of a GeoPackage. Internal to data.
#pragma once

#include "data/styles/layer_style.hpp"
#include "data/styles/xml_tree.hpp"

namespace frontline {

/// Of the <qgis> element: single, categorised, graduated and rule-based renderers, and simple labels. What cannot be
/// carried over is in the notes.
LayerStyle qgisStyle(const XmlElement& qgis);

}  // namespace frontline
