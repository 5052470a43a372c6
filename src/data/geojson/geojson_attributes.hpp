// The attributes of a GeoJSON feature. Internal to data: names simdjson's types.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "data/file_texts.hpp"
#include "data/geojson/json_columns.hpp"

namespace frontline {

/// Values that were there and could not be taken: they are missing.
struct UnreadValues {
    std::size_t count = 0;
    std::size_t feature = 0;  // of the first
    std::string name;         // of its attribute
};

/// Those of one feature wait until it is known that it is one. Texts stay where the parser has them: they are to be
/// added before it reads the next feature.
class GeoJsonAttributes {
public:
    /// columns: null when attributes are not wanted. Both live as long as this.
    GeoJsonAttributes(JsonColumns* columns, FileTexts& texts) : columns_(columns), texts_(texts) {}

    /// Of the present feature.
    void clear();
    /// The value of "properties", in the place of one that was read before. False: it is no JSON (see fault()).
    bool readProperties(simdjson::ondemand::value value);
    void readId(simdjson::ondemand::value value);
    /// Adds what was read, as attributes of the feature of that number.
    void endFeature(std::size_t number);

    /// In words for the user.
    [[nodiscard]] const std::string& fault() const { return fault_; }
    [[nodiscard]] const UnreadValues& unread() const { return unread_; }

private:
    struct Null {};
    struct Unreadable {};
    using Value = std::variant<Null, Unreadable, std::int64_t, double, std::string_view>;

    static bool readValue(simdjson::ondemand::value value, Value& out);
    static bool readNumber(simdjson::ondemand::value value, Value& out);
    static bool readNested(simdjson::ondemand::value value, bool isArray, Value& out);

    JsonColumns* columns_;
    FileTexts& texts_;
    std::vector<std::pair<std::string_view, Value>> values_;
    Value id_;
    std::string fault_;
    UnreadValues unread_;
};

}  // namespace frontline
