// `frontline length`: how long the line of contact or of a scenario is, by part, by oblast and by ruler.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/line_length.hpp"
#include "analysis/line_parts.hpp"
#include "analysis/scenario_result.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/scenario_choice.hpp"
#include "cli/text_table.hpp"
#include "map/control.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

struct NamedPart {
    LocalText name;
    double kilometres = 0;
};

/// What is told of a line.
struct LineReport {
    LengthReport lengths;
    std::vector<NamedPart> parts;
    std::vector<LocalText> withoutLine;  // oblasts that are occupied in part, and have no stretch of the line
};

Json toJson(const LineReport& line)
{
    const LengthReport& report = line.lengths;
    Json json{{"date", report.date},
              {"total_km", rounded(report.totalKm, 3)},
              {"parts", Json::array()},
              {"oblasts", Json::array()}};
    for (const NamedPart& part : line.parts)
        json["parts"].push_back({{"title", part.name.own()}, {"km", rounded(part.kilometres, 3)}});
    for (const NamedLength& oblast : report.oblasts)
        json["oblasts"].push_back(
            {{"iso", oblast.iso}, {"name", oblast.name.own()}, {"km", rounded(oblast.kilometres, 3)}});
    return json;
}

std::string titleOf(const std::string& scenario, const LineReport& line)
{
    const LengthReport& report = line.lengths;
    const std::string what = scenario.empty() ? msg("Line of contact") : msg("Line of scenario {}", scenario);
    const std::size_t parts = line.parts.size();
    return msgn("{} on {}: {} km in {} part", "{} on {}: {} km in {} parts", parts, what,
                dateInSentence(report.date, messageLanguage()), groupedNumber(report.totalKm), parts) +
           "\n";
}

std::string toText(const std::string& scenario, const LineReport& line)
{
    const LengthReport& report = line.lengths;
    std::string out = titleOf(scenario, line);
    std::vector<std::vector<std::string>> parts{{msg("part"), msg("km")}},
        oblasts{{msg("iso"), msg("oblast"), msg("km")}};
    for (const NamedPart& part : line.parts)
        parts.push_back({part.name.in(messageLanguage()), groupedNumber(part.kilometres, 1)});
    for (const NamedLength& oblast : report.oblasts)
        oblasts.push_back({oblast.iso, oblast.name.in(messageLanguage()), groupedNumber(oblast.kilometres, 1)});
    out += textTable(parts, "lr");
    if (oblasts.size() > 1) out += "\n" + textTable(oblasts, "llr");
    if (report.alongBoundariesKm >= 0.05)
        out += msg("Where the line runs along the boundary of two oblasts ({} km), half of it counts in each.",
                   groupedNumber(report.alongBoundariesKm, 1)) +
               "\n";
    std::vector<std::string> names;
    for (const LocalText& name : line.withoutLine) names.push_back(name.in(messageLanguage()));
    if (!names.empty())
        out += msg("Occupied in part, but without a stretch of the line on its ground: {}. The line passes over water "
                   "there, which no length counts.",
                   listed(names)) +
               "\n";
    return out;
}

bool hasLine(const LengthReport& report, const std::string& iso)
{
    return std::ranges::find(report.oblasts, iso, &NamedLength::iso) != report.oblasts.end();
}

Result<std::vector<NamedPart>> partsOf(const MapData& data, const StretchedLine& line)
{
    const auto names = linePartNames(data, line);
    if (!names) return names.error();
    std::vector<NamedPart> parts;
    for (const std::vector<LineStretch>& stretches : line.lines) {
        StretchedLine alone;
        alone.lines.push_back(stretches);
        parts.push_back({(*names)[parts.size()], lengthAtRuler(alone, 0)});
    }
    return parts;
}

Result<LineReport> contactLineReport(const MapData& data, const std::string& date)
{
    auto lengths = lineLengthOn(data, date);
    if (!lengths) return lengths.error();
    const auto stretched = stretchLine(data, {}, date);
    if (!stretched) return stretched.error();
    auto parts = partsOf(data, **stretched);
    if (!parts) return parts.error();
    const auto control = controlOn(data, date);
    if (!control) return control.error();
    LineReport line{*lengths, *std::move(parts), {}};
    for (const OblastControl& oblast : control->oblasts)
        if (oblast.occupiedSquareKm >= smallestNamedKm2 &&
            oblast.areaSquareKm - oblast.occupiedSquareKm >= smallestNamedKm2 && !hasLine(line.lengths, oblast.iso))
            line.withoutLine.push_back(oblast.name);
    return {std::move(line), std::move(lengths.warnings)};
}

/// The parts and oblasts of a scenario's line, as lineLengthOn() tells those of the line of contact.
Result<LineReport> scenarioLength(const MapData& data, const Scenario& scenario, const std::string& date)
{
    const auto result = computeScenario(data, scenario, date);
    if (!result) return result.error();
    const auto line = stretchLine(data, {scenario.id, ""}, date);
    if (!line) return line.error();
    LineReport whole;
    LengthReport& report = whole.lengths;
    report.date = (*line)->date;
    auto parts = partsOf(data, **line);
    if (!parts) return parts.error();
    whole.parts = *std::move(parts);
    for (const NamedPart& part : whole.parts) report.totalKm += part.kilometres;
    report.alongBoundariesKm = (*result)->ledger.lineAlongOblastBoundariesKm;
    for (const LedgerRow& row : (*result)->ledger.oblasts) {
        if (row.lineKm > 0)
            report.oblasts.push_back({row.iso, row.name, row.lineKm});
        else if (row.afterKm2 >= smallestNamedKm2 && row.areaKm2 - row.afterKm2 >= smallestNamedKm2)
            whole.withoutLine.push_back(row.name);
    }
    std::vector<std::string> warnings = result.warnings;
    warnings.insert(warnings.end(), line.warnings.begin(), line.warnings.end());
    return {std::move(whole), std::move(warnings)};
}

/// What rulers and exclusions add to the lengths.
struct Measured {
    LengthProfile whole, remaining;  // with nothing and with the exclusions left out
    std::vector<LocalText> explanation;
};

Result<Measured> measureWith(const MapData& data, const ControlChoice& choice, const std::string& date,
                             const LengthRequest& request)
{
    const auto line = stretchLine(data, choice, date);
    if (!line) return line.error();
    return {
        Measured{lengthProfile(**line, request.rulersKm), lengthProfile(**line, request.rulersKm, request.excluded),
                 explainLength(**line, choice.scenario.empty() ? publishedLengthsKm(data.map) : std::vector<double>())},
        line.warnings};
}

void addTo(Json& json, const Measured& measured)
{
    json["rulers"] = Json::array();
    for (const RulerLength& length : measured.remaining.lengths)
        json["rulers"].push_back({{"ruler_km", length.rulerKm}, {"km", rounded(length.lengthKm, 3)}});
    json["excluded"] = exclusionNames(measured.remaining.excluded);
    json["explanation"] = Json::array();
    for (const LocalText& statement : measured.explanation) json["explanation"].push_back(statement.own());
}

std::string toText(const Measured& measured)
{
    const std::string excluded = exclusionsInWords(measured.remaining.excluded, messageLanguage());
    std::vector<std::vector<std::string>> rows{{msg("ruler km"), msg("whole line km")}};
    if (!excluded.empty()) rows[0].push_back(msg("without {} km", excluded));
    for (std::size_t i = 0; i < measured.whole.lengths.size(); ++i) {
        const auto [ruler, length] = measured.whole.lengths[i];
        rows.push_back({fmt::format("{:g}", ruler), groupedNumber(length, 1)});
        if (!excluded.empty()) rows.back().push_back(groupedNumber(measured.remaining.lengths[i].lengthKm, 1));
    }
    std::string out = textTable(rows, excluded.empty() ? "rr" : "rrr") + "\n";
    for (const LocalText& statement : measured.explanation) out += statement.in(messageLanguage()) + "\n";
    return out;
}

}  // namespace

int runLength(const LengthRequest& request)
{
    const MeasureRequest& measure = request.measure;
    OpenedMap opened;
    std::vector<std::string> warnings;
    MapRequest map;
    map.map = measure.map;
    map.date = measure.date;
    if (const auto failure = openMap(map, opened, warnings)) {
        printWarnings(warnings);
        return printFailure(*failure);
    }
    ScenarioPointer scenario;
    if (!request.scenario.empty()) {
        const auto known = needScenario(*opened.map, request.scenario);
        if (const auto* failure = std::get_if<Failure>(&known)) {
            printWarnings(warnings);  // perhaps that the user's own scenarios cannot be read
            return printFailure(*failure);
        }
        scenario = std::get<ScenarioPointer>(known);
    }
    Json list = Json::array();
    std::string text;
    for (const std::string& date : measure.all ? opened.map->dates : std::vector<std::string>{opened.selection.date}) {
        const auto report =
            scenario ? scenarioLength(opened.data(), *scenario, date) : contactLineReport(opened.data(), date);
        if (!report) return printFailure(exitFailed, report.error().message);
        printWarnings(report.warnings);
        Json json = toJson(*report);
        if (!request.scenario.empty()) json["scenario"] = request.scenario;
        text += text.empty() ? "" : "\n";
        if (request.rulersKm.empty()) {
            text += toText(request.scenario, *report);
        } else {
            const auto measured = measureWith(opened.data(), {ScenarioId(request.scenario), date}, date, request);
            if (!measured) return printFailure(exitFailed, measured.error().message);
            printWarnings(measured.warnings);
            addTo(json, *measured);
            text += titleOf(request.scenario, *report) + toText(*measured);
        }
        list.push_back(std::move(json));
    }
    if (measure.json)
        return printOutput((measure.all ? list : list.front()).dump(2, ' ', false, Json::error_handler_t::replace) +
                           "\n");
    return printOutput(text);
}

}  // namespace frontline
