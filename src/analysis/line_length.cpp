#include "analysis/line_length.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"
#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/line_along.hpp"
#include "geo/ruler.hpp"
#include "geo/set_operations.hpp"
#include "map/control.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// An open line shorter than this share of the longest one surrounds a pocket.
constexpr double pocketShare = 0.1;

bool isClosed(const std::vector<Xy>& line)
{
    return line.size() > 2 && line.front() == line.back();
}

/// What stretches run along.
struct Surroundings {
    SegmentIndex water, border;
};

Result<Surroundings> surroundingsOf(const MapData& data)
{
    Surroundings around;
    for (const DataId id : {data.map.roles.rivers, data.map.roles.lakes}) {
        if (id.empty()) continue;
        const auto table = data.table(id);
        if (!table) return table.error();
        around.water.add((*table)->geometry);
    }
    if (data.map.roles.oblasts.empty()) return around;
    const auto oblasts = data.table(data.map.roles.oblasts);
    if (!oblasts) return oblasts.error();
    auto outline = unionAll((*oblasts)->geometry);
    if (!outline) return Error{msg("the outline of the oblasts: {}", outline.error().message)};
    // The ground inside the outline is not along it: its outer rings are added as lines.
    FlatGeometry lines;
    lines.kind = GeometryKind::Line;
    for (std::size_t part = 0; part < outline->partCount(); ++part) {
        lines.addRing(outline->ring(outline->partStarts[part]));
        lines.endPart();
    }
    lines.endFeature();
    around.border.add(lines);
    return around;
}

/// The vertices of the line, and the points at which what it runs along changes.
std::vector<LineStretch> stretchesOf(const std::vector<Xy>& line, const Surroundings& around, bool pocket)
{
    const std::vector<AlongPiece> water = piecesAlong(line, around.water), border = piecesAlong(line, around.border);
    std::vector<LineStretch> stretches;
    for (std::size_t i = 0; i < water.size(); ++i) {
        const bool changes = stretches.empty() || stretches.back().alongWater != water[i].along ||
                             stretches.back().alongBorder != border[i].along;
        if (changes) {
            if (!stretches.empty()) stretches.back().lonLat.push_back(water[i].from);
            stretches.push_back({{water[i].from}, water[i].along, border[i].along, pocket});
        } else if (water[i].startsEdge) {
            stretches.back().lonLat.push_back(water[i].from);
        }
    }
    if (!stretches.empty()) stretches.back().lonLat.push_back(water.back().to);
    return stretches;
}

struct NamedLines {
    FlatGeometry geometry;
    std::string date;
};

Result<NamedLines> linesOf(const MapData& data, const ControlChoice& choice, const std::string& shownDate,
                           const ScenarioPointer& draft)
{
    const std::string& date = choice.date.empty() ? shownDate : choice.date;
    if (!choice.scenario.empty()) {
        const auto scenario = chosenScenario(data.map, choice, draft);
        if (!scenario) return scenario.error();
        auto result = computeScenario(data, **scenario, date);
        if (!result) return result.error();
        return {NamedLines{(*result)->line->geometry, (*result)->baseDate}, std::move(result.warnings)};
    }
    auto lines = contactLinesOn(data, date);
    if (!lines) return lines.error();
    return {NamedLines{std::move(lines->geometry), date}, std::move(lines.warnings)};
}

bool isLeftOut(const LineStretch& stretch, const LengthExclusions& excluded)
{
    return (excluded.rivers && stretch.alongWater) || (excluded.borders && stretch.alongBorder) ||
           (excluded.pockets && stretch.pocket);
}

}  // namespace

Result<std::shared_ptr<const StretchedLine>> stretchLine(const MapData& data, const ControlChoice& choice,
                                                         const std::string& date, const ScenarioPointer& draft)
{
    const DataRoles& roles = data.map.roles;
    if (roles.contactLines.empty())
        return Error{msg("{}: the map has no lines of contact (key \"contact_lines\")", data.map.path.string())};
    auto loaded = data.load({roles.contactLines, roles.oblasts, roles.rivers, roles.lakes});
    if (!loaded) return loaded.error();
    auto lines = linesOf(data, choice, date, draft);
    if (!lines) return lines.error();
    loaded.warnings.insert(loaded.warnings.end(), lines.warnings.begin(), lines.warnings.end());
    const auto around = surroundingsOf(data);
    if (!around) return around.error();

    auto stretched = std::make_shared<StretchedLine>();
    stretched->choice = choice;
    stretched->date = lines->date;
    std::vector<std::pair<double, std::vector<Xy>>> joined;
    for (auto& line : joinLines(lines->geometry)) joined.emplace_back(geodesicLengthMetres(line), std::move(line));
    std::ranges::stable_sort(joined, std::greater(), [](const auto& line) { return line.first; });
    for (const auto& [metres, line] : joined) {
        const double longest = joined.front().first;
        const bool main = &line == &joined.front().second;
        const bool pocket = !main && (isClosed(line) || metres < pocketShare * longest);
        auto stretches = stretchesOf(line, *around, pocket);
        if (!stretches.empty()) stretched->lines.push_back(std::move(stretches));
    }
    return {std::shared_ptr<const StretchedLine>(std::move(stretched)), std::move(loaded.warnings)};
}

double lengthAtRuler(const StretchedLine& line, double rulerKm, const LengthExclusions& excluded)
{
    double metres = 0;
    std::vector<Xy> piece;
    const auto measurePiece = [&] {
        metres += rulerLengthMetres(piece, rulerKm * 1000);
        piece.clear();
    };
    for (const std::vector<LineStretch>& stretches : line.lines) {
        for (const LineStretch& stretch : stretches) {
            if (isLeftOut(stretch, excluded)) {
                measurePiece();
                continue;
            }
            piece.insert(piece.end(), stretch.lonLat.begin() + (piece.empty() ? 0 : 1), stretch.lonLat.end());
        }
        measurePiece();
    }
    return metres / 1000;
}

LengthProfile lengthProfile(const StretchedLine& line, std::span<const double> rulersKm,
                            const LengthExclusions& excluded)
{
    LengthProfile profile{excluded, {}};
    for (const double ruler : rulersKm) profile.lengths.push_back({ruler, lengthAtRuler(line, ruler, excluded)});
    return profile;
}

std::vector<double> plotRulersKm()
{
    std::vector<double> rulers{0};
    constexpr int steps = 40;
    constexpr double shortest = 0.5;
    for (int i = 0; i <= steps; ++i)
        rulers.push_back(i == steps ? longestRulerKm
                                    : shortest * std::pow(longestRulerKm / shortest, i / double{steps}));
    return rulers;
}

std::vector<double> publishedLengthsKm(const MapDefinition& map)
{
    std::vector<double> lengths;
    for (const Claim& claim : map.claims)
        if (claim.error.empty() && claim.measure == Claim::Measure::LineLength && claim.scenario.empty())
            lengths.push_back(claim.published);
    std::ranges::sort(lengths);
    lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    return lengths;
}

Result<LengthExclusions> parseExclusions(const std::string& text)
{
    LengthExclusions excluded;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string word = text.substr(at, comma - at);
        if (word == "rivers")
            excluded.rivers = true;
        else if (word == "borders")
            excluded.borders = true;
        else if (word == "pockets")
            excluded.pockets = true;
        else
            return Error{unknownName("exclusion", word, {"rivers", "borders", "pockets"})};
        at = comma + 1;
    }
    return excluded;
}

std::vector<std::string> exclusionNames(const LengthExclusions& excluded)
{
    std::vector<std::string> names;
    if (excluded.rivers) names.emplace_back("rivers");
    if (excluded.borders) names.emplace_back("borders");
    if (excluded.pockets) names.emplace_back("pockets");
    return names;
}

std::string exclusionsInWords(const LengthExclusions& excluded, Language language)
{
    std::string out;
    for (const auto& [isExcluded, name] : {std::pair{excluded.rivers, phrasec("without", "rivers")},
                                           {excluded.borders, phrasec("without", "borders")},
                                           {excluded.pockets, phrasec("without", "pockets")}})
        if (isExcluded) out += (out.empty() ? "" : ", ") + std::string(name.in(language));
    return out;
}

}  // namespace frontline
