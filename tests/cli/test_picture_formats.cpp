#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <exiv2/exiv2.hpp>

#include "program.hpp"
#include "render/png.hpp"
#include "rendered.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// Of all channels, 0 to 255.
double meanDifference(const Image& a, const Image& b)
{
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    double sum = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(a.width) * a.height; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            sum += std::abs(a.pixels[i * a.channels + c] - b.pixels[i * b.channels + c]);
    return sum / (3.0 * a.width * a.height);
}

std::uint32_t little32(const std::string& bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// The properties of a picture's XMP as elements, however they are spelled in the file.
std::string propertiesOf(const std::filesystem::path& path)
{
    const auto image = Exiv2::ImageFactory::open(path.string());
    image->readMetadata();
    std::string out;
    for (const auto& property : image->xmpData())
        out += fmt::format("<{0}:{1}>{2}</{0}:{1}>", property.groupName(), property.tagName(), property.toString());
    return out;
}

}  // namespace

TEST_CASE("every format has its own first bytes, and says where the picture comes from")
{
    const TemporaryFolder folder;
    const std::vector<std::pair<std::string, std::string>> formats{
        {"a.png", "\x89PNG"}, {"a.jpg", "\xFF\xD8\xFF"}, {"a.jpeg", "\xFF\xD8\xFF"}, {"a.webp", "RIFF"},
        {"a.tif", "II*"},     {"a.TIFF", "II*"},         {"a.svg", "<?xml"},         {"a.pdf", "%PDF-1."}};
    for (const auto& [name, start] : formats) {
        INFO(name);
        mustRun(render(folder / name));
        const std::string bytes = fileText(folder / name);
        CHECK(bytes.starts_with(start));
        if (name.ends_with(".pdf")) continue;  // its information is compressed: see below
        CHECK_THAT(bytes, Contains("Squares: drawn for the tests"));
        const std::string said = name.ends_with(".svg") ? bytes : propertiesOf(folder / name);
        CHECK_THAT(said, Contains("<frontline:CRS>+proj=lcc"));
        CHECK_THAT(said, Contains("<frontline:BoundingBox>"));
        CHECK_THAT(said, Contains("<frontline:DateOfTheLine>2025-01-01<"));
        CHECK_THAT(said, Contains("<xmp:CreatorTool>Frontline "));
    }
}

TEST_CASE("JPEG and WebP hold together after the metadata was put in")
{
    const TemporaryFolder folder;
    mustRun(render(folder / "a.jpg", {"--dpi", "300"}));
    const std::string jpeg = fileText(folder / "a.jpg");
    // JFIF: unit 1 is the inch; 300 is 0x012C, twice.
    CHECK(jpeg.substr(13, 5) == std::string("\x01\x01\x2C\x01\x2C", 5));
    CHECK(jpeg.ends_with("\xFF\xD9"));
    mustRun(render(folder / "a.webp"));
    const std::string webp = fileText(folder / "a.webp");
    CHECK(little32(webp, 4) + 8 == webp.size());
    CHECK(webp.substr(12, 4) == "VP8X");
    // Chunk after chunk to the end of the file.
    std::size_t at = 12;
    std::vector<std::string> names;
    while (at + 8 <= webp.size()) {
        names.push_back(webp.substr(at, 4));
        const std::uint32_t size = little32(webp, at + 4);
        at += 8 + size + size % 2;
    }
    CHECK(at == webp.size());
    CHECK(names == std::vector<std::string>{"VP8X", "VP8 ", "EXIF", "XMP "});
}

namespace {

/// A configuration of fontconfig that knows the fonts of one folder alone.
std::string fontsOf(const TemporaryFolder& folder, const std::string& fonts)
{
    return folder.write("fonts.conf",
                        fmt::format("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                                    "<dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
                                    fonts, (folder / "cache").string()));
}

/// a.svg → svg.png in the folder, with the fonts of one folder alone.
void svgToPng(const TemporaryFolder& folder, const std::string& fonts)
{
    REQUIRE(std::system(fmt::format("cd {} && FONTCONFIG_FILE={} rsvg-convert a.svg -o svg.png", folder.string(),
                                    fontsOf(folder, fonts))
                            .c_str()) == 0);
}

void renderAll(const TemporaryFolder& folder, const std::vector<std::string>& more)
{
    for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
        // Small letters have other edges in each renderer: there are enough without the sources.
        std::vector<std::string> arguments{"render", "--furniture", "title,subtitle,legend,scale-bar", "--out",
                                           folder / name};
        arguments.insert(arguments.end(), more.begin(), more.end());
        mustRun(arguments);
    }
}

}  // namespace

TEST_CASE("an SVG and a PDF draw what the PNG of the same view shows", "[again]")
{
    const std::vector<std::vector<std::string>> views{
        {},
        {"--theme", "night"},
        {"--scenario", "us-28-points"},
        {"--scenario", "freeze", "--compare", "line-2022", "--swipe", "0.5"}};
    for (const auto& more : views) {
        const TemporaryFolder folder;
        renderAll(folder, more);
        const Image png = picture(folder / "a.png");
        // Measured: SVG 0.5 to 0.7, PDF 1.0 to 1.8 (poppler draws hatches without soft edges).
        svgToPng(folder, std::string(FRONTLINE_SOURCE_DIR) + "/assets/fonts");
        REQUIRE(std::system(
                    fmt::format("cd {} && pdftoppm -r 96 -png -singlefile a.pdf pdf", folder.string()).c_str()) == 0);
        const double svg = meanDifference(png, picture(folder / "svg.png"));
        const double pdf = meanDifference(png, picture(folder / "pdf.png"));
        INFO((more.empty() ? "default view" : more[0] + " " + more[1]) << ": mean difference to PNG, of 255");
        CHECK(svg < 0.9);
        CHECK(pdf < 2.0);
    }
}

TEST_CASE("where Inter is not installed, the text of an SVG stays where it belongs")
{
    const char* const other = "/usr/share/fonts/truetype/dejavu";
    REQUIRE(std::filesystem::exists(other));
    // librsvg reads no fonts within an SVG. DejaVu is about a fifth wider than Inter.
    const TemporaryFolder folder;
    // The mean is of what the map itself says: title and legend are more text, not text that moved.
    for (const char* name : {"a.svg", "a.png"})
        mustRun({"render", "--out", folder / name, "--furniture", "-title,-subtitle,-legend"});
    svgToPng(folder, other);
    const Image svg = picture(folder / "svg.png"), png = picture(folder / "a.png");
    // The attribution stands in the last 50 rows and ends 12 pixels before the edge: half of this is free in both.
    const auto inkAtEdge = [](const Image& image) {
        int dark = 0;
        for (int y = image.height - 50; y < image.height; ++y)
            for (int x = image.width - 6; x < image.width; ++x)
                dark += image.pixels[(static_cast<std::size_t>(y) * image.width + x) * image.channels] < 110;
        return dark;
    };
    CHECK(inkAtEdge(png) == 0);
    CHECK(inkAtEdge(svg) == 0);
    CHECK(meanDifference(png, svg) < 2.0);
}

TEST_CASE("an SVG has text as text, and a group with a name for each layer")
{
    const TemporaryFolder folder;
    mustRun(render(folder / "a.svg"));
    const std::string svg = fileText(folder / "a.svg");
    CHECK_THAT(svg, Contains("width=\"200\" height=\"100\" viewBox=\"0 0 200 100\""));
    CHECK_THAT(svg, Contains("<g id=\"layer-land\" inkscape:groupmode=\"layer\""));
    CHECK_THAT(svg, Contains("<g id=\"layer-occupied\""));
    CHECK_THAT(svg, Contains("<text ") && Contains("font-family=\"Inter") && Contains("@font-face"));
    CHECK_THAT(svg, Contains("clip-path=\"url(#frame)\""));
}

TEST_CASE("a PDF has the size of its page, its fonts, and text that can be found")
{
    const TemporaryFolder folder;
    mustRun({"render", "--preset", "a4", "--out", folder / "a.pdf"});
    REQUIRE(std::system(fmt::format("cd {} && pdftotext a.pdf text && pdfinfo a.pdf > info && pdffonts a.pdf > fonts",
                                    folder.string())
                            .c_str()) == 0);
    CHECK_THAT(fileText(folder / "text"), Contains("Dnipro"));
    // A4 across is 297 x 210 mm: 841.89 x 595.28 points; the sides are whole pixels of 1/300 inch.
    CHECK_THAT(fileText(folder / "info"), Contains("841.92 x 595.2 pts") && Contains("CRS: +proj=lcc"));
    CHECK_THAT(fileText(folder / "fonts"), Contains("Inter-Regular"));
}

TEST_CASE("presets and dots per inch give the sizes that they say", "[again]")
{
    const TemporaryFolder folder;
    const std::string out = folder / "a.png";
    const auto size = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"render", "--map", squaresMap(), "--out", out};
        arguments.insert(arguments.end(), more.begin(), more.end());
        mustRun(arguments);
        const Image image = picture(out);
        return std::pair{image.width, image.height};
    };
    CHECK(size({"--preset", "1080p"}) == std::pair{1920, 1080});
    CHECK(size({"--preset", "4k"}) == std::pair{3840, 2160});
    // ISO 216 at 300 dpi: 297 mm are 3507.9 pixels, 210 mm 2480.3, 420 mm 4960.6.
    CHECK(size({"--preset", "a4"}) == std::pair{3508, 2480});
    CHECK(size({"--preset", "a4-portrait"}) == std::pair{2480, 3508});
    CHECK(size({"--preset", "a3"}) == std::pair{4961, 3508});
    CHECK(size({"--preset", "a4", "--dpi", "150"}) == std::pair{1754, 1240});
    CHECK(size({"--preset", "portrait"}) == std::pair{1080, 1350});
    CHECK(size({"--size", "400x200", "--dpi", "192"}) == std::pair{800, 400});
    checkFails(render(out, {"--dpi", "300", "--scale", "2"}), 2, "only one of --scale and --dpi");
    checkFails(render(out, {"--preset", "a4"}), 2, "only one of --preset and --size");
    for (const char* dpi : {"0", "-300", "9", "2401", "nan", "inf"})
        checkFails(render(out, {"--dpi", dpi}), 2, "--dpi");
    checkFails({"render", "--out", out, "--preset", "a44"}, 2,
               "--preset: unknown preset \"a44\"; did you mean \"a4\"? There are: 1080p, 4k, a4,");
    checkFails({"render", "--out", out, "--preset", "a3", "--dpi", "2400"}, 2, "each side may be from 1 to 16384");
}

TEST_CASE("without the background, what is not drawn is transparent")
{
    const TemporaryFolder folder;
    mustRun(render(folder / "a.png", {"--transparent", "--bbox", "-10.5,40,-9.5,40.5", "--layers", "land"}));
    const Image sea = picture(folder / "a.png");
    REQUIRE(sea.channels == 4);
    CHECK(sea.pixels[3] == 0);
    mustRun(render(folder / "b.png", {"--transparent", "--bbox", "30.3,48.3,30.9,48.6", "--layers", "land"}));
    const Image land = picture(folder / "b.png");
    const auto* middle = &land.pixels[static_cast<std::size_t>(50 * 200 + 100) * 4];
    CHECK(std::vector<int>(middle, middle + 4) == std::vector<int>{0xFB, 0xFA, 0xF5, 255});
    checkFails(render(folder / "a.jpg", {"--transparent"}), 2, "JPEG has no transparency");
    CHECK(folder.fileCount() == 2);
}

TEST_CASE("a world file holds the pixel's size and the centre of the first pixel, in the map's CRS")
{
    const TemporaryFolder folder;
    mustRun(render(folder / "a.png", {"--world-file", "--centre", "0,0", "--zoom", "4", "--crs", "EPSG:3857"}));
    std::ifstream in(folder / "a.pgw");
    std::vector<double> lines;
    for (double value = 0; in >> value;) lines.push_back(value);
    REQUIRE(lines.size() == 6);
    // Zoom 4 is 9784 metres a pixel, to the mean of both directions on the ellipsoid; 200 x 100 pixels about 0, 0.
    const double unit = lines[0];
    CHECK(unit == Approx(9784).epsilon(0.01));
    CHECK(lines[1] == 0);
    CHECK(lines[2] == 0);
    CHECK(lines[3] == -unit);
    CHECK(lines[4] == Approx(-99.5 * unit).margin(unit / 10));
    CHECK(lines[5] == Approx(49.5 * unit).margin(unit / 10));
    checkFails(render(folder / "a.svg", {"--world-file"}), 2, "--world-file");
}

TEST_CASE("a picture of another format that does not fit on the disk leaves the one that was there")
{
    for (const char* name : {"a.svg", "a.pdf", "a.jpg", "a.webp", "a.tif"}) {
        const TemporaryFolder folder;
        const std::string out = folder.write(name, "what was there");
        const Run run = runProgram(render(out), 1000);
        INFO(name << ": " << run.errors);
        CHECK(run.exitCode == 1);
        CHECK(run.errorLines() == 1);
        CHECK_THAT(run.errors, Contains(out));
        CHECK(fileText(out) == "what was there");
        CHECK(folder.fileCount() == 1);
    }
    const TemporaryFolder folder;
    checkFails(render(folder / "a.bmp"), 2, "give a name that ends in .png, .jpg, .webp, .tif (GeoTIFF), .svg or .pdf");
    checkFails(render(folder / "noending"), 2, "give a name that ends in .png");
}
