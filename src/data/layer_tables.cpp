#include "data/layer_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/message.hpp"
#include "data/styles/simple_style.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

/// What can be wrong with coordinates and rings; the numbers of features that cannot be measured.
Result<std::vector<std::size_t>> putRight(FeatureGeometries::Collected& collected, const std::string& where,
                                          bool drawnOnly, LayerWarnings& warnings)
{
    const auto number = [&](std::size_t f) { return static_cast<std::size_t>(collected.sourceFeature[f]); };
    std::vector<std::size_t> unmeasurable = dropImpossibleCoordinates(collected.geometry, number, warnings);
    const auto note = [&](const InvalidPolygon& invalid) {
        const std::size_t feature = number(invalid.feature);
        if (!invalid.repaired) unmeasurable.push_back(feature);
        if (!invalid.checked)
            warnings.add(feature, msg("too much of the polygon lies side by side for it to be checked: it is drawn as "
                                      "it is, and cannot be measured"));
        else
            warnings.add(feature,
                         invalid.repaired
                             ? msg("the polygon was not valid and was repaired ({})", invalid.reason)
                             : msg("the polygon crosses itself too often to be repaired ({}): it is drawn as it "
                                   "is, and cannot be measured",
                                   invalid.reason));
    };
    const auto repaired =
        repairPolygons(collected.geometry, note, drawnOnly ? Validity::OfDrawn : Validity::OfMeasured);
    if (!repaired) return Error{fmt::format("{}: {}", where, repaired.error().message)};
    return unmeasurable;
}

Box boxOfPlaces(const FlatGeometry& geometry)
{
    Box box;
    for (const Xy c : geometry.coordinates)
        if (isPlace(c)) box.add(c);
    return box;
}

/// The columns for the listed features (ascending, each once). last: they are not asked for again.
std::vector<Column> takeColumns(std::vector<Column>& columns, const std::vector<std::uint32_t>& features, bool last)
{
    const std::size_t rows = columns.empty() ? 0 : columns.front().size();
    const bool all = features.size() == rows;  // each at most once, in order
    if (all && last) return std::exchange(columns, {});
    std::vector<Column> out;
    for (Column& column : columns) {
        out.push_back(selectFeatures(column, features));
        if (last) column = {};
    }
    return out;
}

}  // namespace

std::size_t AppendedTables::drawn() const
{
    return static_cast<std::size_t>(std::ranges::count(drawable, true));
}

Result<AppendedTables> appendTables(LayerContent content, const std::string& where, const ReadOptions& options,
                                    LayerWarnings& warnings, std::vector<FeatureTable>& tables)
{
    if (auto kept = checkPromise(content.crs, content.features, where); !kept) return kept.error();
    AppendedTables out{std::vector<bool>(content.features.featureCount()), {}, {}};
    StyleNotes notes;
    std::size_t kinds = 0;
    for (const auto& collected : content.features.byKind()) kinds += collected.sourceFeature.empty() ? 0 : 1;
    for (auto& collected : content.features.byKind()) {
        if (collected.sourceFeature.empty()) continue;
        if (content.crs.srs) {
            auto before = transformToWgs84(collected.geometry, *content.crs.srs, where);
            if (!before) return before.error();
            out.extent.add(*before);
        }
        if (!options.embedded) out.degrees.add(boxOfPlaces(collected.geometry));
        FeatureTable table;
        if (!options.embedded) {
            auto unmeasurable = putRight(collected, where, options.drawnOnly, warnings);
            if (!unmeasurable) return unmeasurable.error();
            table.unmeasurable = *std::move(unmeasurable);
        }
        for (std::size_t f = 0; f < collected.sourceFeature.size(); ++f)
            if (collected.geometry.featureStarts[f] < collected.geometry.featureStarts[f + 1])
                out.drawable[collected.sourceFeature[f]] = true;
        table.name = content.name;
        table.columns = takeColumns(content.columns, collected.sourceFeature, --kinds == 0);
        table.styles = selectFeatures(content.styles, collected.sourceFeature);
        table.geometry = std::move(collected.geometry);
        if (table.styles.empty() && !options.embedded) table.styles = simpleStyles(table);
        if (content.style && options.attributes) applyStyle(*content.style, table, notes);
        tables.push_back(std::move(table));
    }
    if (!content.crs.srs) out.extent = out.degrees;
    // The data of a map are drawn by its own rules.
    for (const std::string& note : options.drawnOnly ? notes.all() : std::vector<std::string>())
        warnings.add(msg("the style \"{}\" is not followed in all: {}", content.style->source, note));
    return out;
}

}  // namespace frontline
