// `frontline length`: how long the line of contact is, by part and by oblast.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "map/control.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const LengthReport& report)
{
    Json json{{"date", report.date},
              {"total_km", rounded(report.totalKm, 3)},
              {"parts", Json::array()},
              {"oblasts", Json::array()}};
    for (const NamedLength& part : report.parts)
        json["parts"].push_back({{"name", part.name}, {"km", rounded(part.kilometres, 3)}});
    for (const NamedLength& oblast : report.oblasts)
        json["oblasts"].push_back({{"iso", oblast.iso}, {"name", oblast.name}, {"km", rounded(oblast.kilometres, 3)}});
    return json;
}

std::string toText(const LengthReport& report)
{
    std::string out = fmt::format("Line of contact on {}: {} km in {} {}\n", report.date, groupedNumber(report.totalKm),
                                  report.parts.size(), report.parts.size() == 1 ? "part" : "parts");
    std::vector<std::vector<std::string>> parts{{"part", "km"}}, oblasts{{"iso", "oblast", "km"}};
    for (const NamedLength& part : report.parts) parts.push_back({part.name, groupedNumber(part.kilometres, 1)});
    for (const NamedLength& oblast : report.oblasts)
        oblasts.push_back({oblast.iso, oblast.name, groupedNumber(oblast.kilometres, 1)});
    out += textTable(parts, "lr");
    if (oblasts.size() > 1) out += "\n" + textTable(oblasts, "llr");
    return out;
}

}  // namespace

int runLength(const MeasureRequest& request)
{
    Document document;
    std::vector<std::string> warnings;
    MapRequest map;
    map.map = request.map;
    map.date = request.date;
    if (const auto failure = readChosenMap(map, document, warnings)) {
        printWarnings(warnings);
        return printFailure(*failure);
    }
    Json list = Json::array();
    std::string text;
    for (const std::string& date : request.all ? document.dates : std::vector<std::string>{document.date}) {
        const auto report = lineLengthOn(document, date);
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
