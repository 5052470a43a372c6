// What scenarios change, and where two disagree, in words.
#include <algorithm>
#include <initializer_list>

#include "analysis/description_words.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

using Ground = LedgerPlace::Ground;

constexpr double smallestKm2 = 0.05;  // of ground that is named: what is printed as more than 0

class ScenarioWriter : DescriptionWords {
public:
    using DescriptionWords::DescriptionWords;

    template <class Figure>
    [[nodiscard]] std::string byOblast(const std::vector<LedgerRow>& rows, const Figure& figure) const
    {
        std::vector<std::pair<double, LocalText>> parts;
        for (const LedgerRow& row : rows)
            if (const double value = figure(row); value >= smallestKm2)
                parts.emplace_back(value, name(row.name) + " " + km2(value));
        std::ranges::stable_sort(parts, std::greater{}, &std::pair<double, LocalText>::first);
        std::vector<LocalText> texts;
        for (auto& [value, text] : parts) texts.push_back(std::move(text));
        return texts.empty() ? "" : " (" + joined(texts, texts.size()) + ")";
    }

    [[nodiscard]] std::string placesOn(const LedgerRow& total, std::initializer_list<Ground> grounds) const
    {
        std::size_t count = 0;
        double people = 0;
        std::vector<LocalText> names, deposits;
        for (const LedgerPlace& p : total.places) {
            if (std::ranges::none_of(grounds, [&](Ground ground) { return p.isOn(ground); })) continue;
            (p.deposit ? deposits : names).push_back(p.name);
            count += p.deposit ? 0 : 1;
            people += p.people;
        }
        std::string out = count == 0
                              ? say("no place of the map")
                              : placeCount(count) + ", " + peopleCount(people) + ": " + joined(names, mostPlaces);
        if (!deposits.empty()) out += "; " + say("deposits: {}", joined(deposits, mostPlaces));
        return out;
    }

    [[nodiscard]] std::string zonePlaces(const LedgerRow& total) const
    {
        if (total.placesInZone().places == 0) return "";
        const bool both = std::ranges::any_of(total.places, [](const LedgerPlace& p) { return p.zone.has_value(); });
        return "; " + placesOn(total, {Ground::ZoneHeld, Ground::ZoneOccupied}) +
               (both ? "; " + say("places on ground that passes or returns are among them") : "");
    }

    [[nodiscard]] std::string scenario(const DescribedScenario& s, bool half) const
    {
        const ScenarioResult& r = *s.result;
        const LedgerRow& total = r.ledger.total;
        std::string out = say("Scenario {}", quoted(name(r.scenario.name)));
        std::string by = name(r.scenario.proposer);
        if (!r.scenario.date.empty()) by += (by.empty() ? "" : ", ") + dateInSentence(r.scenario.date, language_);
        if (!by.empty()) out += " (" + by + ")";
        out += ", " + say("computed from control on {}", dateInSentence(r.baseDate, language_)) + ". ";
        const std::string note = name(r.scenario.note);
        if (!note.empty()) out += note + " ";
        if (total.passedKm2 >= smallestKm2)
            out += say("Would pass to Russia: {}{}; {}.", km2(total.passedKm2),
                       byOblast(r.ledger.oblasts, [](const LedgerRow& row) { return row.passedKm2; }),
                       placesOn(total, {Ground::Passed})) +
                   " ";
        if (total.returnedKm2 >= smallestKm2)
            out += say("Would return to Ukraine: {}{}; {}.", km2(total.returnedKm2),
                       byOblast(r.ledger.oblasts, [](const LedgerRow& row) { return row.returnedKm2; }),
                       placesOn(total, {Ground::Returned})) +
                   " ";
        if (total.passedKm2 < smallestKm2 && total.returnedKm2 < smallestKm2 && note.empty())
            out += say("No ground would change hands.") + " ";
        if (total.zoneKm2() >= smallestKm2)
            out +=
                say("Zone: {}, of this {} on the side held by Ukraine and {} on the occupied side{}{}.",
                    km2(total.zoneKm2()), km2(total.zoneHeldKm2), km2(total.zoneOccupiedKm2),
                    byOblast(r.ledger.oblasts, [](const LedgerRow& row) { return row.zoneKm2(); }), zonePlaces(total)) +
                " ";
        if (r.scenario.hasZoneOfOneSide() && total.zoneKm2() >= smallestKm2)
            out += say("The zone is ground of one side: it counts on the side that holds it on {}, also where it would "
                       "change hands.",
                       dateInSentence(r.baseDate, language_)) +
                   " ";
        const std::string after = km2(total.afterKm2), share = percent(total.shareAfter()), all = km2(total.areaKm2);
        if (std::abs(total.afterKm2 - total.beforeKm2) < smallestKm2)
            out += say("Occupied under the scenario: {}, {} of the {} within the map's boundary, as before.", after,
                       share, all);
        else
            out += say("Occupied under the scenario: {}, {} of the {} within the map's boundary, instead of {}.", after,
                       share, all, km2(total.beforeKm2));
        out += " ";
        if (total.lineKm >= smallestKm2)
            out += say("The scenario’s line is {} long; {}.", km(total.lineKm),
                       inPicture(km(s.lineInViewKm), km(total.lineKm), half)) +
                   " ";
        return out + say("This is what the proposal would change, computed by the map, which recognises nothing.");
    }

    [[nodiscard]] std::string difference(const MapDescription& d) const
    {
        const ComparisonResult& r = *d.difference;
        const std::string first = name(d.differenceNames[0]), second = name(d.differenceNames[1]);
        std::string out = say("The picture marks the ground on which these two disagree: {}; {}.", first, second) + " ";
        if (r.total.onlyFirstKm2 < smallestKm2 && r.total.onlySecondKm2 < smallestKm2)
            return trimmed(out + say("They agree everywhere.") + " " + leftOut(r));
        const auto side = [&](const std::string& who, double DifferenceRow::*ground, std::size_t DifferenceRow::*places,
                              double DifferenceRow::*people) {
            std::vector<std::pair<double, LocalText>> parts;
            for (const DifferenceRow& row : r.oblasts)
                if (row.*ground >= smallestKm2)
                    parts.emplace_back(row.*ground, name(row.name) + " " + km2(row.*ground));
            std::ranges::stable_sort(parts, std::greater{}, &std::pair<double, LocalText>::first);
            std::vector<LocalText> texts;
            for (auto& part : parts) texts.push_back(std::move(part.second));
            out += say("Occupied only under “{}”: {}", who, km2(r.total.*ground));
            if (!texts.empty())
                out += " (" + joined(texts, texts.size()) + "); " + placeCount(r.total.*places) + ", " +
                       peopleCount(r.total.*people);
            out += ". ";
        };
        side(first, &DifferenceRow::onlyFirstKm2, &DifferenceRow::onlyFirstPlaces, &DifferenceRow::onlyFirstPeople);
        side(second, &DifferenceRow::onlySecondKm2, &DifferenceRow::onlySecondPlaces, &DifferenceRow::onlySecondPeople);
        return trimmed(out + leftOut(r));
    }

private:
    [[nodiscard]] std::string leftOut(const ComparisonResult& r) const
    {
        if (r.leftOutFirstKm2 < smallestKm2 && r.leftOutSecondKm2 < smallestKm2) return "";
        return say("Left out, as pieces of less than 0.1 km² or nowhere 200 m wide: {} and {}.", km2(r.leftOutFirstKm2),
                   km2(r.leftOutSecondKm2));
    }
};

}  // namespace

std::string scenarioParagraph(const DescribedScenario& scenario, Language language, bool half)
{
    return ScenarioWriter(language).scenario(scenario, half);
}

std::string differenceParagraph(const MapDescription& description, Language language)
{
    return ScenarioWriter(language).difference(description);
}

}  // namespace frontline
