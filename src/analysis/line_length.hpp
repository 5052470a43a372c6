// How long a line is depends on the ruler: the divider method (Richardson 1961; Mandelbrot 1967), with stretches that
// some counts leave out.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "geo/geometry.hpp"
#include "map/data_store.hpp"

namespace frontline {

/// The longest ruler and the shortest but 0, in kilometres.
inline constexpr double longestRulerKm = 50, shortestRulerKm = 0.01;

struct RulerLength {
    double rulerKm = 0;  // 0: every vertex
    double lengthKm = 0;
};

/// The lengths of a line at several rulers, with one choice of what is left out.
struct LengthProfile {
    LengthExclusions excluded;
    std::vector<RulerLength> lengths;  // in the order of the rulers
};

/// A connected piece of a line that is all of one sort.
struct LineStretch {
    std::vector<Xy> lonLat;
    bool alongWater = false;   // within 1 km of a river, lake or reservoir and along it, or in a lake
    bool alongBorder = false;  // within 1 km of the outline of all oblasts and along it
    bool pocket = false;
};

/// A line of contact or a scenario's line, ready to be measured. A value; sharing it between threads is safe.
///
/// Its parts are joined where their ends meet. A pocket is a closed line, or an open one that has less than a tenth of
/// the longest line's length: that is the ground in Sumy and Kharkiv oblasts which is connected with Russia over the
/// state border but not with the main occupied area. The longest line is never a pocket.
struct StretchedLine {
    ControlChoice choice;
    std::string date;                             // of the control, or that the scenario was computed on
    std::vector<std::vector<LineStretch>> lines;  // each a chain of stretches from end to end; the longest first
};

/// The line of contact, or a scenario's, on the choice's date or else the one given. Reads what it needs: contact
/// lines, oblasts, rivers, lakes. A map without rivers and lakes has no stretches along them. draft: as of
/// chosenScenario(). Errors: an unknown date or scenario, data that cannot be read, a scenario that cannot be computed.
Result<std::shared_ptr<const StretchedLine>> stretchLine(const MapData& data, const ControlChoice& choice,
                                                         const std::string& date,
                                                         const ScenarioPointer& draft = nullptr);

/// Kilometres on the ellipsoid with one ruler, 0 to longestRulerKm. What is left out interrupts the line: each piece
/// that remains is measured by itself, with its remainder counted.
double lengthAtRuler(const StretchedLine& line, double rulerKm, const LengthExclusions& excluded = {});

LengthProfile lengthProfile(const StretchedLine& line, std::span<const double> rulersKm,
                            const LengthExclusions& excluded = {});

/// Rulers for a plot: 0 and a geometric series up to longestRulerKm.
std::vector<double> plotRulersKm();

/// Why different lengths have been published: a sentence on every vertex, on what each exclusion takes away, and on
/// each published figure (which ruler, or which exclusion, gives it).
std::vector<LocalText> explainLength(const StretchedLine& line, std::span<const double> publishedKm);

/// The lengths of the line of contact that the claims of the map name, ascending, each once.
std::vector<double> publishedLengthsKm(const MapDefinition& map);

/// "rivers,borders,pockets" in any order and number; "" is none. Error: an unknown word (with the nearest).
Result<LengthExclusions> parseExclusions(const std::string& text);
/// The words of the exclusions, in the order rivers, borders, pockets.
std::vector<std::string> exclusionNames(const LengthExclusions& excluded);
/// The same as words that follow "without": "rivers, pockets".
std::string exclusionsInWords(const LengthExclusions& excluded, Language language);

}  // namespace frontline
