#include "window/exporter.hpp"

#include <fstream>
#include <thread>

#include "analysis/draw_map.hpp"
#include "render/png.hpp"
#include "small_session.hpp"

using namespace frontline;

namespace {

/// Of the small map, loaded.
ExportJob job(const std::filesystem::path& path, PictureFormat format, int width, int height)
{
    const Session session = smallSession();
    View view = session.view();
    view.widthPixels = width;
    view.heightPixels = height;
    return {{path, format}, session.drawn(), nullptr, view, false, {}};
}

ExportResult wait(Exporter& exporter)
{
    for (int i = 0; i < 6000; ++i) {
        if (auto result = exporter.take()) return *std::move(result);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL("the export did not end");
    return {};
}

}  // namespace

TEST_CASE("Pictures of every format are made in the background, one after another")
{
    const TemporaryFolder folder;
    Exporter exporter([] {});
    for (const PictureFormat format : pictureFormats) {
        const auto path = folder.path() / (std::string("a") + endingOf(format));
        exporter.start(job(path, format, 320, 200));
        const ExportResult result = wait(exporter);
        INFO(nameOf(format) << ": " << result.error.value_or(""));
        CHECK_FALSE(result.error);
        CHECK_FALSE(result.cancelled);
        CHECK(result.size.bytes == std::filesystem::file_size(path));
    }
    CHECK(readPng(folder.path() / "a.png")->width == 320);
}

TEST_CASE("The size of a file is estimated within a fifth, and exactly where it can be")
{
    const TemporaryFolder folder;
    Exporter exporter([] {});
    const TestMap test(defaultMapPath());
    const auto drawn = drawMap(test.map, *test.store, test.selection);
    REQUIRE(drawn);
    auto projection = Projection::create(test.map->crs);
    REQUIRE(projection);
    for (const PictureFormat format : pictureFormats) {
        for (const int width : {800, 4000}) {
            INFO(nameOf(format) << " of " << width);
            // The map as people export it: on empty ground a title alone would be most of the file.
            View view{*projection, {}, 1, width, width / 2, width / 1200.0};
            view.fit(projectedBox(*projection, test.map->view(test.map->defaultView)->lonLat));
            ExportJob asked{
                {folder.path() / (std::string("a") + endingOf(format)), format}, *drawn, nullptr, view, false, {}};
            ExportJob estimate = asked;
            estimate.estimate = true;
            estimate.key = "this one";
            exporter.start(estimate);
            const ExportResult estimated = wait(exporter);
            CHECK(estimated.estimate);
            CHECK(estimated.key == "this one");
            CHECK_FALSE(std::filesystem::exists(asked.picture.path));
            exporter.start(asked);
            const double bytes = static_cast<double>(wait(exporter).size.bytes);
            CHECK(static_cast<double>(estimated.size.bytes) ==
                  Approx(bytes).epsilon(estimated.size.exact ? 1e-9 : 0.2));
            CHECK(estimated.size.exact == (width == 800 || isVector(format)));
            std::filesystem::remove(asked.picture.path);
        }
    }
}

TEST_CASE("An exporter that goes away cancels what it does, and leaves nothing")
{
    const TemporaryFolder folder;
    {
        Exporter exporter([] {});
        exporter.start(job(folder.path() / "a.webp", PictureFormat::Webp, 8000, 8000));
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    CHECK(folder.names().empty());
}

TEST_CASE("A file that is there is kept when it is to be, and the error names it")
{
    const TemporaryFolder folder;
    const auto path = folder.write("a.png", "mine");
    Exporter exporter([] {});
    ExportJob asked = job(path, PictureFormat::Png, 64, 64);
    asked.picture.existing = AtomicFile::Existing::Keep;
    exporter.start(asked);
    const ExportResult result = wait(exporter);
    REQUIRE(result.error);
    CHECK_THAT(*result.error, Catch::Matchers::Contains("a.png: is there already"));
    CHECK(std::filesystem::file_size(path) == 4);
}

TEST_CASE("A picture in another theme is drawn anew, with that theme's colours")
{
    const TemporaryFolder folder;
    const Session session = smallSession();
    Exporter exporter([] {});
    ExportJob day = job(folder.path() / "day.png", PictureFormat::Png, 64, 64), night = day;
    night.map.selection.theme = ThemeId("night");
    night.redrawFrom = session.store;
    night.picture.path = folder.path() / "night.png";
    exporter.start(day);
    CHECK_FALSE(wait(exporter).error);
    exporter.start(night);
    CHECK_FALSE(wait(exporter).error);
    CHECK(readPng(day.picture.path)->pixels != readPng(night.picture.path)->pixels);
}
