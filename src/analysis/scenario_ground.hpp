// Steps of the computation of a scenario. Internal to analysis.
#pragma once

#include <vector>

#include "analysis/base_ground.hpp"
#include "analysis/ledger.hpp"

namespace frontline {

/// Takes faces out that are no ground: of the chosen faces of one area, pieces that are smaller than smallestGroundKm2
/// or narrower than smallestGroundWidthMetres everywhere.
Result<FaceSet> withoutSlivers(const Subdivision& subdivision, const FaceSet& chosen);

/// Of the changed faces that were not kept: those beside no face that is held as they were before. after: who holds
/// each face once all of them have changed.
FaceSet facesAlone(const Subdivision& subdivision, const FaceSet& changed, const FaceSet& kept, const FaceSet& after);

/// The parts of faces inside zones, a feature per face; and the ground of both together, as one feature without the
/// boundaries between faces.
struct ZoneGround {
    FlatGeometry held, occupied;
    FlatGeometry both;
};

/// line: the scenario's line. after: faces occupied under the scenario. A face that lies in several zones counts once.
/// Errors do not name the scenario.
Result<ZoneGround> zoneGround(const BaseGround& ground, const FaceSet& after, const FlatGeometry& line,
                              const std::vector<ZoneRecipe>& zones);

/// The shared edges with occupied ground on their left and held ground on their right.
std::vector<SharedEdge> lineEdges(const Subdivision& subdivision, const FaceSet& occupied);

/// What the ledger is made from.
struct LedgerInput {
    const ScenarioTables& tables;
    const BaseGround& ground;
    const FaceSet& after;
    const ZoneGround& zones;
    const std::vector<SharedEdge>& line;
};
Ledger makeLedger(const LedgerInput& input);

}  // namespace frontline
