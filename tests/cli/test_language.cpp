// The language that the program speaks on the command line.
#include <cstdlib>

#include "program.hpp"

using namespace frontline;

namespace {

/// LC_ALL for a while.
class Locale {
public:
    explicit Locale(const char* locale) { setenv("LC_ALL", locale, 1); }
    ~Locale() { setenv("LC_ALL", "C", 1); }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;
};

}  // namespace

TEST_CASE("help, errors and output are in the system's language")
{
    const Locale ukrainian("uk_UA.UTF-8");
    const Run help = runProgram({"render", "--help"});
    CHECK(help.exitCode == 0);
    CHECK_THAT(help.output, Catch::Matchers::Contains("Намалювати карту як зображення, без вікна") &&
                                Catch::Matchers::Contains("Параметри:") &&
                                Catch::Matchers::Contains("frontline render --out map.png"));
    const Run wrong = runProgram({"render", "--colour"});
    CHECK(wrong.exitCode == 2);
    CHECK_THAT(wrong.errors, Catch::Matchers::Contains("невідомий параметр «--colour»"));
    const Run missing = runProgram({"layers", "nowhere.gpkg"});
    CHECK(missing.errors == "frontline: nowhere.gpkg: такого файлу немає\n");
    const Run area = runProgram({"area"});
    CHECK_THAT(area.output, Catch::Matchers::StartsWith("Окуповано на ") && Catch::Matchers::Contains("Луганська") &&
                                Catch::Matchers::Contains("регіонів Україна утримує повністю"));
}

TEST_CASE("--language goes over the system's language, in every command")
{
    CHECK_THAT(runProgram({"area", "--language", "uk"}).output, Catch::Matchers::StartsWith("Окуповано на "));
    CHECK_THAT(runProgram({"--language", "uk", "--help"}).output, Catch::Matchers::Contains("Використання:"));
    const Locale ukrainian("uk_UA.UTF-8");
    CHECK_THAT(runProgram({"area", "--language=en"}).output, Catch::Matchers::StartsWith("Occupied on "));
    CHECK_THAT(runProgram({"describe", "--language", "en"}).output, Catch::Matchers::StartsWith("Map “"));
}

TEST_CASE("a language that the program does not speak is refused, and those it speaks are named")
{
    for (const char* command : {"describe", "area", "layers"}) {
        const Run run = runProgram({command, "--language", "ru"});
        CHECK(run.exitCode == 2);
        CHECK(run.errors == "frontline: --language \"ru\": the program speaks en (English), uk (Українська)\n");
    }
}

TEST_CASE("a system whose language the program does not speak has it in English")
{
    const Locale polish("pl_PL.UTF-8");
    CHECK_THAT(runProgram({"--help"}).output, Catch::Matchers::Contains("Usage:"));
}

TEST_CASE("what is for other programs is the same in every language")
{
    const std::vector<std::vector<std::string>> commands{{"area", "--json"},
                                                         {"length", "--json"},
                                                         {"layers", "--json"},
                                                         {"stats", "--scenario", "freeze", "--csv"},
                                                         {"stats", "--scenario", "freeze", "--json"}};
    for (const auto& command : commands) {
        const std::string english = runProgram(command).output;
        const Locale ukrainian("uk_UA.UTF-8");
        CHECK(english.size() > 100);
        CHECK(runProgram(command).output == english);
    }
}
