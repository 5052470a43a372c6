// What a picture of the map shows, as facts: for a description in words, and for readers that are programs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/scenario_result.hpp"
#include "base/language.hpp"
#include "base/result.hpp"
#include "geo/projection.hpp"
#include "map/drawn_map.hpp"

namespace frontline {

/// What of the map is seen.
struct DescribedView {
    Projection projection;
    Box mapUnits;                // the frame, in units of the projection
    double metresPerPoint = 1;   // on the ground, at its middle
    ViewId view;                 // of the map; empty for another part of it
    std::vector<Box> covered{};  // by what stands around the map, map units: places there are not named
};

/// An inhabited place in the frame, in one of the oblasts.
struct DescribedPlace {
    LocalText name;
    double people = 0;  // before February 2022; 0 where it is not known
    bool peopleUnknown = false;
    LonLat lonLat;
    bool occupied = false;
    std::optional<double> lineKm;  // from the line of contact
    bool covered = false;          // by what stands around the map: counted, and not seen
};

struct OblastGround {
    LocalText name;
    double km2 = 0;        // occupied
    double share = 0;      // of the oblast, 0..1
    double inViewKm2 = 0;  // occupied, within the frame
};

/// Control on a date, and what of it is in a frame: the picture, or the half of a swipe that shows it. Areas on the
/// ellipsoid.
struct DescribedControl {
    std::string date;
    double totalKm2 = 0, occupiedKm2 = 0;         // of all oblasts
    double inViewKm2 = 0, occupiedInViewKm2 = 0;  // the same within the frame
    double lineKm = 0, lineInViewKm = 0;          // every vertex, pockets included
    std::vector<OblastGround> oblasts;            // with half a km2 or more, the most first
    std::vector<DescribedPlace> places;           // the most people first
    /// Of all oblasts by the map's boundary, 0..1.
    [[nodiscard]] double share() const { return totalKm2 > 0 ? occupiedKm2 / totalKm2 : 0; }
};

struct DescribedScenario {
    ScenarioResultPointer result;
    double lineInViewKm = 0;
};

/// What one side of a swipe shows, or the whole picture.
struct DescribedSide {
    std::optional<DescribedControl>
        control;  // none on a map without lines or oblasts, or where it is as on the other side
    std::optional<DescribedScenario> scenario;
    LocalText name;           // of the scenario, or of the date of control
    bool ownControl = false;  // what is in view is what is on this side of the divider; else in the whole picture
};

/// A layer of the picture and how it is drawn.
struct DescribedLayer {
    LayerId id;
    LocalText title;
    LocalText sign;          // "translucent red fill", unlike that of another layer; empty for a layer of names
    bool explained = false;  // what is drawn of it means something that a reader cannot know
};

struct MapDescription {
    LocalText title, view;
    Box lonLat;  // west, south, east, north in degrees
    std::string crs;
    LocalText projection;
    double scaleDenominator = 0;       // at the middle, 0 where there is none
    std::vector<LocalText> oblasts;    // in the frame, the one with the largest part of it first
    std::size_t oblastCount = 0;       // of the map
    std::optional<Source> lineSource;  // of the line of contact, where it is drawn
    std::vector<DescribedSide> sides;  // one; of a swipe two, left and right
    std::optional<ComparisonView::Mode> comparison;
    double swipe = 0.5;
    ComparisonPointer difference;
    LocalText differenceNames[2];
    std::vector<DescribedLayer> layers;  // that are drawn in the frame, the topmost last
    std::vector<Source> sources;         // of these layers
    std::string peopleSource;
};

/// Of the map as it is drawn. What else is needed is read and computed. Errors: data that cannot be read, a scenario
/// that cannot be computed, GEOS's own words.
Result<MapDescription> describeMap(const MapData& data, const DrawnMap& map, const DescribedView& view);

/// The description in words, for who cannot see the picture: short paragraphs with an empty line between them.
std::string descriptionText(const MapDescription& description, Language language);

/// Its first paragraph alone: what the picture shows, in one or two sentences.
std::string shortDescription(const MapDescription& description, Language language);

}  // namespace frontline
