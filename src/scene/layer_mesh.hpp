// One layer of the map made ready for drawing: matched to its rules, simplified, projected, clipped, triangulated.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "map/drawn_map.hpp"
#include "scene/display_list.hpp"
#include "scene/region.hpp"

namespace frontline {

/// A feature that carries a symbol or a label.
struct Anchor {
    std::uint32_t feature = 0;
    Xy mapUnits;
    std::string text;     // of the rule's label, in the language of the map; "" without one
    double priority = 0;  // value of the label's priority column; 0 when missing
};

/// Lines of one name, joined at their ends, that carry it.
struct NamedLine {
    std::uint32_t feature = 0;  // the first of them
    int number = 0;             // among the lines of the name that do not join
    std::string text;           // in the language of the map
    double priority = 0;        // as of an anchor
    std::vector<Xy> mapUnits;   // from end to end, not cut off at the region
    Box bounds;
};

/// What one rule of a layer draws.
struct RuleMesh {
    std::shared_ptr<const FillMesh> fill;   // triangles, where the region wants them
    std::shared_ptr<const LineMesh> edges;  // rings of the fill
    std::shared_ptr<const LineMesh> lines;  // outlines or lines with a line style
    std::vector<Anchor> anchors;
    std::vector<NamedLine> namedLines;  // of a label on lines, instead of anchors
};

struct LayerMesh {
    TablePointer table;
    std::string rulesKey;         // of the rules that the mesh was built for
    std::vector<RuleMesh> rules;  // as many as the layer has
};

/// What of a layer's rules decides its meshes, with the language of its labels; colours, widths and opacities do not.
std::string rulesKey(const DrawnLayer& layer, Language language);

/// Builds the meshes of a layer whose table is loaded, with its labels in the language. Runs on any thread.
LayerMesh buildLayerMesh(const DrawnLayer& layer, const RegionGround& ground, Language language);

/// What a label says of a feature: the text in the language where there is one, else its own.
std::string labelText(const FeatureTable& table, const DrawnLabel& label, std::size_t feature, Language language);

/// The rules that may draw each feature: those whose column conditions hold, up to the first without a scale range.
std::vector<std::vector<std::uint32_t>> featuresByRule(const FeatureTable& table, const std::vector<DrawnRule>& rules);

}  // namespace frontline
