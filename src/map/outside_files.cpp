#include "map/outside_files.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <span>
#include <sstream>
#include <system_error>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "map/toml_value.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

struct Given {
    std::string map;
    bool allow = false;
    std::vector<std::filesystem::path> files;  // sorted
};

/// Those of a file. What is not understood in it is passed over.
Result<std::vector<Given>> readAnswers(const std::filesystem::path& file)
{
    std::vector<Given> all;
    std::error_code error;
    if (file.empty() || !std::filesystem::exists(file, error)) return all;
    const auto root = readToml(file);
    if (!root) return root.error();
    for (const auto& [list, items] : *root) {
        const auto* tables = std::get_if<TomlArray>(&items.value);
        if (list.name != "answers" || !tables) continue;
        for (const TomlValue& item : *tables) {
            Given given;
            const auto* table = std::get_if<TomlTable>(&item.value);
            for (const auto& [key, value] : table ? *table : TomlTable{}) {
                if (const auto* text = std::get_if<std::string>(&value.value); text && key.name == "map")
                    given.map = *text;
                if (const auto* allow = std::get_if<bool>(&value.value); allow && key.name == "allow")
                    given.allow = *allow;
                const auto* files = std::get_if<TomlArray>(&value.value);
                for (const TomlValue& named : files&& key.name == "files" ? *files : TomlArray{})
                    if (const auto* path = std::get_if<std::string>(&named.value)) given.files.emplace_back(*path);
            }
            std::ranges::sort(given.files);
            all.push_back(std::move(given));
        }
    }
    return all;
}

std::string written(const std::vector<Given>& answers)
{
    toml::array all;
    for (const Given& given : answers) {
        toml::array files;
        for (const auto& path : given.files) files.push_back(path.string());
        all.push_back(toml::table{{"map", given.map}, {"allow", given.allow}, {"files", files}});
    }
    std::ostringstream out;
    out << "# What maps may read outside their folders, as answered in the window: the SHA-256 of a map.toml, and the "
           "files.\n"
        << toml::table{{"answers", all}} << "\n";
    return out.str();
}

Error notKept(const std::string& reason)
{
    return Error{
        msg("the answer cannot be kept, and the files are not read ({}); the option --allow lets them be read "
            "as well",
            reason)};
}

}  // namespace

std::filesystem::path answerFile()
{
    const auto folder = userConfigFolder();
    return folder.empty() ? folder : folder / "allowed-files.toml";
}

std::optional<bool> rememberedAnswer(const MapDefinition& map, const std::filesystem::path& file)
{
    const auto answers = readAnswers(file);
    if (!answers) return std::nullopt;
    for (const Given& given : *answers)
        if (given.map == map.contentHash && std::ranges::includes(given.files, map.outside)) return given.allow;
    return std::nullopt;
}

Result<Done> rememberAnswer(const MapDefinition& map, bool allow, const std::filesystem::path& file)
{
    if (file.empty()) return notKept(msg("neither XDG_CONFIG_HOME nor HOME names a folder"));
    auto answers = readAnswers(file);
    if (!answers) return notKept(answers.error().message);
    std::erase_if(*answers, [&](const Given& given) {
        return given.map == map.contentHash && std::ranges::includes(given.files, map.outside);
    });
    answers->push_back({map.contentHash, allow, map.outside});
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) return notKept(error.message());
    const std::string content = written(*answers);
    // A file that could not be read again would lose all that it holds.
    if (!parseToml(content, file)) return notKept(msg("a path is not in UTF-8"));
    if (const auto done = writeFileAtomically(file, std::as_bytes(std::span(content))); !done)
        return notKept(done.error().message);
    return Done{};
}

Result<AnsweredMap> readAnsweredMap(const std::filesystem::path& mapToml, const std::filesystem::path& file)
{
    auto cautious = readMap(mapToml, {{}, true});
    if (!cautious) return cautious.error();
    const auto answer = cautious->outside.empty() ? std::nullopt : rememberedAnswer(*cautious, file);
    const bool asks = !cautious->outside.empty() && !answer;
    if (answer.value_or(false)) {
        auto whole = readMap(mapToml, {cautious->outside, true});
        if (!whole) return whole.error();
        // Another content may have come meanwhile.
        if (whole->contentHash == cautious->contentHash) {
            std::vector<std::string> warnings = std::move(whole.warnings);
            return {AnsweredMap{*std::move(whole), false}, std::move(warnings)};
        }
    }
    std::vector<std::string> warnings = std::move(cautious.warnings);
    return {AnsweredMap{*std::move(cautious), asks}, std::move(warnings)};
}

}  // namespace frontline
