#include "render/vector/font_files.hpp"

#include <fstream>

#include "temporary_folder.hpp"
#include "vector_pictures.hpp"

using namespace frontline;
using namespace frontline::vector;

TEST_CASE("the characters of a text are those of its UTF-8, and bytes that are none are left out")
{
    CHECK(charactersOf("aba") == std::set<char32_t>{U'a', U'b'});
    CHECK(charactersOf("Їж²🗺") == std::set<char32_t>{U'Ї', U'ж', U'²', U'\U0001F5FA'});
    CHECK(charactersOf("a\xFF\x80z\xD0") == std::set<char32_t>{U'a', U'z'});
}

TEST_CASE("a subset is a font of its own, much smaller than the whole")
{
    const auto subset = subsetFont(testFonts(), FontFace::Regular, charactersOf("Kharkiv"));
    REQUIRE(subset.ok());
    CHECK(subset->starts_with("OTTO"));  // OpenType with PostScript outlines
    CHECK(subset->size() < std::filesystem::file_size(fontFile(testFonts(), FontFace::Regular)) / 4);
    const auto more = subsetFont(testFonts(), FontFace::Regular, charactersOf("Kharkiv Харків 0123456789"));
    REQUIRE(more.ok());
    CHECK(more->size() > subset->size());
}

TEST_CASE("a font that is missing or broken is named")
{
    const TemporaryFolder folder;
    const auto missing = subsetFont(folder.path(), FontFace::Medium, {U'a'});
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().message.find("Inter-Medium.otf") != std::string::npos);
    std::ofstream(folder / "Inter-Italic.otf") << "this is no font";
    const auto broken = subsetFont(folder.path(), FontFace::Italic, {U'a'});
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().message.find("Inter-Italic.otf") != std::string::npos);
    CHECK(broken.error().message.find("reinstall") != std::string::npos);
}

TEST_CASE("each face has a family for where it is installed, and others for where it is not")
{
    for (const FontFace face : {FontFace::Regular, FontFace::Medium, FontFace::SemiBold, FontFace::Italic}) {
        const std::string families = fontFamilies(face);
        CHECK(families.find("Inter") == 0);
        CHECK(families.ends_with("sans-serif"));
    }
    CHECK(fontWeight(FontFace::SemiBold) == 600);
    CHECK(fontWeight(FontFace::Italic) == 400);
}
