// The content of layers: read, filtered and computed on all threads.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>

#include "base/job_graph.hpp"
#include "map/document.hpp"
#include "map/layer_data.hpp"
#include "map/occupied_cache.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

/// One data file that is read for layers.
struct DataRead {
    std::size_t job = 0;
    std::vector<std::string> warnings;
    std::optional<Error> error;
    std::vector<std::string> layers;  // that need it
};

/// One recipe that is computed, perhaps for several layers.
struct Computation {
    OccupiedRecipe recipe;
    std::vector<Layer*> layers;
    std::optional<Error> error;
};

class Loader {
public:
    explicit Loader(Document& document) : document_(document) {}

    Result<Done> load(const std::vector<Layer*>& layers)
    {
        // What is computed takes longest: its data is read first.
        for (Layer* layer : layers)
            if (layer->occupied) planReadsFor(*layer);
        for (Layer* layer : layers)
            if (!layer->occupied) planReadsFor(*layer);
        planComputations(layers);
        if (const auto ran = jobs_.run(); !ran) return ran.error();
        Result<Done> done = Done{};
        for (const std::string& id : order_) reportRead(id, done.warnings);
        for (Layer* layer : layers) {
            if (layer->occupied) continue;
            const auto& data = document_.data.at(layer->data).table;
            if (!data) continue;
            layer->table = chosenFeatures(*layer, data, document_.date);
            for (std::string& warning : missingColumns(*layer, *data)) done.warnings.push_back(std::move(warning));
        }
        for (const Computation& computation : computations_) {
            // When an input could not be read, that has been said.
            const auto unread = [&](const std::string& id) { return reads_.contains(id) && reads_.at(id).error; };
            if (computation.error && std::ranges::none_of(inputsOf(computation.recipe), unread))
                done.warnings.push_back(
                    fmt::format("layer \"{}\": {}", computation.layers.front()->id, computation.error->message));
        }
        return done;
    }

private:
    [[nodiscard]] std::vector<std::string> inputsOf(const OccupiedRecipe& recipe) const
    {
        std::vector<std::string> ids{recipe.areas, recipe.lines};
        if (!recipe.plusIso.empty()) ids.push_back(document_.oblasts);
        return ids;
    }

    void planReadsFor(const Layer& layer)
    {
        const auto ids = layer.occupied ? inputsOf(*layer.occupied) : std::vector<std::string>{layer.data};
        for (const std::string& id : ids) {
            const auto file = document_.data.find(id);
            if (file == document_.data.end() || file->second.table) continue;
            auto [read, isNew] = reads_.try_emplace(id);
            if (std::ranges::find(read->second.layers, layer.id) == read->second.layers.end())
                read->second.layers.push_back(layer.id);
            if (!isNew) continue;
            order_.push_back(id);
            // Large files first, so that the threads end together.
            std::error_code ignored;
            const auto bytes = std::filesystem::file_size(file->second.path, ignored);
            const int kilobytes = ignored ? 0 : static_cast<int>(std::min<std::uintmax_t>(bytes / 1024, 1000000));
            const int priority = layer.occupied ? computedFirst + kilobytes : kilobytes;
            read->second.job = jobs_.add(priority, [this, slot = &read->second, target = &file->second] {
                auto table = readData(*target, document_.path);
                slot->warnings = std::move(table.warnings);
                if (table)
                    target->table = std::move(table).value();
                else
                    slot->error = table.error();
            });
        }
    }

    void planComputations(const std::vector<Layer*>& layers)
    {
        for (Layer* layer : layers) {
            if (!layer->occupied) continue;
            const auto same = [&](const Computation& c) {
                return c.recipe.areas == layer->occupied->areas && c.recipe.lines == layer->occupied->lines &&
                       c.recipe.date == layer->occupied->date && c.recipe.plusIso == layer->occupied->plusIso;
            };
            const auto known = std::ranges::find_if(computations_, same);
            if (known != computations_.end())
                known->layers.push_back(layer);
            else
                computations_.push_back({*layer->occupied, {layer}, {}});
        }
        for (Computation& computation : computations_) {
            std::vector<std::size_t> after;
            for (const std::string& id : inputsOf(computation.recipe))
                if (reads_.contains(id)) after.push_back(reads_.at(id).job);
            jobs_.add(
                2 * computedFirst,
                [this, &computation] {
                    auto table = cachedOccupiedArea(document_, computation.recipe);
                    if (!table) computation.error = table.error();
                    for (Layer* layer : computation.layers) layer->table = table ? *table : nullptr;
                },
                after);
        }
    }

    void reportRead(const std::string& id, std::vector<std::string>& warnings)
    {
        const DataRead& read = reads_.at(id);
        warnings.insert(warnings.end(), read.warnings.begin(), read.warnings.end());
        if (!read.error) return;
        warnings.push_back(fmt::format("{} \"{}\" not drawn: {}", read.layers.size() == 1 ? "layer" : "layers",
                                       fmt::join(read.layers, "\", \""), read.error->message));
    }

    static constexpr int computedFirst = 10000000;
    Document& document_;
    JobGraph jobs_;
    std::map<std::string, DataRead> reads_;
    std::vector<std::string> order_;  // of reads_, for the warnings
    std::vector<Computation> computations_;
};

}  // namespace

Result<Done> loadLayers(Document& document, bool all)
{
    std::vector<Layer*> layers;
    for (Layer& layer : document.layers)
        if (!layer.table && !layer.scenario && (all || layer.visible)) layers.push_back(&layer);
    if (layers.empty()) return Done{};
    return Loader(document).load(layers);
}

Result<Done> setDate(Document& document, const std::string& date)
{
    if (std::ranges::find(document.dates, date) == document.dates.end())
        return Error{unknownName("date", date, document.dates)};
    if (date == document.date) return Done{};
    std::vector<Layer*> recomputed;
    const std::string before = document.date;
    for (Layer& layer : document.layers) {
        if (!layer.occupied || !layer.table) continue;
        document.date = before;
        const std::string old = recipeDate(document, *layer.occupied);
        document.date = date;
        if (recipeDate(document, *layer.occupied) == old) continue;
        layer.table = nullptr;  // a hidden layer is computed when it is shown
        if (layer.visible) recomputed.push_back(&layer);
    }
    document.date = date;
    for (Layer& layer : document.layers) {
        if (!layer.dated || !layer.table) continue;
        const auto data = document.data.find(layer.data);
        if (data != document.data.end() && data->second.table)
            layer.table = chosenFeatures(layer, data->second.table, date);
    }
    if (recomputed.empty()) return Done{};
    return Loader(document).load(recomputed);
}

}  // namespace frontline
