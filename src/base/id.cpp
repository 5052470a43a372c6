#include "base/id.hpp"

#include <mutex>
#include <unordered_set>

namespace frontline {

const std::string* internedText(std::string_view text)
{
    static std::mutex mutex;
    // Never destroyed: ids may be read while the program ends.
    static auto& texts = *new std::unordered_set<std::string>();
    const std::lock_guard lock(mutex);
    return &*texts.emplace(text).first;  // elements of an unordered_set never move
}

}  // namespace frontline
