#include "map/own_style.hpp"

#include <set>

#include "base/catalogue.hpp"
#include "map/chosen_features.hpp"
#include "map/drawn_map.hpp"
#include "map/own_files.hpp"
#include "map/restyle.hpp"
#include "map/rule_match.hpp"
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr const char* events = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"kind":"strike","dead":3,"date":"2025-01-01"},"geometry":{"type":"Point","coordinates":[30.5,48.5]}},
{"type":"Feature","properties":{"kind":"strike","dead":0,"date":"2024-12-30"},"geometry":{"type":"Point","coordinates":[30.6,48.5]}},
{"type":"Feature","properties":{"kind":"fire","dead":12,"date":"2024-01-01"},"geometry":{"type":"Point","coordinates":[30.7,48.5]}},
{"type":"Feature","properties":{"kind":"fire","dead":null,"date":"2025-03-01"},"geometry":{"type":"LineString","coordinates":[[30.5,48.6],[30.7,48.6]]}}]})";

struct StyledFile {
    MapPointer map = std::make_shared<const MapDefinition>(readSquares());
    DataStore store;
    Selection selection = firstSelection(*map);
    TemporaryFolder folder;

    explicit StyledFile(const std::string& text = events)
    {
        auto layers = openOwnFile(*map, store, selection, folder.write("events.geojson", text), "");
        if (!layers) FAIL(layers.error().message);
        selection.files = *std::move(layers);
    }
    Restyled style(const std::string& text)
    {
        const auto asked = parseOwnStyle(text);
        if (!asked) FAIL(asked.error().message);
        auto done = restyled(store, selection.files, *asked);
        if (!done) FAIL(done.error().message);
        replaceParts(selection, done->parts);
        return *std::move(done);
    }
    std::string error(const std::string& text)
    {
        const auto done = restyled(store, selection.files, *parseOwnStyle(text));
        return done ? "" : done.error().message;
    }
    const LayerDefinition& points() const { return *selection.files.back().layer; }
    /// The dates of the points that are drawn.
    std::set<std::string> drawnDates()
    {
        const OwnLayer& own = selection.files.back();
        const TablePointer table =
            chooseContent(store, *own.layer, own.file, store.findTable(own.file), selection.date);
        const auto rules = drawnRules(*map, selection, *own.layer, selection.date);
        RuleMatcher matcher(*table, rules);
        std::set<std::string> dates;
        for (std::size_t f = 0; f < table->featureCount(); ++f)
            if (isShownFeature(matcher, rules, f)) dates.insert(table->text("date", f));
        return dates;
    }
};

}  // namespace

TEST_CASE("a style that asks nothing keeps the rules of a layer")
{
    StyledFile file;
    const Selection before = file.selection;
    const auto done = restyled(file.store, file.selection.files, {});
    REQUIRE(done);
    REQUIRE(done->parts.size() == 2);
    CHECK(done->parts[1].layer->rules[0].symbol->color == before.files[1].layer->rules[0].symbol->color);
    CHECK(done->features == 4);
    CHECK(done->chosen == 4);
}

TEST_CASE("widths, dashes, hatches and symbols are as they are asked for")
{
    StyledFile file;
    file.style("color=#B3005E,width=3,dash=6/3,symbol=diamond,size=9,opacity=0.5,label=kind,decimals=1,priority=dead");
    const StyleRule& line = file.selection.files[0].layer->rules[0];
    CHECK(line.line->widthPoints == 3);
    CHECK(line.line->dashPoints == std::vector<double>{6, 3});
    CHECK(line.line->color.name == "#B3005E");
    const StyleRule& point = file.points().rules[0];
    CHECK(point.symbol->shape == SymbolShape::Diamond);
    CHECK(point.symbol->sizePoints == 9);
    CHECK(point.label->column.own() == "kind");
    CHECK(point.label->decimals == 1);
    CHECK(point.label->priorityColumn == "dead");
    CHECK(file.points().opacity == 0.5);
    CHECK(file.selection.files[0].style == file.selection.files[1].style);
}

TEST_CASE("the classes of a mixed layer are those of all its parts")
{
    StyledFile file;
    const Restyled done = file.style("classify=kind");
    REQUIRE(done.classes.classes.size() == 2);
    CHECK(done.classes.classes[0].count == 2);
    REQUIRE(file.points().rules.size() == 2);
    // fire and strike are as often there: the first by name is first
    CHECK(file.points().rules[0].title.own() == "fire");
    CHECK(file.points().rules[0].symbol->color.name == "#0072B2");
    CHECK(file.selection.files[0].layer->rules[0].line->color.name == "#0072B2");
    CHECK(file.points().rules[1].symbol->color.name == "#D55E00");
}

TEST_CASE("symbols by size grow with their class")
{
    StyledFile file;
    file.style("color=#0072B2,classify=dead:equal:3:size,filter=dead >= 0");
    const auto& rules = file.points().rules;
    REQUIRE(rules.size() == 3);
    CHECK(rules[0].symbol->sizePoints < rules[1].symbol->sizePoints);
    CHECK(rules[1].symbol->sizePoints < rules[2].symbol->sizePoints);
    CHECK(rules[0].symbol->color.name == "#0072B2");
}

TEST_CASE("a filter leaves what it says, and the table of the file stays whole")
{
    StyledFile file;
    const Restyled done = file.style("filter=\"kind IN ('strike', 'none')\"");
    CHECK(done.features == 4);
    CHECK(done.chosen == 2);
    CHECK(file.drawnDates() == std::set<std::string>{"2024-12-30", "2025-01-01"});
    CHECK(file.store.findTable(file.selection.files[1].file)->featureCount() == 3);
    file.style("file");
    CHECK(file.drawnDates().size() == 3);
    CHECK_THAT(file.error("filter=knid = 1"), Contains("--filter") && Contains("kind"));
}

TEST_CASE("a layer follows the map's date")
{
    StyledFile file;
    file.selection.date = "2025-01-01";
    using Dates = std::set<std::string>;
    file.style("days=exact");
    CHECK(file.drawnDates() == Dates{"2025-01-01"});
    file.style("days=upto");
    CHECK(file.drawnDates() == Dates{"2024-01-01", "2024-12-30", "2025-01-01"});
    file.style("days=last:3");
    CHECK(file.drawnDates() == Dates{"2024-12-30", "2025-01-01"});
    file.style("days=last:2,date=date");
    CHECK(file.drawnDates() == Dates{"2025-01-01"});
    file.selection.date = "2024-01-01";
    file.style("days=upto");
    CHECK(file.drawnDates() == Dates{"2024-01-01"});
    CHECK_THAT(file.error("days=upto,date=kind"), Contains("--days") && Contains("kind"));
    CHECK(daysInWords(*file.points().days, "2025-08-17", Language()) == "up to 17 August 2025");
    CHECK(daysInWords(*file.points().days, "2025-08-17", Language::of("uk")) == "до 17 серпня 2025 року");
}

TEST_CASE("what lasts from one day to another is there on the days between")
{
    StyledFile file(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"begin":"2024-01-01","end":"2024-06-30","date":"a"},"geometry":{"type":"Point","coordinates":[30.5,48.5]}},
{"type":"Feature","properties":{"begin":"2024-06-01","end":null,"date":"b"},"geometry":{"type":"Point","coordinates":[30.6,48.5]}}]})");
    file.style("days=exact,date=begin");
    const auto on = [&](const char* date) {
        file.selection.date = date;
        return file.drawnDates();
    };
    using Names = std::set<std::string>;
    CHECK(on("2023-12-31").empty());
    CHECK(on("2024-03-01") == Names{"a"});
    CHECK(on("2024-06-15") == Names{"a", "b"});
    CHECK(on("2024-07-01") == Names{"b"});
}

TEST_CASE("ages are counted from the map's date on")
{
    StyledFile file;
    file.style("classify=date:age:breaks=7");
    file.selection.date = "2025-01-01";
    const auto classOf = [&](const char* date) {
        const OwnLayer& own = file.selection.files.back();
        const auto rules = drawnRules(*file.map, file.selection, *own.layer, file.selection.date);
        const TablePointer table = file.store.findTable(own.file);
        RuleMatcher matcher(*table, rules);
        for (std::size_t f = 0; f < table->featureCount(); ++f)
            if (table->text("date", f) == date) return rules[*matcher.first(f)].title.own();
        return std::string();
    };
    CHECK(classOf("2025-01-01") == "under 7 days old");
    CHECK(classOf("2024-12-30") == "under 7 days old");
    CHECK(classOf("2024-01-01") == "7 days ago and longer");
    file.selection.date = "2024-12-30";
    CHECK(classOf("2025-01-01") == "after the map's date");
}

TEST_CASE("a class that is hidden is not drawn")
{
    StyledFile file;
    file.style("classify=kind,hidden=0");
    CHECK(file.points().rules[0].hidden);
    CHECK(file.points().rules[0].symbol);  // the panel shows it still
    const auto rules = drawnRules(*file.map, file.selection, file.points(), file.selection.date);
    CHECK_FALSE(rules[0].symbol);
    CHECK(file.drawnDates() == std::set<std::string>{"2024-12-30", "2025-01-01"});
}

TEST_CASE("styles are written and read, and slips are named")
{
    for (const char* text :
         {"file", "default", "color=#B3005E,width=2.5,dash=6/3,hatch=dots,symbol=ring,size=4,opacity=0.25",
          "dash=solid", "default,label=name,decimals=0,priority=people",
          "filter=\"a IN (1,2) AND b = \"\"x\"\"\",classify=\"n:breaks=1,5,10\",hidden=0/3,days=last:30,date=seen"}) {
        const auto style = parseOwnStyle(text);
        REQUIRE(style);
        CHECK(styleText(*style) == text);
        CHECK(*parseOwnStyle(styleText(*style)) == *style);
    }
    OwnStyle base;
    base.color = "#112233";
    CHECK(parseOwnStyle("width=2", base)->color == "#112233");
    CHECK_THAT(parseOwnStyle("widht=2").error().message, Contains("width"));
    CHECK_THAT(parseOwnStyle("symbol=blob").error().message, Contains("diamond"));
    for (const char* text : {"width", "width=-1", "width=x", "dash=1", "dash=0/0", "opacity=2", "size=0", "hidden=a",
                             "days=never", "days=last:0", "color=red?", "filter=\"a", "", "classify=n:0"})
        CHECK_FALSE(parseOwnStyle(text));
}

TEST_CASE("a style that a file has is drawn with its hatch, its casing and the title of its class")
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Polygon;
    FileStyle style;
    style.fill = Color{0, 128, 0, 128};
    style.hatch = FileStyle::Hatch{{255, 0, 0, 255}, 30, 4, 1.5};
    style.stroke = Color{0, 0, 255, 255};
    style.casing = Color{255, 255, 255, 255};
    style.casingWidthPoints = 3;
    style.title = "Held";
    table.styles.styles = {style};
    const auto rules = ownRules(table, "#000000", {});
    REQUIRE(rules);
    const StyleRule& rule = rules->front();
    CHECK(rule.title.own() == "Held");
    CHECK(rule.fill->color.name == "#008000");
    REQUIRE(rule.fill->hatch);
    CHECK(rule.fill->hatch->color.name == "#FF0000");
    CHECK(rule.fill->hatch->angleDegrees == 30);
    CHECK(rule.fill->hatch->spacingPoints == 4);
    CHECK(rule.line->casing->name == "#FFFFFF");
    CHECK(rule.line->casingWidthPoints == 3);
}
