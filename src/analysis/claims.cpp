#include "analysis/claims.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/base_ground.hpp"
#include "analysis/describe_claim.hpp"
#include "analysis/line_length.hpp"
#include "analysis/scenario_result.hpp"
#include "base/message.hpp"
#include "geo/counted_twice.hpp"
#include "geo/geodesic.hpp"
#include "map/control.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

using Measure = Claim::Measure;

/// Checks claims one after the other; what several of them need is computed once.
class Checker {
public:
    Checker(const MapData& data, const std::string& shownDate) : data_(data), shownDate_(shownDate) {}

    ClaimCheck check(const Claim& claim)
    {
        ClaimCheck check;
        check.claim = claim;
        if (check.claim.date.empty()) check.claim.date = shownDate_;
        if (!claim.error.empty()) {
            check.error = claim.error;
            return check;
        }
        if (const auto measured = measure(check.claim, check.mapKm2); measured) {
            check.measured = *measured;
            check.difference = check.measured - claim.published;
            check.tolerance = claim.toleranceIsShare ? claim.published * claim.tolerance / 100 : claim.tolerance;
            check.verdict = verdictOf(claim.published, check.measured, check.tolerance);
            describe(check, oblastNames(check.claim));
        } else {
            check.error =
                msg("{}, line {}: claim \"{}\": {}", claim.file, claim.line, claim.id, measured.error().message);
        }
        return check;
    }

    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

private:
    /// mapKm2: set to the area of the oblasts, where the claim is of one.
    Result<double> measure(const Claim& claim, double& mapKm2)
    {
        switch (claim.measure) {
            case Measure::Area:
            case Measure::OccupiedArea:
            case Measure::HeldArea:
            case Measure::OccupiedShare:
            case Measure::HeldShare:
                return measureControl(claim, mapKm2);
            case Measure::ScenarioPassed:
            case Measure::ScenarioReturned:
            case Measure::ScenarioOccupied:
            case Measure::ScenarioZone:
                return measureScenario(claim);
            case Measure::LineLength:
                return measureLine(claim);
            case Measure::DataArea:
                break;
        }
        return measureData(claim);
    }

    /// By feature of the oblasts: those that the claim names, or all.
    Result<std::vector<bool>> chosenOblasts(const Claim& claim)
    {
        const auto oblasts = data_.table(data_.map.roles.oblasts);
        if (!oblasts) return oblasts.error();
        if (claim.oblasts.empty()) return std::vector<bool>((*oblasts)->featureCount(), true);
        return oblastsNamed(**oblasts, claim.oblasts);
    }

    Result<double> measureControl(const Claim& claim, double& mapKm2)
    {
        auto report = controls_.find(claim.date);
        if (report == controls_.end()) {
            auto computed = controlOn(data_, claim.date);
            if (!computed) return computed.error();
            keepWarnings(computed.warnings);
            report = controls_.emplace(claim.date, *std::move(computed)).first;
        }
        const auto chosen = chosenOblasts(claim);
        if (!chosen) return chosen.error();
        double area = 0, occupied = 0;
        for (std::size_t i = 0; i < chosen->size(); ++i) {
            if (!(*chosen)[i]) continue;
            area += report->second.oblasts[i].areaSquareKm;
            occupied += report->second.oblasts[i].occupiedSquareKm;
        }
        mapKm2 = area;
        const double denominator = claim.denominatorKm2 > 0 ? claim.denominatorKm2 : area;
        if (claim.measure == Measure::Area) return area;
        if (claim.measure == Measure::OccupiedArea) return occupied;
        if (claim.measure == Measure::HeldArea) return area - occupied;
        if (!(denominator > 0)) return Error{msg("the oblasts have no area")};
        return 100 * (claim.measure == Measure::OccupiedShare ? occupied : area - occupied) / denominator;
    }

    Result<double> measureScenario(const Claim& claim)
    {
        const auto result = computeScenario(data_, claim.scenario, claim.date);
        if (!result) return result.error();
        keepWarnings(result.warnings);
        const auto chosen = chosenOblasts(claim);
        if (!chosen) return chosen.error();
        const auto figure = [&](const LedgerRow& row) {
            if (claim.measure == Measure::ScenarioPassed) return row.passedKm2;
            if (claim.measure == Measure::ScenarioReturned) return row.returnedKm2;
            return claim.measure == Measure::ScenarioOccupied ? row.afterKm2 : row.zoneKm2();
        };
        const std::vector<LedgerRow>& rows = (*result)->ledger.oblasts;
        double sum = 0;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if ((*chosen)[i]) sum += figure(rows[i]);
        return sum;
    }

    Result<double> measureLine(const Claim& claim)
    {
        const std::pair key{claim.scenario, claim.date};
        auto line = lines_.find(key);
        if (line == lines_.end()) {
            auto stretched = stretchLine(data_, {claim.scenario, claim.date}, shownDate_);
            if (!stretched) return stretched.error();
            keepWarnings(stretched.warnings);
            line = lines_.emplace(key, *std::move(stretched)).first;
        }
        return lengthAtRuler(*line->second, claim.rulerKm, claim.excluded);
    }

    Result<double> measureData(const Claim& claim)
    {
        const auto table = data_.table(claim.data);
        if (!table) return table.error();
        keepWarnings(table.warnings);
        const FlatGeometry& geometry = (*table)->geometry;
        if (geometry.kind != GeometryKind::Polygon)
            return Error{msg("data \"{}\" holds no polygons: they are needed for an area", claim.data.text())};
        if (const auto wide = firstTooWideToMeasure(geometry))
            return Error{msg(
                "data \"{}\": feature {} reaches over half of the Earth or crosses the 180th meridian, and its area "
                "cannot be told from its vertices; cut it there",
                claim.data.text(), *wide)};
        double squareMetres = 0;
        for (std::size_t i = 0; i < geometry.featureCount(); ++i) squareMetres += geodesicAreaSquareMetres(geometry, i);
        // Ground that lies in several of them is ground once.
        const auto overlap = overlapSquareMetres(geometry);
        if (!overlap) return overlap.error();
        return (squareMetres - *overlap) / 1e6;
    }

    /// Those that the claim names, as the map calls them. Empty when it names none.
    std::vector<LocalText> oblastNames(const Claim& claim)
    {
        std::vector<LocalText> names;
        if (claim.oblasts.empty()) return names;
        const auto chosen = chosenOblasts(claim);
        const auto oblasts = data_.table(data_.map.roles.oblasts);
        if (!chosen || !oblasts) return names;
        for (std::size_t i = 0; i < chosen->size(); ++i)
            if ((*chosen)[i]) names.push_back(localName(**oblasts, i));
        return names;
    }

    void keepWarnings(const std::vector<std::string>& more)
    {
        for (const std::string& line : more)
            if (std::ranges::find(warnings_, line) == warnings_.end()) warnings_.push_back(line);
    }

    const MapData& data_;
    const std::string& shownDate_;
    std::map<std::string, ControlReport> controls_;  // by date
    std::map<std::pair<ScenarioId, std::string>, std::shared_ptr<const StretchedLine>> lines_;
    std::vector<std::string> warnings_;
};

}  // namespace

const char* verdictName(Verdict verdict)
{
    switch (verdict) {
        case Verdict::Agree:
            return "agree";
        case Verdict::Near:
            return "near";
        case Verdict::Conflict:
            return "conflict";
        case Verdict::NotChecked:
            break;
    }
    return "not checked";
}

Verdict verdictOf(double published, double measured, double tolerance)
{
    const double off = std::abs(measured - published);
    if (off <= tolerance) return Verdict::Agree;
    return off <= 2 * tolerance ? Verdict::Near : Verdict::Conflict;
}

ClaimCheck checkClaim(const MapData& data, const Claim& claim, const std::string& shownDate)
{
    return Checker(data, shownDate).check(claim);
}

std::vector<ClaimCheck> checkClaims(const MapData& data, const std::string& shownDate,
                                    std::vector<std::string>* warnings)
{
    Checker checker(data, shownDate);
    std::vector<ClaimCheck> checks;
    for (const Claim& claim : data.map.claims) checks.push_back(checker.check(claim));
    if (warnings) warnings->insert(warnings->end(), checker.warnings().begin(), checker.warnings().end());
    return checks;
}

}  // namespace frontline
