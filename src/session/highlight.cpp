#include "session/highlight.hpp"

#include "base/message.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

Result<FeatureTable> oblastByIso(const MapData& data, const std::string& iso)
{
    const auto oblasts = data.table(data.map.roles.oblasts);
    if (!oblasts) return oblasts.error();
    for (std::size_t i = 0; i < (*oblasts)->featureCount(); ++i)
        if ((*oblasts)->text("iso", i) == iso) return selectFeatures(**oblasts, {static_cast<std::uint32_t>(i)});
    return Error{msg("no oblast \"{}\" in this map", iso)};
}

}  // namespace

Result<TablePointer> groundInOblast(const MapData& data, const std::string& iso,
                                    const std::vector<TablePointer>& grounds)
{
    auto oblast = oblastByIso(data, iso);
    if (!oblast) return oblast.error();
    FlatGeometry inside;
    for (const TablePointer& ground : grounds) {
        if (!ground || ground->geometry.partCount() == 0) continue;
        auto part = intersectionOf(ground->geometry, oblast->geometry);
        if (!part) return part.error();
        appendFeatures(inside, *part);
    }
    auto table = std::make_shared<FeatureTable>();
    table->geometry = inside.partCount() > 0 ? std::move(inside) : oblast->geometry;
    return TablePointer(std::move(table));
}

}  // namespace frontline
