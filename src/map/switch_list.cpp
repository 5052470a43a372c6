#include "map/switch_list.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace frontline {

Result<std::vector<Switch>> parseSwitchList(const std::string& text, const std::string& what,
                                            const std::string& examples)
{
    std::vector<Switch> out;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        std::string item = text.substr(start, end - start);
        start = end + 1;
        const std::size_t first = item.find_first_not_of(' ');
        if (first == std::string::npos) continue;
        item = item.substr(first, item.find_last_not_of(' ') - first + 1);
        Switch one;
        if (item[0] == '+' || item[0] == '-') {
            one.sign = item[0];
            item.erase(0, 1);
        }
        one.name = item;
        out.push_back(std::move(one));
    }
    if (out.empty()) return Error{msg("no {} given: write {}", what, examples)};
    for (const Switch& one : out)
        if ((one.sign == 0) != (out.front().sign == 0))
            return Error{msg("\"{}\": give every {} a + or -, or none of them", text, what)};
    return out;
}

}  // namespace frontline
