#include "data/ogr_reader.hpp"

#include "base/message.hpp"
#include "data/file_texts.hpp"
#include "data/layer_reader.hpp"

namespace frontline {

namespace {

std::string layerNames(GDALDataset& dataset)
{
    std::string names;
    for (const auto* layer : dataset.GetLayers())
        names += (names.empty() ? "" : ", ") + std::string(const_cast<OGRLayer*>(layer)->GetName());
    return names;
}

}  // namespace

Result<std::vector<FeatureTable>> readFeatures(const std::filesystem::path& path, const ReadOptions& options)
{
    GdalMessages messages;
    auto dataset = openDataset(path, options.embedded, messages);
    if (!dataset) return dataset.error();
    GDALDataset& file = **dataset;
    std::vector<FeatureTable> tables;
    std::vector<std::string> warnings;
    FileTexts texts;
    bool found = false;
    for (int i = 0; i < file.GetLayerCount(); ++i) {
        OGRLayer& layer = *file.GetLayer(i);
        if (!options.layer.empty() && options.layer != layer.GetName()) continue;
        if (options.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", path.string())};
        found = true;
        LayerReader reader(path.string(), file, layer, options, messages, texts);
        if (auto done = reader.read(tables); !done) return done.error();
        for (auto& warning : reader.warnings()) warnings.push_back(std::move(warning));
    }
    for (auto& warning : texts.warnings(path)) warnings.push_back(std::move(warning));
    if (!found && !options.layer.empty()) {
        return Error{msg("{}: has no layer \"{}\"; it has: {}", path.string(), options.layer, layerNames(file))};
    }
    if (tables.empty()) {
        if (warnings.empty()) return Error{msg("{}: there is nothing to draw in it", path.string())};
        return Error{msg("{}: there is nothing to draw in it ({})", path.string(), warnings.front())};
    }
    return {std::move(tables), std::move(warnings)};
}

}  // namespace frontline
