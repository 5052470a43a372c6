#include "geo/overlapping_boxes.hpp"

#include <random>

#include "catch.hpp"

using namespace frontline;

TEST_CASE("pairs of boxes that overlap are counted as looking at each pair counts them")
{
    std::mt19937 random(3);
    // Whole numbers, so that many only touch.
    std::uniform_int_distribution<int> place(0, 20), size(0, 6);
    for (int n = 0; n < 40; ++n) {
        std::vector<Box> boxes;
        for (int i = 0; i < 3 * n; ++i) {
            const double x = place(random), y = place(random);
            boxes.push_back({x, y, x + size(random), y + size(random)});
        }
        std::uint64_t pairs = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = i + 1; j < boxes.size(); ++j)
                pairs += boxes[i].minX <= boxes[j].maxX && boxes[j].minX <= boxes[i].maxX &&
                                 boxes[i].minY <= boxes[j].maxY && boxes[j].minY <= boxes[i].maxY
                             ? 1
                             : 0;
        CHECK(overlappingPairs(boxes) == pairs);
    }
}
