#include "geo/projection.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>
#include <thread>

#include "geo/geodesic.hpp"

namespace frontline {

namespace {

constexpr std::size_t coordinatesWorthASecondThread = 50000;

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextPointer = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPointer = std::unique_ptr<PJ, PjDeleter>;

/// A context that keeps its messages to itself, with the last one for the user.
ContextPointer makeContext(std::string* lastMessage)
{
    ContextPointer context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    if (lastMessage) {
        proj_log_func(context.get(), lastMessage,
                      [](void* message, int, const char* text) { *static_cast<std::string*>(message) = text; });
    } else {
        proj_log_level(context.get(), PJ_LOG_NONE);
    }
    return context;
}

/// "32637" → "EPSG:32637"; PROJ strings become CRSs rather than operations.
std::string normalised(std::string definition)
{
    const auto first = definition.find_first_not_of(" \t\r\n");
    definition.erase(0, std::min(first, definition.size()));
    definition.erase(definition.find_last_not_of(" \t\r\n") + 1);
    const bool digits = !definition.empty() && definition.size() <= 6 &&
                        std::ranges::all_of(definition, [](char c) { return c >= '0' && c <= '9'; });
    if (digits) return "EPSG:" + definition;
    const bool projString = definition.starts_with("+") || definition.starts_with("proj=");
    if (projString && definition.find("type=crs") == std::string::npos) return definition + " +type=crs";
    return definition;
}

bool isHorizontal(PJ_CONTEXT* context, const PJ* crs)
{
    switch (proj_get_type(crs)) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS:
        case PJ_TYPE_GEOGRAPHIC_3D_CRS:
        case PJ_TYPE_PROJECTED_CRS:
        case PJ_TYPE_COMPOUND_CRS:
            return true;
        case PJ_TYPE_BOUND_CRS: {
            const PjPointer source(proj_get_source_crs(context, crs));
            return source && isHorizontal(context, source.get());
        }
        default:
            return false;
    }
}

constexpr const char* expected =
    "give an EPSG code (EPSG:32637), a PROJ string (+proj=lcc +lat_1=45 +lat_2=52 ...) or WKT";

}  // namespace

struct Projection::Impl {
    /// A transformation in its own context: PROJ's objects belong to one thread at a time.
    struct Transformation {
        ContextPointer context;
        PjPointer pj;
    };

    std::string definition, name;
    bool geographic = false;
    ContextPointer context;
    PjPointer original;  // never transforms: only cloned, under the mutex
    mutable std::mutex mutex;
    mutable std::map<std::thread::id, Transformation> byThread;

    PJ* ofThisThread() const
    {
        const std::scoped_lock lock(mutex);
        Transformation& t = byThread[std::this_thread::get_id()];
        if (!t.pj) {
            t.context = makeContext(nullptr);
            t.pj.reset(proj_clone(t.context.get(), original.get()));
        }
        return t.pj.get();
    }

    std::size_t transform(std::span<Xy> coordinates, PJ_DIRECTION direction) const
    {
        if (coordinates.empty()) return 0;
        if (direction == PJ_FWD) {
            for (Xy& c : coordinates)
                if (!(std::abs(c.y) <= 90)) c = {HUGE_VAL, HUGE_VAL};
        }
        proj_trans_generic(ofThisThread(), direction, &coordinates[0].x, sizeof(Xy), coordinates.size(),
                           &coordinates[0].y, sizeof(Xy), coordinates.size(), nullptr, 0, 0, nullptr, 0, 0);
        std::size_t failed = 0;
        for (Xy& c : coordinates) {
            if (std::isfinite(c.x) && std::isfinite(c.y)) continue;
            c = {std::nan(""), std::nan("")};
            ++failed;
        }
        return failed;
    }

    std::size_t transformInParallel(std::span<Xy> coordinates, PJ_DIRECTION direction) const
    {
        if (coordinates.size() < coordinatesWorthASecondThread) return transform(coordinates, direction);
        const std::size_t half = coordinates.size() / 2;
        std::size_t failedInSecond = 0;
        std::jthread second([&] { failedInSecond = transform(coordinates.subspan(half), direction); });
        const std::size_t failed = transform(coordinates.first(half), direction);
        second.join();
        return failed + failedInSecond;
    }
};

Projection::Projection(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<Projection> Projection::create(const std::string& definition)
{
    std::string message;
    auto impl = std::make_shared<Impl>();
    impl->definition = definition;
    impl->context = makeContext(&message);
    PJ_CONTEXT* context = impl->context.get();
    const PjPointer crs(proj_create(context, normalised(definition).c_str()));
    if (!crs) {
        return Error{fmt::format("\"{}\" is not a coordinate reference system{}; {}", definition,
                                 message.empty() ? "" : " (" + message + ")", expected)};
    }
    if (!isHorizontal(context, crs.get()))
        return Error{fmt::format("\"{}\" is not a CRS that a map can be drawn in; {}", definition, expected)};
    const PjPointer wgs84(proj_create(context, "EPSG:4326"));
    if (!wgs84) return Error{fmt::format("PROJ does not find its database: {}", message)};
    const PjPointer plain(proj_create_crs_to_crs_from_pj(context, wgs84.get(), crs.get(), nullptr, nullptr));
    if (plain) impl->original.reset(proj_normalize_for_visualization(context, plain.get()));
    if (!impl->original) {
        return Error{fmt::format("PROJ knows no way from WGS84 to \"{}\"{}", definition,
                                 message.empty() ? "" : " (" + message + ")")};
    }
    const char* name = proj_get_name(crs.get());
    impl->name = name && *name && std::string_view(name) != "unknown" ? name : definition;
    const PJ_TYPE type = proj_get_type(crs.get());
    impl->geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    // The message goes out of scope with this function.
    proj_log_level(context, PJ_LOG_NONE);
    proj_log_func(context, nullptr, [](void*, int, const char*) {});
    return Projection(std::move(impl));
}

std::size_t Projection::forward(std::span<Xy> coordinates) const
{
    return impl_->transformInParallel(coordinates, PJ_FWD);
}

std::size_t Projection::inverse(std::span<Xy> coordinates) const
{
    return impl_->transformInParallel(coordinates, PJ_INV);
}

Xy Projection::forward(LonLat p) const
{
    Xy c{p.lonDegrees, p.latDegrees};
    impl_->transform({&c, 1}, PJ_FWD);
    return c;
}

LonLat Projection::inverse(Xy p) const
{
    impl_->transform({&p, 1}, PJ_INV);
    return {p.x, p.y};
}

const std::string& Projection::definition() const
{
    return impl_->definition;
}
const std::string& Projection::name() const
{
    return impl_->name;
}

double Projection::groundMetresPerUnit(Xy p) const
{
    const double step = impl_->geographic ? 1e-3 : 100;
    const double metresX = geodesicDistanceMetres(inverse(Xy{p.x - step, p.y}), inverse(Xy{p.x + step, p.y}));
    const double metresY = geodesicDistanceMetres(inverse(Xy{p.x, p.y - step}), inverse(Xy{p.x, p.y + step}));
    return std::sqrt(metresX * metresY) / (2 * step);
}

double Projection::gridConvergenceDegrees(Xy p) const
{
    constexpr double stepDegrees = 1e-3;
    const LonLat at = inverse(p);
    const Xy north = forward(LonLat{at.lonDegrees, at.latDegrees + stepDegrees});
    const Xy south = forward(LonLat{at.lonDegrees, at.latDegrees - stepDegrees});
    return std::atan2(north.x - south.x, north.y - south.y) * 180 / std::numbers::pi;
}

Box projectedBox(const Projection& projection, const Box& lonLatBox)
{
    constexpr int steps = 32;
    std::vector<Xy> edge;
    for (int i = 0; i <= steps; ++i) {
        const double x = lonLatBox.minX + lonLatBox.width() * i / steps;
        const double y = lonLatBox.minY + lonLatBox.height() * i / steps;
        edge.insert(edge.end(), {{x, lonLatBox.minY}, {x, lonLatBox.maxY}, {lonLatBox.minX, y}, {lonLatBox.maxX, y}});
    }
    projection.forward(edge);
    Box box;
    for (const Xy& p : edge) box.add(p);
    return box;
}

}  // namespace frontline
