#include "data/feature_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace frontline {

std::size_t Column::size() const
{
    return std::visit([](const auto& held) { return held.size(); }, values);
}

void Column::addMissingUpTo(std::size_t features)
{
    if (features <= size()) return;
    if (valid.empty()) valid.assign(size(), true);
    std::visit([&](auto& held) { held.resize(features); }, values);
    valid.resize(features, false);
}

void Column::setMissing(std::size_t feature)
{
    if (valid.empty()) valid.assign(size(), true);
    valid[feature] = false;
}

const Column* FeatureTable::column(std::string_view columnName) const
{
    for (const Column& c : columns)
        if (c.name == columnName) return &c;
    return nullptr;
}

bool FeatureTable::isMissing(std::string_view columnName, std::size_t feature) const
{
    const Column* c = column(columnName);
    return !c || c->isMissing(feature);
}

std::string FeatureTable::text(std::string_view columnName, std::size_t feature) const
{
    const Column* c = column(columnName);
    if (!c || c->isMissing(feature)) return "";
    if (const auto* texts = std::get_if<std::vector<std::string>>(&c->values)) return (*texts)[feature];
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&c->values))
        return fmt::to_string((*integers)[feature]);
    const double value = std::get<std::vector<double>>(c->values)[feature];
    return std::isnan(value) ? "NaN" : fmt::format("{}", value);
}

bool FeatureTable::reads(std::string_view columnName, std::size_t feature, std::string_view wanted) const
{
    return !isMissing(columnName, feature) && text(columnName, feature) == wanted;
}

double FeatureTable::number(std::string_view columnName, std::size_t feature) const
{
    const Column* c = column(columnName);
    if (!c || c->isMissing(feature)) return std::nan("");
    if (const auto* doubles = std::get_if<std::vector<double>>(&c->values)) return (*doubles)[feature];
    if (const auto* integers = std::get_if<std::vector<std::int64_t>>(&c->values))
        return static_cast<double>((*integers)[feature]);
    const std::string& written = std::get<std::vector<std::string>>(c->values)[feature];
    double value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    return error == std::errc{} && end == written.data() + written.size() ? value : std::nan("");
}

std::size_t bytesOf(const FeatureTable& table)
{
    const FlatGeometry& geometry = table.geometry;
    std::size_t bytes =
        sizeof(FeatureTable) + geometry.coordinates.capacity() * sizeof(Xy) +
        (geometry.ringStarts.capacity() + geometry.partStarts.capacity() + geometry.featureStarts.capacity()) *
            sizeof(std::uint32_t);
    for (const Column& column : table.columns)
        std::visit(
            [&](const auto& values) {
                bytes += sizeof(Column) + values.capacity() * sizeof(values[0]);
                if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<std::string>>)
                    for (const std::string& value : values)
                        bytes += value.capacity() > 15 ? value.capacity() + 1 : 0;  // short texts lie within
            },
            column.values);
    bytes += table.styles.ofFeature.capacity() * sizeof(std::uint32_t) + table.styles.styles.size() * sizeof(FileStyle);
    return bytes;
}

Column selectFeatures(const Column& column, const std::vector<std::uint32_t>& features)
{
    Column selected{column.name, {}};
    std::visit(
        [&](const auto& values) {
            std::decay_t<decltype(values)> kept;
            kept.reserve(features.size());
            for (const std::uint32_t f : features) kept.push_back(values[f]);
            selected.values = std::move(kept);
        },
        column.values);
    if (std::ranges::any_of(features, [&](std::uint32_t f) { return column.isMissing(f); })) {
        selected.valid.reserve(features.size());
        for (const std::uint32_t f : features) selected.valid.push_back(!column.isMissing(f));
    }
    return selected;
}

FeatureTable selectFeatures(const FeatureTable& table, const std::vector<std::uint32_t>& features)
{
    FeatureTable out;
    out.name = table.name;
    out.geometry = selectFeatures(table.geometry, features);
    for (const Column& column : table.columns) out.columns.push_back(selectFeatures(column, features));
    out.styles = selectFeatures(table.styles, features);
    return out;
}

}  // namespace frontline
