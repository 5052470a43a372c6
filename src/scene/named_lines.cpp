#include "scene/named_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "geo/simplify.hpp"

namespace frontline {

namespace {

using End = std::pair<double, double>;

End endOf(const Xy& c)
{
    return {c.x, c.y};
}

/// Joins lines that share an end, each end with one other; what branches off stays a line of its own.
std::vector<std::vector<Xy>> joined(std::vector<std::vector<Xy>> lines)
{
    std::multimap<End, std::size_t> ends;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ends.emplace(endOf(lines[i].front()), i);
        ends.emplace(endOf(lines[i].back()), i);
    }
    std::vector<char> used(lines.size());
    std::vector<std::vector<Xy>> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (std::exchange(used[i], 1)) continue;
        std::vector<Xy> line = std::move(lines[i]);
        for (int side = 0; side < 2; ++side) {
            for (bool found = true; found;) {
                found = false;
                const auto [first, last] = ends.equal_range(endOf(line.back()));
                for (auto end = first; end != last && !found; ++end) {
                    if (used[end->second]) continue;
                    std::vector<Xy>& next = lines[end->second];
                    used[end->second] = 1;
                    found = true;
                    if (next.front() != line.back()) std::ranges::reverse(next);
                    line.insert(line.end(), next.begin() + 1, next.end());
                }
            }
            std::ranges::reverse(line);
        }
        out.push_back(std::move(line));
    }
    return out;
}

struct Named {
    std::uint32_t feature = 0;
    std::string text;  // in the language
    double priority = 0;
    std::vector<std::vector<Xy>> lines;
};

}  // namespace

std::vector<NamedLine> buildNamedLines(const FeatureTable& table, const DrawnLabel& style,
                                       const std::vector<std::uint32_t>& features, const RegionGround& ground,
                                       Language language)
{
    std::map<std::string, Named> byName;
    const FlatGeometry& geometry = table.geometry;
    for (const std::uint32_t feature : features) {
        const std::string translated = table.text(style.column.in(language), feature);
        std::string name = table.text(style.column.own(), feature);
        if (name.empty()) name = translated;
        if (name.empty() || !boundsOf(geometry, feature).intersects(ground.lonLat)) continue;
        const double value = style.priorityColumn.empty() ? 0 : table.number(style.priorityColumn, feature);
        Named& named = byName.try_emplace(std::move(name), Named{feature, {}, 0, {}}).first->second;
        if (named.text.empty()) named.text = translated;
        if (std::isfinite(value)) named.priority = std::max(named.priority, value);
        for (std::uint32_t p = geometry.featureStarts[feature]; p < geometry.featureStarts[feature + 1]; ++p) {
            const auto line = geometry.ring(geometry.partStarts[p]);
            if (line.size() >= 2) named.lines.emplace_back(line.begin(), line.end());
        }
    }
    std::vector<NamedLine> out;
    for (auto& [name, named] : byName) {
        const std::string& text = named.text.empty() ? name : named.text;
        FlatGeometry lines;
        lines.kind = GeometryKind::Line;
        for (const auto& line : joined(std::move(named.lines))) {
            lines.addRing(line);
            lines.endPart();
            lines.endFeature();
        }
        lines = simplifyForDisplay(lines, ground.toleranceMetres);
        ground.grid.forward(lines.coordinates);
        for (std::size_t r = 0; r < lines.ringCount(); ++r) {
            const auto ring = lines.ring(r);
            NamedLine line{named.feature, static_cast<int>(r), text, named.priority, {ring.begin(), ring.end()}, {}};
            for (const Xy& c : ring) line.bounds.add(c);
            if (line.bounds.intersects(ground.region.box)) out.push_back(std::move(line));
        }
    }
    return out;
}

}  // namespace frontline
