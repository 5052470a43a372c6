// "+a,-b": which layers are shown.
#include <fmt/format.h>

#include "map/document.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

struct Switch {
    char sign = 0;  // '+', '-', or 0 without one
    std::string id;
};

std::vector<Switch> splitSwitches(const std::string& text)
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
        one.id = item;
        out.push_back(one);
    }
    return out;
}

}  // namespace

Result<Done> applyLayerSwitches(Document& document, const std::string& switches)
{
    const auto parsed = splitSwitches(switches);
    if (parsed.empty())
        return Error{"no layers given: write \"+a,-b\" to show a and hide b, or \"a,b\" for just these"};
    std::vector<std::string> ids;
    for (const Layer& layer : document.layers) ids.push_back(layer.id);
    for (const Switch& one : parsed) {
        if (!document.layer(one.id)) return Error{unknownName("layer", one.id, ids)};
        if ((one.sign == 0) != (parsed.front().sign == 0))
            return Error{fmt::format("\"{}\": give every layer a + or -, or none of them", switches)};
    }
    if (parsed.front().sign == 0)
        for (Layer& layer : document.layers) layer.visible = false;
    for (const Switch& one : parsed) document.layer(one.id)->visible = one.sign != '-';
    return Done{};
}

}  // namespace frontline
