// What OGR would read wrongly without a word, or not survive, in formats that are text: it is found before OGR opens
// the file, and put right in a copy in memory. Internal to data.
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

/// Whether OGR reads all of the word as a finite number.
bool isNumber(std::string_view word);

/// What stands for a number that is none: OGR makes it infinite, and what has it is left out where coordinates are
/// checked. (Not "nan": OGR's reader of GML makes 0 of that.)
inline constexpr std::string_view infiniteNumber = "1e999";

/// Bytes of the file, and what is to stand in their place.
struct Correction {
    std::uint64_t at = 0;
    std::size_t bytes = 0;
    std::string with;
};

class TextCheck {
public:
    /// In the order of the file.
    void correct(Correction correction) { corrections_.push_back(std::move(correction)); }
    /// Takes back those from there on.
    void forgetFrom(std::uint64_t at);
    /// Counts a word, of this line (from 1), that is no number where a coordinate should be.
    void broken(std::size_t line, std::string_view word);
    /// Something else that the user should know of the line.
    void note(std::size_t line, std::string what);

    [[nodiscard]] const std::vector<Correction>& corrections() const { return corrections_; }
    /// Whether so much of it is wrong that it is no map.
    [[nodiscard]] bool isTooMuch() const;
    /// shown: as messages name the file.
    [[nodiscard]] std::vector<std::string> warnings(const std::string& shown) const;

private:
    struct Note {
        std::size_t line = 0;
        std::string what;
    };
    std::vector<Correction> corrections_;
    std::size_t brokenCount_ = 0;
    Note firstBroken_;
    std::vector<Note> notes_;  // the first ones
    std::size_t noteCount_ = 0;
};

/// Of a KML, GML, GPX or GeoRSS in UTF-8 or Latin-1. Errors: it is no well-formed XML, is nested deeper than OGR
/// follows, names another file as an entity, or declares elements or attributes in its document type. shown: as
/// messages name the file; path: as GDAL's file functions take it.
Result<TextCheck> checkXml(const std::string& shown, const std::filesystem::path& path);

/// Of a MapInfo interchange file (.mif). What is no number becomes "nan" there: OGR's reader ends at an infinite one.
TextCheck checkMif(const std::filesystem::path& path);

/// Of a drawing (.dxf). Errors: its blocks stand in each other so often that there is no end to them; it has bytes that
/// are 0.
Result<TextCheck> checkDxf(const std::string& shown, const std::filesystem::path& path);

/// The first word of a well-known text that is neither a number nor one of its keywords, or that follows its end;
/// empty: there is none.
std::string_view brokenWordOfWkt(std::string_view text);

/// What GDAL is to open in the place of a file: the file, or a copy in memory in which all of the above is put right,
/// and whose encoding is UTF-8. The copy is removed by removeMemoryFile(). The warnings say what was wrong. Errors: as
/// above; an encoding that is not known; too much of it is wrong.
Result<std::filesystem::path> soundText(const std::string& shown, const std::filesystem::path& path);

/// The same of a KMZ, whose texts are each checked: one may lead to the others.
Result<std::filesystem::path> soundKmz(const std::string& shown, const std::filesystem::path& kmz);

/// A name in memory, in a folder of its own, for such a copy.
std::filesystem::path memoryFile(const std::string& name);

/// Does nothing where it is no copy of these.
void removeMemoryFile(const std::string& name);

}  // namespace frontline
