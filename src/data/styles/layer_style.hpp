// A style of a whole layer, as files of styles have it: classes of features, and how each is drawn. Internal to data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/clean_geometry.hpp"
#include "data/feature_table.hpp"

namespace frontline {

/// What of a style cannot be carried over, in words for the user: each once.
class StyleNotes {
public:
    void add(std::string what);
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

private:
    std::vector<std::string> all_;
};

/// Which features a class holds.
struct ClassMatch {
    enum class Kind : std::uint8_t {
        All,     // every feature
        Values,  // whose value is one of these, or is missing and `missing` holds
        Range,   // whose value lies within [least, most]
        Where,   // for which the expression holds, as featuresWhere() has it
        Rest,    // that none of the others holds
        Unknown  // which cannot be told
    };
    Kind kind = Kind::All;
    std::vector<std::string> values{};
    bool missing = false;
    double least = 0, most = 0;
    std::string where{};
};

struct StyleClass {
    FileStyle style;
    ClassMatch match{};
    std::uint32_t place = 0;  // in the legend, lowest first
    /// Of which kinds of geometry it says something.
    bool points = true, lines = true, areas = true;
    /// Nothing that can be carried over: its features are drawn plainly.
    bool plain = false;

    [[nodiscard]] bool isOf(GeometryKind kind) const;
};

struct LayerStyle {
    std::string source;  // the file, or what else it stands in, as messages name it
    /// Of Values and Range: whose values are looked at.
    std::string column;
    /// The first that holds a feature is its own. What none holds is not drawn.
    std::vector<StyleClass> classes;
    std::string labelColumn;  // "" is none
    StyleNotes notes{};

    /// Of rules, each of which is asked of each feature, and of classes in all.
    static constexpr std::size_t mostRules = FileStyles::most, mostClasses = 100'000;

    /// One more class. What comes after as many as are kept is drawn plainly.
    void add(StyleClass one);
    /// Whether it says anything.
    [[nodiscard]] bool empty() const { return classes.empty() && labelColumn.empty(); }
};

/// One more line over those that the style has: a narrower one makes of the one below it a casing.
void addLine(FileStyle& style, Color color, double widthPoints, std::vector<double> dashPoints, StyleNotes& notes);

/// Gives the table's features the style, in the place of those that they have. Where the style has nothing of the
/// table's kind of geometry, or goes by a column that is not there, the table stays as it is. What is not followed is
/// added to the notes.
void applyStyle(const LayerStyle& style, FeatureTable& table, StyleNotes& notes);

}  // namespace frontline
