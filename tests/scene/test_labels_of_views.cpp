// What a reader of the default map notices of its labels: in 200 views, and while the map moves.
#include <atomic>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <random>
#include <thread>
#include <tuple>

#include "base/catalogue.hpp"
#include "base/program_files.hpp"
#include "catch.hpp"
#include "loaded_map.hpp"
#include "scene/labels/label_positions.hpp"
#include "scene/scene.hpp"

using namespace frontline;

namespace {

constexpr double frameSeconds = 1.0 / 60;

/// The default map without furniture: what is in the picture are symbols, lines and labels.
DrawnMap bareMap(Language language = Language::English)
{
    Selection selection = firstSelection(*defaultMapDefinition());
    selection.language = language;
    for (const std::string& piece : furniturePieces()) switchPiece(selection.furniture, piece, false);
    return loadedDefaultMap(selection);
}

std::unique_ptr<Scene> newScene()
{
    auto scene = Scene::create(assetsPath() / "fonts");
    if (!scene) FAIL(scene.error().message);
    return std::move(scene).value();
}

View viewOf(const DrawnMap& map, LonLat centre, double unitsPerPixel, int width, int height)
{
    auto projection = Projection::create(map.map->crs);
    if (!projection) FAIL(projection.error().message);
    return {*projection, projection->forward(centre), unitsPerPixel, width, height, defaultPixelsPerPoint};
}

struct Picture {
    std::vector<SymbolInstance> symbols;
    std::map<std::string, std::size_t> symbolCounts;  // by layer
    std::vector<std::pair<Xy, Xy>> loudLines;         // of layers with a casing; pixels
};

/// What the labels have to do with, read from the display list.
Picture pictureOf(const DisplayList& list, const DrawnMap& map, const View& view)
{
    Picture picture;
    const std::string contactLine = map.map->layerOf(LayerRole::ContactLine)->id.text();
    std::string layer;
    for (const DrawCommand& command : list.commands) {
        if (const auto* start = std::get_if<LayerStart>(&command)) layer = start->id;
        if (const auto* symbols = std::get_if<SymbolDraw>(&command)) {
            picture.symbols.insert(picture.symbols.end(), symbols->symbols.begin(), symbols->symbols.end());
            picture.symbolCounts[layer] += symbols->symbols.size();
        }
        const auto* line = std::get_if<LineDraw>(&command);
        if (!line || layer != contactLine) continue;
        const auto& vertices = line->mesh->vertices;
        const auto at = [&](std::size_t i) {
            return view.toPixel({line->mesh->origin.x + vertices[i].x, line->mesh->origin.y + vertices[i].y});
        };
        for (std::size_t i = 0; i + 1 < vertices.size(); ++i)
            if (vertices[i].length >= 0 && vertices[i + 1].length >= 0)
                picture.loudLines.emplace_back(at(i), at(i + 1));
    }
    return picture;
}

/// Whether a line of contact runs through the box, point by point.
bool isCrossed(const Picture& picture, const Box& box)
{
    for (const auto& [a, b] : picture.loudLines) {
        Box around;
        around.add(a), around.add(b);
        if (!around.intersects(box)) continue;
        const int steps = static_cast<int>(std::min(4000.0, std::hypot(b.x - a.x, b.y - a.y) * 2)) + 1;
        for (int i = 0; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            if (box.contains(Xy{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t})) return true;
        }
    }
    return false;
}

bool overlaps(const PlacedLabel& label, const Box& box)
{
    return std::ranges::any_of(label.boxes, [&](const Box& own) { return own.intersects(box); });
}

/// The symbol of the feature that the label names, or nothing.
const SymbolInstance* symbolOf(const Picture& picture, const PlacedLabel& label, const DrawnMap& map, const View& view)
{
    const auto layer = std::ranges::find(map.layers, label.layer, &DrawnLayer::id);
    const FlatGeometry& geometry = layer->table->geometry;
    const Xy place = geometry.ring(geometry.partStarts[geometry.featureStarts[label.feature]])[0];
    const Xy pixel = view.toPixel(view.projection.forward(LonLat{place.x, place.y}));
    for (const SymbolInstance& symbol : picture.symbols)
        if (std::hypot(symbol.x - pixel.x, symbol.y - pixel.y) < 0.5) return &symbol;
    return nullptr;
}

/// Whether one of the positions about the symbol would have been clear of the line and of all else.
bool hadFreePosition(const Picture& picture, const std::vector<PlacedLabel>& labels, const PlacedLabel& label,
                     const SymbolInstance& symbol, const Box& frame)
{
    LabelCandidate candidate;
    candidate.anchor = {symbol.x, symbol.y};
    candidate.symbolRadiusPixels = symbol.sizePixels / 2 + symbol.outlinePixels;
    candidate.gapPixels = 2 * defaultPixelsPerPoint;
    candidate.style.sizePixels = label.pixels.height() / (FontSet::capHeightEm + FontSet::descenderEm);
    // Halos and a little more: nothing that only just fits counts as free.
    constexpr double halo = 3.2;
    return std::ranges::any_of(positionsAroundSymbol(candidate, label.pixels.width()), [&](const TextPosition& at) {
        const Box box = textBox(at.x, at.baseline, label.pixels.width(), candidate.style.sizePixels);
        const Box padded = box.grownBy(halo);
        if (!frame.contains(padded.grownBy(5)) || isCrossed(picture, box.grownBy(2.5))) return false;
        for (const PlacedLabel& other : labels)
            if (&other != &label && overlaps(other, padded.grownBy(halo))) return false;
        return std::ranges::none_of(picture.symbols, [&](const SymbolInstance& other) {
            const double radius = other.sizePixels / 2 + other.outlinePixels;
            const bool own = &other == &symbol;
            return !own && padded.intersects({other.x - radius, other.y - radius, other.x + radius, other.y + radius});
        });
    });
}

}  // namespace

TEST_CASE("in 200 random views no labels overlap, none is cut, none lies on the line of contact without need")
{
    const DrawnMap map = bareMap();
    const auto scene = newScene();
    std::mt19937 random(20250817);
    const auto between = [&](double low, double high) {
        return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
    };
    std::size_t labels = 0, onLine = 0, curved = 0;
    for (int i = 0; i < 200; ++i) {
        // Half of them near the line of contact, from the whole country to a few villages.
        const bool near = i % 2 == 0;
        const LonLat centre{near ? between(33, 39) : between(23, 41), near ? between(46.5, 50) : between(44.5, 52.2)};
        const View view = viewOf(map, centre, 2000 * std::exp2(-between(0, 7)), 640, 420);
        INFO("view " << i << ": " << centre.lonDegrees << ", " << centre.latDegrees << ", " << view.unitsPerPixel
                     << " m");
        const Picture picture = pictureOf(scene->build(map, view), map, view);
        const auto& placed = scene->placedLabels();
        const Box frame{0, 0, 640, 420};
        for (std::size_t a = 0; a < placed.size(); ++a) {
            INFO(placed[a].text);
            ++labels;
            curved += placed[a].boxes.size() > 1;
            CHECK(frame.contains(placed[a].pixels));
            for (std::size_t b = 0; b < a; ++b)
                for (const Box& box : placed[b].boxes) CHECK_FALSE(overlaps(placed[a], box));
            if (!std::ranges::any_of(placed[a].boxes, [&](const Box& box) { return isCrossed(picture, box); }))
                continue;
            ++onLine;
            CHECK(placed[a].boxes.size() == 1);  // the name of a river rather stays away
            if (const SymbolInstance* symbol = symbolOf(picture, placed[a], map, view))
                CHECK_FALSE(hadFreePosition(picture, placed, placed[a], *symbol, frame));
        }
    }
    CHECK(labels > 1500);
    CHECK(curved > 50);
    CHECK(onLine * 50 < labels);
}

namespace {

/// Views of the whole country, of each preset and of single towns, as the map is used: near the line and away from it.
std::vector<View> readersViews(const DrawnMap& map)
{
    const auto projection = Projection::create(map.map->crs);
    if (!projection) FAIL(projection.error().message);
    std::vector<View> views;
    for (const ViewPreset& preset : map.map->views)
        for (const auto& [width, height] : {std::pair{1920, 1080}, std::pair{900, 700}}) {
            views.push_back(viewOf(map, {31, 49}, 1, width, height));
            views.back().fit(projectedBox(*projection, preset.lonLat));
        }
    // Donetsk, Kostiantynivka, Kremenchuk, Melitopol, Kyiv, Dobropillia: of 90 to 700 m a pixel.
    for (const LonLat town : {LonLat{37.80, 48.00}, LonLat{37.71, 48.53}, LonLat{33.42, 49.07}, LonLat{35.37, 46.85},
                              LonLat{30.52, 50.45}, LonLat{37.08, 48.46}})
        for (const double metres : {90.0, 150.0, 250.0, 400.0, 700.0})
            views.push_back(viewOf(map, town, metres, 1280, 800));
    return views;
}

/// In all of these views, of either language: 1243 when nameless dots were obstacles to names, less 3 %.
constexpr std::size_t leastNames = 1205;

/// Whether the name could be read as that of another symbol: its text less than 1.5 times as far from it as from its
/// own. Symbols at one place are one place.
bool isMisread(const Picture& picture, const PlacedLabel& label, const SymbolInstance& own)
{
    const double away = label.pixels.distanceTo({own.x, own.y});
    return std::ranges::any_of(picture.symbols, [&](const SymbolInstance& other) {
        const bool elsewhere = std::hypot(other.x - own.x, other.y - own.y) > own.sizePixels / 2 + own.outlinePixels;
        return elsewhere && label.pixels.distanceTo({other.x, other.y}) < 1.5 * away;
    });
}

}  // namespace

TEST_CASE("a name stands clearly nearer to its own symbol than to any other, or a line joins them")
{
    for (const Language language : languages()) {
        const DrawnMap map = bareMap(language);
        const auto scene = newScene();
        const std::vector<View> views = readersViews(map);
        std::size_t names = 0, misread = 0, leaders = 0;
        for (const View& view : views) {
            const Picture picture = pictureOf(scene->build(map, view), map, view);
            for (const PlacedLabel& label : scene->placedLabels()) {
                const SymbolInstance* own = symbolOf(picture, label, map, view);
                if (!own) continue;
                ++names;
                leaders += label.leader;
                if (label.leader || !isMisread(picture, label, *own)) continue;
                ++misread;
                UNSCOPED_INFO(label.text << " at " << view.centre.x << ", " << view.centre.y);
            }
        }
        std::cout << language.code() << ": " << misread << " of " << names << " names in " << views.size()
                  << " views could be read as another place's, " << leaders << " have a line to it\n";
        CHECK(misread == 0);
        CHECK(names > leastNames);
    }
}

namespace {

bool isSubject(const std::string& placeClass)
{
    return placeClass.ends_with("capital") || placeClass == "subject" || placeClass == "dobropillia";
}

}  // namespace

TEST_CASE("of a place both the symbol and the name are drawn, or neither; the subject places are always there")
{
    for (const Language language : languages()) {
        const DrawnMap map = bareMap(language);
        const auto scene = newScene();
        std::size_t subjects = 0, dots = 0;
        for (const View& view : readersViews(map)) {
            INFO("view " << view.centre.x << ", " << view.centre.y << ", " << view.unitsPerPixel << " m");
            Picture picture = pictureOf(scene->build(map, view), map, view);
            std::map<std::string, std::size_t> names;
            for (const PlacedLabel& label : scene->placedLabels()) ++names[label.layer.text()];
            for (const char* layer : {"places", "places-abroad"}) {
                INFO(layer);
                CHECK(picture.symbolCounts[layer] == names[layer]);
                dots += picture.symbolCounts[layer];
            }
            const Box frame{0, 0, static_cast<double>(view.widthPixels), static_cast<double>(view.heightPixels)};
            for (const char* id : {"main-places", "dobropillia"}) {
                const FeatureTable& table = *std::ranges::find(map.layers, LayerId(id), &DrawnLayer::id)->table;
                for (std::size_t f = 0; f < table.featureCount(); ++f) {
                    if (!isSubject(table.text("class", f))) continue;
                    const Xy place = table.geometry.ring(table.geometry.partStarts[table.geometry.featureStarts[f]])[0];
                    const Xy pixel = view.toPixel(view.projection.forward(LonLat{place.x, place.y}));
                    if (!frame.contains(pixel)) continue;
                    ++subjects;
                    CHECK(std::ranges::any_of(picture.symbols, [&](const SymbolInstance& symbol) {
                        return std::hypot(symbol.x - pixel.x, symbol.y - pixel.y) < 0.5;
                    }));
                }
            }
        }
        CHECK(subjects > 300);
        CHECK(dots > 700);
    }
}

namespace {

/// Symbols by layer and place on the map; those that are there at all.
std::map<std::tuple<std::string, long, long>, double> opacitiesOf(const DisplayList& list, const View& view)
{
    std::map<std::tuple<std::string, long, long>, double> out;
    std::string layer;
    for (const DrawCommand& command : list.commands) {
        if (const auto* start = std::get_if<LayerStart>(&command)) layer = start->id;
        const auto* draw = std::get_if<SymbolDraw>(&command);
        if (!draw) continue;
        for (const SymbolInstance& symbol : draw->symbols) {
            const Xy at = view.fromPixel({symbol.x, symbol.y});
            double& opacity = out[{layer, std::lround(at.x / 100), std::lround(at.y / 100)}];
            opacity = std::max(opacity, symbol.color.alpha / 255.0);
        }
    }
    return out;
}

/// The same label in the other picture: of names that are repeated along a line, the one at that place.
const PlacedLabel* sameIn(const std::vector<PlacedLabel>& labels, const PlacedLabel& label, double dx, double dy)
{
    const PlacedLabel* nearest = nullptr;
    double least = 1e9;
    for (const PlacedLabel& other : labels) {
        if (other.text != label.text || other.layer != label.layer || other.feature != label.feature) continue;
        const double away =
            std::hypot(other.pixels.minX - label.pixels.minX - dx, other.pixels.minY - label.pixels.minY - dy);
        if (away < least) least = away, nearest = &other;
    }
    return nearest;
}

/// The scene after its first complete frame.
void settle(Scene& scene, const DrawnMap& map, const View& view)
{
    for (int i = 0; i < 3000 && !scene.buildInteractive(map, view, 0).settled; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

}  // namespace

TEST_CASE("panning by one pixel over 300 frames moves labels by the pan alone, and none comes or goes at a stroke")
{
    const DrawnMap map = bareMap();
    const auto scene = newScene();
    View view = viewOf(map, {37, 48.3}, 400, 640, 420);
    settle(*scene, map, view);
    std::size_t followed = 0, came = 0;
    std::vector<PlacedLabel> last = scene->placedLabels();
    for (int frame = 1; frame <= 300; ++frame) {
        INFO("frame " << frame);
        const double dx = frame <= 150 ? -1 : 0, dy = frame <= 150 ? 0 : 1;
        view.panPixels(dx, dy);
        scene->buildInteractive(map, view, frame * frameSeconds);
        const auto& now = scene->placedLabels();
        for (const PlacedLabel& label : now) {
            const PlacedLabel* before = sameIn(last, label, -dx, -dy);
            const bool stayed = before && std::abs(label.pixels.minX - before->pixels.minX - dx) < 0.05 &&
                                std::abs(label.pixels.minY - before->pixels.minY - dy) < 0.05;
            INFO(label.text << " at " << label.pixels.minX << ", " << label.pixels.minY << ", opacity "
                            << label.opacity);
            if (stayed) {
                ++followed;
                CHECK(std::abs(label.opacity - before->opacity) < 0.2);
            } else {
                ++came;
                CHECK(label.opacity < 0.2);
            }
        }
        for (const PlacedLabel& label : last) {
            INFO(label.text);
            if (label.opacity > 0.2) CHECK(sameIn(now, label, dx, dy));
        }
        last = now;
    }
    CHECK(followed > 5000);
    CHECK(came > 5);
}

TEST_CASE("while zooming a label keeps its position about its place, or fades")
{
    const DrawnMap map = bareMap();
    const auto scene = newScene();
    View view = viewOf(map, {37.4, 48.4}, 500, 640, 420);
    settle(*scene, map, view);
    std::vector<PlacedLabel> last = scene->placedLabels();
    std::size_t followed = 0;
    for (int frame = 1; frame <= 90; ++frame) {
        view.zoomAbout({300, 200}, 1.02);
        scene->buildInteractive(map, view, frame * frameSeconds);
        const auto& now = scene->placedLabels();
        for (const PlacedLabel& label : now) {
            if (label.boxes.size() > 1 || label.opacity < 0.2) continue;
            // A label of fixed size moves at most as far as the places of the map do.
            INFO("frame " << frame << ", " << label.text);
            const PlacedLabel* same = sameIn(last, label, 0, 0);
            REQUIRE(same);
            const double away =
                std::hypot(label.pixels.minX - same->pixels.minX, label.pixels.minY - same->pixels.minY);
            CHECK(away < 0.025 * std::hypot(view.widthPixels, view.heightPixels));
            CHECK(std::abs(label.opacity - same->opacity) < 0.2);
            ++followed;
        }
        last = now;
    }
    CHECK(followed > 1000);
}

TEST_CASE("while panning no dot of a place comes or goes at a stroke, nor flickers")
{
    const DrawnMap map = bareMap();
    const auto scene = newScene();
    View view = viewOf(map, {37, 48.3}, 400, 640, 420);
    settle(*scene, map, view);
    const auto symbolsNow = [&](double seconds) {
        auto all = opacitiesOf(scene->buildInteractive(map, view, seconds).list, view);
        std::erase_if(all, [](const auto& symbol) { return !std::get<0>(symbol.first).starts_with("places"); });
        return all;
    };
    auto last = symbolsNow(0);
    REQUIRE(last.size() > 10);
    std::map<std::tuple<std::string, long, long>, int> turns;  // from fading in to fading out, or back
    auto rising = last;
    std::size_t changes = 0;
    for (int frame = 1; frame <= 300; ++frame) {
        INFO("frame " << frame);
        view.panPixels(frame <= 150 ? -1 : 0, frame <= 150 ? 0 : 1);
        const auto now = symbolsNow(frame * frameSeconds);
        for (const auto& [place, opacity] : now) {
            const auto before = last.find(place);
            const double change = opacity - (before == last.end() ? 0 : before->second);
            CHECK(std::abs(change) < 0.2);
            if (change == 0) continue;
            ++changes;
            const double direction = change > 0 ? 1 : -1;
            if (rising.contains(place) && rising[place] == -direction) ++turns[place];
            rising[place] = direction;
        }
        const Box inside = view.bounds().grownBy(-4 * view.unitsPerPixel);
        for (const auto& [place, opacity] : last) {
            const auto& [layer, x, y] = place;
            const bool leftThePicture =
                !inside.contains(Xy{100.0 * static_cast<double>(x), 100.0 * static_cast<double>(y)});
            if (!now.contains(place) && !leftThePicture) CHECK(opacity < 0.2);
        }
        last = now;
    }
    CHECK(changes > 20);
    for (const auto& [place, count] : turns) CHECK(count <= 3);
}
