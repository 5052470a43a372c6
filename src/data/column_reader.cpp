#include "data/column_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

namespace frontline {

namespace {

/// The texts as numbers, where all that are there are numbers or "nan" or "inf", which GDAL's reader of CSV takes for
/// words.
std::optional<Column> asNumbers(const Column& column)
{
    const auto* texts = std::get_if<std::vector<std::string>>(&column.values);
    if (!texts) return std::nullopt;
    Column out{column.name, std::vector<double>{}, column.valid};
    auto& numbers = std::get<std::vector<double>>(out.values);
    numbers.reserve(texts->size());
    bool any = false;
    for (std::size_t row = 0; row < texts->size(); ++row) {
        const std::string& text = (*texts)[row];
        double number = 0;
        if (!column.isMissing(row)) {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
            any = any || std::isfinite(number);
        }
        numbers.push_back(number);
    }
    return any ? std::optional(std::move(out)) : std::nullopt;
}

/// Of a time, by OGR's flag: quarters of an hour from 100, which is UTC; 0 and 1 say nothing of it.
std::string zoneText(int flag)
{
    if (flag <= 1) return "";
    if (flag == 100) return "Z";
    const int minutes = std::abs(flag - 100) * 15;
    return fmt::format("{}{:02}:{:02}", flag < 100 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

std::string textOf(const OGRFeature& feature, int field)
{
    const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
    if (type != OFTDate && type != OFTDateTime) return const_cast<OGRFeature&>(feature).GetFieldAsString(field);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (type == OFTDate) return date;
    const auto milliseconds = static_cast<int>(std::lround(static_cast<double>(second) * 1000));
    std::string out = fmt::format("{}T{:02}:{:02}:{:02}", date, hour, minute, milliseconds / 1000);
    if (milliseconds % 1000 != 0) out += fmt::format(".{:03}", milliseconds % 1000);
    return out + zoneText(zone);
}

std::size_t mostColumns(std::int64_t features)
{
    constexpr std::size_t bytes = std::size_t{256} << 20, fewest = 64;
    const std::size_t rows = features < 1 ? (features < 0 ? 1'000'000 : 1) : static_cast<std::size_t>(features);
    return std::max(fewest, bytes / sizeof(std::string) / rows);
}

ColumnReader::ColumnReader(const OGRFeatureDefn& definition, std::size_t most, FileTexts& texts) : texts_(texts)
{
    const int count = static_cast<int>(std::min(most, static_cast<std::size_t>(definition.GetFieldCount())));
    for (int i = 0; i < count; ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        Column column{texts.clean(field.GetNameRef()), {}};
        if (field.GetType() == OFTInteger || field.GetType() == OFTInteger64)
            column.values = std::vector<std::int64_t>{};
        else if (field.GetType() == OFTReal)
            column.values = std::vector<double>{};
        columns_.push_back(std::move(column));
    }
}

void ColumnReader::add(const OGRFeature& feature)
{
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        Column& column = columns_[static_cast<std::size_t>(i)];
        if (!feature.IsFieldSetAndNotNull(i))
            column.addMissing();
        else if (std::holds_alternative<std::vector<std::int64_t>>(column.values))
            column.add<std::int64_t>(feature.GetFieldAsInteger64(i));
        else if (std::holds_alternative<std::vector<double>>(column.values))
            column.add(feature.GetFieldAsDouble(i));
        else
            column.add(texts_.clean(textOf(feature, i)));
    }
}

void ColumnReader::forgetValues()
{
    for (Column& column : columns_) {
        std::visit([](auto& values) { values.clear(); }, column.values);
        column.valid.clear();
    }
}

std::vector<std::string> ColumnReader::names() const
{
    std::vector<std::string> out;
    for (const Column& column : columns_) out.push_back(column.name);
    return out;
}

void ColumnReader::emptyTextsAreMissing(const CsvBlanks& blanks)
{
    const auto isEmpty = [&](std::size_t row, std::size_t field) {
        const auto* texts = std::get_if<std::vector<std::string>>(&columns_[field].values);
        return !texts || (*texts)[row].empty();
    };
    const std::size_t rows = columns_.empty() ? 0 : columns_.front().size();
    const bool understood = blanks.rows == rows && std::ranges::all_of(blanks.quoted, [&](const auto& at) {
                                return at.second >= columns_.size() || isEmpty(at.first, at.second);
                            });
    for (std::size_t field = 0; field < columns_.size(); ++field) {
        if (!std::holds_alternative<std::vector<std::string>>(columns_[field].values)) continue;
        for (std::size_t row = 0; row < rows; ++row)
            if (isEmpty(row, field) &&
                !(understood && std::ranges::binary_search(blanks.quoted, std::pair(row, field))))
                columns_[field].setMissing(row);
    }
}

void ColumnReader::textsOfNumbersAreNumbers()
{
    for (Column& column : columns_)
        if (auto numbers = asNumbers(column)) column = *std::move(numbers);
}

}  // namespace frontline
