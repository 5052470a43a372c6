#include "geo/area_cutter.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "geo/geodesic.hpp"
#include "geo/geos_bridge.hpp"

namespace frontline {

namespace {

using CutOperation = GEOSGeometry* (*)(GEOSContextHandle_t, const GEOSGeometry*, const GEOSGeometry*);

/// An area as GEOS has it, made when it is first asked for.
struct PreparedArea {
    geos::GeometryPointer geometry{nullptr, {nullptr}};
    geos::PreparedPointer prepared{nullptr, {nullptr}};
};

/// All that one thread needs: GEOS objects belong to a context, which serves one thread at a time.
struct CuttingWorld {
    geos::Context context;
    std::vector<PreparedArea> areas;  // the outline last
};

double squareMetresOf(const geos::Context& context, const GEOSGeometry* geometry)
{
    FlatGeometry flat;
    context.appendParts(flat, geometry);
    flat.endFeature();
    return geodesicAreaSquareMetres(flat, 0);
}

}  // namespace

struct AreaCutter::Impl {
    FlatGeometry areas, outline;
    std::vector<Box> boxes;  // of the areas, then of the outline
    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<CuttingWorld>> idle;  // guarded by mutex

    [[nodiscard]] std::size_t areaCount() const { return areas.featureCount(); }

    [[nodiscard]] std::unique_ptr<CuttingWorld> take() const
    {
        {
            const std::scoped_lock lock(mutex);
            if (!idle.empty()) {
                auto world = std::move(idle.back());
                idle.pop_back();
                return world;
            }
        }
        auto world = std::make_unique<CuttingWorld>();
        world->areas.resize(areaCount() + 1);
        return world;
    }
    void giveBack(std::unique_ptr<CuttingWorld> world) const
    {
        const std::scoped_lock lock(mutex);
        idle.push_back(std::move(world));
    }

    /// nullptr when GEOS fails.
    [[nodiscard]] const PreparedArea* prepared(CuttingWorld& world, std::size_t area) const
    {
        PreparedArea& made = world.areas[area];
        if (made.prepared) return &made;
        made.geometry = area < areaCount() ? world.context.fromFlat(areas, area) : world.context.united(outline);
        if (!made.geometry) return nullptr;
        made.prepared = world.context.prepare(*made.geometry);
        return made.prepared ? &made : nullptr;
    }

    [[nodiscard]] std::optional<double> partIn(CuttingWorld& world, std::size_t area, const GEOSGeometry* feature) const
    {
        const auto handle = world.context.handle();
        const PreparedArea* ground = prepared(world, area);
        if (!ground) return std::nullopt;
        const bool isOutline = area == areaCount();
        if (GEOSPreparedCovers_r(handle, ground->prepared.get(), feature) == 1)
            return isOutline ? 0 : squareMetresOf(world.context, feature);
        if (GEOSPreparedIntersects_r(handle, ground->prepared.get(), feature) == 0)
            return isOutline ? squareMetresOf(world.context, feature) : 0;
        const CutOperation operation = isOutline ? GEOSDifference_r : GEOSIntersection_r;
        const auto part = world.context.own(operation(handle, feature, ground->geometry.get()));
        return part ? std::optional(squareMetresOf(world.context, part.get())) : std::nullopt;
    }
};

AreaCutter::AreaCutter(FlatGeometry areas, FlatGeometry outline)
{
    auto impl = std::make_shared<Impl>();
    for (std::size_t i = 0; i < areas.featureCount(); ++i) impl->boxes.push_back(boundsOf(areas, i));
    impl->boxes.push_back(boundsOf(outline));
    impl->areas = std::move(areas);
    impl->outline = std::move(outline);
    impl_ = std::move(impl);
}

Result<std::vector<AreaCutter::Part>> AreaCutter::cut(const FlatGeometry& polygons, std::size_t feature) const
{
    const Impl& impl = *impl_;
    const Box box = boundsOf(polygons, feature);
    std::vector<std::size_t> reached;
    for (std::size_t area = 0; area < impl.areaCount(); ++area)
        if (box.intersects(impl.boxes[area])) reached.push_back(area);
    reached.push_back(impl.areaCount());
    std::vector<std::optional<double>> squareMetres(reached.size());
    std::vector<Error> errors(reached.size());
    const auto measure = [&](std::size_t first, std::size_t end) {
        auto world = impl.take();
        const auto geometry = world->context.fromFlat(polygons, feature);
        for (std::size_t i = first; i < end; ++i) {
            if (geometry) squareMetres[i] = impl.partIn(*world, reached[i], geometry.get());
            if (!squareMetres[i]) errors[i] = world->context.error(msg("intersection"));
        }
        impl.giveBack(std::move(world));
    };
    constexpr std::size_t large = 20'000;  // vertices: each thread needs the feature once more
    if (polygons.ringStarts[polygons.partStarts[polygons.featureStarts[feature + 1]]] -
            polygons.ringStarts[polygons.partStarts[polygons.featureStarts[feature]]] >
        large)
        parallelFor(reached.size(), [&](std::size_t i) { measure(i, i + 1); });
    else
        measure(0, reached.size());
    std::vector<Part> parts;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        if (!squareMetres[i]) return errors[i];
        if (*squareMetres[i] > 0)
            parts.push_back(
                {reached[i] == impl.areaCount() ? outside : static_cast<std::uint32_t>(reached[i]), *squareMetres[i]});
    }
    return parts;
}

}  // namespace frontline
