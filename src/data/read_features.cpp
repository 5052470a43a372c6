#include "data/read_features.hpp"

#include "base/encoding.hpp"
#include "base/message.hpp"
#include "data/archives/archive_layers.hpp"
#include "data/content_ending.hpp"
#include "data/dataset_layers.hpp"
#include "data/file_texts.hpp"
#include "data/geojson/geojson_reader.hpp"
#include "data/held_file.hpp"
#include "data/layer_reader.hpp"
#include "data/opening_policy.hpp"
#include "data/packed_files.hpp"
#include "data/piped_data.hpp"
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

/// What was met when the file was opened goes before what was met in it.
Result<std::vector<FeatureTable>> withWarnings(const std::vector<std::string>& opening,
                                               Result<std::vector<FeatureTable>> tables, const std::stop_token& stop)
{
    if (!tables) return stop.stop_requested() ? tables.error() : afterWarnings(opening, tables.error());
    tables.warnings.insert(tables.warnings.begin(), opening.begin(), opening.end());
    return tables;
}

Result<HeldTables> withLayers(Result<std::vector<FeatureTable>> tables, std::uint32_t layers)
{
    if (!tables) return tables.error();
    std::vector<std::string> warnings = std::move(tables.warnings);
    return {HeldTables{std::move(tables).value(), layers}, std::move(warnings)};
}

Result<HeldTables> readWhereHeld(const HeldFile& file, const ReadOptions& options, bool archives)
{
    if (auto sound = checkHeld(file); !sound) return sound.error();
    if (const auto geoJson = heldGeoJson(file.path)) return withLayers(readGeoJson(file.shown, *geoJson, options), 1);
    if (archives && isToBeUnpacked(file.path)) {
        auto tables = readArchive(file.shown, file.path, options);
        const std::uint32_t layers = tables && !tables->empty() ? tables->front().layersInFile : 0;
        return withLayers(std::move(tables), layers);
    }
    GdalMessages messages;
    ReadOptions held = options;
    held.held = file.path;
    const auto dataset = openHeldDataset(file.shown, file.path, options.encoding, messages);
    if (!dataset) return dataset.error();
    return withLayers(withWarnings(dataset.warnings, readLayers(file.shown, **dataset, held, messages), options.stop),
                      static_cast<std::uint32_t>(layersOf(**dataset).size()));
}

}  // namespace

Result<std::vector<FeatureTable>> readLayers(const std::string& shown, GDALDataset& file, const ReadOptions& options,
                                             GdalMessages& messages)
{
    std::vector<FeatureTable> tables;
    std::vector<std::string> warnings;
    FileTexts texts;
    bool found = false, leftOut = false;
    const std::vector<OGRLayer*> layers = layersOf(file);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        OGRLayer& layer = *layers[i];
        if (!options.layer.empty() && options.layer != layer.GetName()) continue;
        if (options.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", shown)};
        found = true;
        LayerReader reader(shown, file, layer, options, messages, texts);
        const std::size_t before = tables.size();
        if (auto done = reader.read(tables); !done) return done.error();
        for (std::size_t t = before; t < tables.size(); ++t) {
            tables[t].layerNumber = static_cast<std::uint32_t>(i);
            tables[t].layersInFile = static_cast<std::uint32_t>(layers.size());
        }
        leftOut = leftOut || reader.leftOut();
        for (auto& warning : reader.warnings()) warnings.push_back(std::move(warning));
    }
    for (auto& warning : texts.warnings(shown)) warnings.push_back(std::move(warning));
    if (leftOut && (tables.size() != 1 || tables.front().geometry.coordinates.empty() || !warnings.empty())) {
        tables.clear();
        ReadOptions all = options;
        all.region = {};
        return readLayers(shown, file, all, messages);
    }
    if (!found && !options.layer.empty()) {
        return Error{msg("{}: has no layer \"{}\"; it has: {}", shown, options.layer, layerNames(file))};
    }
    return {std::move(tables), std::move(warnings)};
}

Result<std::vector<FeatureTable>> somethingOf(const std::string& shown, Result<std::vector<FeatureTable>> tables)
{
    if (!tables || !tables->empty()) return tables;
    if (tables.warnings.empty()) return Error{msg("{}: there is nothing to draw in it", shown)};
    return Error{msg("{}: there is nothing to draw in it ({})", shown, tables.warnings.front())};
}

Result<Done> checkEncoding(const std::string& encoding)
{
    if (encoding.empty() || encodingNamed(encoding)) return Done{};
    return Error{msg("\"{}\" is not an encoding that is known; give its name, as UTF-8, windows-1251, KOI8-U or CP866",
                     encoding)};
}

Result<std::vector<FeatureTable>> readFeatures(const std::filesystem::path& path, const ReadOptions& options)
{
    if (auto known = checkEncoding(options.encoding); !known) return known.error();
    if (isStandardInput(path)) {
        registerFileDrivers(false);
        const auto piped = pipedData(options.stop);
        if (!piped) return piped.error();
        const std::string shown = msg("standard input");
        auto read = readHeld({shown, piped->path}, options, true);
        if (!read) return read.error();
        return somethingOf(shown, {std::move(read->tables), std::move(read.warnings)});
    }
    if (auto may = checkBeforeOpening(path, options.embedded); !may) return may.error();
    return withinMemory(path.string(), nameForGdal(path), [&]() -> Result<std::vector<FeatureTable>> {
        const std::filesystem::path whole = nameForGdal(path);
        if (const auto geoJson = options.embedded ? std::nullopt : geoJsonFile(whole))
            return somethingOf(path.string(), readGeoJson(path.string(), *geoJson, options));
        if (!options.embedded && isToBeUnpacked(whole))
            return somethingOf(path.string(), readArchive(path.string(), whole, options));
        GdalMessages messages;
        const auto dataset = openDataset(path, options.embedded, options.encoding, messages);
        if (!dataset) return dataset.error();
        return somethingOf(
            path, withWarnings(dataset.warnings, readLayers(path, **dataset, options, messages), options.stop));
    });
}

Result<Done> checkHeld(const HeldFile& file)
{
    constexpr std::size_t beginning = 1024;
    if (beginsAsWebPage(firstBytes(file.path, beginning)))
        return Error{
            msg("{}: is a web page, and no map data: check the address, and whether it wants a password", file.shown)};
    return checkReadingMemory(file.path);
}

std::string namedAsShown(const HeldFile& file, std::string message)
{
    const auto replace = [&](const std::string& from, const std::string& to) {
        for (auto at = from.empty() ? std::string::npos : message.find(from); at != std::string::npos;
             at = message.find(from, at + to.size()))
            message.replace(at, from.size(), to);
    };
    replace(file.path.string(), file.shown);
    replace(file.held, file.heldAs);
    return message;
}

Result<HeldTables> readHeld(const HeldFile& file, const ReadOptions& options, bool archives)
{
    auto read = withinMemory(file.shown, "", [&] { return readWhereHeld(file, options, archives); });
    if (!read) return Error{namedAsShown(file, read.error().message)};
    for (std::string& warning : read.warnings) warning = namedAsShown(file, std::move(warning));
    return read;
}

Result<std::vector<FeatureTable>> readFeatures(const FetchedFile& file, const ReadOptions& options)
{
    if (auto known = checkEncoding(options.encoding); !known) return known.error();
    registerFileDrivers(false);
    const std::string& address = file.address().text;
    auto read = readHeld({address, file.path()}, options, true);
    if (!read) return read.error();
    return somethingOf(address, {std::move(read->tables), std::move(read.warnings)});
}

}  // namespace frontline
