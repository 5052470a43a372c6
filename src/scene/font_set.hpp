// The faces of the map's text: shaping through HarfBuzz, glyphs as signed distances through FreeType.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "map/style.hpp"
#include "scene/display_list.hpp"

namespace frontline {

struct ShapedText {
    std::vector<ShapedGlyph> glyphs;
    std::string text;      // that the glyphs draw: in capitals where asked for, without what no font has
    double widthEm = 0;    // sum of the advances, without spacing after the last letter
    bool complete = true;  // false when no font has some character: it is left out
};

/// Where a glyph is in the atlas, and how its bitmap lies about the glyph's origin, in em (y up).
struct AtlasGlyph {
    int u = 0, v = 0, width = 0, height = 0;  // texels
    double leftEm = 0, topEm = 0;
};

class FontSet {
public:
    /// Pixels per em of the atlas: a texel is 1 / 32 em.
    static constexpr int texelsPerEm = 32;

    /// Errors name the file that is missing, not a font or incomplete, and what to do about it.
    static Result<std::unique_ptr<FontSet>> create(const std::filesystem::path& folder);
    ~FontSet();

    /// Shapes one line of UTF-8. letterSpacing: em added after each letter; capitals: in upper case. Characters that
    /// the face lacks come from an installed font that has them.
    const ShapedText& shape(FontFace face, std::string_view text, double letterSpacing = 0, bool capitals = false);

    /// The characters of a text that was shaped which no font has, as "U+10348, U+1F600"; "" when there are none.
    [[nodiscard]] std::string missingIn(std::string_view text) const;

    /// The glyph's place in the atlas, drawn into it at its first use. Width 0: nothing to draw (a space).
    const AtlasGlyph& atlasGlyph(FontFace face, std::uint32_t glyph);

    /// The atlas as it is now; the same object until a glyph is added.
    std::shared_ptr<const GlyphAtlas> atlas();

    /// Height of capitals and depth of descenders in em.
    static constexpr double capHeightEm = 0.727, descenderEm = 0.2;

private:
    struct Impl;
    explicit FontSet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace frontline
