// Two scenarios or dates against each other: the ground on which they disagree.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/ledger.hpp"
#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/document.hpp"

namespace frontline {

/// One oblast, or the total (iso ""). Areas in km2 on the ellipsoid.
struct DifferenceRow {
    std::string iso, name, nameUkrainian;
    double onlyFirstKm2 = 0, onlySecondKm2 = 0;  // occupied under the one alone
    std::size_t onlyFirstPlaces = 0, onlySecondPlaces = 0;
    double onlyFirstPeople = 0, onlySecondPeople = 0;
};

struct ComparisonResult {
    ControlChoice first, second;
    /// Of one feature, longitude/latitude: occupied under the first alone, under the second alone.
    std::shared_ptr<const FeatureTable> onlyFirst, onlySecond;
    std::vector<DifferenceRow> oblasts;  // those with a difference
    DifferenceRow total;
};

/// Slivers are left out as in scenarios. Errors: an unknown scenario or date.
Result<std::shared_ptr<const ComparisonResult>> compareControl(Document& document, const ControlChoice& first,
                                                               const ControlChoice& second);

/// What is drawn of a document with a comparison (of one without: the document itself). Swipe: the layers that differ
/// are there twice, for the left and for the right side, the twin's id ending in "#right". Difference: the layers of
/// the parts OnlyFirst and OnlySecond have their tables, and those of the document's own scenario are hidden. Layers
/// must be loaded; what the comparison needs is read and computed. Errors as those of compareControl().
Result<Document> comparedDocument(Document document);

/// "donbas-withdrawal" or "2024-08-08": a scenario's id or a date of the map. Error: neither (with the nearest).
Result<ControlChoice> parseControlChoice(const Document& document, const std::string& text);

}  // namespace frontline
