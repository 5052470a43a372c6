// The program's texts in the user's language. The code has them in English; assets/locale/LANGUAGE.po translates them.
// scripts/messages finds them in the code by the names of the functions below.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/language.hpp"
#include "base/local_text.hpp"

namespace frontline {

/// The translation of a text of the code, or the text itself where there is none. What is returned stays for good.
const char* tr(Language language, const char* text);

/// The same for a text that has another translation elsewhere: the context tells them apart.
const char* trc(Language language, const char* context, const char* text);

/// The form for a count: "{} place", "{} places".
const char* trn(Language language, const char* one, const char* many, std::uint64_t count);

/// A text of the code that waits to be translated: in tables.
struct Phrase {
    const char* text = "";
    const char* context = nullptr;

    [[nodiscard]] const char* in(Language language) const
    {
        return context ? trc(language, context, text) : tr(language, text);
    }
};

constexpr Phrase phrase(const char* text)
{
    return {text};
}

constexpr Phrase phrasec(const char* context, const char* text)
{
    return {text, context};
}

/// English, and what there is a catalogue for, by code.
const std::vector<Language>& languages();

/// A text of the code with its translation in each of these languages.
LocalText inAllLanguages(const char* text);

/// The same for a text that is made: make is given a language and returns the text in it.
template <class Make>
LocalText inAllLanguages(const Make& make) requires std::is_invocable_v<Make, Language>
{
    LocalText out;
    for (const Language language : languages()) out.set(language, make(language));
    return out;
}

/// The language that the environment asks for: of LC_ALL, LC_MESSAGES and LANG, the first that is set. English when the
/// program has no catalogue for it.
Language systemLanguage();

/// The language of errors, warnings and help: they carry finished text, so it is set once, when the program starts.
/// English until then.
Language messageLanguage();
void setMessageLanguage(Language language);

}  // namespace frontline
