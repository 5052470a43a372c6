#include "analysis/line_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "geo/distance_to_lines.hpp"
#include "geo/geodesic.hpp"
#include "map/control.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

struct Part {
    std::string id;
    FlatGeometry lines;
    double metres = 0;
    bool closed = true;  // each of its lines is a ring
};

/// In the order in which the parts come.
std::vector<Part> partsOf(const FeatureTable& lines)
{
    std::vector<Part> parts;
    for (std::size_t f = 0; f < lines.featureCount(); ++f) {
        const std::string id = lines.text("part", f);
        auto part = std::ranges::find(parts, id, &Part::id);
        if (part == parts.end()) {
            part = parts.insert(parts.end(), Part{id, {}});
            part->lines.kind = GeometryKind::Line;
        }
        const std::uint32_t only[] = {static_cast<std::uint32_t>(f)};
        const FlatGeometry feature = selectFeatures(lines.geometry, only);
        part->metres += geodesicLengthMetres(feature);
        for (std::size_t r = 0; r < feature.ringCount(); ++r)
            part->closed = part->closed && feature.ring(r).front() == feature.ring(r).back();
        appendFeatures(part->lines, feature);
    }
    return parts;
}

/// The place that people know the line by; empty where the map has none.
LocalText placeBy(const FeatureTable& places, const FlatGeometry& lines)
{
    constexpr double closeMetres = 6000, farDegrees = 0.5;
    Box around = boundsOf(lines);
    around = {around.minX - farDegrees, around.minY - farDegrees, around.maxX + farDegrees, around.maxY + farDegrees};
    LocalText best;
    double bestPeople = -1, bestMetres = INFINITY;
    for (std::size_t f = 0; f < places.featureCount(); ++f) {
        const Xy at = places.geometry.coordinates[f];
        if (!around.contains(at)) continue;
        const double metres = distanceToLinesMetres(lines, {at.x, at.y});
        const double number = places.number("population", f);
        const double people = metres > closeMetres ? -1 : number > 0 ? number : 0;
        if (people < bestPeople || (people == bestPeople && metres >= bestMetres)) continue;
        best = localName(places, f);
        bestPeople = people;
        bestMetres = metres;
    }
    return best;
}

LocalText nameOf(const Part& part, const FeatureTable* places, std::size_t number)
{
    const LocalText place = places ? placeBy(*places, part.lines) : LocalText();
    return inAllLanguages([&](Language language) {
        if (place.empty()) return part.closed ? trf(language, "pocket {}", number) : trf(language, "line {}", number);
        return part.closed ? trf(language, "pocket near {}", place.in(language))
                           : trf(language, "line near {}", place.in(language));
    });
}

}  // namespace

Result<std::vector<LocalText>> linePartNames(const MapData& data, const std::string& date)
{
    const auto lines = contactLinesOn(data, date);
    if (!lines) return lines.error();
    TablePointer places;
    if (const DataId id = data.map.roles.places; !id.empty()) {
        const auto read = data.table(id);
        if (!read) return read.error();
        if ((*read)->geometry.kind == GeometryKind::Point &&
            (*read)->geometry.coordinates.size() == (*read)->featureCount())
            places = *read;
    }
    const std::vector<Part> parts = partsOf(*lines);
    const auto longest = std::ranges::max_element(parts, {}, &Part::metres);
    std::vector<LocalText> names;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        const LocalText name =
            part == longest ? inAllLanguages("main line") : nameOf(*part, places.get(), names.size() + 1);
        const auto same = std::ranges::count_if(names, [&](const LocalText& known) {
            return known.own() == name.own() || known.own().starts_with(name.own() + " (");
        });
        names.push_back(same == 0 ? name : inAllLanguages([&](Language language) {
            return fmt::format("{} ({})", name.in(language), same + 1);
        }));
    }
    return names;
}

}  // namespace frontline
