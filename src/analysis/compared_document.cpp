// What is drawn of a document that is compared with a scenario or a date.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

bool isDifference(ScenarioPart::Kind kind)
{
    return kind == ScenarioPart::Kind::OnlyFirst || kind == ScenarioPart::Kind::OnlySecond;
}

template <class T>
void takeWarnings(std::vector<std::string>& warnings, const Result<T>& from)
{
    warnings.insert(warnings.end(), from.warnings.begin(), from.warnings.end());
}

/// The document as the right side shows it: the other scenario, or control on the other date.
Result<Document> otherSide(const Document& document)
{
    const ControlChoice& with = document.comparison->with;
    Document other = document;
    other.comparison.reset();
    other.scenario = with.scenario;
    std::vector<std::string> warnings;
    if (with.scenario.empty() && with.date != document.date) {
        const auto set = setDate(other, with.date);
        if (!set) return set.error();
        takeWarnings(warnings, set);
    }
    // A scenario that fails is an error here, not an empty layer.
    if (!with.scenario.empty()) {
        const auto computed = computeScenario(other, with.scenario);
        if (!computed) return computed.error();
    }
    for (Layer& layer : other.layers)
        if (layer.scenario && (layer.scenario->scenario.empty() || other.date != document.date)) layer.table = nullptr;
    const auto computed = loadScenarioLayers(other);
    if (!computed) return computed.error();
    takeWarnings(warnings, computed);
    return {std::move(other), std::move(warnings)};
}

/// Each layer that is not the same on both sides becomes two, in its place in the order of drawing.
Result<Document> swiped(Document document)
{
    const auto other = otherSide(document);
    if (!other) return other.error();
    std::vector<Layer> layers;
    layers.reserve(document.layers.size() * 2);
    for (std::size_t i = 0; i < document.layers.size(); ++i) {
        Layer& left = document.layers[i];
        const auto& table = other->layers[i].table;
        const bool twins = table && table != left.table && !(left.scenario && isDifference(left.scenario->kind));
        if (!twins) {
            layers.push_back(std::move(left));
            continue;
        }
        Layer right = left;
        right.id += "#right";
        right.table = table;
        right.figure = other->layers[i].figure;
        right.side = Layer::Side::Right;
        left.side = Layer::Side::Left;
        layers.push_back(std::move(left));
        layers.push_back(std::move(right));
    }
    document.layers = std::move(layers);
    return {std::move(document), other.warnings};
}

Result<Document> differed(Document document)
{
    const ControlChoice first =
        document.scenario.empty() ? ControlChoice{"", document.date} : ControlChoice{document.scenario, ""};
    const auto difference = compareControl(document, first, document.comparison->with);
    if (!difference) return difference.error();
    std::vector<std::string> warnings = difference.warnings;
    std::size_t shown = 0;
    for (Layer& layer : document.layers) {
        if (!layer.scenario) continue;
        const bool ofFirst = layer.scenario->kind == ScenarioPart::Kind::OnlyFirst;
        if (ofFirst || layer.scenario->kind == ScenarioPart::Kind::OnlySecond) {
            layer.table = ofFirst ? (*difference)->onlyFirst : (*difference)->onlySecond;
            layer.figure = ofFirst ? (*difference)->total.onlyFirstKm2 : (*difference)->total.onlySecondKm2;
            ++shown;
        } else if (layer.scenario->scenario.empty()) {
            layer.visible = false;
        }
    }
    if (shown == 0)
        warnings.push_back(
            fmt::format("{}: the map has no layer for the difference: give one scenario = {{ part = \"only-first\" }} "
                        "and one scenario = {{ part = \"only-second\" }}",
                        document.path.string()));
    return {std::move(document), std::move(warnings)};
}

}  // namespace

Result<Document> comparedDocument(Document document)
{
    if (!document.comparison) return document;
    const ControlChoice& with = document.comparison->with;
    if (with.empty()) return Error{"nothing is named to compare with: give a scenario or a date"};
    if (with.scenario.empty() && std::ranges::find(document.dates, with.date) == document.dates.end())
        return Error{unknownName("date", with.date, document.dates)};
    return document.comparison->mode == ComparisonView::Mode::Swipe ? swiped(std::move(document))
                                                                    : differed(std::move(document));
}

}  // namespace frontline
