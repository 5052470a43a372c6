#include "map/read_view.hpp"

#include "base/message.hpp"

namespace frontline {

ViewPreset readView(TomlReader& reader)
{
    ViewPreset view;
    view.id = ViewId(reader.requiredText("id"));
    reader.setWhere(msg("view \"{}\"", view.id.text()));
    view.title = reader.localText("title", LocalText(view.id.text()));
    if (!reader.has("box"))
        reader.failMissing("box", msg("key \"box\" is missing: [west, south, east, north] in degrees"));
    const auto box = reader.numbers("box", 4, -180, 180);
    if (!box) return view;
    view.lonLat = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
    if (!(view.lonLat.minX < view.lonLat.maxX && view.lonLat.minY < view.lonLat.maxY && view.lonLat.minY >= -90 &&
          view.lonLat.maxY <= 90))
        reader.fail("box",
                    msg("key \"box\" must be [west, south, east, north] in degrees, west < east, south < north"));
    return view;
}

}  // namespace frontline
