#include "cli/furniture_request.hpp"

#include "cli/view_choice.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

std::optional<Failure> chooseLocator(const std::string& text, Document& document)
{
    std::string id = text;
    if (text.find(',') != std::string::npos) {
        const auto box = parseBox(text);
        if (!box) return Failure{exitWrongArguments, "--locator: " + box.error().message};
        id = "locator " + text;  // no id of a map's own view has a comma
        document.views.push_back({id, "", "", *box});
    } else if (!document.view(text)) {
        std::vector<std::string> ids;
        for (const ViewPreset& view : document.views) ids.push_back(view.id);
        return Failure{exitWrongArguments, "--locator: " + unknownName("view", text, ids)};
    }
    document.furniture.locatorView = id;
    document.furniture.locator = true;
    return std::nullopt;
}

}  // namespace

std::optional<Failure> chooseFurniture(const MapRequest& request, Document& document)
{
    FurnitureChoice& choice = document.furniture;
    if (!request.title.empty()) choice.titleText = request.title;
    if (!request.subtitle.empty()) choice.subtitleText = request.subtitle;
    if (!request.credit.empty()) choice.creditText = request.credit;
    if (!request.locator.empty())
        if (auto failure = chooseLocator(request.locator, document)) return failure;
    if (request.furniture.empty()) return std::nullopt;
    if (const auto set = applyFurnitureSwitches(choice, request.furniture); !set)
        return Failure{exitWrongArguments, "--furniture: " + set.error().message};
    return std::nullopt;
}

}  // namespace frontline
