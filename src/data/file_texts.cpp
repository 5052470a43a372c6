#include "data/file_texts.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

bool isAscii(std::string_view bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string FileTexts::clean(std::string_view bytes)
{
    if (decoder_ && !isAscii(bytes)) return printable(decoder_->decode(bytes));
    note(bytes);
    return printable(bytes);
}

std::string FileTexts::cleanName(std::string_view bytes) const
{
    return printable(bytes);
}

void FileTexts::takeAs(const std::string& encoding)
{
    decoder_ = encoding == "UTF-8" ? std::nullopt : TextDecoder::create(encoding);
}

void FileTexts::note(std::string_view bytes)
{
    allUtf8_ = allUtf8_ && (decoder_ || isUtf8(bytes));
}

std::vector<std::string> FileTexts::warnings(const std::filesystem::path& file) const
{
    if (allUtf8_) return {};
    return {
        msg("{}: not all of its texts are UTF-8, and what cannot be read is shown as \uFFFD; save it as UTF-8, or name "
            "its encoding with --encoding",
            file.string())};
}

}  // namespace frontline
