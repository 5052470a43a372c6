// What a territorial scenario says, as scenarios.toml writes it: a recipe over named areas. Nothing is computed here.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/local_text.hpp"
#include "map/ids.hpp"

namespace frontline {

/// A named area of a recipe.
struct AreaRef {
    enum class Kind {
        Oblasts,   // whole oblasts
        Ukraine,   // the union of all oblasts
        Occupied,  // what was occupied on a date
        Behind,    // the ground left of the directed lines of a data file
        Pockets,   // parts of the base that are not connected with its largest part
        Buffer,    // ground within a distance of the base's line, or of the features of a data file
        Data,      // polygons of a data file
    };
    Kind kind = Kind::Oblasts;
    std::string date;                  // of Occupied; "" is the scenario's base date
    DataId data;                       // of Behind, Data, Buffer; empty in a Buffer is the base's line
    double kilometres = 0;             // of Buffer
    std::vector<std::string> oblasts;  // iso codes: the oblasts themselves, or those that the area is limited to
};

struct ScenarioStep {
    enum class Operation { Union, Minus, Intersection };
    Operation operation = Operation::Union;
    AreaRef area;
    int line = 0;  // of the recipe's file, for messages
};

/// A zone of the scenario: along its line, to a depth on each side, or all ground of one side in some oblasts.
struct ZoneRecipe {
    enum class Ground { AlongLine, Held, Occupied };
    /// How the published figure is meant, for the text beside it: the depth on each side, or the width of both.
    enum class Figure { EachSide, Total };
    LocalText name;
    Ground ground = Ground::AlongLine;
    double heldKm = 0, occupiedKm = 0;  // depth on the side held by Ukraine and on the occupied side, 0..500
    Figure figure = Figure::EachSide;
    std::vector<std::string> oblasts;  // iso codes that the zone is limited to; empty: anywhere
    std::string noEntry;               // who may not enter: "both", "russia" or "ukraine"; "" when not said
    bool optional = false;             // the proposal leaves it open
    std::vector<double> choicesKm;     // depths on each side that the proposal names, when it names several
    int line = 0;
};

struct Scenario {
    ScenarioId id;
    LocalText name, proposer, note;
    std::string date, source;
    std::string baseDate;     // control on this date is where the recipe starts; "" follows the date shown
    ScenarioId baseScenario;  // whose outcome it starts from instead; empty for none
    std::vector<ScenarioStep> steps;
    std::vector<ZoneRecipe> zones;
    std::string file;  // where it was read, for messages
    int line = 0;
    /// Whether a zone is all the ground that one side holds on the date of control, whoever has it afterwards.
    [[nodiscard]] bool hasZoneOfOneSide() const
    {
        return std::ranges::any_of(zones,
                                   [](const ZoneRecipe& zone) { return zone.ground != ZoneRecipe::Ground::AlongLine; });
    }
    /// Why it cannot be used: the file, line and step, and what was expected. "" when it is sound.
    std::string error;
};

using ScenarioPointer = std::shared_ptr<const Scenario>;

/// What a layer shows of a scenario.
struct ScenarioPart {
    enum class Kind { Passed, Returned, Zone, Line, OnlyFirst, OnlySecond };
    Kind kind = Kind::Line;
    ScenarioId scenario;  // empty: the one that is shown
};

/// A choice to look at or to compare with: a scenario (on the date shown), or, with an empty scenario, control on a
/// date.
struct ControlChoice {
    ScenarioId scenario;
    std::string date;
    bool operator==(const ControlChoice&) const = default;
    [[nodiscard]] bool empty() const { return scenario.empty() && date.empty(); }
    /// "scenario/date": another text for each choice.
    [[nodiscard]] std::string text() const { return scenario.text() + "/" + date; }
};

/// What the map is seen beside.
struct ComparisonView {
    enum class Mode {
        Swipe,       // the map left of a divider, the other right of it
        Difference,  // the ground on which the two disagree
    };
    ControlChoice with;
    Mode mode = Mode::Swipe;
    double swipe = 0.5;  // the divider's place, as a share of the picture's width from the left
    bool operator==(const ComparisonView&) const = default;
};

}  // namespace frontline
