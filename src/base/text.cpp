#include "base/text.hpp"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <unicode/gregocal.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "base/catalogue.hpp"

namespace frontline {

namespace {

icu::UnicodeString wide(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string narrow(const icu::UnicodeString& text)
{
    std::string out;
    return text.toUTF8String(out);
}

icu::Locale localeOf(Language language)
{
    return {language.code().c_str()};
}

/// Things of ICU that are costly to make, by what they are made of. ICU lets threads share those that are const.
template <class Key, class Thing>
class Kept {
public:
    template <class Make>
    const Thing* get(const Key& key, Make make)
    {
        const std::lock_guard lock(mutex_);
        auto found = things_.find(key);
        if (found == things_.end()) found = things_.emplace(key, make()).first;
        return found->second.get();
    }

private:
    std::mutex mutex_;
    std::map<Key, std::unique_ptr<const Thing>> things_;
};

std::optional<std::chrono::sys_days> dayOf(const std::string& isoDate)
{
    const auto digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i)
            value = isoDate[i] >= '0' && isoDate[i] <= '9' && value >= 0 ? value * 10 + (isoDate[i] - '0') : -1;
        return value;
    };
    if (isoDate.size() != 10 || isoDate[4] != '-' || isoDate[7] != '-') return std::nullopt;
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 0 || month < 1 || day < 1) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date);
}

/// pattern: in the letters of ICU.
std::string dated(const std::string& isoDate, Language language, const std::string& pattern)
{
    // A month alone is that of its first day.
    constexpr std::size_t monthLength = 7;
    const bool month = isoDate.size() == monthLength;
    const auto day = dayOf(month ? isoDate + "-01" : isoDate);
    if (!day) return isoDate;
    const std::string letters = month ? "LLLL y" : pattern;
    static auto& kept = *new Kept<std::pair<Language, std::string>, icu::SimpleDateFormat>;
    const auto* format = kept.get({language, letters}, [&] {
        UErrorCode status = U_ZERO_ERROR;
        auto made = std::make_unique<icu::SimpleDateFormat>(wide(letters), localeOf(language), status);
        if (U_FAILURE(status)) return std::unique_ptr<icu::SimpleDateFormat>();
        made->setTimeZone(*icu::TimeZone::getGMT());
        return made;
    });
    if (!format) return isoDate;
    const std::chrono::milliseconds since = day->time_since_epoch();
    icu::UnicodeString out;
    return narrow(format->format(static_cast<UDate>(since.count()), out));
}

}  // namespace

std::string smallAscii(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string upperCase(std::string_view text, Language language)
{
    return narrow(wide(text).toUpper(localeOf(language)));
}

std::string foldCase(std::string_view text)
{
    return narrow(wide(text).foldCase());
}

bool comesBefore(std::string_view a, std::string_view b, Language language)
{
    static auto& kept = *new Kept<Language, icu::Collator>;
    const auto* collator = kept.get(language, [&] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<const icu::Collator>(icu::Collator::createInstance(localeOf(language), status));
    });
    if (!collator) return a < b;
    UErrorCode status = U_ZERO_ERROR;
    return collator->compareUTF8({a.data(), static_cast<std::int32_t>(a.size())},
                                 {b.data(), static_cast<std::int32_t>(b.size())}, status) == UCOL_LESS;
}

std::string numberText(double value, int decimals, Language language)
{
    // ICU is given the digits: it would round 0.15 up, which is a little less than that.
    const std::string digits = fmt::format("{:.{}f}", value, decimals);
    static auto& kept = *new Kept<std::pair<Language, int>, icu::number::LocalizedNumberFormatter>;
    const auto* formatter = kept.get({language, decimals}, [&] {
        return std::make_unique<icu::number::LocalizedNumberFormatter>(
            icu::number::NumberFormatter::withLocale(localeOf(language))
                .precision(icu::number::Precision::fixedFraction(decimals)));
    });
    UErrorCode status = U_ZERO_ERROR;
    const auto text = formatter->formatDecimal(digits, status).toString(status);
    return U_FAILURE(status) ? digits : narrow(text);
}

std::string figureText(double value, Language language)
{
    const double size = std::abs(value);
    return numberText(size < 0.05 ? 0 : value, size < 0.05 || size >= 99.95 ? 0 : 1, language);
}

std::string dateText(const std::string& isoDate, Language language)
{
    return dated(isoDate, language, trc(language, "date, as ICU writes patterns", "d MMMM y"));
}

std::string dateInSentence(const std::string& isoDate, Language language)
{
    return dated(isoDate, language, trc(language, "date in a sentence, as ICU writes patterns", "d MMMM y"));
}

std::string ownName(Language language)
{
    icu::UnicodeString name;
    const icu::Locale locale = localeOf(language);
    return narrow(locale.getDisplayLanguage(locale, name).toTitle(nullptr, locale));
}

std::string shortened(std::string_view text, std::size_t most)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && ++count > most) return std::string(text.substr(0, at)) + "…";
    }
    return std::string(text);
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

namespace {

bool isControl(UChar32 c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE;
}

// ICU's macros convert as they like.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

/// The character at a byte, which is moved behind it; negative where the bytes are no UTF-8.
UChar32 nextCharacter(std::string_view text, std::size_t& at)
{
    UChar32 c = 0;
    U8_NEXT(text.data(), at, text.size(), c);
    return c;
}

#pragma GCC diagnostic pop

}  // namespace

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        if (nextCharacter(text, at) < 0) return false;
    return true;
}

std::string printable(std::string_view text)
{
    constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const UChar32 c = nextCharacter(text, at);
        if (c == '\r' && text.substr(at).starts_with('\n')) continue;
        shown += c < 0 || isControl(c) ? replacement : text.substr(from, at - from);
    }
    return shown;
}

namespace {

/// Between what a hyphen or a dash without spaces joins: 2014–2022, DCW-GMT.
bool joinsWords(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, at);
    return at < text.size() && (before.ends_with('-') || before.ends_with("–"));
}

/// The word that ends at a byte, without an opening bracket.
std::string_view wordBefore(std::string_view text, std::size_t end)
{
    while (end > 0 && text[end - 1] == ' ') --end;
    const std::size_t space = end == 0 ? std::string_view::npos : text.rfind(' ', end - 1);
    std::string_view word = text.substr(space == std::string_view::npos ? 0 : space + 1);
    word = word.substr(0, end - (text.size() - word.size()));
    while (word.starts_with('(')) word.remove_prefix(1);
    return word;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Before what a number counts or measures: 500 m, 17 August, 2025 року.
bool joinsNumber(std::string_view text, std::size_t at)
{
    const std::string_view before = wordBefore(text, at);
    if (at >= text.size() || before.empty() || !isDigit(before.front()) || !isDigit(before.back())) return false;
    const UChar32 next = nextCharacter(text, at);
    return u_isalpha(next) || next == '%';
}

/// Before the year of a month, by its name in the language or in English.
bool joinsYear(std::string_view text, std::size_t at, Language language)
{
    if (at >= text.size() || !isDigit(text[at])) return false;
    const std::string_view before = wordBefore(text, at);
    for (const Language spoken : {language, Language::English})
        for (int month = 1; month <= 12; ++month)
            if (before == dated(fmt::format("2000-{:02}-01", month), spoken, "MMMM") ||
                before == dated(fmt::format("2000-{:02}-01", month), spoken, "LLLL"))
                return true;
    return false;
}

}  // namespace

std::vector<std::size_t> lineBreaks(std::string_view text, Language language)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createLineInstance(localeOf(language), status));
    UText* bytes = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    std::vector<std::size_t> out;
    if (U_SUCCESS(status)) {
        breaks->setText(bytes, status);
        for (std::int32_t next = breaks->next(); next != icu::BreakIterator::DONE; next = breaks->next())
            if (const auto at = static_cast<std::size_t>(next);
                !joinsWords(text, at) && !joinsNumber(text, at) && !joinsYear(text, at, language))
                out.push_back(at);
    }
    utext_close(bytes);
    if (out.empty() || out.back() != text.size()) out.push_back(text.size());
    return out;
}

std::string withoutFormula(std::string text)
{
    if (text.empty() || std::string_view("=+-@\t\r\n").find(text.front()) == std::string_view::npos) return text;
    // A number after its sign: "-5", "+3.5e2".
    const char* const end = text.data() + text.size();
    const char* const digits = text.data() + 1;
    double number = 0;
    const bool sign = text.front() == '-' || text.front() == '+';
    const bool digit = digits != end && ((*digits >= '0' && *digits <= '9') || *digits == '.');
    if (sign && digit)
        if (const auto read = std::from_chars(digits, end, number);
            read.ptr == end && read.ec != std::errc::invalid_argument)
            return text;
    return "'" + text;
}

std::string shellWord(const std::string& text)
{
    const auto plain = [](unsigned char c) {
        return c >= 128 || std::isalnum(c) ||
               std::string_view("@%+=:,./-_").find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (!text.empty() && std::ranges::all_of(text, plain)) return text;
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

}  // namespace frontline
