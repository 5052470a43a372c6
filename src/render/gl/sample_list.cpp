#include "render/gl/sample_list.hpp"

namespace frontline::gl {

namespace {

// Mesh ids count upwards from 1 in the scene; these are the last ones.
constexpr std::uint64_t fillId = ~std::uint64_t{0}, lineId = fillId - 1;

}  // namespace

DisplayList sampleList()
{
    const auto triangle = std::make_shared<FillMesh>(FillMesh{fillId, {}, {0, 0, 2, 0, 0, -2}, {0, 1, 2}});
    const auto line =
        std::make_shared<LineMesh>(LineMesh{lineId, {}, {{0, 0, -1}, {0, 0, 0}, {2, -2, 2}, {2, -2, -1}}});
    auto atlas = std::make_shared<GlyphAtlas>();
    atlas->width = atlas->height = 4;
    atlas->revision = ~std::uint64_t{0};
    atlas->texels.assign(16, 255);
    const Color opaque{255, 255, 255, 255}, translucent{255, 255, 255, 128};
    DisplayList list;
    list.commands = {FillDraw{triangle, line, opaque, {}},
                     FillDraw{triangle, line, translucent, {}},
                     LineDraw{line, opaque, 1, {}, 0},
                     LineDraw{line, translucent, 1, {}, 0},
                     LineDraw{line, opaque, 1, {2, 1}, 2},
                     SymbolDraw{{{1, 1, 2, SymbolKind::Circle, opaque, opaque, 1}}},
                     GlyphDraw{atlas, {{0, 0, 2, 2, 0, 0, 2, 2, 1, 1, opaque, opaque}}}};
    return list;
}

}  // namespace frontline::gl
