#include "scene/font_set.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

#include "base/file.hpp"
#include "scene/distance_field.hpp"
#include "scene/mesh_builder.hpp"

namespace frontline {

namespace {

constexpr int spreadTexels = 8;
constexpr int atlasWidth = 1024;

struct FreeTypeDeleter {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceDeleter {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
struct HbFontDeleter {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct HbBufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

struct Face {
    std::string bytes;  // FreeType and HarfBuzz read from it
    std::unique_ptr<FT_FaceRec_, FaceDeleter> freetype;
    std::unique_ptr<hb_font_t, HbFontDeleter> harfbuzz;
};

constexpr std::array fileNames{"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Italic.otf"};

std::size_t appendUtf8(std::string& out, char32_t c)
{
    const auto byte = [&](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F));
    } else {
        byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
    }
    return out.size();
}

char32_t upper(char32_t c)
{
    if (c >= U'a' && c <= U'z') return c - 32;
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
    if (c >= 0x430 && c <= 0x44F) return c - 32;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if (c == 0x491) return 0x490;
    if (c >= 0x100 && c <= 0x17F && c != 0x131 && c != 0x138 && c != 0x149 && c != 0x17F) {
        // Latin Extended-A: pairs, upper case even up to U+0137 and from U+014A to U+0177, odd in between.
        const bool upperIsEven = c <= 0x137 || (c >= 0x14A && c <= 0x177);
        return upperIsEven ? (c & ~char32_t{1}) : (c % 2 == 0 ? c - 1 : c);
    }
    return c;
}

}  // namespace

std::string toCapitals(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const bool two = lead >= 0xC2 && lead <= 0xDF && i + 1 < text.size();
        if (lead < 0x80) {
            appendUtf8(out, upper(lead)), i += 1;
        } else if (two) {
            appendUtf8(out, upper((char32_t(lead & 0x1F) << 6) | (static_cast<unsigned char>(text[i + 1]) & 0x3F)));
            i += 2;
        } else {
            out += text[i++];
        }
    }
    return out;
}

struct FontSet::Impl {
    std::unique_ptr<FT_LibraryRec_, FreeTypeDeleter> library;
    std::array<Face, fileNames.size()> faces;
    std::unique_ptr<hb_buffer_t, HbBufferDeleter> buffer{hb_buffer_create()};
    std::map<std::tuple<FontFace, double, bool, std::string>, ShapedText> shaped;
    std::map<std::pair<FontFace, std::uint32_t>, AtlasGlyph> glyphs;
    GlyphAtlas atlas;
    std::shared_ptr<const GlyphAtlas> snapshot;
    int shelfX = 0, shelfY = 0, shelfHeight = 0;

    Result<Done> loadFace(std::size_t index, const std::filesystem::path& path);
    AtlasGlyph place(const std::vector<std::uint8_t>& texels, int width, int height);
};

Result<Done> FontSet::Impl::loadFace(std::size_t index, const std::filesystem::path& path)
{
    auto bytes = readFile(path);
    if (!bytes) return Error{fmt::format("font: {}", bytes.error().message)};
    Face& face = faces[index];
    face.bytes = std::move(bytes).value();
    FT_Face raw = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(face.bytes.data());
    if (FT_New_Memory_Face(library.get(), data, static_cast<FT_Long>(face.bytes.size()), 0, &raw) != 0)
        return Error{
            fmt::format("{}: not a font that FreeType can read; reinstall the program's assets", path.string())};
    face.freetype.reset(raw);
    FT_Set_Pixel_Sizes(raw, 0, texelsPerEm);
    hb_blob_t* blob = hb_blob_create(face.bytes.data(), static_cast<unsigned>(face.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hbFace = hb_face_create(blob, 0);
    face.harfbuzz.reset(hb_font_create(hbFace));
    hb_font_set_scale(face.harfbuzz.get(), 65536, 65536);
    hb_face_destroy(hbFace);
    hb_blob_destroy(blob);
    return Done{};
}

Result<std::unique_ptr<FontSet>> FontSet::create(const std::filesystem::path& folder)
{
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return Error{"FreeType does not start"};
    impl->library.reset(library);
    for (std::size_t i = 0; i < fileNames.size(); ++i) {
        if (auto loaded = impl->loadFace(i, folder / fileNames[i]); !loaded) return loaded.error();
    }
    impl->atlas.width = atlasWidth;
    impl->atlas.spreadTexels = spreadTexels;
    return std::unique_ptr<FontSet>(new FontSet(std::move(impl)));
}

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::~FontSet() = default;

const ShapedText& FontSet::shape(FontFace face, std::string_view text, double letterSpacing, bool capitals)
{
    auto [found, isNew] = impl_->shaped.try_emplace({face, letterSpacing, capitals, std::string(text)});
    ShapedText& shaped = found->second;
    if (!isNew) return shaped;
    const std::string letters = capitals ? toCapitals(text) : std::string(text);
    hb_buffer_t* buffer = impl_->buffer.get();
    hb_buffer_reset(buffer);
    hb_buffer_add_utf8(buffer, letters.data(), static_cast<int>(letters.size()), 0, static_cast<int>(letters.size()));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(impl_->faces[static_cast<std::size_t>(face)].harfbuzz.get(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    double pen = 0;
    constexpr double em = 65536;
    for (unsigned i = 0; i < count; ++i) {
        if (infos[i].codepoint == 0) shaped.complete = false;
        shaped.glyphs.push_back({infos[i].codepoint, pen + positions[i].x_offset / em, positions[i].y_offset / em,
                                 infos[i].cluster});
        pen += positions[i].x_advance / em + letterSpacing;
    }
    shaped.widthEm = std::max(0.0, count > 0 ? pen - letterSpacing : 0.0);
    return shaped;
}

AtlasGlyph FontSet::Impl::place(const std::vector<std::uint8_t>& texels, int width, int height)
{
    if (shelfX + width + 1 > atlasWidth) {
        shelfY += shelfHeight + 1;
        shelfX = shelfHeight = 0;
    }
    if (shelfY + height + 1 > atlas.height) {
        atlas.height = std::max(shelfY + height + 1, atlas.height == 0 ? 256 : atlas.height * 2);
        atlas.texels.resize(static_cast<std::size_t>(atlas.width) * atlas.height);
    }
    for (int y = 0; y < height; ++y) {
        std::memcpy(&atlas.texels[static_cast<std::size_t>(shelfY + y) * atlas.width + shelfX],
                    &texels[static_cast<std::size_t>(y) * width], static_cast<std::size_t>(width));
    }
    const AtlasGlyph placed{shelfX, shelfY, width, height};
    shelfX += width + 1;
    shelfHeight = std::max(shelfHeight, height);
    return placed;
}

const AtlasGlyph& FontSet::atlasGlyph(FontFace face, std::uint32_t glyph)
{
    auto [found, isNew] = impl_->glyphs.try_emplace({face, glyph});
    if (!isNew) return found->second;
    FT_Face freetype = impl_->faces[static_cast<std::size_t>(face)].freetype.get();
    if (FT_Load_Glyph(freetype, glyph, FT_LOAD_NO_HINTING) != 0) return found->second;
    FT_GlyphSlot slot = freetype->glyph;
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0 || slot->bitmap.width == 0) return found->second;
    const FT_Bitmap& bitmap = slot->bitmap;
    const int width = static_cast<int>(bitmap.width), height = static_cast<int>(bitmap.rows);
    const auto texels = signedDistances({width, height, bitmap.pitch, bitmap.buffer}, spreadTexels);
    AtlasGlyph placed = impl_->place(texels, width + 2 * spreadTexels, height + 2 * spreadTexels);
    placed.leftEm = static_cast<double>(slot->bitmap_left - spreadTexels) / texelsPerEm;
    placed.topEm = static_cast<double>(slot->bitmap_top + spreadTexels) / texelsPerEm;
    found->second = placed;
    impl_->snapshot.reset();
    return found->second;
}

std::shared_ptr<const GlyphAtlas> FontSet::atlas()
{
    if (!impl_->snapshot) {
        impl_->atlas.revision = nextMeshId();
        impl_->snapshot = std::make_shared<GlyphAtlas>(impl_->atlas);
    }
    return impl_->snapshot;
}

}  // namespace frontline
