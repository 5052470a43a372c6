// Why a line has several lengths, in words.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "analysis/line_length.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

std::string whole(double value, Language language)
{
    return numberText(value, 0, language);
}

std::string percent(double share, Language language)
{
    return numberText(100 * share, 1, language);
}

/// With a decimal only where it is not 0.
std::string rulerText(double kilometres, Language language)
{
    const double tenths = std::round(10 * kilometres);
    return numberText(kilometres, std::fmod(tenths, 10) == 0 ? 0 : 1, language);
}

/// The exclusions alone and together, and how they are said.
struct NamedExclusion {
    LengthExclusions excluded;
    Phrase name;  // after "without"
};

constexpr std::array<NamedExclusion, 7> exclusions{{
    {{true, false, false}, phrase("the stretches along rivers and lakes")},
    {{false, true, false}, phrase("the stretches along the state border and the coast")},
    {{false, false, true}, phrase("the pockets")},
    {{true, true, false}, phrase("the stretches along rivers, lakes, the state border and the coast")},
    {{true, false, true}, phrase("the pockets and the stretches along rivers and lakes")},
    {{false, true, true}, phrase("the pockets and the stretches along the state border and the coast")},
    {{true, true, true}, phrase("the pockets and the stretches along rivers, lakes, the state border and the coast")},
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

LocalText everyVertex(const StretchedLine& line, double full)
{
    const std::size_t parts = line.lines.size();
    return inAllLanguages([&](Language language) {
        return trnf(language, "Measured from vertex to vertex, the line is {} km long ({} part).",
                    "Measured from vertex to vertex, the line is {} km long ({} parts).", parts, whole(full, language),
                    parts);
    });
}

std::optional<LocalText> takenAway(const StretchedLine& line, double full, const NamedExclusion& exclusion)
{
    const double left = lengthAtRuler(line, 0, exclusion.excluded), taken = full - left;
    if (taken < 0.5) return std::nullopt;
    return inAllLanguages([&](Language language) {
        return trf(language, "Without {} ({} km) it is {} km.", exclusion.name.in(language), whole(taken, language),
                   whole(left, language));
    });
}

LocalText longerRulers(const StretchedLine& line)
{
    const double five = lengthAtRuler(line, 5), twenty = lengthAtRuler(line, 20), fifty = lengthAtRuler(line, 50);
    return inAllLanguages([&](Language language) {
        return trf(language,
                   "A longer ruler cuts more bends: {} km with one of 5 km, {} km with 20 km, {} km with 50 km.",
                   whole(five, language), whole(twenty, language), whole(fifty, language));
    });
}

/// A choice of what is left out that gives a length.
struct Way {
    Phrase name;
    double leftKm;
};

/// Those that come near the published length, each that leaves out more than the shorter ones before it.
std::vector<Way> waysTo(const StretchedLine& line, double full, double published)
{
    std::vector<Way> ways;
    std::vector<double> told{full};
    for (const NamedExclusion& exclusion : exclusions) {
        const double left = lengthAtRuler(line, 0, exclusion.excluded);
        // What leaves out no more than a shorter list did is no other way.
        const bool same = std::ranges::any_of(told, [&](double known) { return std::abs(known - left) < 0.5; });
        told.push_back(left);
        if (!same && std::abs(left / published - 1) <= nearShare) ways.push_back({exclusion.name, left});
    }
    return ways;
}

LocalText lessThanWhole(const StretchedLine& line, double full, double published)
{
    const auto ruler = rulerGiving(line, published);
    const auto ways = waysTo(line, full, published);
    return inAllLanguages([&](Language language) {
        const std::string figure = whole(published, language);
        std::string text;
        const auto add = [&](const std::string& way) {
            text = text.empty() ? way : trf(language, "{}, or {}", text, way);
        };
        if (ruler) add(trf(language, "the whole line with a ruler of about {} km", rulerText(*ruler, language)));
        for (const Way& way : ways)
            add(trf(language, "full detail without {} ({} km)", way.name.in(language), whole(way.leftKm, language)));
        if (text.empty())
            return trf(language, "{} km is less than the whole line has with any ruler up to {:.0f} km.", figure,
                       longestRulerKm);
        return trf(language, "{} km is {}.", figure, text);
    });
}

LocalText aboutPublished(const StretchedLine& line, double full, double published)
{
    const double off = published / full - 1;
    if (off < -metShare) return lessThanWhole(line, full, published);
    return inAllLanguages([&](Language language) {
        const std::string figure = whole(published, language), share = percent(std::abs(off), language);
        if (off <= metShare)
            return trf(language,
                       "{} km is the whole line in full detail, pockets and rivers included (to within {} %).", figure,
                       share);
        return trf(language,
                   "{} km is {} % more than every vertex gives: a line drawn in finer detail is longer, and the "
                   "figure is a round one.",
                   figure, share);
    });
}

}  // namespace

std::vector<LocalText> explainLength(const StretchedLine& line, std::span<const double> publishedKm)
{
    const double full = lengthAtRuler(line, 0);
    std::vector<LocalText> statements{everyVertex(line, full)};
    if (full == 0) return statements;
    for (std::size_t i = 0; i < singleExclusions; ++i)
        if (auto statement = takenAway(line, full, exclusions[i])) statements.push_back(*std::move(statement));
    statements.push_back(longerRulers(line));
    for (const double published : publishedKm) statements.push_back(aboutPublished(line, full, published));
    return statements;
}

}  // namespace frontline
