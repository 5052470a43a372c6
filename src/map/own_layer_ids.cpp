#include "map/own_layer_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "data/database_source.hpp"
#include "data/web_address.hpp"

namespace frontline {

namespace {

constexpr std::array<std::string_view, 6> packings{".gz", ".zip", ".tar", ".tgz", ".7z", ".bz2"};
constexpr std::array<std::string_view, 20> packedFormats{
    ".tar",  ".geojson", ".json", ".geojsonl", ".ndjson", ".geojsons", ".topojson", ".kml", ".gml", ".gpx",
    ".gpkg", ".shp",     ".gdb",  ".fgb",      ".csv",    ".tsv",      ".xml",      ".dxf", ".mif", ".tab"};

bool isOneOf(const auto& endings, const std::filesystem::path& ending)
{
    return std::ranges::find(endings, smallAscii(ending.string())) != endings.end();
}

/// As it can stand in a list of switches: these are separated by commas, and blanks around them do not count.
std::string asPartOfId(std::string text)
{
    std::ranges::replace(text, ',', '-');
    if (!text.empty() && text.front() == ' ') text.front() = '-';
    if (!text.empty() && text.back() == ' ') text.back() = '-';
    return text;
}

}  // namespace

std::string stemOf(const std::filesystem::path& file)
{
    if (file == "-") return "stdin";
    if (isDatabaseAddress(file)) return databaseName(file);
    std::filesystem::path name = file.filename();
    // Of an address the query is no part of the name.
    if (isWebAddress(file)) {
        if (const auto address = addressToFetch(file)) name = fileName(*address);
    }
    bool packed = isOneOf(packings, name.extension());
    name = name.stem();
    while (packed && isOneOf(packedFormats, name.extension())) {
        packed = isOneOf(packings, name.extension());
        name = name.stem();
    }
    return printable(name.string());
}

OwnLayerIds::OwnLayerIds(const MapDefinition& map, const Selection& selection)
{
    for (const LayerPointer& layer : map.layers) taken_.insert(layer->id.text());
    for (const auto& [id, file] : map.data) taken_.insert(id.text());
    for (const OwnLayer& own : selection.files) {
        taken_.insert(own.layer->id.text());
        taken_.insert(own.layer->whole().text());
    }
}

bool OwnLayerIds::isTaken(const std::string& stem) const
{
    const auto below = taken_.lower_bound(stem + "/");
    return taken_.contains(stem) || (below != taken_.end() && below->starts_with(stem + "/"));
}

std::vector<LayerId> OwnLayerIds::next(const std::filesystem::path& file, const std::vector<std::string>& layers,
                                       bool several)
{
    const std::string wanted = asPartOfId(stemOf(file));
    std::string stem = wanted;
    for (int n = 2; isTaken(stem); ++n) stem = fmt::format("{}-{}", wanted, n);
    std::vector<LayerId> ids;
    for (const std::string& layer : layers) {
        const std::string whole = several ? stem + "/" + asPartOfId(layer) : stem;
        std::string id = whole;
        for (int n = 2; taken_.contains(id); ++n) id = fmt::format("{}-{}", whole, n);
        taken_.insert(id);
        ids.emplace_back(id);
    }
    return ids;
}

}  // namespace frontline
