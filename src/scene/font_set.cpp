#include "scene/font_set.hpp"

#include <fmt/format.h>
#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <set>
#include <tuple>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "scene/characters.hpp"
#include "scene/distance_field.hpp"
#include "scene/fallback_fonts.hpp"
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

std::string remedy()
{
    return msg("reinstall the program's assets");
}

/// Whether all tables that the font's directory lists lie within its bytes (OpenType specification, "Font file"): a
/// file that was cut short has its directory and lacks glyphs.
bool holdsItsTables(std::string_view bytes)
{
    const auto number = [&](std::size_t at, std::size_t size) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
        return value;
    };
    constexpr std::size_t headBytes = 12, entryBytes = 16;
    if (bytes.size() < headBytes) return false;
    const std::size_t tables = number(4, 2);
    if (tables == 0 || bytes.size() < headBytes + tables * entryBytes) return false;
    for (std::size_t i = 0; i < tables; ++i) {
        const std::size_t entry = headBytes + i * entryBytes;
        if (number(entry + 8, 4) + number(entry + 12, 4) > bytes.size()) return false;
    }
    return true;
}

/// Opens face.bytes; false when it is no font.
bool openFace(FT_Library library, Face& face, int index)
{
    FT_Face raw = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(face.bytes.data());
    if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(face.bytes.size()), index, &raw) != 0) return false;
    face.freetype.reset(raw);
    FT_Set_Pixel_Sizes(raw, 0, FontSet::texelsPerEm);
    hb_blob_t* blob = hb_blob_create(face.bytes.data(), static_cast<unsigned>(face.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hbFace = hb_face_create(blob, static_cast<unsigned>(index));
    face.harfbuzz.reset(hb_font_create(hbFace));
    hb_font_set_scale(face.harfbuzz.get(), 65536, 65536);
    hb_face_destroy(hbFace);
    hb_blob_destroy(blob);
    return true;
}

}  // namespace

struct FontSet::Impl {
    std::unique_ptr<FT_LibraryRec_, FreeTypeDeleter> library;
    std::array<Face, fileNames.size()> faces;
    std::vector<Face> fallbackFaces;  // as many as atlas.fallbacks
    std::map<std::pair<FontFace, char32_t>, std::optional<std::size_t>> fallbackOf;
    std::unique_ptr<hb_buffer_t, HbBufferDeleter> buffer{hb_buffer_create()};
    std::map<std::tuple<FontFace, double, bool, std::string>, ShapedText> shaped;
    std::map<std::string, std::set<char32_t>, std::less<>> missing;  // by text
    std::map<std::pair<FontFace, std::uint32_t>, AtlasGlyph> glyphs;
    GlyphAtlas atlas;
    std::shared_ptr<const GlyphAtlas> snapshot;
    int shelfX = 0, shelfY = 0, shelfHeight = 0;

    /// A stretch of a text that one font draws. font: as ShapedGlyph::font().
    struct Stretch {
        std::size_t font = 0, start = 0, end = 0;  // bytes
        bool drawn = true;                         // false: no font has it
    };

    Result<Done> loadFace(std::size_t index, const std::filesystem::path& path);
    AtlasGlyph place(const std::vector<std::uint8_t>& texels, int width, int height);
    const Face& face(FontFace face, std::size_t font) const
    {
        return font == 0 ? faces[static_cast<std::size_t>(face)] : fallbackFaces[font - 1];
    }
    std::optional<std::size_t> findFallback(FontFace face, char32_t character);
    std::vector<Stretch> stretches(FontFace face, std::string_view text, std::set<char32_t>& missing);
    void shapeStretch(FontFace face, const Stretch& stretch, std::string_view text, double letterSpacing, double& pen,
                      ShapedText& out);
};

Result<Done> FontSet::Impl::loadFace(std::size_t index, const std::filesystem::path& path)
{
    auto bytes = readFile(path);
    if (!bytes) return Error{msg("font: {}; {}", bytes.error().message, remedy())};
    Face& face = faces[index];
    face.bytes = std::move(bytes).value();
    if (!openFace(library.get(), face, 0))
        return Error{msg("{}: not a font that FreeType can read; {}", path.string(), remedy())};
    if (!holdsItsTables(face.bytes)) return Error{msg("{}: the font is incomplete; {}", path.string(), remedy())};
    return Done{};
}

std::optional<std::size_t> FontSet::Impl::findFallback(FontFace face, char32_t character)
{
    auto [found, isNew] = fallbackOf.try_emplace({face, character});
    if (!isNew) return found->second;
    const auto font = findFallbackFont(character, face);
    if (!font) return std::nullopt;
    for (std::size_t i = 0; i < atlas.fallbacks.size(); ++i)
        if (atlas.fallbacks[i].file == font->file && atlas.fallbacks[i].index == font->index)
            return found->second = i + 1;
    auto bytes = readFile(font->file);
    Face opened;
    if (!bytes) return std::nullopt;
    opened.bytes = std::move(bytes).value();
    fallbackFaces.push_back(std::move(opened));
    // Opened where it stays: FreeType and HarfBuzz read from its bytes.
    if (!openFace(library.get(), fallbackFaces.back(), font->index)) {
        fallbackFaces.pop_back();
        return std::nullopt;
    }
    atlas.fallbacks.push_back(*font);
    snapshot.reset();
    return found->second = fallbackFaces.size();
}

std::vector<FontSet::Impl::Stretch> FontSet::Impl::stretches(FontFace ownFace, std::string_view text,
                                                             std::set<char32_t>& absent)
{
    FT_Face own = face(ownFace, 0).freetype.get();
    std::vector<Stretch> found;
    const auto characters = charactersOf(text);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char32_t c = characters[i].value;
        const std::size_t end = i + 1 < characters.size() ? characters[i + 1].start : text.size();
        const bool hasBefore = !found.empty() && found.back().font > 0 && found.back().drawn;
        const auto inBefore = [&] {
            return hasBefore && FT_Get_Char_Index(face(ownFace, found.back().font).freetype.get(), c) != 0;
        };
        Stretch stretch{0, characters[i].start, end, true};
        if (isIgnorable(c)) {
            if (!found.empty()) stretch.font = found.back().font, stretch.drawn = found.back().drawn;
        } else if (isCommon(c) && inBefore()) {
            // What stands between two words of another script is written in their direction.
            const auto next = std::find_if(characters.begin() + static_cast<std::ptrdiff_t>(i), characters.end(),
                                           [](const Character& other) { return !isCommon(other.value); });
            if (next != characters.end() && FT_Get_Char_Index(own, next->value) == 0) stretch.font = found.back().font;
            if (FT_Get_Char_Index(own, c) == 0) stretch.font = found.back().font;
        } else if (FT_Get_Char_Index(own, c) == 0) {
            const auto font = inBefore() ? std::optional(found.back().font) : findFallback(ownFace, c);
            stretch.font = font.value_or(0);
            stretch.drawn = font.has_value();
            if (!font) absent.insert(c);
        }
        if (!found.empty() && found.back().font == stretch.font && found.back().drawn == stretch.drawn)
            found.back().end = end;
        else
            found.push_back(stretch);
    }
    return found;
}

void FontSet::Impl::shapeStretch(FontFace ownFace, const Stretch& stretch, std::string_view text, double letterSpacing,
                                 double& pen, ShapedText& out)
{
    hb_buffer_reset(buffer.get());
    hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), static_cast<unsigned>(stretch.start),
                       static_cast<int>(stretch.end - stretch.start));
    hb_buffer_guess_segment_properties(buffer.get());
    // The letters of a script that is written from the right hang together.
    if (HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer.get()))) letterSpacing = 0;
    hb_shape(face(ownFace, stretch.font).harfbuzz.get(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    constexpr double em = 65536;
    for (unsigned i = 0; i < count; ++i) {
        // Glyph 0 is the box for what the font lacks.
        if (infos[i].codepoint == 0) {
            out.complete = false;
            continue;
        }
        out.glyphs.push_back({infos[i].codepoint | static_cast<std::uint32_t>(stretch.font << 16U),
                              pen + positions[i].x_offset / em, positions[i].y_offset / em, infos[i].cluster});
        pen += positions[i].x_advance / em + letterSpacing;
    }
}

Result<std::unique_ptr<FontSet>> FontSet::create(const std::filesystem::path& folder)
{
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return Error{msg("FreeType does not start")};
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
    shaped.text = capitals ? upperCase(text, Language{}) : std::string(text);
    std::set<char32_t> absent;
    auto stretches = impl_->stretches(face, shaped.text, absent);
    if (!absent.empty()) {
        for (std::size_t i = stretches.size(); i-- > 0;)
            if (!stretches[i].drawn) shaped.text.erase(stretches[i].start, stretches[i].end - stretches[i].start);
        // "X Name" without its X is "Name".
        const auto first = shaped.text.find_first_not_of(' '), last = shaped.text.find_last_not_of(' ');
        shaped.text = first == std::string::npos ? "" : shaped.text.substr(first, last - first + 1);
        stretches = impl_->stretches(face, shaped.text, absent);
    }
    double pen = 0;
    for (const Impl::Stretch& stretch : stretches)
        impl_->shapeStretch(face, stretch, shaped.text, letterSpacing, pen, shaped);
    if (!absent.empty()) {
        shaped.complete = false;
        impl_->missing[std::string(text)].insert(absent.begin(), absent.end());
    }
    shaped.widthEm = std::max(0.0, shaped.glyphs.empty() ? 0.0 : pen - letterSpacing);
    return shaped;
}

std::string FontSet::missingIn(std::string_view text) const
{
    std::string list;
    const auto found = impl_->missing.find(text);
    if (found == impl_->missing.end()) return list;
    for (const char32_t c : found->second)
        list += fmt::format("{}U+{:04X}", list.empty() ? "" : ", ", static_cast<std::uint32_t>(c));
    return list;
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
    const ShapedGlyph parts{glyph, 0, 0, 0};
    FT_Face freetype = impl_->face(face, parts.font()).freetype.get();
    if (FT_Load_Glyph(freetype, parts.inFont(), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return found->second;
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
