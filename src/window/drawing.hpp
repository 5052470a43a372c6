// What draws into the window: the map's renderer and the panels' layer, both of one OpenGL context.
#pragma once

#include <memory>

#include "base/result.hpp"
#include "render/gl/renderer.hpp"
#include "window/imgui_layer.hpp"

namespace frontline {

struct Drawing {
    std::unique_ptr<Renderer> renderer;
    std::unique_ptr<ImGuiLayer> imgui;
};

/// Needs the window's context, current.
Result<Drawing> createDrawing();

}  // namespace frontline
