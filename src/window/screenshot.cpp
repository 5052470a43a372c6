#include "window/screenshot.hpp"

#include <fmt/format.h>

#include <span>
#include <string>
#include <system_error>
#include <vector>

#include "base/file.hpp"
#include "base/message.hpp"
#include "picture/texts_beside.hpp"
#include "render/png.hpp"

namespace frontline {

namespace {

Result<Done> writeNew(const std::filesystem::path& path, const std::string& text)
{
    return writeFileAtomically(path, std::as_bytes(std::span(text)), AtomicFile::Existing::Keep);
}

}  // namespace

Result<std::filesystem::path> saveScreenshot(const Image& image, const std::filesystem::path& folder,
                                             const std::string& stem, double pixelsPerInch, const std::string& sources)
{
    constexpr int mostPictures = 10000;
    PngOptions options;
    options.pixelsPerInch = pixelsPerInch;
    const std::vector<std::byte> bytes = encodePng(image, options);
    std::error_code ignored;
    for (int number = 1; number <= mostPictures; ++number) {
        const auto path = folder / (number == 1 ? stem + ".png" : fmt::format("{}-{}.png", stem, number));
        const auto beside = sourcesFilePath(path);
        if (std::filesystem::exists(path, ignored) || std::filesystem::exists(beside, ignored)) continue;
        // Before the picture: without its sources it must not be there.
        auto written = sources.empty() ? Result<Done>(Done{}) : writeNew(beside, signedText(sources));
        const bool besideIsOurs = written.ok() && !sources.empty();
        if (written) written = writeFileAtomically(path, bytes, AtomicFile::Existing::Keep);
        if (written) return std::filesystem::absolute(path);
        if (besideIsOurs) std::filesystem::remove(beside, ignored);
        // Another program may have taken the name meanwhile.
        if (!std::filesystem::exists(path, ignored) && !std::filesystem::exists(beside, ignored))
            return written.error();
    }
    return Error{msg("{} pictures named {} are there already; move some away", mostPictures, stem)};
}

}  // namespace frontline
