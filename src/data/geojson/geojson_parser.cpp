#include "data/geojson/geojson_parser.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <utility>

#include "base/message.hpp"
#include "data/geojson/json_pieces.hpp"

namespace frontline {

namespace ondemand = simdjson::ondemand;

namespace {

constexpr std::array<std::string_view, 7> geometryTypes{
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"};

bool isGeometryType(std::string_view type)
{
    return std::ranges::find(geometryTypes, type) != geometryTypes.end();
}

}  // namespace

bool GeoJsonParser::fail(const std::string& fault)
{
    if (fault_.empty()) fault_ = fault;
    return false;
}

bool GeoJsonParser::open(std::string_view text, ondemand::object& object)
{
    auto error = parser_.iterate(simdjson::padded_string_view(text, text.size() + JsonPieces::padding)).get(document_);
    if (error == simdjson::UTF8_ERROR || error == simdjson::UNESCAPED_CHARS) {
        // Control characters, which JSON has in escapes alone, and what is no UTF-8: other programs write both.
        mended_ = texts_.clean(text);
        std::ranges::replace_if(
            mended_, [](char c) { return c == '\n' || c == '\t'; }, ' ');
        mended_.reserve(mended_.size() + JsonPieces::padding);
        error = parser_.iterate(simdjson::padded_string_view(mended_.data(), mended_.size(), mended_.capacity()))
                    .get(document_);
    }
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    if (error == simdjson::CAPACITY) return fail(msg("it is larger than 4 GB"));
    if (error) return fail(msg("it is not JSON"));
    return !document_.get_object().get(object);
}

GeoJsonParser::Taken GeoJsonParser::add(std::string_view text)
{
    fault_.clear();
    id_.clear();
    hasId_ = false;
    sawGeometry_ = false;
    coordinates_.clear();
    std::string type;
    ondemand::object object;
    const bool read = open(text, object) && readFeature(object, type);
    const bool untold = !read && type.empty() && sawGeometry_;  // the type may stand behind what is broken
    if (type != "Feature" && !isGeometryType(type) && !untold) {
        features_.forgetPresent();
        return Taken::Unknown;
    }
    if (!read) {
        features_.forgetPresent();
        (void)fail(msg("it is not JSON"));
    }
    if (columns_) {
        if (hasId_) columns_->set("id", std::string_view(id_));
        columns_->endFeature();
    }
    features_.endFeature();
    return read ? Taken::Feature : Taken::Broken;
}

bool GeoJsonParser::readFeature(ondemand::object object, std::string& type)
{
    bool hasCoordinates = false;
    for (auto member : object) {
        ondemand::field field;
        std::string_view key;
        if (std::move(member).get(field) || field.unescaped_key().get(key)) return false;
        ondemand::value value = field.value();
        sawGeometry_ = sawGeometry_ || key == "geometry" || key == "coordinates" || key == "geometries";
        if (key == "type") {
            std::string_view name;
            if (value.get_string().get(name)) return false;
            type = name;
        } else if (key == "geometry") {
            ondemand::object geometry;
            if (value.is_null()) continue;
            if (value.get_object().get(geometry)) return fail(msg("its geometry is no geometry"));
            if (!readGeometry(geometry, 0)) return false;
        } else if (key == "coordinates") {
            hasCoordinates = coordinates_.read(value);
            if (!hasCoordinates) return fail(coordinates_.fault());
        } else if (key == "geometries") {
            if (!readGeometries(value, 0)) return false;
        } else if (key == "properties" && columns_) {
            if (!readProperties(value)) return false;
        } else if (key == "id" && columns_) {
            if (!readId(value)) return false;
        }
    }
    return !isGeometryType(type) || addGeometry(type, hasCoordinates);
}

bool GeoJsonParser::addGeometry(std::string_view type, bool hasCoordinates)
{
    types_.emplace(type);
    if (type == "GeometryCollection") return true;
    if (!hasCoordinates) return fail(msg("its geometry has no coordinates"));
    return coordinates_.addTo(features_, type) || fail(coordinates_.fault());
}

bool GeoJsonParser::readGeometry(ondemand::object object, int depth)
{
    if (depth > mostCollections) return fail(msg("its collections are nested too deep"));
    bool hasCoordinates = false;
    std::string type;
    for (auto member : object) {
        ondemand::field field;
        std::string_view key;
        if (std::move(member).get(field) || field.unescaped_key().get(key)) return false;
        ondemand::value value = field.value();
        if (key == "type") {
            std::string_view name;
            if (value.get_string().get(name)) return fail(msg("its geometry is no geometry"));
            type = name;
        } else if (key == "coordinates") {
            hasCoordinates = coordinates_.read(value);
            if (!hasCoordinates) return fail(coordinates_.fault());
        } else if (key == "geometries") {
            if (!readGeometries(value, depth)) return false;
        }
    }
    if (!isGeometryType(type)) return fail(msg("its geometry is no geometry"));
    return addGeometry(type, hasCoordinates);
}

bool GeoJsonParser::readGeometries(ondemand::value value, int depth)
{
    ondemand::array array;
    if (value.get_array().get(array)) return fail(msg("its geometry is no geometry"));
    for (auto element : array) {
        ondemand::object geometry;
        if (element.get_object().get(geometry)) return fail(msg("its geometry is no geometry"));
        if (!readGeometry(geometry, depth + 1)) return false;
    }
    return true;
}

bool GeoJsonParser::readId(ondemand::value value)
{
    ondemand::json_type type{};
    if (value.type().get(type) || type != ondemand::json_type::string) return true;
    std::string_view text;
    if (value.get_string().get(text)) return false;
    id_ = text;
    hasId_ = true;
    return true;
}

bool GeoJsonParser::readProperties(ondemand::value value)
{
    ondemand::object properties;
    ondemand::json_type type{};
    if (value.type().get(type)) return false;
    if (type != ondemand::json_type::object) return true;
    if (value.get_object().get(properties)) return false;
    bool ownId = false;
    for (auto member : properties) {
        ondemand::field field;
        std::string_view name;
        if (std::move(member).get(field) || field.unescaped_key().get(name)) return false;
        if (!readProperty(name, field.value())) return fail(msg("its attribute {} cannot be read", texts_.clean(name)));
        ownId = ownId || name == "id";
    }
    // What the feature itself is called counts less than what its author calls it.
    if (ownId) hasId_ = false;
    return true;
}

bool GeoJsonParser::readProperty(std::string_view name, ondemand::value value)
{
    ondemand::json_type type{};
    if (value.type().get(type)) {
        // JSON has no such number, and other programs write it.
        if (!value.raw_json_token().starts_with("NaN")) return false;
        columns_->set(name, std::nan(""));
        return true;
    }
    std::string_view text;
    ondemand::number number;
    bool truth = false;
    switch (type) {
        case ondemand::json_type::null:
            columns_->setNull(name);
            return true;
        case ondemand::json_type::boolean:
            if (value.get_bool().get(truth)) return false;
            columns_->set(name, static_cast<std::int64_t>(truth));
            return true;
        case ondemand::json_type::number:
            if (value.get_number().get(number)) return false;
            if (number.is_int64())
                columns_->set(name, number.get_int64());
            else
                columns_->set(name, number.as_double());
            return true;
        case ondemand::json_type::string:
            if (value.get_string().get(text)) return false;
            columns_->set(name, text);
            return true;
        default:
            break;
    }
    ondemand::array array;
    ondemand::object object;
    const bool isArray = type == ondemand::json_type::array;
    if (isArray ? value.get_array().get(array) : value.get_object().get(object)) return false;
    if ((isArray ? array.raw_json() : object.raw_json()).get(text)) return false;
    text = text.substr(0, text.find_last_of("]}") + 1);  // with it come the blanks behind
    columns_->set(name, text);
    return true;
}

}  // namespace frontline
