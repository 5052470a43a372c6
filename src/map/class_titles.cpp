#include "map/class_titles.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/catalogue.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

/// As few as write all of them true to a hundredth of the narrowest range; exact: as they are.
int decimalsFor(const std::vector<double>& numbers, bool exact)
{
    constexpr int mostDecimals = 12;
    constexpr double rounding = 1e-9;
    double narrowest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i] > numbers[i - 1]) narrowest = std::min(narrowest, numbers[i] - numbers[i - 1]);
    for (int decimals = 0; decimals < mostDecimals; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        if (std::ranges::all_of(numbers, [&](double number) {
                const double most = exact || std::isinf(narrowest) ? std::abs(number) * rounding : narrowest / 100;
                return std::abs(std::round(number * scale) / scale - number) <= most;
            }))
            return decimals;
    }
    return mostDecimals;
}

std::string rangeText(double from, double to, int decimals, Language language)
{
    std::string first = numberText(from, decimals, language), last = numberText(to, decimals, language);
    if (first == last) return first;
    // A dash beside a minus sign is hard to read.
    return from < 0 || to < 0 ? trf(language, "{} to {}", first, last) : first + "\u2013" + last;
}

}  // namespace

std::vector<LocalText> rangeTitles(const std::vector<ClassRange>& ranges, double least, double most, bool whole,
                                   bool ends)
{
    std::vector<double> numbers;
    const auto from = [&](const ClassRange& r) { return std::isfinite(r.from) ? r.from : least; };
    for (const ClassRange& range : ranges)
        if (ends || std::isfinite(range.from)) numbers.push_back(from(range));
    if (ends) numbers.push_back(most);
    const int decimals = whole ? 0 : decimalsFor(numbers, !ends);
    std::vector<LocalText> titles;
    for (const ClassRange& range : ranges)
        titles.push_back(inAllLanguages([&](Language language) {
            if (!ends && !std::isfinite(range.from))
                return trf(language, "under {}", numberText(range.to, decimals, language));
            if (!ends && !std::isfinite(range.to))
                return trf(language, "{} and more", numberText(range.from, decimals, language));
            const double to = !std::isfinite(range.to) ? most : whole ? range.to - 1 : range.to;
            return rangeText(from(range), std::max(to, from(range)), decimals, language);
        }));
    return titles;
}

LocalText ageTitle(const ClassRange& days)
{
    const auto count = [](double n) { return static_cast<std::uint64_t>(std::max(0.0, n)); };
    return inAllLanguages([&](Language language) {
        if (!std::isfinite(days.from)) return std::string(tr(language, "after the map's date"));
        const std::uint64_t from = count(days.from);
        if (!std::isfinite(days.to))
            return trnf(language, "{} day ago and longer", "{} days ago and longer", from, from);
        const std::uint64_t last = count(days.to) - 1;
        if (from == 0) return trnf(language, "under {} day old", "under {} days old", last + 1, last + 1);
        if (from == last) return trnf(language, "{} day ago", "{} days ago", from, from);
        return trnf(language, "{}–{} day ago", "{}–{} days ago", last, from, last);
    });
}

}  // namespace frontline
