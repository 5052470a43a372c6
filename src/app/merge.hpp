// Bringing what was loaded on a copy of the document back into the document, which may have changed meanwhile.
#pragma once

#include "map/document.hpp"

namespace frontline {

/// Whether the layer's content changes with the document's date.
bool followsDate(const Layer& layer);

/// Tables of layers and data files that current lacks are taken from loaded, where they hold for current's date.
void takeTables(Document& current, const Document& loaded);

/// Sets current to loaded's date, with loaded's content for the layers that follow it.
void takeDate(Document& current, const Document& loaded);

/// Adds the layers of loaded that current does not have on top, with their data.
void takeNewLayers(Document& current, const Document& loaded);

}  // namespace frontline
