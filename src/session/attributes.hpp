// The table of the attributes of one layer: which rows it shows, which are selected, and what is computed of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/attribute_rows.hpp"
#include "analysis/column_statistics.hpp"
#include "map/drawn_map.hpp"
#include "map/ids.hpp"
#include "session/job.hpp"

namespace frontline {

class Session;
struct Work;
using FeatureNumbers = std::vector<std::uint32_t>;
using FeatureNumbersPointer = std::shared_ptr<const FeatureNumbers>;

/// The features that are selected, each a row.
class SelectedRows {
public:
    void clear() { *this = SelectedRows(revision_ + 1); }
    void set(const FeatureNumbers& features, bool selected, std::size_t featureCount);
    [[nodiscard]] bool contains(std::uint32_t feature) const { return feature < chosen_.size() && chosen_[feature]; }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// Ascending.
    [[nodiscard]] FeatureNumbers all() const;
    /// Another number whenever the selection has changed.
    [[nodiscard]] long revision() const { return revision_; }
    SelectedRows() = default;

private:
    explicit SelectedRows(long revision) : revision_(revision) {}
    std::vector<bool> chosen_;
    std::size_t count_ = 0;
    long revision_ = 0;
};

struct AttributesView {
    LayerId layer;       // whose; empty: the table is closed
    TablePointer table;  // what is drawn of the layer; null while that is not there
    RowsAsked asked;
    SelectedRows selected;
    std::optional<std::size_t> anchor;        // the place among the rows from which a range is selected
    std::optional<std::size_t> scrollTo;      // the place among the rows that is to be brought into sight
    std::optional<std::uint32_t> bringIn;     // a feature that is to be brought into sight once its row is there
    std::optional<std::size_t> statisticsOf;  // a column; absent: none are shown
    double heightPoints = 300;
    std::string exportQuestion;  // a file that is there already

    /// What has been computed, and what for. No rows: the filter cannot be followed, and problem says why.
    struct Rows {
        TablePointer table;
        RowsAsked asked;
        FeatureNumbersPointer features;
        std::string problem;
    } rows;
    struct Statistics {
        FeatureNumbersPointer rows;
        std::size_t column = 0;
        long selection = -1;  // its revision; -1: of all rows
        std::optional<ColumnStatistics> value;
    } statistics;
    struct Lit {
        long selection = 0;
        TablePointer table;  // the selected features, to be drawn on top; null: none
    } lit;

    /// What the user asked for and has not been begun.
    bool copyWanted = false;
    std::string exportTo;

    std::optional<std::stop_source> computing;  // rows or statistics, in the background now

    [[nodiscard]] bool open() const { return !layer.empty(); }
    /// The rows of what is asked for now, if they are there.
    [[nodiscard]] const FeatureNumbers* shown() const
    {
        return table && rows.table == table && rows.asked == asked ? rows.features.get() : nullptr;
    }
};

/// The layers whose attributes can be shown: those that are drawn and have columns, the topmost first.
std::vector<const DrawnLayer*> layersWithAttributes(const Session& session);

/// The features that copying, exporting and zooming are about: those that are selected, in the order of the rows, else
/// all rows.
FeatureNumbers rowsMeant(const AttributesView& view);

/// Takes over what is drawn of the layer now; another table has no selection. A layer that is gone closes the table.
void followAttributes(Session& session);

/// Something that the table shows is to be computed, or the user waits for rows that are copied or exported.
bool wantsAttributes(const Session& session);
/// To be called only then.
Job attributesJob(Session& session);
/// What is being computed is not wanted any more.
void stopAttributes(Session& session);

/// Selects the feature's row and brings it into sight; add: beside those that are selected, or not any more.
void selectFeature(Session& session, std::uint32_t feature, bool add);

}  // namespace frontline
