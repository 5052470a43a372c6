#include "map/read_furniture.hpp"

namespace frontline {

FurnitureChoice readFurniture(TomlReader& reader, FurnitureChoice choice)
{
    choice.titleText = reader.textOrSwitch("title", choice.title);
    choice.subtitleText = reader.textOrSwitch("subtitle", choice.subtitle);
    choice.creditText = reader.textOrSwitch("credit", choice.credit);
    choice.legend = reader.boolean("legend", choice.legend);
    choice.scaleBar = reader.boolean("scale_bar", choice.scaleBar);
    choice.attribution = reader.boolean("attribution", choice.attribution);
    choice.inset = reader.boolean("inset", choice.inset);
    reader.id("locator", choice.locatorView);
    using Arrow = FurnitureChoice::NorthArrow;
    if (const auto arrow = reader.booleanOr("north_arrow", "auto"))
        choice.northArrow = *arrow ? Arrow::Always : Arrow::Never;
    return choice;
}

}  // namespace frontline
