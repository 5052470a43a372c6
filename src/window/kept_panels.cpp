#include "window/kept_panels.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

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

}  // namespace

Result<KeptPanels> KeptPanels::create()
{
    auto overlay = Overlay::create();
    if (!overlay) return overlay.error();
    KeptPanels panels;
    panels.overlay_ = *std::move(overlay);
    return panels;
}

void KeptPanels::take(const ImDrawData& data, Seen& seen)
{
    seen.bytes.clear();
    seen.boxes.clear();
    append(seen.bytes, &data.DisplaySize, 1);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        append(seen.bytes, list.VtxBuffer.Data, list.VtxBuffer.Size);
        append(seen.bytes, list.IdxBuffer.Data, list.IdxBuffer.Size);
        for (const ImDrawCmd& command : list.CmdBuffer) {
            append(seen.bytes, &command.ClipRect, 1);
            append(seen.bytes, &command.TextureId, 1);
            append(seen.bytes, &command.ElemCount, 1);
        }
        seen.boxes.push_back(coveredBy(list));
    }
}

void KeptPanels::draw(ImDrawData& data)
{
    take(data, now_);
    const bool same = now_.bytes == last_.bytes;
    std::swap(now_, last_);
    if (!same) kept_ = false;
    const int width = static_cast<int>(data.DisplaySize.x), height = static_cast<int>(data.DisplaySize.y);
    if (same && !kept_ && overlay_.begin(width, height)) {
        ImGui_ImplOpenGL3_RenderDrawData(&data);
        Overlay::end();
        kept_ = true;
    }
    if (kept_)
        overlay_.draw(Overlay::apart(last_.boxes, width, height));
    else
        ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}  // namespace frontline
