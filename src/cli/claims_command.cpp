// `frontline claims`: published figures against the map's own.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/claims.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

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
        json["how"] = check.how.own();
        json["reason"] = check.reason.own();
    } else {
        json["error"] = check.error;
    }
    return json;
}

std::string figure(double value, const std::string& unit)
{
    return groupedNumber(value, unit == "%" || value < 100 ? 1 : 0);
}

std::string counted(std::size_t count, const char* what)
{
    return fmt::format("{} {}", count, what);
}

std::string toText(const std::vector<ClaimCheck>& checks)
{
    if (checks.empty()) return "The map has no claims (key \"claims\")\n";
    std::vector<std::vector<std::string>> rows{{"claim", "published", "measured", "unit", "verdict"}};
    for (const ClaimCheck& check : checks) {
        const bool checked = check.verdict != Verdict::NotChecked;
        std::string verdict = verdictName(check.verdict);
        if (check.claim.conflictExpected && checked)
            verdict += check.asExpected() ? " (expected)" : " (a conflict was expected)";
        rows.push_back({check.claim.id, figure(check.claim.published, check.claim.unit),
                        checked ? figure(check.measured, check.claim.unit) : "", check.claim.unit, verdict});
    }
    std::string out = textTable(rows, "lrrll") + "\n";
    for (const ClaimCheck& check : checks) {
        const Claim& claim = check.claim;
        out += fmt::format("{}: {}", claim.id, claim.text.own());
        out += fmt::format(" ({}{}{})\n", claim.source.own(), claim.source.empty() || claim.asOf.empty() ? "" : ", ",
                           claim.asOf);
        if (check.verdict == Verdict::NotChecked)
            out += fmt::format("  not checked: {}\n", check.error);
        else
            out += fmt::format("  {}\n  {}\n", check.how.own(), check.reason.own());
    }
    const auto count = [&](Verdict verdict) {
        return static_cast<std::size_t>(std::ranges::count(checks, verdict, &ClaimCheck::verdict));
    };
    const auto expected = static_cast<std::size_t>(std::ranges::count_if(
        checks, [](const ClaimCheck& check) { return check.verdict == Verdict::Conflict && check.asExpected(); }));
    out += "\n" + counted(count(Verdict::Agree), "agree");
    if (count(Verdict::Near) > 0) out += ", " + counted(count(Verdict::Near), "near");
    out += ", " + counted(count(Verdict::Conflict), "in conflict");
    if (expected > 0) out += fmt::format(" ({} of them expected)", expected);
    if (count(Verdict::NotChecked) > 0) out += ", " + counted(count(Verdict::NotChecked), "not checked");
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
