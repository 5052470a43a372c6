#include "scene/layer_mesh.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "base/timings.hpp"
#include "geo/clip.hpp"
#include "geo/simplify.hpp"
#include "map/rule_match.hpp"
#include "scene/mesh_builder.hpp"
#include "scene/named_lines.hpp"
#include "scene/table_levels.hpp"

namespace frontline {

namespace {

/// Edges are straight in longitude and latitude: adds vertices where they would bend by more than is tolerated, and
/// ever fewer the further they lie from what can be seen.
/// A chord of angle a on a circle of radius R leaves its arc by R a^2 / 8.
class Densifier {
public:
    Densifier(double toleranceMetres, const Box& seen) : toleranceMetres_(toleranceMetres), seen_(seen) {}

    void densify(FlatGeometry& geometry)
    {
        FlatGeometry out;
        out.kind = geometry.kind;
        out.partStarts = geometry.partStarts;
        out.featureStarts = geometry.featureStarts;
        out.coordinates.reserve(geometry.coordinates.size());
        for (std::size_t r = 0; r < geometry.ringCount(); ++r) {
            const auto ring = geometry.ring(r);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                if (i > 0) addBetween(ring[i - 1], ring[i], 0, out.coordinates);
                out.coordinates.push_back(ring[i]);
            }
            out.endRing();
        }
        geometry = std::move(out);
    }

private:
    /// Degrees from one vertex to the next, of what lies so many degrees from what is seen.
    [[nodiscard]] double stepDegrees(double awayDegrees) const
    {
        constexpr double earthRadiusMetres = 6371000, metresPerDegree = earthRadiusMetres * std::numbers::pi / 180;
        // Of what is not seen, half of the way to it; a degree of longitude may be short.
        const double bend = toleranceMetres_ + awayDegrees * metresPerDegree * 0.15;
        const double radians = std::sqrt(8 * bend / earthRadiusMetres) / 2;
        return std::clamp(radians * 180 / std::numbers::pi, 0.002, 2.0);
    }

    void addBetween(Xy a, Xy b, int depth, std::vector<Xy>& out) const
    {
        constexpr int deepest = 18;
        const double span = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
        if (!(span > stepDegrees(0)) || depth == deepest) return;
        const Box box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
        const double away = std::hypot(std::max({seen_.minX - box.maxX, 0.0, box.minX - seen_.maxX}),
                                       std::max({seen_.minY - box.maxY, 0.0, box.minY - seen_.maxY}));
        if (span <= stepDegrees(away)) return;
        const Xy middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        addBetween(a, middle, depth + 1, out);
        out.push_back(middle);
        addBetween(middle, b, depth + 1, out);
    }

    double toleranceMetres_;
    Box seen_;
};

/// Cells of this size, in pixels of the level, get triangles of their own; those with more vertices are halved further,
/// since edges that all cross each other take the tessellator time by the square of them. What is crowded in a cell of
/// the smaller size is filled pixel by pixel.
constexpr double cellPixels = 160, crowdedPixels = 20;
constexpr std::size_t cellVertices = 400;

/// The pixels of the box whose middles are inside by the even-odd rule, as a box for each run of them in a row. Takes
/// time by the rows that each edge crosses.
void addPixels(FillMeshBuilder& triangles, const std::vector<std::vector<Xy>>& rings, const Box& box,
               double unitsPerPixel)
{
    const auto columns = static_cast<std::size_t>(std::ceil(box.width() / unitsPerPixel));
    const auto rows = static_cast<std::size_t>(std::ceil(box.height() / unitsPerPixel));
    const double width = box.width() / static_cast<double>(columns), height = box.height() / static_cast<double>(rows);
    // Whether an odd number of edges lies left of a pixel's middle and right of the one before.
    std::vector<bool> turns(rows * (columns + 1));
    // The first row, or column, whose middle lies at the coordinate or behind it.
    const auto firstBehind = [](double at, double from, double step, std::size_t most) {
        return static_cast<std::size_t>(
            std::clamp(std::ceil((at - from) / step - 0.5), 0.0, static_cast<double>(most)));
    };
    for (const auto& ring : rings)
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Xy low = ring[i].y < ring[i + 1].y ? ring[i] : ring[i + 1];
            const Xy high = ring[i].y < ring[i + 1].y ? ring[i + 1] : ring[i];
            const std::size_t end = firstBehind(high.y, box.minY, height, rows);
            for (std::size_t row = firstBehind(low.y, box.minY, height, rows); row < end; ++row) {
                const double y = box.minY + (static_cast<double>(row) + 0.5) * height;
                const double x = low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y);
                const std::size_t at = row * (columns + 1) + firstBehind(x, box.minX, width, columns);
                turns[at] = !turns[at];
            }
        }
    for (std::size_t row = 0; row < rows; ++row) {
        const double south = box.minY + static_cast<double>(row) * height, north = south + height;
        bool inside = false;
        double from = 0;
        for (std::size_t column = 0; column <= columns; ++column) {
            const double x = box.minX + static_cast<double>(column) * width;
            const bool before =
                std::exchange(inside, column < columns && inside != turns[row * (columns + 1) + column]);
            if (inside && !before) from = x;
            if (!inside && before)
                triangles.addPolygon(std::vector<std::vector<Xy>>{
                    {{from, south}, {x, south}, {x, north}, {from, north}, {from, south}}});
        }
    }
}

/// Halves the box until the cells are small. The triangles of a whole country are long slivers, and a renderer pays for
/// every tile of the screen that a sliver touches; and small polygons are triangulated far faster than large ones.
void addInCells(FillMeshBuilder& triangles, const std::vector<std::vector<Xy>>& rings, const Box& box,
                double unitsPerPixel)
{
    std::size_t vertices = 0;
    for (const auto& ring : rings) vertices += ring.size();
    const bool wide = box.width() >= box.height();
    const double size = std::max(box.width(), box.height());
    if (vertices <= 6 || (size <= cellPixels * unitsPerPixel && vertices <= cellVertices)) {
        triangles.addPolygon(rings);
        return;
    }
    if (size <= crowdedPixels * unitsPerPixel) {
        addPixels(triangles, rings, box, unitsPerPixel);
        return;
    }
    Box halves[2] = {box, box};
    if (wide)
        halves[0].maxX = halves[1].minX = box.centre().x;
    else
        halves[0].maxY = halves[1].minY = box.centre().y;
    for (const Box& half : halves) {
        std::vector<std::vector<Xy>> inside;
        for (const auto& ring : rings)
            if (auto clipped = clipRing(ring, half); !clipped.empty()) inside.push_back(std::move(clipped));
        if (!inside.empty()) addInCells(triangles, inside, half, unitsPerPixel);
    }
}

Box boxOf(const std::vector<std::vector<Xy>>& rings)
{
    Box box;
    for (const auto& ring : rings)
        for (const Xy& c : ring) box.add(c);
    return box;
}

void buildFill(const FlatGeometry& projected, const Region& region, RuleMesh& mesh)
{
    const Box& box = region.box;
    FillMeshBuilder triangles(box.centre());
    LineMeshBuilder edges(box.centre());
    std::vector<std::vector<Xy>> rings;
    for (std::size_t p = 0; p < projected.partCount(); ++p) {
        rings.clear();
        for (std::uint32_t r = projected.partStarts[p]; r < projected.partStarts[p + 1]; ++r) {
            std::vector<Xy> clipped = clipRing(projected.ring(r), box);
            if (clipped.empty()) continue;
            if (rings.empty()) edges.startPolygon();
            edges.addRing(clipped);
            rings.push_back(std::move(clipped));
        }
        if (!rings.empty() && region.triangles) addInCells(triangles, rings, boxOf(rings), region.unitsPerPixel);
    }
    mesh.fill = triangles.take();
    mesh.edges = edges.take();
}

void buildLines(const FlatGeometry& projected, const Box& box, RuleMesh& mesh)
{
    LineMeshBuilder lines(box.centre());
    for (std::size_t r = 0; r < projected.ringCount(); ++r) {
        clipLine(projected.ring(r), box,
                 [&](std::span<const Xy> piece, double lengthBefore) { lines.addLine(piece, lengthBefore); });
    }
    mesh.lines = lines.take();
}

/// Where a feature's label stands: the point itself, the middle of the longest line, the centroid of the largest ring.
Xy anchorOf(const FlatGeometry& geometry, std::size_t feature)
{
    Xy best{std::nan(""), std::nan("")};
    double bestSize = -1;
    for (std::uint32_t p = geometry.featureStarts[feature]; p < geometry.featureStarts[feature + 1]; ++p) {
        const auto ring = geometry.ring(geometry.partStarts[p]);
        if (ring.empty()) continue;
        double size = 0;
        Xy at = ring[ring.size() / 2];
        if (geometry.kind == GeometryKind::Polygon) {
            Xy sum;
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const Xy a{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
                const Xy b{ring[i + 1].x - ring[0].x, ring[i + 1].y - ring[0].y};
                const double cross = a.x * b.y - b.x * a.y;
                size += cross;
                sum.x += (a.x + b.x) * cross, sum.y += (a.y + b.y) * cross;
            }
            if (size != 0) at = {ring[0].x + sum.x / (3 * size), ring[0].y + sum.y / (3 * size)};
            size = std::abs(size);
        } else {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i)
                size += std::hypot(ring[i + 1].x - ring[i].x, ring[i + 1].y - ring[i].y);
        }
        if (size > bestSize) bestSize = size, best = at;
    }
    return best;
}

std::vector<Anchor> buildAnchors(const FeatureTable& table, const DrawnRule& rule,
                                 const std::vector<std::uint32_t>& features, const RegionGround& ground,
                                 Language language)
{
    std::vector<Anchor> anchors;
    std::vector<Xy> positions;
    const auto add = [&](std::uint32_t feature, Xy at, bool first) {
        if (!ground.lonLat.contains(at)) return;
        Anchor anchor;
        anchor.feature = feature;
        if (rule.label && first) {
            anchor.text = labelText(table, *rule.label, feature, language);
            if (!rule.label->priorityColumn.empty()) {
                const double value = table.number(rule.label->priorityColumn, feature);
                anchor.priority = std::isfinite(value) ? value : 0;
            }
        }
        positions.push_back(at);
        anchors.push_back(std::move(anchor));
    };
    const FlatGeometry& geometry = table.geometry;
    for (const std::uint32_t feature : features) {
        if (geometry.kind != GeometryKind::Point) {
            add(feature, anchorOf(geometry, feature), true);
            continue;
        }
        // Each place of a feature has its symbol; the first its name.
        const std::uint32_t begin = geometry.featureStarts[feature], end = geometry.featureStarts[feature + 1];
        for (std::uint32_t p = begin; p < end; ++p)
            for (const Xy at : geometry.ring(geometry.partStarts[p])) add(feature, at, p == begin);
    }
    ground.grid.forward(positions);
    for (std::size_t i = 0; i < anchors.size(); ++i) anchors[i].mapUnits = positions[i];
    std::erase_if(anchors, [&](const Anchor& a) { return !ground.region.box.contains(a.mapUnits); });
    return anchors;
}

std::string daysKey(const DaySpan& days)
{
    constexpr std::int64_t open = std::numeric_limits<std::int64_t>::min();
    return fmt::format("of {}|{}|{}|{}|{}", days.column, days.endColumn, static_cast<int>(days.form),
                       days.first.value_or(open), days.last.value_or(open));
}

}  // namespace

std::string labelText(const FeatureTable& table, const DrawnLabel& label, std::size_t feature, Language language)
{
    std::string text = table.text(label.column.in(language), feature);
    if (label.decimals)
        if (const double value = table.number(label.column.own(), feature); std::isfinite(value))
            return numberText(value, *label.decimals, language);
    return text.empty() ? table.text(label.column.own(), feature) : text;
}

std::string rulesKey(const DrawnLayer& layer, Language language)
{
    std::string key;
    for (const DrawnRule& rule : layer.rules) {
        key += fmt::format("{}|{}|{}|{}|{}|{}{}{}{}|", rule.column, rule.fileStyle.value_or(FileStyles::none),
                           rule.min.value_or(NAN), rule.max.value_or(NAN), hasScaleRange(rule), rule.fill ? 'f' : '-',
                           rule.line ? 'l' : '-', rule.symbol ? 's' : '-',
                           rule.label ? rule.label->column.own() + "/" + rule.label->column.in(language) + "/" +
                                            rule.label->priorityColumn
                                      : "");
        for (const std::string& value : rule.values) key += value + "\x1f";
        if (rule.present) key += "present";
        if (rule.dayForm) key += fmt::format("days as {}", static_cast<int>(*rule.dayForm));
        if (rule.days) key += daysKey(*rule.days);
        if (rule.label && rule.label->decimals) key += fmt::format("decimals {}", *rule.label->decimals);
        key += "\n";
    }
    return key;
}

std::vector<std::vector<std::uint32_t>> featuresByRule(const FeatureTable& table, const std::vector<DrawnRule>& rules)
{
    std::vector<std::vector<std::uint32_t>> byRule(rules.size());
    // Of the rules of a file's styles, which may be many, each feature has one at most.
    std::vector<std::size_t> plain;
    std::unordered_map<std::uint32_t, std::size_t> ofStyle;
    for (std::size_t r = 0; r < rules.size(); ++r)
        if (!rules[r].fileStyle || hasScaleRange(rules[r]) || !ofStyle.try_emplace(*rules[r].fileStyle, r).second)
            plain.push_back(r);
    RuleMatcher matcher(table, rules);
    for (std::uint32_t feature = 0; feature < table.featureCount(); ++feature) {
        const auto own = ofStyle.find(table.styles.of(feature));
        const bool hasOwn = own != ofStyle.end() && matcher.matches(own->second, feature);
        const std::size_t last = hasOwn ? own->second : rules.size();
        bool taken = false;
        for (const std::size_t r : plain) {
            if (r > last) break;
            if (!matcher.matches(r, feature)) continue;
            byRule[r].push_back(feature);
            if ((taken = !hasScaleRange(rules[r]))) break;
        }
        if (hasOwn && !taken) byRule[last].push_back(feature);
    }
    return byRule;
}

LayerMesh buildLayerMesh(const DrawnLayer& layer, const RegionGround& ground, Language language)
{
    const Region& region = ground.region;
    LayerMesh mesh;
    mesh.table = layer.table;
    mesh.rulesKey = rulesKey(layer, language);
    mesh.rules.resize(layer.rules.size());
    if (!layer.table) return mesh;
    const FeatureTable& table = *layer.table;
    const auto byRule = featuresByRule(table, layer.rules);
    const auto level =
        ground.levels ? ground.levels->levelFor(layer.table, ground.toleranceMetres, ground.lonLat) : nullptr;
    for (std::size_t r = 0; r < layer.rules.size(); ++r) {
        const DrawnRule& rule = layer.rules[r];
        if (byRule[r].empty()) continue;
        const bool filled = rule.fill && table.geometry.kind == GeometryKind::Polygon;
        const bool lined = rule.line && table.geometry.kind != GeometryKind::Point;
        if (filled || lined) {
            FlatGeometry geometry =
                level ? simplifyForDisplay(*level->geometry, byRule[r], ground.lonLat, ground.toleranceMetres,
                                           level->partBoxes)
                      : simplifyForDisplay(table.geometry, byRule[r], ground.lonLat, ground.toleranceMetres);
            Densifier(ground.toleranceMetres, ground.lonLat).densify(geometry);
            {
                const TimedPhase timed(Phase::Project);
                ground.grid.forward(geometry.coordinates);
            }
            if (filled) buildFill(geometry, region, mesh.rules[r]);
            if (lined) buildLines(geometry, region.box, mesh.rules[r]);
        }
        if (rule.label && table.geometry.kind == GeometryKind::Line)
            mesh.rules[r].namedLines = buildNamedLines(table, *rule.label, byRule[r], ground, language);
        else if (rule.symbol || rule.label)
            mesh.rules[r].anchors = buildAnchors(table, rule, byRule[r], ground, language);
    }
    return mesh;
}

}  // namespace frontline
