// Features and geometries of a GeoJSON (RFC 7946), each from its text. Internal to data: names simdjson's types.
#pragma once

#include <simdjson.h>

#include <set>
#include <string>
#include <string_view>

#include "data/feature_geometries.hpp"
#include "data/file_texts.hpp"
#include "data/geojson/geojson_coordinates.hpp"
#include "data/geojson/json_columns.hpp"

namespace frontline {

class GeoJsonParser {
public:
    /// columns: null when attributes are not wanted. All must live as long as the parser.
    GeoJsonParser(FeatureGeometries& features, JsonColumns* columns, FileTexts& texts)
        : features_(features), columns_(columns), texts_(texts)
    {}

    enum class Taken { Feature, Broken, Unknown };
    /// Adds a feature, or a geometry, which is a feature without attributes. One that is broken is added without its
    /// geometry, see fault(); what is neither of both, not at all. The text is followed by JsonPieces::padding bytes.
    Taken add(std::string_view text);
    /// What is broken about the last one, in words for the user.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    /// The types of all geometries that were added.
    [[nodiscard]] const std::set<std::string, std::less<>>& types() const { return types_; }

private:
    /// Nested collections, which nobody nests so deep.
    static constexpr int mostCollections = 32;

    bool open(std::string_view text, simdjson::ondemand::object& object);
    bool readFeature(simdjson::ondemand::object object, std::string& type);
    bool readGeometry(simdjson::ondemand::object object, int depth);
    bool readGeometries(simdjson::ondemand::value value, int depth);
    bool addGeometry(std::string_view type, bool hasCoordinates);
    bool readProperties(simdjson::ondemand::value value);
    bool readProperty(std::string_view name, simdjson::ondemand::value value);
    bool readId(simdjson::ondemand::value value);
    bool fail(const std::string& fault);

    FeatureGeometries& features_;
    JsonColumns* columns_;
    FileTexts& texts_;
    simdjson::ondemand::parser parser_;
    simdjson::ondemand::document document_;
    std::string mended_;
    GeoJsonCoordinates coordinates_;
    std::set<std::string, std::less<>> types_;
    std::string fault_, id_;
    bool hasId_ = false, sawGeometry_ = false;
};

}  // namespace frontline
