#include "render/vector/font_files.hpp"

#include <hb-subset.h>

#include <array>
#include <memory>

#include "base/file.hpp"
#include "base/message.hpp"

namespace frontline::vector {

namespace {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const
    {
        destroy(object);
    }
};
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;

}  // namespace

std::filesystem::path fontFile(const std::filesystem::path& folder, FontFace face)
{
    static constexpr std::array<const char*, faceCount> names{"Inter-Regular.otf", "Inter-Medium.otf",
                                                              "Inter-SemiBold.otf", "Inter-Italic.otf"};
    return folder / names[static_cast<std::size_t>(face)];
}

const char* fontFamilies(FontFace face)
{
    // Helvetica and Arial are a little narrower than Inter: what stands in for it does not run into the next word.
    if (face == FontFace::Medium) return "Inter Medium, Inter, Helvetica, Arial, sans-serif";
    if (face == FontFace::SemiBold) return "Inter Semi Bold, Inter, Helvetica, Arial, sans-serif";
    return "Inter, Helvetica, Arial, sans-serif";
}

int fontWeight(FontFace face)
{
    return face == FontFace::Medium ? 500 : face == FontFace::SemiBold ? 600 : 400;
}

Result<std::string> subsetFont(const std::filesystem::path& folder, FontFace face, const std::set<char32_t>& characters)
{
    const auto path = fontFile(folder, face);
    const auto bytes = readFile(path);
    if (!bytes) return Error{msg("font: {}", bytes.error().message)};
    const Blob blob(
        hb_blob_create(bytes->data(), static_cast<unsigned>(bytes->size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const Face whole(hb_face_create(blob.get(), 0));
    const SubsetInput input(hb_subset_input_create_or_fail());
    const Error failure{msg("{}: no subset can be made of this font; reinstall the program's assets", path.string())};
    if (!input || hb_face_get_glyph_count(whole.get()) == 0) return failure;
    for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    const Face subset(hb_subset_or_fail(whole.get(), input.get()));
    if (!subset) return failure;
    const Blob out(hb_face_reference_blob(subset.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(out.get(), &size);
    if (!data || size == 0) return failure;
    return std::string(data, size);
}

std::set<char32_t> charactersOf(std::string_view utf8)
{
    std::set<char32_t> characters;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0 || i + length > utf8.size()) {
            ++i;
            continue;
        }
        char32_t value = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) value = value << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        characters.insert(value);
        i += length;
    }
    return characters;
}

}  // namespace frontline::vector
