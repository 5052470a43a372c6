// Why a line has several lengths, in words.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "analysis/line_length.hpp"

namespace frontline {

namespace {

/// "1,259", or with the separator of Ukrainian, a space that does not break.
std::string grouped(double value, const char* separator)
{
    std::string text = fmt::format("{:.0f}", value);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, separator);
    return text;
}

std::string english(double value)
{
    return grouped(value, ",");
}

std::string ukrainian(double value)
{
    return grouped(value, "\u00A0");
}

/// A share in per cent with one figure behind the point; Ukrainian writes a comma there.
std::string percent(double share, bool comma)
{
    std::string text = fmt::format("{:.1f}", 100 * share);
    if (comma) text.replace(text.find('.'), 1, ",");
    return text;
}

std::string rulerText(double kilometres, bool comma)
{
    std::string text = fmt::format("{:.1f}", kilometres);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    if (const auto point = text.find('.'); comma && point != std::string::npos) text.replace(point, 1, ",");
    return text;
}

/// The exclusions alone and together, and how they are said.
struct NamedExclusion {
    LengthExclusions excluded;
    const char* english;
    const char* ukrainian;
};

constexpr std::array<NamedExclusion, 7> exclusions{{
    {{true, false, false}, "the stretches along rivers and lakes", "ділянок уздовж річок і озер"},
    {{false, true, false},
     "the stretches along the state border and the coast",
     "ділянок уздовж державного кордону й узбережжя"},
    {{false, false, true}, "the pockets", "осередків"},
    {{true, true, false},
     "the stretches along rivers, lakes, the state border and the coast",
     "ділянок уздовж річок, озер, державного кордону й узбережжя"},
    {{true, false, true},
     "the pockets and the stretches along rivers and lakes",
     "осередків і ділянок уздовж річок та озер"},
    {{false, true, true},
     "the pockets and the stretches along the state border and the coast",
     "осередків і ділянок уздовж державного кордону й узбережжя"},
    {{true, true, true},
     "the pockets and the stretches along rivers, lakes, the state border and the coast",
     "осередків і ділянок уздовж річок, озер, державного кордону й узбережжя"},
}};
constexpr std::size_t singleExclusions = 3;

/// A figure counts as met within this share.
constexpr double metShare = 0.02;
/// What is left without some stretches is told with its own length, so a round figure may be further from it.
constexpr double nearShare = 0.03;

/// The shortest ruler, to 0.1 km, with which the line is no longer than the length; nullopt when it always is.
std::optional<double> rulerGiving(const StretchedLine& line, double lengthKm)
{
    double low = 0;
    for (double coarse = 1; coarse <= longestRulerKm; coarse += 1) {
        if (lengthAtRuler(line, coarse) > lengthKm) {
            low = coarse;
            continue;
        }
        for (int tenth = 1; tenth < 10; ++tenth)
            if (const double fine = low + 0.1 * tenth; lengthAtRuler(line, fine) <= lengthKm) return fine;
        return coarse;
    }
    return std::nullopt;
}

LengthStatement everyVertex(const StretchedLine& line, double full)
{
    const std::size_t parts = line.lines.size();
    // Ukrainian counts 1, 2 to 4 and 5 or more with different forms, but for 11 to 14.
    const std::size_t last = parts % 100 >= 11 && parts % 100 <= 14 ? 0 : parts % 10;
    const char* const noun = last == 1 ? "частина" : last >= 2 && last <= 4 ? "частини" : "частин";
    return {fmt::format("Measured from vertex to vertex, the line is {} km long ({} {}).", english(full), parts,
                        parts == 1 ? "part" : "parts"),
            fmt::format("Виміряна від вершини до вершини, лінія має {} км ({} {}).", ukrainian(full), parts, noun)};
}

std::optional<LengthStatement> takenAway(const StretchedLine& line, double full, const NamedExclusion& exclusion)
{
    const double left = lengthAtRuler(line, 0, exclusion.excluded), taken = full - left;
    if (taken < 0.5) return std::nullopt;
    return LengthStatement{
        fmt::format("Without {} ({} km) it is {} km.", exclusion.english, english(taken), english(left)),
        fmt::format("Без {} ({} км) вона має {} км.", exclusion.ukrainian, ukrainian(taken), ukrainian(left))};
}

LengthStatement longerRulers(const StretchedLine& line)
{
    const double five = lengthAtRuler(line, 5), twenty = lengthAtRuler(line, 20), fifty = lengthAtRuler(line, 50);
    return {fmt::format("A longer ruler cuts more bends: {} km with one of 5 km, {} km with 20 km, {} km with 50 km.",
                        english(five), english(twenty), english(fifty)),
            fmt::format("Довша лінійка зрізає більше вигинів: {} км з лінійкою 5 км, {} км з 20 км, {} км з 50 км.",
                        ukrainian(five), ukrainian(twenty), ukrainian(fifty))};
}

LengthStatement aboutPublished(const StretchedLine& line, double full, double published)
{
    const std::string figure = english(published), figureUkrainian = ukrainian(published);
    const double off = published / full - 1;
    if (std::abs(off) <= metShare)
        return {
            fmt::format("{} km is the whole line in full detail, pockets and rivers included (to within {} %).", figure,
                        percent(std::abs(off), false)),
            fmt::format("{} км — це вся лінія в повній деталізації, разом з осередками й річками (з точністю до {} %).",
                        figureUkrainian, percent(std::abs(off), true))};
    if (off > 0)
        return {
            fmt::format("{} km is {} % more than every vertex gives: a line drawn in finer detail is longer, and the "
                        "figure is a round one.",
                        figure, percent(off, false)),
            fmt::format("{} км — на {} % більше, ніж дають усі вершини: докладніше проведена лінія довша, а число "
                        "округлене.",
                        figureUkrainian, percent(off, true))};
    std::vector<std::string> ways, waysUkrainian;
    if (const auto ruler = rulerGiving(line, published)) {
        ways.push_back(fmt::format("the whole line with a ruler of {} km", rulerText(*ruler, false)));
        waysUkrainian.push_back(fmt::format("уся лінія з лінійкою {} км", rulerText(*ruler, true)));
    }
    std::vector<double> told{full};
    for (const NamedExclusion& exclusion : exclusions) {
        const double left = lengthAtRuler(line, 0, exclusion.excluded);
        // What leaves out no more than a shorter list did is no other way.
        const bool same = std::ranges::any_of(told, [&](double known) { return std::abs(known - left) < 0.5; });
        told.push_back(left);
        if (same || std::abs(left / published - 1) > nearShare) continue;
        ways.push_back(fmt::format("full detail without {} ({} km)", exclusion.english, english(left)));
        waysUkrainian.push_back(fmt::format("повна деталізація без {} ({} км)", exclusion.ukrainian, ukrainian(left)));
    }
    if (ways.empty())
        return {fmt::format("{} km is less than the whole line has with any ruler up to {:.0f} km.", figure,
                            longestRulerKm),
                fmt::format("{} км — менше, ніж має вся лінія з будь-якою лінійкою до {:.0f} км.", figureUkrainian,
                            longestRulerKm)};
    return {fmt::format("{} km is {}.", figure, fmt::join(ways, ", or ")),
            fmt::format("{} км — це {}.", figureUkrainian, fmt::join(waysUkrainian, ", або "))};
}

}  // namespace

std::vector<LengthStatement> explainLength(const StretchedLine& line, std::span<const double> publishedKm)
{
    const double full = lengthAtRuler(line, 0);
    std::vector<LengthStatement> statements{everyVertex(line, full)};
    if (full == 0) return statements;
    for (std::size_t i = 0; i < singleExclusions; ++i)
        if (auto statement = takenAway(line, full, exclusions[i])) statements.push_back(*std::move(statement));
    statements.push_back(longerRulers(line));
    for (const double published : publishedKm) statements.push_back(aboutPublished(line, full, published));
    return statements;
}

}  // namespace frontline
