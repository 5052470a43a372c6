#include "scene/furniture/attribution.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "scene/furniture/title.hpp"
#include "scene/layer_key.hpp"

namespace frontline {

namespace {

constexpr double textPoints = 6, smallestPoints = 4, leading = 1.3, paddingPoints = 3;

std::string join(const std::vector<std::string>& pieces)
{
    std::string text;
    for (const std::string& piece : pieces) text += (text.empty() ? "" : words::separator) + piece;
    return text;
}

/// Another text, or none, may stand in its place.
bool subtitleTellsDate(const DrawnMap& map)
{
    return map.furniture().subtitle && map.furniture().subtitleText.empty();
}

bool isOfDateShown(const DrawnMap& map, const Source* source)
{
    return std::ranges::any_of(
        map.layers, [&](const DrawnLayer& layer) { return layer.source == source && layer.definition->followsDate(); });
}

/// Metres, of the layers that are seen.
double widestTolerance(const DrawnMap& map, const Source* source, const std::set<LayerId>& seen)
{
    double most = 0;
    for (const DrawnLayer& layer : map.layers)
        if (layer.source == source && seen.contains(layer.id())) most = std::max(most, layer.toleranceMetres());
    return most;
}

}  // namespace

std::vector<const Source*> creditedSources(const DrawnMap& map, const std::set<LayerId>& seen)
{
    std::vector<const Source*> sources;
    for (auto layer = map.layers.rbegin(); layer != map.layers.rend(); ++layer)
        if (layer->source && seen.contains(layer->id()) && std::ranges::find(sources, layer->source) == sources.end())
            sources.push_back(layer->source);
    return sources;
}

std::vector<std::string> attributionLines(const DrawnMap& map, const std::set<LayerId>& seen, Language language)
{
    std::vector<std::string> lines;
    for (const Source* source : creditedSources(map, seen)) {
        if (source->attribution.empty()) continue;
        std::string line = source->attribution.in(language);
        std::string status = statusText(*source, language, widestTolerance(map, source, seen));
        // A range of dates is that of all the dates that the map can show: the picture says which one it shows.
        std::string date;
        if (!source->date.empty() && source->date.find('/') == std::string::npos)
            date = dateText(source->date, language);
        else if (!subtitleTellsDate(map) && isOfDateShown(map, source))
            date = datesOfLine(map, language);
        if (!date.empty()) status += (status.empty() ? "" : ", ") + date;
        if (!status.empty()) line += " (" + status + ")";
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
    }
    return lines;
}

std::string attributionFileText(const DrawnMap& map, const std::set<LayerId>& seen)
{
    if (map.furniture().attribution) return "";
    const std::vector<std::string> lines = attributionLines(map, seen);
    if (lines.empty()) return "";
    std::string text = map.furniture().creditText;
    if (!text.empty()) text += '\n';
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

std::optional<FurniturePiece> attributionPiece(const FurnitureCanvas& canvas, const std::set<LayerId>& seen,
                                               double mostWidth, double mostHeight, bool right)
{
    const FurnitureChoice& choice = canvas.choice();
    std::vector<std::string> pieces;
    if (choice.credit && !choice.creditText.empty()) pieces.push_back(choice.creditText);
    if (choice.attribution) {
        const auto lines = attributionLines(canvas.map(), seen, canvas.language());
        pieces.insert(pieces.end(), lines.begin(), lines.end());
    }
    if (pieces.empty()) return std::nullopt;
    const double padding = paddingPoints * canvas.size();
    const std::string text = join(pieces);
    // Where there is little room, it is written smaller. Half of it would mislead: the metadata have all.
    for (double size = textPoints; size >= smallestPoints; size -= 0.5) {
        const TextStyle style = canvas.style(FontFace::Regular, size);
        const double lineHeight = style.sizePixels * leading;
        const auto fit = static_cast<std::size_t>(std::max(0.0, (mostHeight - 2 * padding) / lineHeight));
        bool whole = true;
        const auto lines = canvas.wrapped(text, style, mostWidth - 2 * padding, fit, &whole);
        if (lines.empty() || !whole) continue;
        double width = 0;
        for (const std::string& line : lines) width = std::max(width, canvas.width(line, style));
        FurniturePiece piece{width + 2 * padding, static_cast<double>(lines.size()) * lineHeight + 2 * padding, {}};
        piece.draw = [=](FurnitureCanvas& on, const Box& box) {
            on.veil(box);
            double baseline = box.minY + padding + style.sizePixels * 0.95;
            for (const std::string& line : lines) {
                const double x = right ? box.maxX - padding - on.width(line, style) : box.minX + padding;
                on.text(line, style, x, baseline);
                baseline += lineHeight;
            }
        };
        return piece;
    }
    return std::nullopt;
}

}  // namespace frontline
