#include <algorithm>

#include "analysis/describe_map.hpp"
#include "catch.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

LocalText named(const std::string& english, const std::string& ukrainian)
{
    LocalText text(english);
    text.set(Language::of("uk"), ukrainian);
    return text;
}

/// A description with every figure made up.
MapDescription madeUp()
{
    MapDescription d;
    d.title = named("Ukraine", "Україна");
    d.view = named("The east", "Схід");
    d.lonLat = {30.5, 44.25, 41, 52.5};
    d.projection = named("Lambert conformal conic", "рівнокутна конічна Ламберта");
    d.scaleDenominator = 3251234;
    d.oblastCount = 27;
    d.oblasts = {named("Donetsk", "Донецька область"), named("Luhansk", "Луганська область")};
    Source line;
    line.id = SourceId("line"), line.attribution = LocalText("Line: someone"), line.status = "generalised",
    line.toleranceMetres = 500;
    d.lineSource = line;
    d.sources = {line};
    DescribedControl c;
    c.date = "2025-08-17";
    c.totalKm2 = 600318, c.occupiedKm2 = 113866.2, c.occupiedInViewKm2 = 66093, c.lineKm = 1268,
    c.lineInViewKm = 1268.2;
    c.oblasts = {{named("Donetsk", "Донецька область"), 19949, 0.75, 19000},
                 {named("Sumy", "Сумська область"), 3.2, 0.0001, 3.2}};
    c.places = {{named("Kharkiv", "Харків"), 1430885, false, {}, false, 28.4},
                {named("Donetsk", "Донецьк"), 901645, false, {}, true, 40.0},
                {named("Toretsk", "Торецьк"), 34000, false, {}, true, 0.4}};
    DescribedSide side;
    side.name = named("control on 17 August 2025", "контроль на 17 серпня 2025 року");
    side.control = c;
    d.sides = {side};
    d.layers = {{LayerId("rivers"), named("Rivers", "Річки"),
                 named("solid blue line", "суцільна лінія синього кольору"), false},
                {LayerId("occupied"), named("Occupied area", "Окупована територія"),
                 named("translucent red fill", "заливка"), true}};
    return d;
}

std::vector<std::string> paragraphs(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size() - 1);
        out.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return out;
}

}  // namespace

TEST_CASE("a description has short paragraphs: what, where, control, places, signs, sources")
{
    const std::string text = descriptionText(madeUp(), Language::English);
    CHECK(text.ends_with(".\n"));
    const auto all = paragraphs(text);
    REQUIRE(all.size() == 6);
    CHECK(all[0] == "Map “Ukraine”: The east; line of contact on 17 August 2025.");
    CHECK(all[1] ==
          "It reaches from 30.5° E to 41.0° E and from 44.2° N to 52.5° N. Oblasts in the picture, the largest part "
          "first: Donetsk, Luhansk. Projection: Lambert conformal conic. Scale: about 1:3,250,000. The line of contact "
          "is generalised to 500 m: it is no survey.");
    CHECK(
        all[2] ==
        "On 17 August 2025, 113,866 km² of Ukraine are occupied, 19.0 % of the 600,318 km² within the map's boundary; "
        "66,093 km² of it in the picture. By oblast, with the share of its area: Donetsk 19,949 km² (75.0 %), Sumy 3.2 "
        "km² (less than 0.1 %). "
        "The line of contact is 1,268 km long within Ukraine, every vertex counted; all of it is in the picture.");
    CHECK(all[3] ==
          "Occupied in the picture: 2 places: Donetsk, Toretsk (less than 1 km from the line). Held by Ukraine in the "
          "picture: 1 place: Kharkiv (28 km from the line).");
    CHECK(all[4] == "Signs. Occupied area: translucent red fill. Also shown: Rivers.");
    CHECK(all[5] ==
          "Sources: Line: someone (generalised, 500 m). Areas and lengths are measured on the WGS84 ellipsoid.");
}

TEST_CASE("the description is in Ukrainian as well")
{
    const auto all = paragraphs(descriptionText(madeUp(), Language::of("uk")));
    REQUIRE(all.size() == 6);
    CHECK(all[0] == "Карта «Україна»: Схід; лінія зіткнення на 17 серпня 2025 року.");
    CHECK_THAT(all[1], Contains("від 30,5° сх. д. до 41,0° сх. д.") && Contains("узагальнена до 500 м: це не зйомка."));
    CHECK_THAT(all[1], !Contains(".."));
    CHECK_THAT(all[2], Contains("окуповано 113\u00A0866 км² України") && Contains("менше 0,1 %"));
    CHECK_THAT(all[3], Contains("2 населені пункти: Донецьк, Торецьк (менше 1 км від лінії)"));
    CHECK_THAT(all[3], Contains("Утримує Україна на зображенні: 1 населений пункт: Харків"));
    CHECK_THAT(all[5], Contains("(узагальнено, 500 м)"));
}

TEST_CASE("many places are counted and the largest named; small ones near the line are named too")
{
    MapDescription d = madeUp();
    DescribedControl& c = *d.sides[0].control;
    c.places.clear();
    for (int i = 0; i < 12; ++i)
        c.places.push_back({LocalText("Town " + std::to_string(i)), 1000.0 - i, false, {}, true, 100});
    c.places.push_back({named("Village", "Село"), 600, false, {}, false, 14.6});
    for (int i = 0; i < 9; ++i) c.places.push_back({LocalText("Farm " + std::to_string(i)), 5, false, {}, true, 14.6});
    const std::string text = paragraphs(descriptionText(d, Language::English))[3];
    CHECK_THAT(text, Contains("21 places, the most people in Town 0, Town 1") && Contains("Town 7. Held"));
    CHECK_THAT(text, Contains("Other places within 15 km of the line: Farm 0 (occupied, 15 km)"));
    CHECK_THAT(text, !Contains("Farm 8"));
}

TEST_CASE("the scenario's paragraph has the figures of its ledger")
{
    MapDescription d = madeUp();
    auto result = std::make_shared<ScenarioResult>();
    result->scenario.id = ScenarioId("plan");
    result->scenario.name = LocalText("A plan");
    result->scenario.proposer = LocalText("Somebody");
    result->scenario.date = "2025-02-03";
    result->baseDate = "2025-08-17";
    LedgerRow row;
    row.iso = "X", row.name = LocalText("Donetsk"), row.areaKm2 = 600318;
    row.beforeKm2 = 113866, row.afterKm2 = 120208, row.passedKm2 = 6650, row.returnedKm2 = 0;
    row.zoneHeldKm2 = 20, row.zoneOccupiedKm2 = 5, row.lineKm = 973;
    row.places = {{named("Kramatorsk", "Краматорськ"), 150000, false, LedgerPlace::Ground::Passed, false},
                  {LocalText("Village"), 1, false, LedgerPlace::Ground::ZoneHeld, false},
                  {named("Ore", "Руда"), 0, false, LedgerPlace::Ground::Passed, true}};
    result->ledger.total = row;
    result->ledger.oblasts = {row};
    d.sides[0].scenario = DescribedScenario{result, 100};
    d.sides[0].name = named("A plan", "");
    const std::string text = paragraphs(descriptionText(d, Language::English))[4];
    CHECK_THAT(text,
               Contains("Scenario “A plan” (Somebody, 3 February 2025), computed from control on 17 August 2025."));
    CHECK_THAT(text,
               Contains("Would pass to Russia: 6,650 km² (Donetsk 6,650 km²); 1 place, 150,000 people: Kramatorsk; "
                        "deposits: Ore."));
    CHECK_THAT(text, !Contains("return to Ukraine"));
    CHECK_THAT(text,
               Contains("Zone: 25.0 km², of this 20.0 km² on the side held by Ukraine and 5.0 km² on the occupied side "
                        "(Donetsk 25.0 km²); 1 place, 1 person: Village."));
    CHECK_THAT(
        text, Contains("Occupied under the scenario: 120,208 km², 20.0 % of the 600,318 km² within the map's boundary, "
                       "instead of 113,866 km²."));
    CHECK_THAT(text, Contains("The scenario’s line is 973 km long; 100 km of it in the picture."));
    CHECK(shortDescription(d, Language::English) ==
          "Map “Ukraine”: The east; line of contact on 17 August 2025; scenario: A plan.");

    auto nothingMoves = std::make_shared<ScenarioResult>(*result);
    nothingMoves->ledger.total.afterKm2 = nothingMoves->ledger.total.beforeKm2;
    d.sides[0].scenario->result = nothingMoves;
    const std::string same = paragraphs(descriptionText(d, Language::English))[4];
    CHECK_THAT(same, Contains("Occupied under the scenario: 113,866 km², ") &&
                         Contains("within the map's boundary, as before.") && !Contains("instead"));

    // Kramatorsk's ground passes and lies in the zone.
    auto overlapping = std::make_shared<ScenarioResult>(*result);
    overlapping->ledger.total.places[0].zone = LedgerPlace::Ground::ZoneOccupied;
    d.sides[0].scenario->result = overlapping;
    const std::string both = paragraphs(descriptionText(d, Language::English))[4];
    CHECK_THAT(both, Contains("1 place, 150,000 people: Kramatorsk; deposits: Ore."));
    CHECK_THAT(both,
               Contains("2 places, 150,001 people: Kramatorsk, Village; places on ground that passes or returns are "
                        "among them."));
}

TEST_CASE("nothing occupied and nothing of Ukraine in the picture is said")
{
    MapDescription d = madeUp();
    d.sides[0].control->occupiedKm2 = 0;
    d.oblasts.clear();
    const std::string text = descriptionText(d, Language::English);
    CHECK_THAT(text,
               Contains("On 17 August 2025 nothing is occupied.") && Contains("No part of Ukraine is in the picture."));
}
