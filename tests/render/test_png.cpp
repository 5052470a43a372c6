#include "render/png.hpp"

#include <filesystem>
#include <fstream>

#include "base/file.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

namespace fs = std::filesystem;

Image gradient(int width, int height, int channels)
{
    Image image{width, height, channels, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c)
                image.pixels.push_back(static_cast<std::uint8_t>(y < height / 2 ? 80 * c : x * 3 + y * 5 + c));
    return image;
}

}  // namespace

TEST_CASE("a picture comes back from its PNG pixel by pixel")
{
    const TemporaryFolder folder;
    for (const int channels : {3, 4}) {
        for (const auto& [width, height] : {std::pair{1, 1}, {7, 13}, {300, 200}}) {
            const Image image = gradient(width, height, channels);
            REQUIRE(writePng(folder / "a.png", image).ok());
            const auto back = readPng(folder / "a.png");
            REQUIRE(back.ok());
            CHECK(back->width == width);
            CHECK(back->height == height);
            CHECK(back->channels == channels);
            CHECK(back->pixels == image.pixels);
        }
    }
}

TEST_CASE("texts and resolution are in the file")
{
    PngOptions options;
    options.pixelsPerInch = 300;
    options.texts = {{"Source", "Лінія зіткнення"}};
    const auto bytes = encodePng(gradient(10, 10, 3), options);
    const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    CHECK(text.find("Source") != std::string::npos);
    CHECK(text.find("Лінія зіткнення") != std::string::npos);
    // 300 pixels per inch are 11,811 per metre: 0x2E23, twice, then the unit metre.
    CHECK(text.find(std::string("pHYs\0\0\x2E\x23\0\0\x2E\x23\x01", 13)) != std::string::npos);
}

TEST_CASE("plain texts are such as every reader of PNG knows, others international")
{
    PngOptions options;
    options.texts = {{"Title", "A plain title"}, {"Source", "Лінія"}};
    const auto bytes = encodePng(gradient(10, 10, 3), options);
    const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    CHECK(text.find(std::string("tEXtTitle\0A plain title", 23)) != std::string::npos);
    CHECK(text.find(std::string("iTXtSource\0\0\0\0\0Лінія", 25)) != std::string::npos);
}

TEST_CASE("a flat picture is small")
{
    Image image{1920, 1080, 3, std::vector<std::uint8_t>(1920 * 1080 * 3, 200)};
    CHECK(encodePng(image).size() < 40000);
}

TEST_CASE("a broken PNG is an error that names the file")
{
    const TemporaryFolder folder;
    const auto whole = encodePng(gradient(60, 60, 3));
    const auto write = [&](const std::string& name, std::string bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        const auto back = readPng(folder / name);
        REQUIRE_FALSE(back.ok());
        CHECK(back.error().message.find(name) != std::string::npos);
    };
    const std::string bytes(reinterpret_cast<const char*>(whole.data()), whole.size());
    write("empty.png", "");
    write("text.png", "this is no picture at all");
    write("signature.png", bytes.substr(0, 8));
    for (const std::size_t length : {20, 40, 100, 200}) write("cut.png", bytes.substr(0, length));
    std::string flipped = bytes;
    flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x5A);
    write("flipped.png", flipped);
    CHECK_FALSE(readPng(folder / "missing.png").ok());
}

TEST_CASE("nothing is left behind where a picture cannot be written")
{
    const TemporaryFolder folder;
    const auto written = writePng(folder / "no-such-folder" / "a.png", gradient(4, 4, 3));
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().message.find("no-such-folder") != std::string::npos);
    CHECK(fs::is_empty(folder.path()));
}
