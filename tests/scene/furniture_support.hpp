// A small map for tests of furniture: squares of a degree from 30 E, 48 N, and what has been drawn of them.
#pragma once

#include "base/program_files.hpp"
#include "catch.hpp"
#include "drawn_maps.hpp"
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

inline TablePointer squareAt(double lon, double lat)
{
    FeatureTable table;
    table.geometry.addRing(std::vector<Xy>{{lon, lat}, {lon + 1, lat}, {lon + 1, lat + 1}, {lon, lat + 1}, {lon, lat}});
    table.geometry.endPart();
    table.geometry.endFeature();
    return std::make_shared<const FeatureTable>(std::move(table));
}

inline DrawnLayer areaLayer(const std::string& id, const std::string& title, double lon)
{
    DrawnRule rule;
    const Color pink{0xCC, 0x79, 0xA7, 255};
    rule.fill = DrawnFill{pink.withOpacity(0.2), DrawnHatch{pink}};
    return newLayer(id, title, squareAt(lon, 48), rule);
}

inline DrawnLayer lineLayer(const std::string& id, const std::string& title, double lon)
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Line;
    table.geometry.addRing(std::vector<Xy>{{lon, 48.2}, {lon, 48.8}});
    table.geometry.endPart();
    table.geometry.endFeature();
    DrawnRule rule;
    rule.line = DrawnLine{{0x8E, 0x1B, 0x12, 255}, 2.4, Color{255, 255, 255, 255}, 4.2, {}};
    return newLayer(id, title, std::make_shared<const FeatureTable>(std::move(table)), rule);
}

/// Land and a line of contact of 17 August 2025, with their sources.
inline DrawnMap smallMap()
{
    DrawnMap map = emptyMap();
    MapDefinition& definition = editable(map);
    definition.title = LocalText("Squares");
    definition.sources = {newSource("ne", "Boundaries", "public domain", "Natural Earth", "2022", "official", 0),
                          newSource("line", "Line", "", "Line of contact: someone", "2025", "generalised", 500)};
    map.selection.date = "2025-08-17";
    map.layers = {areaLayer("land", "Land", 30), lineLayer("contact", "Line of contact", 31.5)};
    setSource(map, map.layers[0], "ne");
    setSource(map, map.layers[1], "line");
    LayerDefinition& contact = editable(map.layers[1]);
    contact.role = LayerRole::ContactLine;
    contact.dated = true;
    return map;
}

/// A scenario under which the eastern square passes.
inline void addScenario(DrawnMap& map)
{
    show(map, namedScenario("plan", "A plan", "Somebody", "2025-11-20"));
    DrawnLayer passed = areaLayer("passed", "Would pass to Russia", 31);
    editable(passed).scenario = ScenarioPart{ScenarioPart::Kind::Passed, {}};
    passed.figure = 6804.4;
    map.layers.push_back(passed);
}

inline FurnitureDrawing drawn(const DrawnMap& map, const View& view, const SubjectGrid* subject = nullptr)
{
    InsetMeshes inset;
    return buildFurniture(map, view, *buildMeshes(map, regionFor(view, 0), nullptr), fonts(), subject, inset);
}

/// The layers that the picture draws.
inline std::set<LayerId> seenIn(const DrawnMap& map, const View& view)
{
    return drawn(map, view).seen;
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
