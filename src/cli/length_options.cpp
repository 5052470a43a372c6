#include "cli/length_options.hpp"

#include <algorithm>
#include <charconv>

#include "analysis/line_length.hpp"
#include "base/message.hpp"

namespace frontline {

Result<std::vector<double>> parseRulers(const std::string& text)
{
    std::vector<double> rulers;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        double ruler = -1;
        const auto [end, failure] = std::from_chars(text.data() + at, text.data() + comma, ruler);
        if (failure != std::errc{} || end != text.data() + comma ||
            !(ruler == 0 || (ruler >= shortestRulerKm && ruler <= longestRulerKm)))
            return Error{msg("--ruler: \"{}\" is not 0 (every vertex) or a length in kilometres from {:g} to {:g}",
                             text.substr(at, comma - at), shortestRulerKm, longestRulerKm)};
        if (std::ranges::find(rulers, ruler) == rulers.end()) rulers.push_back(ruler + 0.0);  // no "-0"
        at = comma + 1;
    }
    return rulers;
}

Result<LengthExclusions> parseExclusionOption(const std::string& text)
{
    const auto excluded = parseExclusions(text);
    if (!excluded) return Error{"--exclude: " + excluded.error().message};
    if (!excluded->any()) return Error{msg("--exclude: say what to leave out: rivers, borders, pockets")};
    return *excluded;
}

}  // namespace frontline
