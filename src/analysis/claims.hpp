// Published figures against the map's own.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "map/data_store.hpp"

namespace frontline {

enum class Verdict {
    Agree,       // the map's figure is within the tolerance of the published one
    Near,        // within twice the tolerance
    Conflict,    // further off
    NotChecked,  // could not be computed: see ClaimCheck::error
};

/// "agree", "near", "conflict" or "not checked".
const char* verdictName(Verdict verdict);

struct ClaimCheck {
    Claim claim;            // with its date resolved
    double measured = 0;    // in the claim's unit
    double difference = 0;  // measured less published
    double tolerance = 0;   // in the claim's unit
    double mapKm2 = 0;      // of shares: the area of the claim's oblasts by the map's boundary
    Verdict verdict = Verdict::NotChecked;
    /// How the figure was measured, in words: "line of contact on 2025-08-17 within Ukraine, every vertex".
    LocalText how;
    /// Why the verdict: how far off the figure is, and what the claim itself says about it.
    LocalText reason;
    std::string error;  // of NotChecked

    /// Agrees, or conflicts where a conflict is known.
    [[nodiscard]] bool asExpected() const
    {
        return claim.conflictExpected ? verdict == Verdict::Conflict : verdict == Verdict::Agree;
    }
};

/// The verdict alone: by the difference and the tolerance, both in the same unit.
Verdict verdictOf(double published, double measured, double tolerance);

/// Computes one claim, on its own date or else on the one shown, reading the data that it needs. What cannot be
/// computed is said in the check.
ClaimCheck checkClaim(const MapData& data, const Claim& claim, const std::string& shownDate);

/// All claims of the map, in its order. Adds what reading the data warned of, where asked.
std::vector<ClaimCheck> checkClaims(const MapData& data, const std::string& shownDate,
                                    std::vector<std::string>* warnings = nullptr);

/// The unit of a claim as a text of the language has it.
std::string claimUnit(const std::string& unit, Language language);

}  // namespace frontline
