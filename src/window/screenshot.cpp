#include "window/screenshot.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <span>
#include <system_error>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/system_reason.hpp"
#include "render/png.hpp"

namespace frontline {

Result<std::filesystem::path> saveScreenshot(const Image& image, const std::filesystem::path& folder,
                                             const std::string& stem, double pixelsPerInch, const std::string& sources)
{
    constexpr int mostPictures = 10000;
    for (int number = 1; number <= mostPictures; ++number) {
        const auto path = folder / (number == 1 ? stem + ".png" : fmt::format("{}-{}.png", stem, number));
        // "x" creates the file only if there is none: the name is ours even when two programs save at once.
        if (std::FILE* reserved = std::fopen(path.c_str(), "wbx")) {
            std::fclose(reserved);
        } else {
            if (errno == EEXIST) continue;
            return Error{msg("cannot save the picture {}: {}", path.string(), systemReason(errno))};
        }
        PngOptions options;
        options.pixelsPerInch = pixelsPerInch;
        // Before the picture: without its sources it must not be there.
        const std::filesystem::path beside = path.string() + ".sources.txt";
        auto written =
            sources.empty() ? Result<Done>(Done{}) : writeFileAtomically(beside, std::as_bytes(std::span(sources)));
        if (written) written = writePng(path, image, options);
        if (written) return std::filesystem::absolute(path);
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        if (!sources.empty() && std::filesystem::is_regular_file(beside, ignored))
            std::filesystem::remove(beside, ignored);
        return written.error();
    }
    return Error{msg("{} pictures named {} are there already; move some away", mostPictures, stem)};
}

}  // namespace frontline
