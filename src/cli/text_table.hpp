// Tables for people. Internal to cli.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace frontline {

/// The columns that a table fits into where its words allow it.
inline constexpr std::size_t tableWidth = 100;

/// Columns side by side, each as wide as its widest cell; the first row holds the headings. A cell is one line,
/// whatever a name holds; where the table would be wider than tableWidth, headings and cells of texts go on in the line
/// below. alignment: a letter for each column, 'l' (texts) or 'r' (figures, which are never broken).
std::string textTable(std::vector<std::vector<std::string>> rows, const std::string& alignment);

/// The text in lines of at most so many characters, unless a word is longer.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// A text as a cell of CSV, in quotes where it needs them; no spreadsheet takes it for a formula.
std::string csvCell(const std::string& value);

}  // namespace frontline
