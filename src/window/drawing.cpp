#include "window/drawing.hpp"

#include "base/program_files.hpp"

namespace frontline {

Result<Drawing> createDrawing()
{
    auto renderer = Renderer::create();
    if (!renderer) return renderer.error();
    auto imgui = ImGuiLayer::create(assetsPath() / "fonts", (*renderer)->isSoftware());
    if (!imgui) return imgui.error();
    return Drawing{*std::move(renderer), *std::move(imgui)};
}

}  // namespace frontline
