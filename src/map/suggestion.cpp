#include "map/suggestion.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace frontline {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> twoBack(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(twoBack, previous);
        std::swap(previous, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = std::min(row[j], twoBack[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string nearestName(std::string_view unknown, const std::vector<std::string>& known)
{
    // Very long input is not a slip, and the distance takes quadratic time.
    if (unknown.empty() || unknown.size() > 200) return "";
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, unknown.size() / 3) + 1;
    for (const std::string& name : known) {
        std::size_t distance = editDistance(unknown, name);
        // "contact" for "contact-line": the start of a name is as good as two slips.
        if (unknown.size() >= 3 && name.size() > unknown.size() &&
            editDistance(unknown, name.substr(0, unknown.size())) == 0)
            distance = std::min<std::size_t>(distance, 2);
        if (distance < bestDistance && distance < std::max(unknown.size(), name.size())) {
            best = name;
            bestDistance = distance;
        }
    }
    return best;
}

std::string unknownName(const char* what, std::string_view unknown, const std::vector<std::string>& known)
{
    const char* kind = tr(messageLanguage(), what);
    if (known.empty()) return msg("unknown {} \"{}\"; there is none", kind, unknown);
    if (const std::string nearest = nearestName(unknown, known); !nearest.empty())
        return msg("unknown {} \"{}\"; did you mean \"{}\"? There are: {}", kind, unknown, nearest, listed(known));
    return msg("unknown {} \"{}\"; there are: {}", kind, unknown, listed(known));
}

}  // namespace frontline
