// A selection as one line of text, to be kept, sent and typed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/data_store.hpp"
#include "map/selection.hpp"

namespace frontline {

/// "date=2025-08-17&scenario=freeze&layers=+deposits&view=donbas": what differs from firstSelection(). Characters that
/// would be taken for separators are percent-encoded (RFC 3986).
std::string mapLink(const MapDefinition& map, const Selection& selection);

/// The reverse, over firstSelection(); own files are opened, which may take long. Errors name the key, the value and
/// the nearest that is known; warnings are those of the files.
Result<Selection> parseMapLink(const MapDefinition& map, DataStore& store, const std::string& text);

}  // namespace frontline
