#include "picture/picture_writer.hpp"

#include <cstdlib>
#include <exiv2/exiv2.hpp>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "picture/picture_size.hpp"
#include "render/png.hpp"
#include "scene/mesh_builder.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

/// A line from corner to corner over a grey ground, about the middle of Web Mercator.
PictureContent content(int width, int height)
{
    static const Projection projection = Projection::create("EPSG:3857").value();
    PictureContent made{{}, {projection, {}, 100, width, height, defaultPixelsPerPoint}, {}};
    made.list.background = {200, 200, 200, 255};
    LineMeshBuilder line({0, 0});
    line.addLine(std::vector<Xy>{made.view.fromPixel({0, 1.0 * height}), made.view.fromPixel({1.0 * width, 0})});
    made.list.commands.emplace_back(LineDraw{line.take(), {10, 20, 30, 255}, 3, {}, 0});
    made.provenance.title = "Test";
    made.provenance.texts = {{"Title", "Test"}};
    return made;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a picture of 16,384 pixels is written in every format that holds it")
{
    const TemporaryFolder folder;
    for (const PictureFormat format : pictureFormats) {
        INFO(nameOf(format));
        const PixelSize size = format == PictureFormat::Webp ? PixelSize{16383, 8} : PixelSize{16384, 8};
        const PictureRequest request{folder / (std::string("a") + endingOf(format)), format};
        const auto written = writePicture(request, content(size.width, size.height));
        if (!written) FAIL(written.error().message);
        CHECK(*written == PictureOutcome::Written);
        CHECK(std::filesystem::file_size(request.path) > 100);
    }
    CHECK(folder.fileCount() == pictureFormats.size());
    const auto png = readPng(folder / "a.png");
    REQUIRE(png);
    CHECK(png->width == 16384);
}

TEST_CASE("a PNG that memory does not hold whole is streamed, and shows the same")
{
    const TemporaryFolder folder;
    const PictureContent wide = content(5000, 2000);
    REQUIRE(writePicture({folder / "whole.png", PictureFormat::Png}, wide));
    setenv("FRONTLINE_MEMORY_BYTES", "10000000", 1);
    const auto streamed = writePicture({folder / "strips.png", PictureFormat::Png, false, true}, wide);
    unsetenv("FRONTLINE_MEMORY_BYTES");
    REQUIRE(streamed);
    const auto whole = readPng(folder / "whole.png"), strips = readPng(folder / "strips.png");
    REQUIRE(whole);
    REQUIRE(strips);
    REQUIRE(whole->pixels.size() == strips->pixels.size());
    int most = 0;
    for (std::size_t i = 0; i < whole->pixels.size(); ++i)
        most = std::max(most, std::abs(whole->pixels[i] - strips->pixels[i]));
    CHECK(most <= 1);
    CHECK(std::filesystem::exists(folder / "strips.pgw"));
}

TEST_CASE("a PNG says in XMP, Exif and IPTC what it shows, whole and in strips")
{
    const TemporaryFolder folder;
    PictureContent wide = content(3000, 2000);
    wide.provenance.title = "Лінія";
    wide.provenance.texts = {{"Title", "Лінія"}, {"Licences", "CC BY 4.0"}};
    for (const char* memory : {"1000000000", "10000000"}) {
        INFO(memory << " bytes");
        setenv("FRONTLINE_MEMORY_BYTES", memory, 1);
        const auto written = writePicture({folder / "a.png", PictureFormat::Png}, wide);
        unsetenv("FRONTLINE_MEMORY_BYTES");
        REQUIRE(written);
        const auto image = Exiv2::ImageFactory::open((folder / "a.png").string());
        image->readMetadata();
        CHECK(image->exifData()["Exif.Image.Copyright"].toString() == "CC BY 4.0");
        CHECK(image->exifData()["Exif.Image.XResolution"].toFloat() == 96);
        CHECK(image->iptcData()["Iptc.Application2.ObjectName"].toString() == "Лінія");
        CHECK(image->xmpData()["Xmp.dc.title"].toString() == "lang=\"x-default\" Лінія");
        CHECK_THAT(bytesOf(folder / "a.png"), Contains(std::string("tEXtLicences\0CC BY 4.0", 22)));
        std::filesystem::remove(folder / "a.png");
    }
}

TEST_CASE("a picture that is cancelled leaves nothing, and keeps what was there, in every format")
{
    const TemporaryFolder folder;
    for (const PictureFormat format : pictureFormats) {
        const PictureContent wide = content(4000, 1500);
        const std::string name = std::string("a") + endingOf(format);
        std::ofstream(folder / name) << "what was there";
        for (const double stopAt : {0.0, 0.3, 0.6, 0.8}) {
            INFO(nameOf(format) << " at " << stopAt);
            std::stop_source stop;
            const JobProgress progress{[&](double share) { share >= stopAt&& stop.request_stop(); }, stop.get_token()};
            const auto written = writePicture({folder / name, format, false, takesWorldFile(format)}, wide, progress);
            if (!written) FAIL(written.error().message);
            // A short job may be done before it hears of it; then it is done whole.
            if (*written == PictureOutcome::Cancelled) CHECK(bytesOf(folder / name) == "what was there");
            if (stopAt == 0) CHECK(*written == PictureOutcome::Cancelled);
        }
        std::filesystem::remove(folder / name);
        std::error_code ignored;
        if (takesWorldFile(format)) std::filesystem::remove(worldFilePath(folder / name), ignored);
    }
    CHECK(folder.fileCount() == 0);
}

TEST_CASE("progress never falls, and ends at 1")
{
    const TemporaryFolder folder;
    for (const PictureFormat format : pictureFormats) {
        INFO(nameOf(format));
        double last = 0;
        bool rising = true;
        const JobProgress progress{[&](double share) {
            rising = rising && share >= last && share <= 1;
            last = share;
        }};
        REQUIRE(writePicture({folder / (std::string("a") + endingOf(format)), format}, content(3000, 3000), progress));
        CHECK(rising);
        CHECK(last == 1);
    }
}

TEST_CASE("a folder that is not there is an error that names the file, and so is one for the world file alone")
{
    const TemporaryFolder folder;
    const PictureRequest request{folder / "none" / "a.png", PictureFormat::Png};
    CHECK_FALSE(checkPictureWritable(request));
    const auto written = writePicture(request, content(10, 10));
    REQUIRE_FALSE(written);
    CHECK_THAT(written.error().message, Contains("none/a.png") && Contains("does not exist"));
    // A folder where the world file should be: the picture is not written either.
    std::filesystem::create_directory(folder / "b.pgw");
    const PictureRequest pair{folder / "b.png", PictureFormat::Png, false, true};
    CHECK_FALSE(checkPictureWritable(pair));
    CHECK_FALSE(writePicture(pair, content(10, 10)));
    CHECK_FALSE(std::filesystem::exists(folder / "b.png"));
    CHECK(folder.fileCount() == 1);
}
