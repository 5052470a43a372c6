#include "data/web_address.hpp"

#include "catch.hpp"
#include "data/opening_policy.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

bool allowed(const std::string& place, const std::string& address)
{
    const auto what = webPlace(place);
    const auto which = webAddress(address);
    REQUIRE(what.ok());
    REQUIRE(which.ok());
    return covers(*what, *which);
}

}  // namespace

TEST_CASE("two spellings of an address are one")
{
    for (const char* named : {"https://example.org/a/b.geojson", "HTTPS://Example.ORG:443/a/b.geojson#part",
                              "https://example.org/a/x/../b.geojson", "https://example.org/./a/b.geojson"}) {
        INFO(named);
        const auto address = webAddress(named);
        REQUIRE(address.ok());
        CHECK(address->text == "https://example.org/a/b.geojson");
        CHECK(address->host == "example.org");
        CHECK(address->port == 443);
        CHECK(hostAndPort(*address) == "example.org");
    }
    const auto query = webAddress("http://[::1]:8080/a b.csv?x=1&y=2");
    REQUIRE(query.ok());
    CHECK(query->text == "http://[::1]:8080/a%20b.csv?x=1&y=2");
    CHECK(hostAndPort(*query) == "[::1]:8080");
    CHECK(fileName(*query) == "a_20b.csv");
    CHECK(fileName(*webAddress("http://h.org")) == "data");
}

TEST_CASE("an address with a password, another scheme, or a host that looks like another is refused, and says why")
{
    for (const char* named :
         {"ftp://example.org/a", "file:///etc/passwd", "http://me:secret@example.org/a", "http://me@example.org/a",
          "http://exаmple.org/a", "http://", "http://example.org:99999/a", "http://exa mple.org/a",
          "http://[fe80::1%25eth0]/a", "https://example.org\\@other.org/a", "http://example.org\n.other.org/"}) {
        INFO(named);
        const auto address = webAddress(named);
        REQUIRE_FALSE(address.ok());
        CHECK_THAT(address.error().message, Contains(withoutSecrets(named)) && !Contains("secret"));
    }
    CHECK(isWebAddress("HTTP://example.org"));
    CHECK_FALSE(isWebAddress("/vsicurl/http://example.org"));
    CHECK_FALSE(isWebAddress("http:a"));
}

TEST_CASE("a host that is allowed is that host alone, at its usual ports unless one is named")
{
    CHECK(allowed("example.org", "https://example.org/a"));
    CHECK(allowed("example.org", "http://example.org/a?b"));
    CHECK(allowed("Example.Org", "https://EXAMPLE.org/a"));
    CHECK(allowed("example.org:8080", "http://example.org:8080/a"));
    CHECK(allowed("example.org:443", "https://example.org/a"));
    CHECK(allowed("127.0.0.1", "http://127.0.0.1/"));
    CHECK(allowed("localhost", "http://localhost/"));
    CHECK(allowed("[::1]:80", "http://[::1]/"));
    CHECK_FALSE(allowed("example.org", "http://example.org:8080/a"));
    CHECK_FALSE(allowed("example.org:8080", "http://example.org/a"));
    CHECK_FALSE(allowed("example.org", "https://www.example.org/a"));
    CHECK_FALSE(allowed("example.org", "https://example.org.other.com/a"));
    CHECK_FALSE(allowed("example.org", "https://other.com/example.org"));
}

TEST_CASE("of an address that is allowed, what lies below it is allowed as well")
{
    CHECK(allowed("https://example.org/", "https://example.org/a/b"));
    CHECK(allowed("https://example.org/a", "https://example.org/a"));
    CHECK(allowed("https://example.org/a", "https://example.org/a/b.geojson?c"));
    CHECK(allowed("https://example.org:8443/a/", "https://example.org:8443/a/b"));
    CHECK_FALSE(allowed("https://example.org/", "http://example.org/a"));
    CHECK_FALSE(allowed("https://example.org/a", "https://example.org/ab"));
    CHECK_FALSE(allowed("https://example.org/a", "https://example.org/a/../b"));
    CHECK_FALSE(allowed("https://example.org/a", "https://example.org/a/%2e%2E/b"));
    CHECK_FALSE(allowed("https://example.org/a", "https://example.org/a/..%2fb"));
}

TEST_CASE("what is neither a host nor an address is not allowed as one")
{
    for (const char* named : {"", "data", "data/a", "a b", "example.org/a", "me@example.org", "ftp://example.org",
                              "*.example.org", "example.org?a", "https://"}) {
        INFO(named);
        CHECK_FALSE(webPlace(named).ok());
    }
}

TEST_CASE("what an error tells to allow can be pasted into a shell")
{
    CHECK(wordToAllow("/data/a.geojson") == "/data/a.geojson");
    CHECK(wordToAllow("/my data/a.geojson") == "'/my data/a.geojson'");
    CHECK(wordToAllow("/it's/$(rm)") == "'/it'\\''s/$(rm)'");
    CHECK(wordToAllow("https://example.org/a b") == "example.org");
    CHECK(wordToAllow("http://[::1]:8080/a") == "'[::1]:8080'");
}

TEST_CASE("a password that the user has typed is asked with and shown nowhere")
{
    const auto typed = typedAddress("HTTPS://me:s%40cret@Example.org/a.geojson?token=abc123&day=2025-01-01#x");
    REQUIRE(typed.ok());
    CHECK(typed->text == "https://me:***@example.org/a.geojson?token=***&day=2025-01-01");
    CHECK(typed->secret == "https://me:s%40cret@example.org/a.geojson?token=abc123&day=2025-01-01");
    CHECK(typed->host == "example.org");
    // By its text it is known as long as the program runs.
    CHECK(addressToFetch(typed->text)->secret == typed->secret);
    CHECK(typedAddress(typed->text)->secret == typed->secret);
    const auto other = addressToFetch("https://me:***@example.org/b.geojson");
    REQUIRE_FALSE(other.ok());
    CHECK_THAT(other.error().message, Contains("open it again"));
    const auto plain = typedAddress("https://example.org/a.geojson?day=1&author=me");
    REQUIRE(plain.ok());
    CHECK(plain->secret.empty());
    CHECK(plain->text == "https://example.org/a.geojson?day=1&author=me");
    for (const char* wrong : {"ftp://me:hunter2@example.org/a", "http://me:hunter2@exa mple.org/a",
                              "http://me:hunter2@/a", "http://me:hunt/er2@example.org:x/a"}) {
        INFO(wrong);
        const auto refused = typedAddress(wrong);
        REQUIRE_FALSE(refused.ok());
        CHECK_THAT(refused.error().message, !Contains("er2"));
    }
}

TEST_CASE("a redirect takes a password to the same host alone")
{
    const auto typed = typedAddress("https://me:hunter2@example.org/a");
    REQUIRE(typed.ok());
    CHECK(redirectedAddress(*typed, "/b")->secret == "https://me:hunter2@example.org/b");
    CHECK(redirectedAddress(*typed, "https://example.org/b")->text == "https://me:***@example.org/b");
    for (const char* elsewhere : {"https://other.org/b", "http://example.org/b", "https://example.org:8443/b"}) {
        INFO(elsewhere);
        CHECK(redirectedAddress(*typed, elsewhere)->secret.empty());
        CHECK(redirectedAddress(*typed, elsewhere)->text == elsewhere);
    }
}
