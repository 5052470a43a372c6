#include "map/themes.hpp"

#include <map>
#include <set>
#include <system_error>

#include "base/program_files.hpp"
#include "map/read_theme.hpp"
#include "map/suggestion.hpp"
#include "map/user_scenarios.hpp"

namespace frontline {

namespace {

/// The theme files of a folder by name, in alphabetical order.
std::map<std::string, std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    std::map<std::string, std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".toml") files[entry->path().stem().string()] = entry->path();
    return files;
}

/// A path rather than a name: it has a folder in it, or the ending of a theme file.
bool isPath(const std::string& nameOrFile)
{
    return nameOrFile.find('/') != std::string::npos || nameOrFile.ends_with(".toml");
}

std::filesystem::path shippedThemes()
{
    return programFolder("assets") / "themes";
}

}  // namespace

std::vector<std::filesystem::path> themeFolders()
{
    std::vector<std::filesystem::path> folders{shippedThemes()};
    if (const auto user = userConfigFolder(); !user.empty()) folders.push_back(user / "themes");
    return folders;
}

std::vector<ThemeProblem> addThemes(MapDefinition& map, const std::vector<std::filesystem::path>& folders)
{
    std::vector<ThemeProblem> problems;
    const auto shipped = shippedThemes();
    for (const auto& folder : folders)
        for (const auto& [name, path] : filesIn(folder))
            if (const auto added = addTheme(map, path); !added && folder != shipped)
                problems.push_back({ThemeId(name), added.error().message});
    return problems;
}

Result<ThemeId> addTheme(MapDefinition& map, const std::filesystem::path& path)
{
    auto theme = readTheme(path, map);
    if (!theme) return theme.error();
    const ThemeId id(path.stem().string());
    map.themes[id] = std::move(theme).value();
    return id;
}

Result<std::filesystem::path> findTheme(const MapDefinition& map, const std::string& nameOrFile,
                                        const std::vector<std::filesystem::path>& folders)
{
    if (isPath(nameOrFile)) return std::filesystem::path(nameOrFile);
    std::filesystem::path file;
    for (const auto& folder : folders)
        for (const auto& [theme, path] : filesIn(folder))
            if (theme == nameOrFile) file = path;
    if (!file.empty() || map.themes.contains(ThemeId(nameOrFile))) return file;
    // Those that fit this map, and the user's own that are to be mended.
    MapDefinition fitting = map;
    std::set<std::string> names;
    for (const ThemeProblem& problem : addThemes(fitting, folders)) names.insert(problem.theme.text());
    for (const auto& [id, theme] : fitting.themes) names.insert(id.text());
    return Error{unknownName("theme", nameOrFile, {names.begin(), names.end()})};
}

Result<ThemeId> needTheme(MapDefinition& map, const std::string& nameOrFile,
                          const std::vector<std::filesystem::path>& folders)
{
    const auto file = findTheme(map, nameOrFile, folders);
    if (!file) return file.error();
    return file->empty() ? Result<ThemeId>(ThemeId(nameOrFile)) : addTheme(map, *file);
}

}  // namespace frontline
