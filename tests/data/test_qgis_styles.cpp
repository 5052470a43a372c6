// Styles of QGIS beside a file, and in a GeoPackage.
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "data/styles/file_style.hpp"
#include "geo_package.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

using Shape = FileStyle::Shape;

/// One point for each word: kinds and numbers.
std::string pointsOf(const std::vector<std::pair<std::string, int>>& rows)
{
    std::string features;
    for (const auto& [kind, people] : rows)
        features +=
            (features.empty() ? "" : ",") +
            (R"({"type":"Feature","properties":{"kind":)" + (kind.empty() ? "null" : "\"" + kind + "\"") +
             R"(,"people":)" + std::to_string(people) + R"(},"geometry":{"type":"Point","coordinates":[37,48]}})");
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

const char* const area =
    R"({"type":"Feature","properties":{"kind":"a"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}})";
const char* const road =
    R"({"type":"Feature","properties":{"kind":"a"},"geometry":{"type":"LineString","coordinates":[[37,48],[38,49]]}})";

std::string option(const std::string& name, const std::string& value)
{
    return "<Option type=\"QString\" name=\"" + name + "\" value=\"" + value + "\"/>";
}

std::string symbol(const std::string& type, const std::string& name, const std::string& layers,
                   const std::string& alpha = "1")
{
    return "<symbol type=\"" + type + "\" name=\"" + name + "\" alpha=\"" + alpha + "\">" + layers + "</symbol>";
}

std::string layer(const std::string& kind, const std::string& options)
{
    return "<layer class=\"" + kind + "\" enabled=\"1\"><Option type=\"Map\">" + options + "</Option></layer>";
}

std::string marker(const std::string& name, const std::string& color)
{
    return symbol("marker", name, layer("SimpleMarker", option("name", "circle") + option("color", color)));
}

std::string qgis(const std::string& renderer, const std::string& more = "")
{
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version=\"3.34\">" + renderer + more +
           "</qgis>";
}

std::string single(const std::string& symbolOfAll)
{
    return "<renderer-v2 type=\"singleSymbol\"><symbols>" + symbolOfAll + "</symbols></renderer-v2>";
}

struct Styled {
    std::vector<FeatureTable> tables;
    std::vector<std::string> warnings;

    /// Of the first table; null: it has none.
    [[nodiscard]] const FileStyle* of(std::size_t feature) const
    {
        const std::uint32_t number = tables.front().styles.of(feature);
        return number == FileStyles::none ? nullptr : &tables.front().styles.styles[number];
    }
    [[nodiscard]] bool says(const std::string& words) const
    {
        return std::ranges::any_of(
            warnings, [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
    }
};

/// data: a GeoJSON; style: of the .qml beside it.
Styled styled(const std::string& data, const std::string& style, const std::string& ending = ".qml")
{
    const TemporaryFolder folder;
    (void)folder.write("a" + ending, style);
    ReadOptions drawn;
    drawn.drawnOnly = true;
    auto tables = readFeatures(folder.write("a.geojson", data), drawn);
    if (!tables) FAIL(tables.error().message);
    return {std::move(*tables), std::move(tables.warnings)};
}

struct StoredStyle {
    std::string layer, name, color, isDefault;
};

/// A GeoPackage with a layer "own" of one point, and styles as QGIS stores them.
void writeStyles(const std::filesystem::path& path, const std::vector<StoredStyle>& styles)
{
    GeoPackage file(path);
    file.run(
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT, f_table_schema TEXT, f_table_name "
        "TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, "
        "description TEXT, owner TEXT, ui TEXT, update_time DATETIME)");
    file.list("layer_styles");
    for (const StoredStyle& style : styles) {
        std::string qml = qgis(single(marker("0", style.color)));
        for (auto at = qml.find('\''); at != std::string::npos; at = qml.find('\'', at + 2)) qml.insert(at, "'");
        std::string name = style.name;
        for (auto at = name.find('\''); at != std::string::npos; at = name.find('\'', at + 2)) name.insert(at, "'");
        file.run("INSERT INTO layer_styles (f_table_name, styleName, styleQML, useAsDefault) VALUES ('" + style.layer +
                 "', '" + name + "', '" + qml + "', " + style.isDefault + ")");
    }
}

const Color red{255, 0, 0, 255}, green{0, 128, 0, 255};

}  // namespace

TEST_CASE("categories of a .qml beside a file give each feature the symbol of its value")
{
    const std::string renderer =
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"kind\"><categories>"
        "<category value=\"пост\" symbol=\"0\" label=\"Posts\" render=\"true\" type=\"string\"/>"
        "<category value=\"secret\" symbol=\"1\" label=\"Secrets\" render=\"false\" type=\"string\"/>"
        "<category value=\"\" symbol=\"1\" label=\"Others\" render=\"true\" type=\"string\"/></categories><symbols>" +
        marker("0", "255,0,0,255") + marker("1", "0,128,0,255,rgb:0,0.5,0,1") + "</symbols></renderer-v2>";
    const Styled found = styled(pointsOf({{"store", 1}, {"пост", 2}, {"secret", 3}, {"", 4}}), qgis(renderer));
    REQUIRE(found.of(0));
    CHECK(found.of(0)->symbol == green);
    CHECK(found.of(0)->title == "Others");
    CHECK(found.of(1)->symbol == red);
    CHECK(found.of(1)->title == "Posts");
    CHECK(found.of(2)->hidden);
    CHECK(found.of(3)->symbol == green);
    // In the order of the file, which is that of the legend.
    CHECK(found.tables.front().styles.styles.front().title == "Posts");
    CHECK(found.warnings.empty());
}

TEST_CASE("a feature of no class is not drawn, as in QGIS, and it is said how many there are")
{
    const std::string renderer =
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"&quot;kind&quot;\"><categories>"
        "<category type=\"List\" symbol=\"0\" label=\"A or b\"><val type=\"string\" value=\"a\"/>"
        "<val type=\"string\" value=\"b\"/></category>"
        "<category value=\"NULL\" type=\"NULL\" symbol=\"0\" label=\"No kind\"/></categories><symbols>" +
        marker("0", "255,0,0,255") + "</symbols></renderer-v2>";
    const Styled found = styled(pointsOf({{"a", 1}, {"b", 2}, {"c", 3}, {"", 4}}), qgis(renderer));
    CHECK(found.of(0)->title == "A or b");
    CHECK(found.of(1)->title == "A or b");
    CHECK(found.of(2)->hidden);
    CHECK(found.of(3)->title == "No kind");
    CHECK(found.says("1 feature is in none of its classes"));
}

TEST_CASE("ranges of a .qml hold their ends, and the first of two that meet has the number between them")
{
    const std::string renderer =
        "<renderer-v2 type=\"graduatedSymbol\" attr=\"people\"><ranges>"
        "<range lower=\"0\" upper=\"10\" symbol=\"0\" label=\"few\" render=\"true\"/>"
        "<range lower=\"10.000000\" upper=\"1e6\" symbol=\"1\" label=\"many\" render=\"true\"/></ranges><symbols>" +
        marker("0", "255,0,0,255") + marker("1", "0,128,0,255") + "</symbols></renderer-v2>";
    const Styled found = styled(pointsOf({{"", 0}, {"", 10}, {"", 11}, {"", -5}}), qgis(renderer));
    CHECK(found.of(0)->title == "few");
    CHECK(found.of(1)->title == "few");
    CHECK(found.of(2)->title == "many");
    CHECK(found.of(3)->hidden);
}

TEST_CASE("rules of a .qml with simple filters are followed, nested ones and ELSE too")
{
    const std::string renderer =
        "<renderer-v2 type=\"RuleRenderer\"><rules key=\"r\">"
        "<rule key=\"1\" filter=\"&quot;kind&quot; = 'a'\"><rule key=\"2\" filter=\"&quot;people&quot; > 5\" "
        "symbol=\"0\" "
        "label=\"large a\"/><rule key=\"3\" filter=\"ELSE\" symbol=\"1\" label=\"small a\"/></rule>"
        "<rule key=\"4\" filter=\"kind IN ('b', 'c') AND NOT people IS NULL\" symbol=\"0\" label=\"b or c\"/>"
        "<rule key=\"5\" filter=\"kind = 'd'\" symbol=\"0\" label=\"switched off\" checkstate=\"0\"/>"
        "<rule key=\"6\" filter=\"ELSE\" symbol=\"1\" label=\"rest\"/></rules><symbols>" +
        marker("0", "255,0,0,255") + marker("1", "0,128,0,255") + "</symbols></renderer-v2>";
    const Styled found = styled(pointsOf({{"a", 9}, {"a", 1}, {"c", 1}, {"d", 1}}), qgis(renderer));
    REQUIRE(found.of(3));
    CHECK(found.of(0)->title == "large a");
    CHECK(found.of(1)->title == "small a");
    CHECK(found.of(2)->title == "b or c");
    CHECK(found.of(3)->title == "rest");
    CHECK(found.warnings.empty());
    CHECK(found.tables.front().styles.styles.front().title == "large a");
}

TEST_CASE("a rule whose filter is more than OGR understands is named, and what it may hold is drawn plainly")
{
    const std::string renderer =
        "<renderer-v2 type=\"RuleRenderer\"><rules key=\"r\">"
        "<rule key=\"1\" filter=\"regexp_match(kind, 'x')\" symbol=\"0\" label=\"matching\"/>"
        "<rule key=\"2\" filter=\"kind = 'b'\" symbol=\"1\" label=\"b\"/>"
        "<rule key=\"3\" filter=\"ELSE\" symbol=\"1\" label=\"rest\"/></rules><symbols>" +
        marker("0", "255,0,0,255") + marker("1", "0,128,0,255") + "</symbols></renderer-v2>";
    const Styled found = styled(pointsOf({{"x", 1}, {"b", 1}}), qgis(renderer));
    CHECK_FALSE(found.of(0));
    CHECK(found.of(1)->title == "b");
    CHECK(found.says("regexp_match(kind, 'x')"));
}

TEST_CASE("fills, hatches and edges of a .qml are carried over, in old spelling and new, with their opacity")
{
    const std::string data = std::string(R"({"type":"FeatureCollection","features":[)") + area + "]}";
    const std::string old =
        "<layer class=\"SimpleFill\"><prop k=\"color\" v=\"255,0,0,255\"/><prop k=\"style\" v=\"solid\"/>"
        "<prop k=\"color_border\" v=\"0,128,0,255\"/><prop k=\"width_border\" v=\"1\"/></layer>";
    const Styled plain =
        styled(data, qgis(single(symbol("fill", "0", old, "0.5")), "<layerOpacity>0.5</layerOpacity>"));
    REQUIRE(plain.of(0));
    CHECK(plain.of(0)->fill == Color{255, 0, 0, 64});
    CHECK(plain.of(0)->stroke == Color{0, 128, 0, 64});
    CHECK(plain.of(0)->strokeWidthPoints == Approx(72 / 25.4));  // a millimetre

    const Styled hatched = styled(
        data, qgis(single(symbol(
                  "fill", "0",
                  layer("SimpleFill", option("color", "0,128,0,255") + option("outline_style", "no")) +
                      "<layer class=\"LinePatternFill\"><Option type=\"Map\">" + option("angle", "30") +
                      option("distance", "4") + option("distance_unit", "Point") + "</Option>" +
                      symbol("line", "@0@1",
                             layer("SimpleLine", option("line_color", "255,0,0,255") + option("line_width", "2") +
                                                     option("line_width_unit", "Pixel"))) +
                      "</layer>"))));
    REQUIRE(hatched.of(0)->hatch);
    CHECK(hatched.of(0)->fill == green);
    CHECK_FALSE(hatched.of(0)->stroke);
    CHECK(*hatched.of(0)->hatch == FileStyle::Hatch{red, 30, 4, 1.5});

    const Styled brushed = styled(
        data, qgis(single(symbol(
                  "fill", "0", layer("SimpleFill", option("color", "255,0,0,255") + option("style", "b_diagonal"))))));
    CHECK_FALSE(brushed.of(0)->fill);
    CHECK(brushed.of(0)->hatch->degrees == 45);
}

TEST_CASE("lines of a .qml have their dashes, and a narrow one on a wide one is a line with a casing")
{
    const std::string data = std::string(R"({"type":"FeatureCollection","features":[)") + road + "]}";
    const auto line = [](const std::string& color, const std::string& width, const std::string& more = "") {
        return layer("SimpleLine", option("line_color", color) + option("line_width", width) +
                                       option("line_width_unit", "Point") + more);
    };
    const Styled dashed =
        styled(data, qgis(single(symbol("line", "0",
                                        line("255,0,0,255", "2",
                                             option("use_custom_dash", "1") + option("customdash", "5;2") +
                                                 option("customdash_unit", "Point"))))));
    REQUIRE(dashed.of(0));
    CHECK(dashed.of(0)->dashPoints == std::vector<double>{5, 2});
    const Styled cased =
        styled(data, qgis(single(symbol("line", "0", line("0,128,0,255", "4") + line("255,0,0,255", "2.5")))));
    CHECK(cased.of(0)->casing == green);
    CHECK(cased.of(0)->casingWidthPoints == 4);
    CHECK(cased.of(0)->stroke == red);
    CHECK(cased.of(0)->strokeWidthPoints == 2.5);
    CHECK(styled(data, qgis(single(symbol("line", "0", line("255,0,0,255", "2", option("line_style", "dot"))))))
              .of(0)
              ->dashPoints == std::vector<double>{2, 4});
}

TEST_CASE("symbols of a .qml have their shape and size; of an icon there is a circle in its colour, and it is said")
{
    const std::string data = pointsOf({{"a", 1}});
    const auto of = [&](const std::string& kind, const std::string& options) {
        return styled(data, qgis(single(symbol("marker", "0", layer(kind, options)))));
    };
    const Styled star =
        of("SimpleMarker", option("name", "star") + option("color", "255,0,0,255") + option("size", "9") +
                               option("size_unit", "Point") + option("outline_color", "0,128,0,255"));
    CHECK(star.of(0)->shape == Shape::Star);
    CHECK(star.of(0)->symbolPoints == 9);
    CHECK(star.of(0)->symbolOutline == green);
    const Styled icon =
        of("SvgMarker", option("name", "base64:PHN2Zz4=") + option("color", "255,0,0,255") + option("size", "4"));
    CHECK(icon.of(0)->shape == Shape::Circle);
    CHECK(icon.of(0)->symbol == red);
    CHECK(icon.says("icons"));
    const Styled picture = of("RasterMarker", option("imageFile", "/nowhere/missing.png"));
    CHECK_FALSE(picture.of(0));
    CHECK(picture.says("icons"));
    const Styled ground = of("SimpleMarker", option("name", "circle") + option("color", "255,0,0,255") +
                                                 option("size", "500") + option("size_unit", "MapUnit"));
    CHECK(ground.of(0)->symbolPoints == 6);
    CHECK(ground.says("units of the ground"));
}

TEST_CASE("labels of a .qml name their column; of an expression it is said that they are not followed")
{
    const std::string data = pointsOf({{"a", 1}});
    const auto labelled = [&](const std::string& field, const std::string& expression) {
        return styled(data, qgis(single(marker("0", "255,0,0,255")),
                                 "<labeling type=\"simple\"><settings><text-style fieldName=\"" + field +
                                     "\" isExpression=\"" + expression + "\"/></settings></labeling>"));
    };
    CHECK(labelled("kind", "0").tables.front().styles.labelColumn == "kind");
    CHECK(labelled("&quot;kind&quot;", "1").tables.front().styles.labelColumn == "kind");
    const Styled expression = labelled("upper(kind)", "1");
    CHECK(expression.tables.front().styles.labelColumn.empty());
    CHECK(expression.says("upper(kind)"));
    CHECK(labelled("gone", "0").says("column gone, which is not there"));
}

TEST_CASE("a style that fits nothing, or cannot be read, leaves the file as it is and says why")
{
    const std::string data = pointsOf({{"a", 1}});
    const std::string byGone =
        "<renderer-v2 type=\"categorizedSymbol\" attr=\"gone\"><categories><category value=\"a\" symbol=\"0\"/>"
        "</categories><symbols>" +
        marker("0", "255,0,0,255") + "</symbols></renderer-v2>";
    CHECK(styled(data, qgis(byGone)).says("by column gone, which is not there"));
    CHECK(styled(data, qgis(single(symbol("fill", "0", layer("SimpleFill", ""))))).says("no symbols of points"));
    CHECK(styled(data, qgis("<renderer-v2 type=\"heatmapRenderer\"/>")).says("heatmapRenderer"));
    CHECK(styled(data, "<qgis><renderer-v2").says("cannot be read"));
    CHECK(styled(data, "").says("cannot be read"));
    CHECK(styled(data, "<html/>").says("of no known kind"));
    CHECK(styled(data, "<!DOCTYPE q [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><qgis>&c;</qgis>").says("entities"));
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<a>";
    CHECK(styled(data, deep).says("deep"));
    for (const std::string& style : {qgis(byGone), std::string("<html/>"), deep})
        CHECK(styled(data, style).tables.front().styles.empty());
}

TEST_CASE("of a style with more classes than are told apart the others are plain, and it is said")
{
    std::string categories, symbols;
    std::vector<std::pair<std::string, int>> rows;
    for (int i = 0; i < 2500; ++i) {
        const std::string number = std::to_string(i);
        categories += "<category value=\"k" + number + "\" symbol=\"" + number + "\" label=\"" + number + "\"/>";
        symbols += marker(number, "255,0,0,255");
        rows.emplace_back("k" + number, i);
    }
    const Styled found =
        styled(pointsOf(rows), qgis("<renderer-v2 type=\"categorizedSymbol\" attr=\"kind\"><categories>" + categories +
                                    "</categories><symbols>" + symbols + "</symbols></renderer-v2>"));
    CHECK(found.of(0)->title == "0");
    CHECK_FALSE(found.of(2499));
    CHECK(found.says("more than 2000 classes"));
}

TEST_CASE("the default style that a GeoPackage keeps is that of its layer, and its table is no layer")
{
    const TemporaryFolder folder;
    const auto path = folder / "a.gpkg";
    writeStyles(path, {{"own", "old", "0,0,255,255", "0"},
                       {"own", "right", "255,0,0,255", "1"},
                       {"another", "another's", "0,128,0,255", "1"}});
    auto tables = readFeatures(path);
    REQUIRE(tables);
    REQUIRE(tables->size() == 1);
    const FeatureTable& table = tables->front();
    CHECK(table.layersInFile == 1);
    REQUIRE(table.styles.styles.size() == 1);
    CHECK(table.styles.styles.front().symbol == red);
    const auto summary = describeFile(path);
    REQUIRE(summary);
    REQUIRE(summary->layers.size() == 1);
    CHECK(summary->layers.front().styleFromFile);
    CHECK(summary->layers.front().colors == std::vector<std::string>{"#ff0000"});
}

TEST_CASE("a view that is called as QGIS calls its table of styles is not asked for styles")
{
    const TemporaryFolder folder;
    const auto path = folder / "a.gpkg";
    {
        GeoPackage file(path);
        file.run(
            "CREATE TABLE kept (f_table_name TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault "
            "INTEGER, update_time TEXT)");
        file.run(
            "INSERT INTO kept VALUES ('own', 's', '"
            "<qgis>" +
            single(marker("0", "255,0,0,255")) + "</qgis>', '', 1, '')");
        file.run("CREATE VIEW layer_styles AS SELECT * FROM kept");
        file.list("layer_styles");
    }
    const auto tables = readFeatures(path);
    REQUIRE(tables);
    REQUIRE(tables->size() == 1);
    CHECK(tables->front().styles.empty());
}
