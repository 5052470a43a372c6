#include "map/iso_date.hpp"

#include <string_view>

namespace frontline {

bool isIsoDate(const std::string& text)
{
    static constexpr std::string_view form = "dddd-dd-dd";
    if (text.size() != form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return false;
    return true;
}

}  // namespace frontline
