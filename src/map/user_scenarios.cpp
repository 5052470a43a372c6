#include "map/user_scenarios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <system_error>

#include "base/file.hpp"
#include "base/file_lock.hpp"
#include "base/message.hpp"
#include "map/read_scenarios.hpp"
#include "map/selection.hpp"
#include "map/toml_value.hpp"
#include "map/write_scenario.hpp"

namespace frontline {

namespace {

/// Every id of the file, those of scenarios that are wrong included.
std::set<std::string> idsIn(const TomlTable& root)
{
    std::set<std::string> ids;
    for (const auto& [key, value] : root) {
        const auto* scenarios = std::get_if<TomlArray>(&value.value);
        if (key.name != "scenarios" || !scenarios) continue;
        for (const TomlValue& item : *scenarios) {
            const auto* table = std::get_if<TomlTable>(&item.value);
            if (!table) continue;
            for (const auto& [name, content] : *table)
                if (const auto* id = std::get_if<std::string>(&content.value); id && name.name == "id") ids.insert(*id);
        }
    }
    return ids;
}

Error notAdded(const std::filesystem::path& file, const std::string& reason)
{
    return Error{msg("the scenario is not saved, {} stays as it is: {}", file.string(), reason)};
}

/// Where a link leads that somebody has put in place of the file, who keeps such files elsewhere.
std::filesystem::path behindLinks(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_symlink(file, error)) return file;
    const auto target = std::filesystem::weakly_canonical(file, error);
    return error ? file : target;
}

/// Of a file that is there, with a line between; "" when it is not.
Result<std::string> contentToAddTo(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        if (error) return Error{error.message()};
        return std::string();
    }
    auto content = readFile(file);
    if (content && !content->empty()) *content += content->ends_with('\n') ? "\n" : "\n\n";
    return content;
}

/// Made of the name; neither the map nor the file has it.
ScenarioId freeId(const MapDefinition& map, std::set<std::string> taken, const std::string& name)
{
    for (const ScenarioPointer& other : map.scenarios) taken.insert(other->id.text());
    taken.insert(draftZoneId().text());  // a zone that is being built must not be taken for one that was saved
    const std::string stem = scenarioIdFromName(name);
    std::string id = stem;
    for (int number = 2; taken.contains(id); ++number) id = fmt::format("{}-{}", stem, number);
    return ScenarioId(id);
}

}  // namespace

std::filesystem::path userConfigFolder()
{
    // The specification has relative paths ignored.
    const auto absolute = [](const char* value) { return value && *value == '/'; };
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); absolute(config))
        return std::filesystem::path(config) / "frontline";
    if (const char* home = std::getenv("HOME"); absolute(home))
        return std::filesystem::path(home) / ".config" / "frontline";
    return {};
}

std::filesystem::path userScenarioFile()
{
    const auto folder = userConfigFolder();
    return folder.empty() ? folder : folder / "scenarios.toml";
}

Result<Done> readUserScenarios(MapDefinition& map, const std::filesystem::path& file)
{
    Result<Done> done = Done{};
    std::error_code ignored;
    if (file.empty() || !std::filesystem::exists(file, ignored)) return done;
    auto read = readScenarios(map, file);
    if (!read) {
        done.warnings.push_back(read.error().message);
        return done;
    }
    done.warnings = std::move(read.warnings);
    for (std::string& warning : checkScenarioBases(map)) done.warnings.push_back(std::move(warning));
    return done;
}

Result<Scenario> addUserScenario(const MapDefinition& map, Scenario scenario, const std::filesystem::path& file)
{
    if (file.empty()) return Error{msg("the scenario is not saved: neither XDG_CONFIG_HOME nor HOME names a folder")};
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    if (error) return notAdded(file, error.message());
    // From reading to writing: what another window saves meanwhile would be lost.
    const auto lock = FileLock::take(file);
    if (!lock) return notAdded(file, lock.error().message);
    const auto target = behindLinks(file);
    auto content = contentToAddTo(target);
    if (!content) return notAdded(file, content.error().message);
    const auto before = parseToml(*content, file);
    if (!before) return notAdded(file, before.error().message);
    scenario.id = freeId(map, idsIn(*before), scenario.name.own());
    scenario.file = file.string();
    scenario.line = 1 + static_cast<int>(std::ranges::count(*content, '\n'));
    *content += scenarioToml(scenario);
    // A list that is written in one piece, scenarios = [ ... ], takes no more.
    if (const auto after = parseToml(*content, file); !after) return notAdded(file, after.error().message);
    const auto written = writeFileAtomically(target, std::as_bytes(std::span(*content)));
    if (!written) return notAdded(file, written.error().message);
    return scenario;
}

}  // namespace frontline
