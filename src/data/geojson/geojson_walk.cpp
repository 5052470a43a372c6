#include "data/geojson/geojson_walk.hpp"

#include <nlohmann/json.hpp>

#include "base/message.hpp"

namespace frontline {

namespace {

using FeatureCall = std::function<Result<Done>(std::string_view)>;

/// Far more than a name or a CRS in WKT needs.
constexpr std::size_t longestMember = std::size_t{1} << 20;

Error endsEarly()
{
    return Error{msg("the file ends within it")};
}

Error unexpected(char found)
{
    return found == 0 ? endsEarly() : Error{msg("it is not JSON")};
}

/// With the opening bracket at hand.
Result<Done> walkFeatures(JsonPieces& pieces, const FeatureCall& feature)
{
    pieces.take();
    if (pieces.peek() == ']') {
        pieces.take();
        return Done{};
    }
    while (true) {
        (void)pieces.peek();
        pieces.keep();
        if (!pieces.takeValue()) return unexpected(pieces.peek());
        if (auto done = feature(pieces.kept()); !done) return done;
        pieces.letGo();
        const char next = pieces.peek();
        if (next != ',' && next != ']') return unexpected(next);
        pieces.take();
        if (next == ']') return Done{};
    }
}

/// A member of an object, but for its value.
Result<std::string> takeKey(JsonPieces& pieces)
{
    if (pieces.peek() != '"') return unexpected(pieces.peek());
    const std::size_t from = pieces.keptSize();
    if (!pieces.takeValue()) return endsEarly();
    std::string key(pieces.kept(from).substr(0, longestMember));
    if (pieces.peek() != ':') return unexpected(pieces.peek());
    pieces.take();
    return key;
}

void note(GeoJsonMembers& members, const std::string& key, std::string_view value)
{
    if (value.size() > longestMember) return;
    if (key == "\"crs\"") members.crs = value;
    if (key != "\"name\"") return;
    const auto name = nlohmann::json::parse(value, nullptr, false);
    if (name.is_string()) members.name = name.get<std::string>();
}

/// With the opening brace at hand. The whole of it is kept until it turns out to be a collection.
Result<Done> walkObject(JsonPieces& pieces, GeoJsonMembers& members, const FeatureCall& feature)
{
    bool collection = false;
    GeoJsonMembers own;
    pieces.keep();
    pieces.take();
    while (pieces.peek() != '}') {
        if (collection) pieces.keep();
        auto key = takeKey(pieces);
        if (!key) return key.error();
        if (*key == "\"features\"" && pieces.peek() == '[') {
            collection = true;
            pieces.letGo();
            if (auto done = walkFeatures(pieces, feature); !done) return done;
        } else {
            (void)pieces.peek();
            const std::size_t from = pieces.keptSize();
            if (!pieces.takeValue()) return unexpected(pieces.peek());
            note(own, *key, pieces.kept(from));
            if (collection) pieces.letGo();
        }
        const char next = pieces.peek();
        if (next != ',' && next != '}') return unexpected(next);
        if (next == ',') pieces.take();
    }
    pieces.take();
    if (collection) {
        members = std::move(own);
        return Done{};
    }
    auto done = feature(pieces.kept());
    pieces.letGo();
    return done;
}

}  // namespace

Result<GeoJsonMembers> eachFeature(JsonPieces& pieces, const FeatureCall& feature)
{
    GeoJsonMembers members;
    while (const char first = pieces.peek()) {
        if (first != '{' && first != '[') return unexpected(first);
        auto done = first == '[' ? walkFeatures(pieces, feature) : walkObject(pieces, members, feature);
        if (!done) return done.error();
    }
    return members;
}

}  // namespace frontline
