#include "base/catalogue.hpp"

#include <cstdlib>
#include <map>
#include <thread>
#include <vector>

#include "base/message.hpp"
#include "catch.hpp"
#include "languages.hpp"

using namespace frontline;

namespace {

using Variables = std::map<std::string, std::string>;

/// The variables that name a language, as given; as they were when it goes.
class Environment {
public:
    explicit Environment(const Variables& wanted)
    {
        for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            if (const char* value = std::getenv(name)) before_[name] = value;
            unsetenv(name);
            if (const auto found = wanted.find(name); found != wanted.end()) setenv(name, found->second.c_str(), 1);
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment()
    {
        for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            unsetenv(name);
            if (const auto found = before_.find(name); found != before_.end()) setenv(name, found->second.c_str(), 1);
        }
    }

private:
    Variables before_;
};

}  // namespace

TEST_CASE("a text is translated without a locale of the system")
{
    const Environment none(Variables{{"LC_ALL", "C"}});
    CHECK(std::string(tr(ukrainian, "Loading…")) == "Завантаження…");
    CHECK(std::string(tr(english, "Loading…")) == "Loading…");
}

TEST_CASE("a text that no catalogue has is read in English")
{
    CHECK(std::string(tr(polish, "Loading…")) == "Loading…");
    CHECK(std::string(tr(ukrainian, "not a text of the program")) == "not a text of the program");
    CHECK(std::string(trc(ukrainian, "not a context of the program", "Loading…")) == "Loading…");
}

TEST_CASE("a noun follows its count by the rule of the catalogue")
{
    const auto parts = [](Language language, std::uint64_t count) {
        return trnf(language, "{} part with too few coordinates was left out",
                    "{} parts with too few coordinates were left out", count, count);
    };
    CHECK(parts(english, 1) == "1 part with too few coordinates was left out");
    CHECK(parts(english, 0) == "0 parts with too few coordinates were left out");
    CHECK(parts(english, 21) == "21 parts with too few coordinates were left out");
    for (const std::uint64_t count : {1U, 21U, 101U, 1'000'001U})
        CHECK_THAT(parts(ukrainian, count), Catch::Matchers::Contains(" частину, "));
    for (const std::uint64_t count : {2U, 4U, 22U, 104U})
        CHECK_THAT(parts(ukrainian, count), Catch::Matchers::Contains(" частини, "));
    for (const std::uint64_t count : {0U, 5U, 11U, 12U, 112U, 1'000'000U})
        CHECK_THAT(parts(ukrainian, count), Catch::Matchers::Contains(" частин, "));
    CHECK_THAT(parts(ukrainian, 5'000'000'000'001U), Catch::Matchers::Contains(" частину, "));
}

TEST_CASE("values are filled into the translation")
{
    CHECK(trf(english, "{}: there is no such file", std::string("a.gpkg")) == "a.gpkg: there is no such file");
    CHECK(fillIn("{1} {0}", "{} {}", std::vector<MessageValue>{"a", 2}) == "2 a");
    CHECK(fillIn("{:.1f}", "{:.1f}", std::vector<MessageValue>{2.25}) == "2.2");
}

TEST_CASE("a translation whose values do not fit gives way to the text of the code")
{
    CHECK(fillIn("{} {} {}", "{} and {}", std::vector<MessageValue>{"a", "b"}) == "a and b");
    CHECK(fillIn("{", "{} and {}", std::vector<MessageValue>{"a", "b"}) == "a and b");
    CHECK(fillIn("{:d}", "{}", std::vector<MessageValue>{"a"}) == "a");
}

TEST_CASE("messages are in the language that was set")
{
    CHECK(messageLanguage() == english);
    setMessageLanguage(ukrainian);
    CHECK(msg("{}: there is no such file", "a") == "a: такого файлу немає");
    setMessageLanguage(english);
    CHECK(msg("{}: there is no such file", "a") == "a: there is no such file");
}

TEST_CASE("the system's language is that of the first variable that is set")
{
    const auto language = [](const Variables& variables) {
        const Environment set(variables);
        return systemLanguage().code();
    };
    CHECK(language({}) == "en");
    CHECK(language({{"LANG", "uk_UA.UTF-8"}}) == "uk");
    CHECK(language({{"LANG", "C.UTF-8"}, {"LC_MESSAGES", "uk_UA"}}) == "uk");
    CHECK(language({{"LANG", "uk_UA.UTF-8"}, {"LC_ALL", "C"}}) == "en");
    CHECK(language({{"LANG", "uk_UA.UTF-8"}, {"LC_ALL", "POSIX"}}) == "en");
    CHECK(language({{"LANG", "uk_UA.UTF-8"}, {"LC_ALL", ""}}) == "uk");
    CHECK(language({{"LANG", "uk_UA.UTF-8"}, {"LC_MESSAGES", "en_GB"}}) == "en");
    CHECK(language({{"LANG", "pl_PL.UTF-8"}}) == "en");  // no catalogue
}

TEST_CASE("the program speaks English and what it has a catalogue for")
{
    CHECK(languages() == std::vector{english, ukrainian});
}

TEST_CASE("a text of the code can go with its translations")
{
    const LocalText text = inAllLanguages("Loading…");
    CHECK(text.own() == "Loading…");
    CHECK(text.in(ukrainian) == "Завантаження…");
    const LocalText made = inAllLanguages([](Language language) { return "in " + language.code(); });
    CHECK(made.own() == "in en");
    CHECK(made.in(ukrainian) == "in uk");
}

TEST_CASE("texts can be translated from several threads at once")
{
    std::vector<std::thread> threads;
    std::vector<std::string> texts(4);
    for (std::string& text : texts) threads.emplace_back([&] { text = tr(ukrainian, "Loading…"); });
    for (std::thread& thread : threads) thread.join();
    CHECK(texts == std::vector<std::string>(4, "Завантаження…"));
}
