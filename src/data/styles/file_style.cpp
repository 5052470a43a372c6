#include "data/styles/file_style.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace frontline {

std::uint32_t numberOf(const FileStyle& style, FileStyles& styles)
{
    const auto found = std::ranges::find(styles.styles, style);
    const auto number = static_cast<std::uint32_t>(found - styles.styles.begin());
    if (found != styles.styles.end()) return number;
    if (styles.styles.size() == FileStyles::most) return FileStyles::none;
    styles.styles.push_back(style);
    return number;
}

FileStyles selectFeatures(const FileStyles& styles, const std::vector<std::uint32_t>& features)
{
    FileStyles out;
    out.labelColumn = styles.labelColumn;
    if (styles.empty()) return out;
    out.styles = styles.styles;
    out.ofFeature.reserve(features.size());
    for (const std::uint32_t f : features) out.ofFeature.push_back(styles.of(f));
    return out;
}

std::vector<std::filesystem::path> styleFilesOf(const std::filesystem::path& file)
{
    auto stem = file;
    if (smallAscii(stem.extension().string()) == ".gz") stem.replace_extension();
    std::vector<std::filesystem::path> files;
    for (const char* const ending : {".qml", ".sld"}) files.push_back(stem.replace_extension(ending));
    return files;
}

}  // namespace frontline
