#include "scene/fallback_fonts.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <string_view>

namespace frontline {

namespace {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const
    {
        destroy(object);
    }
};
using FontPattern = std::unique_ptr<FcPattern, Destroyer<FcPatternDestroy>>;
using Characters = std::unique_ptr<FcCharSet, Destroyer<FcCharSetDestroy>>;
using Fonts = std::unique_ptr<FcFontSet, Destroyer<FcFontSetDestroy>>;

std::string_view text(const FcPattern* font, const char* key)
{
    FcChar8* value = nullptr;
    if (FcPatternGetString(font, key, 0, &value) != FcResultMatch) return "";
    return reinterpret_cast<const char*>(value);
}

bool isTrue(const FcPattern* font, const char* key)
{
    FcBool value = FcFalse;
    return FcPatternGetBool(font, key, 0, &value) == FcResultMatch && value == FcTrue;
}

bool isUsable(const FcPattern* font, char32_t character)
{
    FcCharSet* has = nullptr;
    if (FcPatternGetCharSet(font, FC_CHARSET, 0, &has) != FcResultMatch || !FcCharSetHasChar(has, character))
        return false;
    const std::string_view format = text(font, FC_FONTFORMAT);
    return isTrue(font, FC_OUTLINE) && !isTrue(font, FC_COLOR) && (format == "TrueType" || format == "CFF");
}

}  // namespace

std::optional<FallbackFont> findFallbackFont(char32_t character, FontFace face)
{
    const FontPattern pattern(FcPatternCreate());
    const Characters wanted(FcCharSetCreate());
    if (!pattern || !wanted) return std::nullopt;
    FcCharSetAddChar(wanted.get(), character);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted.get());
    FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>("sans-serif"));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT,
                        face == FontFace::SemiBold ? FC_WEIGHT_DEMIBOLD
                        : face == FontFace::Medium ? FC_WEIGHT_MEDIUM
                                                   : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, face == FontFace::Italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    const Fonts sorted(FcFontSort(nullptr, pattern.get(), FcFalse, nullptr, &result));
    if (!sorted) return std::nullopt;
    for (int i = 0; i < sorted->nfont; ++i) {
        const FcPattern* font = sorted->fonts[i];
        if (!isUsable(font, character)) continue;
        int index = 0;
        FcPatternGetInteger(font, FC_INDEX, 0, &index);
        return FallbackFont{std::string(text(font, FC_FILE)), index & 0xFFFF, std::string(text(font, FC_FAMILY))};
    }
    return std::nullopt;
}

}  // namespace frontline
