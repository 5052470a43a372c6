#include "analysis/describe_claim.hpp"

#include <cmath>
#include <utility>

#include "analysis/line_length.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

using Measure = Claim::Measure;

/// In one language.
class ClaimWords {
public:
    ClaimWords(const ClaimCheck& check, const std::vector<LocalText>& oblasts, Language language)
        : claim_(check.claim), mapKm2_(check.mapKm2), language_(language)
    {
        for (const LocalText& oblast : oblasts) where_ += (where_.empty() ? "" : ", ") + oblast.in(language);
        if (where_.empty()) where_ = say("all oblasts");
    }

    [[nodiscard]] std::string howMeasured(bool ofAll) const
    {
        switch (claim_.measure) {
            case Measure::Area:
                return ofAll ? say("area of all oblasts by the map's boundaries")
                             : say("area of {} by the map's boundaries", where_);
            case Measure::OccupiedArea:
                return area(say("occupied ground"));
            case Measure::HeldArea:
                return area(say("ground held by Ukraine"));
            case Measure::OccupiedShare:
                return share(say("occupied ground"));
            case Measure::HeldShare:
                return share(say("ground held by Ukraine"));
            case Measure::ScenarioPassed:
                return scenario(say("ground that would pass to Russia"));
            case Measure::ScenarioReturned:
                return scenario(say("ground that would return to Ukraine"));
            case Measure::ScenarioOccupied:
                return scenario(say("occupied ground"));
            case Measure::ScenarioZone:
                return scenario(say("ground of zones"));
            case Measure::LineLength:
                return length();
            case Measure::DataArea:
                break;
        }
        return say("area of the polygons of {}", claim_.data.text());
    }

    [[nodiscard]] std::string reason(const ClaimCheck& check) const
    {
        const std::string off = amount(check.difference), tolerance = amount(check.tolerance);
        std::string out = check.difference < 0 ? say("{} less than published; the tolerance is {}.", off, tolerance)
                                               : say("{} more than published; the tolerance is {}.", off, tolerance);
        if (const std::string& own = claim_.reason.in(language_); !own.empty()) out += " " + own;
        return out;
    }

private:
    template <class... Values>
    [[nodiscard]] std::string say(Pattern<sizeof...(Values)> pattern, const Values&... values) const
    {
        return trf(language_, pattern, values...);
    }

    /// A figure in a unit of claims, to a place that is worth reading.
    [[nodiscard]] std::string figure(double value, const std::string& unit) const
    {
        return numberText(value, unit == "%" || std::abs(value) < 100 ? 1 : 0, language_) + " " +
               claimUnit(unit, language_);
    }

    /// A difference of shares is one of points: "per cent less" would be a share of the share.
    [[nodiscard]] std::string amount(double value) const
    {
        const double size = std::abs(value);
        return claim_.unit == "%" ? say("{} percentage points", numberText(size, 1, language_))
                                  : figure(size, claim_.unit);
    }

    [[nodiscard]] std::string date() const { return dateInSentence(claim_.date, language_); }

    [[nodiscard]] std::string area(const std::string& what) const
    {
        return say("{} on {} in {}", what, date(), where_);
    }

    [[nodiscard]] std::string share(const std::string& what) const
    {
        const std::string ofMap = figure(mapKm2_, "km2");
        const std::string& named = claim_.denominatorSource.in(language_);
        if (claim_.denominatorKm2 > 0)
            return say("{} on {} in {}, of {}, {}; the map's boundary has {}", what, date(), where_,
                       figure(claim_.denominatorKm2, "km2"), named.empty() ? say("the claim's own figure") : named,
                       ofMap);
        return say("{} on {} in {}, of the {} within the map's boundary", what, date(), where_, ofMap);
    }

    [[nodiscard]] std::string scenario(const std::string& what) const
    {
        return say("{} under scenario {} on {} in {}", what, claim_.scenario.text(), date(), where_);
    }

    [[nodiscard]] std::string length() const
    {
        std::string out = claim_.scenario.empty() ? say("line of contact on {} within Ukraine", date())
                                                  : say("line of scenario {} on {}", claim_.scenario.text(), date());
        out += ", " + (claim_.rulerKm > 0 ? say("ruler of {} km", claim_.rulerKm) : say("every vertex"));
        if (!claim_.excluded.any()) return out;
        return out + ", " + say("without {}", exclusionsInWords(claim_.excluded, language_));
    }

    const Claim& claim_;
    double mapKm2_;
    Language language_;
    std::string where_;
};

}  // namespace

std::string claimUnit(const std::string& unit, Language language)
{
    if (unit == "km2") return trf(language, "km²");
    return unit == "km" ? trf(language, "km") : unit;
}

void describe(ClaimCheck& check, const std::vector<LocalText>& oblasts)
{
    check.how = inAllLanguages(
        [&](Language language) { return ClaimWords(check, oblasts, language).howMeasured(oblasts.empty()); });
    check.reason =
        inAllLanguages([&](Language language) { return ClaimWords(check, oblasts, language).reason(check); });
}

}  // namespace frontline
