// Writing as a language has it: capitals, order of names, numbers, dates, where a line may end. By ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace frontline {

/// Texts are UTF-8; bytes that are not become U+FFFD.

/// A to Z in small letters, all else as it is: for endings of files and names of hosts, which no language changes.
std::string smallAscii(std::string text);

/// In capitals: "TIMIȘOARA".
std::string upperCase(std::string_view text, Language language);

/// For comparing without regard to case.
std::string foldCase(std::string_view text);

/// Whether a comes before b in the alphabet of a language: "Є" after "Е", "ґ" after "г".
bool comesBefore(std::string_view a, std::string_view b, Language language);

/// "113,866" or "113 866" (with a no-break space), "12.5" or "12,5".
std::string numberText(double value, int decimals, Language language);

/// A measured figure: whole from 100 on, with one decimal below, "0" for nothing.
std::string figureText(double value, Language language);

/// "8 August 2024" or "8 серпня 2024" of an ISO date, "August 2024" of one without a day; the text itself when it is
/// none.
std::string dateText(const std::string& isoDate, Language language);

/// The same within a sentence: "8 серпня 2024 року".
std::string dateInSentence(const std::string& isoDate, Language language);

/// Code points.
std::size_t characterCount(std::string_view text);

/// At most so many code points of a text, with an ellipsis where that is not all: for messages.
std::string shortened(std::string_view text, std::size_t most);

/// The longest text that is set in a picture, in characters: a title, a credit, the name of a layer. What is longer is
/// a mistake, or meant to cost time.
inline constexpr std::size_t longestText = 2000;

/// Whether the bytes are UTF-8.
bool isUtf8(std::string_view text);

/// As it may stand on a terminal, in a log, in XML or in a file of text: control characters (C0 but for line feed and
/// tab, DEL, C1), what turns the direction of writing, what is no character (U+FFFE, U+FFFF) and bytes that are not
/// UTF-8 become U+FFFD. The end of a line is a line feed. What is read from files is made so where it is read.
std::string printable(std::string_view text);

/// A text as a cell of a table that a spreadsheet opens: with an apostrophe before what would be taken for a formula
/// (it begins with = + - @, a tab or the end of a line). A number with its sign stays as it is.
std::string withoutFormula(std::string text);

/// A text as one word of a shell's command line: in quotes where it needs them.
std::string shellWord(const std::string& text);

/// The bytes after which a line may end, in order; the last is the end of the text. What a hyphen or dash joins, as the
/// years of a span, stays together, and so do a number with what it counts or measures, and a date.
std::vector<std::size_t> lineBreaks(std::string_view text, Language language);

/// What a language calls itself: "English", "Українська".
std::string ownName(Language language);

}  // namespace frontline
