#include "map/ramps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace frontline {

namespace {

// Okabe and Ito's colours without black, the yellow darker so that it is seen on paper.
constexpr std::array categoryColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#B5A400"};

// From the least to the most. Those of matplotlib (viridis, magma, cividis: CC0) from the light end to the dark one, as
// a map on light ground wants them; the others are Paul Tol's.
constexpr std::array viridis{"#FDE725", "#AADC32", "#5DC863", "#27AD81", "#21908C",
                             "#2C728E", "#3B528B", "#472D7B", "#440154"};
constexpr std::array magma{"#FEC287", "#FB8861", "#E65164", "#B63679", "#822681", "#51127C", "#1D1147"};
constexpr std::array yellowBrown{"#FEE391", "#FEC44F", "#FB9A29", "#EC7014", "#CC4C02", "#993404", "#662506"};
constexpr std::array iridescent{"#DDECBF", "#C2E3D2", "#A8D8DC", "#8DCBE4", "#7BBCE7",
                                "#7EA0D2", "#8C7FB7", "#9A709E", "#805770", "#46353A"};
constexpr std::array blueRed{"#2166AC", "#4393C3", "#92C5DE", "#D1E5F0", "#F7F7F7",
                             "#FDDBC7", "#F4A582", "#D6604D", "#B2182B"};
constexpr std::array purpleGreen{"#762A83", "#9970AB", "#C2A5CF", "#E7D4E8", "#F7F7F7",
                                 "#D9F0D3", "#ACD39E", "#5AAE61", "#1B7837"};
constexpr std::array sunset{"#364B9A", "#4A7BB7", "#6EA6CD", "#98CAE1", "#C2E4EF", "#EAECCC",
                            "#FEDA8B", "#FDB366", "#F67E4B", "#DD3D2D", "#A50026"};

struct Ramp {
    const char* name;
    std::span<const char* const> stops;
    bool diverging;
};
const std::array ramps{Ramp{"YlOrBr", yellowBrown, false}, Ramp{"viridis", viridis, false},
                       Ramp{"magma", magma, false},        Ramp{"iridescent", iridescent, false},
                       Ramp{"BuRd", blueRed, true},        Ramp{"PRGn", purpleGreen, true},
                       Ramp{"sunset", sunset, true}};

std::uint8_t between(std::uint8_t a, std::uint8_t b, double share)
{
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
}

}  // namespace

CategoryLook categoryLook(std::size_t number)
{
    return {categoryColors[number % categoryColors.size()], static_cast<int>(number / categoryColors.size() % 3)};
}

const std::vector<std::string>& rampNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const Ramp& ramp : ramps) out.emplace_back(ramp.name);
        return out;
    }();
    return names;
}

const std::vector<std::string>& divergingRampNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const Ramp& ramp : ramps)
            if (ramp.diverging) out.emplace_back(ramp.name);
        return out;
    }();
    return names;
}

std::vector<std::string> rampColors(const std::string& name, std::size_t count)
{
    const auto found = std::ranges::find_if(ramps, [&](const Ramp& ramp) { return name == ramp.name; });
    const std::span<const char* const> stops = (found == ramps.end() ? ramps.front() : *found).stops;
    std::vector<std::string> colors;
    for (std::size_t i = 0; i < count; ++i) {
        const double last = static_cast<double>(stops.size() - 1);
        const double at = count == 1 ? last / 2 : last * static_cast<double>(i) / static_cast<double>(count - 1);
        const auto below = static_cast<std::size_t>(at);
        const Color a = *parseColor(stops[below]), b = *parseColor(stops[std::min(below + 1, stops.size() - 1)]);
        const double share = at - static_cast<double>(below);
        colors.push_back(fmt::format("#{:02X}{:02X}{:02X}", between(a.red, b.red, share),
                                     between(a.green, b.green, share), between(a.blue, b.blue, share)));
    }
    return colors;
}

}  // namespace frontline
