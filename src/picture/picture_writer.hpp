// From a drawn map and a view to a file: what `render` and the window's export share.
#pragma once

#include <filesystem>

#include "base/file.hpp"
#include "base/jobs.hpp"
#include "picture/picture_format.hpp"
#include "scene/scene.hpp"

namespace frontline {

struct PictureRequest {
    std::filesystem::path path;
    PictureFormat format = PictureFormat::Png;
    bool transparent = false;                                       // nothing where the background would be
    bool worldFile = false;                                         // beside the picture, as .pgw beside .png
    AtomicFile::Existing existing = AtomicFile::Existing::Replace;  // where the file is there already
};

/// What is drawn, and what the file says about it.
struct PictureContent {
    DisplayList list;
    View view;
    Provenance provenance;
    /// Texts that go with the picture, as signed files beside it (see texts_beside.hpp): they come to their places
    /// before it, since it must not be there without them.
    std::vector<std::pair<std::filesystem::path, std::string>> beside{};
};

enum class PictureOutcome { Written, Cancelled };

/// Whether the file, and its world file, could be created: checked before long work starts.
Result<Done> checkPictureWritable(const PictureRequest& request);

PictureContent composePicture(const PictureRequest& request, const DrawnMap& map, const View& view, Scene& scene);

/// Draws, encodes and writes, each file whole or not at all, and none when one of them cannot be; a cancelled one
/// leaves nothing. Errors name the file.
Result<PictureOutcome> writePicture(const PictureRequest& request, const PictureContent& content,
                                    const JobProgress& progress = {});

}  // namespace frontline
