#include "session/arrivals.hpp"

#include <set>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/own_files.hpp"
#include "map/reopen_file.hpp"
#include "session/session.hpp"
#include "session/style_text.hpp"

namespace frontline {

namespace {

std::string whatCameIn(const Session& session, const std::string& file, const std::vector<OwnLayer>& layers)
{
    std::set<LayerId> ids;
    std::size_t features = 0;
    for (const OwnLayer& own : layers) {
        ids.insert(own.layer->whole());
        if (const TablePointer table = session.store->findTable(own.file)) features += table->featureCount();
    }
    const Language language = session.language();
    const std::string count = numberText(static_cast<double>(features), 0, language);
    if (ids.size() == 1) return trnf(language, "{}: {} feature", "{}: {} features", features, file, count);
    return trnf(language, "{}: {} layers with {} feature", "{}: {} layers with {} features", features, file, ids.size(),
                count);
}

}  // namespace

void filesArrived(Session& session, const std::filesystem::path& file, const std::vector<OwnLayer>& layers)
{
    const std::string name = printable(file.filename().string());
    session.tell(whatCameIn(session, name, layers));
    Work& work = session.work;
    work.arrived.add(boundsOfTables(*session.store, layers));
    if (!work.pendingFiles.empty()) return;
    const Box arrived = std::exchange(work.arrived, Box());
    if (!work.looksAtFiles || arrived.empty()) return;
    const Box lonLat = withSurroundings(arrived);
    if (projectedBox(session.view().projection, lonLat).empty()) {
        session.complain(trf(session.language(), text::fileOutsideProjection, name));
        return;
    }
    ViewChoice choice;
    choice.box = lonLat;
    session.show(choice, true);
}

Job reloadJob(Session& session)
{
    const std::filesystem::path file = session.work.pendingReloads.front();
    session.work.pendingReloads.pop_front();
    using Layers = std::vector<OwnLayer>;
    return makeJob<Layers>(
        [=, map = session.editing.mapPointer(), store = session.store, selection = session.selection()] {
            return reopenOwnFile(*map, *store, selection, file);
        },
        [file](Session& taker, const Result<Layers>& layers) {
            for (const std::string& warning : layers.warnings) taker.tell(warning);
            if (!layers) {
                taker.complain(layers.error().message);
                return;
            }
            taker.styling.made = {};
            taker.editing.choose([&](Selection& selection) { replaceLayersOf(selection, file, *layers); });
            taker.tell(trf(taker.language(), text::reloaded, printable(file.filename().string())));
        });
}

}  // namespace frontline
