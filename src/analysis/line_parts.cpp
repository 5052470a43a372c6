#include "analysis/line_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"
#include "geo/distance_to_lines.hpp"
#include "geo/geodesic.hpp"
#include "map/control.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

struct Part {
    FlatGeometry lines;
    double metres = 0;
    bool closed = false;
};

std::vector<Part> partsOf(const StretchedLine& line)
{
    std::vector<Part> parts;
    for (const std::vector<LineStretch>& stretches : line.lines) {
        std::vector<Xy> whole;
        for (const LineStretch& stretch : stretches) {
            const bool joined = !whole.empty() && !stretch.lonLat.empty() && whole.back() == stretch.lonLat.front();
            whole.insert(whole.end(), stretch.lonLat.begin() + (joined ? 1 : 0), stretch.lonLat.end());
        }
        Part part{{}, geodesicLengthMetres(whole), !whole.empty() && whole.front() == whole.back()};
        part.lines.kind = GeometryKind::Line;
        if (!whole.empty()) part.lines.addRing(whole);
        part.lines.endPart();
        part.lines.endFeature();
        parts.push_back(std::move(part));
    }
    return parts;
}

constexpr double closeMetres = 6000;

struct KnownPlace {
    LocalText name;  // empty where the map has none
    double metres = INFINITY;
};

/// The place that people know the line by.
KnownPlace placeBy(const FeatureTable& places, const FlatGeometry& lines)
{
    constexpr double farDegrees = 0.5;
    Box around = boundsOf(lines);
    around = {around.minX - farDegrees, around.minY - farDegrees, around.maxX + farDegrees, around.maxY + farDegrees};
    KnownPlace best;
    double bestPeople = -1;
    for (std::size_t f = 0; f < places.featureCount(); ++f) {
        const Xy at = places.geometry.coordinates[f];
        if (!around.contains(at)) continue;
        const double metres = distanceToLinesMetres(lines, {at.x, at.y});
        const double number = places.number("population", f);
        const double people = metres > closeMetres ? -1 : number > 0 ? number : 0;
        if (people < bestPeople || (people == bestPeople && metres >= best.metres)) continue;
        best = {localName(places, f), metres};
        bestPeople = people;
    }
    return best;
}

LocalText nameOf(const Part& part, const FeatureTable* places, std::size_t number)
{
    const KnownPlace known = places ? placeBy(*places, part.lines) : KnownPlace();
    return inAllLanguages([&](Language language) {
        const std::string place = known.name.in(language);
        if (place.empty()) return part.closed ? trf(language, "pocket {}", number) : trf(language, "line {}", number);
        if (known.metres <= closeMetres)
            return part.closed ? trf(language, "pocket near {}", place) : trf(language, "line near {}", place);
        const std::string distance = numberText(known.metres / 1000, 0, language);
        return part.closed ? trf(language, "pocket {} km from {}", distance, place)
                           : trf(language, "line {} km from {}", distance, place);
    });
}

/// The places of the map; none where it has none.
Result<TablePointer> placesOf(const MapData& data)
{
    if (data.map.roles.places.empty()) return TablePointer();
    auto read = data.table(data.map.roles.places);
    if (!read) return read.error();
    const FlatGeometry& geometry = (*read)->geometry;
    const bool arePoints =
        geometry.kind == GeometryKind::Point && geometry.coordinates.size() == (*read)->featureCount();
    return arePoints ? *read : TablePointer();
}

Result<std::vector<LocalText>> namesOf(const std::vector<Part>& parts, const MapData& data)
{
    const auto places = placesOf(data);
    if (!places) return places.error();
    const auto longest = std::ranges::max_element(parts, {}, &Part::metres);
    std::vector<LocalText> names;
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        const LocalText name =
            part == longest ? inAllLanguages("main line") : nameOf(*part, places->get(), names.size() + 1);
        const auto same = std::ranges::count_if(names, [&](const LocalText& known) {
            return known.own() == name.own() || known.own().starts_with(name.own() + " (");
        });
        names.push_back(same == 0 ? name : inAllLanguages([&](Language language) {
            return fmt::format("{} ({})", name.in(language), same + 1);
        }));
    }
    return names;
}

}  // namespace

Result<std::vector<LocalText>> linePartNames(const MapData& data, const StretchedLine& line)
{
    return namesOf(partsOf(line), data);
}

}  // namespace frontline
