#include "base/words.hpp"

namespace frontline {

const char* ukrainianForm(std::size_t count, const char* one, const char* few, const char* many)
{
    const std::size_t last = count % 10, lastTwo = count % 100;
    if (lastTwo >= 11 && lastTwo <= 14) return many;
    return last == 1 ? one : last >= 2 && last <= 4 ? few : many;
}

}  // namespace frontline
