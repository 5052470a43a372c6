// Layers of own files in another style.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "map/data_store.hpp"
#include "map/selection.hpp"

namespace frontline {

/// The same layer with the style. tables: of its parts, one for each, as they were read (DataStore::table() of their
/// files).
struct Restyled {
    std::vector<OwnLayer> parts;  // as many as there were, in that order
    std::size_t features = 0;     // of all of its tables
    std::size_t chosen = 0;       // that the style's filter leaves
    FeatureClasses classes;       // empty where none are asked for
};

/// The rules of a layer made again in a style: of all its parts, which a mixed layer has several of. Nothing in `parts`
/// or in the store is changed. Takes as long as filter and classes of all features take (a second per million): for
/// the window, in the background.
/// Error: a table cannot be read; a filter that cannot be understood; an unknown column; no classes; no dates. Names
/// the option of the command line that it is about.
Result<Restyled> restyled(DataStore& store, std::span<const OwnLayer> parts, const OwnStyle& style);

/// A problem with a style without the option of the command line that it names: there is none in a window.
std::string withoutOption(const std::string& problem);

/// The parts of the layer of that id, or of the layer that the id is a part of.
std::vector<OwnLayer> partsOf(const Selection& selection, LayerId id);
/// Puts the parts in the place of those with their ids. What the selection does not have is passed over.
void replaceParts(Selection& selection, const std::vector<OwnLayer>& parts);

}  // namespace frontline
