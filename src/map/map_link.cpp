#include "map/map_link.hpp"

#include <fmt/format.h>

#include "data/database_source.hpp"
#include "data/piped_data.hpp"
#include "map/link_text.hpp"

namespace frontline {

namespace {

std::string boxText(const Box& box)
{
    return fmt::format("{},{},{},{}", box.minX, box.minY, box.maxX, box.maxY);
}

const std::string& textOf(const ControlChoice& choice)
{
    return choice.scenario.empty() ? choice.date : choice.scenario.text();
}

class Writer {
public:
    Writer(const MapDefinition& map, const Selection& selection) : selection_(selection), first_(firstSelection(map)) {}

    std::string take()
    {
        for (std::size_t i = 0; i < selection_.files.size(); ++i) addFile(i);
        if (selection_.date != first_.date) add("date", selection_.date);
        if (selection_.zone) addZone(*selection_.zone);
        if (selection_.scenario != first_.scenario) add("scenario", selection_.scenario.text());
        if (const auto& comparison = selection_.comparison) {
            const bool swipe = comparison->mode == ComparisonView::Mode::Swipe;
            add("compare", textOf(comparison->with));
            add(swipe ? "swipe" : "difference", fmt::format("{}", comparison->swipe));
        }
        if (selection_.theme != first_.theme) add("theme", selection_.theme.text());
        if (selection_.language != first_.language) add("language", selection_.language.code());
        if (selection_.crs != first_.crs) add("crs", selection_.crs);
        addLayers();
        addView();
        addFurniture();
        return out_;
    }

private:
    void add(std::string_view key, std::string_view value) { addRaw(key, linkEncoded(value)); }
    void addRaw(std::string_view key, const std::string& value)
    {
        out_ += fmt::format("{}{}={}", out_.empty() ? "" : "&", key, value);
    }

    /// The first layer of a file stands for all of them.
    void addFile(std::size_t i)
    {
        const DataFile& file = selection_.files[i].file;
        if (file.table.value_or(0) != 0 || isStandardInput(file.path) || isDatabaseAddress(file.path)) return;
        std::string value = linkEncoded(file.path.string());
        if (!file.crs.empty() || !file.encoding.empty()) value += ";" + linkEncoded(file.crs);
        if (!file.encoding.empty()) value += ";" + linkEncoded(file.encoding);
        addRaw("file", value);
    }

    void addZone(const ZoneDraft& zone)
    {
        std::string value = fmt::format("{};{};{};{};", linkEncoded(zone.name), zone.heldKm, zone.occupiedKm,
                                        linkEncoded(textOf(zone.base)));
        for (std::size_t i = 0; i < zone.oblasts.size(); ++i) value += (i ? "," : "") + linkEncoded(zone.oblasts[i]);
        addRaw("zone", value);
    }

    void addLayers()
    {
        std::string shown, opacity, order;
        for (const auto& [id, choice] : selection_.layers) {
            if (choice.visible)
                shown += fmt::format("{}{}{}", shown.empty() ? "" : ",", *choice.visible ? '+' : '-',
                                     linkEncoded(id.text()));
            if (choice.opacity)
                opacity += fmt::format("{}{};{}", opacity.empty() ? "" : ",", linkEncoded(id.text()), *choice.opacity);
        }
        for (const LayerId id : selection_.order) order += (order.empty() ? "" : ",") + linkEncoded(id.text());
        if (!shown.empty()) addRaw("layers", shown);
        if (!opacity.empty()) addRaw("opacity", opacity);
        if (!order.empty()) addRaw("order", order);
    }

    void addView()
    {
        const ViewChoice& view = selection_.view;
        if (!view.preset.empty()) add("view", view.preset.text());
        if (view.box) addRaw("bbox", boxText(*view.box));
        if (!view.centre) return;
        addRaw("centre", fmt::format("{},{}", view.centre->lonDegrees, view.centre->latDegrees));
        addRaw("zoom", fmt::format("{}", view.zoom));
    }

    void addFurniture()
    {
        const FurnitureChoice& now = selection_.furniture;
        const FurnitureChoice& first = first_.furniture;
        std::string switches;
        for (const std::string& piece : furniturePieces())
            if (piece != "north-arrow" && isSwitchedOn(now, piece) != isSwitchedOn(first, piece))
                switches +=
                    fmt::format("{}{}{}", switches.empty() ? "" : ",", isSwitchedOn(now, piece) ? '+' : '-', piece);
        if (!switches.empty()) addRaw("furniture", switches);
        using Arrow = FurnitureChoice::NorthArrow;
        if (now.northArrow != first.northArrow)
            addRaw("north-arrow", now.northArrow == Arrow::Auto     ? "auto"
                                  : now.northArrow == Arrow::Always ? "on"
                                                                    : "off");
        if (now.titleText != first.titleText) add("title", now.titleText);
        if (now.subtitleText != first.subtitleText) add("subtitle", now.subtitleText);
        if (now.creditText != first.creditText) add("credit", now.creditText);
        if (now.locatorBox)
            addRaw("locator", boxText(*now.locatorBox));
        else if (now.locatorView != first.locatorView || first.locatorBox)
            add("locator", now.locatorView.text());
    }

    const Selection& selection_;
    Selection first_;
    std::string out_;
};

}  // namespace

std::string mapLink(const MapDefinition& map, const Selection& selection)
{
    return Writer(map, selection).take();
}

}  // namespace frontline
