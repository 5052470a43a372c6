#include "map/user_scenarios.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <system_error>

#include "base/file.hpp"
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
    std::string content;
    std::set<std::string> taken;
    if (std::filesystem::exists(file, error)) {
        const auto root = readToml(file);
        if (!root) return notAdded(file, root.error().message);
        taken = idsIn(*root);
        auto bytes = readFile(file);
        if (!bytes) return notAdded(file, bytes.error().message);
        content = *std::move(bytes);
        if (!content.empty()) content += content.ends_with('\n') ? "\n" : "\n\n";
    } else if (error) {
        return notAdded(file, error.message());
    }
    for (const ScenarioPointer& other : map.scenarios) taken.insert(other->id.text());
    taken.insert(draftZoneId().text());  // a zone that is being built must not be taken for one that was saved
    const std::string stem = scenarioIdFromName(scenario.name.own());
    std::string id = stem;
    for (int number = 2; taken.contains(id); ++number) id = fmt::format("{}-{}", stem, number);
    scenario.id = ScenarioId(id);
    scenario.file = file.string();
    scenario.line = 1 + static_cast<int>(std::ranges::count(content, '\n'));
    content += scenarioToml(scenario);
    const auto written = writeFileAtomically(file, std::as_bytes(std::span(content)));
    if (!written) return notAdded(file, written.error().message);
    return scenario;
}

}  // namespace frontline
