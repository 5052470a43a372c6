#include "map/data_store.hpp"

#include <atomic>
#include <thread>

#include "catch.hpp"
#include "map_files.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

using Made = DataStore::Made<int>;

/// Makes the number, which is said to take so many bytes.
std::function<Result<Made>()> making(int value, std::size_t bytes)
{
    return [=]() -> Result<Made> { return Made{std::make_shared<const int>(value), bytes}; };
}

DataFile fileOf(const std::filesystem::path& path)
{
    DataFile file;
    file.path = path;
    return file;
}

}  // namespace

TEST_CASE("many threads that ask at once for the same get one thing, made once")
{
    DataStore store;
    std::atomic<int> made{0};
    std::vector<std::shared_ptr<const int>> got(8);
    std::vector<std::thread> threads;
    for (auto& one : got)
        threads.emplace_back([&] {
            const auto result = store.get<int>("key", [&]() -> Result<Made> {
                ++made;
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                return Made{std::make_shared<const int>(7), 4};
            });
            one = *result;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(made == 1);
    for (const auto& one : got) CHECK(one == got.front());
    CHECK(*got.front() == 7);
}

TEST_CASE("what is being made is not found, and not waited for")
{
    DataStore store;
    const auto result = store.get<int>("key", [&]() -> Result<Made> {
        CHECK(store.find<int>("key") == nullptr);
        return Made{std::make_shared<const int>(1), 4};
    });
    CHECK(store.find<int>("key") == *result);
    CHECK(store.find<int>("other") == nullptr);
}

TEST_CASE("one thing may be made from others of the store")
{
    DataStore store;
    const auto sum = store.get<int>("sum", [&]() -> Result<Made> {
        const auto one = store.get<int>("one", making(1, 4)), two = store.get<int>("two", making(2, 4));
        return Made{std::make_shared<const int>(**one + **two), 4};
    });
    CHECK(**sum == 3);
    CHECK(store.bytes() == 12);
}

TEST_CASE("an error is told and not kept: who asks next, or waits, tries again")
{
    DataStore store;
    std::atomic<int> tries{0};
    const auto failFirst = [&]() -> Result<Made> {
        if (++tries == 1) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return Error{"not today"};
        }
        return Made{std::make_shared<const int>(5), 4};
    };
    std::vector<std::thread> threads;
    std::atomic<int> failed{0};
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            const auto result = store.get<int>("key", failFirst);
            if (!result) ++failed;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(failed == 1);
    CHECK(tries == 2);
    CHECK(*store.find<int>("key") == 5);
}

TEST_CASE("what throws while it is made leaves nothing that others would wait for")
{
    DataStore store;
    CHECK_THROWS_AS(store.get<int>("key", []() -> Result<Made> { throw std::bad_alloc(); }), std::bad_alloc);
    CHECK(**store.get<int>("key", making(3, 4)) == 3);
}

TEST_CASE("warnings come with the call that made the thing")
{
    DataStore store;
    const auto warning = []() -> Result<Made> { return {Made{std::make_shared<const int>(1), 4}, {"look here"}}; };
    CHECK(store.get<int>("key", warning).warnings == std::vector<std::string>{"look here"});
    CHECK(store.get<int>("key", warning).warnings.empty());
}

TEST_CASE("the budget is kept: what has not been used for longest goes first")
{
    DataStore store(100);
    for (const char* key : {"a", "b", "c"}) REQUIRE(store.get<int>(key, making(1, 30)).ok());
    CHECK(store.bytes() == 90);
    CHECK(store.find<int>("a"));  // which makes b the one not used for longest
    REQUIRE(store.get<int>("d", making(1, 30)).ok());
    CHECK(store.bytes() == 90);
    CHECK_FALSE(store.find<int>("b"));
    CHECK(store.find<int>("a"));
    CHECK(store.find<int>("c"));
    CHECK(store.find<int>("d"));
    CHECK(**store.get<int>("b", making(2, 30)) == 2);
}

TEST_CASE("what somebody uses stays, and what is larger than the budget is there as long as it is used")
{
    DataStore store(50);
    const auto used = *store.get<int>("used", making(1, 40));
    {
        const auto large = *store.get<int>("large", making(2, 200));
        CHECK(store.find<int>("used") == used);
        CHECK(store.find<int>("large") == large);
    }
    REQUIRE(store.get<int>("small", making(3, 1)).ok());
    CHECK_FALSE(store.find<int>("large"));
    CHECK(store.find<int>("used") == used);
    CHECK(store.bytes() == 41);
}

TEST_CASE("what only other things of the store hold goes with them")
{
    using Holder = std::shared_ptr<const int>;
    DataStore store(100);
    {
        const auto part = *store.get<int>("part", making(1, 60));
        REQUIRE(store
                    .get<Holder>("whole",
                                 [&]() -> Result<DataStore::Made<Holder>> {
                                     return DataStore::Made<Holder>{std::make_shared<const Holder>(part), 30};
                                 })
                    .ok());
    }
    REQUIRE(store.get<int>("other", making(2, 90)).ok());
    CHECK(store.bytes() == 90);
    CHECK_FALSE(store.find<int>("part"));
}

TEST_CASE("a file is read once, and an error names it")
{
    DataStore store;
    const DataFile towns = fileOf(squaresMap().parent_path() / "towns.geojson");
    CHECK_FALSE(store.findTable(towns));
    const auto table = store.table(towns);
    REQUIRE(table.ok());
    CHECK(*store.table(towns) == *table);
    CHECK(store.findTable(towns) == *table);
    CHECK(store.bytes() == bytesOf(**table));
    CHECK_THAT(store.table(fileOf("/nowhere/towns.geojson")).error().message, Contains("/nowhere/towns.geojson"));
}

TEST_CASE("a table that is put is found as if it had been read")
{
    DataStore store;
    const DataFile file = fileOf("/nowhere/own.geojson");
    const auto table = std::make_shared<const FeatureTable>();
    store.putTable(file, table);
    CHECK(*store.table(file) == table);
}

TEST_CASE("what is damaged can be drawn and not be measured, and the error names file and feature")
{
    DataStore store;
    MapDefinition map;
    const DataId id("star");
    map.data[id] = fileOf("/there/star.geojson");
    auto table = std::make_shared<FeatureTable>();
    table->unmeasurable = {7};
    store.putTable(map.data[id], table);
    CHECK(store.table(map.data[id]).ok());
    const auto measured = MapData{map, store}.table(id);
    REQUIRE_FALSE(measured.ok());
    CHECK_THAT(measured.error().message, Contains("/there/star.geojson: feature 7 cannot be measured"));
}
