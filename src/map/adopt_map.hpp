// An edit of map.toml or of a theme file, taken over into a document that is in use.
#pragma once

#include "map/document.hpp"

namespace frontline {

/// Changes the document by what differs between a map as it was read before and as it is now on disk, both with the
/// theme files there were (addThemes), shown in their own theme. Styles, themes, titles, sources and views become those
/// of the new reading; a layer is shown, faded or moved as the files now say where they have changed in that, and else
/// stays as it was put by hand. Data is kept but where its keys have changed: what depends on it is empty then, and is
/// to be loaded again. Added files stay on top. The theme, date, CRS and scenario shown stay, the theme unless it has
/// gone or the map names another one than before. Returns whether data has changed.
bool adoptMap(Document& document, const Document& before, const Document& now);

}  // namespace frontline
