#include "map/reopen_file.hpp"

#include <algorithm>
#include <set>

#include "base/message.hpp"
#include "map/restyle.hpp"

namespace frontline {

namespace {

/// Of the same part of the file, and of the same kind.
bool sameContent(const OwnLayer& a, const OwnLayer& b)
{
    const auto kind = [](const OwnLayer& own) {
        const std::string id = own.layer->id.text(), whole = own.layer->whole().text();
        return id.substr(whole.size());
    };
    return a.file == b.file && kind(a) == kind(b);
}

/// The rules of all layers made for the new tables, each in the style that it had.
Result<Done> restyleAll(DataStore& store, std::vector<OwnLayer>& layers)
{
    Result<Done> done{Done{}};
    Selection all;
    all.files = layers;
    std::set<LayerId> wholes;
    for (const OwnLayer& own : layers) wholes.insert(own.layer->whole());
    for (const LayerId whole : wholes) {
        const std::vector<OwnLayer> parts = partsOf(all, whole);
        auto made = restyled(store, parts, parts.front().style);
        if (!made) {
            done.warnings.push_back(msg("layer \"{}\": its style does not go with the file any more: {}", whole.text(),
                                        withoutOption(made.error().message)));
            made = restyled(store, parts, {});
            // It is wanted still, once the file goes with it again.
            if (made)
                for (OwnLayer& part : made->parts) part.style = parts.front().style;
        }
        if (!made) return made.error();
        replaceParts(all, made->parts);
    }
    layers = std::move(all.files);
    return done;
}

}  // namespace

Result<std::vector<OwnLayer>> reopenOwnFile(const MapDefinition& map, DataStore& store, const Selection& selection,
                                            const std::filesystem::path& path, const std::stop_token& stop)
{
    std::vector<OwnLayer> before;
    Selection others = selection;
    others.files.clear();
    for (const OwnLayer& own : selection.files) (own.file.path == path ? before : others.files).push_back(own);
    if (before.empty()) return before;
    const DataFile& file = before.front().file;
    auto opened = openOwnFile(map, store, others, path, file.crs, stop, {}, file.encoding);
    if (!opened) return opened;
    std::vector<OwnLayer> now;
    for (const OwnLayer& own : before)
        if (std::ranges::any_of(*opened, [&](const OwnLayer& one) { return sameContent(one, own); }))
            now.push_back(own);
    for (const OwnLayer& one : *opened)
        if (std::ranges::none_of(before, [&](const OwnLayer& own) { return sameContent(one, own); }) &&
            std::ranges::none_of(now, [&](const OwnLayer& own) { return own.layer->id == one.layer->id; }))
            now.push_back(one);
    const auto styled = restyleAll(store, now);
    if (!styled) return styled.error();
    std::vector<std::string> warnings = std::move(opened.warnings);
    warnings.insert(warnings.end(), styled.warnings.begin(), styled.warnings.end());
    return {std::move(now), std::move(warnings)};
}

void replaceLayersOf(Selection& selection, const std::filesystem::path& path, const std::vector<OwnLayer>& layers)
{
    const auto isOfFile = [&](const OwnLayer& own) { return own.file.path == path; };
    const auto first = std::ranges::find_if(selection.files, isOfFile);
    const auto place = first - selection.files.begin();
    std::erase_if(selection.files, isOfFile);
    selection.files.insert(selection.files.begin() + std::min(place, std::ssize(selection.files)), layers.begin(),
                           layers.end());
}

}  // namespace frontline
