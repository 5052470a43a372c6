#include "program.hpp"

using namespace frontline;

TEST_CASE("pictures and figures have the same bytes on 1, 2 and 7 threads")
{
    const TemporaryFolder folder;
    const auto made = [&](const std::string& jobs) {
        const std::string png = folder / (jobs + ".png"), svg = folder / (jobs + ".svg");
        CHECK(runProgram({"render", "--jobs", jobs, "--size", "640x400", "--out", png}).exitCode == 0);
        CHECK(runProgram({"render", "--jobs", jobs, "--size", "640x400", "--out", svg}).exitCode == 0);
        const Run stats = runProgram({"stats", "--jobs", jobs, "--all", "--json"});
        CHECK(stats.exitCode == 0);
        return std::vector<std::string>{fileText(png), fileText(svg), stats.output};
    };
    const auto expected = made("1");
    for (const std::string& content : expected) CHECK(content.size() > 1000);
    for (const char* jobs : {"2", "7"}) {
        INFO(jobs << " threads");
        CHECK((made(jobs) == expected));
    }
}
