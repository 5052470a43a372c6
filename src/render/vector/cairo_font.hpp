// What Cairo hands out, held by who uses it; and fonts for it from files. Internal to render.
#pragma once

#include <cairo.h>

#include <filesystem>
#include <memory>

#include "base/result.hpp"

namespace frontline::vector {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const
    {
        destroy(object);
    }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, Destroyer<cairo_surface_destroy>>;
using CairoContext = std::unique_ptr<cairo_t, Destroyer<cairo_destroy>>;
using CairoPattern = std::unique_ptr<cairo_pattern_t, Destroyer<cairo_pattern_destroy>>;
using CairoFont = std::unique_ptr<cairo_font_face_t, Destroyer<cairo_font_face_destroy>>;
using CairoFontOptions = std::unique_ptr<cairo_font_options_t, Destroyer<cairo_font_options_destroy>>;

/// The face of a font file as Cairo draws it, without hinting. index: of the face in a collection, from 0. Errors name
/// the file: it cannot be read, or is no font.
Result<CairoFont> loadFont(const std::filesystem::path& path, int index = 0);

}  // namespace frontline::vector
