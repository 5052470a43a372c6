#include "data/table_file.hpp"

#include <cmath>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

FeatureTable sample()
{
    FeatureTable table;
    table.name = "Лінія";
    table.geometry.kind = GeometryKind::Polygon;
    table.geometry.addRing(std::vector<Xy>{{30, 50}, {31, 50}, {31, 51}, {30, 50}});
    table.geometry.addRing(std::vector<Xy>{{30.5, 50.1}, {30.6, 50.1}, {30.6, 50.2}, {30.5, 50.1}});
    table.geometry.endPart();
    table.geometry.endFeature();
    table.geometry.endFeature();  // without geometry
    table.columns.push_back({"name", std::vector<std::string>{"", "Добропілля"}, {false, true}});
    table.columns.push_back({"share", std::vector<double>{std::nan(""), 0.25}});
    table.columns.push_back({"people", std::vector<std::int64_t>{0, 28170}, {true, false}});
    table.unmeasurable = {1};
    return table;
}

}  // namespace

TEST_CASE("a table that is kept comes back with its rings, its texts, and what is missing still missing")
{
    const auto table = decodeTable(encodeTable(sample(), 7), 7);
    REQUIRE(table);
    CHECK(table->name == "Лінія");
    CHECK(table->geometry.ringCount() == 2);
    CHECK(table->geometry.partCount() == 1);
    CHECK(table->featureCount() == 2);
    CHECK(table->geometry.ring(1)[1].x == 30.6);
    CHECK(table->isMissing("name", 0));
    CHECK(table->text("name", 1) == "Добропілля");
    CHECK(table->text("share", 0) == "NaN");
    CHECK(table->number("share", 1) == 0.25);
    CHECK(table->number("people", 0) == 0);
    CHECK(table->isMissing("people", 1));
    CHECK(table->unmeasurable == std::vector<std::size_t>{1});
}

TEST_CASE("nothing comes of a kept table of other content, cut at any place, or with a byte that breaks it")
{
    const std::string bytes = encodeTable(sample(), 7);
    CHECK_FALSE(decodeTable(bytes, 8));
    for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(decodeTable(bytes.substr(0, length), 7));
    CHECK_FALSE(decodeTable(bytes + "x", 7));
    // Whatever byte is off, what comes back can be walked through.
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string broken = bytes;
        broken[i] = static_cast<char>(broken[i] ^ 0x41);
        const auto table = decodeTable(broken, 7);
        if (!table) continue;
        std::size_t coordinates = 0;
        for (std::size_t r = 0; r < table->geometry.ringCount(); ++r) coordinates += table->geometry.ring(r).size();
        CHECK(coordinates == 8);
        for (std::size_t f = 0; f < table->featureCount(); ++f) CHECK(table->text("name", f).size() < 100);
    }
}

TEST_CASE("files have another content key when any of them changes, and the same when they are read again")
{
    const TemporaryFolder folder;
    const std::filesystem::path one = folder.write("one", "abc"), other = folder.write("other", "def");
    const auto key = contentKey({one, other});
    REQUIRE(key);
    CHECK(*contentKey({one, other}) == *key);
    CHECK(*contentKey({one}) != *key);
    REQUIRE(folder.write("other", "deg") == other);
    CHECK(*contentKey({one, other}) != *key);
    CHECK_THAT(contentKey({folder / "none"}).error().message, Catch::Matchers::Contains("none"));
}
