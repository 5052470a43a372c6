#include "app_support.hpp"

namespace frontline {

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
