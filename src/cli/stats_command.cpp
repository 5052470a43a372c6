// `frontline stats`: the ledger of scenarios.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "analysis/scenario_result.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/scenario_choice.hpp"
#include "cli/text_table.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::ptrdiff_t namingColumns = 2;  // of the table: iso and name

/// One result, and the depth of its zone where one was asked for.
struct Entry {
    ScenarioResultPointer result;
    std::optional<double> zoneDepthKm;
};

/// A scenario concerns an oblast when it changes it, puts a zone in it or a line through it.
bool concerned(const LedgerRow& row)
{
    return row.passedKm2 > 0 || row.returnedKm2 > 0 || row.zoneKm2() > 0 || row.lineKm > 0 || row.afterKm2 > 0;
}

/// By what becomes of their ground: a place on ground that passes may be in the zone as well, so there is no sum of
/// all.
struct Concerned {
    PlaceSum passed, returned, zone;
};

Concerned concernedPlaces(const LedgerRow& row)
{
    using Ground = LedgerPlace::Ground;
    return {row.placesOn(Ground::Passed), row.placesOn(Ground::Returned), row.placesInZone()};
}

void addPlaces(Json& json, const LedgerRow& row)
{
    const auto [passed, returned, zone] = concernedPlaces(row);
    json.update({{"passed_places", passed.places},
                 {"passed_people", passed.people},
                 {"returned_places", returned.places},
                 {"returned_people", returned.people},
                 {"zone_places", zone.places},
                 {"zone_people", zone.people}});
    if (const std::size_t count = row.placesOfUnknownPeople(); count > 0) json["places_of_unknown_people"] = count;
}

Json rowJson(const LedgerRow& row)
{
    const auto km2 = [](double value) { return rounded(value, 4); };
    Json json{{"iso", row.iso},
              {"name", row.name.own()},
              {"area_km2", km2(row.areaKm2)},
              {"before_km2", km2(row.beforeKm2)},
              {"after_km2", km2(row.afterKm2)},
              {"passed_km2", km2(row.passedKm2)},
              {"returned_km2", km2(row.returnedKm2)},
              {"zone_held_km2", km2(row.zoneHeldKm2)},
              {"zone_occupied_km2", km2(row.zoneOccupiedKm2)},
              {"share_before", rounded(row.shareBefore(), 6)},
              {"share_after", rounded(row.shareAfter(), 6)},
              {"line_km", rounded(row.lineKm, 3)}};
    addPlaces(json, row);
    json["place_names"] = json["deposits"] = Json::array();
    for (const LedgerPlace& place : row.places)
        json[place.deposit ? "deposits" : "place_names"].push_back(place.name.own());
    return json;
}

Json toJson(const Entry& entry)
{
    const ScenarioResult& result = *entry.result;
    const LedgerRow& total = result.ledger.total;
    Json json{
        {"scenario", result.scenario.id.text()}, {"name", result.scenario.name.own()}, {"base_date", result.baseDate}};
    if (entry.zoneDepthKm) json["zone_depth_km"] = *entry.zoneDepthKm;
    json.update({{"area_km2", rounded(total.areaKm2, 4)},
                 {"before_km2", rounded(total.beforeKm2, 4)},
                 {"after_km2", rounded(total.afterKm2, 4)},
                 {"share_before", rounded(total.shareBefore(), 6)},
                 {"share_after", rounded(total.shareAfter(), 6)},
                 {"passed_km2", rounded(total.passedKm2, 4)},
                 {"returned_km2", rounded(total.returnedKm2, 4)},
                 {"zone_km2", rounded(total.zoneKm2(), 4)},
                 {"zone_held_km2", rounded(total.zoneHeldKm2, 4)},
                 {"zone_occupied_km2", rounded(total.zoneOccupiedKm2, 4)},
                 {"line_km", rounded(total.lineKm, 3)},
                 {"line_along_rivers_km", rounded(result.ledger.lineAlongRiversKm, 3)},
                 {"line_along_oblast_boundaries_km", rounded(result.ledger.lineAlongOblastBoundariesKm, 3)},
                 {"people_source", result.peopleSource.own()},
                 {"oblasts", Json::array()}});
    addPlaces(json, total);
    for (const LedgerRow& row : result.ledger.oblasts) json["oblasts"].push_back(rowJson(row));
    return json;
}

const std::vector<std::string>& headings()
{
    static const std::vector<std::string> names{msg("iso"),
                                                msg("oblast"),
                                                msg("area km²"),
                                                msg("before km²"),
                                                msg("after km²"),
                                                msg("share after"),
                                                msg("passed km²"),
                                                msg("returned km²"),
                                                msg("zone held km²"),
                                                msg("zone occupied km²"),
                                                msg("line km"),
                                                msg("people on passed ground"),
                                                msg("people on returned ground"),
                                                msg("zone people")};
    return names;
}

std::vector<std::string> cells(const LedgerRow& row, const std::function<std::string(double, int)>& number)
{
    const auto [passed, returned, zone] = concernedPlaces(row);
    return {row.iso,
            row.iso.empty() ? msg("Total") : row.name.in(messageLanguage()),
            number(row.areaKm2, 0),
            number(row.beforeKm2, 0),
            number(row.afterKm2, 0),
            number(100 * row.shareAfter(), 1) + " %",
            number(row.passedKm2, 0),
            number(row.returnedKm2, 0),
            number(row.zoneHeldKm2, 0),
            number(row.zoneOccupiedKm2, 0),
            number(row.lineKm, 1),
            number(passed.people, 0),
            number(returned.people, 0),
            number(zone.people, 0)};
}

std::vector<std::vector<std::string>> tableOf(const Ledger& ledger)
{
    std::vector<std::vector<std::string>> rows{headings()};
    for (const LedgerRow& row : ledger.oblasts)
        if (concerned(row)) rows.push_back(cells(row, groupedNumber));
    rows.push_back(cells(ledger.total, groupedNumber));
    return rows;
}

std::string headline(const Entry& entry)
{
    const Scenario& scenario = entry.result->scenario;
    const std::string &id = scenario.id.text(), &name = scenario.name.in(messageLanguage());
    std::string line = id == name ? name : fmt::format("{}: {}", id, name);
    if (!scenario.proposer.empty()) {
        line += " (" + scenario.proposer.in(messageLanguage());
        if (!scenario.date.empty()) line += ", " + dateInSentence(scenario.date, messageLanguage());
        line += ")";
    }
    if (entry.zoneDepthKm) line += ", " + msg("with a zone of {:g} km on each side", *entry.zoneDepthKm);
    return oneLine(line);
}

std::string lineOf(const Ledger& ledger)
{
    if (ledger.total.lineKm < 0.05) return msg("No line: nothing within the map's boundary would be occupied.");
    return msg("Line: {} km, of these {} km along rivers and {} km along boundaries of oblasts.",
               groupedNumber(ledger.total.lineKm), groupedNumber(ledger.lineAlongRiversKm),
               groupedNumber(ledger.lineAlongOblastBoundariesKm));
}

std::string facts(const ScenarioResult& result)
{
    const Ledger& ledger = result.ledger;
    std::string out = msg("Control on {}; passed: would pass to Russia; returned: would return to Ukraine; share: of "
                          "the area in the same row, within the "
                          "map's boundary.",
                          dateInSentence(result.baseDate, messageLanguage())) +
                      "\n" + lineOf(ledger) + "\n";
    if (ledger.lineAlongOblastBoundariesKm >= 0.05)
        out += msg("Of what runs along the boundary of two oblasts, half counts in the row of each.") + "\n";
    const auto [passed, returned, zone] = concernedPlaces(ledger.total);
    const auto people = [&](const std::string& ground, const PlaceSum& sum) {
        if (sum.places > 0)
            out += msgn("{1}: {0} place, {2} people.", "{1}: {0} places, {2} people.", sum.places, sum.places, ground,
                        groupedNumber(sum.people)) +
                   "\n";
    };
    people(msg("On ground that would pass to Russia"), passed);
    people(msg("On ground that would return to Ukraine"), returned);
    people(msg("In the zone"), zone);
    if (std::ranges::any_of(ledger.total.places, [](const LedgerPlace& place) { return place.zone.has_value(); }))
        out += msg("Ground that passes or returns lies in the zone as well: these figures are no sum.") + "\n";
    if (result.scenario.hasZoneOfOneSide() && ledger.total.zoneKm2() > 0)
        out += msg("The zone is ground of one side: it counts on the side that holds it on {}, also where it would "
                   "change hands.",
                   dateInSentence(result.baseDate, messageLanguage())) +
               "\n";
    std::vector<std::string> names, deposits;
    constexpr std::size_t most = 12;
    for (const LedgerPlace& place : ledger.total.places) {
        std::vector<std::string>& of = place.deposit ? deposits : names;
        if (place.deposit || of.size() < most) of.push_back(place.name.in(messageLanguage()));
    }
    if (!names.empty())
        out += msg("Largest places concerned: {}{}. People: before February 2022 ({}).", listed(names),
                   ledger.total.placeCount() > names.size() ? " …" : "", result.peopleSource.in(messageLanguage())) +
               "\n";
    if (const std::size_t count = ledger.total.placesOfUnknownPeople(); count > 0)
        out += msg("Places whose people are not known, and not counted: {}.", count) + "\n";
    if (!deposits.empty()) out += msg("Deposits concerned: {}.", listed(deposits)) + "\n";
    return out;
}

/// The columns of a table from one up to another, after those that name the row.
std::vector<std::vector<std::string>> columnsOf(const std::vector<std::vector<std::string>>& rows, std::ptrdiff_t first,
                                                std::ptrdiff_t end)
{
    std::vector<std::vector<std::string>> out;
    for (const auto& row : rows) {
        out.emplace_back(row.begin(), row.begin() + namingColumns);
        out.back().insert(out.back().end(), row.begin() + first, row.begin() + end);
    }
    return out;
}

/// The table in two, of ground and of the line and people: together they are wider than a terminal.
std::string toText(const Entry& entry)
{
    const auto rows = tableOf(entry.result->ledger);
    constexpr std::ptrdiff_t groundEnd = 10;
    return headline(entry) + "\n" + facts(*entry.result) +
           textTable(columnsOf(rows, namingColumns, groundEnd), "llrrrrrrrr") + "\n" +
           textTable(columnsOf(rows, groundEnd, static_cast<std::ptrdiff_t>(rows.front().size())), "llrrrr");
}

/// Names are no markup: Markdown lets elements of HTML through.
std::string forMarkdown(const std::string& text)
{
    std::string out;
    for (const char c : text) out += c == '<' ? std::string("&lt;") : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

std::string markdownCell(const std::string& text)
{
    std::string out;
    for (const char c : forMarkdown(text)) out += c == '|' ? std::string("\\|") : std::string(1, c == '\n' ? ' ' : c);
    return out;
}

std::string toMarkdown(const Entry& entry)
{
    std::string out = forMarkdown(fmt::format("## {}\n\n{}\n", headline(entry), facts(*entry.result)));
    auto rows = tableOf(entry.result->ledger);
    for (std::vector<std::string>& row : rows)
        for (std::string& cell : row) cell = markdownCell(cell);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out += fmt::format("| {} |\n", fmt::join(rows[i], " | "));
        if (i == 0) out += "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n";
    }
    return out;
}

/// One table for all scenarios: a line per oblast, and one with an empty iso for the total.
std::string toCsv(const std::vector<Entry>& entries)
{
    std::string out =
        "scenario,zone_depth_km,iso,name,area_km2,before_km2,after_km2,passed_km2,returned_km2,zone_held_km2,"
        "zone_occupied_km2,line_km,passed_places,passed_people,returned_places,returned_people,zone_places,zone_"
        "people\n";
    for (const Entry& entry : entries) {
        std::vector<LedgerRow> rows = entry.result->ledger.oblasts;
        rows.push_back(entry.result->ledger.total);
        rows.back().name = LocalText("Total");
        for (const LedgerRow& row : rows) {
            const auto [passed, returned, zone] = concernedPlaces(row);
            out += fmt::format(
                "{},{},{},{},{:.4f},{:.4f},{:.4f},{:.4f},{:.4f},{:.4f},{:.4f},{:.3f},{},{:.0f},{},{:.0f},{},{:.0f}\n",
                csvCell(entry.result->scenario.id.text()),
                entry.zoneDepthKm ? fmt::format("{:g}", *entry.zoneDepthKm) : "", csvCell(row.iso),
                csvCell(row.name.own()), row.areaKm2, row.beforeKm2, row.afterKm2, row.passedKm2, row.returnedKm2,
                row.zoneHeldKm2, row.zoneOccupiedKm2, row.lineKm, passed.places, passed.people, returned.places,
                returned.people, zone.places, zone.people);
        }
    }
    return out;
}

/// Zones of several depths side by side.
std::string zoneTable(const std::vector<Entry>& entries)
{
    std::vector<std::vector<std::string>> rows{{msg("scenario"), msg("each side km"), msg("held km²"),
                                                msg("occupied km²"), msg("zone km²"), msg("places"), msg("people")}};
    for (const Entry& entry : entries) {
        const LedgerRow& total = entry.result->ledger.total;
        const PlaceSum zone = total.placesInZone();
        rows.push_back({entry.result->scenario.id.text(), fmt::format("{:g}", *entry.zoneDepthKm),
                        groupedNumber(total.zoneHeldKm2), groupedNumber(total.zoneOccupiedKm2),
                        groupedNumber(total.zoneKm2()), groupedNumber(static_cast<double>(zone.places)),
                        groupedNumber(zone.people)});
    }
    return textTable(rows, "lrrrrrr");
}

std::string written(const StatsRequest& request, const std::vector<Entry>& entries)
{
    if (request.form == StatsRequest::Form::Csv) return toCsv(entries);
    if (request.form == StatsRequest::Form::Json) {
        Json list = Json::array();
        for (const Entry& entry : entries) list.push_back(toJson(entry));
        return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    if (request.form == StatsRequest::Form::Text && entries.front().zoneDepthKm) return zoneTable(entries);
    std::string text;
    for (const Entry& entry : entries)
        text += (text.empty() ? "" : "\n") +
                (request.form == StatsRequest::Form::Markdown ? toMarkdown(entry) : toText(entry));
    return text;
}

/// The scenario as it is, or, where depths are given, once for each with a zone of that depth on either side.
std::vector<std::pair<Scenario, std::optional<double>>> variants(const Scenario& scenario, const StatsRequest& request)
{
    if (request.zoneDepthsKm.empty()) return {{scenario, std::nullopt}};
    std::vector<std::pair<Scenario, std::optional<double>>> all;
    for (const double depth : request.zoneDepthsKm) {
        Scenario variant = scenario;
        ZoneRecipe zone;
        zone.heldKm = zone.occupiedKm = depth;
        variant.zones = {zone};
        all.emplace_back(std::move(variant), depth);
    }
    return all;
}

}  // namespace

int runStats(const StatsRequest& request)
{
    if (!request.map.files.empty()) return runFileStats(request);
    OpenedMap opened;
    std::vector<std::string> warnings;
    MapRequest map;
    map.map = request.map.map;
    map.date = request.map.date;
    if (const auto failure = openMap(map, opened, warnings)) {
        printWarnings(warnings);
        return printFailure(*failure);
    }
    std::vector<ScenarioPointer> asked = opened.map->scenarios;
    if (asked.empty())
        return printFailure(exitFailed,
                            msg("{}: the map has no scenarios (key \"scenarios\")", opened.map->path.string()));
    if (!request.all) {
        const auto known = needScenario(*opened.map, request.map.scenario);
        if (const auto* failure = std::get_if<Failure>(&known)) {
            printWarnings(warnings);  // perhaps that the user's own scenarios cannot be read
            return printFailure(*failure);
        }
        asked = {std::get<ScenarioPointer>(known)};
        if (!asked[0]->error.empty()) return printFailure(exitFailed, asked[0]->error);
    }
    printWarnings(warnings);

    std::vector<Entry> entries;
    int exitCode = exitDone;
    for (const ScenarioPointer& scenario : asked) {
        if (!scenario->error.empty()) continue;  // said with the warnings
        for (const auto& [variant, depth] : variants(*scenario, request)) {
            const auto result = computeScenario(opened.data(), variant, opened.selection.date);
            printWarnings(result.warnings);
            if (result)
                entries.push_back({*result, depth});
            else
                exitCode = printFailure(exitFailed, result.error().message);
        }
    }
    if (entries.empty()) return exitFailed;
    const int printed = printOutput(written(request, entries));
    return printed == exitDone ? exitCode : printed;
}

}  // namespace frontline
