#include "scene/labels/label_memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace frontline {

namespace {

/// A view that changed by more than this from one picture to the next did not move there.
constexpr double mostZoom = 1.6, mostPan = 0.5;
/// A picture that comes late does not shorten the fading.
constexpr double longestStepSeconds = 1.0 / 30;

/// All that decides where labels stand, but for the view.
std::string drawnOf(const DrawnMap& map)
{
    std::string drawn =
        fmt::format("{}|{}|{}|", map.selection.scenario.text(), map.selection.date, map.language().code());
    if (map.comparison()) drawn += fmt::format("{}|", map.comparison()->swipe);
    for (const DrawnLayer& layer : map.layers) {
        if (!isDrawn(layer)) continue;
        const bool lines = layer.table->geometry.kind == GeometryKind::Line;
        const bool matters = std::ranges::any_of(
            layer.rules, [&](const DrawnRule& rule) { return rule.label || rule.symbol || (rule.line && lines); });
        if (matters)
            drawn += fmt::format("{}:{}:{};", layer.id().text(), static_cast<const void*>(layer.table.get()),
                                 static_cast<int>(layer.side));
    }
    return drawn;
}

void shift(Box& box, Xy by)
{
    box.minX += by.x, box.maxX += by.x, box.minY += by.y, box.maxY += by.y;
}

/// The text moved with its place, at an opacity.
PlacedText drawnAt(PlacedText text, Xy by, double opacity)
{
    for (GlyphInstance& glyph : text.text.glyphs) {
        glyph.x += static_cast<float>(by.x), glyph.y += static_cast<float>(by.y);
        glyph.color = glyph.color.withOpacity(opacity), glyph.halo = glyph.halo.withOpacity(opacity);
    }
    for (TextRun& run : text.text.runs) {
        run.x += by.x, run.baseline += by.y;
        run.color = run.color.withOpacity(opacity), run.halo = run.halo.withOpacity(opacity);
    }
    for (Box& box : text.label.boxes) shift(box, by);
    shift(text.label.pixels, by);
    text.label.opacity = opacity;
    if (text.leader)
        for (Xy* end : {&text.leader->from, &text.leader->to}) end->x += by.x, end->y += by.y;
    text.leaderColor = text.leaderColor.withOpacity(opacity);
    text.leaderHalo = text.leaderHalo.withOpacity(opacity);
    return text;
}

}  // namespace

bool LabelMemory::isMotion(const View& view) const
{
    if (!view_ || view.projection.definition() != view_->projection.definition() ||
        view.pixelsPerPoint != view_->pixelsPerPoint)
        return false;
    const double zoom = std::abs(std::log(view.unitsPerPixel / view_->unitsPerPixel));
    const Xy pixel = view.toPixel(view_->centre);
    return zoom <= std::log(mostZoom) && std::abs(pixel.x - view.widthPixels / 2.0) <= mostPan * view.widthPixels &&
           std::abs(pixel.y - view.heightPixels / 2.0) <= mostPan * view.heightPixels;
}

void LabelMemory::begin(const DrawnMap& map, const View& view, double seconds)
{
    std::string drawn = drawnOf(map);
    if (drawn != drawn_ || !isMotion(view)) entries_.clear(), symbols_.clear(), fresh_ = true;
    step_ = std::clamp(seconds - seconds_, 0.0, longestStepSeconds) / fadeSeconds;
    seconds_ = seconds;
    const bool changed = view_ && (view.centre != view_->centre || view.unitsPerPixel != view_->unitsPerPixel ||
                                   view.widthPixels != view_->widthPixels || view.heightPixels != view_->heightPixels);
    if (changed) movedSeconds_ = seconds;
    moving_ = !fresh_ && (changed || (moving_ && seconds - movedSeconds_ < restSeconds));
    drawn_ = std::move(drawn);
    view_ = view;
}

std::vector<HeldLabel> LabelMemory::held(const LayerKey& layer, std::uint32_t feature) const
{
    std::vector<HeldLabel> held;
    if (!moving_) return held;
    for (auto found = entries_.lower_bound({layer, feature, 0}); found != entries_.end(); ++found) {
        const auto& [key, entry] = *found;
        if (std::get<0>(key) != layer || std::get<1>(key) != feature) break;
        held.push_back({std::get<2>(key), entry.text.mapUnits, view_->toPixel(entry.text.mapUnits), entry.text.slot});
    }
    return held;
}

bool LabelMemory::standsAsBefore(const PlacedText& text, const PlacedText& before) const
{
    constexpr double same = 0.5;  // pixels
    const LabelSlot &now = text.slot, &then = before.slot;
    const Xy place = view_->toPixel(text.mapUnits), placeBefore = view_->toPixel(before.mapUnits);
    return now.above == then.above && now.leader == then.leader &&
           std::hypot(now.offset.x - then.offset.x, now.offset.y - then.offset.y) < same &&
           std::hypot(place.x - placeBefore.x, place.y - placeBefore.y) < same;
}

double LabelMemory::symbolOpacity(const LayerKey& layer, std::uint32_t feature) const
{
    const auto found = symbols_.find({layer, feature});
    return found == symbols_.end() ? 0 : found->second;
}

void LabelMemory::fadeSymbols(const std::vector<PlacedText>& placed)
{
    std::map<Place, double> faded;
    for (const PlacedText& text : placed) {
        if (!text.tied) continue;
        const Place place{{text.label.layer, text.side}, text.label.feature};
        faded[place] = fresh_ ? 1 : std::min(1.0, symbolOpacity(place.first, place.second) + step_);
    }
    for (const auto& [place, opacity] : symbols_)
        if (opacity > step_) faded.try_emplace(place, opacity - step_);
    symbols_ = std::move(faded);
}

std::vector<PlacedText> LabelMemory::show(std::vector<PlacedText> placed)
{
    fadeSymbols(placed);
    for (auto& [key, entry] : entries_) entry.wanted = false;
    std::vector<Key> order;
    for (PlacedText& text : placed) {
        Key key{{text.label.layer, text.side}, text.label.feature, text.copy};
        const auto found = entries_.find(key);
        const bool known = found != entries_.end();
        if (known && !standsAsBefore(text, found->second.text)) continue;  // fades out where it was
        const double opacity = fresh_ ? 1 : known ? found->second.opacity : 0;
        order.push_back(key);
        const Xy pixel = view_->toPixel(text.mapUnits);
        entries_.insert_or_assign(std::move(key), Entry{std::move(text), pixel, opacity, true});
    }
    fresh_ = entries_.empty();  // nothing was there yet
    // The picture of the map at rest may look different.
    fading_ = moving_ || std::ranges::any_of(symbols_, [](const auto& symbol) { return symbol.second < 1; });
    std::vector<PlacedText> drawn;
    for (const Key& key : order) {
        Entry& entry = entries_.at(key);
        entry.opacity = std::min(1.0, entry.opacity + step_);
        fading_ = fading_ || entry.opacity < 1;
        drawn.push_back(drawnAt(entry.text, {0, 0}, entry.opacity));
    }
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        if (!entry->second.wanted) entry->second.opacity -= step_;
        if (entry->second.opacity <= 0 && !entry->second.wanted) {
            entry = entries_.erase(entry);
            fading_ = true;  // what waits for its place to be free comes next
            continue;
        }
        if (!entry->second.wanted) {
            fading_ = true;
            const Xy now = view_->toPixel(entry->second.text.mapUnits);
            const Xy by{now.x - entry->second.pixel.x, now.y - entry->second.pixel.y};
            drawn.push_back(drawnAt(entry->second.text, by, entry->second.opacity));
        }
        ++entry;
    }
    return drawn;
}

}  // namespace frontline
