// `frontline area`: who holds how much, by oblast.

#include <nlohmann/json.hpp>

#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/text_table.hpp"
#include "map/control.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const ControlReport& report)
{
    Json json{{"date", report.date},
              {"total_km2", rounded(report.totalSquareKm, 3)},
              {"occupied_km2", rounded(report.occupiedSquareKm, 3)},
              {"share", rounded(report.share(), 6)},
              {"oblasts", Json::array()}};
    for (const OblastControl& oblast : report.oblasts)
        json["oblasts"].push_back({{"iso", oblast.iso},
                                   {"name", oblast.name.own()},
                                   {"area_km2", rounded(oblast.areaSquareKm, 3)},
                                   {"occupied_km2", rounded(oblast.occupiedSquareKm, 3)},
                                   {"share", rounded(oblast.share(), 6)}});
    return json;
}

std::string toText(const ControlReport& report)
{
    std::string out = msg("Occupied on {}: {} km² of {} km² within the map's boundary ({} %)",
                          dateInSentence(report.date, messageLanguage()), groupedNumber(report.occupiedSquareKm),
                          groupedNumber(report.totalSquareKm), groupedNumber(100 * report.share(), 1)) +
                      "\n";
    std::vector<std::vector<std::string>> rows{
        {msg("iso"), msg("oblast"), msg("area km²"), msg("occupied km²"), msg("share")}};
    std::size_t held = 0;
    for (const OblastControl& oblast : report.oblasts) {
        if (oblast.occupiedSquareKm < smallestNamedKm2) {
            ++held;
            continue;
        }
        rows.push_back({oblast.iso, oblast.name.in(messageLanguage()), groupedNumber(oblast.areaSquareKm),
                        groupedNumber(oblast.occupiedSquareKm), groupedNumber(100 * oblast.share(), 1) + " %"});
    }
    if (rows.size() > 1) out += textTable(rows, "llrrr");
    if (held > 0)
        out +=
            msgn("{} region is held by Ukraine as a whole", "{} regions are held by Ukraine as a whole", held, held) +
            "\n";
    return out;
}

}  // namespace

int runArea(const MeasureRequest& request)
{
    OpenedMap opened;
    std::vector<std::string> warnings;
    MapRequest map;
    map.map = request.map;
    map.date = request.date;
    if (const auto failure = openMap(map, opened, warnings)) {
        printWarnings(warnings);
        return printFailure(*failure);
    }
    Json list = Json::array();
    std::string text;
    for (const std::string& date : request.all ? opened.map->dates : std::vector<std::string>{opened.selection.date}) {
        const auto report = controlOn(opened.data(), date);
        if (!report) return printFailure(exitFailed, report.error().message);
        printWarnings(report.warnings);
        list.push_back(toJson(*report));
        text += (text.empty() ? "" : "\n") + toText(*report);
    }
    if (request.json)
        return printOutput((request.all ? list : list.front()).dump(2, ' ', false, Json::error_handler_t::replace) +
                           "\n");
    return printOutput(text);
}

}  // namespace frontline
