// Empty fields of CSV: between quotes an empty text, without them no value. GDAL reads both as empty texts.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace frontline {

struct CsvBlanks {
    std::size_t rows = 0;  // of data, without headings and empty lines
    /// Row and field of each empty text between quotes, in the order of the file.
    std::vector<std::pair<std::size_t, std::size_t>> quoted;
};

/// fields: as the table names them, which says whether the first row is one of headings. Nothing is found in a file
/// that cannot be read.
CsvBlanks csvBlanks(const std::filesystem::path& path, const std::vector<std::string>& fields);

}  // namespace frontline
