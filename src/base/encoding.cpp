#include "base/encoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace frontline {

namespace {

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPointer = std::unique_ptr<UConverter, ConverterCloser>;

ConverterPointer openConverter(const std::string& encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    // An empty name would be that of the system's own encoding.
    ConverterPointer converter(encoding.empty() ? nullptr : ucnv_open(encoding.c_str(), &error));
    if (U_FAILURE(error)) converter = nullptr;
    return converter;
}

/// As IANA or MIME call it.
std::optional<std::string> usualName(const std::string& encoding)
{
    if (!openConverter(encoding)) return std::nullopt;
    for (const char* const standard : {"MIME", "IANA"}) {
        UErrorCode error = U_ZERO_ERROR;
        if (const char* name = ucnv_getStandardName(encoding.c_str(), standard, &error); name && U_SUCCESS(error))
            return name;
    }
    return encoding;
}

/// By the number of a code page of Windows or DOS.
std::string nameOfCodePage(int number)
{
    if (number == 65001) return "UTF-8";
    if (number == 20866) return "KOI8-R";
    if (number == 21866) return "KOI8-U";
    if (number == 10007) return "x-mac-cyrillic";
    if (number >= 28591 && number <= 28605) return fmt::format("ISO-8859-{}", number - 28590);
    if (number >= 88591 && number <= 88599) return fmt::format("ISO-8859-{}", number - 88590);
    if (number >= 885910 && number <= 885916) return fmt::format("ISO-8859-{}", number - 885900);
    if (number >= 1250 && number <= 1258) return fmt::format("windows-{}", number);
    return fmt::format("cp{}", number);
}

}  // namespace

struct TextDecoder::Impl {
    ConverterPointer converter;
};

TextDecoder::TextDecoder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;
TextDecoder::~TextDecoder() = default;

std::optional<TextDecoder> TextDecoder::create(const std::string& encoding)
{
    ConverterPointer converter = openConverter(encoding);
    if (!converter) return std::nullopt;
    return TextDecoder(std::make_unique<Impl>(Impl{std::move(converter)}));
}

std::string TextDecoder::decode(std::string_view bytes, bool last)
{
    std::string out;
    constexpr std::size_t most = std::size_t{1} << 24;  // ICU counts in 32 bits
    std::u16string units(std::min(bytes.size(), most) + 16, u'\0');
    const char *at = bytes.data(), *const end = at + bytes.size();
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    while (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        UChar* to = units.data();
        ucnv_toUnicode(impl_->converter.get(), &to, units.data() + units.size(), &at, end, nullptr, last, &error);
        icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(to - units.data())).toUTF8String(out);
    }
    if (last) ucnv_resetToUnicode(impl_->converter.get());
    return out;
}

std::optional<std::string> utf8From(std::string_view bytes, const std::string& encoding)
{
    auto decoder = TextDecoder::create(encoding);
    if (!decoder) return std::nullopt;
    return decoder->decode(bytes);
}

std::optional<std::string> encodingNamed(std::string_view text)
{
    std::string name;
    for (const char c : smallAscii(std::string(text)))
        if (c != ' ' && c != '\r' && c != '\n' && c != '\t') name += c;
    const auto digits = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-_/");
    std::string_view before = std::string_view(name).substr(0, std::min(digits, name.size()));
    while (!before.empty() && (before.back() == '-' || before.back() == '_')) before.remove_suffix(1);
    const bool isPage = before.empty() || before == "ansi" || before == "oem" || before == "cp" || before == "dos" ||
                        before == "win" || before == "windows" || before == "codepage" || before == "ms";
    int number = 0;
    if (isPage && digits != std::string::npos) {
        const char* const last = name.data() + name.size();
        const auto [end, error] = std::from_chars(name.data() + digits, last, number);
        if (error == std::errc() && end == last) return usualName(nameOfCodePage(number));
    }
    return usualName(name);
}

}  // namespace frontline
