// Features and geometries of a GeoJSON (RFC 7946), each from its text. Internal to data: names simdjson's types.
#pragma once

#include <simdjson.h>

#include <set>
#include <string>
#include <string_view>

#include "data/feature_geometries.hpp"
#include "data/file_texts.hpp"
#include "data/geojson/geojson_attributes.hpp"
#include "data/geojson/geojson_coordinates.hpp"

namespace frontline {

class GeoJsonParser {
public:
    /// columns: null when attributes are not wanted. All must live as long as the parser.
    GeoJsonParser(FeatureGeometries& features, JsonColumns* columns, FileTexts& texts)
        : features_(features), attributes_(columns, texts), texts_(texts)
    {}

    enum class Taken { Feature, Broken, Unknown };
    /// Adds a feature, or a geometry, which is a feature without attributes. One that is broken is added without its
    /// geometry, see fault(); what is neither of both, not at all. The text is followed by JsonPieces::padding bytes.
    Taken add(std::string_view text);
    /// What is broken about the last one, in words for the user.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// The types of all geometries that were added.
    [[nodiscard]] std::set<std::string, std::less<>> types() const;
    [[nodiscard]] const UnreadValues& unreadValues() const { return attributes_.unread(); }

private:
    /// Collections in collections: nobody nests them so deep.
    static constexpr int mostCollections = 32;

    bool open(std::string_view text, simdjson::ondemand::object& object);
    bool findType(simdjson::ondemand::object& object, std::string& type);
    bool readFeature(simdjson::ondemand::object object);
    bool readGeometry(simdjson::ondemand::value value);
    bool readTypedGeometry(simdjson::ondemand::object object, std::string_view type, int depth);
    bool readGeometries(simdjson::ondemand::value value, int depth);
    void forgetGeometry();
    bool fail(const std::string& fault);

    FeatureGeometries& features_;
    GeoJsonAttributes attributes_;
    FileTexts& texts_;
    simdjson::ondemand::parser parser_;
    simdjson::ondemand::document document_;
    std::string mended_, key_;
    GeoJsonCoordinates coordinates_;
    unsigned types_ = 0, presentTypes_ = 0;  // a bit for each of geoJsonGeometryTypes
    std::string fault_;
    bool sawGeometry_ = false;
};

}  // namespace frontline
