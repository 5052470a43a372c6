// The rows of a table that is text, taken apart piece by piece.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace frontline {

/// Fields as they stand, quotes included.
using TableRow = std::vector<std::string>;

class TableRows {
public:
    explicit TableRows(char separator) : separator_(separator) {}

    /// More of the text, which is UTF-8.
    void add(std::string_view text);
    /// There is no more of it.
    void end();
    /// The rows that are whole, once. Empty lines are none.
    [[nodiscard]] std::vector<TableRow> take();

private:
    void endField();
    void endRow();
    /// A row that is longer is broken where it is: a quote that is never closed would take all that follows.
    static constexpr std::size_t longestRow = 10'000'000;

    char separator_;
    std::vector<TableRow> rows_;
    TableRow row_;
    std::string field_;
    std::size_t length_ = 0;
    bool quoted_ = false, afterReturn_ = false;
};

/// What is within the quotes of a field.
std::string fieldText(std::string_view field);

/// How the rows of a table stand in a text, by its first rows.
struct TableForm {
    char separator = ',';
    /// Rows before the one of headings: a title, or Excel's "sep=;".
    std::size_t rowsBefore = 0;
    /// Quotes stand within fields, as marks of seconds or in GeoJSON, which other readers take for the beginning of a
    /// text.
    bool strayQuotes = false;
    /// The headings say where the places are.
    bool placesNamed = false;
};

/// Whether a row, of fields as they stand, names where the places of the rows that follow are.
bool namesPlaces(const TableRow& row);

/// start: the beginning of the text.
TableForm formOf(std::string_view start);

/// A row as a line of CSV with commas.
std::string lineOf(const TableRow& row);

}  // namespace frontline
