// `frontline describe`: a picture in words.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/program_files.hpp"
#include "cli/description.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "scene/scene.hpp"

namespace frontline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostPlaces = 50;  // on each side, in the output for programs

class JsonWriter {
public:
    JsonWriter(const MapDescription& description, Language language) : d_(description), language_(language) {}

    [[nodiscard]] Json whole() const
    {
        Json json{{"title", name(d_.title)},
                  {"view", name(d_.view)},
                  {"bbox",
                   {rounded(d_.lonLat.minX, 5), rounded(d_.lonLat.minY, 5), rounded(d_.lonLat.maxX, 5),
                    rounded(d_.lonLat.maxY, 5)}},
                  {"crs", d_.crs},
                  {"projection", name(d_.projection)},
                  {"scale", rounded(d_.scaleDenominator, 0)},
                  {"oblasts", Json::array()},
                  {"sides", Json::array()}};
        for (const LocalText& oblast : d_.oblasts) json["oblasts"].push_back(name(oblast));
        for (const DescribedSide& side : d_.sides) json["sides"].push_back(sideJson(side));
        if (d_.comparison == ComparisonView::Mode::Swipe) json["swipe"] = d_.swipe;
        if (d_.difference) json["difference"] = differenceJson();
        json["layers"] = Json::array();
        for (const DescribedLayer& layer : d_.layers)
            json["layers"].push_back(
                {{"id", layer.id.text()}, {"title", name(layer.title)}, {"sign", name(layer.sign)}});
        json["sources"] = Json::array();
        for (const Source& source : d_.sources)
            json["sources"].push_back({{"id", source.id.text()},
                                       {"title", name(source.title)},
                                       {"attribution", source.attribution.own()},
                                       {"licence", source.licence.own()},
                                       {"date", source.date},
                                       {"status", source.status},
                                       {"tolerance_m", source.toleranceMetres}});
        json["short"] = shortDescription(d_, language_);
        json["text"] = descriptionText(d_, language_);
        return json;
    }

private:
    [[nodiscard]] const std::string& name(const LocalText& text) const { return text.in(language_); }

    [[nodiscard]] Json placesJson(const DescribedControl& control, bool occupied) const
    {
        Json list = Json::array();
        for (const DescribedPlace& place : control.places) {
            if (place.occupied != occupied || place.covered) continue;
            if (list.size() == mostPlaces) break;
            Json json{{"name", name(place.name)},
                      {"people", place.peopleUnknown ? Json() : Json(place.people)},
                      {"lon", rounded(place.lonLat.lonDegrees, 5)},
                      {"lat", rounded(place.lonLat.latDegrees, 5)}};
            if (place.lineKm) json["line_km"] = rounded(*place.lineKm, 2);
            list.push_back(std::move(json));
        }
        return list;
    }

    [[nodiscard]] Json controlJson(const DescribedControl& control) const
    {
        const auto occupied =
            static_cast<std::size_t>(std::ranges::count_if(control.places, &DescribedPlace::occupied));
        Json json{{"date", control.date},
                  {"total_km2", rounded(control.totalKm2, 3)},
                  {"occupied_km2", rounded(control.occupiedKm2, 3)},
                  {"share", rounded(control.share(), 6)},
                  {"in_view_km2", rounded(control.inViewKm2, 3)},
                  {"occupied_in_view_km2", rounded(control.occupiedInViewKm2, 3)},
                  {"line_km", rounded(control.lineKm, 3)},
                  {"line_in_view_km", rounded(control.lineInViewKm, 3)},
                  {"oblasts", Json::array()},
                  {"occupied_place_count", occupied},
                  {"held_place_count", control.places.size() - occupied},
                  {"occupied_places", placesJson(control, true)},
                  {"held_places", placesJson(control, false)}};
        for (const OblastGround& oblast : control.oblasts)
            json["oblasts"].push_back({{"name", name(oblast.name)},
                                       {"occupied_km2", rounded(oblast.km2, 3)},
                                       {"occupied_in_view_km2", rounded(oblast.inViewKm2, 3)},
                                       {"share", rounded(oblast.share, 6)}});
        return json;
    }

    [[nodiscard]] Json scenarioJson(const DescribedScenario& scenario) const
    {
        const ScenarioResult& result = *scenario.result;
        const LedgerRow& total = result.ledger.total;
        const PlaceSum passed = total.placesOn(LedgerPlace::Ground::Passed),
                       returned = total.placesOn(LedgerPlace::Ground::Returned), zone = total.placesInZone();
        return {{"id", result.scenario.id.text()},
                {"name", name(result.scenario.name)},
                {"base_date", result.baseDate},
                {"before_km2", rounded(total.beforeKm2, 4)},
                {"after_km2", rounded(total.afterKm2, 4)},
                {"area_km2", rounded(total.areaKm2, 4)},
                {"share_before", rounded(total.shareBefore(), 6)},
                {"share_after", rounded(total.shareAfter(), 6)},
                {"passed_km2", rounded(total.passedKm2, 4)},
                {"returned_km2", rounded(total.returnedKm2, 4)},
                {"zone_km2", rounded(total.zoneKm2(), 4)},
                {"zone_held_km2", rounded(total.zoneHeldKm2, 4)},
                {"zone_occupied_km2", rounded(total.zoneOccupiedKm2, 4)},
                {"line_km", rounded(total.lineKm, 3)},
                {"line_in_view_km", rounded(scenario.lineInViewKm, 3)},
                {"passed_places", passed.places},
                {"passed_people", passed.people},
                {"returned_places", returned.places},
                {"returned_people", returned.people},
                {"zone_places", zone.places},
                {"zone_people", zone.people}};
    }

    [[nodiscard]] Json sideJson(const DescribedSide& side) const
    {
        Json json{{"name", name(side.name)}};
        if (side.control) json["control"] = controlJson(*side.control);
        if (side.scenario) json["scenario"] = scenarioJson(*side.scenario);
        return json;
    }

    [[nodiscard]] Json differenceJson() const
    {
        const DifferenceRow& total = d_.difference->total;
        return {{"first", name(d_.differenceNames[0])},
                {"second", name(d_.differenceNames[1])},
                {"only_first_km2", rounded(total.onlyFirstKm2, 4)},
                {"only_second_km2", rounded(total.onlySecondKm2, 4)},
                {"left_out_first_km2", rounded(d_.difference->leftOutFirstKm2, 4)},
                {"left_out_second_km2", rounded(d_.difference->leftOutSecondKm2, 4)},
                {"only_first_places", total.onlyFirstPlaces},
                {"only_second_places", total.onlySecondPlaces},
                {"only_first_people", total.onlyFirstPeople},
                {"only_second_people", total.onlySecondPeople}};
    }

    const MapDescription& d_;
    Language language_;
};

}  // namespace

int runDescribe(const DescribeRequest& request)
{
    const auto asked = parseView(request.view);
    if (!asked) return printFailure(exitWrongArguments, asked.error().message);
    OpenedMap opened;
    std::vector<std::string> warnings;
    DrawnMap drawn;
    auto failure = openMap(request.map, opened, warnings);
    if (!failure) failure = chooseView(*asked, *opened.map, opened.selection);
    if (!failure) failure = drawOpened(opened, drawn, warnings);
    printWarnings(warnings);
    if (failure) return printFailure(*failure);
    const auto view = makeView(drawn, *asked);
    if (const auto* wrong = std::get_if<Failure>(&view)) return printFailure(*wrong);
    // Where furniture stands, and what it covers, is known once the picture is composed.
    auto scene = Scene::create(programFolder("assets") / "fonts");
    if (!scene) return printFailure(exitFailed, scene.error().message);
    (void)(*scene)->build(drawn, std::get<View>(view));
    const auto description = describeView(opened, drawn, std::get<View>(view), (*scene)->covered());
    printWarnings(description.warnings);
    if (!description) return printFailure(exitFailed, description.error().message);
    if (!request.json) return printOutput(descriptionText(*description, drawn.language()));
    const Json json = JsonWriter(*description, drawn.language()).whole();
    return printOutput(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace frontline
