#include "data/column_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <unordered_set>
#include <utility>

namespace frontline {

namespace {

/// "05", and "05.25" where there are parts of one.
std::string seconds(float second)
{
    const bool whole = second == std::floor(second);
    return whole ? fmt::format("{:02}", static_cast<int>(second)) : fmt::format("{:06.3f}", second);
}

/// As ISO 8601 has it; "" where it is not known. 100 is UTC, and each unit more a quarter of an hour (OGR).
std::string zoneOf(int zone)
{
    if (zone <= 1) return "";
    const int minutes = std::abs(zone - 100) * 15;
    return zone == 100 ? "Z" : fmt::format("{}{:02}:{:02}", zone < 100 ? '-' : '+', minutes / 60, minutes % 60);
}

/// A second column of a name gets a number: values are found by it.
std::string distinct(const std::string& name, std::unordered_set<std::string>& taken)
{
    std::string one = name;
    for (int number = 2; !taken.insert(one).second; ++number) one = fmt::format("{} ({})", name, number);
    return one;
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
    return type == OFTDate ? date
                           : fmt::format("{}T{:02}:{:02}:{}{}", date, hour, minute, seconds(second), zoneOf(zone));
}

std::size_t mostColumns(std::int64_t features)
{
    constexpr std::size_t bytes = std::size_t{256} << 20, fewest = 64;
    const std::size_t rows = features < 1 ? (features < 0 ? 1'000'000 : 1) : static_cast<std::size_t>(features);
    return std::max(fewest, bytes / sizeof(std::string) / rows);
}

ColumnReader::ColumnReader(const OGRFeatureDefn& definition, std::size_t most, FileTexts& texts) : texts_(&texts)
{
    const int count = static_cast<int>(std::min(most, static_cast<std::size_t>(definition.GetFieldCount())));
    std::unordered_set<std::string> names;
    for (int i = 0; i < count; ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        Column column{distinct(texts.clean(field.GetNameRef()), names), {}};
        if (field.GetType() == OFTInteger || field.GetType() == OFTInteger64)
            column.values = std::vector<std::int64_t>{};
        else if (field.GetType() == OFTReal)
            column.values = std::vector<double>{};
        columns_.push_back(std::move(column));
    }
}

ColumnReader::ColumnReader(const OGRFeatureDefn& definition, std::size_t most, FileTexts& texts,
                           const std::vector<CellType>& types, bool decimalComma)
    : ColumnReader(definition, most, texts)
{
    ofText_ = true;
    decimalComma_ = decimalComma;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (types[i] == CellType::Whole) columns_[i].values = std::vector<std::int64_t>{};
        if (types[i] == CellType::Number) columns_[i].values = std::vector<double>{};
    }
}

void ColumnReader::addText(const OGRFeature& feature, int field)
{
    Column& column = columns_[static_cast<std::size_t>(field)];
    const std::string_view text = const_cast<OGRFeature&>(feature).GetFieldAsString(field);
    if (std::holds_alternative<std::vector<std::string>>(column.values)) {
        column.add(texts_->clean(text));
    } else if (std::holds_alternative<std::vector<std::int64_t>>(column.values)) {
        const auto whole = wholeOf(text);
        whole ? column.add<std::int64_t>(*whole) : column.addMissing();
    } else {
        const auto number = numberOf(text, decimalComma_);
        number ? column.add(*number) : column.addMissing();
    }
}

void ColumnReader::add(const OGRFeature& feature)
{
    for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
        Column& column = columns_[static_cast<std::size_t>(i)];
        if (!feature.IsFieldSetAndNotNull(i))
            column.addMissing();
        else if (ofText_)
            addText(feature, i);
        else if (std::holds_alternative<std::vector<std::int64_t>>(column.values))
            column.add<std::int64_t>(feature.GetFieldAsInteger64(i));
        else if (std::holds_alternative<std::vector<double>>(column.values))
            column.add(feature.GetFieldAsDouble(i));
        else
            column.add(texts_->clean(textOf(feature, i)));
    }
}

void ColumnReader::forgetValues()
{
    for (Column& column : columns_) {
        std::visit([](auto& values) { values.clear(); }, column.values);
        column.valid.clear();
    }
}

void ColumnReader::rename(const std::vector<std::string>& names)
{
    for (std::size_t i = 0; i < columns_.size() && i < names.size(); ++i)
        if (!names[i].empty()) columns_[i].name = names[i];
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

}  // namespace frontline
