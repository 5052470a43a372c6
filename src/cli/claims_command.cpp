// `frontline claims`: published figures against the map's own.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/claims.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/text_table.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

/// The area that a share is of.
double ofKm2(const ClaimCheck& check)
{
    return check.claim.denominatorKm2 > 0 ? check.claim.denominatorKm2 : check.mapKm2;
}

Json toJson(const ClaimCheck& check)
{
    const Claim& claim = check.claim;
    const bool checked = check.verdict != Verdict::NotChecked;
    Json json{{"id", claim.id},
              {"published", claim.published},
              {"measured", checked ? Json(rounded(check.measured, 3)) : Json(nullptr)},
              {"unit", claim.unit},
              {"verdict", verdictName(check.verdict)},
              {"expected", claim.conflictExpected ? "conflict" : "agree"},
              {"text", claim.text.own()},
              {"tolerance", checked ? Json(rounded(check.tolerance, 3)) : Json(nullptr)},
              {"as_of", claim.asOf},
              {"source", claim.source.own()}};
    if (checked) {
        if (claim.unit == "%") {
            json["denominator_km2"] = rounded(ofKm2(check), 3);
            json["map_km2"] = rounded(check.mapKm2, 3);
        }
        json["how"] = check.how.own();
        json["reason"] = check.reason.own();
    } else {
        json["error"] = check.error;
    }
    return json;
}

std::string figure(double value, const std::string& unit)
{
    return std::isnan(value) ? "" : groupedNumber(value, unit == "%" || value < 100 ? 1 : 0);
}

const char* verdictText(Verdict verdict)
{
    static constexpr std::array words{phrasec("verdict", "agree"), phrasec("verdict", "near"),
                                      phrasec("verdict", "conflict"), phrasec("verdict", "not checked")};
    return words[static_cast<std::size_t>(verdict)].in(messageLanguage());
}

/// "km²", and of a share what it is of: not always what `area` says it of.
std::string unitOf(const ClaimCheck& check, Language language)
{
    std::string unit = claimUnit(check.claim.unit, language);
    if (check.claim.unit != "%" || check.verdict == Verdict::NotChecked) return unit;
    return msg("% of {} km²", groupedNumber(ofKm2(check)));
}

std::string toText(const std::vector<ClaimCheck>& checks)
{
    if (checks.empty()) return msg("The map has no claims (key \"claims\")") + "\n";
    const Language language = messageLanguage();
    std::vector<std::vector<std::string>> rows{
        {msg("claim"), msg("published"), msg("measured"), msg("unit"), msg("verdict")}};
    for (const ClaimCheck& check : checks) {
        const bool checked = check.verdict != Verdict::NotChecked;
        std::string verdict = verdictText(check.verdict);
        if (check.claim.conflictExpected && checked)
            verdict += " (" + (check.asExpected() ? msg("expected") : msg("a conflict was expected")) + ")";
        rows.push_back({check.claim.id, figure(check.claim.published, check.claim.unit),
                        checked ? figure(check.measured, check.claim.unit) : "", unitOf(check, language), verdict});
    }
    std::string out = textTable(rows, "lrrll") + "\n";
    for (const ClaimCheck& check : checks) {
        const Claim& claim = check.claim;
        out += fmt::format("{}: {}", claim.id, claim.text.in(language));
        out += fmt::format(" ({}{}{})\n", claim.source.in(language),
                           claim.source.empty() || claim.asOf.empty() ? "" : ", ", dateText(claim.asOf, language));
        if (check.verdict == Verdict::NotChecked)
            out += "  " + msg("not checked: {}", check.error) + "\n";
        else
            out += fmt::format("  {}\n  {}\n", check.how.in(language), check.reason.in(language));
    }
    const auto count = [&](Verdict verdict) {
        return static_cast<std::size_t>(std::ranges::count(checks, verdict, &ClaimCheck::verdict));
    };
    const auto expected = static_cast<std::size_t>(std::ranges::count_if(
        checks, [](const ClaimCheck& check) { return check.verdict == Verdict::Conflict && check.asExpected(); }));
    out += "\n" + msg("{} agree", count(Verdict::Agree));
    if (count(Verdict::Near) > 0) out += ", " + msg("{} near", count(Verdict::Near));
    out += ", " + msg("{} in conflict", count(Verdict::Conflict));
    if (expected > 0) out += " (" + msg("{} of them expected", expected) + ")";
    if (count(Verdict::NotChecked) > 0) out += ", " + msg("{} not checked", count(Verdict::NotChecked));
    return out + "\n";
}

}  // namespace

int runClaims(const ClaimsRequest& request)
{
    OpenedMap opened;
    std::vector<std::string> warnings;
    MapRequest map;
    map.map = request.map;
    if (const auto failure = openMap(map, opened, warnings)) {
        printWarnings(warnings);
        return printFailure(*failure);
    }
    const std::vector<ClaimCheck> checks = checkClaims(opened.data(), opened.selection.date, &warnings);
    // What was wrong with a claim in the file is among the warnings already.
    for (const ClaimCheck& check : checks)
        if (check.verdict == Verdict::NotChecked && check.claim.error.empty()) warnings.push_back(check.error);
    printWarnings(warnings);
    std::string out;
    if (request.json) {
        Json list = Json::array();
        for (const ClaimCheck& check : checks) list.push_back(toJson(check));
        out = list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    } else {
        out = toText(checks);
    }
    if (const int printed = printOutput(out); printed != exitDone) return printed;
    return request.strict && !std::ranges::all_of(checks, &ClaimCheck::asExpected) ? exitFailed : exitDone;
}

}  // namespace frontline
