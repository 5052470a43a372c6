#include "program.hpp"

using namespace frontline;

TEST_CASE("pictures and figures have the same bytes on 1, 2 and 7 threads")
{
    const TemporaryFolder folder;
    const auto made = [&](const std::string& jobs) {
        const std::string png = folder / (jobs + ".png"), svg = folder / (jobs + ".svg");
        const auto succeeding = [](const std::vector<std::string>& arguments) {
            Run run = runProgram(arguments);
            INFO(run.errors);
            CHECK(run.exitCode == 0);
            return run;
        };
        succeeding({"render", "--jobs", jobs, "--size", "640x400", "--out", png});
        succeeding({"render", "--jobs", jobs, "--size", "640x400", "--out", svg});
        const Run stats = succeeding({"stats", "--jobs", jobs, "--all", "--json"});
        return std::vector<std::string>{fileText(png), fileText(svg), stats.output};
    };
    const auto expected = made("1");
    for (const std::string& content : expected) CHECK(content.size() > 1000);
    for (const char* jobs : {"2", "7"}) {
        INFO(jobs << " threads");
        CHECK((made(jobs) == expected));
    }
}
