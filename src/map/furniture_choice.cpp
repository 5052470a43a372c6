#include "map/furniture_choice.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/message.hpp"
#include "map/suggestion.hpp"
#include "map/switch_list.hpp"

namespace frontline {

namespace {

constexpr std::array switches{
    std::pair{"title", &FurnitureChoice::title},   std::pair{"subtitle", &FurnitureChoice::subtitle},
    std::pair{"legend", &FurnitureChoice::legend}, std::pair{"scale-bar", &FurnitureChoice::scaleBar},
    std::pair{"inset", &FurnitureChoice::inset},   std::pair{"locator", &FurnitureChoice::locator},
    std::pair{"credit", &FurnitureChoice::credit}, std::pair{"attribution", &FurnitureChoice::attribution}};
constexpr const char* northArrow = "north-arrow";

}  // namespace

const std::vector<std::string>& furniturePieces()
{
    static const std::vector<std::string> pieces = [] {
        std::vector<std::string> names;
        for (const auto& [name, member] : switches) names.emplace_back(name);
        names.insert(names.begin() + 4, northArrow);
        return names;
    }();
    return pieces;
}

bool isSwitchedOn(const FurnitureChoice& choice, std::string_view piece)
{
    for (const auto& [name, member] : switches)
        if (piece == name) return choice.*member;
    return choice.northArrow != FurnitureChoice::NorthArrow::Never;
}

void switchPiece(FurnitureChoice& choice, std::string_view piece, bool on)
{
    for (const auto& [name, member] : switches)
        if (piece == name) choice.*member = on;
    if (piece == northArrow)
        choice.northArrow = on ? FurnitureChoice::NorthArrow::Always : FurnitureChoice::NorthArrow::Never;
}

Result<Done> applyFurnitureSwitches(FurnitureChoice& choice, const std::string& text)
{
    const std::vector<std::string>& pieces = furniturePieces();
    const auto all = [&](bool on) {
        for (const std::string& piece : pieces) switchPiece(choice, piece, on);
    };
    const auto parsed = parseSwitchList(text, msg("piece of furniture"),
                                        msg("\"+inset,-legend\", \"title,legend\" for just these, or \"none\""));
    if (!parsed) return parsed.error();
    if (parsed->size() == 1 && parsed->front().sign == 0 &&
        (parsed->front().name == "none" || parsed->front().name == "all")) {
        all(parsed->front().name == "all");
        return Done{};
    }
    for (const Switch& one : *parsed)
        if (std::ranges::find(pieces, one.name) == pieces.end())
            return Error{unknownName("piece of furniture", one.name, pieces)};
    if (parsed->front().sign == 0) all(false);
    for (const Switch& one : *parsed) switchPiece(choice, one.name, one.sign != '-');
    return Done{};
}

}  // namespace frontline
