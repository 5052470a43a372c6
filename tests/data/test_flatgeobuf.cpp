// FlatGeobuf through the program's own reader, beside GDAL's.
#include "data/flatgeobuf/flatgeobuf_reader.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <optional>

#include "catch.hpp"
#include "data/column_reader.hpp"
#include "data/ogr_dataset.hpp"
#include "data/ogr_geometry.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "flatgeobuf_copy.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
namespace fs = std::filesystem;

namespace {

struct Content {
    FeatureGeometries features;
    std::vector<Column> columns;
};

struct BothWays {
    /// Absent where it was not read, or reported an error.
    std::optional<Content> own, gdals;
    FlatGeobufOutcome outcome = FlatGeobufOutcome::Left;
};

BothWays readBothWays(const fs::path& path)
{
    registerFileDrivers(false);
    GdalMessages messages;
    const char* drivers[] = {"FlatGeobuf", nullptr};
    const DatasetPointer dataset(
        static_cast<GDALDataset*>(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR, drivers, nullptr, nullptr)));
    BothWays out;
    if (!dataset || dataset->GetLayerCount() == 0) return out;
    OGRLayer& layer = *dataset->GetLayer(0);
    FileTexts texts;
    constexpr std::size_t all = 1000;
    ColumnReader ownColumns(*layer.GetLayerDefn(), all, texts), columns(*layer.GetLayerDefn(), all, texts);
    Content own, gdals;
    out.outcome = readFlatGeobuf(path, *layer.GetLayerDefn(), {own.features, ownColumns.columns(), texts}, Box(),
                                 std::stop_token());
    messages.forget();
    const GIntBig promised = layer.GetFeatureCount(0);
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        addFeature(gdals.features, feature->GetGeometryRef());
        columns.add(*feature);
    }
    own.columns = ownColumns.take();
    gdals.columns = columns.take();
    if (out.outcome == FlatGeobufOutcome::Read) out.own = std::move(own);
    const bool whole = promised < 1 || gdals.features.featureCount() == static_cast<std::size_t>(promised);
    if (!messages.failed() && whole) out.gdals = std::move(gdals);
    return out;
}

/// NaN like itself.
bool sameNumbers(std::span<const double> a, std::span<const double> b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool sameCoordinates(const std::vector<Xy>& a, const std::vector<Xy>& b)
{
    return a.size() == b.size() &&
           sameNumbers({a.empty() ? nullptr : &a[0].x, 2 * a.size()}, {b.empty() ? nullptr : &b[0].x, 2 * b.size()});
}

void checkSame(const Content& own, const Content& gdals)
{
    REQUIRE(own.features.featureCount() == gdals.features.featureCount());
    CHECK(own.features.withoutGeometry() == gdals.features.withoutGeometry());
    CHECK(own.features.unclosed() == gdals.features.unclosed());
    for (std::size_t kind = 0; kind < own.features.byKind().size(); ++kind) {
        const auto &a = own.features.byKind()[kind], &b = gdals.features.byKind()[kind];
        CHECK(a.sourceFeature == b.sourceFeature);
        CHECK(sameCoordinates(a.geometry.coordinates, b.geometry.coordinates));
        CHECK(a.geometry.ringStarts == b.geometry.ringStarts);
        CHECK(a.geometry.partStarts == b.geometry.partStarts);
        CHECK(a.geometry.featureStarts == b.geometry.featureStarts);
    }
    REQUIRE(own.columns.size() == gdals.columns.size());
    for (std::size_t c = 0; c < own.columns.size(); ++c) {
        const Column &a = own.columns[c], &b = gdals.columns[c];
        INFO(a.name);
        CHECK(a.name == b.name);
        REQUIRE(a.values.index() == b.values.index());
        REQUIRE(a.size() == own.features.featureCount());
        REQUIRE(b.size() == a.size());
        for (std::size_t row = 0; row < a.size(); ++row) {
            REQUIRE(a.isMissing(row) == b.isMissing(row));
            if (a.isMissing(row)) continue;
            if (const auto* numbers = std::get_if<std::vector<double>>(&a.values))
                CHECK(sameNumbers({&(*numbers)[row], 1}, {&std::get<std::vector<double>>(b.values)[row], 1}));
            else if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&a.values))
                CHECK((*wholes)[row] == std::get<std::vector<std::int64_t>>(b.values)[row]);
            else
                CHECK(std::get<std::vector<std::string>>(a.values)[row] ==
                      std::get<std::vector<std::string>>(b.values)[row]);
        }
    }
}

void checkSameBothWays(const fs::path& path)
{
    INFO(path.string());
    const BothWays read = readBothWays(path);
    REQUIRE(read.own);
    REQUIRE(read.gdals);
    checkSame(*read.own, *read.gdals);
}

/// A FlatGeobuf as GDAL writes it. fill: gives the layer its fields and features.
fs::path written(const TemporaryFolder& folder, OGRwkbGeometryType type,
                 const std::function<void(OGRLayer& layer)>& fill, bool index = true)
{
    GDALAllRegister();
    const fs::path path = folder / "made.fgb";
    fs::remove(path);
    GDALDriver& driver = *GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    const DatasetPointer dataset(driver.Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(dataset);
    const SrsPointer srs(new OGRSpatialReference);
    srs->importFromEPSG(4326);
    const char* options[] = {index ? "SPATIAL_INDEX=YES" : "SPATIAL_INDEX=NO", nullptr};
    OGRLayer* const layer = dataset->CreateLayer("made", srs.get(), type, const_cast<char**>(options));
    REQUIRE(layer);
    fill(*layer);
    return path;
}

/// A file of the default map, which have no index, with one.
fs::path withIndex(const TemporaryFolder& folder, const std::string& name)
{
    fs::path path = folder / ("indexed-" + name);
    copyAsFlatGeobuf(fs::path(FRONTLINE_SOURCE_DIR) / "geodata" / name, path, true);
    return path;
}

void addText(
    OGRLayer& layer, const std::string& wkt, const std::function<void(OGRFeature& feature)>& set = [](OGRFeature&) {})
{
    OGRFeature feature(layer.GetLayerDefn());
    OGRGeometry* geometry = nullptr;
    if (!wkt.empty()) REQUIRE(OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry) == OGRERR_NONE);
    feature.SetGeometryDirectly(geometry);
    set(feature);
    REQUIRE(layer.CreateFeature(&feature) == OGRERR_NONE);
}

void addField(OGRLayer& layer, const char* name, OGRFieldType type, OGRFieldSubType subType = OFSTNone)
{
    OGRFieldDefn field(name, type);
    field.SetSubType(subType);
    REQUIRE(layer.CreateField(&field) == OGRERR_NONE);
}

void addAllTypes(OGRLayer& layer)
{
    addField(layer, "truth", OFTInteger, OFSTBoolean);
    addField(layer, "short", OFTInteger, OFSTInt16);
    addField(layer, "whole", OFTInteger);
    addField(layer, "long", OFTInteger64);
    addField(layer, "float", OFTReal, OFSTFloat32);
    addField(layer, "number", OFTReal);
    addField(layer, "text", OFTString);
    addField(layer, "назва", OFTString);
    addField(layer, "date", OFTDate);
    addField(layer, "time", OFTTime);
    addField(layer, "moment", OFTDateTime);
    addField(layer, "bytes", OFTBinary);
    addText(layer, "POINT (37 48)", [](OGRFeature& f) {
        f.SetField("truth", 1);
        f.SetField("short", -32768);
        f.SetField("whole", -2147483647);
        f.SetField("long", static_cast<GIntBig>(-9223372036854775807LL));
        f.SetField("float", 0.1);
        f.SetField("number", 1e300);
        f.SetField("text", "");
        f.SetField("назва", "Покровськ – \U0001F30D");
        f.SetField("date", 2025, 8, 17);
        f.SetField("time", 0, 0, 0, 12, 34, 56.0F);
        f.SetField("moment", 2022, 2, 24, 5, 0, 1.25F, 100);
        f.SetField(f.GetFieldIndex("bytes"), 4, static_cast<const void*>("\0\xFFz\n"));
    });
    addText(layer, "POINT (38 48)", [](OGRFeature& f) {
        f.SetField("truth", 0);
        f.SetField("number", std::nan(""));
        f.SetField("text", "broken \xFF here");
        f.SetField("moment", 1999, 12, 31, 23, 59, 59.0F, 0);
        f.SetField(f.GetFieldIndex("bytes"), 0, static_cast<const void*>(""));
    });
    addText(layer, "POINT (39 48)");
    addText(layer, "POINT (40 48)", [](OGRFeature& f) {
        for (int i = 0; i < f.GetFieldCount(); ++i) f.SetFieldNull(i);
        f.SetField("moment", 2024, 2, 29, 0, 0, 0.0F, 112);
    });
}

/// The content with all parts of a MultiPolygon, of so many, made the one that lies furthest back.
std::string withOnePartForAll(std::string content, std::uint32_t parts)
{
    const auto number = [&](std::size_t at) {
        std::uint32_t out = 0;
        std::memcpy(&out, content.data() + at, sizeof(out));
        return out;
    };
    for (std::size_t list = 8; list + 4 + 4 * std::size_t{parts} <= content.size(); list += 4) {
        if (number(list) != parts) continue;
        std::size_t furthest = 0, least = content.size();
        for (std::size_t at = list + 4; at < list + 4 + 4 * std::size_t{parts}; at += 4) {
            furthest = std::max(furthest, at + number(at));
            least = std::min(least, at + number(at));
        }
        if (furthest >= content.size() || least <= list) continue;
        for (std::size_t at = list + 4; at < list + 4 + 4 * std::size_t{parts}; at += 4) {
            const auto offset = static_cast<std::uint32_t>(furthest - at);
            std::memcpy(content.data() + at, &offset, sizeof(offset));
        }
        return content;
    }
    FAIL("no such list");
    return {};
}

std::string contentOf(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("each FlatGeobuf of the default map is read as GDAL reads it")
{
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(FRONTLINE_SOURCE_DIR) / "geodata")) {
        if (entry.path().extension() != ".fgb") continue;
        checkSameBothWays(entry.path());
        ++files;
    }
    CHECK(files > 10);
}

TEST_CASE("attributes of every type in a FlatGeobuf are those that GDAL finds, with and without an index")
{
    const TemporaryFolder folder;
    for (const bool index : {true, false}) checkSameBothWays(written(folder, wkbPoint, addAllTypes, index));
}

TEST_CASE("geometries of every kind in a FlatGeobuf are those that GDAL finds")
{
    const TemporaryFolder folder;
    const std::vector<std::pair<OGRwkbGeometryType, std::vector<std::string>>> kinds{
        {wkbPoint, {"POINT (37 48)", "POINT (-37 -48)"}},
        {wkbMultiPoint, {"MULTIPOINT ((37 48),(38 48),(39 49))", "MULTIPOINT ((1 2))"}},
        {wkbLineString, {"LINESTRING (37 48,38 49,39 48)", "LINESTRING (1 2,3 4)"}},
        {wkbMultiLineString, {"MULTILINESTRING ((37 48,38 49),(1 2,3 4,5 6))", "MULTILINESTRING ((1 2,3 4))"}},
        {wkbPolygon,
         {"POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 1),(3 3,4 3,4 4,3 3))", "POLYGON ((0 0,1 0,1 1,0 0))",
          "POLYGON ((0 0,1 0,1 1,0 1))"}},
        {wkbMultiPolygon,
         {"MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 1)),((20 0,21 0,21 1,20 0)))",
          "MULTIPOLYGON (((0 0,1 0,1 1,0 0)))"}},
        {wkbGeometryCollection,
         {"GEOMETRYCOLLECTION (POINT (37 48),LINESTRING (1 2,3 4),POLYGON ((0 0,1 0,1 1,0 0)),"
          "GEOMETRYCOLLECTION (MULTIPOINT ((1 1),(2 2)),POINT (5 5)))"}},
        {wkbUnknown, {"POINT (37 48)", "POLYGON ((0 0,1 0,1 1,0 0))", "MULTILINESTRING ((1 2,3 4))", ""}},
        {wkbPoint25D, {"POINT Z (37 48 5)"}},
        {wkbPointM, {"POINT M (37 48 5)"}},
        {wkbLineStringZM, {"LINESTRING ZM (37 48 5 1,38 48 5 2,39 48 5 3)"}},
        {wkbMultiPolygon25D, {"MULTIPOLYGON Z (((0 0 1,9 0 2,9 9 3,0 9 4,0 0 1),(1 1 1,2 1 1,2 2 1,1 1 1)))"}}};
    for (const auto& [type, texts] : kinds)
        for (const bool index : {true, false}) {
            INFO(OGRGeometryTypeToName(type));
            // The index has no place for what is nowhere.
            if (index && std::ranges::find(texts, "") != texts.end()) continue;
            checkSameBothWays(written(
                folder, type,
                [&, &wkts = texts](OGRLayer& layer) {
                    for (const std::string& wkt : wkts) addText(layer, wkt);
                },
                index));
        }
}

TEST_CASE("curves and triangles in a FlatGeobuf are left to GDAL, and drawn")
{
    const TemporaryFolder folder;
    const std::vector<std::pair<OGRwkbGeometryType, std::string>> kinds{
        {wkbCircularString, "CIRCULARSTRING (37 48,38 49,39 48)"},
        {wkbCurvePolygon, "CURVEPOLYGON (CIRCULARSTRING (0 0,4 0,4 4,0 4,0 0))"},
        {wkbTriangle, "TRIANGLE ((0 0,1 0,1 1,0 0))"}};
    for (const auto& [type, wkt] : kinds) {
        const fs::path path = written(folder, type, [&, &text = wkt](OGRLayer& layer) { addText(layer, text); });
        CHECK(readBothWays(path).outcome == FlatGeobufOutcome::Left);
        const auto tables = readFeatures(path);
        REQUIRE(tables.ok());
        CHECK(tables->front().geometry.coordinates.size() >= 3);
    }
}

TEST_CASE("a FlatGeobuf that is cut short is left to GDAL, wherever it ends")
{
    const TemporaryFolder folder;
    const std::string whole = contentOf(written(folder, wkbPoint, addAllTypes));
    for (std::size_t length = 1; length < whole.size(); length += 7)
        CHECK(readBothWays(folder.write("cut.fgb", whole.substr(0, length))).outcome == FlatGeobufOutcome::Left);
}

TEST_CASE("of a FlatGeobuf with a wrong byte nothing is read that GDAL would not read, or read otherwise")
{
    const TemporaryFolder folder;
    const std::string whole = contentOf(written(folder, wkbUnknown, [](OGRLayer& layer) {
        addField(layer, "name", OFTString);
        addField(layer, "count", OFTInteger64);
        for (const char* wkt : {"POINT (37 48)", "MULTILINESTRING ((1 2,3 4),(5 6,7 8))",
                                "MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 1)),((20 0,21 0,21 1,20 0)))"})
            addText(layer, wkt, [](OGRFeature& f) {
                f.SetField("name", "Торецьк");
                f.SetField("count", 7);
            });
    }));
    std::size_t read = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        INFO("byte " << at);
        std::string wrong = whole;
        wrong[at] = static_cast<char>(wrong[at] ^ (at % 2 == 0 ? 0x01 : 0xFF));
        const BothWays ways = readBothWays(folder.write("wrong.fgb", wrong));
        if (!ways.own) continue;
        ++read;
        REQUIRE(ways.gdals);
        checkSame(*ways.own, *ways.gdals);
    }
    // Coordinates and attributes may be any.
    CHECK(read > 100);
}

TEST_CASE("a FlatGeobuf whose parts are one and the same is refused before memory is full of it")
{
    const TemporaryFolder folder;
    constexpr std::uint32_t parts = 3001;
    std::string large = "(0 0", triangles;
    for (int i = 0; i < 5000; ++i) large += fmt::format(",{} {}", 1 + i * 0.001, i % 2);
    for (std::uint32_t i = 1; i < parts; ++i)
        triangles += fmt::format(",(({0} 50,{0} 51,{1} 51,{0} 50))", i * 0.02, i * 0.02 + 0.01);
    // The parts are written one after the other, from the end of the file to its beginning.
    const std::string wkt = "MULTIPOLYGON ((" + large + ",0 0))" + triangles + ")";
    const std::string whole = contentOf(written(
        folder, wkbMultiPolygon, [&](OGRLayer& layer) { addText(layer, wkt); }, false));
    const fs::path path = folder.write("same.fgb", withOnePartForAll(whole, parts));
    const auto read = readFeatures(path);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message.find("same.fgb") != std::string::npos);
    CHECK(read.error().message.find("more coordinates than there is room for") != std::string::npos);
}

TEST_CASE("reading a FlatGeobuf ends when nobody wants it any more")
{
    std::stop_source nobody;
    nobody.request_stop();
    ReadOptions options;
    options.stop = nobody.get_token();
    const auto read = readFeatures(fs::path(FRONTLINE_SOURCE_DIR) / "geodata" / "oblasts.fgb", options);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message.find("cancelled") != std::string::npos);
}

TEST_CASE("of a FlatGeobuf with an index the features of a region are read, in their order and with their attributes")
{
    const TemporaryFolder folder;
    const fs::path path = withIndex(folder, "places.fgb");
    const auto all = readFeatures(path);
    REQUIRE(all.ok());
    ReadOptions options;
    options.region = {36, 47.5, 38.5, 49};
    const auto some = readFeatures(path, options);
    REQUIRE(some.ok());
    REQUIRE(some->size() == 1);
    const FeatureTable &table = some->front(), &whole = all->front();
    std::vector<std::uint32_t> within;
    for (std::uint32_t f = 0; f < whole.featureCount(); ++f)
        if (options.region.contains(whole.geometry.coordinates[f])) within.push_back(f);
    REQUIRE(within.size() > 10);
    REQUIRE(within.size() < whole.featureCount());
    const FeatureTable expected = selectFeatures(whole, within);
    CHECK(table.geometry.coordinates == expected.geometry.coordinates);
    for (std::size_t f = 0; f < within.size(); ++f) CHECK(table.text("name", f) == expected.text("name", f));
}

TEST_CASE("a FlatGeobuf of which nothing is in the region, or what is there is broken, is read whole")
{
    const TemporaryFolder folder;
    ReadOptions options;
    options.region = {-10, -10, -5, -5};
    const auto none = readFeatures(withIndex(folder, "oblasts.fgb"), options);
    REQUIRE(none.ok());
    CHECK(none->front().featureCount() > 20);
    // The number of a feature in a warning is that in the file.
    const fs::path path = written(folder, wkbPolygon, [](OGRLayer& layer) {
        for (const char* wkt : {"POLYGON ((0 0,1 0,1 1,0 0))", "POLYGON ((20 20,24 24,24 20,20 24,20 20))",
                                "POLYGON ((40 40,41 40,41 41,40 40))"})
            addText(layer, wkt);
    });
    options.region = {19, 19, 25, 25};
    const auto broken = readFeatures(path, options), all = readFeatures(path);
    REQUIRE(broken.ok());
    CHECK(broken->front().featureCount() == 3);
    REQUIRE(broken.warnings.size() == 1);
    CHECK(broken.warnings == all.warnings);
    options.region = {39, 39, 42, 42};
    const auto sound = readFeatures(path, options);
    REQUIRE(sound.ok());
    CHECK(sound->front().featureCount() == 1);
}

TEST_CASE("a FlatGeobuf whose index lies is read as far as it tells, or whole, and nothing worse comes of it")
{
    const TemporaryFolder folder;
    const std::string whole = contentOf(withIndex(folder, "oblasts.fgb"));
    const std::size_t features = readFeatures(folder.write("whole.fgb", whole))->front().featureCount();
    std::uint32_t header = 0;
    std::memcpy(&header, whole.data() + 8, sizeof(header));
    const std::size_t index = 12 + header, indexBytes = 40 * (features + (features + 15) / 16 + 1);
    ReadOptions options;
    options.region = {36, 47.5, 38.5, 49};
    for (std::size_t at = 0; at + 11 <= indexBytes; at += 5) {
        for (const char wrong : {'\0', '\x7F', '\xFF'}) {
            std::string lying = whole;
            std::fill_n(lying.begin() + static_cast<std::ptrdiff_t>(index + at), 11, wrong);
            const auto read = readFeatures(folder.write("lying.fgb", lying), options);
            INFO("byte " << at);
            REQUIRE(read.ok());
            CHECK(read->front().featureCount() >= 1);
            CHECK(read->front().featureCount() <= features);
        }
    }
}

TEST_CASE("a FlatGeobuf that is cut short is refused, though what is wanted of it is there")
{
    const TemporaryFolder folder;
    const fs::path path = written(folder, wkbPoint, [](OGRLayer& layer) {
        for (int i = 0; i < 50; ++i) addText(layer, fmt::format("POINT ({} {})", i, i));
    });
    const std::string whole = contentOf(path);
    for (const double at : {0, 25, 49}) {
        ReadOptions options;
        options.region = {at - 0.5, at - 0.5, at + 0.5, at + 0.5};
        const auto read = readFeatures(path, options);
        REQUIRE(read.ok());
        CHECK(read->front().featureCount() == 1);
        for (const std::size_t missing : {1, 8, 100})
            CHECK_FALSE(readFeatures(folder.write("cut.fgb", whole.substr(0, whole.size() - missing)), options).ok());
    }
}
