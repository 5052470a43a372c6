// Pictures that the program itself draws.
#pragma once

#include "base/color.hpp"
#include "program.hpp"
#include "render/png.hpp"

namespace frontline {

/// `frontline render` of the map of squares, small.
inline std::vector<std::string> render(const std::string& out, const std::vector<std::string>& more = {})
{
    std::vector<std::string> arguments{"render", "--map", squaresMap(), "--size", "200x100", "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

inline Image picture(const std::string& path)
{
    auto image = readPng(path);
    if (!image) FAIL(image.error().message);
    return std::move(image).value();
}

inline Color pixel(const Image& image, int x, int y)
{
    const auto* at = &image.pixels[static_cast<std::size_t>((y * image.width + x) * image.channels)];
    return {at[0], at[1], at[2], 255};
}

/// Runs the program, which must succeed and say nothing.
inline void mustRun(const std::vector<std::string>& arguments)
{
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    REQUIRE(run.errors == "");
}

}  // namespace frontline
