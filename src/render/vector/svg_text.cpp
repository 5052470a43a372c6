#include "render/vector/svg_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace frontline::vector {

namespace {

/// value: hundredths.
void appendHundredths(std::string& out, long long value)
{
    if (value < 0) out += '-', value = -value;
    const long long whole = value / 100, rest = value % 100;
    if (whole > 0 || rest == 0) fmt::format_to(std::back_inserter(out), "{}", whole);
    if (rest == 0) return;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

long long hundredths(double value)
{
    return std::isfinite(value) ? std::llround(value * 100) : 0;
}

}  // namespace

void appendNumber(std::string& out, double value)
{
    appendHundredths(out, hundredths(value));
}

std::string number(double value)
{
    std::string out;
    appendNumber(out, value);
    return out;
}

std::string pathData(const Path& path)
{
    std::string out;
    for (const Subpath& subpath : path) {
        long long x = 0, y = 0;
        bool first = true;
        for (const Xy& p : subpath.pixels) {
            const long long nextX = hundredths(p.x), nextY = hundredths(p.y);
            if (!first && nextX == x && nextY == y && subpath.pixels.size() > 2) continue;
            out += first ? 'M' : 'l';
            appendHundredths(out, nextX - x);
            if (nextY - y >= 0) out += ' ';
            appendHundredths(out, nextY - y);
            x = nextX, y = nextY, first = false;
        }
        if (subpath.closed) out += 'z';
    }
    return out;
}

std::string paint(const char* attribute, Color color)
{
    std::string out = fmt::format(" {}=\"#{:02X}{:02X}{:02X}\"", attribute, color.red, color.green, color.blue);
    if (color.alpha != 255) out += fmt::format(" {}-opacity=\"{:.3g}\"", attribute, color.alpha / 255.0);
    return out;
}

std::string idName(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        const bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          static_cast<unsigned char>(c) >= 0x80 ||
                          std::string_view("-_.:/").find(c) != std::string_view::npos;
        if (!fine) c = '-';
    }
    return out;
}

std::string base64(std::string_view bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned value = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            value = value << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += k <= count ? digits[value >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

}  // namespace frontline::vector
