// The numbers in the text of an XML element. Internal to text_formats.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace frontline {

/// How a text is divided into numbers.
struct NumberText {
    enum class Kind {
        None,
        Words,   // by blanks: pos, posList, gx:coord
        Tuples,  // by commas into a place's two or three numbers, by blanks into places: coordinates
    };
    Kind kind = Kind::None;
    /// GML may have other marks in coordinates (OGC 07-036r1, 10.1.3.2): of decimals, between numbers, between places.
    char decimal = '.', between = ',', places = ' ';
    /// Words of one place: fewer are none.
    std::size_t least = 0;
};

struct CorrectedNumbers {
    std::string text;  // with an infinite number for each that is none, and for those of a place with too many or few
    std::string word;  // the first that is no number, or whole place; empty: only blanks were put right
    std::size_t lines = 0;  // ends of lines before it
    std::size_t count = 0;
    bool isPlace = false;  // the word is a place with too many or few numbers
};

/// Absent: all of them are numbers.
std::optional<CorrectedNumbers> correctNumbers(std::string_view text, const NumberText& how);

/// The first word of two whole numbers with a comma between ("31,5"), which may be one with decimals; empty: none.
std::string_view commaBetweenWholes(std::string_view text);

}  // namespace frontline
