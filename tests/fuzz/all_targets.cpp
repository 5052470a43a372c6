#include "fuzz_targets.hpp"

namespace frontline::fuzz {

std::vector<Target> allTargets()
{
    std::vector<Target> all;
    for (const auto& group : {mapTargets(), dataTargets(), geometryTargets(), textTargets()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

}  // namespace frontline::fuzz
