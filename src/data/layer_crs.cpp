#include "data/layer_crs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

bool isWgs84(const OGRSpatialReference& srs)
{
    return isSameCrs(srs, *wgs84Crs());
}

/// A code of more digits than any has, which GDAL would take for another.
bool namesNoCode(const std::string& text)
{
    const std::string begin = smallAscii(text.substr(0, 5));
    const bool isCode = begin == "epsg:" || begin.starts_with("urn:") || begin.starts_with("http");
    const auto last = text.find_last_not_of("0123456789");
    return isCode && last != std::string::npos && text.size() - last > 10;
}

Result<SrsPointer> assumedCrs(const std::string& assumed)
{
    SrsPointer srs = crsOfText(assumed);
    if (!srs) return Error{msg("\"{}\" is not a CRS; give an EPSG code, a PROJ string or WKT", assumed)};
    return srs;
}

}  // namespace

SrsPointer crsOfText(const std::string& text)
{
    if (namesNoCode(text)) return nullptr;
    SrsPointer srs(new OGRSpatialReference);
    if (srs->SetFromUserInput(text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
        return nullptr;
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

bool isSameCrs(const OGRSpatialReference& a, const OGRSpatialReference& b)
{
    static const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                          "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    return a.IsSame(&b, options);
}

SrsPointer wgs84Crs()
{
    SrsPointer wgs84(new OGRSpatialReference);
    wgs84->importFromEPSG(4326);
    wgs84->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return wgs84;
}

std::string crsName(const OGRSpatialReference& srs)
{
    const char* authority = srs.GetAuthorityName(nullptr);
    const char* code = srs.GetAuthorityCode(nullptr);
    if (authority && code) return fmt::format("{}:{}", authority, code);
    const char* name = srs.GetName();
    return name ? name : msg("unnamed");
}

Result<LayerCrs> chooseCrs(SrsPointer named, bool formatIsDegrees, const std::string& assumed, const std::string& where,
                           LayerWarnings& warnings)
{
    const bool promised = named && formatIsDegrees && isWgs84(*named);
    if (promised && assumed.empty()) return LayerCrs{nullptr, true};
    if (promised || !named) {
        if (assumed.empty())
            return Error{
                msg("{}: the file names no CRS, or none that is known; pass it, for example "
                    "--assume-crs EPSG:4326",
                    where)};
        auto srs = assumedCrs(assumed);
        if (!srs) return srs.error();
        named = *std::move(srs);
        if (promised && !isWgs84(*named))
            warnings.add(msg("taken as {}, although the format stands for longitude and latitude", assumed));
    }
    if (isWgs84(*named)) return LayerCrs{nullptr, promised};
    return LayerCrs{std::move(named), false};
}

bool isInAnyCrs(Xy c)
{
    constexpr double furthest = 1e9;
    return std::abs(c.x) < furthest && std::abs(c.y) < furthest;
}

Result<Done> checkPromise(const LayerCrs& crs, const FeatureGeometries& features, const std::string& where)
{
    if (!crs.promised) return Done{};
    const auto metres = [](Xy c) { return (std::abs(c.x) > 360 || std::abs(c.y) > 360) && isInAnyCrs(c); };
    std::size_t all = 0, inMetres = 0;
    for (const auto& collected : features.byKind()) {
        all += collected.geometry.coordinates.size();
        inMetres += static_cast<std::size_t>(std::ranges::count_if(collected.geometry.coordinates, metres));
    }
    if (inMetres * 2 <= all) return Done{};
    return Error{
        msg("{}: its coordinates are no longitudes and latitudes, for which the format stands; name their CRS, for "
            "example --assume-crs EPSG:32637",
            where)};
}

Result<Box> transformToWgs84(FlatGeometry& geometry, const OGRSpatialReference& srs, const std::string& where)
{
    const std::unique_ptr<OGRCoordinateTransformation> transformation(
        OGRCreateCoordinateTransformation(&srs, wgs84Crs().get()));
    if (!transformation) return Error{msg("{}: there is no way from its CRS to WGS84", where)};
    // A part at a time: PROJ takes eastings and northings apart.
    constexpr std::size_t most = 4096;
    std::vector<double> x(most), y(most);
    std::vector<int> ok(most);
    auto& coordinates = geometry.coordinates;
    Box before;
    for (std::size_t from = 0; from < coordinates.size(); from += most) {
        const std::size_t count = std::min(most, coordinates.size() - from);
        for (std::size_t i = 0; i < count; ++i)
            x[i] = coordinates[from + i].x, y[i] = coordinates[from + i].y, ok[i] = 1;
        transformation->Transform(static_cast<int>(count), x.data(), y.data(), nullptr, ok.data());
        for (std::size_t i = 0; i < count; ++i) {
            const Xy place = ok[i] ? Xy{x[i], y[i]} : Xy{std::nan(""), std::nan("")};
            if (isPlace(place)) before.add(coordinates[from + i]);
            coordinates[from + i] = place;
        }
    }
    return before;
}

}  // namespace frontline
