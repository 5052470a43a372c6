// Numbers of coordinates in text formats that are none ("4O" for 40): OGR reads them as far as they go, or as 0, and
// says nothing. They are found before it opens the file. Internal to data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace frontline {

/// Whether OGR reads all of the word as a number. "nan", "inf" and "1e999" are numbers that are no places.
bool isNumber(std::string_view word);

/// Where in the file a word is that is no number: bytes from its start, and the line, from 1.
struct BrokenNumber {
    std::uint64_t at = 0;
    std::size_t bytes = 0;
    std::size_t line = 0;
};

/// More of them, and it is no map.
constexpr std::size_t mostBrokenNumbers = 100'000;

/// Those of the coordinates of a KML, GML, GPX or GeoRSS. The error is that it is no well-formed XML, or nested deeper
/// than OGR follows; shown: as it names the file. What is in an encoding that the parser does not know is not looked
/// into. path: as GDAL's file functions take it.
Result<std::vector<BrokenNumber>> brokenNumbersOfXml(const std::string& shown, const std::filesystem::path& path);

/// Those of a MapInfo interchange file (.mif), whose coordinates stand in lines of their own.
std::vector<BrokenNumber> brokenNumbersOfMif(const std::filesystem::path& path);

/// Those of a drawing (.dxf), whose values stand in lines of their own, each after that of its group code.
std::vector<BrokenNumber> brokenNumbersOfDxf(const std::filesystem::path& path);

/// The first word of a well-known text that is neither a number nor one of its keywords; empty: there is none.
std::string_view brokenWordOfWkt(std::string_view text);

/// The same file in memory, with an infinite number in the place of each: what has it is left out where coordinates are
/// checked. It is removed by removeMemoryFile(). Error: the file has changed.
Result<std::filesystem::path> withInfinityForBroken(const std::string& shown, const std::filesystem::path& path,
                                                    const std::vector<BrokenNumber>& broken);

/// Does nothing where it is none of withInfinityForBroken().
void removeMemoryFile(const std::string& name);

/// Which they are: the first of them, its line, and how many there are.
std::string brokenNumbersInWords(const std::string& shown, const std::filesystem::path& path,
                                 const std::vector<BrokenNumber>& broken);

}  // namespace frontline
