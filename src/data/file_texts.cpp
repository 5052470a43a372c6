#include "data/file_texts.hpp"

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

std::string FileTexts::clean(std::string_view bytes)
{
    note(bytes);
    return printable(bytes);
}

void FileTexts::note(std::string_view bytes)
{
    allUtf8_ = allUtf8_ && isUtf8(bytes);
}

std::vector<std::string> FileTexts::warnings(const std::filesystem::path& file) const
{
    if (allUtf8_) return {};
    return {
        msg("{}: not all of its texts are UTF-8, and what cannot be read is shown as \uFFFD; save it as UTF-8, or name "
            "its encoding (of a Shapefile: in a .cpg file beside it)",
            file.string())};
}

}  // namespace frontline
