// `frontline render`: a picture without a window.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/file.hpp"
#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/program_files.hpp"
#include "base/text.hpp"
#include "cli/description.hpp"
#include "cli/messages.hpp"
#include "cli/open_map.hpp"
#include "cli/view_choice.hpp"
#include "map/input_files.hpp"
#include "picture/picture_memory.hpp"
#include "picture/picture_writer.hpp"
#include "picture/texts_beside.hpp"
#include "scene/view.hpp"

namespace frontline {

namespace {

/// What is drawn and what the file needs.
struct Prepared {
    std::optional<Failure> failure;
    std::vector<std::string> warnings;
    std::optional<PictureContent> content;
};

/// The description of the map, within the picture and beside it.
void addDescriptionTo(Prepared& prepared, const OpenedMap& opened, const DrawnMap& drawn, const RenderRequest& request,
                      const Scene& scene)
{
    const auto description = describeView(opened, drawn, prepared.content->view, scene.covered());
    prepared.warnings.insert(prepared.warnings.end(), description.warnings.begin(), description.warnings.end());
    if (!description) {
        prepared.failure = Failure{exitFailed, description.error().message};
        return;
    }
    std::string text = printable(descriptionText(*description, drawn.language()));
    addDescription(prepared.content->provenance, shortDescription(*description, drawn.language()), text);
    prepared.content->beside.emplace_back(descriptionPath(request.out), std::move(text));
}

/// Own files of which nothing is in the picture: they lie elsewhere, or have their coordinates the wrong way round.
void warnOfUnseen(const DrawnMap& drawn, const View& view, const std::set<LayerId>& seen,
                  std::vector<std::string>& warnings)
{
    struct File {
        Box bounds;
        bool isSeen = false;
    };
    std::map<std::filesystem::path, File> files;
    for (const OwnLayer& own : drawn.selection.files) {
        File& file = files[own.file.path];
        const auto layer = std::ranges::find(drawn.layers, own.layer->id, &DrawnLayer::id);
        // What is switched off is missed by nobody.
        file.isSeen = file.isSeen || seen.contains(own.layer->id) || layer == drawn.layers.end() || !layer->visible;
        if (layer == drawn.layers.end() || !layer->table) continue;
        const Box bounds = boundsOf(layer->table->geometry);
        if (!bounds.empty()) file.bounds.add(bounds);
    }
    for (const auto& [path, file] : files) {
        if (file.isSeen) continue;
        const Box& box = file.bounds;
        if (box.empty()) {
            warnings.push_back(msg("{}: nothing of it is in view", path.string()));
            continue;
        }
        const Xy middle = box.centre();
        const std::string where = fmt::format("{:.3f}, {:.3f}", middle.x, middle.y);
        const bool swapped = lonLatBounds(view).contains(Xy{middle.y, middle.x});
        warnings.push_back(
            swapped
                ? msg("{}: nothing of it is in view: its middle is at longitude, latitude {}, which look "
                      "swapped",
                      path.string(), where)
                : msg("{}: nothing of it is in view: its middle is at longitude, latitude {}", path.string(), where));
    }
}

/// Refuses to write over what was read.
std::optional<Failure> checkLost(const OpenedMap& opened, const std::vector<std::filesystem::path>& outputs)
{
    const auto kept = checkOutputs(*opened.map, opened.selection, outputs);
    return kept ? std::nullopt : std::optional(Failure{exitFailed, kept.error().message});
}

std::vector<std::filesystem::path> outputsOf(const RenderRequest& request, const PictureRequest& picture)
{
    std::vector<std::filesystem::path> outputs{request.out};
    if (request.describe) outputs.push_back(descriptionPath(request.out));
    if (picture.worldFile) outputs.push_back(worldFilePath(request.out));
    return outputs;
}

Prepared prepare(const RenderRequest& request, const PictureView& asked, const PictureRequest& picture)
{
    Prepared prepared;
    OpenedMap opened;
    DrawnMap drawn;
    // A description counts what is in the files.
    prepared.failure = openMap(request.map, opened, prepared.warnings, request.describe ? nullptr : &asked);
    if (!prepared.failure) prepared.failure = checkLost(opened, outputsOf(request, picture));
    if (!prepared.failure) prepared.failure = chooseView(asked, *opened.map, opened.selection);
    if (!prepared.failure) prepared.failure = drawOpened(opened, drawn, prepared.warnings);
    if (prepared.failure) return prepared;
    const auto view = makeView(drawn, asked);
    if (const auto* failure = std::get_if<Failure>(&view)) {
        prepared.failure = *failure;
        return prepared;
    }
    auto scene = Scene::create(programFolder("assets") / "fonts");
    if (!scene) {
        prepared.failure = Failure{exitFailed, scene.error().message};
        return prepared;
    }
    prepared.content = composePicture(picture, drawn, std::get<View>(view), **scene);
    if (opened.store->kept) opened.store->kept->finish();
    warnOfUnseen(drawn, prepared.content->view, (*scene)->seenLayers(), prepared.warnings);
    for (std::string& warning : (*scene)->warnings()) prepared.warnings.push_back(std::move(warning));
    if (request.describe) addDescriptionTo(prepared, opened, drawn, request, **scene);
    if (prepared.failure) return prepared;
    for (const auto& [path, text] : prepared.content->beside)
        if (!prepared.failure) prepared.failure = checkLost(opened, {path});
    return prepared;
}

/// What can be said to be wrong before any work.
std::optional<Failure> checkRequest(const PictureRequest& picture, PixelSize size, bool describe)
{
    if (picture.transparent && !hasTransparency(picture.format))
        return Failure{exitWrongArguments, msg("--transparent: JPEG has no transparency; use .png, .webp or .tif")};
    if (picture.worldFile && !takesWorldFile(picture.format))
        return Failure{exitWrongArguments, msg("--world-file: SVG and PDF take none; use .png, .jpg, .webp or .tif")};
    if (const auto fine = checkPictureSize(picture.format, size, picture.transparent); !fine)
        return Failure{exitFailed, fmt::format("{}: {}", picture.path.string(), fine.error().message)};
    if (const auto writable = checkPictureWritable(picture); !writable)
        return Failure{exitFailed, writable.error().message};
    if (!describe) return std::nullopt;
    const auto text = descriptionPath(picture.path);
    for (const auto& fine : {checkWritable(text), checkTextBeside(text)})
        if (!fine) return Failure{exitFailed, fine.error().message};
    return std::nullopt;
}

/// "map.png: 1,920 × 1,080 pixels, 0.9 MB; beside it: map.png.txt".
std::string writtenText(const PictureRequest& picture, const PictureContent& content)
{
    const bool vector = picture.format == PictureFormat::Svg || picture.format == PictureFormat::Pdf;
    std::string text =
        vector ? writtenFile(picture.path)
               : msg("{}: {} × {} pixels, {}", picture.path.string(), groupedNumber(content.view.widthPixels),
                     groupedNumber(content.view.heightPixels), sizeText(fileSize(picture.path)));
    std::vector<std::string> beside;
    for (const auto& [path, words] : content.beside) beside.push_back(path.string());
    if (picture.worldFile) beside.push_back(worldFilePath(picture.path).string());
    return beside.empty() ? text : msg("{}; beside it: {}", text, listed(beside));
}

}  // namespace

int runRender(const RenderRequest& request)
{
    const auto asked = parseView(request.view);
    if (!asked) return printFailure(exitWrongArguments, asked.error().message);
    const auto format = pictureFormat(request.out);
    if (!format) return printFailure(exitWrongArguments, "--out " + format.error().message);
    const PictureRequest picture{request.out, *format, request.transparent, request.worldFile};
    if (const auto failure = checkRequest(picture, asked->size, request.describe)) return printFailure(*failure);

    const Prepared prepared = prepare(request, *asked, picture);
    printWarnings(prepared.warnings);
    if (prepared.failure) return printFailure(*prepared.failure);
    const auto written = writePicture(picture, *prepared.content);
    if (!written) return printFailure(exitFailed, written.error().message);
    return request.quiet ? exitDone : printOutput(writtenText(picture, *prepared.content) + "\n");
}

}  // namespace frontline
