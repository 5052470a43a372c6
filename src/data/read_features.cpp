#include "data/read_features.hpp"

#include "base/encoding.hpp"
#include "base/message.hpp"
#include "data/file_texts.hpp"
#include "data/geojson/geojson_reader.hpp"
#include "data/layer_reader.hpp"
#include "data/opening_policy.hpp"
#include "data/reading_memory.hpp"
#include "data/styles/style_files.hpp"

namespace frontline {

namespace {

std::string layerNames(GDALDataset& dataset)
{
    std::string names;
    for (OGRLayer* const layer : layersOf(dataset))
        names += (names.empty() ? "" : ", ") + nameInWords(layer->GetName());
    return names;
}

/// path: as messages name the file.
Result<std::vector<FeatureTable>> readTables(const std::filesystem::path& path, GDALDataset& file,
                                             const ReadOptions& options, GdalMessages& messages)
{
    std::vector<FeatureTable> tables;
    std::vector<std::string> warnings;
    FileTexts texts;
    bool found = false, leftOut = false;
    const std::vector<OGRLayer*> layers = layersOf(file);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        OGRLayer& layer = *layers[i];
        if (!options.layer.empty() && options.layer != layer.GetName()) continue;
        if (options.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", path.string())};
        found = true;
        LayerReader reader(path.string(), file, layer, options, messages, texts);
        const std::size_t before = tables.size();
        if (auto done = reader.read(tables); !done) return done.error();
        for (std::size_t t = before; t < tables.size(); ++t) {
            tables[t].layerNumber = static_cast<std::uint32_t>(i);
            tables[t].layersInFile = static_cast<std::uint32_t>(layers.size());
        }
        leftOut = leftOut || reader.leftOut();
        for (auto& warning : reader.warnings()) warnings.push_back(std::move(warning));
    }
    for (auto& warning : texts.warnings(path)) warnings.push_back(std::move(warning));
    if (leftOut && (tables.size() != 1 || tables.front().geometry.coordinates.empty() || !warnings.empty())) {
        tables.clear();
        ReadOptions all = options;
        all.region = {};
        return readTables(path, file, all, messages);
    }
    if (!found && !options.layer.empty()) {
        return Error{msg("{}: has no layer \"{}\"; it has: {}", path.string(), options.layer, layerNames(file))};
    }
    return {std::move(tables), std::move(warnings)};
}

/// What was met when the file was opened goes before what was met in it.
Result<std::vector<FeatureTable>> withWarnings(const std::vector<std::string>& opening,
                                               Result<std::vector<FeatureTable>> tables, const std::stop_token& stop)
{
    if (!tables) return stop.stop_requested() ? tables.error() : afterWarnings(opening, tables.error());
    tables.warnings.insert(tables.warnings.begin(), opening.begin(), opening.end());
    return tables;
}

/// A file with nothing to draw in it is an error.
Result<std::vector<FeatureTable>> somethingOf(const std::filesystem::path& path,
                                              Result<std::vector<FeatureTable>> tables)
{
    if (!tables || !tables->empty()) return tables;
    if (tables.warnings.empty()) return Error{msg("{}: there is nothing to draw in it", path.string())};
    return Error{msg("{}: there is nothing to draw in it ({})", path.string(), tables.warnings.front())};
}

/// With the address in the place of the name by which GDAL knows the file.
std::string named(const FetchedFile& file, std::string message)
{
    const std::string& address = file.address().text;
    for (auto at = message.find(file.path()); at != std::string::npos;
         at = message.find(file.path(), at + address.size()))
        message.replace(at, file.path().size(), address);
    return message;
}

}  // namespace

Result<Done> checkEncoding(const std::string& encoding)
{
    if (encoding.empty() || encodingNamed(encoding)) return Done{};
    return Error{msg("\"{}\" is not an encoding that is known; give its name, as UTF-8, windows-1251, KOI8-U or CP866",
                     encoding)};
}

Result<std::vector<FeatureTable>> readFeatures(const std::filesystem::path& path, const ReadOptions& options)
{
    if (auto known = checkEncoding(options.encoding); !known) return known.error();
    if (auto may = checkBeforeOpening(path, options.embedded); !may) return may.error();
    return withinMemory(path.string(), nameForGdal(path), [&]() -> Result<std::vector<FeatureTable>> {
        if (const auto geoJson = options.embedded ? std::nullopt : geoJsonFile(nameForGdal(path)))
            return somethingOf(path, readGeoJson(path.string(), *geoJson, options));
        GdalMessages messages;
        const auto dataset = openDataset(path, options.embedded, options.encoding, messages);
        if (!dataset) return dataset.error();
        return somethingOf(
            path, withWarnings(dataset.warnings, readTables(path, **dataset, options, messages), options.stop));
    });
}

Result<std::vector<FeatureTable>> readFeatures(const FetchedFile& file, const ReadOptions& options)
{
    if (auto known = checkEncoding(options.encoding); !known) return known.error();
    const std::string& address = file.address().text;
    registerFileDrivers(false);
    return withinMemory(address, "", [&]() -> Result<std::vector<FeatureTable>> {
        // Not packed: how much memory that takes is not known of what is fetched.
        if (const auto geoJson = plainGeoJson(file.path()))
            return somethingOf(address, readGeoJson(address, *geoJson, options));
        GdalMessages messages;
        const auto dataset = openDataset(file, options.encoding, messages);
        if (!dataset) return Error{named(file, dataset.error().message)};
        auto tables = somethingOf(
            address, withWarnings(dataset.warnings, readTables(address, **dataset, options, messages), options.stop));
        if (!tables) return Error{named(file, tables.error().message)};
        for (std::string& warning : tables.warnings) warning = named(file, std::move(warning));
        return tables;
    });
}

}  // namespace frontline
