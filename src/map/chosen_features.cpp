#include "map/chosen_features.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "map/drawn_map.hpp"

namespace frontline {

namespace {

/// The features of a layer, unless it shows all of its data.
struct ChosenFeatures {
    TablePointer table;
};

std::string chosenKey(const LayerDefinition& layer, const DataFile& file, const std::string& date)
{
    return fmt::format("chosen\n{}\n{}\n{}\n{}\n{}", DataStore::keyOf(file), layer.filterColumn, layer.filterValue,
                       layer.dated ? date : "", layer.where);
}

/// A part of what the store keeps as long as it is used.
TablePointer tableOf(const std::shared_ptr<const ChosenFeatures>& chosen, const TablePointer& whole)
{
    return chosen->table ? TablePointer(chosen, chosen->table.get()) : whole;
}

}  // namespace

TablePointer chooseContent(DataStore& store, const LayerDefinition& layer, const DataFile& file,
                           const TablePointer& table, const std::string& date)
{
    if (!choosesFeatures(layer)) return table;
    const auto chosen =
        store.get<ChosenFeatures>(chosenKey(layer, file, date), [&]() -> Result<DataStore::Made<ChosenFeatures>> {
            auto features = std::make_shared<ChosenFeatures>();
            TablePointer some = chosenFeatures(layer, table, date);
            if (some == table) return DataStore::Made<ChosenFeatures>{std::move(features), sizeof(ChosenFeatures)};
            const std::size_t bytes = bytesOf(*some);
            features->table = std::move(some);
            return DataStore::Made<ChosenFeatures>{std::move(features), bytes};
        });
    return tableOf(*chosen, table);
}

TablePointer findChosenContent(DataStore& store, const LayerDefinition& layer, const DataFile& file,
                               const TablePointer& table, const std::string& date)
{
    if (!choosesFeatures(layer)) return table;
    const auto chosen = store.find<ChosenFeatures>(chosenKey(layer, file, date));
    return chosen ? tableOf(chosen, table) : nullptr;
}

}  // namespace frontline
