#include <stdlib.h>

#include <algorithm>
#include <fstream>

#include "app_support.hpp"

namespace frontline {

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "frontline-app-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::write(const std::string& name, const std::string& content) const
{
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
}

std::vector<std::string> TemporaryFolder::names() const
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path_)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

std::filesystem::path smallMapPath()
{
    return std::filesystem::path(FRONTLINE_TEST_DIR) / "app" / "files" / "small" / "map.toml";
}

void runJobs(Application& app)
{
    while (auto job = app.nextJob()) app.finish(runJob(*std::move(job)), 0);
}

Application smallApplication()
{
    auto document = readMap(smallMapPath());
    if (!document) FAIL(document.error().message);
    auto projection = Projection::create(document->crs);
    REQUIRE(projection);
    Application app(*std::move(document), *std::move(projection), 1000, 800, 1);
    runJobs(app);
    REQUIRE(app.showAtOnce("near"));
    return app;
}

}  // namespace frontline
