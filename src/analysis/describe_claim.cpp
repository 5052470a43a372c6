#include "analysis/describe_claim.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "analysis/both_languages.hpp"
#include "analysis/line_length.hpp"

namespace frontline {

namespace {

using Measure = Claim::Measure;

/// A figure in the claim's unit, to a place that is worth reading; Ukrainian has its own separators and units.
std::string figure(double value, const std::string& unit, bool ukrainian)
{
    const int decimals = unit == "%" ? 1 : std::abs(value) < 100 ? 1 : 0;
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > 3; at -= 3) text.insert(at - 3, ukrainian ? "\u00A0" : ",");
    if (ukrainian)
        if (const auto comma = text.find('.'); comma != std::string::npos) text.replace(comma, 1, ",");
    if (!ukrainian) return text + " " + unit;
    return text + " " + (unit == "km2" ? "км²" : unit == "km" ? "км" : unit);
}

struct Words {
    std::string english, ukrainian;
};

Words whereOf(const std::vector<LocalText>& oblasts)
{
    if (oblasts.empty()) return {"all oblasts", "усіх областях"};
    Words words;
    for (const LocalText& oblast : oblasts) {
        const char* const separator = words.english.empty() ? "" : ", ";
        words.english += separator + oblast.own();
        words.ukrainian += separator + oblast.in(Language::Ukrainian);
    }
    return words;
}

Words shareOf(const Claim& claim, const char* what, const char* whatUkrainian, const Words& where)
{
    if (claim.denominatorKm2 > 0)
        return {fmt::format("{} on {} in {}, of {}", what, claim.date, where.english,
                            figure(claim.denominatorKm2, "km2", false)),
                fmt::format("{} на {}: {}, від {}", whatUkrainian, claim.date, where.ukrainian,
                            figure(claim.denominatorKm2, "km2", true))};
    return {fmt::format("{} on {} in {}, of its area by the map", what, claim.date, where.english),
            fmt::format("{} на {}: {}, від площі за картою", whatUkrainian, claim.date, where.ukrainian)};
}

Words lengthWords(const Claim& claim)
{
    Words words{claim.scenario.empty() ? fmt::format("line of contact on {}", claim.date)
                                       : fmt::format("line of scenario {} on {}", claim.scenario.text(), claim.date),
                claim.scenario.empty() ? fmt::format("лінія зіткнення на {}", claim.date)
                                       : fmt::format("лінія сценарію {} на {}", claim.scenario.text(), claim.date)};
    if (claim.rulerKm > 0) {
        words.english += fmt::format(", ruler of {} km", claim.rulerKm);
        words.ukrainian += fmt::format(", лінійка {} км", claim.rulerKm);
    } else {
        words.english += ", every vertex";
        words.ukrainian += ", усі вершини";
    }
    if (claim.excluded.any()) {
        words.english += fmt::format(", without {}", fmt::join(exclusionNames(claim.excluded), ", "));
        words.ukrainian += ", без";
        const char* separator = " ";
        for (const auto& [left, name] : {std::pair{claim.excluded.rivers, "річок"},
                                         {claim.excluded.borders, "кордонів"},
                                         {claim.excluded.pockets, "осередків"}}) {
            if (!left) continue;
            words.ukrainian += separator + std::string(name);
            separator = ", ";
        }
    }
    return words;
}

Words scenarioWords(const Claim& claim, const char* what, const char* whatUkrainian, const Words& where)
{
    return {
        fmt::format("{} under scenario {} on {} in {}", what, claim.scenario.text(), claim.date, where.english),
        fmt::format("{} за сценарієм {} на {}: {}", whatUkrainian, claim.scenario.text(), claim.date, where.ukrainian)};
}

Words areaWords(const Claim& claim, const char* what, const char* whatUkrainian, const Words& where)
{
    return {fmt::format("{} on {} in {}", what, claim.date, where.english),
            fmt::format("{} на {}: {}", whatUkrainian, claim.date, where.ukrainian)};
}

Words howMeasured(const Claim& claim, const std::vector<LocalText>& oblasts)
{
    const Words where = whereOf(oblasts);
    switch (claim.measure) {
        case Measure::Area:
            return {fmt::format("area of {} by the map's boundaries", where.english),
                    oblasts.empty() ? "площа всіх областей за межами карти"
                                    : fmt::format("площа за межами карти: {}", where.ukrainian)};
        case Measure::OccupiedArea:
            return areaWords(claim, "occupied ground", "окупована територія", where);
        case Measure::HeldArea:
            return areaWords(claim, "ground held by Ukraine", "територія під контролем України", where);
        case Measure::OccupiedShare:
            return shareOf(claim, "occupied ground", "окупована територія", where);
        case Measure::HeldShare:
            return shareOf(claim, "ground held by Ukraine", "територія під контролем України", where);
        case Measure::ScenarioPassed:
            return scenarioWords(claim, "ground that would pass to Russia", "територія, що перейшла б до Росії", where);
        case Measure::ScenarioReturned:
            return scenarioWords(claim, "ground that would return to Ukraine", "територія, що повернулася б Україні",
                                 where);
        case Measure::ScenarioOccupied:
            return scenarioWords(claim, "occupied ground", "окупована територія", where);
        case Measure::ScenarioZone:
            return scenarioWords(claim, "ground of zones", "територія зон", where);
        case Measure::LineLength:
            return lengthWords(claim);
        case Measure::DataArea:
            break;
    }
    return {fmt::format("area of the polygons of {}", claim.data.text()),
            fmt::format("площа полігонів {}", claim.data.text())};
}

}  // namespace

void describe(ClaimCheck& check, const std::vector<LocalText>& oblasts)
{
    const Claim& claim = check.claim;
    Words how = howMeasured(claim, oblasts);
    check.how = bothLanguages(std::move(how.english), std::move(how.ukrainian));
    // A difference of shares is one of points: "per cent less" would be a share of the share.
    const auto amount = [&](double value, bool ukrainian) {
        std::string text = figure(std::abs(value), claim.unit, ukrainian);
        if (claim.unit == "%") text.replace(text.find('%'), 1, ukrainian ? "в. п." : "percentage points");
        return text;
    };
    Words reason{fmt::format("{} {} than published; the tolerance is {}.", amount(check.difference, false),
                             check.difference < 0 ? "less" : "more", amount(check.tolerance, false)),
                 fmt::format("На {} {}, ніж опубліковано; допуск — {}.", amount(check.difference, true),
                             check.difference < 0 ? "менше" : "більше", amount(check.tolerance, true))};
    if (!claim.reason.own().empty()) reason.english += " " + claim.reason.own();
    const std::string& ukrainian = claim.reason.in(Language::Ukrainian);
    if (!ukrainian.empty()) reason.ukrainian += " " + ukrainian;
    check.reason = bothLanguages(std::move(reason.english), std::move(reason.ukrainian));
}

}  // namespace frontline
