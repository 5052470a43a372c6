// A context without a window and a renderer in it, for tests.
#pragma once

#include <memory>

#include "catch.hpp"
#include "render/gl/renderer.hpp"

namespace frontline {

struct RenderStage {
    std::unique_ptr<OffscreenContext> context;
    std::unique_ptr<Renderer> renderer;
    RenderStage()
    {
        auto made = OffscreenContext::create();
        if (!made) FAIL(made.error().message);
        context = std::move(made).value();
        auto created = Renderer::create();
        if (!created) FAIL(created.error().message);
        renderer = std::move(created).value();
    }
};

/// One context and one renderer for all tests of a program: a driver starts slowly.
inline Renderer& renderer()
{
    static RenderStage stage;
    return *stage.renderer;
}

}  // namespace frontline
