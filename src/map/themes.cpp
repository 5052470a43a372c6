#include "map/themes.hpp"

#include <set>
#include <system_error>

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

}  // namespace

std::vector<std::filesystem::path> themeFolders()
{
    std::vector<std::filesystem::path> folders{assetsPath() / "themes"};
    if (const auto user = userConfigFolder(); !user.empty()) folders.push_back(user / "themes");
    return folders;
}

std::vector<ThemeProblem> addThemes(Document& document, const std::vector<std::filesystem::path>& folders)
{
    std::vector<ThemeProblem> problems;
    const auto shipped = assetsPath() / "themes";
    for (const auto& folder : folders)
        for (const auto& [name, path] : filesIn(folder))
            if (const auto added = addTheme(document, path); !added && folder != shipped)
                problems.push_back({name, added.error().message});
    return problems;
}

Result<std::string> addTheme(Document& document, const std::filesystem::path& path)
{
    if (!document.ownStyle) return Error{"a theme needs a map that was read from a file"};
    auto theme = readTheme(path, *document.ownStyle);
    if (!theme) return theme.error();
    const std::string name = path.stem().string();
    document.themes[name] = theme->colors;
    document.themeFiles[name] = std::make_shared<const ThemeFile>(std::move(theme).value());
    return name;
}

LayerLook lookInTheme(const Document& document, const std::string& theme, const Layer& layer)
{
    LayerLook look{layer.rules, layer.visible, layer.opacity};
    if (!document.ownStyle) return look;
    const auto own = document.ownStyle->looks.find(layer.id);
    if (own == document.ownStyle->looks.end()) return look;
    look = own->second;
    const auto file = document.themeFiles.find(theme);
    if (file == document.themeFiles.end()) return look;
    const auto changed = file->second->looks.find(layer.id);
    if (changed == file->second->looks.end()) return look;
    if (changed->second.rules) look.rules = changed->second.rules;
    if (changed->second.visible) look.visible = changed->second.visible;
    if (changed->second.opacity) look.opacity = changed->second.opacity;
    return look;
}

Result<Done> setTheme(Document& document, const std::string& name)
{
    if (!document.themes.contains(name)) {
        std::vector<std::string> names;
        for (const auto& [theme, palette] : document.themes) names.push_back(theme);
        return Error{unknownName("theme", name, names)};
    }
    for (Layer& layer : document.layers) {
        const LayerLook before = lookInTheme(document, document.theme, layer);
        LayerLook after = lookInTheme(document, name, layer);
        if (layer.visible == before.visible) layer.visible = *after.visible;
        if (layer.opacity == before.opacity) layer.opacity = *after.opacity;
        layer.rules = *std::move(after.rules);
    }
    document.theme = name;
    return Done{};
}

Result<std::filesystem::path> findTheme(const Document& document, const std::string& nameOrFile,
                                        const std::vector<std::filesystem::path>& folders)
{
    if (isPath(nameOrFile)) return std::filesystem::path(nameOrFile);
    std::filesystem::path file;
    for (const auto& folder : folders)
        for (const auto& [theme, path] : filesIn(folder))
            if (theme == nameOrFile) file = path;
    if (!file.empty() || document.themes.contains(nameOrFile)) return file;
    // Those that fit this map, and the user's own that are to be mended.
    Document fitting = document;
    std::set<std::string> names;
    for (const ThemeProblem& problem : addThemes(fitting, folders)) names.insert(problem.name);
    for (const auto& [theme, palette] : fitting.themes) names.insert(theme);
    return Error{unknownName("theme", nameOrFile, {names.begin(), names.end()})};
}

Result<Done> chooseTheme(Document& document, const std::string& nameOrFile,
                         const std::vector<std::filesystem::path>& folders)
{
    const auto file = findTheme(document, nameOrFile, folders);
    if (!file) return file.error();
    if (file->empty()) return setTheme(document, nameOrFile);
    // The one of that name that is shown goes first: its looks are known only until they are replaced.
    Document changed = document;
    if (document.ownStyle && changed.themes.contains(document.ownStyle->theme))
        setTheme(changed, document.ownStyle->theme);
    const auto added = addTheme(changed, *file);
    if (!added) return added.error();
    document = std::move(changed);
    return setTheme(document, *added);
}

}  // namespace frontline
