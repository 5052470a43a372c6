// Arguments in, exit code out.
#include <cstdio>
#include <cstdlib>

#include "cli/command_line.hpp"
#include "window/window_options.hpp"

int main(int argc, char** argv)
{
    using namespace frontline;
    const auto openWindow = [](const WindowRequest& request) {
        WindowOptions options;
        options.map = request.map;
        options.files = request.files;
        options.assumedCrs = request.assumedCrs;
        options.encoding = request.encoding;
        options.noCache = request.noCache;
        options.crs = request.crs;
        options.view = request.view;
        options.date = request.date;
        options.theme = request.theme;
        options.width = request.width;
        options.height = request.height;
        options.record = request.record;
        options.replay = request.replay;
        options.live = request.live;
        return runWindow(options);
    };
    const int exitCode = runCommandLine(argc, argv, openWindow);
    // The system frees everything at once; taking the drivers of GDAL and OpenGL apart first would take longer than
    // encoding a picture. The leak checker wants them taken apart.
#ifndef __SANITIZE_ADDRESS__
    std::fflush(nullptr);
    std::_Exit(exitCode);
#endif
    return exitCode;
}
