// What README.md and docs say is tried: the commands in them run, the files in them are read, the links lead somewhere.
//
// In the documents, an indented block is code. A line of one that begins with "frontline" is a command. A block whose
// first line is "# NAME.toml" is that file, and "# NAME.toml, at the end" is what is added to it.
#include <cstdlib>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

#include "cli/arguments.hpp"
#include "program.hpp"
#include "stored_zip.hpp"

using namespace frontline;

namespace {

const std::filesystem::path sourceFolder = FRONTLINE_SOURCE_DIR;

std::vector<std::filesystem::path> documents()
{
    std::vector<std::filesystem::path> paths{sourceFolder / "README.md"};
    for (const auto& entry : std::filesystem::directory_iterator(sourceFolder / "docs"))
        if (entry.path().extension() == ".md") paths.push_back(entry.path());
    std::ranges::sort(paths);
    return paths;
}

std::vector<std::string> linesOf(const std::filesystem::path& path)
{
    std::vector<std::string> lines;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// The indented blocks of a document, each as its lines without the indent. An empty line does not end a block.
std::vector<std::vector<std::string>> codeBlocks(const std::filesystem::path& path)
{
    const std::string indent = "    ";
    std::vector<std::vector<std::string>> blocks;
    bool inside = false;
    for (const std::string& line : linesOf(path)) {
        const bool code = line.starts_with(indent);
        if (code && !inside) blocks.emplace_back();
        inside = code || (inside && line.empty());
        if (inside) blocks.back().push_back(code ? line.substr(indent.size()) : "");
    }
    return blocks;
}

std::string withoutComment(const std::string& line)
{
    return line.substr(0, line.find_last_not_of(' ', line.find(" #")) + 1);
}

/// The words of a command; quotes hold a word together, as in a shell.
std::vector<std::string> wordsOf(const std::string& line)
{
    std::vector<std::string> words;
    bool quoted = false, open = false;
    for (const char c : line) {
        if (c == ' ' && !quoted) {
            open = false;
            continue;
        }
        if (!open) words.emplace_back();
        open = true;
        if (c == '"')
            quoted = !quoted;
        else
            words.back() += c;
    }
    return words;
}

bool isCommand(const std::string& line)
{
    return line == "frontline" || line.starts_with("frontline ");
}

/// The commands of all documents, each once.
std::set<std::string> commands()
{
    std::set<std::string> lines;
    for (const auto& document : documents())
        for (const auto& block : codeBlocks(document))
            for (const std::string& line : block)
                if (isCommand(line)) lines.insert(withoutComment(line));
    return lines;
}

/// Writes the files that the documents give in whole or in part. The folder is also that of the settings.
void writeFiles(const TemporaryFolder& folder)
{
    const std::string head = "# ", part = ", at the end", settings = "~/.config/";
    for (const auto& document : documents())
        for (const auto& block : codeBlocks(document)) {
            std::string name = block.front();
            const bool added = name.ends_with(part);
            if (added) name.resize(name.size() - part.size());
            if (!name.starts_with(head) || !name.ends_with(".toml")) continue;
            name.erase(0, head.size());
            if (name.starts_with(settings)) name.erase(0, settings.size());
            const std::filesystem::path path = folder / name;
            INFO(document.string() << ": " << name);
            CHECK(std::filesystem::exists(path) == added);
            std::filesystem::create_directories(path.parent_path());
            std::ofstream out(path, added ? std::ios::app : std::ios::trunc);
            for (const std::string& line : block) out << line << "\n";
        }
}

/// What the commands take for granted: data files, a map of the reader's own beside its data, and the default map.
void writeInput(const TemporaryFolder& folder)
{
    const std::filesystem::path towns = std::filesystem::path(FRONTLINE_TEST_DIR) / "map/files/squares/towns.geojson";
    std::filesystem::create_directory(folder / "my");
    std::filesystem::copy(sourceFolder / "geodata", folder / "geodata");
    std::filesystem::create_directory(folder / "docs");
    std::filesystem::copy(sourceFolder / "docs/examples", folder / "docs/examples");
    static_cast<void>(folder.write(
        "my.geojson",
        R"({"type":"Feature","properties":{"name":"A"},"geometry":{"type":"Point","coordinates":[37.1,48.5]}})"));
    // "назва;широта;довгота", "Застава" in windows-1251
    static_cast<void>(folder.write("my.csv",
                                   "\xED\xE0\xE7\xE2\xE0;\xF8\xE8\xF0\xEE\xF2\xE0;\xE4\xEE\xE2\xE3\xEE\xF2\xE0\n"
                                   "\xC7\xE0\xF1\xF2\xE0\xE2\xE0;48,25;37,5\n"));
    static_cast<void>(
        folder.write("my.zip", storedZip({{"posts.csv", "name,lon,lat\nA,37,48\n"},
                                          {"roads.geojson", R"({"type":"Point","coordinates":[37.1,48.5]})"}})));
    std::filesystem::copy(towns, folder / "my/towns.geojson");
    std::filesystem::copy(towns, folder / "geodata/my.geojson");
    REQUIRE(runProgram({"export", "--scenario", "freeze", "--out", folder / "my.gpkg"}).exitCode == 0);
    writeFiles(folder);
}

/// The folder in which commands run, and where they look for settings.
class Inside {
public:
    explicit Inside(const std::filesystem::path& path) : before_(std::filesystem::current_path())
    {
        if (const char* settings = std::getenv("XDG_CONFIG_HOME")) settings_ = settings;
        std::filesystem::current_path(path);
        setenv("XDG_CONFIG_HOME", path.c_str(), 1);
    }
    ~Inside()
    {
        std::error_code ignored;
        std::filesystem::current_path(before_, ignored);
        if (settings_)
            setenv("XDG_CONFIG_HOME", settings_->c_str(), 1);
        else
            unsetenv("XDG_CONFIG_HOME");
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    std::filesystem::path before_;
    std::optional<std::string> settings_;
};

/// The names of the commands, as the help lists them.
std::vector<std::string> commandNames()
{
    std::istringstream help(runProgram({"--help"}).output);
    std::vector<std::string> names;
    bool inside = false;
    for (std::string line; std::getline(help, line);) {
        if (!line.starts_with(' ')) inside = line == "Subcommands:";
        if (inside && line.starts_with("  ")) names.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
    return names;
}

/// A line without a command opens the window: its options are read as the program reads them, and that is all.
void checkWindow(const std::vector<std::string>& words)
{
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    const auto arguments = parseArguments(static_cast<int>(argv.size()), argv.data());
    INFO((arguments ? "" : arguments.error().message));
    CHECK(arguments);
    if (!arguments) return;
    for (const auto& file : arguments->window.files) CHECK(std::filesystem::exists(file));
    if (!arguments->window.map.empty()) CHECK(std::filesystem::exists(arguments->window.map));
}

void checkCommand(const std::vector<std::string>& words)
{
    const Run run = runProgram({words.begin() + 1, words.end()});
    CHECK(run.exitCode == 0);
    if (std::ranges::find(words, "--timings") == words.end())
        CHECK(run.errors == "");
    else  // the times, and nothing before or after them
        CHECK(std::regex_match(run.errors, std::regex("milliseconds:\n( +[0-9]+\\.[0-9]  [a-z ]+\n)+")));
    const auto out = std::ranges::find(words, "--out");
    if (out == words.end()) {
        CHECK(run.output != "");
        return;
    }
    REQUIRE(out + 1 != words.end());
    std::error_code missing;
    CHECK(std::filesystem::file_size(*(out + 1), missing) > 0);
    CHECK_FALSE(missing);
    std::filesystem::remove(*(out + 1), missing);
}

}  // namespace

TEST_CASE("every command of the documents does what it says, without an error or a warning", "[documents]")
{
    const TemporaryFolder folder;
    writeInput(folder);
    const Inside inside(folder.path());
    std::vector<std::string> runs = commandNames();
    runs.emplace_back("--version");
    const std::set<std::string> lines = commands();
    CHECK(lines.size() >= 40);
    for (const std::string& line : lines) {
        INFO(line);
        const std::vector<std::string> words = wordsOf(line);
        if (words.size() > 1 && std::ranges::find(runs, words[1]) != runs.end())
            checkCommand(words);
        else
            checkWindow(words);
    }
}

TEST_CASE("every link of the documents leads to a file that is there", "[documents]")
{
    std::size_t links = 0;
    for (const auto& document : documents())
        for (const std::string& line : linesOf(document))
            for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 1)) {
                const std::string target = line.substr(at + 2, line.find_first_of(")#", at + 2) - at - 2);
                if (line.starts_with("    ") || target.empty() || target.find("://") != std::string::npos) continue;
                INFO(document.string() << ": " << target);
                CHECK(std::filesystem::exists(document.parent_path() / target));
                ++links;
            }
    CHECK(links >= 15);
}

TEST_CASE("the documents name every command and every option of the command line", "[documents]")
{
    const std::string text = fileText(sourceFolder / "docs/command-line.md");
    const std::vector<std::string> names = commandNames();
    REQUIRE(names.size() >= 8);
    for (const std::string& name : names) {
        INFO(name);
        CHECK(text.find("## frontline " + name + "\n") != std::string::npos);
        const std::string help = runProgram({name, "--help"}).output;
        for (std::size_t at = help.find("\n  -"); at != std::string::npos; at = help.find("\n  -", at + 1)) {
            const std::size_t start = help.find("--", at);
            const std::string option = help.substr(start, help.find_first_of(" ,\n", start) - start);
            INFO(option);
            CHECK(text.find(option) != std::string::npos);
        }
    }
}
