// The table of a layer's attributes: what it shows, what is selected, and what is done with that.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "analysis/attribute_rows.hpp"
#include "map/ids.hpp"
#include "session/command.hpp"

namespace frontline {

struct ShowAttributes {
    LayerId layer;  // empty closes the table
    void run(Session& session) const;
};

/// Closes the table, or opens that of the topmost of the user's layers, or of the map's where there is none.
struct ToggleAttributes {
    void run(Session& session) const;
};

struct AskRows {
    RowsAsked asked;
    void run(Session& session) const;
};

struct PickRow {
    std::size_t row = 0;  // its place among those shown
    bool add = false;     // beside those that are selected, or not any more
    bool range = false;   // with all from the one that was picked before
    void run(Session& session) const;
};

struct PickAllRows {  // that are shown
    void run(Session& session) const;
};

struct PickNoRows {
    void run(Session& session) const;
};

struct ZoomToRows {  // the selected ones, else all that are shown
    void run(Session& session) const;
};

struct CopyRows {  // likewise
    void run(Session& session) const;
};

struct CopyText {
    std::string text;
    void run(Session& session) const;
};

struct ExportRows {  // likewise
    std::string path;
    bool replace = false;  // a file that is there; else it is asked first
    void run(Session& session) const;
};

struct DismissRowsQuestion {
    void run(Session& session) const;
};

struct ShowStatistics {
    std::optional<std::size_t> column;  // absent: none
    void run(Session& session) const;
};

struct SetTableHeight {
    double points = 300;
    void run(Session& session) const;
};

/// The row that was to be brought into sight is there.
struct RowInSight {
    void run(Session& session) const;
};

/// One of the features that the card lists is drawn on top of the map.
struct LightFeature {
    std::optional<std::size_t> number;
    void run(Session& session) const;
};

}  // namespace frontline
