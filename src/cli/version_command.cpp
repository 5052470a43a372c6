// `frontline --version`: the program's version, those of the libraries it runs with, and the OpenGL renderer.

#include "base/message.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "data/version.hpp"
#include "geo/version.hpp"
#include "render/gl/renderer.hpp"
#include "render/version.hpp"
#include "scene/version.hpp"

namespace frontline {

namespace {

std::string rendererDescription()
{
    const auto context = OffscreenContext::create();
    if (!context) return msg("not available: {}", context.error().message);
    const auto renderer = Renderer::create();
    if (!renderer) return msg("not available: {}", renderer.error().message);
    return (*renderer)->description();
}

}  // namespace

int runVersion()
{
    const std::string opengl = rendererDescription();
    return printOutput("Frontline " FRONTLINE_VERSION "\n" + textTable({{"GDAL", gdalVersion()},
                                                                        {"PROJ", projVersion()},
                                                                        {"GEOS", geosVersion()},
                                                                        {"FreeType", freeTypeVersion()},
                                                                        {"HarfBuzz", harfBuzzVersion()},
                                                                        {"Cairo", cairoVersion()},
                                                                        {"libpng", libpngVersion()},
                                                                        {"libdeflate", libdeflateVersion()},
                                                                        {"OpenGL", opengl}},
                                                                       "ll"));
}

}  // namespace frontline
