#include "scene/font_set.hpp"

#include <filesystem>
#include <fstream>

#include "base/program_files.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

std::unique_ptr<FontSet> newFonts()
{
    auto created = FontSet::create(assetsPath() / "fonts");
    if (!created) FAIL(created.error().message);
    return std::move(created).value();
}

}  // namespace

TEST_CASE("Ukrainian and English names are shaped without missing letters in every face")
{
    const auto set = newFonts();
    for (const FontFace face : {FontFace::Regular, FontFace::Medium, FontFace::SemiBold, FontFace::Italic}) {
        CHECK(set->shape(face, "Добропілля, Слов’янськ, Їжакове, Ґрунь, Євпаторія").complete);
        CHECK(set->shape(face, "Dobropillia, Kramatorsk (30 km² ≈ …) – 5 °C").glyphs.size() > 20);
    }
}

TEST_CASE("spacing widens a text by one space less than it has letters")
{
    const auto set = newFonts();
    const double plain = set->shape(FontFace::Regular, "ДОНЕЦЬКА", 0).widthEm;
    CHECK(set->shape(FontFace::Regular, "ДОНЕЦЬКА", 0.25).widthEm == Approx(plain + 7 * 0.25));
    CHECK(set->shape(FontFace::Regular, "").widthEm == 0);
}

TEST_CASE("what is drawn in capitals has no letter in the wrong case")
{
    const auto set = newFonts();
    CHECK(set->shape(FontFace::Regular, "Timișoara", 0, true).text == "TIMIȘOARA");
    CHECK(set->shape(FontFace::Regular, "Їжакове ґанок", 0, true).text == "ЇЖАКОВЕ ҐАНОК");
}

TEST_CASE("a glyph is drawn into the atlas once, with the inside above the middle value")
{
    const auto set = newFonts();
    const auto glyph = set->shape(FontFace::SemiBold, "I").glyphs.at(0).glyph;
    const AtlasGlyph placed = set->atlasGlyph(FontFace::SemiBold, glyph);
    REQUIRE(placed.width > 0);
    const auto atlas = set->atlas();
    const auto texel = [&](int x, int y) {
        return int(atlas->texels.at(static_cast<std::size_t>(placed.v + y) * atlas->width + placed.u + x));
    };
    CHECK(texel(placed.width / 2, placed.height / 2) > 128);  // inside the stem
    CHECK(texel(0, 0) < 40);                                  // the far corner of the margin
    set->atlasGlyph(FontFace::SemiBold, glyph);
    CHECK(set->atlas() == atlas);
    // The stem of a capital reaches from the baseline to the height of capitals: the margin lies around it.
    CHECK(placed.topEm == Approx(FontSet::capHeightEm + 8.0 / FontSet::texelsPerEm).margin(0.05));
}

TEST_CASE("a space draws nothing")
{
    const auto set = newFonts();
    CHECK(set->atlasGlyph(FontFace::Regular, set->shape(FontFace::Regular, " ").glyphs.at(0).glyph).width == 0);
}

TEST_CASE("a text in a script that the map's fonts lack is drawn with an installed font or left out, never as boxes")
{
    const auto set = newFonts();
    for (const char* text : {"دمشق", "თბილისი", "東京", "😀", "\xF0\x90\x8E\x80", "Київ 東京", "\xFF\xFE"}) {
        for (const FontFace face : {FontFace::Regular, FontFace::SemiBold, FontFace::Italic}) {
            const ShapedText& shaped = set->shape(face, text);
            for (const ShapedGlyph& glyph : shaped.glyphs) CHECK(glyph.inFont() != 0);
            CHECK(shaped.complete == set->missingIn(text).empty());
            if (!shaped.complete) CHECK(shaped.text.size() < std::string(text).size());
            const std::size_t fallbacks = set->atlas()->fallbacks.size();
            for (const ShapedGlyph& glyph : shaped.glyphs) CHECK(glyph.font() <= fallbacks);
        }
    }
    // Letters that Inter has come from Inter beside others as well.
    const auto kyiv = set->shape(FontFace::Regular, "Київ").glyphs,
               mixed = set->shape(FontFace::Regular, "Київ 東").glyphs;
    for (std::size_t i = 0; i < 4; ++i) CHECK(mixed.at(i).glyph == kyiv.at(i).glyph);
}

TEST_CASE("what no font has is named by its code point, and the rest of the text is drawn")
{
    const auto set = newFonts();
    // Not characters: no font has them.
    const std::string text = "A\xEF\xB7\x90 B";
    const ShapedText& shaped = set->shape(FontFace::Regular, text);
    CHECK_FALSE(shaped.complete);
    CHECK(set->missingIn(text) == "U+FDD0");
    CHECK(shaped.text == "A B");
    CHECK(shaped.glyphs.size() == 3);
    CHECK(set->shape(FontFace::Regular, "\xEF\xB7\x90 B").text == "B");
    CHECK(set->shape(FontFace::Regular, "\xEF\xB7\x90").glyphs.empty());
    CHECK(set->missingIn("A B").empty());
}

TEST_CASE("Arabic is written from right to left, across its spaces")
{
    const auto set = newFonts();
    const ShapedText& shaped = set->shape(FontFace::Regular, "دمشق القديمة");
    REQUIRE(shaped.complete);  // DejaVu has it
    REQUIRE(shaped.glyphs.size() > 8);
    for (std::size_t i = 1; i < shaped.glyphs.size(); ++i) {
        CHECK(shaped.glyphs[i].cluster < shaped.glyphs[i - 1].cluster);
        CHECK(shaped.glyphs[i].font() == shaped.glyphs[0].font());
    }
}

TEST_CASE("a font file that was cut short is named")
{
    const TemporaryFolder folder;
    std::filesystem::copy(assetsPath() / "fonts", folder.path(), std::filesystem::copy_options::recursive);
    const auto italic = folder / "Inter-Italic.otf";
    const auto whole = std::filesystem::file_size(italic);
    for (const auto size : {whole - 64, whole / 2, std::uintmax_t{300}, std::uintmax_t{13}}) {
        std::filesystem::resize_file(italic, size);
        const auto broken = FontSet::create(folder.path());
        REQUIRE_FALSE(broken.ok());
        CHECK(broken.error().message.find("Inter-Italic.otf") != std::string::npos);
        CHECK(broken.error().message.find("reinstall") != std::string::npos);
    }
}

TEST_CASE("a missing or broken font is named")
{
    const TemporaryFolder folder;
    auto missing = FontSet::create(folder / "none");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().message.find("Inter-Regular.otf") != std::string::npos);

    for (const char* name : {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Italic.otf"})
        std::ofstream(folder / name) << "not a font";
    auto broken = FontSet::create(folder.path());
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().message.find("Inter-Regular.otf") != std::string::npos);
}
