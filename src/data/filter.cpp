#include "data/filter.hpp"

#include <ogr_feature.h>

#include <algorithm>
#include <memory>
#include <numeric>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/clean_geometry.hpp"
#include "data/ogr_dataset.hpp"

namespace frontline {

namespace {

struct ReleaseDefinition {
    void operator()(OGRFeatureDefn* definition) const { definition->Release(); }
};
using Definition = std::unique_ptr<OGRFeatureDefn, ReleaseDefinition>;

Definition definitionOf(const FeatureTable& table)
{
    Definition definition(OGRFeatureDefn::CreateFeatureDefn("table"));
    definition->Reference();
    for (const Column& column : table.columns) {
        const OGRFieldType type = std::holds_alternative<std::vector<std::string>>(column.values) ? OFTString
                                  : std::holds_alternative<std::vector<double>>(column.values)    ? OFTReal
                                                                                                  : OFTInteger64;
        OGRFieldDefn field(column.name.c_str(), type);
        definition->AddFieldDefn(&field);
    }
    return definition;
}

void setField(OGRFeature& feature, int field, const Column& column, std::size_t row)
{
    if (column.isMissing(row))
        feature.SetFieldNull(field);
    else if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
        feature.SetField(field, (*texts)[row].c_str());
    else if (const auto* numbers = std::get_if<std::vector<double>>(&column.values))
        feature.SetField(field, (*numbers)[row]);
    else
        feature.SetField(field, static_cast<GIntBig>(std::get<std::vector<std::int64_t>>(column.values)[row]));
}

/// As a filter names it: what is no plain word stands in double quotes.
std::string nameInFilter(const std::string& name)
{
    const bool plain = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return plain ? name : "\"" + nameInWords(name) + "\"";
}

std::string columnsOf(const FeatureTable& table)
{
    std::string names;
    for (const Column& column : table.columns) names += (names.empty() ? "" : ", ") + nameInFilter(column.name);
    return names;
}

}  // namespace

Result<std::vector<std::uint32_t>> featuresWhere(const FeatureTable& table, const std::string& expression)
{
    GdalMessages messages;
    const Definition definition = definitionOf(table);
    OGRFeatureQuery query;
    if (query.Compile(definition.get(), expression.c_str()) != OGRERR_NONE)
        return Error{msg("filter \"{}\" cannot be understood ({}); the columns are: {}", printable(expression),
                         printable(messages.firstError()), columnsOf(table))};
    // Only what the expression asks for is put into the feature that it is asked of.
    std::vector<int> used;
    char** const names = query.GetUsedFields();
    for (int i = 0; names && names[i]; ++i)
        if (const int field = definition->GetFieldIndex(names[i]); field >= 0) used.push_back(field);
    CSLDestroy(names);
    OGRFeature feature(definition.get());
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t row = 0; row < table.featureCount(); ++row) {
        feature.SetFID(row);
        for (const int field : used) setField(feature, field, table.columns[static_cast<std::size_t>(field)], row);
        if (query.Evaluate(&feature)) chosen.push_back(row);
        if (messages.failed())
            return Error{
                msg("filter \"{}\" cannot be followed ({})", printable(expression), printable(messages.firstError()))};
    }
    return chosen;
}

}  // namespace frontline
