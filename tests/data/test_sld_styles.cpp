// Styled Layer Descriptors beside a file.
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "data/read_features.hpp"
#include "data/styles/file_style.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

std::string sld(const std::string& rules)
{
    return "<?xml version=\"1.0\"?><StyledLayerDescriptor version=\"1.1.0\" xmlns=\"http://www.opengis.net/sld\" "
           "xmlns:ogc=\"http://www.opengis.net/ogc\" xmlns:se=\"http://www.opengis.net/se\"><NamedLayer><se:Name>a"
           "</se:Name><UserStyle><se:FeatureTypeStyle>" +
           rules + "</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
}

std::string rule(const std::string& title, const std::string& filter, const std::string& color)
{
    return "<se:Rule><se:Description><se:Title>" + title + "</se:Title></se:Description>" + filter +
           "<se:PolygonSymbolizer><se:Fill><se:SvgParameter name=\"fill\">" + color +
           "</se:SvgParameter><se:SvgParameter name=\"fill-opacity\">0.5</se:SvgParameter></se:Fill>"
           "</se:PolygonSymbolizer></se:Rule>";
}

std::string comparison(const std::string& name, const std::string& property, const std::string& value)
{
    return "<ogc:" + name + "><ogc:PropertyName>" + property + "</ogc:PropertyName><ogc:Literal>" + value +
           "</ogc:Literal></ogc:" + name + ">";
}

std::string filtered(const std::string& filter)
{
    return "<ogc:Filter>" + filter + "</ogc:Filter>";
}

std::string areas(const std::vector<std::pair<std::string, int>>& rows)
{
    std::string features;
    for (const auto& [kind, people] : rows)
        features += (features.empty() ? "" : ",") +
                    (R"({"type":"Feature","properties":{"kind":")" + kind + R"(","people":)" + std::to_string(people) +
                     R"(},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}})");
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

struct Described {
    std::vector<FeatureTable> tables;
    std::vector<std::string> warnings;

    [[nodiscard]] std::string titleOf(std::size_t feature) const
    {
        const std::uint32_t number = tables.front().styles.of(feature);
        if (number == FileStyles::none) return "plain";
        const FileStyle& style = tables.front().styles.styles[number];
        return style.hidden ? "hidden" : style.title;
    }
    [[nodiscard]] const FileStyle& first() const { return tables.front().styles.styles.at(0); }
    [[nodiscard]] bool warns(const std::string& words) const
    {
        return std::ranges::any_of(
            warnings, [&](const std::string& warning) { return warning.find(words) != std::string::npos; });
    }
};

Described described(const std::string& data, const std::string& style)
{
    const TemporaryFolder folder;
    (void)folder.write("a.sld", style);
    ReadOptions drawn;
    drawn.drawnOnly = true;
    auto tables = readFeatures(folder.write("a.geojson", data), drawn);
    if (!tables) FAIL(tables.error().message);
    return {std::move(*tables), std::move(tables.warnings)};
}

}  // namespace

TEST_CASE("rules of an SLD beside a file hold the features that their filters say, with titles and opacity")
{
    const std::string both = filtered(
        "<ogc:And>" + comparison("PropertyIsEqualTo", "kind", "held") +
        "<ogc:PropertyIsBetween><ogc:PropertyName>people</ogc:PropertyName><ogc:LowerBoundary><ogc:Literal>10"
        "</ogc:Literal></ogc:LowerBoundary><ogc:UpperBoundary><ogc:Literal>20</ogc:Literal></ogc:UpperBoundary>"
        "</ogc:PropertyIsBetween></ogc:And>");
    const std::string not1 = filtered("<ogc:Not>" + comparison("PropertyIsLessThan", "people", "100") + "</ogc:Not>");
    const std::string like = filtered(
        "<ogc:PropertyIsLike wildCard=\"*\" singleChar=\".\" escapeChar=\"!\"><ogc:PropertyName>kind</ogc:PropertyName>"
        "<ogc:Literal>con*</ogc:Literal></ogc:PropertyIsLike>");
    const Described found =
        described(areas({{"held", 15}, {"held", 150}, {"contested", 5}, {"held", 21}}),
                  sld(rule("Some held", both, "#ff0000") + rule("Many", not1, "#00ff00") +
                      rule("Contested", like, "#0000ff") + rule("Rest", "<se:ElseFilter/>", "#808080")));
    CHECK(found.titleOf(0) == "Some held");
    CHECK(found.titleOf(1) == "Many");
    CHECK(found.titleOf(2) == "Contested");
    CHECK(found.titleOf(3) == "Rest");
    CHECK(found.first().fill == Color{255, 0, 0, 128});
    CHECK(found.warnings.empty());
}

TEST_CASE("a filter of an SLD that is more than a comparison is named by its rule")
{
    const std::string filter = filtered(
        "<ogc:PropertyIsEqualTo><ogc:Function name=\"length\"><ogc:PropertyName>kind"
        "</ogc:PropertyName></ogc:Function><ogc:Literal>4</ogc:Literal>"
        "</ogc:PropertyIsEqualTo>");
    const Described found = described(areas({{"held", 1}}), sld(rule("Short names", filter, "#ff0000")));
    CHECK(found.titleOf(0) == "plain");
    CHECK(found.warns("Short names"));
}

TEST_CASE("an SLD of version 1.0 with a hatch, a dashed edge and a label is carried over")
{
    const std::string style =
        "<StyledLayerDescriptor version=\"1.0.0\"><NamedLayer><Name>other</Name><UserStyle><FeatureTypeStyle><Rule>"
        "<Name>r</Name><PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://slash"
        "</WellKnownName><Stroke><CssParameter name=\"stroke\">#112233</CssParameter><CssParameter "
        "name=\"stroke-width\">2</CssParameter></Stroke></Mark><Size>10</Size></Graphic></GraphicFill></Fill>"
        "<Stroke><CssParameter name=\"stroke\"><ogc:Literal>#ff0000</ogc:Literal></CssParameter><CssParameter "
        "name=\"stroke-dasharray\">5 2</CssParameter></Stroke></PolygonSymbolizer>"
        "<TextSymbolizer><Label><ogc:PropertyName>kind</ogc:PropertyName></Label></TextSymbolizer>"
        "</Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
    // Prefixes must be declared only where namespaces are looked at.
    const Described found = described(areas({{"held", 1}}), style);
    const double pixel = 0.28 * 72 / 25.4;  // of the standard, in points
    CHECK_FALSE(found.first().fill);
    REQUIRE(found.first().hatch);
    CHECK(found.first().hatch->color == Color{0x11, 0x22, 0x33, 255});
    CHECK(found.first().hatch->degrees == 45);
    CHECK(found.first().hatch->spacingPoints == Approx(10 * pixel));
    CHECK(found.first().stroke == Color{255, 0, 0, 255});
    CHECK(found.first().dashPoints.at(0) == Approx(5 * pixel));
    CHECK(found.tables.front().styles.labelColumn == "kind");
    CHECK(found.titleOf(0).empty());
}

TEST_CASE("an SLD that is no document, or of other things, leaves the file as it is and says so")
{
    const std::string data = areas({{"held", 1}});
    CHECK(described(data, "<StyledLayerDescriptor").warns("cannot be read"));
    CHECK(described(data, sld("")).warns("no symbols of features"));
    CHECK(described(data, sld("<se:Rule><se:RasterSymbolizer/></se:Rule>")).warns("RasterSymbolizer"));
    CHECK(described(data, sld("<se:Rule><se:PointSymbolizer/></se:Rule>")).titleOf(0) == "plain");
}
