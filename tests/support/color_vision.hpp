// How colours are seen: contrast, difference, and what people see who lack one kind of cones.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/color.hpp"

namespace frontline {

/// sRGB, each channel 0..1.
using Rgb = std::array<double, 3>;

inline Rgb rgbOf(Color c)
{
    return {c.red / 255.0, c.green / 255.0, c.blue / 255.0};
}

/// A colour painted over another as the renderer blends: in sRGB values.
inline Rgb over(Color top, const Rgb& below)
{
    const double a = top.alpha / 255.0;
    const Rgb t = rgbOf(top);
    return {t[0] * a + below[0] * (1 - a), t[1] * a + below[1] * (1 - a), t[2] * a + below[2] * (1 - a)};
}

/// IEC 61966-2-1.
inline double linear(double s)
{
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}
inline double encoded(double l)
{
    const double c = std::clamp(l, 0.0, 1.0);
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
}

/// Contrast ratio of WCAG 2.1, 1 to 21.
inline double contrast(const Rgb& a, const Rgb& b)
{
    const auto luminance = [](const Rgb& c) {
        return 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

enum class Vision { Usual, Protanopia, Deuteranopia, Tritanopia };

/// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE
/// TVCG 15, 2009): their matrices for severity 1, on linear RGB.
inline Rgb seenWith(Vision vision, const Rgb& c)
{
    static constexpr std::array<std::array<double, 9>, 3> matrices{{
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
    }};
    if (vision == Vision::Usual) return c;
    const auto& m = matrices[static_cast<std::size_t>(vision) - 1];
    const Rgb l{linear(c[0]), linear(c[1]), linear(c[2])};
    Rgb out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = encoded(m[3 * i] * l[0] + m[3 * i + 1] * l[1] + m[3 * i + 2] * l[2]);
    return out;
}

struct Lab {
    double l = 0, a = 0, b = 0;
};

/// CIELAB about the white of sRGB, D65.
inline Lab labOf(const Rgb& c)
{
    const double r = linear(c[0]), g = linear(c[1]), b = linear(c[2]);
    const auto f = [](double t) {
        constexpr double d = 6.0 / 29;
        return t > d * d * d ? std::cbrt(t) : t / (3 * d * d) + 4.0 / 29;
    };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIEDE2000 as in Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes" (2005).
inline double difference(const Lab& one, const Lab& two)
{
    const auto degrees = [](double radians) { return radians * 180 / std::numbers::pi; };
    const auto cosine = [](double deg) { return std::cos(deg * std::numbers::pi / 180); };
    const auto sine = [](double deg) { return std::sin(deg * std::numbers::pi / 180); };
    const auto share = [](double chroma) {
        const double c7 = std::pow(chroma, 7);
        return std::sqrt(c7 / (c7 + std::pow(25.0, 7)));
    };
    const auto hue = [&](double a, double b) {
        if (a == 0 && b == 0) return 0.0;
        const double h = degrees(std::atan2(b, a));
        return h < 0 ? h + 360 : h;
    };
    const double g = 0.5 * (1 - share((std::hypot(one.a, one.b) + std::hypot(two.a, two.b)) / 2));
    const double a1 = one.a * (1 + g), a2 = two.a * (1 + g);
    const double c1 = std::hypot(a1, one.b), c2 = std::hypot(a2, two.b);
    const double h1 = hue(a1, one.b), h2 = hue(a2, two.b);
    double dh = h2 - h1;
    if (c1 * c2 == 0) dh = 0;
    if (dh > 180) dh -= 360;
    if (dh < -180) dh += 360;
    double meanHue = h1 + h2;
    if (c1 * c2 != 0) {
        if (std::abs(h1 - h2) > 180) meanHue += meanHue < 360 ? 360 : -360;
        meanHue /= 2;
    }
    const double dl = two.l - one.l, dc = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * sine(dh / 2);
    const double meanL = (one.l + two.l) / 2 - 50, meanC = (c1 + c2) / 2;
    const double t = 1 - 0.17 * cosine(meanHue - 30) + 0.24 * cosine(2 * meanHue) + 0.32 * cosine(3 * meanHue + 6) -
                     0.20 * cosine(4 * meanHue - 63);
    const double sl = 1 + 0.015 * meanL * meanL / std::sqrt(20 + meanL * meanL);
    const double sc = 1 + 0.045 * meanC, sh = 1 + 0.015 * meanC * t;
    const double turn = 30 * std::exp(-std::pow((meanHue - 275) / 25, 2));
    const double rt = -sine(2 * turn) * 2 * share(meanC);
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dH / sh, 2) + rt * dc / sc * dH / sh);
}

}  // namespace frontline
