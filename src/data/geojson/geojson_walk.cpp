#include "data/geojson/geojson_walk.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/message.hpp"
#include "data/geojson/geojson_types.hpp"
#include "data/geojson/json_tokens.hpp"

namespace frontline {

namespace {

using FeatureCall = std::function<Result<Done>(std::string_view)>;

/// Far more than a name or a CRS in WKT needs.
constexpr std::size_t longestMember = std::size_t{1} << 20;

Error endsEarly()
{
    return Error{msg("the file ends within the next one")};
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
    const std::string_view quoted = pieces.kept(from).substr(0, longestMember);
    std::string scratch, key(unescaped(quoted.substr(1, quoted.size() - 2), scratch));
    if (pieces.peek() != ':') return unexpected(pieces.peek());
    pieces.take();
    return key;
}

void noteCrs(GeoJsonMembers& members, std::string_view crs)
{
    if (members.crs.size() <= GeoJsonMembers::mostCrs && std::ranges::find(members.crs, crs) == members.crs.end())
        members.crs.emplace_back(crs);
}

/// An object as it is walked.
class ObjectWalk {
public:
    ObjectWalk(JsonPieces& pieces, GeoJsonMembers& members, const FeatureCall& feature)
        : pieces_(pieces), members_(members), feature_(feature)
    {}

    /// With the opening brace at hand. The whole of it is kept until it turns out to be a collection.
    Result<Done> walk()
    {
        pieces_.keep();
        pieces_.take();
        while (pieces_.peek() != '}') {
            if (collection_) pieces_.keep();
            if (auto done = walkMember(); !done) return done;
            const char next = pieces_.peek();
            if (next != ',' && next != '}') return unexpected(next);
            if (next == ',') pieces_.take();
        }
        pieces_.take();
        if (!saysCrs_) noteCrs(members_, "");
        if (collection_ && isFeature()) return Error{msg("a feature has a list of features before its type")};
        if (collection_) {
            members_.name = std::move(name_);
            return Done{};
        }
        members_.listless = members_.listless || type_ == "FeatureCollection";
        auto done = type_ == "FeatureCollection" ? Done{} : feature_(pieces_.kept());
        pieces_.letGo();
        return done;
    }

private:
    [[nodiscard]] bool isFeature() const { return type_ == "Feature" || isGeometryType(type_); }

    Result<Done> walkMember()
    {
        const auto key = takeKey(pieces_);
        if (!key) return key.error();
        const char first = pieces_.peek();
        // What has a geometry is a feature, which may have members of any name.
        const bool foreign = type_.empty() ? sawGeometry_ : isFeature();
        if (*key == "features" && first == '[' && !foreign) {
            collection_ = true;
            pieces_.letGo();
            return walkFeatures(pieces_, feature_);
        }
        sawGeometry_ = sawGeometry_ || isGeometryMember(*key);
        const std::size_t from = pieces_.keptSize();
        if (!pieces_.takeValue()) return unexpected(pieces_.peek());
        note(*key, pieces_.kept(from));
        if (collection_) pieces_.letGo();
        return Done{};
    }

    void note(const std::string& key, std::string_view value)
    {
        const bool longer = value.size() > longestMember;
        if (key == "crs") {
            saysCrs_ = true;
            noteCrs(members_, longer ? "[]" : value);  // which is none
        }
        if (longer || (key != "name" && key != "type")) return;
        const auto text = nlohmann::json::parse(value, nullptr, false);
        if (text.is_string()) (key == "name" ? name_ : type_) = text.get<std::string>();
    }

    JsonPieces& pieces_;
    GeoJsonMembers& members_;
    const FeatureCall& feature_;
    std::string type_, name_;
    bool collection_ = false, sawGeometry_ = false, saysCrs_ = false;
};

}  // namespace

Result<GeoJsonMembers> eachFeature(JsonPieces& pieces, const FeatureCall& feature)
{
    GeoJsonMembers members;
    while (const char first = pieces.peek()) {
        if (first != '{' && first != '[') return unexpected(first);
        if (first == '[') noteCrs(members, "");
        auto done = first == '[' ? walkFeatures(pieces, feature) : ObjectWalk(pieces, members, feature).walk();
        if (!done) return done.error();
    }
    return members;
}

}  // namespace frontline
