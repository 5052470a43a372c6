// Sheets of spreadsheets, .xlsx and .ods, as tables of places.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "temporary_folder.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

struct Cell {
    OGRFieldType type;
    std::string text;  // a number, too
};
const auto word = [](const char* text) { return Cell{OFTString, text}; };
const auto number = [](const char* text) { return Cell{OFTReal, text}; };

/// A sheet with these headings and the cells of the rows below; types are those of the first row.
std::filesystem::path sheet(const TemporaryFolder& folder, const char* driver, const std::string& name,
                            const std::vector<std::string>& headings, const std::vector<std::vector<Cell>>& rows)
{
    GDALAllRegister();
    auto path = folder / name;
    const std::unique_ptr<GDALDataset> file(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(file);
    OGRLayer* layer = file->CreateLayer("events", nullptr, wkbNone, nullptr);
    for (std::size_t c = 0; c < headings.size(); ++c) {
        OGRFieldDefn field(headings[c].c_str(), rows[0][c].type);
        REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
    }
    for (const auto& row : rows) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        for (std::size_t c = 0; c < row.size(); ++c)
            if (!row[c].text.empty()) feature->SetField(static_cast<int>(c), row[c].text.c_str());
        REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
    }
    return path;
}

FeatureTable pointsOf(const std::filesystem::path& path)
{
    auto read = readFeatures(path);
    if (!read) FAIL(read.error().message);
    REQUIRE(read->size() == 1);
    return std::move(read->front());
}

}  // namespace

TEST_CASE("a sheet with numbers below its headings is points, with dates as ISO has them")
{
    for (const auto& [driver, name] : {std::pair("XLSX", "events.xlsx"), std::pair("ODS", "events.ods")}) {
        const TemporaryFolder folder;
        const auto path = sheet(folder, driver, name, {"Назва", "Широта", "Довгота", "day"},
                                {{word("Застава"), number("48.5"), number("38"), {OFTDate, "2025/08/17"}},
                                 {word("Ялинове"), number("47.5"), number("36.5"), {OFTDate, "2025/08/18"}}});
        const FeatureTable table = pointsOf(path);
        INFO(name);
        CHECK(table.geometry.coordinates == std::vector<Xy>{{38, 48.5}, {36.5, 47.5}});
        CHECK(table.text("Назва", 1) == "Ялинове");
        CHECK(table.text("day", 0) == "2025-08-17");
        const auto described = describeFile(path);
        REQUIRE(described.ok());
        CHECK(described->layers[0].geometryType == "Point");
        CHECK(described->layers[0].drawn == 2U);
    }
}

TEST_CASE("a sheet of texts alone has its headings found")
{
    for (const auto& [driver, name] : {std::pair("XLSX", "events.xlsx"), std::pair("ODS", "events.ods")}) {
        const TemporaryFolder folder;
        const auto path = sheet(folder, driver, name, {"name", "lat", "lon"},
                                {{word("A"), word("48,5"), word("37°30'E")}, {word("B"), word("47,25"), word("38")}});
        const FeatureTable table = pointsOf(path);
        INFO(name);
        CHECK(table.geometry.coordinates == std::vector<Xy>{{37.5, 48.5}, {38, 47.25}});
        CHECK(table.text("name", 1) == "B");
        CHECK(describeFile(path)->layers[0].featureCount == 2);
    }
}

TEST_CASE("what stands above the headings of a sheet is left out")
{
    const TemporaryFolder folder;
    const auto path = sheet(folder, "XLSX", "events.xlsx", {"Events of May", "", " "},
                            {{word("by the editors"), word(""), word("")},
                             {word("name"), word("lat"), word("lon")},
                             {word("A"), word("48.5"), word("37.5")},
                             {word("B"), word("47.25"), word("38")}});
    const FeatureTable table = pointsOf(path);
    CHECK(table.geometry.coordinates == std::vector<Xy>{{37.5, 48.5}, {38, 47.25}});
    CHECK(table.text("name", 0) == "A");
    CHECK(table.number("lat", 1) == 47.25);
}

TEST_CASE("a sheet without places is said to have none")
{
    const TemporaryFolder folder;
    const auto read = readFeatures(
        sheet(folder, "XLSX", "a.xlsx", {"name", "people"}, {{word("A"), number("5")}, {word("B"), number("6")}}));
    REQUIRE_FALSE(read.ok());
    CHECK_THAT(read.error().message, Contains("a.xlsx") && Contains("columns lon and lat"));
}
