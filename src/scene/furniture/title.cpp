#include "scene/furniture/title.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace frontline {

namespace {

constexpr double titlePoints = 12, subtitlePoints = 7.5, paddingPoints = 4, titleLeading = 1.2, subtitleLeading = 1.35;
constexpr double betweenPoints = 2.5;
constexpr std::size_t mostLines = 3;

std::string nameOf(const Document& document, const std::string& scenario, const std::string& date, Language language)
{
    const Scenario* known = document.scenarioById(scenario);
    if (!known) return dateText(date, language);
    const std::string& name = inLanguage(language, known->name, known->nameUkrainian);
    return name.empty() ? known->id : name;
}

/// The layer that is seen and follows the date of control: the line itself before the ground, and that before what
/// scenarios make of it.
const Layer* datedLayer(const Document& document)
{
    const auto seen = [&](auto follows) {
        const auto found = std::ranges::find_if(document.layers, [&](const Layer& layer) {
            return layer.visible && layer.opacity > 0 && layer.table && !layer.table->geometry.coordinates.empty() &&
                   follows(layer);
        });
        return found == document.layers.end() ? nullptr : &*found;
    };
    if (const Layer* line = seen([](const Layer& layer) { return layer.dated; })) return line;
    if (const Layer* ground = seen([](const Layer& l) { return l.occupied && l.occupied->date.empty(); }))
        return ground;
    return seen([](const Layer& layer) { return layer.scenario && layer.scenario->scenario.empty(); });
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

std::string nameOfFirst(const Document& document, Language language)
{
    return nameOf(document, document.scenario, document.date, language);
}

std::string nameOfSecond(const Document& document, Language language)
{
    if (!document.comparison) return "";
    return nameOf(document, document.comparison->with.scenario, document.comparison->with.date, language);
}

std::string titleOf(const Document& document, Language language)
{
    if (!document.furniture.titleText.empty()) return document.furniture.titleText;
    // The names of the two sides of a swipe stand beside its divider.
    if (document.comparison && document.comparison->mode == ComparisonView::Mode::Difference)
        return trf(language, words::compared, nameOfFirst(document, language), nameOfSecond(document, language));
    if (!document.comparison && document.scenarioById(document.scenario)) return nameOfFirst(document, language);
    return inLanguage(language, document.title, document.titleUkrainian);
}

std::string subtitleOf(const Document& document, Language language)
{
    if (!document.furniture.subtitleText.empty()) return document.furniture.subtitleText;
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (out.empty() ? "" : words::separator) + part;
    };
    const Scenario* scenario = document.scenarioById(document.scenario);
    if (scenario && !document.comparison) {
        add(inLanguage(language, scenario->proposer, scenario->proposerUkrainian));
        add(dateText(scenario->date, language));
    }
    const Layer* dated = datedLayer(document);
    if (!dated) return out;
    // Two dates that are compared are in the title or beside the divider.
    const bool twoDates = document.comparison && (!scenario || document.comparison->with.scenario.empty());
    if (document.date.empty() || twoDates)
        add(words::line.in(language));
    else
        add(trf(language, words::lineOn, dateText(document.date, language)));
    const Source* source = document.source(dated->sourceId);
    const std::string status = source ? statusText(*source, language) : "";
    if (!status.empty()) out += " (" + status + ")";
    return out;
}

std::optional<FurniturePiece> titlePiece(const FurnitureCanvas& canvas, double mostWidth, double mostHeight)
{
    const FurnitureChoice& choice = canvas.document().furniture;
    const double point = canvas.size(), padding = paddingPoints * point;
    const TextStyle big = canvas.style(FontFace::SemiBold, titlePoints);
    const TextStyle small = canvas.style(FontFace::Regular, subtitlePoints);
    const double widest = mostWidth - 2 * padding;
    const std::string title = choice.title ? titleOf(canvas.document(), canvas.language()) : "";
    const std::string subtitle = choice.subtitle ? subtitleOf(canvas.document(), canvas.language()) : "";
    Lines lines{canvas.wrapped(title, big, widest, mostLines), canvas.wrapped(subtitle, small, widest, mostLines)};
    // What is too high is shortened, the subtitle first.
    while (heightOf(lines, point) > mostHeight && !lines.subtitle.empty())
        lines.subtitle = canvas.wrapped(subtitle, small, widest, lines.subtitle.size() - 1);
    while (heightOf(lines, point) > mostHeight && !lines.title.empty())
        lines.title = canvas.wrapped(title, big, widest, lines.title.size() - 1);
    if (lines.title.empty() && lines.subtitle.empty()) return std::nullopt;
    double width = 0;
    for (const std::string& line : lines.title) width = std::max(width, canvas.width(line, big));
    for (const std::string& line : lines.subtitle) width = std::max(width, canvas.width(line, small));
    FurniturePiece piece{width + 2 * padding, heightOf(lines, point), {}};
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
