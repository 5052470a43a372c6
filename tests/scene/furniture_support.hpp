// A small map for tests of furniture: squares of a degree from 30 E, 48 N, and what has been drawn of them.
#pragma once

#include "catch.hpp"
#include "scene/furniture.hpp"

namespace frontline {

inline FontSet& fonts()
{
    static auto set = FontSet::create(assetsPath() / "fonts").value();
    return *set;
}

/// Web Mercator, so that east and north are those of the picture.
inline View viewOf(const Box& lonLat, int width = 960, int height = 720)
{
    View view{Projection::create("EPSG:3857").value(), {}, 1, width, height, defaultPixelsPerPoint};
    view.fit(projectedBox(view.projection, lonLat));
    return view;
}
inline const Box squares{30, 48, 32, 49};

inline std::shared_ptr<const FeatureTable> squareAt(double lon, double lat)
{
    FeatureTable table;
    table.geometry.addRing(std::vector<Xy>{{lon, lat}, {lon + 1, lat}, {lon + 1, lat + 1}, {lon, lat + 1}, {lon, lat}});
    table.geometry.endPart();
    table.geometry.endFeature();
    return std::make_shared<const FeatureTable>(std::move(table));
}

inline Layer areaLayer(const std::string& id, const std::string& title, double lon)
{
    Layer layer;
    layer.id = id;
    layer.title = title;
    layer.table = squareAt(lon, 48);
    layer.rules.resize(1);
    layer.rules[0].fill = FillStyle{{"#CC79A7", 0.2}, HatchStyle{{"#CC79A7"}}};
    return layer;
}

inline Layer lineLayer(const std::string& id, const std::string& title, double lon)
{
    Layer layer;
    layer.id = id;
    layer.title = title;
    FeatureTable table;
    table.geometry.kind = GeometryKind::Line;
    table.geometry.addRing(std::vector<Xy>{{lon, 48.2}, {lon, 48.8}});
    table.geometry.endPart();
    table.geometry.endFeature();
    layer.table = std::make_shared<const FeatureTable>(std::move(table));
    layer.rules.resize(1);
    layer.rules[0].line = LineStyle{{"#8E1B12"}, 2.4, ColorRef{"#FFFFFF"}, 4.2, {}};
    return layer;
}

/// Land and a line of contact of 17 August 2025, with their sources.
inline Document smallMap()
{
    Document document;
    document.title = "Squares";
    document.date = "2025-08-17";
    document.themes["paper"] = {{"background", {255, 255, 255, 255}}};
    document.sources = {{"ne", "Boundaries", "public domain", "Natural Earth", "2022", "official", 0, ""},
                        {"line", "Line", "", "Line of contact: someone", "2025", "generalised", 500, ""}};
    document.contactLines = "lines";
    document.layers = {areaLayer("land", "Land", 30), lineLayer("contact", "Line of contact", 31.5)};
    document.layers[0].sourceId = "ne";
    document.layers[1].sourceId = "line";
    document.layers[1].data = "lines";
    document.layers[1].dated = true;
    return document;
}

/// A scenario under which the eastern square passes.
inline void addScenario(Document& document)
{
    Scenario scenario;
    scenario.id = "plan";
    scenario.name = "A plan";
    scenario.proposer = "Somebody";
    scenario.date = "2025-11-20";
    document.scenarios.push_back(scenario);
    document.scenario = "plan";
    Layer passed = areaLayer("passed", "Would pass to Russia", 31);
    passed.scenario = ScenarioPart{ScenarioPart::Kind::Passed, ""};
    passed.figure = 6804.4;
    document.layers.push_back(passed);
}

inline FurnitureDrawing drawn(const Document& document, const View& view, const SubjectGrid* subject = nullptr)
{
    InsetMeshes inset;
    return buildFurniture(document, view, *buildMeshes(document, regionFor(view, 0), nullptr), fonts(), subject, inset);
}

/// The texts of the drawing, a line each.
inline std::vector<std::string> textsOf(const FurnitureDrawing& drawing)
{
    std::vector<std::string> texts;
    for (const TextRun& run : drawing.text.runs) texts.push_back(run.text);
    return texts;
}

inline bool says(const FurnitureDrawing& drawing, const std::string& text)
{
    for (const std::string& line : textsOf(drawing))
        if (line.find(text) != std::string::npos) return true;
    return false;
}

/// Where a text stands, in pixels; empty when it is not there.
inline Box placeOf(const FurnitureDrawing& drawing, const std::string& text)
{
    for (const TextRun& run : drawing.text.runs) {
        if (run.text.find(text) == std::string::npos) continue;
        const double width = fonts().shape(run.face, run.text, run.letterSpacing).widthEm * run.sizePixels;
        return textBox(run.x, run.baseline, width, run.sizePixels);
    }
    return {};
}

}  // namespace frontline
