#include "data/date_column.hpp"

#include "catch.hpp"
#include "data/describe_file.hpp"
#include "data/read_features.hpp"
#include "temporary_folder.hpp"

using namespace frontline;

namespace {

/// A table of one column.
FeatureTable textColumn(const std::string& name, std::vector<std::string> texts)
{
    FeatureTable table;
    table.columns.push_back({name, std::move(texts)});
    return table;
}

FeatureTable numberColumn(const std::string& name, std::vector<std::int64_t> numbers)
{
    FeatureTable table;
    table.columns.push_back({name, std::move(numbers)});
    return table;
}

std::optional<DateColumn> dateOfTable(const FeatureTable& table)
{
    return findDateColumn({&table, 1});
}

/// "first..last" of the column that has dates; "none".
std::string daysOf(const FeatureTable& table)
{
    const auto found = dateOfTable(table);
    return found ? found->first + ".." + found->last : "none";
}

}  // namespace

TEST_CASE("a column of ISO dates is found whatever its name, with and without times")
{
    const auto found = dateOfTable(
        textColumn("seen", {"2025-08-16T23:30:00Z", "2025-08-17T01:00:00+03:00", "2025-08-01", "2025/08/20 08:00"}));
    REQUIRE(found);
    // The day as it is written: a time zone moves nothing to another day.
    CHECK(*found == DateColumn{"seen", DateForm::Iso, "2025-08-01", "2025-08-20"});
    CHECK(daysOf(textColumn("x", {"2024-02-29"})) == "2024-02-29..2024-02-29");
    CHECK(daysOf(textColumn("x", {"2025-08-16T23:30", ""})) == "2025-08-16..2025-08-16");
}

TEST_CASE("what only looks like a date is none")
{
    CHECK(daysOf(textColumn("code", {"2025-114", "2025-117"})) == "none");
    CHECK(daysOf(textColumn("x", {"2025-02-29"})) == "none");  // 2025 is no leap year
    CHECK(daysOf(textColumn("x", {"2025-13-01"})) == "none");
    CHECK(daysOf(textColumn("x", {"2025-08-17 was a Sunday"})) == "none");
    CHECK(daysOf(textColumn("x", {"31.04.2025"})) == "none");
    CHECK(daysOf(textColumn("address", {"10.0.2025.1"})) == "none");
    CHECK(daysOf(textColumn("date", {"", " "})) == "none");
    CHECK(daysOf(textColumn("acq_time", {"0014", "1042", "0131"})) == "none");
    CHECK(daysOf(numberColumn("year", {2024, 2025})) == "none");
    CHECK_FALSE(findDateColumn(std::span<const FeatureTable>{}));
}

TEST_CASE("days before months between dots are dates")
{
    const auto found = dateOfTable(textColumn("дата", {"01.08.2025", "13.08.2025", "17.8.2025 06:30"}));
    REQUIRE(found);
    CHECK(*found == DateColumn{"дата", DateForm::DayDotMonth, "2025-08-01", "2025-08-17"});
}

TEST_CASE("days and months between slashes are told apart by a number above twelve, else by nothing")
{
    CHECK(daysOf(textColumn("date", {"01/08/2025", "17/08/2025"})) == "2025-08-01..2025-08-17");
    CHECK(daysOf(textColumn("date", {"08/01/2025", "08/17/2025"})) == "2025-08-01..2025-08-17");
    CHECK(daysOf(textColumn("date", {"01/08/2025", "02/09/2025"})) == "none");
    CHECK(daysOf(textColumn("date", {"17/08/2025", "08/17/2025"})) == "none");
}

TEST_CASE("numbers are dates only in a column whose name says so")
{
    // 1723852799 is 2024-08-16 23:59:59 UTC, by date -u -d @1723852799; the next second is the next day.
    const std::vector<std::int64_t> seconds{1723852799, 1723852800}, milliseconds{1723852799999, 1723852800000};
    CHECK(daysOf(numberColumn("timestamp", seconds)) == "2024-08-16..2024-08-17");
    CHECK(daysOf(numberColumn("event_time", milliseconds)) == "2024-08-16..2024-08-17");
    CHECK(daysOf(textColumn("when", {"1723852799", "1723852800"})) == "2024-08-16..2024-08-17");
    CHECK(daysOf(numberColumn("day", {20250801, 20250817})) == "2025-08-01..2025-08-17");
    CHECK(daysOf(numberColumn("people", seconds)) == "none");
    CHECK(daysOf(numberColumn("code", {20250801, 20250817})) == "none");
    CHECK(daysOf(numberColumn("daytime", {1, 2, 3})) == "none");
}

TEST_CASE("a date that is none is left out of a column that says when, and makes another column none")
{
    CHECK(daysOf(textColumn("date", {"2025-08-01", "unknown", "2025-08-17"})) == "2025-08-01..2025-08-17");
    CHECK(daysOf(textColumn("note", {"2025-08-01", "unknown", "2025-08-17"})) == "none");
    CHECK(daysOf(textColumn("date", {"2025-08-01", "unknown", "soon", "later"})) == "none");
    FeatureTable missing = textColumn("note", {"2025-08-01", "never read", "2025-08-17"});
    missing.columns[0].setMissing(1);
    CHECK(daysOf(missing) == "2025-08-01..2025-08-17");
}

TEST_CASE("of several columns that which says when is taken, and last that of the record's changes")
{
    const auto name = [](std::vector<std::string> columns) {
        FeatureTable table;
        for (const std::string& column : columns)
            table.columns.push_back({column, std::vector<std::string>{"2025-08-17"}});
        const auto found = dateOfTable(table);
        return found ? found->name : "";
    };
    CHECK(name({"updated", "seen", "date"}) == "date");
    CHECK(name({"updated", "acq_date"}) == "acq_date");
    CHECK(name({"last_update", "note"}) == "note");
    CHECK(name({"note", "timestamp"}) == "timestamp");
    CHECK(name({"end", "begin"}) == "begin");
    CHECK(name({"updated"}) == "updated");
}

TEST_CASE("the days of a span last until its end, over all tables of a layer")
{
    std::vector<FeatureTable> tables(2);
    tables[0].columns = {{"begin", std::vector<std::string>{"2025-08-03"}},
                         {"end", std::vector<std::string>{"2025-08-09"}}};
    tables[1].columns = {{"begin", std::vector<std::string>{"2025-08-01"}}, {"end", std::vector<std::string>{""}}};
    const auto found = findDateColumn(tables);
    REQUIRE(found);
    CHECK(*found == DateColumn{"begin", DateForm::Iso, "2025-08-01", "2025-08-09", "end"});
}

TEST_CASE("the day of a value is read in the form of its column")
{
    const FeatureTable table = textColumn("date", {"08/09/2025", "2025-08-17"});
    CHECK(isoDay(table.columns[0], 0, DateForm::DaySlashMonth) == "2025-09-08");
    CHECK(isoDay(table.columns[0], 0, DateForm::MonthSlashDay) == "2025-08-09");
    CHECK(isoDay(table.columns[0], 1, DateForm::DaySlashMonth) == "");
    CHECK(isoDay(table.columns[0], 1, DateForm::Iso) == "2025-08-17");
}

TEST_CASE("times of a format that has a type for them are ISO texts with the zone that they are in")
{
    const auto placemark = [](const std::string& time) {
        return "<Placemark>" + time + "<Point><coordinates>37,48</coordinates></Point></Placemark>";
    };
    const auto stamp = [&](const std::string& when) {
        return placemark("<TimeStamp><when>" + when + "</when></TimeStamp>");
    };
    const TemporaryFolder folder;
    const auto file = folder.write(
        "times.kml", R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" +
                         stamp("2025-08-16T23:30:00Z") + stamp("2025-08-17T01:05:09+03:00") +
                         stamp("2025-08-17T01:05:09.250-04:30") +
                         placemark("<TimeSpan><begin>2025-07-01</begin><end>2025-07-09T12:00:00Z</end></TimeSpan>") +
                         "</Document></kml>");
    const auto tables = readFeatures(file);
    if (!tables) FAIL(tables.error().message);
    REQUIRE(tables->size() == 1);
    const FeatureTable& table = tables->front();
    CHECK(table.text("timestamp", 0) == "2025-08-16T23:30:00Z");
    CHECK(table.text("timestamp", 1) == "2025-08-17T01:05:09+03:00");
    CHECK(table.text("timestamp", 2) == "2025-08-17T01:05:09.250-04:30");
    CHECK(table.isMissing("timestamp", 3));
    CHECK(table.text("begin", 3) == "2025-07-01T00:00:00");
    const auto summary = describeFile(file);
    if (!summary) FAIL(summary.error().message);
    REQUIRE(summary->layers.size() == 1);
    CHECK(summary->layers[0].date == DateColumn{"timestamp", DateForm::Iso, "2025-08-16", "2025-08-17"});
}
