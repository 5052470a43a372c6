// The encoding of texts that do not say it: by what they would read as.
#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

/// Text is judged by so much of it: bytes.
constexpr std::size_t enoughToJudge = std::size_t{256} << 10;

/// Those of most Cyrillic and Latin files, the likelier first.
constexpr std::array usualEncodings{"windows-1251", "IBM866",       "KOI8-U",        "ISO-8859-5",
                                    "windows-1252", "windows-1250", "x-mac-cyrillic"};

/// How far ICU's detector believes in each encoding, from 0 to 1, by its usual name.
std::map<std::string, double> detected(std::string_view bytes)
{
    struct Closer {
        void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
    };
    std::map<std::string, double> out;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, Closer> detector(ucsdet_open(&error));
    if (U_FAILURE(error)) return out;
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
    for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
        UErrorCode ofMatch = U_ZERO_ERROR;
        const char* name = ucsdet_getName(matches[i], &ofMatch);
        const std::int32_t confidence = ucsdet_getConfidence(matches[i], &ofMatch);
        if (U_FAILURE(ofMatch) || !name) continue;
        std::string usual = encodingNamed(name).value_or("");
        // Each is the whole of which the other is a part.
        if (usual == "KOI8-R") usual = "KOI8-U";
        if (usual == "ISO-8859-1") usual = "windows-1252";
        if (!usual.empty()) out[usual] = std::max(out[usual], confidence / 100.0);
    }
    return out;
}

bool isCyrillic(UChar32 c)
{
    return c >= 0x400 && c <= 0x491;
}

bool isAsciiLetter(UChar32 c)
{
    return c < 0x80 && u_isalpha(c);
}

/// Letters of Ukrainian and Russian, those that are seen most before those that are seen least.
double worthOfCyrillic(UChar32 letter)
{
    static const icu::UnicodeString common = icu::UnicodeString::fromUTF8("оаеинітрсвлк"),
                                    usual = icu::UnicodeString::fromUTF8("мдупязьбгчйхжшцюїєщыф");
    const UChar32 small = u_tolower(letter);
    if (common.indexOf(small) >= 0) return 1.3;
    if (usual.indexOf(small) >= 0) return 0.9;
    return 0.3;
}

/// How well a character beyond ASCII stands where it stands.
double worth(UChar32 before, UChar32 c, UChar32 after)
{
    if (c == 0xFFFD || u_iscntrl(c) || !u_isdefined(c)) return -3;
    const bool raised = u_isupper(c) && u_islower(before);  // a capital within a word
    if (isCyrillic(c)) {
        const bool mixed = isAsciiLetter(before) || isAsciiLetter(after);
        return worthOfCyrillic(c) - (raised ? 2.5 : 0) - (mixed ? 0.4 : 0);
    }
    if (!u_isalpha(c)) {
        static const icu::UnicodeString ofTexts = icu::UnicodeString::fromUTF8("«»„“”’–—№°…\u00A0");
        return ofTexts.indexOf(c) >= 0 ? 0.2 : -1;
    }
    UErrorCode error = U_ZERO_ERROR;
    if (uscript_getScript(c, &error) != USCRIPT_LATIN) return 0.3;
    // An accent is rare, and rarely beside another.
    const bool alone = !isAsciiLetter(before) && !isAsciiLetter(after);
    return 0.8 - (raised ? 2 : 0) - (alone ? 1 : 0) - (before >= 0x80 && u_isalpha(before) ? 0.8 : 0);
}

/// The mean over what is beyond ASCII.
double worthOfText(std::string_view utf8)
{
    double sum = 0, count = 0;
    UChar32 before = ' ', c = ' ', after = ' ';
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const auto size = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at <= size;) {
        if (at < size)
            U8_NEXT(bytes, at, size, after);
        else
            after = ' ', ++at;
        if (c >= 0x80) sum += worth(before, c, after), ++count;
        before = c, c = after;
    }
    return count > 0 ? sum / count : 0;
}

}  // namespace

std::string guessedEncoding(std::string_view texts)
{
    if (isUtf8(texts)) return "UTF-8";
    if (texts.size() > enoughToJudge) {
        // What is beyond ASCII may be far down.
        const auto first = std::ranges::find_if(texts, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        const auto at = static_cast<std::size_t>(first - texts.begin());
        texts = texts.substr(std::min(at, texts.size() - enoughToJudge), enoughToJudge);
    }
    std::map<std::string, double> candidates = detected(texts);
    double advantage = 0.14;  // of those that are likelier, where texts are as good in several
    for (const char* const usual : usualEncodings) {
        candidates[*encodingNamed(usual)] += advantage;
        advantage -= 0.02;
    }
    std::string best = "windows-1252";
    double bestWorth = -1e9;
    for (const auto& [encoding, belief] : candidates) {
        const auto text = encoding == "UTF-8" ? std::nullopt : utf8From(texts, encoding);
        const double all = text ? worthOfText(*text) + belief * 0.5 : -1e9;
        if (all > bestWorth) best = encoding, bestWorth = all;
    }
    return best;
}

}  // namespace frontline
