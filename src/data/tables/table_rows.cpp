#include "data/tables/table_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "data/tables/headings.hpp"

namespace frontline {

namespace {

/// Rows that tell how a table stands.
constexpr std::size_t rowsThatTell = 30, furthestHeading = 20;

std::vector<TableRow> firstRows(std::string_view start, char separator)
{
    TableRows rows(separator);
    rows.add(start);
    rows.end();
    std::vector<TableRow> out = rows.take();
    // The last one may be cut off.
    if (out.size() > 1 && start.size() > 4096) out.pop_back();
    out.resize(std::min(out.size(), rowsThatTell));
    return out;
}

/// Rows that have as many fields as most have, where those are several.
std::pair<std::size_t, std::size_t> agreement(const std::vector<TableRow>& rows)
{
    std::map<std::size_t, std::size_t> counts;
    for (const TableRow& row : rows) ++counts[row.size()];
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const auto& [fields, times] : counts)
        if (fields > 1) best = std::max(best, {times, fields});
    return best;
}

/// "sep=;" as Excel takes it.
char namedSeparator(std::string_view start)
{
    const bool named = smallAscii(std::string(start.substr(0, 4))) == "sep=" && start.size() > 5;
    return named && (start[5] == '\n' || start[5] == '\r') ? start[4] : '\0';
}

}  // namespace

void TableRows::add(std::string_view text)
{
    for (const char c : text) {
        const bool afterReturn = std::exchange(afterReturn_, false);
        if (!quoted_ && c == '\n' && afterReturn) continue;
        if (c == '"' && (quoted_ || field_.empty())) {
            quoted_ = !quoted_;
        } else if (c == '"' && field_.front() == '"') {
            quoted_ = true;  // the second of two, or a quote that somebody has left single
        } else if (!quoted_ && c == separator_) {
            endField();
            continue;
        } else if ((!quoted_ && (c == '\n' || c == '\r')) || ++length_ > longestRow) {
            endRow();
            afterReturn_ = c == '\r';
            continue;
        }
        field_ += c;
    }
}

void TableRows::end()
{
    endRow();
}

std::vector<TableRow> TableRows::take()
{
    return std::exchange(rows_, {});
}

void TableRows::endField()
{
    row_.push_back(std::exchange(field_, {}));
}

void TableRows::endRow()
{
    quoted_ = false;
    length_ = 0;
    if (row_.empty() && field_.empty()) return;
    endField();
    rows_.push_back(std::exchange(row_, {}));
}

std::string fieldText(std::string_view field)
{
    if (field.size() < 2 || field.front() != '"' || field.back() != '"') return std::string(field);
    std::string out;
    for (std::size_t at = 1; at + 1 < field.size(); ++at) {
        out += field[at];
        if (field[at] == '"' && field[at + 1] == '"') ++at;
    }
    return out;
}

bool namesPlaces(const TableRow& row)
{
    std::array<bool, 9> there{};
    for (const std::string& field : row) there[static_cast<std::size_t>(headingOf(fieldText(field)))] = true;
    const auto has = [&](Heading heading) { return there[static_cast<std::size_t>(heading)]; };
    return (has(Heading::Latitude) && has(Heading::Longitude)) || (has(Heading::Easting) && has(Heading::Northing)) ||
           (row.size() > 1 && (has(Heading::Coordinates) || has(Heading::LongitudeAndLatitude) || has(Heading::Mgrs)));
}

TableForm formOf(std::string_view start)
{
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    TableForm form;
    const char named = namedSeparator(start);
    // Where several serve as well, the comma is one of decimals.
    std::tuple<bool, std::size_t, std::size_t> best{};
    form.separator = named != '\0' ? named : ',';
    for (const char separator : {'\t', '|', ';', ','}) {
        const std::vector<TableRow> rows = firstRows(start, separator);
        const auto [times, fields] = agreement(rows);
        const std::tuple agreed{std::ranges::any_of(rows, namesPlaces), times, fields};
        if (named == '\0' && times > 0 && agreed > best) form.separator = separator, best = agreed;
    }
    const std::vector<TableRow> rows = firstRows(start, form.separator);
    form.strayQuotes = std::ranges::any_of(rows, [](const TableRow& row) {
        return std::ranges::any_of(
            row, [](const std::string& field) { return field.find('"', 1) != field.npos && field.front() != '"'; });
    });
    const std::size_t first = named != '\0' ? 1 : 0;
    form.rowsBefore = first;
    std::size_t most = 0;  // fields of the rows before
    for (std::size_t row = first; row < std::min(rows.size(), furthestHeading); ++row) {
        const auto filled = static_cast<std::size_t>(
            std::ranges::count_if(rows[row], [](const std::string& field) { return !fieldText(field).empty(); }));
        if (filled > most && namesPlaces(rows[row])) {
            form.rowsBefore = row;
            form.placesNamed = true;
            break;
        }
        most = std::max(most, filled);
    }
    return form;
}

std::string lineOf(const TableRow& row)
{
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string& field = row[i];
        if (i > 0) line += ',';
        const bool isQuoted = field.size() >= 2 && field.front() == '"' && field.back() == '"';
        if (isQuoted || field.find_first_of(",\"\r\n") == std::string::npos) {
            line += field;
            continue;
        }
        line += '"';
        for (const char c : field) line += c == '"' ? "\"\"" : std::string(1, c);
        line += '"';
    }
    return line + '\n';
}

}  // namespace frontline
