#include "data/geojson/geojson_reader.hpp"

#include <cpl_vsi.h>
#include <gdal_priv.h>

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "base/text.hpp"
#include "data/geojson/geojson_parser.hpp"
#include "data/geojson/geojson_walk.hpp"
#include "data/layer_tables.hpp"
#include "data/ogr_dataset.hpp"
#include "data/packed_files.hpp"
#include "data/reading_memory.hpp"
#include "data/styles/style_files.hpp"

namespace frontline {

namespace {

/// What the file says of its CRS: degrees when it says nothing, null when it says that there is none, or names one
/// that is unknown or elsewhere.
SrsPointer crsOfMember(const std::string& member)
{
    if (member.empty()) return wgs84Crs();
    const auto crs = nlohmann::json::parse(member, nullptr, false);
    if (!crs.is_object()) return nullptr;
    const auto type = crs.value("type", nlohmann::json{});
    const auto properties = crs.value("properties", nlohmann::json::object());
    if (!properties.is_object()) return nullptr;
    if (type == "name" && properties.contains("name") && properties["name"].is_string())
        return crsOfText(properties["name"].get<std::string>());
    if (type == "EPSG" && properties.contains("code") && properties["code"].is_number_integer())
        return crsOfText("EPSG:" + properties["code"].dump());
    return nullptr;
}

/// Of all objects of the file. Error: they name more than one.
Result<SrsPointer> crsOfMembers(const std::vector<std::string>& members, const std::string& shown)
{
    SrsPointer crs = members.empty() ? wgs84Crs() : crsOfMember(members.front());
    for (std::size_t i = 1; i < members.size(); ++i) {
        const SrsPointer other = crsOfMember(members[i]);
        if (i >= GeoJsonMembers::mostCrs || !crs || !other || !isSameCrs(*crs, *other))
            return Error{msg("{}: names more than one CRS", shown)};
    }
    return crs;
}

/// A file as it was read, before anything is put right.
struct Content {
    std::string name;
    FeatureGeometries features;
    JsonColumns columns;
    SrsPointer crs{};
    bool saysCrs = false;
    std::set<std::string, std::less<>> types{};
    std::vector<std::pair<std::size_t, std::string>> broken{};  // features, and why
    std::size_t strange = 0;                                    // members of a collection that are no features
    UnreadValues unread{};
    std::optional<LayerStyle> style{};
};

Result<Content> readContent(const std::string& shown, const GeoJsonFile& place, const ReadOptions& options,
                            FileTexts& texts)
{
    GdalMessages messages;
    const VsiPointer file(VSIFOpenL(place.path.c_str(), "rb"));
    if (!file) return Error{msg("{}: cannot be opened: {}", shown, systemReason(errno))};
    Content content{place.name, {}, JsonColumns(texts)};
    GeoJsonParser parser(content.features, options.attributes ? &content.columns : nullptr, texts);
    constexpr std::size_t bytesOfPosition = 20;  // "[37.12345,48.12345]," and mostly more
    content.features.expect(place.bytes / bytesOfPosition);
    std::uint64_t left = place.most;
    std::uint32_t crc = 0;
    JsonPieces pieces([&](char* into, std::size_t most) {
        const std::size_t read = VSIFReadL(into, 1, std::min<std::uint64_t>(most, left), file.get());
        left -= read;
        if (place.crc) crc = libdeflate_crc32(crc, into, read);
        return read;
    });
    std::size_t largest = std::size_t{1} << 20;  // smaller ones are not looked at
    Result<Done> fits = Done{};
    const auto members = eachFeature(pieces, [&](std::string_view text) -> Result<Done> {
        if (options.stop.stop_requested()) return Error{};
        if (text.size() > largest) {
            largest = text.size();
            fits = checkFeatureMemory(shown, place.disk, content.features.featureCount(), largest);
            if (!fits) return Error{};
        }
        const auto taken = parser.add(text);
        if (taken == GeoJsonParser::Taken::Unknown) ++content.strange;
        if (taken == GeoJsonParser::Taken::Broken)
            content.broken.emplace_back(content.features.featureCount() - 1, parser.fault());
        return Done{};
    });
    if (options.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", shown)};
    if (!fits) return fits.error();
    const std::size_t count = content.features.featureCount();
    const auto damaged = [&](const std::string& why) {
        return Error{msg("{}: damaged or incomplete after feature {} ({})", shown, count, why)};
    };
    if (place.packed && messages.failed()) return damaged(msg("it cannot be unpacked"));
    if (members && place.crc && *place.crc != crc)
        return damaged(msg("what is in it is not what was packed, by its checksum"));
    if (members && members->listless) return Error{msg("{}: a FeatureCollection in it has no list of features", shown)};
    if (count == 0 && (members ? content.strange > 0 : !promisesFeatures(place.path))) return unknownFormat(shown);
    if (!members) return damaged(members.error().message);
    if (!members->name.empty()) content.name = members->name;
    content.name = texts.clean(content.name);
    auto crs = crsOfMembers(members->crs, shown);
    if (!crs) return crs.error();
    content.crs = *std::move(crs);
    content.saysCrs = std::ranges::any_of(members->crs, [](const std::string& member) { return !member.empty(); });
    content.types = parser.types();
    content.unread = parser.unreadValues();
    if (!place.beside.empty()) content.style = styleBeside(place.beside, content.name);
    return content;
}

void noteBroken(const Content& content, LayerWarnings& warnings)
{
    auto broken = content.broken.begin();
    for (const std::uint32_t f : content.features.withoutGeometry()) {
        while (broken != content.broken.end() && broken->first < f) ++broken;
        if (broken != content.broken.end() && broken->first == f)
            warnings.add(f, msg("is broken and was left out: {}", broken->second));
        else
            warnings.add(f, msg("has no geometry"));
    }
    for (const std::uint32_t f : content.features.unclosed())
        warnings.add(f, msg("a ring was not closed and was closed"));
    if (content.strange > 0)
        warnings.add(msgn("{} member of the collection is no feature, and was left out",
                          "{} members of the collection are no features, and were left out", content.strange,
                          content.strange));
    if (content.unread.count > 0)
        warnings.add(msgn("{} value of an attribute cannot be read and is missing ({} of feature {})",
                          "{} values of attributes cannot be read and are missing (the first is {} of feature {})",
                          content.unread.count, content.unread.count, nameInWords(content.unread.name),
                          content.unread.feature));
}

Result<AppendedTables> makeTables(Content content, const std::string& shown, const ReadOptions& options,
                                  LayerWarnings& warnings, std::vector<FeatureTable>& tables)
{
    const std::string where = msg("{}, layer {}", shown, nameInWords(content.name));
    auto crs = chooseCrs(std::move(content.crs), !content.saysCrs, options.assumedCrs, where, warnings);
    if (!crs) return crs.error();
    noteBroken(content, warnings);
    if (const std::size_t names = content.columns.names(), count = content.columns.count(); count < names)
        warnings.add(msg("has {} attributes, of which the {} that the most features have are read", names, count));
    return appendTables({std::move(content.name),
                         std::move(content.features),
                         content.columns.take(),
                         *std::move(crs),
                         {},
                         std::move(content.style)},
                        where, options, warnings, tables);
}

/// As OGR names types, a polygon among multipolygons for one of these.
std::string geometryType(const std::set<std::string, std::less<>>& types)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> multi{
        std::pair{"MultiPoint", "Multi Point"},
        {"MultiLineString", "Multi Line String"},
        {"MultiPolygon", "Multi Polygon"}};
    if (types.size() == 1) {
        const std::string& only = *types.begin();
        if (only == "GeometryCollection") return "Geometry Collection";
        if (only == "LineString") return "Line String";
    }
    for (const auto& [type, name] : multi) {
        const auto both = [type = type](const std::string& t) { return t == type || t == type.substr(5); };
        if (types.empty() || !std::ranges::all_of(types, both)) continue;
        return types.contains(type) ? std::string(name) : *types.begin();
    }
    return "Unknown (any)";
}

std::string typeName(const Column& column)
{
    return std::holds_alternative<std::vector<std::string>>(column.values) ? "String"
           : std::holds_alternative<std::vector<double>>(column.values)    ? "Real"
                                                                           : "Integer";
}

std::vector<FieldSummary> fieldsOf(const std::vector<Column>& columns)
{
    std::vector<FieldSummary> fields;
    for (const Column& column : columns) fields.push_back({column.name, typeName(column)});
    return fields;
}

/// In a CRS that is not known: of all that is somewhere in any.
Box boxInAnyCrs(const FeatureGeometries& features)
{
    Box extent;
    for (const auto& collected : features.byKind())
        for (const Xy c : collected.geometry.coordinates)
            if (isInAnyCrs(c)) extent.add(c);
    return extent;
}

std::vector<std::string> warningsOf(const std::string& shown, const GeoJsonFile& file, LayerWarnings& warnings,
                                    const FileTexts& texts)
{
    std::vector<std::string> out = warnings.take();
    if (file.hasOthers)
        out.push_back(
            msg("{}: of what lies in the archive only {} is read", shown, printable(file.path.filename().string())));
    for (std::string& warning : texts.warnings(shown)) out.push_back(std::move(warning));
    return out;
}

}  // namespace

Result<std::vector<FeatureTable>> readGeoJson(const std::string& shown, const GeoJsonFile& file,
                                              const ReadOptions& options)
{
    const GdalMessages unheard;
    FileTexts texts;
    auto content = readContent(shown, file, options, texts);
    if (!content) return content.error();
    if (!options.layer.empty() && options.layer != content->name)
        return Error{msg("{}: has no layer \"{}\"; it has: {}", shown, options.layer, nameInWords(content->name))};
    std::vector<FeatureTable> tables;
    LayerWarnings warnings(shown, content->name);
    if (auto appended = makeTables(*std::move(content), shown, options, warnings, tables); !appended)
        return appended.error();
    return {std::move(tables), warningsOf(shown, file, warnings, texts)};
}

Result<FileSummary> describeGeoJson(const std::string& shown, const GeoJsonFile& file, const std::string& assumedCrs)
{
    const GdalMessages unheard;
    FileTexts texts;
    ReadOptions drawn;
    drawn.drawnOnly = true;
    drawn.assumedCrs = assumedCrs;
    auto content = readContent(shown, file, drawn, texts);
    if (!content) return content.error();
    LayerSummary layer;
    layer.name = content->name;
    layer.geometryType = geometryType(content->types);
    layer.featureCount = static_cast<std::int64_t>(content->features.featureCount());
    using Origin = LayerSummary::CrsOrigin;
    LayerWarnings warnings(shown, content->name);
    if (content->crs || !assumedCrs.empty()) {
        const bool followed = content->crs && (assumedCrs.empty() || content->saysCrs);
        layer.crs = followed ? crsName(*content->crs) : assumedCrs;
        layer.crsOrigin = !followed ? Origin::User : content->saysCrs ? Origin::File : Origin::Format;
        std::vector<FeatureTable> tables;
        const auto appended = makeTables(*std::move(content), shown, drawn, warnings, tables);
        if (!appended) return appended.error();
        layer.drawn = appended->drawn();
        layer.skipped = appended->skipped();
        layer.extent = appended->extent;
        layer.degrees = appended->degrees;
        layer.date = findDateColumn(tables);
        noteStyles(tables, layer);
        if (!tables.empty()) layer.fields = fieldsOf(tables.front().columns);
    } else {
        layer.extent = boxInAnyCrs(content->features);
        layer.fields = fieldsOf(content->columns.take());
    }
    layer.warnings = warningsOf(shown, file, warnings, texts);
    std::vector<std::string> all = layer.warnings;
    return {FileSummary{"GeoJSON", {std::move(layer)}}, std::move(all)};
}

}  // namespace frontline
