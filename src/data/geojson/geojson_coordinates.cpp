#include "data/geojson/geojson_coordinates.hpp"

#include <string>

#include "base/message.hpp"
#include "data/geojson/json_tokens.hpp"

namespace frontline {

namespace ondemand = simdjson::ondemand;

void GeoJsonCoordinates::clear()
{
    positions_.clear(), ringEnds_.clear(), partEnds_.clear();
    height_ = none;
    fault_.clear();
}

bool GeoJsonCoordinates::read(ondemand::value value)
{
    clear();
    ondemand::array array;
    if (value.get_array().get(array)) {
        fault_ = msg("its coordinates are no list");
        return false;
    }
    height_ = readArray(array, 0);
    if (height_ == wrong && fault_.empty()) fault_ = msg("its coordinates cannot be read");
    return height_ != wrong;
}

bool GeoJsonCoordinates::readNumber(ondemand::value value, double& number)
{
    if (!value.get_double().get(number)) return true;
    const std::string_view token = value.raw_json_token();
    if (unusualNumber(token, number)) return true;
    fault_ = msg("one of its coordinates is not a number: {}", std::string(token.substr(0, 40)));
    return false;
}

bool GeoJsonCoordinates::endChild(int child, int& height)
{
    if (child == wrong) return false;
    if (child == none) return true;
    if (height != none && height != child + 1) {
        fault_ = msg("its coordinates are nested unevenly");
        return false;
    }
    height = child + 1;
    if (child == 1) ringEnds_.push_back(positions_.size());
    if (child == 2) partEnds_.push_back(ringEnds_.size());
    return true;
}

int GeoJsonCoordinates::readArray(ondemand::array array, int depth)
{
    int height = none;
    std::size_t numbers = 0;
    bool emptyFirst = false;
    Xy position;
    for (auto element : array) {
        ondemand::value value;
        ondemand::json_type type{};
        if (element.get(value)) return wrong;
        if (!value.type().get(type) && type == ondemand::json_type::array) {
            ondemand::array child;
            if (numbers > 0 || depth == mostNested || value.get_array().get(child)) {
                fault_ = msg("its coordinates are nested unevenly");
                return wrong;
            }
            const int inner = readArray(child, depth + 1);
            // An outer ring without positions has its place: a hole would take it.
            if (inner == 1 && height == none && emptyFirst) ringEnds_.push_back(ringStart(ringEnds_.size()));
            emptyFirst = emptyFirst || height == none;
            if (!endChild(inner, height)) return wrong;
            continue;
        }
        double number = 0;
        if (height != none || !readNumber(value, number)) return wrong;
        if (numbers == 0) position.x = number;
        if (numbers == 1) position.y = number;
        ++numbers;
    }
    if (numbers == 0) return height;
    if (numbers == 1) {
        fault_ = msg("one of its positions has a single number");
        return wrong;
    }
    positions_.push_back(position);
    return 0;
}

void GeoJsonCoordinates::addRing(FeatureGeometries& features, GeometryKind kind, std::size_t ring)
{
    const std::size_t from = ringStart(ring);
    auto& coordinates = features.coordinates(kind);
    coordinates.insert(coordinates.end(), positions_.begin() + static_cast<std::ptrdiff_t>(from),
                       positions_.begin() + static_cast<std::ptrdiff_t>(ringEnds_[ring]));
    features.endRing(kind);
}

void GeoJsonCoordinates::addLines(FeatureGeometries& features)
{
    for (std::size_t ring = 0; ring < ringEnds_.size(); ++ring) {
        if (ringStart(ring) == ringStart(ring + 1)) continue;
        addRing(features, GeometryKind::Line, ring);
        features.endPart(GeometryKind::Line);
    }
}

void GeoJsonCoordinates::addPolygons(FeatureGeometries& features)
{
    std::size_t ring = 0;
    for (const std::size_t end : partEnds_) {
        const bool any = ring < end && ringStart(ring) < ringStart(end);
        for (std::size_t first = ring; ring < end; ++ring)
            if (any && (ring == first || ringStart(ring) < ringStart(ring + 1)))
                addRing(features, GeometryKind::Polygon, ring);
        if (any) features.endPart(GeometryKind::Polygon);
    }
}

bool GeoJsonCoordinates::addTo(FeatureGeometries& features, std::string_view type)
{
    const bool multi = type.starts_with("Multi");
    const std::string_view single = multi ? type.substr(5) : type;
    const int inner = single == "Point" ? 0 : single == "LineString" ? 1 : 2;
    if (height_ == none) return true;
    if (height_ != inner + (multi ? 1 : 0)) {
        fault_ = msg("its coordinates have not the shape of a {}", std::string(type));
        return false;
    }
    if (single == "Point") {
        for (const Xy position : positions_) features.addPoint(position);
    } else if (single == "LineString") {
        if (!multi) ringEnds_.push_back(positions_.size());
        addLines(features);
    } else {
        if (!multi) partEnds_.push_back(ringEnds_.size());
        addPolygons(features);
    }
    return true;
}

}  // namespace frontline
