#include "map/restyle.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/message.hpp"
#include "data/filter.hpp"
#include "map/own_style.hpp"

namespace frontline {

namespace {

/// A part of a layer with what the filter leaves of it.
struct FilteredPart {
    TablePointer table;
    std::optional<std::vector<std::uint32_t>> rows;  // absent: all
};

Error about(const char* option, const std::string& why)
{
    return Error{std::string(option) + ": " + why};
}

Result<std::vector<FilteredPart>> readParts(DataStore& store, std::span<const OwnLayer> parts, const OwnStyle& style)
{
    std::vector<FilteredPart> out;
    for (const OwnLayer& own : parts) {
        const auto table = store.table(own.file);
        if (!table) return table.error();
        out.push_back({*table, std::nullopt});
        if (style.filter.empty()) continue;
        auto rows = featuresWhere(**table, style.filter);
        if (!rows) return about("--filter", rows.error().message);
        out.back().rows = *std::move(rows);
    }
    return out;
}

Result<FeatureClasses> classesOf(const std::vector<FilteredPart>& parts, const Classification& asked)
{
    if (asked.empty()) return FeatureClasses{};
    std::vector<ClassifiedTable> tables;
    for (const FilteredPart& part : parts) tables.push_back({*part.table, part.rows ? &*part.rows : nullptr});
    auto classes = classify(tables, asked);
    return classes ? std::move(classes) : Result<FeatureClasses>(about("--classify", classes.error().message));
}

Result<std::optional<LayerDays>> daysOf(const std::vector<FilteredPart>& parts, const DayChoice& choice)
{
    if (choice.mode == DayChoice::Mode::Off) return std::optional<LayerDays>();
    std::vector<const FeatureTable*> tables;
    std::vector<std::string> columns;
    for (const FilteredPart& part : parts) {
        tables.push_back(part.table.get());
        for (const Column& column : part.table->columns)
            if (std::ranges::find(columns, column.name) == columns.end()) columns.push_back(column.name);
    }
    const auto found = choice.column.empty() ? findDateColumn(tables) : dateColumn(tables, choice.column);
    if (!found)
        return about(
            "--days",
            choice.column.empty()
                ? msg("no column has dates; name one with --style date=COLUMN; the columns are: {}", listed(columns))
                : msg("column \"{}\" has no dates; the columns are: {}", choice.column, listed(columns)));
    return std::optional(LayerDays{choice.mode, choice.last, found->form, found->name, found->end});
}

/// The numbers of the classes with the titles that those of `hidden` had. Where other classes are asked for, the
/// numbers are of these.
std::set<std::size_t> hiddenNow(const OwnLayer& before, const OwnStyle& style, const std::vector<StyleRule>& now)
{
    if (before.style.classes != style.classes) return style.hidden;
    std::set<std::size_t> hidden;
    const auto& rules = before.layer->rules;
    for (const std::size_t number : style.hidden) {
        if (number >= rules.size() || rules[number].title.empty()) {
            hidden.insert(number);
            continue;
        }
        const auto found = std::ranges::find_if(
            now, [&](const StyleRule& rule) { return rule.title.own() == rules[number].title.own(); });
        if (found != now.end()) hidden.insert(static_cast<std::size_t>(found - now.begin()));
    }
    return hidden;
}

/// Which option of the command line most likely is wrong, where the rules cannot be made.
const char* optionOf(const OwnStyle& style)
{
    return !style.color.empty() ? "--color" : "--label";
}

}  // namespace

Result<Restyled> restyled(DataStore& store, std::span<const OwnLayer> parts, const OwnStyle& style)
{
    if (parts.empty()) return Restyled{};
    const auto read = readParts(store, parts, style);
    if (!read) return read.error();
    const auto classes = classesOf(*read, style.classes);
    if (!classes) return classes.error();
    const auto days = daysOf(*read, style.days);
    if (!days) return days.error();
    Restyled out;
    out.classes = *classes;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const FeatureTable& table = *(*read)[i].table;
        auto rules = ownRules(table, parts[i].color, style, style.classes.empty() ? nullptr : &out.classes);
        if (!rules) return about(optionOf(style), rules.error().message);
        OwnStyle kept = style;
        kept.hidden = hiddenNow(parts[i], style, *rules);
        for (std::size_t r = 0; r < rules->size(); ++r) (*rules)[r].hidden = kept.hidden.contains(r);
        LayerDefinition layer = *parts[i].layer;
        layer.rules = *std::move(rules);
        layer.where = style.filter;
        layer.days = *days;
        layer.opacity = style.opacity.value_or(1);
        OwnLayer part = parts[i];
        part.layer = std::make_shared<const LayerDefinition>(std::move(layer));
        part.style = std::move(kept);
        out.parts.push_back(std::move(part));
        out.features += table.featureCount();
        out.chosen += (*read)[i].rows ? (*read)[i].rows->size() : table.featureCount();
    }
    return out;
}

std::string withoutOption(const std::string& problem)
{
    const auto end = problem.find(": ");
    return problem.starts_with("--") && end != std::string::npos ? problem.substr(end + 2) : problem;
}

std::vector<OwnLayer> partsOf(const Selection& selection, LayerId id)
{
    LayerId whole = id;
    for (const OwnLayer& own : selection.files)
        if (own.layer->id == id) whole = own.layer->whole();
    std::vector<OwnLayer> parts;
    for (const OwnLayer& own : selection.files)
        if (own.layer->whole() == whole) parts.push_back(own);
    return parts;
}

void replaceParts(Selection& selection, const std::vector<OwnLayer>& parts)
{
    for (OwnLayer& own : selection.files) {
        const auto found =
            std::ranges::find_if(parts, [&](const OwnLayer& part) { return part.layer->id == own.layer->id; });
        if (found != parts.end()) own = *found;
    }
}

}  // namespace frontline
