// What is left out of a crowd of symbols is not missed in the picture.
#include "base/program_files.hpp"
#include "catch.hpp"
#include "crowd.hpp"
#include "render/raster/raster.hpp"
#include "scene/scene.hpp"
#include "scene/thinning.hpp"

using namespace frontline;

namespace {

struct Drawn {
    Image image;
    std::size_t symbols = 0;
};

Drawn drawnOf(const DrawnMap& map)
{
    static const auto scene = Scene::create(assetsPath() / "fonts").value().release();
    const DisplayList list = scene->build(map, crowdView());
    return {drawPicture(list, crowdView()).value(), symbolsOf(list)};
}

struct Difference {
    double mean = 0;         // of all channels, of 255
    double red[2] = {0, 0};  // mean of either picture, of 255: how much of the crowd are its rims
    std::size_t holes = 0;   // pixels in which the ground is seen in the second alone
    std::size_t pixels = 0;
};

/// The ground is green, and symbols have as much blue as green, or more.
bool isGround(const std::uint8_t* pixel)
{
    return pixel[1] > pixel[2] + 40;
}

Difference differenceOf(const Image& one, const Image& other)
{
    Difference difference;
    difference.pixels = one.pixels.size() / 3;
    for (std::size_t i = 0; i < one.pixels.size(); ++i)
        difference.mean += std::abs(int(one.pixels[i]) - int(other.pixels[i]));
    difference.mean /= static_cast<double>(one.pixels.size());
    for (std::size_t i = 0; i < one.pixels.size(); i += 3) {
        difference.red[0] += one.pixels[i], difference.red[1] += other.pixels[i];
        difference.holes += isGround(&other.pixels[i]) && !isGround(&one.pixels[i]);
    }
    for (double& red : difference.red) red /= static_cast<double>(difference.pixels);
    return difference;
}

/// The crowd in one layer, and in so many that each is small enough to be drawn whole.
struct Crowds {
    Drawn thinned, whole;
};

Crowds crowds(const DrawnRule& rule, double opacity)
{
    const std::vector<Xy> places = crowd(40000, 0.13);
    DrawnMap one = mapWithoutFurniture(), many = mapWithoutFurniture();
    one.layers = {newLayer("crowd", "Crowd", pointsTable(places), rule)};
    for (std::size_t from = 0; from < places.size(); from += fewSymbols) {
        const auto some = std::span(places).subspan(from, fewSymbols);
        many.layers.push_back(newLayer("part-" + std::to_string(from), "Part", pointsTable(some), rule));
    }
    for (DrawnMap* map : {&one, &many})
        for (DrawnLayer& layer : map->layers) layer.opacity = opacity;
    return {drawnOf(one), drawnOf(many)};
}

}  // namespace

TEST_CASE("a crowd of which what is covered is left out looks as the whole one does")
{
    struct Case {
        const char* name;
        SymbolShape shape;
        bool rim;
        double opacity;
    };
    for (const Case& of : {Case{"circles", SymbolShape::Circle, true, 1},
                           {"plain circles", SymbolShape::Circle, false, 1},
                           {"squares", SymbolShape::Square, true, 1},
                           {"diamonds", SymbolShape::Diamond, true, 1},
                           {"rings", SymbolShape::Ring, false, 1},
                           {"filled rings", SymbolShape::Ring, true, 1},
                           {"dots in rings", SymbolShape::RingDot, false, 1},
                           {"translucent circles", SymbolShape::Circle, true, 0.6}}) {
        DrawnRule rule = pointRule(of.shape);
        if (!of.rim) rule.symbol->outline.reset();
        const Crowds drawn = crowds(rule, of.opacity);
        const Difference difference = differenceOf(drawn.whole.image, drawn.thinned.image);
        INFO(of.name << ": " << drawn.thinned.symbols << " of " << drawn.whole.symbols << ", mean " << difference.mean
                     << ", red " << difference.red[0] << " and " << difference.red[1] << ", holes " << difference.holes
                     << " of " << difference.pixels);
        // Measured: 2,274 (squares) to 8,971 (rings).
        CHECK(drawn.whole.symbols > 38000);
        CHECK(drawn.thinned.symbols < 10000);
        // What is left out are slivers that lie between the middles of cells. Measured: 0.25 of 255, 0.3 of red and 190
        // of the 230,400 pixels at most, of diamonds; with half as many cells 0.9, 1.0 and 1,000.
        CHECK(difference.mean < 0.4);
        CHECK(std::abs(difference.red[0] - difference.red[1]) < 0.5);
        CHECK(difference.holes < 300);
    }
}
