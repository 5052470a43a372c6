// A display list as vectors: SVG and PDF of the same scene that the renderer draws in pixels.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/message.hpp"
#include "base/result.hpp"
#include "scene/display_list.hpp"
#include "scene/view.hpp"

namespace frontline {

struct VectorOptions {
    std::filesystem::path fonts;  // folder of the Inter-*.otf
    std::string title;
    std::string software;     // "Frontline 0.1.0"
    std::string rdf;          // element rdf:RDF for <metadata> of SVG; "" for none
    std::string description;  // plain text, perhaps of several lines: the subject in PDF's information
    std::function<bool(double share)> progress;  // told how much is done; false stops with an error. May be empty
};

/// Of an encoder that its progress function stopped.
inline Error stoppedError()
{
    return Error{msg("stopped before the picture was ready")};
}

/// A document of the view's size at 96 pixels per inch and scale 1. Each layer is a group with its id and title,
/// hatches are patterns, text is <text> in the font family Inter, of which what is used is embedded. Errors: a font
/// that cannot be read or cut; it was stopped.
Result<std::string> encodeSvg(const DisplayList& list, const View& view, const VectorOptions& options);

/// One page of the view's size in points; fonts embedded, text can be searched and copied, hatches are patterns.
/// Errors: a font that cannot be read, Cairo's own words; it was stopped.
Result<std::string> encodePdf(const DisplayList& list, const View& view, const VectorOptions& options);

}  // namespace frontline
