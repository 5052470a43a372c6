#include "geo/projection.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cmath>
#include <mutex>
#include <numbers>
#include <string_view>
#include <vector>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "geo/geodesic.hpp"

namespace frontline {

namespace {

constexpr std::size_t coordinatesOfAJob = 25000;

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextPointer = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPointer = std::unique_ptr<PJ, PjDeleter>;

/// Opening PROJ's database takes 5 ms or more, and PROJ opens it for any conversion: a context without data files skips
/// that where they are not needed.
enum class Files { All, None };

/// A context that keeps its messages to itself, with the last one for the user.
ContextPointer makeContext(std::string* lastMessage, Files files)
{
    ContextPointer context(proj_context_create());
    // The log level does not keep PROJ from writing to stderr everywhere: only a log function does.
    proj_log_func(context.get(), lastMessage, [](void* message, int, const char* text) {
        if (message) *static_cast<std::string*>(message) = text;
    });
    if (files == Files::None) {
        const char* const nowhere[] = {"/dev/null"};
        proj_context_set_search_paths(context.get(), 1, nowhere);
    }
    proj_context_set_enable_network(context.get(), 0);
    return context;
}

constexpr std::string_view crsMark = " +type=crs";

/// Whether a PROJ string reads a file at a path: grids, init files.
bool namesFile(const std::string& definition)
{
    const auto holds = [&](const char* part) { return definition.find(part) != std::string::npos; };
    return holds("/") && (holds("init=") || holds("grids=") || holds("file="));
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
    if (projString && definition.find("type=crs") == std::string::npos) return definition.append(crsMark);
    return definition;
}

/// Whether a CRS has eastings and northings or longitudes and latitudes, heights and shifts of the datum set aside.
bool isHorizontal(PJ_CONTEXT* context, const PJ* crs)
{
    PjPointer part(proj_clone(context, crs));
    for (;;) {
        switch (part ? proj_get_type(part.get()) : PJ_TYPE_UNKNOWN) {
            case PJ_TYPE_COMPOUND_CRS:
                part.reset(proj_crs_get_sub_crs(context, part.get(), 0));
                break;
            case PJ_TYPE_BOUND_CRS:
                part.reset(proj_get_source_crs(context, part.get()));
                break;
            case PJ_TYPE_GEOGRAPHIC_2D_CRS:
            case PJ_TYPE_GEOGRAPHIC_3D_CRS:
            case PJ_TYPE_PROJECTED_CRS:
                return true;
            default:
                return false;
        }
    }
}

/// Whether a projected CRS stands on WGS84 itself, so that its map projection is all there is between the two.
bool isProjectedWgs84(PJ_CONTEXT* context, const PJ* crs)
{
    if (proj_get_type(crs) != PJ_TYPE_PROJECTED_CRS) return false;
    const PjPointer wgs84(proj_create(context, "+proj=longlat +datum=WGS84 +type=crs"));
    const PjPointer base(proj_crs_get_geodetic_crs(context, crs));
    return wgs84 && base &&
           proj_is_equivalent_to(base.get(), wgs84.get(), PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
}

/// The transformation of a PROJ string on WGS84, made in a context without files; nullptr for any other definition.
PjPointer fromProjString(PJ_CONTEXT* context, std::string definition)
{
    const auto mark = definition.find(crsMark);
    const bool projString = definition.starts_with("+proj=") || definition.starts_with("proj=");
    if (!projString || mark == std::string::npos || definition.find("axis=") != std::string::npos) return nullptr;
    const PjPointer crs(proj_create(context, definition.c_str()));
    if (!crs || !isProjectedWgs84(context, crs.get())) return nullptr;
    definition.erase(mark, crsMark.size());
    const std::string toRadians = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step ";
    return PjPointer(proj_create(context, (toRadians + definition).c_str()));
}

/// From WGS84 to any CRS. A search for operations between two CRSs takes 7 to 30 ms, and is left out where it can be.
PjPointer fromWgs84(PJ_CONTEXT* context, const PJ* crs)
{
    if (isProjectedWgs84(context, crs)) {
        const PjPointer conversion(proj_crs_get_coordoperation(context, crs));
        if (conversion) return PjPointer(proj_normalize_for_visualization(context, conversion.get()));
    }
    const PjPointer wgs84(proj_create(context, "EPSG:4326"));
    if (!wgs84) return nullptr;
    const PjPointer plain(proj_create_crs_to_crs_from_pj(context, wgs84.get(), crs, nullptr, nullptr));
    return PjPointer(plain ? proj_normalize_for_visualization(context, plain.get()) : nullptr);
}

/// A definition on one line, cut where it is long (WKT, or a file given by mistake).
std::string quoted(const std::string& definition)
{
    constexpr std::size_t most = 100;
    std::string line;
    for (const char c : definition) {
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == 127;
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
        if (line.size() > most) break;
    }
    if (line.size() > most) {
        std::size_t end = most;
        while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;  // not within a letter of UTF-8
        line = line.substr(0, end) + "...";
    }
    return '"' + line + '"';
}

/// PROJ's message without the name of the function that it comes from, in brackets; nothing when there is none.
std::string reason(const std::string& message)
{
    if (message.empty()) return "";
    const auto colon = message.find(": ");
    const bool named = message.starts_with("proj_") || message.starts_with("pj_");
    return fmt::format(" (PROJ: {})", named && colon != std::string::npos ? message.substr(colon + 2) : message);
}

/// Whether the definition is a name, and PROJ has found one that is only like it: "Amersfoort" for "foo".
bool isOnlyLike(const std::string& definition, const PJ* crs)
{
    if (definition.find_first_of(":+=[{") != std::string::npos) return false;
    const auto letters = [](const std::string& text) {
        std::string out;
        for (const char c : smallAscii(text))
            if ((static_cast<unsigned char>(c) & 0x80) != 0 || std::isalnum(static_cast<unsigned char>(c))) out += c;
        return out;
    };
    const char* name = proj_get_name(crs);
    return !name || letters(name) != letters(definition);
}

std::string expected()
{
    return msg("give an EPSG code (EPSG:32637), a PROJ string (+proj=lcc +lat_1=45 +lat_2=52 ...) or WKT");
}

}  // namespace

struct Projection::Impl {
    /// A transformation in its own context: PROJ's objects belong to one thread at a time.
    struct Transformation {
        ContextPointer context;
        PjPointer pj;
    };

    std::string definition, name;
    Files files = Files::All;
    ContextPointer context;
    PjPointer original;  // never transforms: only cloned, under the mutex
    mutable std::mutex mutex;
    mutable std::vector<Transformation> idle;

    /// A transformation for as long as one call needs it; there are as many as there were threads at a time.
    class Borrowed {
    public:
        explicit Borrowed(const Impl& owner) : owner_(owner)
        {
            const std::scoped_lock lock(owner.mutex);
            if (!owner.idle.empty()) {
                transformation_ = std::move(owner.idle.back());
                owner.idle.pop_back();
            } else {
                transformation_.context = makeContext(nullptr, owner.files);
                transformation_.pj.reset(proj_clone(transformation_.context.get(), owner.original.get()));
            }
        }
        ~Borrowed()
        {
            const std::scoped_lock lock(owner_.mutex);
            owner_.idle.push_back(std::move(transformation_));
        }
        Borrowed(const Borrowed&) = delete;
        Borrowed& operator=(const Borrowed&) = delete;
        [[nodiscard]] PJ* pj() const { return transformation_.pj.get(); }

    private:
        const Impl& owner_;
        Transformation transformation_;
    };

    std::size_t transform(std::span<Xy> coordinates, PJ_DIRECTION direction) const
    {
        if (coordinates.empty()) return 0;
        if (direction == PJ_FWD) {
            for (Xy& c : coordinates)
                if (!(std::abs(c.y) <= 90)) c = {HUGE_VAL, HUGE_VAL};
        }
        const Borrowed borrowed(*this);
        proj_trans_generic(borrowed.pj(), direction, &coordinates[0].x, sizeof(Xy), coordinates.size(),
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
        if (coordinates.size() < 2 * coordinatesOfAJob) return transform(coordinates, direction);
        std::atomic<std::size_t> failed{0};
        parallelFor(coordinates.size() / coordinatesOfAJob, [&](std::size_t part) {
            const std::size_t first = part * coordinatesOfAJob, rest = coordinates.size() - first;
            const std::size_t count = rest < 2 * coordinatesOfAJob ? rest : coordinatesOfAJob;
            failed += transform(coordinates.subspan(first, count), direction);
        });
        return failed;
    }
};

Projection::Projection(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<Projection> Projection::create(const std::string& definition)
{
    auto impl = std::make_shared<Impl>();
    impl->definition = impl->name = definition;
    const std::string normal = normalised(definition);
    if (namesFile(normal))
        return Error{msg("{} names a file, which a CRS must not; {}", quoted(definition), expected())};
    impl->files = Files::None;
    impl->context = makeContext(nullptr, impl->files);
    impl->original = fromProjString(impl->context.get(), normal);
    if (impl->original) return Projection(std::move(impl));

    std::string message;
    impl->files = Files::All;
    impl->context = makeContext(&message, impl->files);
    PJ_CONTEXT* context = impl->context.get();
    const PjPointer crs(proj_create(context, normal.c_str()));
    if (!crs || isOnlyLike(normal, crs.get())) {
        return Error{
            msg("{} is not a coordinate reference system{}; {}", quoted(definition), reason(message), expected())};
    }
    if (!isHorizontal(context, crs.get())) {
        return Error{msg("{} is not a CRS in which a map can be drawn (neither projected nor geographic); {}",
                         quoted(definition), expected())};
    }
    message.clear();
    impl->original = fromWgs84(context, crs.get());
    if (!impl->original) {
        return Error{
            msg("there is no way from WGS84 to {}{}; choose another CRS", quoted(definition), reason(message))};
    }
    const char* name = proj_get_name(crs.get());
    if (name && *name && std::string_view(name) != "unknown") impl->name = name;
    // The message goes out of scope with this function.
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

namespace {

// Differences are taken over about 200 m on the ground: coarse enough for rounding, fine enough for any curvature.
constexpr double halfStepDegrees = 1e-3;

/// The map's step from south to north of a point.
Xy northward(const Projection& projection, LonLat at)
{
    // A little off the poles, where there is no further north.
    const double lat = std::clamp(at.latDegrees, -90 + 2 * halfStepDegrees, 90 - 2 * halfStepDegrees);
    const Xy north = projection.forward(LonLat{at.lonDegrees, lat + halfStepDegrees});
    const Xy south = projection.forward(LonLat{at.lonDegrees, lat - halfStepDegrees});
    return {north.x - south.x, north.y - south.y};
}

}  // namespace

double Projection::groundMetresPerUnit(Xy p) const
{
    const Xy north = northward(*this, inverse(p));
    const double step = std::hypot(north.x, north.y) / 2;
    const double metresX = geodesicDistanceMetres(inverse(Xy{p.x - step, p.y}), inverse(Xy{p.x + step, p.y}));
    const double metresY = geodesicDistanceMetres(inverse(Xy{p.x, p.y - step}), inverse(Xy{p.x, p.y + step}));
    return std::sqrt(metresX * metresY) / (2 * step);
}

double Projection::gridConvergenceDegrees(Xy p) const
{
    const Xy north = northward(*this, inverse(p));
    return std::atan2(north.x, north.y) * 180 / std::numbers::pi;
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
