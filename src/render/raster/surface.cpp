#include "render/raster/surface.hpp"

#include <algorithm>
#include <cstring>

namespace frontline::raster {

namespace {

constexpr std::uint32_t evenBytes = 0x00FF00FFU;

/// x / 255, rounded, of two numbers up to 255 * 255 at once, in the bytes of evenBytes.
std::uint32_t dividedBy255(std::uint32_t x)
{
    x += 0x00800080U;
    return ((x + ((x >> 8U) & evenBytes)) >> 8U) & evenBytes;
}

std::uint32_t packed(Color c)
{
    return std::uint32_t{c.red} | std::uint32_t{c.green} << 8U | std::uint32_t{c.blue} << 16U | 0xFF000000U;
}

/// from * alpha + to * (255 - alpha), all over 255, channel by channel.
std::uint32_t mixed(std::uint32_t from, std::uint32_t to, std::uint32_t alpha)
{
    const std::uint32_t rest = 255 - alpha;
    const std::uint32_t even = dividedBy255((from & evenBytes) * alpha + (to & evenBytes) * rest);
    const std::uint32_t odd = dividedBy255(((from >> 8U) & evenBytes) * alpha + ((to >> 8U) & evenBytes) * rest);
    return even | odd << 8U;
}

std::uint64_t eightBytes(const std::uint8_t* from)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes;
}

/// How many bytes of the same value come next, looked at in eights.
int runOf(std::uint8_t value, const std::uint8_t* bytes, int count)
{
    const std::uint64_t eight = value * 0x0101010101010101U;
    int run = 0;
    while (run + 8 <= count && eightBytes(bytes + run) == eight) run += 8;
    while (run < count && bytes[run] == value) ++run;
    return run;
}

}  // namespace

Surface::Surface(int width, Rows rows, Color background)
    : width_(width),
      rows_(rows),
      clip_{0, rows.first, width, rows.end},
      pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(rows.end - rows.first),
              mixed(packed(background), 0, background.alpha))
{}

void Surface::clipTo(const std::optional<ClipStart::Pixels>& box)
{
    clip_ = {0, rows_.first, width_, rows_.end};
    if (!box) return;
    clip_.left = std::clamp(box->x, 0, width_);
    clip_.right = std::clamp(box->x + box->width, clip_.left, width_);
    clip_.top = std::clamp(box->y, rows_.first, rows_.end);
    clip_.bottom = std::clamp(box->y + box->height, clip_.top, rows_.end);
}

void Surface::blendInto(std::uint32_t& pixel, Color color, std::uint32_t alpha)
{
    pixel = mixed(packed(color), pixel, alpha);
}

void Surface::blend(int y, int left, const std::uint8_t* coverage, int count, Color color)
{
    if (y < clip_.top || y >= clip_.bottom) return;
    const int from = std::max(left, clip_.left), end = std::min(left + count, clip_.right);
    if (from >= end) return;
    coverage += from - left;
    count = end - from;
    std::uint32_t* pixels = &pixel(y, from);
    const std::uint32_t source = packed(color);
    for (int x = 0; x < count;) {
        const std::uint8_t covered = coverage[x];
        if (covered == 0) {
            x += runOf(0, coverage + x, count - x);
        } else if (covered == 255) {
            const int run = runOf(255, coverage + x, count - x);
            if (color.alpha == 255)
                std::fill_n(pixels + x, run, source);
            else
                for (int i = x; i < x + run; ++i) pixels[i] = mixed(source, pixels[i], color.alpha);
            x += run;
        } else {
            pixels[x] = mixed(source, pixels[x], (covered * color.alpha + 127U) / 255U);
            ++x;
        }
    }
}

void Surface::copyTo(Image& image, int imageRow) const
{
    for (int y = rows_.first; y < rows_.end; ++y) {
        const std::uint32_t* from =
            &pixels_[static_cast<std::size_t>(y - rows_.first) * static_cast<std::size_t>(width_)];
        std::uint8_t* to = &image.pixels[static_cast<std::size_t>(y - imageRow) * static_cast<std::size_t>(width_) *
                                         static_cast<std::size_t>(image.channels)];
        for (int x = 0; x < width_; ++x, to += image.channels) {
            const std::uint32_t p = from[x], alpha = p >> 24U;
            if (image.channels == 3) {
                to[0] = static_cast<std::uint8_t>(p), to[1] = static_cast<std::uint8_t>(p >> 8U),
                to[2] = static_cast<std::uint8_t>(p >> 16U);
                continue;
            }
            for (unsigned c = 0; c < 3; ++c)
                to[c] = alpha == 0 ? std::uint8_t{0}
                                   : static_cast<std::uint8_t>(
                                         std::min(255U, (((p >> (8U * c)) & 0xFFU) * 255U + alpha / 2) / alpha));
            to[3] = static_cast<std::uint8_t>(alpha);
        }
    }
}

}  // namespace frontline::raster
