#include "map/themes.hpp"

#include <fmt/format.h>

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

void add(Document& document, const std::string& name, ThemeFile theme)
{
    document.themes[name] = theme.colors;
    document.themeFiles[name] = std::make_shared<const ThemeFile>(std::move(theme));
}

const LayerLook* lookOf(const Document& document, const std::string& theme, const std::string& layer)
{
    const auto file = document.themeFiles.find(theme);
    if (file == document.themeFiles.end()) return nullptr;
    const auto look = file->second->looks.find(layer);
    return look == file->second->looks.end() ? nullptr : &look->second;
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

Result<Done> addThemes(Document& document, const std::vector<std::filesystem::path>& folders)
{
    Result<Done> done = Done{};
    if (!document.ownStyle) return done;
    const auto shipped = assetsPath() / "themes";
    for (const auto& folder : folders) {
        for (const auto& [name, path] : filesIn(folder)) {
            auto theme = readTheme(path, *document.ownStyle);
            if (theme)
                add(document, name, std::move(theme).value());
            else if (folder != shipped)
                done.warnings.push_back(fmt::format("the theme \"{}\" cannot be used: {}", name, theme.error().message));
        }
    }
    return done;
}

Result<Done> setTheme(Document& document, const std::string& name)
{
    if (!document.themes.contains(name)) {
        std::vector<std::string> names;
        for (const auto& [theme, palette] : document.themes) names.push_back(theme);
        return Error{unknownName("theme", name, names)};
    }
    for (Layer& layer : document.layers) {
        if (!document.ownStyle) break;
        const auto own = document.ownStyle->looks.find(layer.id);
        if (own == document.ownStyle->looks.end()) continue;  // a file that was added
        const LayerLook* before = lookOf(document, document.theme, layer.id);
        const LayerLook* after = lookOf(document, name, layer.id);
        // What the theme before switched goes back, unless it was changed by hand since.
        if (before && before->visible == layer.visible) layer.visible = *own->second.visible;
        if (before && before->opacity == layer.opacity) layer.opacity = *own->second.opacity;
        if (after && after->visible) layer.visible = *after->visible;
        if (after && after->opacity) layer.opacity = *after->opacity;
        layer.rules = after && after->rules ? *after->rules : *own->second.rules;
    }
    document.theme = name;
    return Done{};
}

Result<std::filesystem::path> findTheme(const Document& document, const std::string& nameOrFile,
                                        const std::vector<std::filesystem::path>& folders)
{
    if (isPath(nameOrFile)) return std::filesystem::path(nameOrFile);
    std::set<std::string> names;
    for (const auto& [theme, palette] : document.themes) names.insert(theme);
    std::filesystem::path file;
    for (const auto& folder : folders) {
        for (const auto& [theme, path] : filesIn(folder)) {
            names.insert(theme);
            if (theme == nameOrFile) file = path;
        }
    }
    if (!names.contains(nameOrFile)) return Error{unknownName("theme", nameOrFile, {names.begin(), names.end()})};
    return file;
}

Result<Done> chooseTheme(Document& document, const std::string& nameOrFile,
                         const std::vector<std::filesystem::path>& folders)
{
    const auto file = findTheme(document, nameOrFile, folders);
    if (!file) return file.error();
    if (file->empty() || !document.ownStyle) return setTheme(document, nameOrFile);
    auto theme = readTheme(*file, *document.ownStyle);
    if (!theme) return theme.error();
    const std::string name = file->stem().string();
    add(document, name, std::move(theme).value());
    return setTheme(document, name);
}

}  // namespace frontline
