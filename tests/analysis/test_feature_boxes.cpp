#include "analysis/feature_boxes.hpp"

#include <algorithm>

#include "analysis/features_at.hpp"
#include "catch.hpp"

using namespace frontline;

namespace {

FeatureTable scatteredPoints(std::size_t count)
{
    FeatureTable table;
    table.geometry.kind = GeometryKind::Point;
    std::uint64_t random = 99;
    const auto next = [&] {
        random = random * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(random >> 40U) / (1U << 24U);
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 50 != 7) {  // some have no place
            table.geometry.addRing(std::vector<Xy>{{22 + 18 * next(), 44 + 8 * next()}});
            table.geometry.endPart();
        }
        table.geometry.endFeature();
    }
    return table;
}

}  // namespace

TEST_CASE("the boxes of features find at every place what looking at each feature finds")
{
    for (const std::size_t count : {0, 1, 16, 17, 5000}) {
        const FeatureTable table = scatteredPoints(count);
        const FeatureBoxes boxes(table.geometry);
        for (double lon = 21; lon < 41; lon += 1.7)
            for (double lat = 44; lat < 53; lat += 1.3)
                for (const double metres : {0.0, 900.0, 40'000.0}) {
                    const AskedTable plain{table}, packed{table, &boxes};
                    CHECK(featuresAt({&packed, 1}, {lon, lat}, metres) == featuresAt({&plain, 1}, {lon, lat}, metres));
                }
    }
}

TEST_CASE("a place on a feature finds it through the boxes though they are kept in short numbers")
{
    const FeatureTable table = scatteredPoints(3000);
    const FeatureBoxes boxes(table.geometry);
    for (std::size_t f = 0; f < table.featureCount(); f += 11) {
        const Box box = boundsOf(table.geometry, f);
        if (box.empty()) continue;
        const auto touching = boxes.touching(box);
        CHECK(std::ranges::find(touching, f) != touching.end());
        CHECK(touching.size() < 20);
    }
}
