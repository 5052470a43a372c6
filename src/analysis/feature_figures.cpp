#include "analysis/feature_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/measured_features.hpp"
#include "base/message.hpp"
#include "data/clean_geometry.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

void addFigures(FigureSums& to, const FigureSums& more)
{
    to.features += more.features;
    to.points += more.points;
    to.undecided += more.undecided;
    to.lengthMetres += more.lengthMetres;
    to.areaSquareMetres += more.areaSquareMetres;
}

void addRow(FigureRow& to, const FigureRow& more)
{
    addFigures(to.all, more.all);
    addFigures(to.near, more.near);
}

FigureValue valueAt(const Column& column, std::size_t feature)
{
    if (column.isMissing(feature)) return {};
    return std::visit(
        [&](const auto& values) -> FigureValue {
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::vector<double>>)
                if (std::isnan(values[feature])) return std::string("NaN");
            return values[feature];
        },
        column.values);
}

/// As measured: what one feature adds to the rows that it has a part in, and to the total.
class FigureAdder {
public:
    FigureAdder(const FigureGroups& groups, const Column* column) : groups_(groups), column_(column) {}

    void add(std::size_t feature, std::span<const FeaturePart> parts)
    {
        rowsOfFeature_.clear();
        FigureRow whole;
        for (const FeaturePart& part : parts) {
            const FigureKey key = keyOf(feature, part.ground);
            auto row = std::ranges::find(rowsOfFeature_, key, &std::pair<FigureKey, FigureRow>::first);
            if (row == rowsOfFeature_.end()) row = rowsOfFeature_.insert(row, {key, FigureRow()});
            addPart(row->second, part);
            addPart(whole, part);
        }
        for (auto& [key, row] : rowsOfFeature_) addRow(out_.rows[key], row);
        addRow(out_.total, whole);
    }

    FeatureFigures take() { return std::move(out_); }

private:
    [[nodiscard]] FigureKey keyOf(std::size_t feature, const GroundPart& ground) const
    {
        FigureKey key;
        if (column_) key.value = valueAt(*column_, feature);
        if (groups_.byOblast) key.oblast = ground.oblast.value_or(FigureKey::outsideOblasts);
        if (groups_.bySide) key.side = ground.side;
        return key;
    }

    static void addPart(FigureRow& row, const FeaturePart& part)
    {
        const auto addTo = [&](FigureSums& figures) {
            figures.features = 1;
            figures.points += part.points;
            figures.lengthMetres += part.metres;
            figures.areaSquareMetres += part.squareMetres;
        };
        addTo(row.all);
        row.all.undecided += part.undecided;
        if (part.ground.isNear) addTo(row.near);
    }

    const FigureGroups& groups_;
    const Column* column_;
    FeatureFigures out_;
    std::vector<std::pair<FigureKey, FigureRow>> rowsOfFeature_;
};

/// Features that are measured one after another. What adds up is the same however many threads there are.
struct FeatureChunk {
    std::size_t first = 0, end = 0;
};

std::vector<FeatureChunk> chunksOf(const FlatGeometry& geometry)
{
    constexpr std::size_t mostFeatures = 8192, mostVertices = 32768;
    const auto verticesBefore = [&](std::size_t feature) -> std::size_t {
        return geometry.ringStarts[geometry.partStarts[geometry.featureStarts[feature]]];
    };
    std::vector<FeatureChunk> chunks;
    for (std::size_t first = 0; first < geometry.featureCount();) {
        std::size_t end = first + 1;
        while (end < geometry.featureCount() && end - first < mostFeatures &&
               verticesBefore(end + 1) - verticesBefore(first) <= mostVertices)
            ++end;
        chunks.push_back({first, end});
        first = end;
    }
    return chunks;
}

struct ChunkFigures {
    FeatureFigures figures;
    std::vector<MeasuredFeatures::LeftOut> leftOut;
    std::vector<MeasuredFeatures::Repaired> repaired;
};

ChunkFigures figuresOfChunk(const FigureGround& ground, const FeatureTable& table, const FigureGroups& groups,
                            const Column* column, const FeatureChunk& chunk)
{
    MeasuredFeatures measured = measureFeatures(ground, table.geometry, chunk.first, chunk.end);
    FigureAdder adder(groups, column);
    for (std::size_t i = 0; i + 1 < measured.starts.size(); ++i)
        adder.add(chunk.first + i,
                  std::span(measured.parts).subspan(measured.starts[i], measured.starts[i + 1] - measured.starts[i]));
    ChunkFigures out{adder.take(), std::move(measured.leftOut), std::move(measured.repaired)};
    out.figures.leftOut = out.leftOut.size();
    return out;
}

/// A table has no numbers that a file has: where it lies tells which is meant.
std::string placeOf(const FlatGeometry& geometry, std::size_t feature)
{
    const Xy centre = boundsOf(geometry, feature).centre();
    return fmt::format("{:.4f}, {:.4f}", centre.x, centre.y);
}

void warnOf(const ChunkFigures& chunk, const FlatGeometry& geometry, LayerWarnings& warnings)
{
    for (const auto& [feature, reason] : chunk.repaired)
        warnings.add(msg("the area around {} (longitude, latitude) was not valid and was repaired ({})",
                         placeOf(geometry, feature), reason));
    for (const auto& [feature, reason] : chunk.leftOut)
        if (!reason.empty())
            warnings.add(msg("the area around {} (longitude, latitude) is left out of the figures: {}",
                             placeOf(geometry, feature), reason));
}

}  // namespace

void FeatureFigures::add(const FeatureFigures& more)
{
    for (const auto& [key, row] : more.rows) addRow(rows[key], row);
    addRow(total, more.total);
    leftOut += more.leftOut;
}

Result<FeatureFigures> featureFigures(const FigureGround& ground, const FeatureTable& table, const FigureGroups& groups,
                                      const std::string& file, const JobProgress& progress)
{
    const Column* column = groups.column.empty() ? nullptr : table.column(groups.column);
    if (!column && !groups.column.empty()) {
        std::vector<std::string> names;
        for (const Column& known : table.columns) names.push_back(known.name);
        return Error{unknownName("column", groups.column, names)};
    }
    const std::vector<FeatureChunk> chunks = chunksOf(table.geometry);
    const std::size_t together = 8 * static_cast<std::size_t>(jobs());
    FeatureFigures out;
    LayerWarnings warnings(file, table.name);
    for (std::size_t first = 0; first < chunks.size(); first += together) {
        if (progress.stopped()) return Error{msg("measuring was stopped")};
        progress.at(static_cast<double>(first) / static_cast<double>(chunks.size()));
        std::vector<ChunkFigures> measured(std::min(together, chunks.size() - first));
        parallelFor(measured.size(), [&](std::size_t i) {
            if (!progress.stopped()) measured[i] = figuresOfChunk(ground, table, groups, column, chunks[first + i]);
        });
        for (const ChunkFigures& chunk : measured) {
            out.add(chunk.figures);
            warnOf(chunk, table.geometry, warnings);
        }
    }
    if (progress.stopped()) return Error{msg("measuring was stopped")};
    progress.at(1);
    return {std::move(out), warnings.take()};
}

}  // namespace frontline
