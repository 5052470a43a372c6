#include "session/export_plan.hpp"

#include <cstdlib>
#include <fstream>

#include "session/commands/files.hpp"
#include "small_session.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

ExportSettings withPreset(const char* preset)
{
    ExportSettings settings, wanted;
    settings.preset = "";
    wanted.preset = preset;
    return followed(settings, wanted);
}

}  // namespace

TEST_CASE("a preset sets size, unit and resolution of the dialog")
{
    const ExportSettings a4 = withPreset("a4");
    CHECK(a4.unit == ExportUnit::Centimetres);
    CHECK(a4.width == Approx(29.7));
    CHECK(a4.height == Approx(21.0));
    CHECK(a4.dpi == Approx(300));
    CHECK(exportSize(a4) == PixelSize{3508, 2480});
    const ExportSettings screen = withPreset("4k");
    CHECK(screen.unit == ExportUnit::Pixels);
    CHECK(exportSize(screen) == PixelSize{3840, 2160});
    CHECK(screen.dpi == Approx(192));
    for (const ExportPreset& preset : exportPresets())
        CHECK(exportSize(withPreset(preset.name.c_str())) == PixelSize{preset.widthPixels, preset.heightPixels});
}

TEST_CASE("what the user types makes a size of their own, in pixels or on paper")
{
    ExportSettings settings = withPreset("a4");
    ExportSettings finer = settings;
    finer.dpi = 600;
    finer = followed(settings, finer);
    CHECK(finer.preset.empty());
    // 29.7 cm are 11.693 inches: 7015.7 pixels; 21 cm 4960.6.
    CHECK(exportSize(finer) == PixelSize{7016, 4961});
    ExportSettings pixels = finer;
    pixels.unit = ExportUnit::Pixels;
    pixels = followed(finer, pixels);
    CHECK(pixels.width == 7016);
    CHECK(pixels.height == 4961);
    pixels.dpi = 100;  // in pixels the size stays, and grows on paper
    CHECK(exportSize(pixels) == PixelSize{7016, 4961});
    for (const double wrong : {0.0, -5.0, 20000.0, std::nan("")}) {
        pixels.width = wrong;
        CHECK(exportSize(pixels) == PixelSize{});
        CHECK_THAT(exportProblem(pixels, std::nullopt, Language::English), Contains("from 1 to 16384 pixels"));
    }
    settings.name = "map";
    settings.dpi = 3;
    CHECK_THAT(exportProblem(settings, std::nullopt, Language::English), Contains("from 10 to 2400"));
}

TEST_CASE("a name with the ending of a format chooses it")
{
    const ExportSettings before;
    ExportSettings after;
    after.name = "map.PDF";
    after = followed(before, after);
    CHECK(after.name == "map");
    CHECK(after.format == ".pdf");
    CHECK(exportPath(after) == "map.pdf");
    ExportSettings dotted = after;
    dotted.name = "map 2025.08";
    CHECK(followed(after, dotted).name == "map 2025.08");
}

TEST_CASE("what cannot be exported is told in the window's language")
{
    ExportSettings settings;
    CHECK(exportProblem(settings, std::nullopt, Language::English) == "Give the file a name.");
    settings.name = "map";
    CHECK(exportProblem(settings, std::nullopt, Language::English).empty());
    settings.width = settings.height = 16384;
    settings.format = ".jpg";
    CHECK(exportProblem(settings, 600'000'000, Language::English) ==
          "This needs 1.8 GB, 0.6 GB are available: choose a smaller size or PNG.");
    CHECK(exportProblem(settings, 600'000'000, Language::of("uk")) ==
          "Потрібно 1,8 ГБ, доступно 0,6 ГБ: оберіть менший розмір або PNG.");
    settings.format = ".png";
    CHECK(exportProblem(settings, 600'000'000, Language::English).empty());
    settings.format = ".webp";
    CHECK_THAT(exportProblem(settings, 64'000'000'000, Language::English), Contains("16383 × 16383"));
}

TEST_CASE(
    "the frame has the picture's sides, in the middle of what the panels leave free, and covers what the picture does")
{
    LayoutRequest request;
    request.widthPixels = 1280;
    request.heightPixels = 800;
    request.exporting = true;
    request.dateCount = 5;
    const Layout layout = computeLayout(request);
    CHECK(layout.ledger.empty());
    const Box free = layout.freeArea();
    CHECK(free.minX == layout.layers.maxX);
    CHECK(free.maxX == layout.exporting.minX);
    for (const PixelSize size : {PixelSize{1920, 1080}, {2480, 3508}, {16384, 10}, {1, 16384}}) {
        const Box frame = exportFrame(layout, size);
        CHECK(free.contains(frame));
        CHECK(frame.centre().x == Approx(free.centre().x));
        CHECK(frame.centre().y == Approx(free.centre().y));
        CHECK(frame.width() * size.height == Approx(frame.height() * size.width));
        const View window{Projection::create("EPSG:3857").value(), {1000, 2000}, 50, 1280, 800, defaultPixelsPerPoint};
        const View view = exportView(window, frame, size, 300);
        const Xy low = window.fromPixel({frame.minX, frame.maxY}), high = window.fromPixel({frame.maxX, frame.minY});
        CHECK(view.bounds().minX == Approx(low.x));
        CHECK(view.bounds().maxY == Approx(high.y));
        CHECK(view.bounds().maxX == Approx(high.x));
        CHECK(view.bounds().minY == Approx(low.y));
        CHECK(view.pixelsPerPoint == Approx(300.0 / 72));
    }
    CHECK(exportFrame(layout, {}).empty());
}

TEST_CASE("small windows leave room for the frame, and none gives a frame that is inside out")
{
    for (const double width : {320.0, 400.0, 640.0, 800.0, 1024.0, 3840.0}) {
        LayoutRequest request;
        request.widthPixels = width;
        request.heightPixels = 480;
        request.dateCount = 5;
        request.exporting = true;
        for (const bool panels : {true, false}) {
            request.panels = panels;
            const Layout layout = computeLayout(request);
            const Box frame = exportFrame(layout, {1920, 1080});
            INFO(width << (panels ? " with panels" : " without"));
            CHECK(layout.exporting.width() > 250);
            CHECK(layout.exporting.minX >= 0);
            if (!frame.empty()) CHECK(frame.width() > 20);
            if (width >= 640) CHECK_FALSE(frame.empty());
            if (panels) CHECK(layout.dates.width() > 0);
        }
    }
}

TEST_CASE("the picture has the theme that was chosen, and the divider of a swipe at the same place")
{
    const TestMap test(smallMapPath());
    DrawnMap drawn = drawnStyles(test.map, test.selection);
    drawn.selection.comparison = ComparisonView{};
    drawn.selection.comparison->swipe = 0.5;
    const std::size_t layers = drawn.layers.size();
    drawn.layers.push_back(highlightLayer(*test.map, ThemeId("day"), std::make_shared<const FeatureTable>()));
    ExportSettings settings;
    settings.theme = "night";
    const DrawnMap picture = exportMap(drawn, settings, {400, 100, 800, 300}, 1000);
    CHECK(picture.selection.theme == ThemeId("night"));
    CHECK(picture.selection.comparison->swipe == Approx(0.25));
    CHECK(picture.layers.size() == layers);
    CHECK(exportMap(drawn, settings, {600, 100, 800, 300}, 1000).selection.comparison->swipe == 0);
    settings.theme = "";
    CHECK(exportMap(drawn, settings, {400, 100, 800, 300}, 1000).selection.theme == ThemeId("day"));
    settings.theme = "none";
    CHECK(exportMap(drawn, settings, {400, 100, 800, 300}, 1000).selection.theme == ThemeId("day"));
}

TEST_CASE("the name that is proposed is free for the picture and for its world file")
{
    const TemporaryFolder folder;
    ExportSettings settings;
    settings.folder = folder.path().string();
    CHECK(freeName(settings, "map") == "map");
    std::ofstream(folder.path() / "map.png") << "x";
    std::ofstream(folder.path() / "map-2.pgw") << "x";
    CHECK(freeName(settings, "map") == "map-2");
    settings.worldFile = true;
    CHECK(freeName(settings, "map") == "map-3");
    settings.format = ".pdf";
    CHECK(freeName(settings, "map") == "map");
}

TEST_CASE("a file that is open is not replaced by a picture, even when that is asked for")
{
    const TemporaryFolder folder;
    const auto own = folder.write(
        "own.svg", R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[37.5,48.5]}})");
    Session session = smallSession();
    OpenFile{own.string()}.run(session);
    runJobs(session);
    REQUIRE(session.selection().files.size() == 1);
    ExportSettings& settings = session.exporting.settings;
    settings.folder = folder.string();
    settings.name = "own";
    settings.format = ".svg";
    StartExport{StartExport::Existing::Replace}.run(session);
    CHECK_FALSE(session.exporting.job);
    REQUIRE_FALSE(session.messages.all().empty());
    CHECK_THAT(session.messages.all().back().text, Contains("own.svg") && Contains("would be lost"));
}

TEST_CASE("a name whose text of sources is somebody's file is taken")
{
    const TemporaryFolder folder;
    ExportSettings settings;
    settings.folder = folder.string();
    settings.name = "a";
    settings.format = ".png";
    CHECK_FALSE(isTaken(settings));
    (void)folder.write("a.png.sources.txt", "mine");
    CHECK(isTaken(settings));
    CHECK(freeName(settings, "a") == "a-2");
}
