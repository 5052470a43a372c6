#include "map/layer_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/job_graph.hpp"
#include "data/ogr_reader.hpp"
#include "map/suggestion.hpp"

namespace frontline {

Result<std::shared_ptr<const FeatureTable>> readData(const DataFile& file, const std::filesystem::path& mapPath)
{
    ReadOptions options;
    options.layer = file.layer;
    options.assumedCrs = file.crs;
    options.embedded = file.path.extension() == ".fgb" && file.path.parent_path() == mapPath.parent_path();
    auto tables = readFeatures(file.path, options);
    if (!tables) return tables.error();
    if (tables->empty()) return Error{fmt::format("{}: holds no features with a place", file.path.string())};
    std::vector<std::string> warnings = std::move(tables.warnings);
    if (tables->size() > 1)
        warnings.push_back(
            fmt::format("{}: holds {} tables, of which the map draws only the first (\"{}\"): name one "
                        "with the key \"layer\", or keep one kind of geometry in a file",
                        file.path.string(), tables->size(), tables->front().name));
    auto table = std::make_shared<const FeatureTable>(std::move(tables->front()));
    return {std::move(table), std::move(warnings)};
}

Result<Done> ensureData(Document& document, const std::vector<std::string>& ids)
{
    struct Read {
        DataFile* file;
        std::optional<Error> error;
        std::vector<std::string> warnings;
    };
    std::vector<Read> reads;
    for (const std::string& id : ids) {
        const auto found = document.data.find(id);
        if (found == document.data.end()) return Error{fmt::format("the map has no data \"{}\"", id)};
        const auto same = [&](const Read& read) { return read.file == &found->second; };
        if (!found->second.table && std::ranges::none_of(reads, same)) reads.push_back({&found->second, {}, {}});
    }
    JobGraph jobs;
    for (Read& read : reads)
        jobs.add(0, [&read, &document] {
            auto table = readData(*read.file, document.path);
            read.warnings = std::move(table.warnings);
            if (table)
                read.file->table = std::move(table).value();
            else
                read.error = table.error();
        });
    if (const auto ran = jobs.run(); !ran) return ran.error();
    Result<Done> done = Done{};
    for (Read& read : reads) {
        if (read.error) return *read.error;
        done.warnings.insert(done.warnings.end(), read.warnings.begin(), read.warnings.end());
    }
    return done;
}

std::shared_ptr<const FeatureTable> chosenFeatures(const Layer& layer, std::shared_ptr<const FeatureTable> data,
                                                   const std::string& date)
{
    if (layer.filterColumn.empty() && !layer.dated) return data;
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = 0; i < data->featureCount(); ++i) {
        if (!layer.filterColumn.empty() && !data->reads(layer.filterColumn, i, layer.filterValue)) continue;
        if (layer.dated && isoDate(*data, i) != date) continue;
        chosen.push_back(static_cast<std::uint32_t>(i));
    }
    if (chosen.size() == data->featureCount()) return data;
    return std::make_shared<const FeatureTable>(selectFeatures(*data, chosen));
}

std::string isoDate(const FeatureTable& table, std::size_t feature)
{
    std::string date = table.text("date", feature);
    if (date.size() == 10 && date[4] == '/' && date[7] == '/') date[4] = date[7] = '-';
    return date;
}

FeatureTable featuresOfDate(const FeatureTable& table, const std::string& date)
{
    if (date.empty()) return table;
    std::vector<std::uint32_t> chosen;
    for (std::size_t i = 0; i < table.featureCount(); ++i)
        if (isoDate(table, i) == date) chosen.push_back(static_cast<std::uint32_t>(i));
    return selectFeatures(table, chosen);
}

std::vector<std::string> missingColumns(const Layer& layer, const FeatureTable& data)
{
    std::vector<std::string> wanted;
    const auto want = [&](const std::string& column) {
        if (!column.empty() && std::ranges::find(wanted, column) == wanted.end()) wanted.push_back(column);
    };
    want(layer.filterColumn);
    if (layer.dated) want("date");
    for (const StyleRule& rule : layer.rules) {
        want(rule.column);
        if (!rule.label) continue;
        want(rule.label->column);
        want(rule.label->columnUkrainian);
        want(rule.label->priorityColumn);
    }
    std::vector<std::string> known, warnings;
    for (const Column& column : data.columns) known.push_back(column.name);
    for (const std::string& column : wanted)
        if (!data.column(column))
            warnings.push_back(fmt::format("layer \"{}\": {}", layer.id, unknownName("column", column, known)));
    return warnings;
}

}  // namespace frontline
