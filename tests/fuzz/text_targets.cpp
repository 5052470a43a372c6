// What is typed: arguments, places and sizes, projections, map links; colours and numbers as the program writes them.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/color.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/length_options.hpp"
#include "cli/view_choice.hpp"
#include "fuzz_targets.hpp"
#include "geo/projection.hpp"
#include "input_folder.hpp"
#include "map/map_link.hpp"

namespace frontline::fuzz {

namespace {

template <class T>
std::string errorOf(const Result<T>& result)
{
    if (result) return "";
    requireMessage(result.error().message);
    return result.error().message;
}

/// An argument a line. Nothing is run.
Outcome fuzzArguments(std::string_view bytes)
{
    std::vector<std::string> words{"frontline"};
    for (std::size_t start = 0; start < bytes.size() && words.size() < 200;) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
        // A word of a program ends at its first zero.
        words.emplace_back(std::string(bytes.substr(start, end - start)).c_str());
        start = end + 1;
    }
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    languageAsked(static_cast<int>(argv.size()), argv.data());
    return {errorOf(parseArguments(static_cast<int>(argv.size()), argv.data()))};
}

/// By its first letter: a size, a box, a centre, rulers, exclusions, a colour, or a text as the map writes it.
Outcome fuzzCoordinates(std::string_view bytes)
{
    if (bytes.empty()) return {"empty"};
    const std::string text(bytes.substr(1));
    switch (bytes.front()) {
        case 's': {
            const auto size = parseSize(text);
            require(!size || (size->width >= 1 && size->width <= 16384 && size->height >= 1 && size->height <= 16384),
                    "a size is from 1 to 16,384");
            errorOf(parseSize(text, 3.5));
            return {errorOf(size)};
        }
        case 'b': {
            const auto box = parseBox(text);
            require(!box || (box->minX < box->maxX && box->minY < box->maxY && std::abs(box->minY) <= 90),
                    "a box has its sides in order");
            return {errorOf(box)};
        }
        case 'c': {
            const auto place = parseCentre(text);
            require(!place || (std::abs(place->lonDegrees) <= 180 && std::abs(place->latDegrees) <= 90),
                    "a centre is a place");
            return {errorOf(place)};
        }
        case 'r':
            return {errorOf(parseRulers(text))};
        case 'e':
            return {errorOf(parseExclusionOption(text))};
        case 'k':
            return {parseColor(text) ? "" : "no colour"};
        default:
            break;
    }
    for (const Language language : languages()) {
        const auto breaks = lineBreaks(text, language);
        require(std::ranges::is_sorted(breaks) && (breaks.empty() || breaks.back() == text.size()),
                "lines end in order, the last with the text");
        upperCase(text, language), dateText(text, language), dateInSentence(text, language);
        comesBefore(text, foldCase(text), language);
    }
    require(printable(printable(text)) == printable(text), "what is printable stays");
    return {};
}

Outcome fuzzProjection(std::string_view bytes)
{
    const auto projection = Projection::create(std::string(bytes));
    if (!projection) return {errorOf(projection)};
    std::array<Xy, 3> places{Xy{30.5, 50.4}, Xy{37.8, 48}, Xy{-180, -90}};
    projection->forward(places);
    projection->inverse(places);
    for (const Xy place : places) {
        const bool none = std::isnan(place.x) && std::isnan(place.y);
        require(none || (std::isfinite(place.x) && std::isfinite(place.y)), "a place is finite or none");
    }
    projectedBox(*projection, {22, 44, 41, 53});
    const Xy centre = projection->forward(LonLat{37.8, 48});
    static_cast<void>(projection->groundMetresPerUnit(centre));
    static_cast<void>(projection->gridConvergenceDegrees(centre));
    return {};
}

Outcome fuzzLink(std::string_view bytes)
{
    static const MapDefinition map = [] {
        auto read = readMap(std::filesystem::path(FRONTLINE_SOURCE_DIR) / "geodata/map.toml");
        require(read.ok(), "the default map cannot be read");
        return std::move(read).value();
    }();
    DataStore store;
    const auto selection = parseMapLink(map, store, std::string(bytes));
    if (!selection) return {errorOf(selection)};
    const std::string link = mapLink(map, *selection);
    const auto again = parseMapLink(map, store, link);
    require(again.ok(), "a link that the program wrote is one: " + link);
    require(mapLink(map, *again) == link, "a link says the same when it is read back: " + link);
    return {};
}

constexpr std::array targets{Target{"arguments", fuzzArguments}, Target{"coordinates", fuzzCoordinates},
                             Target{"projection", fuzzProjection}, Target{"link", fuzzLink}};

}  // namespace

std::span<const Target> textTargets()
{
    return targets;
}

}  // namespace frontline::fuzz
