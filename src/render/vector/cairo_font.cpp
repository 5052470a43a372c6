#include "render/vector/cairo_font.hpp"

#include <cairo-ft.h>

#include <string>
#include <utility>

#include "base/file.hpp"
#include "base/message.hpp"

namespace frontline::vector {

namespace {

/// Cairo keeps faces for as long as it likes: it owns this, and lets it go.
struct LoadedFace {
    std::string bytes;
    std::unique_ptr<FT_LibraryRec_, Destroyer<FT_Done_FreeType>> library;
    std::unique_ptr<FT_FaceRec_, Destroyer<FT_Done_Face>> face;
};

}  // namespace

Result<CairoFont> loadFont(const std::filesystem::path& path, int index)
{
    auto bytes = readFile(path);
    if (!bytes) return Error{msg("font: {}", bytes.error().message)};
    auto loaded = std::make_unique<LoadedFace>();
    loaded->bytes = std::move(bytes).value();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) return Error{msg("FreeType does not start")};
    loaded->library.reset(library);
    FT_Face face = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(loaded->bytes.data());
    if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(loaded->bytes.size()), index, &face) != 0)
        return Error{msg("{}: not a font that FreeType can read; reinstall the program's assets", path.string())};
    loaded->face.reset(face);
    CairoFont font(cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING));
    static const cairo_user_data_key_t key{};
    const auto release = [](void* owned) { delete static_cast<LoadedFace*>(owned); };
    if (cairo_font_face_set_user_data(font.get(), &key, loaded.get(), release) != CAIRO_STATUS_SUCCESS)
        return Error{msg("{}: Cairo cannot use this font", path.string())};
    // Cairo deletes it with the font.
    static_cast<void>(loaded.release());
    return font;
}

}  // namespace frontline::vector
