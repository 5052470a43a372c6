#include "base/catalogue.hpp"

#include <algorithm>
#include <atomic>
#include <boost/locale/gnu_gettext.hpp>
#include <cstdlib>
#include <locale>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/program_files.hpp"

namespace frontline {

namespace {

constexpr const char* domain = "frontline";

using Catalogue = boost::locale::message_format<char>;

/// A catalogue of GNU gettext, read by Boost.Locale: unlike the C library's gettext it asks for no locale of the
/// system, which a container does not have. Null when it cannot be read.
std::unique_ptr<const std::locale> readCatalogue(Language language)
{
    namespace gettext = boost::locale::gnu_gettext;
    gettext::messages_info info;
    info.language = language.code();
    info.encoding = "UTF-8";
    info.domains.emplace_back(std::string(domain) + "/UTF-8");
    info.paths.push_back(cataloguesPath().string());
    try {
        return std::make_unique<std::locale>(std::locale::classic(), gettext::create_messages_facet<char>(info));
    } catch (const std::exception&) {
        return nullptr;
    }
}

/// Null for English, which needs none. Catalogues are read once and stay, as do the texts that point into them.
const Catalogue* catalogueOf(Language language)
{
    if (language == Language{}) return nullptr;
    static std::mutex mutex;
    static auto& known = *new std::map<Language, std::unique_ptr<const std::locale>>;
    const std::lock_guard lock(mutex);
    auto found = known.find(language);
    if (found == known.end()) found = known.emplace(language, readCatalogue(language)).first;
    return found->second ? &std::use_facet<Catalogue>(*found->second) : nullptr;
}

std::filesystem::path catalogueFile(Language language)
{
    return cataloguesPath() / language.code() / "LC_MESSAGES" / (std::string(domain) + ".mo");
}

bool hasCatalogue(Language language)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(catalogueFile(language), ignored);
}

std::vector<Language> listLanguages()
{
    std::vector<Language> known{Language{}};
    std::error_code ignored;
    for (const auto& folder : std::filesystem::directory_iterator(cataloguesPath(), ignored)) {
        const std::string name = folder.path().filename().string();
        const Language language = Language::of(name);
        if (language.code() == name && language != Language{} && hasCatalogue(language)) known.push_back(language);
    }
    std::ranges::sort(known);
    return known;
}

std::atomic<Language> languageOfMessages{};

}  // namespace

const char* tr(Language language, const char* text)
{
    return trc(language, nullptr, text);
}

const char* trc(Language language, const char* context, const char* text)
{
    const Catalogue* catalogue = catalogueOf(language);
    const char* translated = catalogue ? catalogue->get(0, context, text) : nullptr;
    return translated && *translated ? translated : text;
}

const char* trn(Language language, const char* one, const char* many, std::uint64_t count)
{
    // Rules of plurals look at the last digits, and at whether a count is small.
    constexpr std::uint64_t million = 1'000'000;
    const int shortened = static_cast<int>(count < million ? count : million + count % million);
    const Catalogue* catalogue = catalogueOf(language);
    const char* translated = catalogue ? catalogue->get(0, nullptr, one, shortened) : nullptr;
    return translated && *translated ? translated : count == 1 ? one : many;
}

LocalText inAllLanguages(const char* text)
{
    return inAllLanguages([&](Language language) { return tr(language, text); });
}

Language messageLanguage()
{
    return languageOfMessages;
}

void setMessageLanguage(Language language)
{
    languageOfMessages = language;
}

const std::vector<Language>& languages()
{
    static const auto& known = *new std::vector<Language>(listLanguages());
    return known;
}

Language systemLanguage()
{
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* locale = std::getenv(variable);
        if (!locale || !*locale) continue;
        const std::string_view name = locale;
        const Language language = name == "POSIX" ? Language{} : Language::of(name);
        return hasCatalogue(language) ? language : Language{};
    }
    return {};
}

}  // namespace frontline
