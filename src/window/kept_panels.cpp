#include "window/kept_panels.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <utility>

namespace frontline {

namespace {

template <class T>
void append(std::vector<std::uint8_t>& bytes, const T* values, int count)
{
    const auto* begin = reinterpret_cast<const std::uint8_t*>(values);
    bytes.insert(bytes.end(), begin, begin + static_cast<std::size_t>(count) * sizeof(T));
}

Box coveredBy(const ImDrawList& list)
{
    Box box;
    for (const ImDrawVert& vertex : list.VtxBuffer) box.add(Xy{vertex.pos.x, vertex.pos.y});
    return box;
}

/// Those panels alone for which chosen is so.
void drawSome(ImDrawData& data, const std::vector<bool>& chosen, bool so)
{
    // What has no commands is not drawn.
    std::vector<ImVector<ImDrawCmd>> aside(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i] != so) aside[i].swap(data.CmdLists[static_cast<int>(i)]->CmdBuffer);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i] != so) aside[i].swap(data.CmdLists[static_cast<int>(i)]->CmdBuffer);
}

}  // namespace

Result<KeptPanels> KeptPanels::create()
{
    auto overlay = Overlay::create();
    if (!overlay) return overlay.error();
    KeptPanels panels;
    panels.overlay_ = *std::move(overlay);
    return panels;
}

void KeptPanels::take(const ImDrawData& data)
{
    now_.resize(static_cast<std::size_t>(data.CmdListsCount));
    for (std::size_t i = 0; i < now_.size(); ++i) {
        const ImDrawList& list = *data.CmdLists[static_cast<int>(i)];
        std::vector<std::uint8_t>& bytes = now_[i].bytes;
        bytes.clear();
        append(bytes, &data.DisplaySize, 1);
        append(bytes, list.VtxBuffer.Data, list.VtxBuffer.Size);
        append(bytes, list.IdxBuffer.Data, list.IdxBuffer.Size);
        for (const ImDrawCmd& command : list.CmdBuffer) {
            append(bytes, &command.ClipRect, 1);
            append(bytes, &command.TextureId, 1);
            append(bytes, &command.ElemCount, 1);
        }
        now_[i].box = coveredBy(list);
    }
}

std::vector<bool> KeptPanels::unchanged() const
{
    std::vector<bool> same(now_.size(), now_.size() == last_.size());
    for (std::size_t i = 0; i < now_.size(); ++i) {
        same[i] = same[i] && now_[i].bytes == last_[i].bytes;
        for (std::size_t below = 0; below < i && same[i]; ++below)
            if (!same[below]) same[i] = !now_[below].box.intersects(now_[i].box);
    }
    return same;
}

bool KeptPanels::keep(ImDrawData& data, const std::vector<bool>& panels)
{
    kept_.clear();
    if (!overlay_.begin(static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y))) return false;
    drawSome(data, panels, true);
    Overlay::end();
    kept_ = panels;
    return true;
}

void KeptPanels::draw(ImDrawData& data)
{
    take(data);
    const std::vector<bool> same = unchanged();
    std::swap(now_, last_);
    // What is kept stays as long as all of it looks the same; more is added when nothing moves any more.
    bool fits = kept_.size() == same.size() && !kept_.empty();
    for (std::size_t i = 0; fits && i < same.size(); ++i) fits = same[i] || !kept_[i];
    const bool any = std::ranges::find(same, true) != same.end();
    const bool all = std::ranges::find(same, false) == same.end();
    if (!any)
        kept_.clear();
    else if (!fits || (all && std::ranges::find(kept_, false) != kept_.end()))
        (void)keep(data, same);
    if (kept_.empty()) {
        ImGui_ImplOpenGL3_RenderDrawData(&data);
        return;
    }
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < kept_.size(); ++i)
        if (kept_[i]) boxes.push_back(last_[i].box);
    overlay_.draw(Overlay::apart(boxes, static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y)));
    if (!all || std::ranges::find(kept_, false) != kept_.end()) drawSome(data, kept_, false);
}

}  // namespace frontline
