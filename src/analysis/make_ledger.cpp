// The ledger: sums over faces, by oblast.
#include <algorithm>
#include <cmath>

#include "analysis/scenario_ground.hpp"
#include "geo/geodesic.hpp"
#include "geo/set_operations.hpp"
#include "map/local_names.hpp"

namespace frontline {

namespace {

class LedgerMaker {
public:
    explicit LedgerMaker(const LedgerInput& input) : in_(input), subdivision_(input.ground.subdivision) {}

    Ledger make()
    {
        const FeatureTable& oblasts = *in_.ground.oblasts;
        for (std::size_t i = 0; i < oblasts.featureCount(); ++i) {
            LedgerRow row;
            row.iso = oblasts.text("iso", i);
            row.name = localName(oblasts, i);
            ledger_.oblasts.push_back(std::move(row));
        }
        addAreas();
        addLine();
        addPlaces(in_.tables.places, in_.ground.placeFaces, false);
        addPlaces(in_.tables.deposits, in_.ground.depositFaces, true);
        for (LedgerRow& row : ledger_.oblasts) addToTotal(row);
        for (LedgerRow& row : ledger_.oblasts) sortPlaces(row);
        sortPlaces(ledger_.total);
        return std::move(ledger_);
    }

private:
    void addAreas()
    {
        const FaceSet& before = in_.ground.occupied;
        for (std::size_t f = 0; f < subdivision_.faceCount(); ++f) {
            LedgerRow& row = ledger_.oblasts[subdivision_.areaOf(f)];
            const double squareKm = subdivision_.squareKm(f);
            row.areaKm2 += squareKm;
            if (before[f]) row.beforeKm2 += squareKm;
            if (in_.after[f]) row.afterKm2 += squareKm;
            if (in_.after[f] && !before[f]) row.passedKm2 += squareKm;
            if (!in_.after[f] && before[f]) row.returnedKm2 += squareKm;
            row.zoneHeldKm2 += geodesicAreaSquareMetres(in_.zones.held, f) / 1e6;
            row.zoneOccupiedKm2 += geodesicAreaSquareMetres(in_.zones.occupied, f) / 1e6;
        }
    }

    void addLine()
    {
        for (const SharedEdge& edge : in_.line) {
            const double km = geodesicDistanceMetres({edge.a.x, edge.a.y}, {edge.b.x, edge.b.y}) / 1000;
            const auto left = subdivision_.areaOf(edge.left), right = subdivision_.areaOf(edge.right);
            ledger_.oblasts[left].lineKm += km / 2;
            ledger_.oblasts[right].lineKm += km / 2;
            if (left != right) ledger_.lineAlongOblastBoundariesKm += km;
        }
    }

    void addPlaces(const TablePointer& of, const std::vector<std::optional<std::uint32_t>>& faces, bool deposits)
    {
        if (faces.empty()) return;
        const FeatureTable& table = *of;
        const auto inHeldZone = inZone(in_.zones.held, table, faces),
                   inOccupiedZone = inZone(in_.zones.occupied, table, faces);
        using Ground = LedgerPlace::Ground;
        for (std::size_t i = 0; i < faces.size(); ++i) {
            if (!faces[i]) continue;
            const bool before = in_.ground.occupied[*faces[i]], after = in_.after[*faces[i]];
            std::optional<Ground> zone;
            if (inHeldZone[i] || inOccupiedZone[i]) zone = inHeldZone[i] ? Ground::ZoneHeld : Ground::ZoneOccupied;
            if (before == after && !zone) continue;
            LedgerPlace place;
            place.ground = before == after ? *zone : after ? Ground::Passed : Ground::Returned;
            if (before != after) place.zone = zone;
            place.name = localName(table, i);
            const double people = deposits ? 0 : table.number("population", i);
            place.people = people > 0 ? people : 0;
            place.peopleUnknown = std::isnan(people);
            place.deposit = deposits;
            ledger_.oblasts[subdivision_.areaOf(*faces[i])].places.push_back(std::move(place));
        }
    }

    /// Whether each point lies in the zone's part of its face.
    static std::vector<bool> inZone(const FlatGeometry& zone, const FeatureTable& table,
                                    const std::vector<std::optional<std::uint32_t>>& faces)
    {
        std::vector<bool> inside(faces.size(), false);
        std::vector<std::vector<std::uint32_t>> pointsOfFace(zone.featureCount());
        for (std::uint32_t i = 0; i < faces.size(); ++i)
            if (faces[i]) pointsOfFace[*faces[i]].push_back(i);
        for (std::uint32_t f = 0; f < zone.featureCount(); ++f) {
            if (zone.featureStarts[f] == zone.featureStarts[f + 1] || pointsOfFace[f].empty()) continue;
            const FlatGeometry part = selectFeatures(zone, {&f, 1});
            const Box box = boundsOf(part);
            for (const std::uint32_t i : pointsOfFace[f]) {
                const Xy at = table.geometry.coordinates[i];
                inside[i] = box.contains(at) && containsPoint(part, at);
            }
        }
        return inside;
    }

    void addToTotal(const LedgerRow& row)
    {
        LedgerRow& total = ledger_.total;
        for (const auto field :
             {&LedgerRow::areaKm2, &LedgerRow::beforeKm2, &LedgerRow::afterKm2, &LedgerRow::passedKm2,
              &LedgerRow::returnedKm2, &LedgerRow::zoneHeldKm2, &LedgerRow::zoneOccupiedKm2, &LedgerRow::lineKm})
            total.*field += row.*field;
        total.places.insert(total.places.end(), row.places.begin(), row.places.end());
    }

    static void sortPlaces(LedgerRow& row)
    {
        std::ranges::stable_sort(row.places, std::greater{}, &LedgerPlace::people);
    }

    const LedgerInput& in_;
    const Subdivision& subdivision_;
    Ledger ledger_;
};

}  // namespace

Ledger makeLedger(const LedgerInput& input)
{
    return LedgerMaker(input).make();
}

}  // namespace frontline
