// A user's file as layers on top of the map.
#include <fmt/format.h>

#include <array>

#include "data/ogr_reader.hpp"
#include "map/document.hpp"

namespace frontline {

namespace {

// Okabe and Ito's colours that are told apart with every kind of colour vision (black and yellow left out: too near
// to labels and to paper).
constexpr std::array userColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"};

StyleRule plainStyle(GeometryKind kind, const std::string& color)
{
    StyleRule rule;
    if (kind == GeometryKind::Polygon) {
        rule.fill = FillStyle{{color, 0.35}, {}};
        rule.line = LineStyle{{color, 1}, 1, {}, 0, {}};
    } else if (kind == GeometryKind::Line) {
        rule.line = LineStyle{{color, 1}, 1.6, {}, 0, {}};
    } else {
        rule.symbol = SymbolStyle{SymbolShape::Circle, 5, {color, 1}, ColorRef{"#FFFFFF", 1}, 0.8};
    }
    return rule;
}

std::string freeId(const Document& document, const std::string& wanted)
{
    std::string id = wanted;
    for (int n = 2; document.layer(id) || document.data.contains(id); ++n) id = fmt::format("{}-{}", wanted, n);
    return id;
}

}  // namespace

Result<Done> addDataFile(Document& document, const std::filesystem::path& path, const std::string& assumedCrs)
{
    ReadOptions options;
    options.assumedCrs = assumedCrs;
    auto tables = readFeatures(path, options);
    if (!tables) return tables.error();
    if (tables->empty()) return Error{fmt::format("{}: holds no features with a place", path.string())};
    const std::string stem = path.stem().string();
    std::size_t userLayers = 0;
    for (const Layer& layer : document.layers) userLayers += layer.sourceId == "file" ? 1 : 0;
    for (FeatureTable& table : *tables) {
        Layer layer;
        const bool plainName = table.name.empty() || table.name == stem;
        // Layer switches are separated by commas.
        std::string wanted = plainName ? stem : stem + ":" + table.name;
        for (char& c : wanted)
            if (c == ',' || c == ' ') c = '-';
        layer.id = freeId(document, wanted);
        layer.title = plainName ? stem : stem + ", " + table.name;
        layer.data = layer.id;
        layer.sourceId = "file";
        layer.rules.push_back(plainStyle(table.geometry.kind, userColors[userLayers++ % userColors.size()]));
        layer.table = std::make_shared<const FeatureTable>(std::move(table));
        std::error_code ignored;
        document.data[layer.data] = {std::filesystem::absolute(path, ignored), assumedCrs, layer.table, ""};
        document.layers.push_back(std::move(layer));
    }
    return {Done{}, std::move(tables.warnings)};
}

}  // namespace frontline
