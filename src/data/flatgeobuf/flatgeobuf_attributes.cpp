#include "data/flatgeobuf/flatgeobuf_attributes.hpp"

#include <ogr_core.h>

#include <cstring>
#include <limits>
#include <string>
#include <string_view>

#include "data/column_reader.hpp"

namespace frontline {

using flatgeobuf::ColumnType;

FlatGeobufAttributes::FlatGeobufAttributes(const flatgeobuf::Header& header, OGRFeatureDefn& definition,
                                           std::vector<Column>& kept, FileTexts& texts)
    : scratch_(&definition), kept_(kept), texts_(texts)
{
    if (const auto* const columns = header.columns())
        for (const flatgeobuf::Column* column : *columns) types_.push_back(column->type());
    seen_.resize(types_.size());
}

bool FlatGeobufAttributes::add(const flatbuffers::Vector<std::uint8_t>* properties)
{
    ++feature_;
    Bytes bytes{properties ? properties->Data() : nullptr, properties ? properties->size() : 0};
    std::uint16_t column = 0;
    if (bytes.left > 0 && bytes.left <= sizeof(column)) return false;
    while (bytes.left >= sizeof(column)) {
        std::memcpy(&column, bytes.at, sizeof(column));
        bytes = {bytes.at + sizeof(column), bytes.left - sizeof(column)};
        if (column >= types_.size() || seen_[column] == feature_ || !addValue(column, bytes)) return false;
        seen_[column] = feature_;
    }
    for (Column& kept : kept_)
        if (kept.size() < feature_) kept.addMissing();
    return true;
}

bool FlatGeobufAttributes::addValue(std::size_t column, Bytes& bytes)
{
    const ColumnType type = types_[column];
    if (type < ColumnType::String) return addNumber(column, bytes);
    std::uint32_t length = 0;
    if (type > ColumnType::Binary || bytes.left < sizeof(length)) return false;
    std::memcpy(&length, bytes.at, sizeof(length));
    bytes = {bytes.at + sizeof(length), bytes.left - sizeof(length)};
    if (length > bytes.left) return false;
    const std::string_view value(reinterpret_cast<const char*>(bytes.at), length);
    bytes = {bytes.at + length, bytes.left - length};
    if (type == ColumnType::DateTime || type == ColumnType::Binary) return addOther(column, value);
    addText(column, value.substr(0, value.find('\0')));
    return true;
}

void FlatGeobufAttributes::addText(std::size_t column, std::string_view text)
{
    if (column < kept_.size())
        kept_[column].add(texts_.clean(text));
    else if (kept_.empty())
        texts_.note(text);
}

bool FlatGeobufAttributes::addOther(std::size_t column, std::string_view value)
{
    const int field = static_cast<int>(column);
    constexpr std::size_t longestDate = 32;
    if (types_[column] == ColumnType::DateTime) {
        OGRField date;
        OGR_RawField_SetUnset(&date);
        if (value.size() > longestDate) return false;
        if (column >= kept_.size() || !OGRParseDate(std::string(value).c_str(), &date, 0)) return true;
        scratch_.SetField(field, &date);
    } else {
        if (value.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
        if (column >= kept_.size()) return true;
        scratch_.SetField(field, static_cast<int>(value.size()), static_cast<const void*>(value.data()));
    }
    addText(column, textOf(scratch_, field));
    return true;
}

template <class From, class To>
bool FlatGeobufAttributes::addAs(std::size_t column, Bytes& bytes)
{
    From value;
    if (bytes.left < sizeof(value)) return false;
    std::memcpy(&value, bytes.at, sizeof(value));
    bytes = {bytes.at + sizeof(value), bytes.left - sizeof(value)};
    if (column < kept_.size()) kept_[column].add(static_cast<To>(value));
    return true;
}

bool FlatGeobufAttributes::addNumber(std::size_t column, Bytes& bytes)
{
    switch (types_[column]) {
        case ColumnType::Byte:
            return addAs<std::int8_t, std::int64_t>(column, bytes);
        case ColumnType::UByte:
        case ColumnType::Bool:
            return addAs<std::uint8_t, std::int64_t>(column, bytes);
        case ColumnType::Short:
            return addAs<std::int16_t, std::int64_t>(column, bytes);
        case ColumnType::UShort:
            return addAs<std::uint16_t, std::int64_t>(column, bytes);
        case ColumnType::Int:
            return addAs<std::int32_t, std::int64_t>(column, bytes);
        case ColumnType::UInt:
            return addAs<std::uint32_t, std::int64_t>(column, bytes);
        case ColumnType::Long:
            return addAs<std::int64_t, std::int64_t>(column, bytes);
        case ColumnType::ULong:
            return addAs<std::uint64_t, double>(column, bytes);
        case ColumnType::Float:
            return addAs<float, double>(column, bytes);
        default:
            return addAs<double, double>(column, bytes);
    }
}

}  // namespace frontline
