#include "session/attributes.hpp"

#include <algorithm>
#include <utility>

#include "base/message.hpp"
#include "data/vector_writer.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

/// More than a clipboard is for.
constexpr std::size_t mostCopiedBytes = 256U << 20U;

bool wantsRows(const AttributesView& view)
{
    return view.table && (view.rows.table != view.table || view.rows.asked != view.asked);
}

bool wantsLit(const AttributesView& view)
{
    return view.table && view.lit.selection != view.selected.revision();
}

long statisticsSelection(const AttributesView& view)
{
    return view.selected.count() > 0 ? view.selected.revision() : -1;
}

bool wantsStatistics(const AttributesView& view)
{
    if (!view.statisticsOf || !view.shown()) return false;
    const AttributesView::Statistics& known = view.statistics;
    return known.rows != view.rows.features || known.column != *view.statisticsOf ||
           known.selection != statisticsSelection(view);
}

/// Once more what can be given up.
std::stop_token beginComputing(AttributesView& view)
{
    return view.computing.emplace().get_token();
}

Job rowsJob(Session& session)
{
    AttributesView& view = session.attributes;
    const std::stop_token stop = beginComputing(view);
    return makeJob<FeatureNumbersPointer>(
        [table = view.table, asked = view.asked, language = session.language(),
         stop]() -> Result<FeatureNumbersPointer> {
            auto rows = attributeRows(*table, asked, language, stop);
            if (!rows) return rows.error();
            return std::make_shared<const FeatureNumbers>(*std::move(rows));
        },
        [table = view.table, asked = view.asked](Session& taker, Result<FeatureNumbersPointer> rows) {
            AttributesView& shown = taker.attributes;
            shown.computing.reset();
            shown.rows = {table, asked, rows ? *rows : nullptr, rows ? "" : rows.error().message};
            shown.anchor.reset();
            if (shown.bringIn && shown.shown()) {
                const auto row = std::ranges::find(*shown.shown(), *shown.bringIn);
                if (row != shown.shown()->end())
                    shown.scrollTo = static_cast<std::size_t>(row - shown.shown()->begin());
                shown.bringIn.reset();
            }
        },
        false, stop);
}

Job statisticsJob(Session& session)
{
    AttributesView& view = session.attributes;
    const std::stop_token stop = beginComputing(view);
    const AttributesView::Statistics asked{view.rows.features, *view.statisticsOf, statisticsSelection(view), {}};
    return makeJob<ColumnStatistics>(
        [table = view.table, asked, selected = view.selected, language = session.language(), stop] {
            return columnStatistics(*table, asked.column, asked.selection < 0 ? *asked.rows : selected.all(), language,
                                    stop);
        },
        [asked](Session& taker, Result<ColumnStatistics> value) {
            taker.attributes.computing.reset();
            taker.attributes.statistics = asked;
            if (value)
                taker.attributes.statistics.value = *std::move(value);
            else
                taker.complain(value.error().message);
        },
        false, stop);
}

/// Only where they are: what is drawn on top needs no attributes.
Job litJob(const Session& session)
{
    const AttributesView& view = session.attributes;
    return makeJob<TablePointer>(
        [table = view.table, selected = view.selected]() -> Result<TablePointer> {
            if (selected.count() == 0) return TablePointer();
            auto lit = std::make_shared<FeatureTable>();
            lit->geometry = selectFeatures(table->geometry, selected.all());
            return TablePointer(std::move(lit));
        },
        [table = view.table, revision = view.selected.revision()](Session& taker, Result<TablePointer> lit) {
            if (taker.attributes.table == table) taker.attributes.lit = {revision, lit ? *lit : nullptr};
        });
}

Job copyJob(Session& session)
{
    const AttributesView& view = session.attributes;
    session.attributes.copyWanted = false;
    struct Copied {
        std::string text;
        std::size_t rows = 0;
    };
    return makeJob<Copied>(
        [table = view.table, rows = rowsMeant(view)]() -> Result<Copied> {
            Copied copied{tabSeparated(*table, rows), rows.size()};
            if (copied.text.size() > mostCopiedBytes)
                return Error{msg("{} rows are more than can be copied: export them to a file", rows.size())};
            return copied;
        },
        [](Session& taker, Result<Copied> copied) {
            if (!copied) {
                taker.complain(copied.error().message);
                return;
            }
            taker.requests.clipboard = std::move(copied->text);
            taker.tell(trnf(taker.language(), "Copied {} row", "Copied {} rows", copied->rows, copied->rows));
        });
}

/// What the layer is, and of whom it is.
VectorFile fileOf(const Session& session)
{
    VectorFile file;
    const auto& layers = session.drawn().layers;
    const auto layer = std::ranges::find(layers, session.attributes.layer, &DrawnLayer::id);
    if (layer == layers.end()) return file;
    file.title = layer->definition->title.own();
    file.metadata.emplace_back("title", file.title);
    if (layer->source) {
        file.metadata.emplace_back("sources", layer->source->title.own());
        file.metadata.emplace_back("licences", layer->source->licence.own());
    }
    std::erase_if(file.metadata, [](const auto& entry) { return entry.second.empty(); });
    return file;
}

Job exportJobOfRows(Session& session)
{
    const AttributesView& view = session.attributes;
    const std::string path = std::exchange(session.attributes.exportTo, {});
    return makeJob<Done>(
        [table = view.table, rows = rowsMeant(view), file = fileOf(session), name = view.layer.text(),
         path]() mutable -> Result<Done> {
            FeatureTable chosen = selectFeatures(*table, rows);
            chosen.name = name;
            chosen.styles = {};
            file.layers.push_back({std::move(chosen), file.title, {}});
            return writeVectorFile(path, file);
        },
        [path](Session& taker, const Result<Done>& written) {
            if (written)
                taker.tell(trf(taker.language(), text::saved, path));
            else
                taker.complain(written.error().message);
        });
}

}  // namespace

void SelectedRows::set(const FeatureNumbers& features, bool selected, std::size_t featureCount)
{
    chosen_.resize(featureCount);
    for (const std::uint32_t f : features) {
        if (f >= featureCount || chosen_[f] == selected) continue;
        chosen_[f] = selected;
        count_ = selected ? count_ + 1 : count_ - 1;
    }
    ++revision_;
}

FeatureNumbers SelectedRows::all() const
{
    FeatureNumbers features;
    features.reserve(count_);
    for (std::uint32_t f = 0; f < chosen_.size(); ++f)
        if (chosen_[f]) features.push_back(f);
    return features;
}

std::vector<const DrawnLayer*> layersWithAttributes(const Session& session)
{
    std::vector<const DrawnLayer*> layers;
    const auto& drawn = session.drawn().layers;
    for (auto layer = drawn.rbegin(); layer != drawn.rend(); ++layer)
        if (layer->side != DrawnLayer::Side::Right && layer->table && !layer->table->columns.empty() &&
            !isHighlight(*layer))
            layers.push_back(&*layer);
    return layers;
}

FeatureNumbers rowsMeant(const AttributesView& view)
{
    const FeatureNumbers* shown = view.shown();
    if (view.selected.count() == 0) return shown ? *shown : FeatureNumbers();
    if (!shown) return view.selected.all();
    FeatureNumbers features;
    std::vector<bool> seen(view.table->featureCount());
    for (const std::uint32_t f : *shown)
        if (view.selected.contains(f)) {
            features.push_back(f);
            seen[f] = true;
        }
    if (features.size() < view.selected.count())
        for (const std::uint32_t f : view.selected.all())
            if (!seen[f]) features.push_back(f);
    return features;
}

void followAttributes(Session& session)
{
    AttributesView& view = session.attributes;
    if (!view.open()) return;
    const auto& layers = session.drawn().layers;
    const auto layer = std::ranges::find_if(layers, [&](const DrawnLayer& drawn) {
        return drawn.id() == view.layer && drawn.side != DrawnLayer::Side::Right;
    });
    if (layer == layers.end()) {
        if (!layerById(session.map(), session.selection(), view.layer)) session.attributes = {};
        return;
    }
    if (!layer->table || layer->table == view.table) return;
    const bool sameColumns =
        view.table && std::ranges::equal(view.table->columns, layer->table->columns, {}, &Column::name, &Column::name);
    view.table = layer->table;
    view.selected.clear();
    view.anchor.reset();
    if (sameColumns) return;
    view.asked = {};
    view.statisticsOf.reset();
}

bool wantsAttributes(const Session& session)
{
    const AttributesView& view = session.attributes;
    if (!view.open() || !view.table) return false;
    return wantsRows(view) || wantsLit(view) || wantsStatistics(view) || view.copyWanted || !view.exportTo.empty();
}

Job attributesJob(Session& session)
{
    const AttributesView& view = session.attributes;
    if (wantsRows(view)) return rowsJob(session);
    if (wantsLit(view)) return litJob(session);
    if (view.copyWanted) return copyJob(session);
    if (!view.exportTo.empty()) return exportJobOfRows(session);
    return statisticsJob(session);
}

void stopAttributes(Session& session)
{
    if (!session.attributes.computing) return;
    session.attributes.computing->request_stop();
    session.attributes.computing.reset();
    session.work.running = false;
}

void selectFeature(Session& session, std::uint32_t feature, bool add)
{
    AttributesView& view = session.attributes;
    if (!view.table || feature >= view.table->featureCount()) return;
    const bool selected = add && view.selected.contains(feature);
    if (!add) view.selected.clear();
    view.selected.set({feature}, !selected, view.table->featureCount());
    if (const FeatureNumbers* shown = view.shown()) {
        const auto row = std::ranges::find(*shown, feature);
        if (row == shown->end()) return;
        view.scrollTo = view.anchor = static_cast<std::size_t>(row - shown->begin());
    } else {
        view.bringIn = feature;
    }
}

}  // namespace frontline
