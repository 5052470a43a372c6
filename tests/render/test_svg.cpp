#include <vector>

#include "vector_pictures.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

const Color red{200, 0, 0, 255}, opaqueBlack{0, 0, 0, 255};

std::string svgOf(std::vector<DrawCommand> commands, const VectorOptions& options = vectorOptions(),
                  const View& view = vectorView())
{
    const auto svg = encodeSvg({{255, 255, 255, 255}, std::move(commands)}, view, options);
    if (!svg) FAIL(svg.error().message);
    return *svg;
}

std::size_t count(const std::string& text, const std::string& what)
{
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

/// Whether every element that starts ends, in the right order, and no sign of XML's own stands in text.
bool wellFormed(const std::string& xml)
{
    std::vector<std::string> open;
    for (std::size_t at = 0; at < xml.size();) {
        const std::size_t start = xml.find('<', at);
        if (start == std::string::npos) break;
        const std::size_t end = xml.find('>', start);
        if (end == std::string::npos) return false;
        const std::string tag = xml.substr(start + 1, end - start - 1);
        if (tag.find('<') != std::string::npos) return false;
        const std::string name = tag.substr(0, tag.find_first_of(" \n"));
        if (tag[0] == '/') {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
        } else if (tag[0] != '?' && tag.back() != '/') {
            open.push_back(name);
        }
        at = end + 1;
    }
    return open.empty();
}

/// Values of the attribute id, in order.
std::vector<std::string> ids(const std::string& svg)
{
    std::vector<std::string> out;
    for (std::size_t at = svg.find(" id=\""); at != std::string::npos; at = svg.find(" id=\"", at + 1))
        out.push_back(svg.substr(at + 5, svg.find('"', at + 5) - at - 5));
    return out;
}

}  // namespace

TEST_CASE("each layer of an SVG is a named group, and a name is given once")
{
    const FillDraw fill = polygonOf({ringOf(10, 10, 20, 20)}, red);
    const std::string svg = svgOf({LayerStart{"land", "Land"}, fill, LayerStart{"a b", "<Ours & \"theirs\">"}, fill,
                                   LayerStart{"land", "Land, right"}, fill});
    CHECK(wellFormed(svg));
    CHECK_THAT(
        svg, Contains("<g id=\"layer-land\" inkscape:groupmode=\"layer\" inkscape:label=\"Land\"><title>Land</title>"));
    CHECK_THAT(svg, Contains("<g id=\"layer-a-b\"") && Contains("&lt;Ours &amp; &quot;theirs&quot;&gt;"));
    CHECK_THAT(svg, Contains("<g id=\"layer-land-2\""));
    auto names = ids(svg);
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE(
    "the kinds of geometry of one layer are one group of an SVG, and a name that cannot be an id stands beside it")
{
    const FillDraw fill = polygonOf({ringOf(10, 10, 20, 20)}, red);
    const LayerStart mixed{"plan/my places", "Plan", "plan/my places"}, other{"other", "Other", "other"};
    const std::string svg = svgOf({mixed, fill, mixed, fill, other, fill, mixed, fill});
    CHECK(wellFormed(svg));
    std::vector<std::string> names;
    for (const std::string& name : ids(svg))
        if (name.starts_with("layer-")) names.push_back(name);
    // What lies between them parts them.
    CHECK(names == std::vector<std::string>{"layer-plan/my-places", "layer-other", "layer-plan/my-places-2"});
    CHECK_THAT(svg, Contains("<g id=\"layer-plan/my-places\" data-layer=\"plan/my places\""));
    CHECK_THAT(svg, Contains("<g id=\"layer-other\" inkscape:groupmode"));
}

TEST_CASE("an SVG is clipped to its frame and has its size in pixels of 1/96 inch")
{
    const FillDraw fill = polygonOf({ringOf(-500, -500, 2000, 2000)}, red);
    const std::string svg = svgOf({LayerStart{"land", "Land"}, fill}, vectorOptions(), vectorView(2));
    CHECK_THAT(svg, Contains("width=\"200\" height=\"100\" viewBox=\"0 0 400 200\""));
    CHECK_THAT(svg, Contains("<clipPath id=\"frame\"><rect width=\"400\" height=\"200\"/></clipPath>"));
    CHECK_THAT(svg, Contains("<g id=\"map\" clip-path=\"url(#frame)\">"));
}

TEST_CASE("a transparent background is left out of an SVG")
{
    CHECK_THAT(svgOf({}), Contains("id=\"background\""));
    const auto none = encodeSvg({{255, 255, 255, 0}, {}}, vectorView(), vectorOptions());
    REQUIRE(none.ok());
    CHECK_THAT(*none, !Contains("background"));
}

TEST_CASE("a hatch is a pattern, turned as the map has it and fixed to its anchor")
{
    FillDraw lines = polygonOf({ringOf(10, 10, 50, 50)}, {200, 0, 0, 30});
    lines.hatch = Hatch{red, 45, 6, 1.2F, false, 20, 30};
    FillDraw dots = polygonOf({ringOf(80, 10, 50, 50)}, {0, 0, 0, 0});
    dots.hatch = Hatch{opaqueBlack, 30, 5, 2, true, 0, 0};
    const std::string svg = svgOf({LayerStart{"zone", "Zone"}, lines, dots});
    CHECK(wellFormed(svg));
    CHECK(count(svg, "<pattern ") == 2);
    CHECK_THAT(svg, Contains("patternTransform=\"translate(20.0000 30.0000) rotate(-45) translate(0.0000 -3.0000)\""));
    CHECK_THAT(svg, Contains("fill=\"url(#hatch)\"") && Contains("fill=\"url(#hatch-2)\""));
    CHECK_THAT(svg, Contains("<circle cx=\"2.5000\" cy=\"2.5000\" r=\"1.0000\""));
    // The fill below the lines; none below the dots, whose fill is invisible.
    CHECK(count(svg, "<use ") == 3);
}

TEST_CASE("a line has its width, colour, round joins and dashes; a piece of it that was cut keeps its dashes in step")
{
    LineDraw line = strokeOf({{-103, 50}, {150, 50}}, 2.5F, red);
    const std::string solid = svgOf({line});
    CHECK_THAT(solid,
               Contains("stroke=\"#C80000\" stroke-width=\"2.5\" stroke-linejoin=\"round\" stroke-linecap=\"round\""));
    line.dash = {6, 3};
    line.dashCount = 2;
    const std::string dashed = svgOf({line});
    CHECK_THAT(dashed,
               Contains("stroke-dasharray=\"6 3\"") && Contains("stroke-dashoffset=\"") && !Contains("linecap"));
}

TEST_CASE("symbols are shapes with their rim")
{
    SymbolDraw symbols;
    symbols.symbols = {{20, 30, 4, SymbolKind::Circle, opaqueBlack, red, 1},
                       {40, 30, 4, SymbolKind::Square, opaqueBlack, {}, 0},
                       {60, 30, 6, SymbolKind::Diamond, opaqueBlack, red, 1},
                       {80, 30, 8, SymbolKind::RingDot, opaqueBlack, {}, 0}};
    const std::string svg = svgOf({symbols});
    CHECK_THAT(svg,
               Contains("<circle cx=\"20\" cy=\"30\" r=\"3\" fill=\"#C80000\"/>\n<circle cx=\"20\" cy=\"30\" r=\"2\""));
    CHECK_THAT(svg, Contains("<rect x=\"38\" y=\"28\" width=\"4\" height=\"4\""));
    CHECK(count(svg, "<path ") == 2);
    CHECK(count(svg, "<circle ") == 4);
}

TEST_CASE("text in an SVG is text, whatever signs and letters it has, with each word at its place")
{
    const std::string svg = svgOf({textOf("Село \"Х\" <&> \x01 two words", 10, 20, "places"),
                                   LayerStart{"furniture", "Credits"}, textOf("Margin", 10, 80)});
    CHECK(wellFormed(svg));
    CHECK_THAT(svg, Contains("&quot;Х&quot;") && Contains("&lt;&amp;&gt;") && !Contains("\x01"));
    CHECK_THAT(svg, Contains("<g id=\"labels-places\"") && Contains("<g id=\"layer-furniture\"") &&
                        Contains("<g id=\"halos\""));
    CHECK_THAT(svg, Contains("font-family=\"Inter, Helvetica, Arial, sans-serif\" font-size=\"12\""));
    CHECK_THAT(svg, Contains("stroke-width=\"3\""));  // the halo, 1.5 on each side
    // A word starts where the shaped glyphs have it: the width of the text before it.
    const auto fonts = FontSet::create(testFonts()).value();
    TextStyle style;
    style.sizePixels = 12;
    const double second = 10 + textWidthPixels(*fonts, "of ", style);
    const std::string two = svgOf({textOf("of contact", 10, 20)});
    const std::size_t at = two.find("of <tspan x=\"");
    REQUIRE(at != std::string::npos);
    CHECK(std::stod(two.substr(at + 13)) == Approx(second).margin(0.3));
    CHECK_THAT(two, Contains(">contact</tspan></text>"));
}

TEST_CASE("what is used of each face is embedded, and nothing where there is no text")
{
    CHECK_THAT(svgOf({}), !Contains("@font-face"));
    const std::string svg = svgOf({textOf("Kyiv", 10, 20)});
    CHECK(count(svg, "@font-face") == 1);
    CHECK_THAT(svg, Contains("data:font/otf;base64,T1RUTw"));  // "OTTO"
    VectorOptions nowhere = vectorOptions();
    nowhere.fonts = "/nowhere";
    const auto failed = encodeSvg({{255, 255, 255, 255}, {textOf("Kyiv", 10, 20)}}, vectorView(), nowhere);
    REQUIRE_FALSE(failed.ok());
    CHECK_THAT(failed.error().message, Contains("/nowhere/Inter-Regular.otf"));
}

TEST_CASE("an SVG is one picture to a screen reader, with a title and a description")
{
    VectorOptions options = vectorOptions();
    options.title = "A <map> & \"more\"\x07";
    options.description = "Occupied: 5 < 6 km²";
    options.rdf = "<rdf:RDF/>";
    const std::string svg = svgOf({}, options);
    CHECK(wellFormed(svg));
    CHECK_THAT(svg, Contains("role=\"img\" aria-labelledby=\"title\" aria-describedby=\"description\""));
    CHECK_THAT(svg, Contains("<title id=\"title\">A &lt;map&gt; &amp; &quot;more&quot;\xEF\xBF\xBD</title>"));
    CHECK_THAT(svg, Contains("<desc id=\"description\">Occupied: 5 &lt; 6 km²</desc>"));
    CHECK_THAT(svg, Contains("<metadata>\n<rdf:RDF/>\n</metadata>"));
    CHECK_THAT(svgOf({}), Contains(" role=\"img\">"));
}

TEST_CASE("the two sides of a swipe are clipped to their boxes")
{
    const FillDraw fill = polygonOf({ringOf(0, 0, 200, 100)}, red);
    const std::string svg =
        svgOf({ClipStart{ClipStart::Pixels{0, 0, 90, 100}}, LayerStart{"land", "Land"}, fill,
               ClipStart{ClipStart::Pixels{90, 0, 110, 100}}, LayerStart{"land", "Land"}, fill, ClipStart{}});
    CHECK(wellFormed(svg));
    CHECK_THAT(svg, Contains("<clipPath id=\"clip\"><rect x=\"0\" y=\"0\" width=\"90\" height=\"100\"/></clipPath>"));
    CHECK_THAT(svg, Contains("<g clip-path=\"url(#clip)\">") && Contains("<g clip-path=\"url(#clip-2)\">"));
}
