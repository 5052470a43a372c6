#include "render/gl/renderer.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <optional>

#include "base/message.hpp"
#include "render/gl/offscreen_target.hpp"
#include "render/gl/passes.hpp"
#include "render/raster/raster.hpp"

namespace frontline {

namespace {

using namespace gl;

/// A tile of 4096 x 4096 takes 128 MiB of colour, depth and stencil.
constexpr int largestTile = 4096;

class GlRenderer final : public Renderer {
public:
    Result<Done> start()
    {
        if (epoxy_gl_version() < 33) return Error{msg("OpenGL 3.3 is needed; this driver is {}", description())};
        auto lines = LinePass::create();
        if (!lines) return lines.error();
        lines_ = std::move(lines).value();
        auto fills = FillPass::create();
        if (!fills) return fills.error();
        fills_ = std::move(fills).value();
        auto symbols = SymbolPass::create();
        if (!symbols) return symbols.error();
        symbols_ = std::move(symbols).value();
        auto glyphs = GlyphPass::create();
        if (!glyphs) return glyphs.error();
        glyphs_ = std::move(glyphs).value();
        auto pictures = PicturePass::create();
        if (!pictures) return pictures.error();
        pictures_ = std::move(pictures).value();
        return Done{};
    }

    void draw(const DisplayList& list, const View& view) override
    {
        drawTile(list, {view.fromPixel({0, 0}), view.unitsPerPixel, 0, 0, view.widthPixels, view.heightPixels, false});
        buffers_.endFrame();
    }

    void keepPicture(const BgrxPicture& picture, const View& view) override
    {
        pictures_.upload(picture);
        pictureView_ = view;
    }

    void drawPart(const DisplayList& list, std::size_t first, std::size_t end, const View& view) override
    {
        const Tile tile = {view.fromPixel({0, 0}), view.unitsPerPixel, 0,    0,
                           view.widthPixels,       view.heightPixels,  false};
        startTile(list, tile, first == 0);
        drawCommands(list, first, end, tile);
        buffers_.endFrame();
    }

    void drawOnPicture(const DisplayList& list, std::size_t first, std::size_t end, const View& view) override
    {
        const Tile tile = {view.fromPixel({0, 0}), view.unitsPerPixel, 0,    0,
                           view.widthPixels,       view.heightPixels,  false};
        const Box box = pictureView_ ? pictureBox(*pictureView_, view) : Box{};
        startTile(list, tile, !PicturePass::covers(box, tile));
        if (pictureView_) pictures_.draw(box, tile);
        drawCommands(list, first, end, tile);
        buffers_.endFrame();
    }

    void finish() override { glFinish(); }

    [[nodiscard]] bool isSoftware() const override
    {
        const std::string name = description();
        return std::ranges::any_of(std::array{"llvmpipe", "softpipe", "swrast", "SwiftShader", "Software"},
                                   [&](const char* word) { return name.find(word) != std::string::npos; });
    }

    Result<Image> drawToImage(const DisplayList& list, const View& view) override
    {
        const int width = view.widthPixels, height = view.heightPixels;
        if (auto fine = checkSize(width, height); !fine) return fine.error();
        auto image = makeImage(list, width, height);
        if (!image) return image;
        if (auto drawn = drawRows(list, view, *image); !drawn) return drawn.error();
        if (auto ended = endPicture(view); !ended) return ended.error();
        return image;
    }

    [[nodiscard]] std::string description() const override
    {
        const auto text = [](GLenum name) {
            const auto* value = reinterpret_cast<const char*>(glGetString(name));
            return std::string(value ? value : "unknown");
        };
        return text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
    }

private:
    static Result<Done> checkSize(int width, int height)
    {
        if (width >= 1 && height >= 1 && width <= largestPictureSide && height <= largestPictureSide) return Done{};
        return Error{msg("a picture of {} x {} pixels cannot be drawn: each side is 1 to {}", width, height,
                         largestPictureSide)};
    }

    static Result<Image> makeImage(const DisplayList& list, int width, int height)
    {
        Image image{width, height, list.background.alpha == 255 ? 3 : 4, {}};
        try {
            image.pixels.resize(static_cast<std::size_t>(width) * height * image.channels);
        } catch (const std::bad_alloc&) {
            return Error{msg("a picture of {} x {} pixels needs {} MiB, more than there is", width, height,
                             (static_cast<long long>(width) * height * image.channels) >> 20)};
        }
        return image;
    }

    /// Fills the image, in tiles where the driver's limits are smaller.
    Result<Done> drawRows(const DisplayList& list, const View& view, Image& image)
    {
        // Low images have wide tiles: each tile costs a pass over the list.
        const int rows = std::min({largestTile, largestFramebuffer(), image.height});
        const int columns = std::min({largestTile * largestTile / rows, largestFramebuffer(), image.width});
        for (int y = 0; y < image.height; y += rows) {
            for (int x = 0; x < image.width; x += columns) {
                const Tile tile{view.fromPixel({0, 0}),
                                view.unitsPerPixel,
                                x,
                                y,
                                std::min(columns, image.width - x),
                                std::min(rows, image.height - y),
                                true};
                if (auto ready = target_.bind(tile.width, tile.height); !ready) return ready.error();
                drawTile(list, tile);
                target_.readInto(image, tile);
            }
        }
        return Done{};
    }

    Result<Done> endPicture(const View& view)
    {
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        buffers_.endFrame();
        if (const GLenum error = glGetError(); error == GL_OUT_OF_MEMORY)
            return Error{
                msg("the graphics driver ran out of memory at {} x {} pixels", view.widthPixels, view.heightPixels)};
        return Done{};
    }

    void drawTile(const DisplayList& list, const Tile& tile)
    {
        startTile(list, tile, true);
        drawCommands(list, 0, list.commands.size(), tile);
    }

    /// background: whether something of it will be seen.
    void startTile(const DisplayList& list, const Tile& tile, bool background)
    {
        glViewport(0, 0, tile.width, tile.height);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_CULL_FACE);
        glDisable(GL_STENCIL_TEST);
        glStencilMask(0xFF);
        const Color b = list.background;
        // What is drawn is blended into colours multiplied by their alpha: so must be what it starts from.
        const float alpha = static_cast<float>(b.alpha) / 255, unit = alpha / 255;
        glClearColor(static_cast<float>(b.red) * unit, static_cast<float>(b.green) * unit,
                     static_cast<float>(b.blue) * unit, alpha);
        glClearStencil(0);
        // The depth lies in the same words as the stencil: to keep it, a software renderer would read each.
        glClear((background ? GL_COLOR_BUFFER_BIT : 0U) | GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
        marks_.reset();
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }

    void drawCommands(const DisplayList& list, std::size_t first, std::size_t end, const Tile& tile)
    {
        for (std::size_t i = first; i < end; ++i)
            std::visit([&](const auto& draw) { drawCommand(draw, tile); }, list.commands[i]);
        glDisable(GL_SCISSOR_TEST);
        glBindVertexArray(0);
        glUseProgram(0);
    }

    void drawCommand(const FillDraw& draw, const Tile& tile) { fills_.draw(draw, tile, buffers_, marks_, lines_); }
    void drawCommand(const LineDraw& draw, const Tile& tile) { lines_.draw(draw, tile, buffers_, marks_); }
    void drawCommand(const SymbolDraw& draw, const Tile& tile) { symbols_.draw(draw, tile); }
    void drawCommand(const GlyphDraw& draw, const Tile& tile) { glyphs_.draw(draw, tile); }
    static void drawCommand(const LayerStart&, const Tile&) {}
    void drawCommand(const ClipStart& clip, const Tile& tile)
    {
        if (!clip.box) {
            glDisable(GL_SCISSOR_TEST);
            return;
        }
        const auto box = tile.inFramebuffer(*clip.box);
        glEnable(GL_SCISSOR_TEST);
        glScissor(box.x, box.y, box.width, box.height);
    }

    LinePass lines_;
    FillPass fills_;
    SymbolPass symbols_;
    GlyphPass glyphs_;
    MeshBuffers buffers_;
    PicturePass pictures_;
    std::optional<View> pictureView_;  // of the kept picture
    StencilMarks marks_;
    OffscreenTarget target_;
};

}  // namespace

Result<std::unique_ptr<Renderer>> Renderer::create()
{
    auto renderer = std::make_unique<GlRenderer>();
    if (auto started = renderer->start(); !started) return started.error();
    return std::unique_ptr<Renderer>(std::move(renderer));
}

int Renderer::liveHandles()
{
    return gl::liveHandleCount();
}

Image readFramebuffer(int widthPixels, int heightPixels)
{
    Image image{widthPixels, heightPixels, 3, {}};
    const std::size_t stride = static_cast<std::size_t>(widthPixels) * 3;
    std::vector<std::uint8_t> bottomFirst(stride * heightPixels);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, widthPixels, heightPixels, GL_RGB, GL_UNSIGNED_BYTE, bottomFirst.data());
    image.pixels.resize(bottomFirst.size());
    for (int y = 0; y < heightPixels; ++y)
        std::copy_n(bottomFirst.begin() + static_cast<std::ptrdiff_t>(stride * (heightPixels - 1 - y)), stride,
                    image.pixels.begin() + static_cast<std::ptrdiff_t>(stride * y));
    return image;
}

}  // namespace frontline
