#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

TEST_CASE("help is there for the program and every command, with an example")
{
    const Run main = runProgram({"--help"});
    CHECK(main.exitCode == 0);
    CHECK(main.errors == "");
    for (const char* command : {"render", "layers", "length", "area"}) {
        CHECK_THAT(main.output, Contains(command));
        const Run help = runProgram({command, "--help"});
        CHECK(help.exitCode == 0);
        CHECK_THAT(help.output, Contains("Usage: frontline " + std::string(command)));
        CHECK_THAT(help.output, Contains("Example"));
        CHECK_THAT(help.output, Contains("\n  frontline " + std::string(command) + " "));
        CHECK_THAT(help.output, Contains("--map FILE"));
    }
    for (const char* option :
         {"--out", "--size WxH", "--scale N", "--view NAME", "--bbox W,S,E,N", "--centre", "LON,LAT", "--zoom Z",
          "--crs CRS", "--date DATE", "--layers +A,-B", "--theme NAME", "--assume-crs CRS"})
        CHECK_THAT(runProgram({"render", "--help"}).output, Contains(option));
}

TEST_CASE("the version names the libraries and the renderer")
{
    const Run run = runProgram({"--version"});
    CHECK(run.exitCode == 0);
    CHECK(run.output.starts_with("Frontline "));
    for (const char* name : {"GDAL", "PROJ", "GEOS", "FreeType", "HarfBuzz", "Cairo", "libpng", "libdeflate", "OpenGL"})
        CHECK_THAT(run.output, Contains(name));
}

TEST_CASE("arguments that do not exist are named with what was probably meant")
{
    checkFails({"render", "--sise", "10x10", "--out", "a.png"}, 2,
               "unknown option \"--sise\", did you mean \"--size\"?");
    checkFails({"area", "--dates=2025-08-17"}, 2, "unknown option \"--dates=2025-08-17\", did you mean \"--date\"?");
    checkFails({"area", "extra"}, 2, "unexpected argument \"extra\"; see frontline area --help");
    checkFails({"rendr"}, 2, "\"rendr\" is neither a command nor a file; did you mean \"frontline render\"?");
    checkFails({"-q"}, 2, "unknown option \"-q\"");
    checkFails({"--map", "a.toml", "render", "--out", "a.png"}, 2, "options and files stand after the command");
}

TEST_CASE("arguments without a value, or that exclude each other, are refused")
{
    checkFails({"render"}, 2, "--out is required");
    checkFails({"render", "--out"}, 2, "--out needs a value: --out FILE; see frontline render --help");
    checkFails({"render", "--out", "a.png", "--view="}, 2, "--view needs a value: --view NAME");
    checkFails({"area", "--json=4"}, 2, "--json takes no value");
    for (const char* option : {"--scale", "--dpi", "--zoom", "--swipe"})
        checkFails({"render", "--out", "a.png", option, "two"}, 2, std::string(option) + ": \"two\" is not a number");
    checkFails({"area", "--all", "--date", "2025-08-17"}, 2, "only one of --date and --all");
    checkFails({"render", "--out", "a.png", "--bbox", "30,40,31,41", "--view", "east"}, 2,
               "only one of --view, --bbox and --centre");
    checkFails({"render", "--out", "a.png", "--centre", "30,40"}, 2, "--centre and --zoom go together");
    checkFails({"render", "--out", "a.png", "--zoom", "4"}, 2, "--centre and --zoom go together");
    checkFails({"--record", "a", "--replay", "b"}, 2, "only one of --record and --replay");
    checkFails({"--size", "0x0"}, 2, "size \"0x0\"");
}

TEST_CASE("a recording that cannot be played is named")
{
    checkFails({"--replay", "/nowhere/input.json"}, 1, "/nowhere/input.json: cannot be opened");
    const TemporaryFolder folder;
    const std::string empty = folder.write("empty.json", "");
    checkFails({"--replay", empty}, 1, empty);
}

TEST_CASE("an option is no value of the option before it")
{
    const std::string said = "begins with \"--\", as an option does: the value is missing before it";
    checkFails({"--map", "--help"}, 2, "--map: \"--help\" " + said);
    checkFails({"render", "--out", "--view", "east"}, 2, "--out: \"--view\" " + said);
    checkFails({"length", "--ruler", "--json"}, 2, "--ruler: \"--json\" " + said);
    checkFails({"area", "--allow", "--json"}, 2, "--allow: \"--json\" " + said);
    checkFails({"area", "--map", "nowhere.toml"}, 1, "--map: nowhere.toml: cannot be opened");
    checkFails({"render", "--out", "a.png", "--scale", "two", "--language", "uk"}, 2, "--scale: «two» — не число");
    checkFails({"render", "--language", "uk", "--out"}, 2, "--out потребує значення: --out FILE");
}

TEST_CASE("an empty value of any option is refused, not taken for the default", "[again]")
{
    for (const char* command : {"", "render", "describe", "export", "layers", "length", "area", "stats", "claims"}) {
        const std::vector<std::string> start =
            *command ? std::vector<std::string>{command} : std::vector<std::string>{};
        auto help = start;
        help.emplace_back("--help");
        std::istringstream lines(runProgram(help).output);
        std::set<std::string> options;
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string name, form;
            words >> name >> form;
            // The form of a value stands behind the name: "--date DATE"; a flag has words of its help, or none.
            name = name.substr(0, name.find(','));
            if (name.starts_with("--") &&
                (std::isupper(static_cast<unsigned char>(form[0])) || form.find('|') != form.npos))
                if (form.size() < 2 || !std::islower(static_cast<unsigned char>(form[1]))) options.insert(name);
        }
        INFO(command);
        CHECK(options.contains("--map"));
        CHECK(options.size() >= 3);
        for (const std::string& option : options) {
            auto arguments = start;
            arguments.insert(arguments.end(), {option, ""});
            checkFails(arguments, 2, option + ": ");
        }
    }
    checkFails({"area", "--date", ""}, 2, "--date: needs a value");
    checkFails({"length", "--scenario", "", "--language", "uk"}, 2, "--scenario: ");
    checkFails({"render", "--out", "a.png", ""}, 2, "needs a value");
    checkFails({"layers", ""}, 2, "needs a value");
    checkFails({""}, 2, "needs a value");
}

TEST_CASE("every command and the window take a number of threads, and refuse what is none")
{
    for (const char* wrong : {"0", "-1", "257", "two", "2.5", "99999999999999999999"}) {
        const std::string expected =
            "--jobs \"" + std::string(wrong) + "\": expected a number of threads from 1 to 256";
        checkFails({"--jobs", wrong}, 2, expected);
        checkFails({"area", "--jobs", wrong}, 2, expected);
    }
    checkFails({"area", "--jobs"}, 2, "--jobs");
    checkFails({"area", "--jobs", ""}, 2, "--jobs");
    for (const char* command : {"render", "describe", "export", "layers", "length", "area", "stats", "claims"})
        CHECK_THAT(runProgram({command, "--help"}).output, Contains("--jobs N"));
    CHECK_THAT(runProgram({"--help"}).output, Contains("--jobs N"));
}
