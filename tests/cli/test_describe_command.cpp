// `frontline describe` and `frontline render --describe`, on the map that comes with the program.
#include <cstdlib>
#include <set>

#include "program.hpp"
#include "scenario_map.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::string textOf(const std::vector<std::string>& arguments)
{
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    return run.output;
}

std::vector<std::string> namesOf(const nlohmann::json& places)
{
    std::vector<std::string> out;
    for (const auto& place : places) out.push_back(place["name"]);
    return out;
}

}  // namespace

TEST_CASE("the description has the figures of area and length")
{
    const nlohmann::json control = jsonOf({"describe", "--date", "2025-08-17"})["sides"][0]["control"];
    const nlohmann::json area = jsonOf({"area", "--date", "2025-08-17"});
    CHECK(figure(control, "occupied_km2") == figure(area, "occupied_km2"));
    CHECK(figure(control, "total_km2") == figure(area, "total_km2"));
    CHECK(figure(control, "line_km") == figure(jsonOf({"length", "--date", "2025-08-17"}), "total_km"));
    // The whole front is in the default view, and not all of Ukraine.
    CHECK(figure(control, "occupied_in_view_km2") == Approx(figure(area, "occupied_km2")).epsilon(1e-6));
    CHECK(figure(control, "line_in_view_km") == Approx(figure(control, "line_km")).epsilon(1e-6));
    CHECK(figure(control, "in_view_km2") < figure(area, "total_km2"));
    for (const auto& oblast : control["oblasts"]) {
        bool found = false;
        for (const auto& row : area["oblasts"])
            if (row["name"] == oblast["name"]) {
                found = true;
                CHECK(figure(oblast, "occupied_km2") == figure(row, "occupied_km2"));
            }
        CHECK(found);
    }
}

TEST_CASE("the whole country in view is all of its ground, whatever the projection", "[again]")
{
    for (const char* crs : {"", "EPSG:3857", "EPSG:32637"}) {
        std::vector<std::string> arguments{"describe", "--bbox", "20,43,42,53"};
        if (*crs) arguments.insert(arguments.end(), {"--crs", crs});
        const nlohmann::json control = jsonOf(arguments)["sides"][0]["control"];
        CHECK(figure(control, "in_view_km2") == Approx(figure(control, "total_km2")).epsilon(1e-9));
    }
}

TEST_CASE("a description of a scenario has the figures of stats", "[again]")
{
    const nlohmann::json side = jsonOf({"describe", "--scenario", "donbas-withdrawal"})["sides"][0];
    const nlohmann::json stats = jsonOf({"stats", "--scenario", "donbas-withdrawal"})[0];
    for (const char* key : {"before_km2", "after_km2", "passed_km2", "returned_km2", "zone_km2", "line_km", "area_km2",
                            "share_before", "share_after", "passed_places", "passed_people", "returned_places",
                            "returned_people", "zone_places", "zone_people"})
        CHECK(figure(side["scenario"], key) == figure(stats, key));
    const std::string text = textOf({"describe", "--scenario", "donbas-withdrawal"});
    CHECK_THAT(text, Contains("Scenario “Ukraine leaves the rest of Donetsk and Luhansk”"));
    CHECK_THAT(text, Contains("Kramatorsk, Sloviansk, Kostiantynivka"));
    CHECK_THAT(text, Contains("recognises nothing"));
}

TEST_CASE("the places on each side are those that lie there")
{
    const nlohmann::json control =
        jsonOf({"describe", "--view", "donbas", "--date", "2025-08-17"})["sides"][0]["control"];
    const auto occupied = namesOf(control["occupied_places"]), held = namesOf(control["held_places"]);
    CHECK(occupied.front() == "Donetsk");
    for (const char* name : {"Luhansk", "Mariupol", "Horlivka", "Bakhmut"}) {
        INFO(name);
        CHECK(std::ranges::find(occupied, name) != occupied.end());
        CHECK(std::ranges::find(held, name) == held.end());
    }
    for (const char* name : {"Kharkiv", "Kramatorsk", "Sloviansk", "Pokrovsk"}) {
        INFO(name);
        CHECK(std::ranges::find(held, name) != held.end());
        CHECK(std::ranges::find(occupied, name) == occupied.end());
    }
    CHECK(std::ranges::find(held, "Rostov-on-Don") == held.end());
    CHECK(std::ranges::find(held, "Odesa") == held.end());
    // Near Dobropillia fourteen places are held, counted on the picture: ten of the map's, and the four villages of the
    // breakthrough; none is occupied.
    const nlohmann::json near =
        jsonOf({"describe", "--view", "dobropillia", "--date", "2025-08-17"})["sides"][0]["control"];
    CHECK(near["occupied_place_count"] == 0);
    CHECK(near["held_place_count"] == 14);
}

TEST_CASE("a city that a description names is in the picture of the same view, not under its title, legend or sources",
          "[again]")
{
    const TemporaryFolder folder;
    const std::string out = folder / "map.svg";
    const std::vector<std::string> cities{"Київ",        "Харків",    "Донецьк",      "Луганськ", "Маріуполь",
                                          "Запоріжжя",   "Херсон",    "Одеса",        "Дніпро",   "Добропілля",
                                          "Краматорськ", "Покровськ", "Костянтинівка"};
    std::size_t named = 0, covered = 0;
    for (const std::string view : {"dobropillia", "donbas", "line", "country"})
        for (const std::string size : {"1920x1080", "900x700"}) {
            const std::vector<std::string> options{"--view", view, "--size", size, "--language", "uk"};
            std::vector<std::string> describe{"describe"}, render{"render", "--out", out};
            describe.insert(describe.end(), options.begin(), options.end());
            render.insert(render.end(), options.begin(), options.end());
            const nlohmann::json control = jsonOf(describe)["sides"][0]["control"];
            std::vector<std::string> places = namesOf(control["occupied_places"]);
            for (const std::string& held : namesOf(control["held_places"])) places.push_back(held);
            REQUIRE(runProgram(render).exitCode == 0);
            const std::string picture = fileText(out);
            for (const std::string& city : cities) {
                INFO(view << " " << size << ": " << city);
                const bool drawn = picture.find(">" + city + "<") != std::string::npos;
                const bool said = std::ranges::find(places, city) != places.end();
                named += said;
                covered += !said;
                CHECK((drawn || !said));
            }
        }
    CHECK(named > 40);
    CHECK(covered > 3);
}

TEST_CASE("a description counts the places of the frame, whatever stands around the map")
{
    const std::vector<std::string> dobropillia{"describe", "--view", "dobropillia", "--size", "900x700", "--furniture"};
    const auto with = [&](const char* furniture) {
        std::vector<std::string> arguments = dobropillia;
        arguments.emplace_back(furniture);
        return arguments;
    };
    std::set<int> counts;
    for (const char* furniture : {"+inset", "none", "-legend,-title"})
        counts.insert(jsonOf(with(furniture))["sides"][0]["control"]["held_place_count"].get<int>());
    REQUIRE(counts.size() == 1);
    const std::string places = std::to_string(*counts.begin()) + " places";
    CHECK_THAT(textOf(with("+inset")), Contains(places + " (2 of them behind the title, the legend or the sources), "));
    CHECK_THAT(textOf(with("none")), Contains(places + ", the most people in "));
}

TEST_CASE("a description is in Ukrainian when asked for, with the names in it")
{
    const std::string text = textOf({"describe", "--language", "uk"});
    CHECK_THAT(text, Contains("Карта «Україна: лінія зіткнення»: Східна Україна"));
    CHECK_THAT(text, Contains("Донецьк") && Contains("Харків") && Contains("Лінія зіткнення узагальнена"));
    CHECK_THAT(text, !Contains("Kharkiv"));
    checkFails({"describe", "--language", "ru"}, 2,
               "--language \"ru\": the program speaks en (English), uk (Українська)");
}

TEST_CASE("a swipe and a difference are described with what is compared", "[again]")
{
    const std::string swipe = textOf({"describe", "--scenario", "freeze", "--compare", "line-2022", "--swipe", "0.3"});
    CHECK_THAT(
        swipe,
        Contains("divided at 30 % of its width. Left of the divider: Freeze on the line of contact. Right of it: "
                 "Line of 23 February 2022."));
    CHECK_THAT(swipe, Contains("\nLeft. Scenario") && Contains("\nRight. Scenario"));
    const nlohmann::json difference = jsonOf({"describe", "--compare", "2024-08-08", "--difference"})["difference"];
    CHECK(difference["first"] == "control on 17 August 2025");
    CHECK(difference["second"] == "control on 8 August 2024");
    // What was occupied in between: the two figures of `area` differ by it, by what was left, and by the pieces that
    // are said to be left out.
    const double now = figure(jsonOf({"area", "--date", "2025-08-17"}), "occupied_km2");
    const double then = figure(jsonOf({"area", "--date", "2024-08-08"}), "occupied_km2");
    const double leftOut = figure(difference, "left_out_first_km2") - figure(difference, "left_out_second_km2");
    CHECK(figure(difference, "only_first_km2") - figure(difference, "only_second_km2") + leftOut ==
          Approx(now - then).margin(0.01));
    CHECK(figure(difference, "left_out_first_km2") > 0.05);
    CHECK_THAT(textOf({"describe", "--compare", "2024-08-08", "--difference"}),
               Contains("Left out, as pieces of less than 0.1 km² or nowhere 200 m wide: "));
}

TEST_CASE("a description takes the options of render, and says what is wrong with them")
{
    CHECK_THAT(
        textOf({"describe", "--centre", "37.085,48.461", "--zoom", "11", "--crs", "EPSG:32637", "--layers", "-places"}),
        Contains("Projection: WGS 84 / UTM zone 37N.") && !Contains("Cities, towns and villages"));
    checkFails({"describe", "--view", "nowhere"}, 2, "--view: unknown view \"nowhere\"");
    checkFails({"describe", "--swipe", "0.5"}, 2, "--swipe needs --compare");
    checkFails({"describe", "--map", "/nowhere/map.toml"}, 1, "/nowhere/map.toml");
}

TEST_CASE("render --describe writes the text beside the picture and into it")
{
    const TemporaryFolder folder;
    const std::string text = textOf({"describe", "--map", squaresMap(), "--size", "200x100"});
    CHECK_THAT(text, Contains("Map “Squares”: Everything"));
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.tif", "a.svg", "a.pdf"}) {
        INFO(name);
        const Run run =
            runProgram({"render", "--map", squaresMap(), "--size", "200x100", "--describe", "--out", folder / name});
        INFO(run.errors);
        REQUIRE(run.exitCode == 0);
        CHECK(fileText(folder / (name + std::string(".txt"))).starts_with(text + "[Frontline "));
        const std::string bytes = fileText(folder / name);
        if (std::string(name) == "a.pdf") continue;  // compressed
        CHECK_THAT(bytes, Contains("Map “Squares”: Everything"));
        if (std::string(name) == "a.svg") {
            CHECK_THAT(bytes, Contains("<desc id=\"description\">Map “Squares”: Everything"));
            continue;
        }
        CHECK_THAT(bytes, Contains("Iptc4xmpCore:AltTextAccessibility"));
    }
    // PNG: the keyword, its end, four empty fields, and the text as it is.
    CHECK_THAT(fileText(folder / "a.png"), Contains(std::string("Description\0\0\0\0\0", 16) + text.substr(0, 40)));
}

TEST_CASE("nobody who did not ask for a description gets one")
{
    const TemporaryFolder folder;
    REQUIRE(runProgram({"render", "--map", squaresMap(), "--size", "200x100", "--out", folder / "a.svg"}).exitCode ==
            0);
    CHECK(folder.fileCount() == 1);
    CHECK_THAT(fileText(folder / "a.svg"), !Contains("Everything"));
}

TEST_CASE("a long description in Ukrainian fits a JPEG")
{
    const TemporaryFolder folder;
    REQUIRE(runProgram({"render", "--size", "300x200", "--scenario", "us-28-points", "--describe", "--language", "uk",
                        "--out", folder / "a.jpg"})
                .exitCode == 0);
    CHECK_THAT(fileText(folder / "a.jpg"), Contains("<dc:description>") && Contains("Проєкт із 28 пунктів"));
}

TEST_CASE("where the description cannot be written nothing is")
{
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "a.png.txt");
    const Run run =
        runProgram({"render", "--map", squaresMap(), "--size", "200x100", "--describe", "--out", folder / "a.png"});
    CHECK(run.exitCode == 1);
    CHECK_THAT(run.errors, Contains("a.png.txt"));
    CHECK(folder.fileCount() == 1);
}

TEST_CASE("of a part of the country only the oblasts in it are listed")
{
    const std::string text = textOf({"describe", "--view", "dobropillia"});
    CHECK_THAT(text, Contains("whose occupied ground is in view") && Contains("Donetsk 19,949 km²"));
    CHECK_THAT(text, !Contains("Crimea"));
    CHECK_THAT(textOf({"describe"}), Contains("Crimea 26,346 km² (100.0 %), Luhansk"));
}

TEST_CASE("what is on one side of a swipe is not said to be all that is in the picture", "[again]")
{
    const std::string text = textOf({"describe", "--compare", "2024-08-08"});
    CHECK_THAT(text, Contains("km of it on this side of the divider"));
    CHECK_THAT(text, Contains("Held by Ukraine on this side of the divider: ") && !Contains("of it in the picture"));
    // Control that is the same on both sides is of the whole picture.
    const std::string same = textOf({"describe", "--scenario", "freeze", "--compare", "line-2022"});
    CHECK_THAT(same, Contains("Held by Ukraine in the picture: "));
}

TEST_CASE("what the legend names is among the signs, and no two signs have the same words", "[again]")
{
    CHECK_THAT(textOf({"describe", "--view", "dobropillia"}),
               Contains("Axis of the breakthrough near Dobropillia, August 2025: solid brown line"));
    std::string all;
    const auto listed = jsonOf({"layers"});
    for (const auto& layer : listed["layers"]) all += (all.empty() ? "+" : ",+") + layer["id"].get<std::string>();
    for (const char* theme : {"paper", "night", "print-grey", "high-contrast"})
        for (const char* language : {"en", "uk"}) {
            const auto described = jsonOf(
                {"describe", "--layers", all, "--theme", theme, "--language", language, "--scenario", "us-28-points"});
            const std::string text = described["text"];
            const std::size_t start = text.find(language == std::string("en") ? "Signs. " : "Позначення. ");
            REQUIRE(start != std::string::npos);
            std::vector<std::string> signs;
            for (const auto& layer : described["layers"]) {
                const std::string sign = layer["sign"];
                // Those that are explained stand before "Also shown".
                if (sign.empty() ||
                    text.find(layer["title"].get<std::string>() + ": " + sign, start) == std::string::npos)
                    continue;
                INFO(theme << " " << language << ": " << sign);
                CHECK(std::ranges::find(signs, sign) == signs.end());
                signs.push_back(sign);
            }
            CHECK(signs.size() > 8);
        }
}
