#include "data/geojson/geojson_parser.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "base/message.hpp"
#include "data/geojson/geojson_types.hpp"
#include "data/geojson/json_pieces.hpp"
#include "data/geojson/json_tokens.hpp"

namespace frontline {

namespace ondemand = simdjson::ondemand;

namespace {

std::string_view keyOf(const ondemand::field& field, std::string& scratch)
{
    const char* const begin = field.key().raw();
    const char* end = begin;
    while (*end != '"') end += *end == '\\' ? 2 : 1;
    return unescaped({begin, end}, scratch);
}

bool isNull(ondemand::value& value)
{
    return trimmedToken(value.raw_json_token()) == "null";
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

std::set<std::string, std::less<>> GeoJsonParser::types() const
{
    std::set<std::string, std::less<>> out;
    for (std::size_t i = 0; i < geoJsonGeometryTypes.size(); ++i)
        if ((types_ >> i & 1U) != 0) out.emplace(geoJsonGeometryTypes[i]);
    return out;
}

void GeoJsonParser::forgetGeometry()
{
    features_.forgetPresent();
    presentTypes_ = 0;
}

GeoJsonParser::Taken GeoJsonParser::add(std::string_view text)
{
    fault_.clear();
    attributes_.clear();
    sawGeometry_ = false;
    presentTypes_ = 0;
    std::string type;
    ondemand::object object;
    const bool typed = open(text, object) && findType(object, type);
    const bool untold = !typed && sawGeometry_;  // the type may stand behind what is broken
    const bool geometry = isGeometryType(type);
    if (type != "Feature" && !geometry && !untold) return Taken::Unknown;
    const bool read = typed && (geometry ? readTypedGeometry(object, type, 0) : readFeature(object));
    if (!read) {
        features_.forgetPresent();
        (void)fail(msg("it is not JSON"));
    }
    types_ |= presentTypes_;
    attributes_.endFeature(features_.featureCount());
    features_.endFeature();
    return read ? Taken::Feature : Taken::Broken;
}

/// Before anything else of the object is read: what it means depends on it.
bool GeoJsonParser::findType(ondemand::object& object, std::string& type)
{
    for (auto member : object) {
        ondemand::field field;
        std::string_view name;
        if (std::move(member).get(field)) return false;
        const std::string_view key = keyOf(field, key_);
        sawGeometry_ = sawGeometry_ || isGeometryMember(key);
        ondemand::value value = field.value();
        if (key != "type" || value.get_string().get(name)) continue;
        type = name;
        break;
    }
    bool any = false;
    return !object.reset().get(any);
}

bool GeoJsonParser::readFeature(ondemand::object object)
{
    for (auto member : object) {
        ondemand::field field;
        if (std::move(member).get(field)) return false;
        const std::string_view key = keyOf(field, key_);
        ondemand::value value = field.value();
        if (key == "geometry") {
            forgetGeometry();
            if (!isNull(value) && !readGeometry(value)) return false;
        } else if (key == "properties") {
            if (!attributes_.readProperties(value))
                return attributes_.fault().empty() ? false : fail(attributes_.fault());
        } else if (key == "id") {
            attributes_.readId(value);
        }
    }
    return true;
}

bool GeoJsonParser::readGeometry(ondemand::value value)
{
    ondemand::object geometry;
    std::string type;
    if (value.get_object().get(geometry)) return fail(msg("its geometry is no geometry"));
    if (!findType(geometry, type)) return false;
    return readTypedGeometry(geometry, type, 0);
}

bool GeoJsonParser::readTypedGeometry(ondemand::object object, std::string_view type, int depth)
{
    if (!isGeometryType(type)) return fail(msg("its geometry is no geometry"));
    if (depth > mostCollections) return fail(msg("its collections are nested too deep"));
    const bool nested = type == "GeometryCollection";
    bool hasCoordinates = false;
    for (auto member : object) {
        ondemand::field field;
        if (std::move(member).get(field)) return false;
        const std::string_view key = keyOf(field, key_);
        if (nested && key == "geometries") {
            if (!readGeometries(field.value(), depth)) return false;
        } else if (!nested && key == "coordinates") {
            hasCoordinates = coordinates_.read(field.value());
            if (!hasCoordinates) return fail(coordinates_.fault());
        }
    }
    const auto* const known = std::ranges::find(geoJsonGeometryTypes, type);
    presentTypes_ |= 1U << static_cast<unsigned>(known - geoJsonGeometryTypes.begin());
    if (nested) return true;
    if (!hasCoordinates) return fail(msg("its geometry has no coordinates"));
    return coordinates_.addTo(features_, type) || fail(coordinates_.fault());
}

bool GeoJsonParser::readGeometries(ondemand::value value, int depth)
{
    ondemand::array array;
    if (value.get_array().get(array)) return fail(msg("its geometry is no geometry"));
    for (auto element : array) {
        ondemand::object geometry;
        std::string type;
        if (element.get_object().get(geometry)) return fail(msg("its geometry is no geometry"));
        if (!findType(geometry, type)) return false;
        if (!readTypedGeometry(geometry, type, depth + 1)) return false;
    }
    return true;
}

}  // namespace frontline
