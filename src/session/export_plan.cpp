#include "session/export_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/message.hpp"
#include "base/text.hpp"
#include "picture/picture_memory.hpp"
#include "picture/texts_beside.hpp"
#include "session/shown_map.hpp"

namespace frontline {

namespace {

constexpr double cmPerInch = 2.54, leastDpi = 10, mostDpi = 2400;

void takePreset(ExportSettings& settings, const PicturePreset& preset)
{
    settings.dpi = preset.scale * cssPixelsPerInch;
    const bool paper = preset.scale == printScale;
    settings.unit = paper ? ExportUnit::Centimetres : ExportUnit::Pixels;
    const double perCss = paper ? cmPerInch / cssPixelsPerInch : preset.scale;
    settings.width = preset.width * perCss;
    settings.height = preset.height * perCss;
}

double roundedTo(double value, double step)
{
    return std::round(value / step) * step;
}

}  // namespace

std::vector<ExportPreset> exportPresets()
{
    std::vector<ExportPreset> presets;
    for (const PicturePreset& preset : picturePresets) {
        const auto size = pixelSize(preset.width, preset.height, preset.scale);
        presets.push_back({preset.name, size->width, size->height, preset.scale == printScale});
    }
    return presets;
}

std::vector<ExportFormat> exportFormats()
{
    std::vector<ExportFormat> formats;
    for (const PictureFormat format : pictureFormats)
        formats.push_back({endingOf(format), nameOf(format), hasTransparency(format), takesWorldFile(format)});
    return formats;
}

ExportSettings followed(const ExportSettings& before, ExportSettings after)
{
    if (after.preset != before.preset) {
        if (const PicturePreset* preset = picturePreset(after.preset)) takePreset(after, *preset);
        return after;
    }
    if (after.unit != before.unit) {
        const bool pixels = after.unit == ExportUnit::Pixels;
        const double factor = pixels ? after.dpi / cmPerInch : cmPerInch / after.dpi;
        for (double* side : {&after.width, &after.height}) *side = roundedTo(*side * factor, pixels ? 1 : 0.01);
    } else if (after.width != before.width || after.height != before.height || after.dpi != before.dpi) {
        after.preset.clear();
    }
    const std::filesystem::path name(after.name);
    if (after.name != before.name && name.has_extension()) {
        if (const auto format = pictureFormat(name)) {
            after.format = endingOf(*format);
            after.name.resize(after.name.size() - name.extension().string().size());
        }
    }
    return after;
}

PixelSize exportSize(const ExportSettings& settings)
{
    const double perUnit = settings.unit == ExportUnit::Pixels ? 1 : settings.dpi / cmPerInch;
    const auto size = pixelSize(settings.width, settings.height, perUnit);
    return size ? *size : PixelSize{};
}

PictureFormat exportFormat(const ExportSettings& settings)
{
    const auto format = pictureFormat("picture" + settings.format);
    return format ? *format : PictureFormat::Png;
}

std::filesystem::path exportPath(const ExportSettings& settings)
{
    std::filesystem::path folder = settings.folder;
    const char* home = std::getenv("HOME");
    if (home && (settings.folder == "~" || settings.folder.starts_with("~/")))
        folder = std::filesystem::path(home) / settings.folder.substr(std::min<std::size_t>(2, settings.folder.size()));
    return folder / (settings.name + settings.format);
}

std::string exportProblem(const ExportSettings& settings, std::optional<std::uint64_t> available, Language language)
{
    const auto say = [&](const Phrase& phrase, const auto&... values) { return trf(language, phrase, values...); };
    if (!(settings.dpi >= leastDpi && settings.dpi <= mostDpi)) return say(text::exportDpiWrong, leastDpi, mostDpi);
    const PixelSize size = exportSize(settings);
    if (size.width == 0) return say(text::exportSizeWrong, maxSidePixels);
    const PictureFormat format = exportFormat(settings);
    const bool transparent = settings.transparent && hasTransparency(format);
    if (!checkPictureSize(format, size, transparent, std::nullopt)) return say(text::exportWebpSize, largestWebpSide);
    if (!checkPictureSize(format, size, transparent, available)) {
        const std::uint64_t needed = pictureMemory(format, size, transparent);
        const bool png = pictureMemory(PictureFormat::Png, size, transparent) < needed;
        return say(text::exportMemory, gigabytes(needed, language, Rounding::Up),
                   gigabytes(*available, language, Rounding::Down), png ? text::exportOrPng.in(language) : "");
    }
    if (settings.name.empty()) return say(text::exportNoName);
    return {};
}

Box exportFrame(const Layout& layout, PixelSize size)
{
    if (size.width == 0) return {};
    const double margin = 14 * layout.scale;
    const Box area = layout.freeArea().grownBy(-margin);
    if (!(area.width() > 1) || !(area.height() > 1)) return {};
    const double factor = std::min(area.width() / size.width, area.height() / size.height);
    const double halfWidth = size.width * factor / 2, halfHeight = size.height * factor / 2;
    const Xy middle = area.centre();
    return {middle.x - halfWidth, middle.y - halfHeight, middle.x + halfWidth, middle.y + halfHeight};
}

View exportView(const View& window, const Box& frame, PixelSize size, double dpi)
{
    View view{window.projection, window.fromPixel(frame.centre()), window.unitsPerPixel * frame.width() / size.width,
              size.width, size.height};
    view.pixelsPerPoint = defaultPixelsPerPoint * dpi / cssPixelsPerInch;
    return view;
}

DrawnMap exportMap(DrawnMap drawn, const ExportSettings& settings, const Box& frame, double windowWidth)
{
    const ThemeId theme(settings.theme);
    if (!theme.empty() && drawn.map->themes.contains(theme)) drawn.selection.theme = theme;
    auto& comparison = drawn.selection.comparison;
    if (comparison && frame.width() > 0)
        comparison->swipe = std::clamp((comparison->swipe * windowWidth - frame.minX) / frame.width(), 0.0, 1.0);
    std::erase_if(drawn.layers, isHighlight);
    return drawn;
}

bool isTaken(const ExportSettings& settings)
{
    std::error_code ignored;
    const auto path = exportPath(settings);
    const bool worldFile = settings.worldFile && takesWorldFile(exportFormat(settings));
    return std::filesystem::exists(path, ignored) || !checkTextBeside(sourcesFilePath(path)) ||
           (worldFile && std::filesystem::exists(worldFilePath(path), ignored));
}

std::string freeName(ExportSettings settings, const std::string& stem)
{
    constexpr int mostNames = 10000;
    for (int number = 1; number <= mostNames; ++number) {
        settings.name = number == 1 ? stem : fmt::format("{}-{}", stem, number);
        if (!isTaken(settings)) return settings.name;
    }
    return {};
}

}  // namespace frontline
