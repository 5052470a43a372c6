#include "cli/furniture_request.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/view_choice.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

std::optional<Failure> chooseLocator(const std::string& text, const MapDefinition& map, FurnitureChoice& choice)
{
    choice.locator = true;
    if (text.find(',') != std::string::npos) {
        const auto box = parseBox(text);
        if (!box) return Failure{exitWrongArguments, "--locator: " + box.error().message};
        choice.locatorBox = *box;
        return std::nullopt;
    }
    choice.locatorView = ViewId(text);
    choice.locatorBox.reset();
    if (map.view(choice.locatorView)) return std::nullopt;
    std::vector<std::string> ids;
    for (const ViewPreset& view : map.views) ids.push_back(view.id.text());
    return Failure{exitWrongArguments, "--locator: " + unknownName("view", text, ids)};
}

}  // namespace

std::optional<Failure> chooseFurniture(const MapRequest& request, const MapDefinition& map, FurnitureChoice& choice)
{
    for (const auto& [option, text] : {std::pair{"--title", &request.title}, std::pair{"--subtitle", &request.subtitle},
                                       std::pair{"--credit", &request.credit}})
        if (const std::size_t count = characterCount(*text); count > longestText)
            return Failure{exitWrongArguments,
                           msg("{}: a text of {} characters is too long; {} at most", option, count, longestText)};
    if (!request.title.empty()) choice.titleText = printable(request.title);
    if (!request.subtitle.empty()) choice.subtitleText = printable(request.subtitle);
    if (!request.credit.empty()) choice.creditText = printable(request.credit);
    if (!request.locator.empty())
        if (auto failure = chooseLocator(request.locator, map, choice)) return failure;
    if (request.furniture.empty()) return std::nullopt;
    if (const auto set = applyFurnitureSwitches(choice, request.furniture); !set)
        return Failure{exitWrongArguments, "--furniture: " + set.error().message};
    return std::nullopt;
}

}  // namespace frontline
