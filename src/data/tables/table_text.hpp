// A table that is text, in whatever encoding and with whatever separator, as GDAL reads it. Internal to data.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace frontline {

struct TableText {
    /// What GDAL is to open: the file, or a copy in memory in UTF-8 with commas (see removeMemoryFile()).
    std::filesystem::path path;
    /// "UTF-8", "windows-1251" ...
    std::string encoding;
    /// Numbers may have a decimal comma: what separates is another sign.
    bool decimalComma = false;
    /// What the .prj beside it says; "" for none.
    std::string crs = {};
};

/// encoding: the user's word, "" for none; a mark of UTF-8 or UTF-16 at the beginning of the file goes before it.
/// A warning names an encoding that was told by its looks. shown: as messages name the file; path: as GDAL's file
/// functions take it.
Result<TableText> soundTable(const std::string& shown, const std::filesystem::path& path, const std::string& encoding);

/// The warning of texts that do not say their encoding.
std::string encodingGuessed(const std::string& shown, const std::string& encoding);

}  // namespace frontline
