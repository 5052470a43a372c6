// What is fetched over the network, by whose leave, and where it ends. The only server is the test's own.
#include "data/download.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stop_token>

#include "bait.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "geo_package.hpp"
#include "program_output.hpp"
#include "web_server.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

constexpr const char* downloadedPoint = R"({"type":"Point","coordinates":[37,48]})";

/// Hosts that are allowed, for as long as it lives.
struct AllowedHosts {
    explicit AllowedHosts(const std::vector<std::string>& named)
    {
        std::vector<WebPlace> hosts;
        for (const std::string& host : named) hosts.push_back(*webPlace(host));
        allowHosts(std::move(hosts));
    }
    ~AllowedHosts() { allowHosts({}); }
};

FetchLimits shortLimits()
{
    FetchLimits limits;
    limits.mostBytes = std::uint64_t{1} << 20;
    limits.connect = limits.stall = std::chrono::seconds(1);
    return limits;
}

/// Why the address is not fetched; "" when it is.
std::string failure(const std::string& address, const FetchLimits& limits = shortLimits())
{
    const auto fetched = fetchFile(*webAddress(address), {}, limits);
    return fetched ? "" : fetched.error().message;
}

}  // namespace

TEST_CASE("a file is fetched from a server and read as the data that it is, whatever its format")
{
    const NoProxy noProxy;
    WebServer server;
    const TemporaryFolder folder;
    {
        const GeoPackage package(folder / "a.gpkg");
    }
    server.give("/a.geojson", downloadedPoint);
    server.give("/b/a.csv?kind=1", "name,lon,lat,note\nA,37,48,\"\"\n");
    server.give("/a.gpkg", fileText(folder / "a.gpkg"));
    server.give("/data", downloadedPoint);
    for (const char* path : {"/a.geojson", "/b/a.csv?kind=1", "/a.gpkg", "/data"}) {
        const std::string address = server.address(path);
        INFO(address);
        const auto fetched = fetchFile(*webAddress(address));
        if (!fetched) FAIL(fetched.error().message);
        const auto read = readFeatures(*fetched);
        if (!read) FAIL(read.error().message);
        CHECK(read->front().geometry.featureCount() == 1);
    }
    REQUIRE(server.requests().size() == 4);
    CHECK_THAT(server.requests().front(),
               Contains("User-Agent: Frontline/0.1.0\r\n") && !Contains("Cookie") && !Contains("Authorization"));
}

TEST_CASE("what is wrong with a file that was fetched names its address")
{
    const NoProxy noProxy;
    WebServer server;
    server.give("/a.geojson", "<html>Not here</html>");
    server.give("/b.geojson", R"({"type":"FeatureCollection","features":[{"type":)");
    server.give("/c.csv", "name,x,y\nA,437000,5350000\n");
    for (const char* path : {"/a.geojson", "/b.geojson", "/c.csv"}) {
        const auto fetched = fetchFile(*webAddress(server.address(path)));
        REQUIRE(fetched.ok());
        const auto read = readFeatures(*fetched);
        REQUIRE_FALSE(read.ok());
        CHECK_THAT(read.error().message, Contains(server.address(path)) && !Contains("vsimem"));
    }
}

TEST_CASE("what a fetched file names is not fetched, even from a host that is allowed")
{
    const NoProxy noProxy;
    WebServer server;
    const AllowedHosts allowed({server.host()});
    const std::string other = server.address("/other");
    server.give("/a.geojson", R"({"type":"Feature","crs":{"type":"link","properties":{"href":")" + other +
                                  R"("}},"links":[{"rel":"next","href":")" + other +
                                  R"("}],"properties":{},"geometry":)" + downloadedPoint + "}");
    server.give("/b.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>" + other +
                              "</href></Link></NetworkLink><Placemark><styleUrl>" + other +
                              "#s</styleUrl><Point><coordinates>37,48</coordinates></Point></Placemark></Document>"
                              "</kml>");
    for (const char* path : {"/a.geojson", "/b.kml"}) {
        const auto fetched = fetchFile(*webAddress(server.address(path)));
        REQUIRE(fetched.ok());
        (void)readFeatures(*fetched, {"", other});
    }
    CHECK(server.requests().size() == 2);
}

TEST_CASE("what a server refuses, or has not, is named with its number")
{
    const NoProxy noProxy;
    WebServer server;
    server.on("/gone", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 410 Gone\r\n\r\n");
        while (answer.send(std::string(4096, 'x'))) {}
    });
    server.on("/empty", [](const WebAnswer& answer) { answer.file(""); });
    CHECK_THAT(failure(server.address("/none.geojson")),
               Contains(server.address("/none.geojson")) && Contains("HTTP 404") && Contains("check the address"));
    CHECK_THAT(failure(server.address("/gone")), Contains("HTTP 410"));
    CHECK_THAT(failure(server.address("/empty")), Contains("empty"));
}

TEST_CASE("a redirect is followed to the same host and to one that is allowed, and nowhere else")
{
    const NoProxy noProxy;
    WebServer server, second;
    Bait bait;
    server.give("/a.geojson", downloadedPoint);
    second.give("/b.geojson", downloadedPoint);
    const std::string secret = "file://" + bait.file("secret.geojson", downloadedPoint);
    const std::vector<std::pair<std::string, std::string>> redirects{{"/same", "/a.geojson"},
                                                                     {"/second", second.address("/b.geojson")},
                                                                     {"/bait", bait.address("a")},
                                                                     {"/file", secret},
                                                                     {"/ftp", "ftp://" + server.host() + "/a"},
                                                                     {"/loop", "/loop"},
                                                                     {"/user", "http://me@localhost/"},
                                                                     {"/twice", "/second"}};
    for (const auto& [path, to] : redirects)
        server.on(path, [to = to](const WebAnswer& answer) { answer.redirect(to); });
    CHECK(failure(server.address("/same")) == "");
    for (const char* path : {"/second", "/twice"})
        CHECK_THAT(failure(server.address(path)),
                   Contains(server.address(path)) && Contains("--allow " + second.host()));
    CHECK_THAT(failure(server.address("/bait")), Contains("another host"));
    for (const char* path : {"/file", "/ftp", "/user"})
        CHECK_THAT(failure(server.address(path)), Contains("leads on to nothing that can be fetched"));
    CHECK_THAT(failure(server.address("/loop")), Contains("more than 5 times"));
    CHECK(second.requests().empty());
    CHECK(bait.reached() == "");
    const AllowedHosts allowed({second.host()});
    CHECK(failure(server.address("/second")) == "");
    CHECK(failure(server.address("/twice")) == "");
    CHECK_THAT(failure(server.address("/bait")), Contains("another host"));
}

TEST_CASE("more than the bound is not fetched, whether the server says so before or never ends")
{
    const NoProxy noProxy;
    WebServer server;
    server.on("/endless", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\n\r\n");
        while (answer.send(std::string(65536, ' '))) {}
    });
    server.on("/heads", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\n");
        while (answer.send("X-More: " + std::string(1000, 'x') + "\r\n")) {}
    });
    server.on("/large", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n");
        answer.saysNothingMore();
    });
    for (const char* path : {"/endless", "/large"})
        CHECK_THAT(failure(server.address(path)), Contains("larger than 1 MiB") && Contains("save it as a file"));
    CHECK_THAT(failure(server.address("/heads")), Contains("cannot be fetched"));
    const Variable memory("FRONTLINE_MEMORY_BYTES", "8000000");
    CHECK(mostFetchedBytes() == 2'000'000);
}

TEST_CASE("what is fetched side by side is bounded together")
{
    const NoProxy noProxy;
    WebServer server;
    server.give("/a", std::string(700'000, ' '));
    {
        const auto first = fetchFile(*webAddress(server.address("/a")), {}, shortLimits());
        REQUIRE(first.ok());
        CHECK_THAT(failure(server.address("/a")), Contains("larger than 1 MiB"));
    }
    CHECK(failure(server.address("/a")) == "");
}

TEST_CASE("a compressed file is bounded by what comes out of it")
{
    const NoProxy noProxy;
    WebServer server;
    // 2 MiB of blanks, packed by gzip -9.
    server.on("/bomb", [](const WebAnswer& answer) {
        const std::string packed = fileText(std::string(FRONTLINE_TEST_DIR) + "/data/files/two_mebibytes.gz");
        (void)answer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                          std::to_string(packed.size()) + "\r\n\r\n" + packed);
    });
    CHECK_THAT(failure(server.address("/bomb")), Contains("larger than 1 MiB"));
}

TEST_CASE("a server that says nothing, or stops in the middle, is given up")
{
    const NoProxy noProxy;
    WebServer server;
    server.on("/mute", [](const WebAnswer& answer) { answer.saysNothingMore(); });
    server.on("/half", [](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        answer.saysNothingMore();
    });
    server.on("/short",
              [](const WebAnswer& answer) { (void)answer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"); });
    for (const char* path : {"/mute", "/half"})
        CHECK_THAT(failure(server.address(path)), Contains(server.address(path)) && Contains("in time"));
    CHECK_THAT(failure(server.address("/short")), Contains("cannot be fetched"));
}

TEST_CASE("fetching tells how far it is, and ends when it is stopped")
{
    const NoProxy noProxy;
    WebServer server;
    std::stop_source stop;
    server.give("/whole", std::string(200'000, ' '));
    server.on("/stopped", [&](const WebAnswer& answer) {
        (void)answer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
        stop.request_stop();
        answer.saysNothingMore();
    });
    double share = 0;
    REQUIRE(fetchFile(*webAddress(server.address("/whole")), {[&](double now) { share = now; }, {}}).ok());
    CHECK(share == 1);
    const auto stopped = fetchFile(*webAddress(server.address("/stopped")), {{}, stop.get_token()});
    REQUIRE_FALSE(stopped.ok());
    CHECK_THAT(stopped.error().message, Contains("/stopped") && Contains("was stopped"));
}

TEST_CASE("a host that is not there, and one that does not listen, are told apart")
{
    const NoProxy noProxy;
    std::string closed;
    {
        const WebServer gone;
        closed = gone.address("/a.geojson");
    }
    CHECK_THAT(failure(closed), Contains(closed) && Contains("no connection comes about"));
    // No name has a part of more than 63 letters (RFC 1035, 2.3.4): nobody is asked for it.
    const std::string host = std::string(64, 'a') + ".example";
    CHECK_THAT(failure("http://" + host + "/a"), Contains("the host " + host + " is not found"));
    WebServer server;
    CHECK_THAT(failure("https://" + server.host() + "/a"), Contains("https://" + server.host() + "/a"));
}

TEST_CASE("a server whose certificate nobody vouches for is not believed")
{
    const NoProxy noProxy;
    const TemporaryFolder folder;
    const std::string at = "cd " + folder.string() + " && ";
    REQUIRE(std::system((at + "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out own.pem -days 1 -subj "
                              "/CN=localhost -addext subjectAltName=IP:127.0.0.1 2> req.txt")
                            .c_str()) == 0);
    // It ends after one connection.
    const std::string server = at +
                               "exec timeout 60 openssl s_server -accept 127.0.0.1:0 -naccept 1 -www -cert "
                               "own.pem -key key.pem 2> server.txt < /dev/null";
    std::FILE* said = popen(server.c_str(), "r");
    REQUIRE(said);
    std::array<char, 256> line{};
    std::string port;
    while (port.empty() && std::fgets(line.data(), static_cast<int>(line.size()), said)) {
        const std::string text(line.data());
        if (text.starts_with("ACCEPT"))
            port = text.substr(text.rfind(':') + 1, text.find_last_not_of('\n') - text.rfind(':'));
    }
    REQUIRE_FALSE(port.empty());
    const std::string address = "https://127.0.0.1:" + port + "/a.geojson";
    CHECK_THAT(failure(address), Contains(address) && Contains("certificate") && Contains("not to be trusted"));
    while (std::fgets(line.data(), static_cast<int>(line.size()), said)) {}
    pclose(said);
}

TEST_CASE("the proxy of the environment is asked, as other programs do")
{
    const NoProxy noProxy;
    WebServer proxy;
    proxy.give("http://nowhere.example/a.geojson", downloadedPoint);
    const std::string at = "http://" + proxy.host();
    const Variable variable("http_proxy", at.c_str());
    CHECK(failure("http://nowhere.example/a.geojson") == "");
}

TEST_CASE("no password is taken from anywhere")
{
    const NoProxy noProxy;
    const TemporaryFolder home;
    (void)home.write(".netrc", "machine 127.0.0.1 login me password secret\n");
    const std::string folder = home.string();
    const Variable variable("HOME", folder.c_str());
    WebServer server;
    server.give("/a.geojson", downloadedPoint);
    CHECK(failure(server.address("/a.geojson")) == "");
    CHECK_THAT(server.requests().front(), !Contains("Authorization"));
}
