// The program as it is installed: what lies where, and that it needs nothing of the place where it was built.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "program_output.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

void run(const std::string& command)
{
    INFO(command);
    REQUIRE(std::system(command.c_str()) == 0);
}

/// The installed files below the folder, sorted.
std::vector<std::string> filesBelow(const std::filesystem::path& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (!entry.is_directory()) files.push_back(std::filesystem::relative(entry.path(), folder).string());
    std::ranges::sort(files);
    return files;
}

bool holds(const std::vector<std::string>& files, const std::string& name)
{
    return std::ranges::binary_search(files, name);
}

}  // namespace

TEST_CASE("the installed program has its data, pages and entries where a system looks for them, and draws from there")
{
    const TemporaryFolder folder;
    const std::string root = folder.path().string();
    run("DESTDIR=" + root + " cmake --install " FRONTLINE_BUILD_DIR " --prefix /usr >" + root + "/log 2>&1");
    const std::filesystem::path usr = folder.path() / "usr";
    const auto files = filesBelow(usr);
    for (const char* name :
         {"bin/frontline", "share/applications/frontline.desktop", "share/bash-completion/completions/frontline",
          "share/doc/frontline/CHANGELOG.md", "share/doc/frontline/copyright", "share/frontline/assets/fonts/OFL.txt",
          "share/frontline/assets/themes/print-grey.toml", "share/frontline/geodata/map.toml",
          "share/frontline/geodata/oblasts.fgb", "share/icons/hicolor/scalable/apps/frontline.svg",
          "share/locale/uk/LC_MESSAGES/frontline.mo", "share/man/man1/frontline.1",
          "share/metainfo/frontline.metainfo.xml"}) {
        INFO(name);
        CHECK(holds(files, name));
    }
    for (const std::string& name : files) {
        INFO(name);
        CHECK_FALSE(name.ends_with(".csv"));
        CHECK_FALSE(name.ends_with("map.png"));
        CHECK_FALSE(name.ends_with(".po"));
    }

    // A map that only the installed folder has shows that the data comes from there.
    const auto map = usr / "share/frontline/geodata/map.toml";
    std::string text = fileText(map);
    const auto dateLine = text.find("\ndate = \"");
    REQUIRE(dateLine != std::string::npos);
    text.replace(dateLine, text.find('\n', dateLine + 1) - dateLine, "\ndate = \"2024-08-08\"");
    std::ofstream(map) << text;
    const std::string program = "env -u FRONTLINE_MAP XDG_CONFIG_HOME=" + root + " " + (usr / "bin/frontline").string();
    run(program + " area --json >" + root + "/area.json");
    CHECK_THAT(fileText(folder.path() / "area.json"), Contains("\"2024-08-08\""));
    run("LC_ALL=uk_UA.UTF-8 " + program + " render --help >" + root + "/help");
    CHECK_THAT(fileText(folder.path() / "help"),
               Contains("Параметри") && Contains("Показати цю довідку") && !Contains("Options"));
    run(program + " render --size 320x200 --out " + root + "/map.png");
    CHECK(fileText(folder.path() / "map.png").starts_with("\x89PNG"));
}

TEST_CASE("the manual page has every command, and the options as --help has them")
{
    const TemporaryFolder folder;
    const char* given = std::getenv("FRONTLINE");
    const std::string program = given ? given : FRONTLINE_BUILD_DIR "/frontline";
    const std::string page = (folder.path() / "frontline.1").string();
    run(FRONTLINE_SOURCE_DIR "/scripts/man_page " + program + " 1.2.3 >" + page);
    const std::string roff = fileText(page);
    CHECK_THAT(roff, Catch::Matchers::StartsWith(".TH FRONTLINE 1 \"\" \"Frontline 1.2.3\""));
    CHECK_THAT(roff, Contains(".SH NAME\nfrontline \\- a map of the line of contact in Ukraine\n"));
    for (const char* command : {"RENDER", "DESCRIBE", "EXPORT", "LAYERS", "LENGTH", "AREA", "STATS", "CLAIMS"})
        CHECK_THAT(roff, Contains(std::string(".SH FRONTLINE ") + command + "\n"));
    CHECK_THAT(roff, Contains(".B \"\\-\\-jobs N\"\n"));
    CHECK_THAT(roff, Contains("Threads that work at once"));
}

TEST_CASE("the completion of bash offers the program's commands, options and their values")
{
    const TemporaryFolder folder;
    const char* given = std::getenv("FRONTLINE");
    const std::string program = given ? given : FRONTLINE_BUILD_DIR "/frontline";
    struct Asked {
        const char *line, *offered;
    };
    // After the line, what stands before the cursor is completed.
    const Asked all[] = {
        {"ren", "render"},
        {"render --out a --tran", "--transparent"},
        {"--language u", "uk"},
        {"render --preset a4", "a4 a4-portrait"},
        {"render --theme ni", "night"},
        {"render --view don", "donbas"},
        {"describe --date 2025", "2025-02-01 2025-08-17"},
        {"stats --scenario fr", "freeze"},
        {"render --compare 2024", "2024-08-08"},
        {"render --layers +oblasts,-deposi", "+oblasts,-deposits"},
        {"render --furniture -scale", "-scale-bar"},
        {"length --exclude rivers,po", "rivers,pockets"},
        {"render --out map.", "map.png map.jpg map.webp map.tif map.svg map.pdf"},
        {"export --out map.", "map.geojson map.gpkg map.kml map.fgb map.csv"},
    };
    std::ofstream ask(folder.path() / "ask.bash");
    ask << "source " FRONTLINE_SOURCE_DIR "/assets/desktop/frontline.bash\n"
        << "ask() { COMP_WORDS=(" << program << " \"$@\"); COMP_CWORD=$#; COMPREPLY=(); _frontline; "
        << "echo \"${COMPREPLY[@]}\"; }\n";
    std::string expected;
    for (const auto& [line, offered] : all) {
        ask << "ask " << line << "\n";
        expected += std::string(offered) + "\n";
    }
    ask.close();
    const std::string said = (folder.path() / "said").string();
    run("bash " + (folder.path() / "ask.bash").string() + " >" + said);
    CHECK(fileText(said) == expected);
}
