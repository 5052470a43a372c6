#include "scene/furniture/title.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "scene/layer_key.hpp"

namespace frontline {

namespace {

constexpr double titlePoints = 12, subtitlePoints = 7.5, paddingPoints = 4, titleLeading = 1.2, subtitleLeading = 1.35;
constexpr double betweenPoints = 2.5;
constexpr std::size_t linesOfTitle = 3, linesOfSubtitle = 4;

std::string nameOf(const ScenarioPointer& scenario, const std::string& date, Language language)
{
    if (!scenario) return dateText(date, language);
    const std::string& name = scenario->name.in(language);
    return name.empty() ? scenario->id.text() : name;
}

/// Of one side of a comparison, within a sentence.
std::string quoted(const ScenarioPointer& scenario, const std::string& name, Language language)
{
    return scenario ? trf(language, words::quoted, name) : name;
}

/// The layer that is seen and follows the date of control: the line itself before the ground, and that before what
/// scenarios make of it.
const DrawnLayer* datedLayer(const DrawnMap& map)
{
    const auto seen = [&](auto follows) {
        const auto found = std::ranges::find_if(
            map.layers, [&](const DrawnLayer& layer) { return showsAnything(layer) && follows(*layer.definition); });
        return found == map.layers.end() ? nullptr : &*found;
    };
    using Definition = LayerDefinition;
    if (const DrawnLayer* line = seen([](const Definition& layer) { return layer.dated; })) return line;
    if (const DrawnLayer* ground = seen([](const Definition& l) { return l.occupied && l.occupied->date.empty(); }))
        return ground;
    return seen([](const Definition& layer) { return layer.scenario && layer.scenario->scenario.empty(); });
}

struct Lines {
    std::vector<std::string> title, subtitle;
};

/// Pixels, with the padding.
double heightOf(const Lines& lines, double point)
{
    const double between = lines.title.empty() || lines.subtitle.empty() ? 0 : betweenPoints;
    return (static_cast<double>(lines.title.size()) * titlePoints * titleLeading + between +
            static_cast<double>(lines.subtitle.size()) * subtitlePoints * subtitleLeading + 2 * paddingPoints) *
           point;
}

}  // namespace

std::string nameOfFirst(const DrawnMap& map, Language language)
{
    return nameOf(map.scenario, map.selection.date, language);
}

std::string nameOfSecond(const DrawnMap& map, Language language)
{
    return map.comparison() ? nameOf(map.compared, map.comparison()->with.date, language) : "";
}

std::string titleOf(const DrawnMap& map, Language language)
{
    if (!map.furniture().titleText.empty()) return map.furniture().titleText;
    // The names of the two sides of a swipe stand beside its divider.
    if (map.comparison() && map.comparison()->mode == ComparisonView::Mode::Difference)
        return trf(language, words::compared, quoted(map.scenario, nameOfFirst(map, language), language),
                   quoted(map.compared, nameOfSecond(map, language), language));
    if (!map.comparison() && map.scenario) return nameOfFirst(map, language);
    return map.map->title.in(language);
}

namespace {

/// "European leaders, 18 August 2025"; "" of a scenario that says neither.
std::string proposalOf(const Scenario& scenario, const char* between, Language language)
{
    const std::string& proposer = scenario.proposer.in(language);
    const std::string date = dateText(scenario.date, language);
    return proposer + (proposer.empty() || date.empty() ? "" : between) + date;
}

}  // namespace

std::string datesOfLine(const DrawnMap& map, Language language)
{
    std::string dates = dateText(map.selection.date, language);
    const auto& comparison = map.comparison();
    if (comparison && comparison->mode == ComparisonView::Mode::Swipe && !comparison->with.date.empty() &&
        comparison->with.date != map.selection.date)
        dates += "\u00A0| " + dateText(comparison->with.date, language);
    return dates;
}

std::string subtitleOf(const DrawnMap& map, Language language)
{
    if (!map.furniture().subtitleText.empty()) return map.furniture().subtitleText;
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (out.empty() ? "" : words::separator) + part;
    };
    for (const ScenarioPointer& scenario : {map.scenario, map.compared}) {
        if (!scenario) continue;
        // Of one, its name is the title; of two, each has its own before it.
        const std::string by = proposalOf(*scenario, map.comparison() ? ", " : words::separator, language);
        add(by.empty() || !map.comparison() ? by : nameOf(scenario, "", language) + ": " + by);
    }
    const DrawnLayer* dated = datedLayer(map);
    if (!dated) return out;
    if (map.selection.date.empty())
        add(words::line.in(language));
    else
        add(trf(language, words::lineOn, datesOfLine(map, language)));
    const std::string status = dated->source ? statusText(*dated->source, language) : "";
    if (!status.empty()) out += " (" + status + ")";
    return out;
}

std::optional<FurniturePiece> titlePiece(const FurnitureCanvas& canvas, double mostWidth, double mostHeight)
{
    const FurnitureChoice& choice = canvas.choice();
    const double point = canvas.size(), padding = paddingPoints * point;
    const TextStyle big = canvas.style(FontFace::SemiBold, titlePoints);
    const TextStyle small = canvas.style(FontFace::Regular, subtitlePoints);
    const double widest = mostWidth - 2 * padding;
    const std::string title = choice.title ? titleOf(canvas.map(), canvas.language()) : "";
    const std::string subtitle = choice.subtitle ? subtitleOf(canvas.map(), canvas.language()) : "";
    bool whole = true;
    Lines lines{canvas.wrapped(title, big, widest, linesOfTitle, &whole),
                canvas.wrapped(subtitle, small, widest, linesOfSubtitle, &whole)};
    // What is too high is shortened, the subtitle first.
    while (heightOf(lines, point) > mostHeight && !lines.subtitle.empty())
        lines.subtitle = canvas.wrapped(subtitle, small, widest, lines.subtitle.size() - 1, &whole);
    while (heightOf(lines, point) > mostHeight && !lines.title.empty())
        lines.title = canvas.wrapped(title, big, widest, lines.title.size() - 1, &whole);
    if (lines.title.empty() && lines.subtitle.empty()) return std::nullopt;
    double width = 0;
    for (const std::string& line : lines.title) width = std::max(width, canvas.width(line, big));
    for (const std::string& line : lines.subtitle) width = std::max(width, canvas.width(line, small));
    FurniturePiece piece{width + 2 * padding, heightOf(lines, point), {}, whole};
    piece.draw = [=](FurnitureCanvas& on, const Box& box) {
        on.veil(box);
        double top = box.minY + padding;
        for (const std::string& line : lines.title) {
            on.text(line, big, box.minX + padding, top + big.sizePixels * 0.93);
            top += big.sizePixels * titleLeading;
        }
        if (!lines.title.empty()) top += betweenPoints * point;
        for (const std::string& line : lines.subtitle) {
            on.text(line, small, box.minX + padding, top + small.sizePixels * 0.97);
            top += small.sizePixels * subtitleLeading;
        }
    };
    return piece;
}

}  // namespace frontline
