// scripts/messages, which keeps the catalogues up to the code.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "catch.hpp"

namespace {

namespace fs = std::filesystem;

/// A project of one source file and one catalogue, with the script.
class Project {
public:
    Project(const std::string& code, const std::string& catalogue)
        : folder_(fs::temp_directory_path() / ("frontline-messages-" + std::to_string(::getpid())))
    {
        fs::remove_all(folder_);
        for (const char* name : {"scripts", "src", "assets/locale"}) fs::create_directories(folder_ / name);
        fs::copy_file(fs::path(FRONTLINE_SOURCE_DIR) / "scripts/messages", folder_ / "scripts/messages");
        std::ofstream(folder_ / "src/a.cpp") << code;
        std::ofstream(folder_ / "assets/locale/uk.po")
            << "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: p\\n\"\n\"PO-Revision-Date: 2026-01-01 00:00+0000\\n\"\n"
               "\"Last-Translator: t\\n\"\n\"Language-Team: t\\n\"\n\"Language: uk\\n\"\n\"MIME-Version: 1.0\\n\"\n"
               "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n"
               "\"Plural-Forms: nplurals=3; plural=(n%10==1 ? 0 : n%10<5 ? 1 : 2);\\n\"\n\n"
            << catalogue;
    }
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;
    ~Project() { fs::remove_all(folder_); }

    /// What the script says; its exit status is then in status.
    std::string run(const std::string& option)
    {
        const std::string output = (folder_ / "output").string();
        const std::string command = (folder_ / "scripts/messages").string() + " " + option + " >" + output + " 2>&1";
        const int code = std::system(command.c_str());
        status = WIFEXITED(code) ? WEXITSTATUS(code) : -1;
        return content(output);
    }
    [[nodiscard]] std::string catalogue() const { return content(folder_ / "assets/locale/uk.po"); }

    int status = -1;

private:
    static std::string content(const fs::path& path)
    {
        std::ifstream in(path);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    fs::path folder_;
};

constexpr const char* code = R"(void f() { msg("{} of {} parts", a, b); trn(language, "{} place", "{} places", n); })";
const std::string parts = "msgid \"{} of {} parts\"\nmsgstr \"{} з {} частин\"\n\n";
const std::string places =
    "msgid \"{} place\"\nmsgid_plural \"{} places\"\nmsgstr[0] \"{} місце\"\nmsgstr[1] \"{} місця\"\nmsgstr[2] \"{} "
    "місць\"\n\n";

}  // namespace

TEST_CASE("a catalogue that has every text of the code passes, with the values in any order")
{
    Project whole(code, parts + places);
    CHECK(whole.run("--check").empty());
    CHECK(whole.status == 0);
    Project turned(code, "msgid \"{} of {} parts\"\nmsgstr \"із {1} частин {0}\"\n\n" + places);
    CHECK(turned.run("--check").empty());
    CHECK(turned.status == 0);
}

TEST_CASE("a text of the code that a catalogue lacks, or has without a translation, is named")
{
    for (const std::string& catalogue : {places, "msgid \"{} of {} parts\"\nmsgstr \"\"\n\n" + places}) {
        Project project(code, catalogue);
        CHECK_THAT(project.run("--check"),
                   Catch::Matchers::Contains("src/a.cpp") && Catch::Matchers::Contains("msgid \"{} of {} parts\""));
        CHECK(project.status == 1);
    }
}

TEST_CASE("a translation that asks for other values than its text is named")
{
    for (const char* translation : {"{} частин", "{} {} {}", "{} з {:.1f} частин", "{0} з {0}"}) {
        Project project(code, "msgid \"{} of {} parts\"\nmsgstr \"" + std::string(translation) + "\"\n\n" + places);
        CHECK_THAT(project.run("--check"), Catch::Matchers::Contains("{} of {} parts"));
        CHECK(project.status == 1);
    }
}

TEST_CASE("a text that the code no longer has is found in a catalogue")
{
    Project project(code, parts + places + "msgid \"gone\"\nmsgstr \"нема\"\n");
    CHECK_THAT(project.run("--check"), Catch::Matchers::Contains("texts that the code lacks"));
    CHECK(project.status == 1);
}

TEST_CASE("a catalogue is brought up to the code with its translations kept")
{
    Project project(code, parts + "msgid \"gone\"\nmsgstr \"нема\"\n");
    project.run("");
    CHECK(project.status == 0);
    CHECK_THAT(project.catalogue(), Catch::Matchers::Contains("{} з {} частин") &&
                                        Catch::Matchers::Contains("msgid_plural \"{} places\"") &&
                                        !Catch::Matchers::Contains("gone"));
}
