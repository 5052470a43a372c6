#include "map/kept_tables.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
namespace fs = std::filesystem;

namespace {

/// Long ago enough for a change of the file to show in its time.
void makeOld(const fs::path& file, int seconds = 60)
{
    timespec times[2]{};
    clock_gettime(CLOCK_REALTIME, &times[0]);
    times[0].tv_sec -= seconds;
    times[1] = times[0];
    REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

/// Its content is never read here.
fs::path largeFile(const TemporaryFolder& folder, const std::string& name = "large.geojson")
{
    const fs::path file = folder.write(name, std::string(KeptTables::smallestFile, ' '));
    makeOld(file);
    return file;
}

KeptTables::Tables someTables()
{
    FeatureTable table;
    table.name = "towns";
    table.geometry.kind = GeometryKind::Point;
    table.geometry.addRing(std::vector<Xy>{{37.1, 48.4}});
    table.geometry.endPart();
    table.geometry.endFeature();
    table.columns.push_back({"name", std::vector<std::string>{"Добропілля"}});
    return {std::make_shared<const FeatureTable>(table)};
}

/// Written when it returns.
void keepIn(const fs::path& folder, const KeptTables::Source& source, const DrawnDetail& detail = {},
            std::uintmax_t budget = KeptTables::defaultBudget)
{
    KeptTables kept(folder, std::size_t{1} << 20, budget);
    kept.keep(source, "", detail, someTables(), {"a warning"});
    kept.finish();
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) files.push_back(entry.path());
    return files;
}

bool isFound(const fs::path& folder, const std::optional<KeptTables::Source>& source, const std::string& options = "",
             const DrawnDetail& detail = {})
{
    return source && KeptTables(folder, 1 << 20).find(*source, options, detail).has_value();
}

}  // namespace

TEST_CASE("tables of a large file are found again as they were kept, with the warnings of the reading")
{
    const TemporaryFolder data, cache;
    const auto source = KeptTables::source(largeFile(data));
    REQUIRE(source);
    const DrawnDetail detail{{36, 48, 38, 49}, 25.5};
    keepIn(cache / "tables", *source, detail);
    const auto found = KeptTables(cache / "tables", 1 << 20).find(*source, "", detail);
    REQUIRE(found);
    CHECK(found->warnings == std::vector<std::string>{"a warning"});
    REQUIRE((*found)->size() == 1);
    const FeatureTable& table = *(**found)[0];
    CHECK(table.name == "towns");
    CHECK(table.text("name", 0) == "Добропілля");
    CHECK(table.geometry.coordinates == std::vector<Xy>{{37.1, 48.4}});
    CHECK_FALSE(isFound(cache / "tables", source, "", {{36, 48, 38, 49}, 25}));
    CHECK_FALSE(isFound(cache / "tables", source, "EPSG:32637", detail));
    CHECK_FALSE(isFound(cache / "tables", source));
}

TEST_CASE("what is kept of a file is read by its owner alone")
{
    const TemporaryFolder data, cache;
    keepIn(cache / "new" / "tables", *KeptTables::source(largeFile(data)));
    REQUIRE(filesIn(cache / "new" / "tables").size() == 1);
    CHECK((fs::status(cache / "new" / "tables").permissions() & fs::perms(077)) == fs::perms::none);
}

TEST_CASE("a file that has changed is not taken for the one that was kept")
{
    const TemporaryFolder data, cache;
    const fs::path file = largeFile(data);
    keepIn(cache.path(), *KeptTables::source(file));
    REQUIRE(isFound(cache.path(), KeptTables::source(file)));
    SECTION("it has become longer")
    {
        std::ofstream(file, std::ios::app) << " ";
        makeOld(file);
        CHECK_FALSE(isFound(cache.path(), KeptTables::source(file)));
    }
    SECTION("another of the same size and time lies in its place")
    {
        const fs::path other = data.write("other", std::string(KeptTables::smallestFile, '\n'));
        fs::last_write_time(other, fs::last_write_time(file));
        fs::rename(other, file);
        CHECK_FALSE(isFound(cache.path(), KeptTables::source(file)));
    }
    SECTION("it was written within its time and size")
    {
        const auto time = fs::last_write_time(file);
        std::fstream(file) << "\n";
        fs::last_write_time(file, time);
        CHECK_FALSE(isFound(cache.path(), KeptTables::source(file)));
    }
}

TEST_CASE("a file that changes while it is read is not kept")
{
    const TemporaryFolder data, cache;
    const fs::path file = largeFile(data);
    const auto before = KeptTables::source(file);
    std::ofstream(file, std::ios::app) << " ";
    makeOld(file);
    {
        KeptTables kept(cache.path(), 1 << 20);
        kept.keep(*before, "", {}, someTables(), {});
        kept.finish();
    }
    CHECK(filesIn(cache.path()).empty());
}

TEST_CASE("what is kept is not used when it was cut or changed")
{
    const TemporaryFolder data, cache;
    const auto source = KeptTables::source(largeFile(data));
    keepIn(cache.path(), *source);
    REQUIRE(filesIn(cache.path()).size() == 1);
    const fs::path kept = filesIn(cache.path())[0];
    std::ifstream in(kept, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    std::size_t used = 0;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        std::ofstream(kept, std::ios::binary | std::ios::trunc) << whole.substr(0, length);
        used += isFound(cache.path(), source) ? 1 : 0;
        std::string changed = whole;
        changed[length] = static_cast<char>(changed[length] ^ 4);
        std::ofstream(kept, std::ios::binary | std::ios::trunc) << changed;
        used += isFound(cache.path(), source) ? 1 : 0;
    }
    CHECK(used == 0);
    std::ofstream(kept, std::ios::binary | std::ios::trunc) << whole;
    CHECK(isFound(cache.path(), source));
}

TEST_CASE("what was not used for longest goes when there is no room, and files of others stay")
{
    const TemporaryFolder data, cache;
    const auto first = KeptTables::source(largeFile(data, "first.geojson"));
    const auto second = KeptTables::source(largeFile(data, "second.geojson"));
    const auto third = KeptTables::source(largeFile(data, "third.geojson"));
    const fs::path foreign = cache.write("notes.table", std::string(100, 'x'));
    keepIn(cache.path(), *first);
    const auto kept = filesIn(cache.path());
    std::uintmax_t one = 0;
    for (const fs::path& file : kept)
        if (file != foreign) one = fs::file_size(file), makeOld(file, 500);
    keepIn(cache.path(), *second);
    for (const fs::path& file : filesIn(cache.path()))
        if (std::ranges::find(kept, file) == kept.end()) makeOld(file, 300);
    REQUIRE(isFound(cache.path(), first));  // used now
    keepIn(cache.path(), *third, {}, 2 * one + one / 2);
    CHECK(isFound(cache.path(), first));
    CHECK_FALSE(isFound(cache.path(), second));
    CHECK(isFound(cache.path(), third));
    CHECK(fs::exists(foreign));
}

TEST_CASE("small files, files just written and formats of several files are not kept")
{
    const TemporaryFolder data;
    CHECK_FALSE(KeptTables::source(data / "none.geojson"));
    const fs::path small = data.write("small.geojson", "{}");
    makeOld(small);
    CHECK_FALSE(KeptTables::source(small));
    CHECK_FALSE(KeptTables::source(data.write("new.geojson", std::string(KeptTables::smallestFile, ' '))));
    CHECK_FALSE(KeptTables::source(largeFile(data, "large.shp")));
    CHECK(KeptTables::source(largeFile(data, "large.gpkg")));
    REQUIRE(fs::exists(data.write("large.gpkg-wal", "")));
    CHECK_FALSE(KeptTables::source(data / "large.gpkg"));
}

TEST_CASE("a folder in which nothing can be kept is no error")
{
    const TemporaryFolder data;
    const fs::path file = data.write("no folder", "");
    const auto source = KeptTables::source(largeFile(data));
    {
        KeptTables kept(file / "tables", 1 << 20);
        kept.keep(*source, "", {}, someTables(), {});
        kept.finish();
    }
    CHECK_FALSE(isFound(file / "tables", source));
}

TEST_CASE("the user's cache is below XDG_CACHE_HOME, or else below the home folder")
{
    const char* const given = std::getenv("XDG_CACHE_HOME");
    const std::string before = given ? given : "";
    setenv("XDG_CACHE_HOME", "/var/mine", 1);
    CHECK(KeptTables::userFolder() == "/var/mine/frontline/tables");
    setenv("XDG_CACHE_HOME", "relative", 1);
    CHECK(KeptTables::userFolder() == fs::path(std::getenv("HOME")) / ".cache/frontline/tables");
    setenv("XDG_CACHE_HOME", before.c_str(), 1);
}

TEST_CASE("tables are not found again once a style beside their file has come, has changed or has gone")
{
    const TemporaryFolder data, cache;
    const fs::path file = largeFile(data);
    const auto plain = KeptTables::source(file);
    REQUIRE(plain);
    keepIn(cache.path(), *plain);
    CHECK(isFound(cache.path(), KeptTables::source(file)));
    const fs::path style = data.write("large.qml", "<qgis/>");
    CHECK_FALSE(isFound(cache.path(), KeptTables::source(file)));
    keepIn(cache.path(), *KeptTables::source(file));
    CHECK(isFound(cache.path(), KeptTables::source(file)));
    makeOld(style, 30);
    CHECK_FALSE(isFound(cache.path(), KeptTables::source(file)));
    fs::remove(style);
    CHECK(isFound(cache.path(), KeptTables::source(file)));
}
