// Figures that are computed while their windows are open, and the ground that the ledger's rows light up.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/claims.hpp"
#include "analysis/line_length.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// All published figures, checked.
struct ClaimReport {
    std::vector<ClaimCheck> checks;
};

/// The length of one line at all rulers.
struct LengthReportView {
    ControlChoice choice;
    std::string date;
    std::vector<double> rulersKm;
    std::vector<LengthProfile> profiles;  // of the whole line, then without rivers, borders, pockets, and all three
    std::vector<double> publishedKm;
    std::vector<LocalText> statements;
};

/// What has been computed, each with a text that says what it was asked for; no value where that failed.
struct Figures {
    template <class T>
    struct Answer {
        std::string key;
        std::shared_ptr<const T> value;
    };
    Answer<ClaimReport> claims;
    Answer<LengthReportView> length;
    std::vector<Answer<FeatureTable>> highlights;  // the latest; no value: there is nothing to light up

    ControlChoice lengthOf;     // whose length is asked for; empty: the line on the date shown
    std::string hoveredOblast;  // iso of the ledger's row under the pointer; "" for none
};

}  // namespace frontline
