#include "session/status_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "geo/projection_words.hpp"

namespace frontline {

namespace {

bool isPlace(LonLat p)
{
    return std::isfinite(p.lonDegrees) && std::isfinite(p.latDegrees) && std::abs(p.latDegrees) <= 90 &&
           std::abs(p.lonDegrees) <= 360;
}

int utmZone(double lonDegrees)
{
    return std::clamp(static_cast<int>(std::floor((lonDegrees + 180) / 6)) + 1, 1, 60);
}

}  // namespace

std::string lonLatText(LonLat p)
{
    if (!isPlace(p)) return {};
    return fmt::format("{:.4f}° {}  {:.4f}° {}", std::abs(p.latDegrees), p.latDegrees < 0 ? 'S' : 'N',
                       std::abs(p.lonDegrees), p.lonDegrees < 0 ? 'W' : 'E');
}

std::string scaleText(const View& view, Language language)
{
    constexpr double metresPerPoint = 0.0254 / 72;
    const double scale = view.metresPerPoint() / metresPerPoint;
    if (!std::isfinite(scale) || !(scale > 0)) return {};
    const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(scale)) - 2));
    return "1:" + numberText(std::round(scale / unit) * unit, 0, language);
}

std::string projectionText(const Projection& projection, Language language)
{
    return projectionWords(projection, language);
}

std::string UtmText::operator()(LonLat p)
{
    if (!isPlace(p) || p.latDegrees < -80 || p.latDegrees > 84) return {};
    const double lon = std::remainder(p.lonDegrees, 360);
    const int zone = utmZone(lon);
    const int code = (p.latDegrees < 0 ? 32700 : 32600) + zone;
    auto found = zones_.find(code);
    if (found == zones_.end()) {
        auto projection = Projection::create(fmt::format("EPSG:{}", code));
        if (!projection) return {};
        found = zones_.emplace(code, *std::move(projection)).first;
    }
    // Bands of 8 degrees from 80 south, without I and O; the last reaches to 84 north.
    constexpr const char* bands = "CDEFGHJKLMNPQRSTUVWX";
    const char band = bands[std::min(19, static_cast<int>((p.latDegrees + 80) / 8))];
    const Xy metres = found->second.forward(LonLat{lon, p.latDegrees});
    if (!std::isfinite(metres.x) || !std::isfinite(metres.y)) return {};
    return fmt::format("{}{} {:.0f} E {:.0f} N", zone, band, metres.x, metres.y);
}

std::pair<int, int> utmZones(const Box& lonLat)
{
    return {utmZone(lonLat.minX), utmZone(lonLat.maxX)};
}

}  // namespace frontline
