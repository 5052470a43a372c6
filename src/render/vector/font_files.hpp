// The files of the map's faces, and subsets of them.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "base/result.hpp"
#include "map/style.hpp"

namespace frontline::vector {

inline constexpr int faceCount = 4;

std::filesystem::path fontFile(const std::filesystem::path& folder, FontFace face);

/// CSS font families, the first choice first: where the fonts are installed, weights are families of their own.
const char* fontFamilies(FontFace face);

/// The CSS font-weight of a face of the family Inter.
int fontWeight(FontFace face);

/// The font with the glyphs of these characters alone (HarfBuzz), with their kerning and substitutions.
Result<std::string> subsetFont(const std::filesystem::path& folder, FontFace face,
                               const std::set<char32_t>& characters);

/// The characters of UTF-8 text; bytes that are none are left out.
std::set<char32_t> charactersOf(std::string_view utf8);

}  // namespace frontline::vector
