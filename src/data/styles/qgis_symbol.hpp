// Symbols of QGIS, as its files of styles (.qml) have them. Internal to data.
#pragma once

#include "data/styles/layer_style.hpp"
#include "data/styles/xml_tree.hpp"

namespace frontline {

/// A class that holds all features of the kind of geometry that the <symbol> is for, drawn as its layers say together.
/// opacity: of the whole layer, 0..1. What cannot be carried over is added to the notes.
StyleClass qgisSymbol(const XmlElement& symbol, double opacity, StyleNotes& notes);

/// Colours "r,g,b,a", "r,g,b", "#rrggbb", the first also with more behind it ("…,rgb:…").
std::optional<Color> qgisColor(const std::string& text);

/// A number of an attribute; otherwise, where it is none or is not finite.
double qgisNumber(const std::string& text, double otherwise);

}  // namespace frontline
