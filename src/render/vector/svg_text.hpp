// Numbers, colours, names and binary data as SVG writes them.
#pragma once

#include <string>
#include <string_view>

#include "base/color.hpp"
#include "render/vector/paths.hpp"

namespace frontline::vector {

/// To a hundredth, without zeros at the end: "12", "-0.5".
void appendNumber(std::string& out, double value);
std::string number(double value);

/// Path data: absolute start, relative steps in hundredths of a pixel that do not add up to an error.
std::string pathData(const Path& path);

/// ` fill="#D6E3EA" fill-opacity="0.5"` and the same for "stroke"; no opacity where it is opaque.
std::string paint(const char* attribute, Color color);

/// A name for the attribute id: letters of any script, digits, and "-", "_", ".", ":", "/"; other characters become
/// "-".
std::string idName(std::string_view text);

std::string base64(std::string_view bytes);

}  // namespace frontline::vector
