#include "data/styles/layer_style.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/filter.hpp"

namespace frontline {

namespace {

using MatchOf = ClassMatch::Kind;

/// Of all expressions of a style together; what comes after them is not asked.
constexpr std::size_t mostQuestions = 20'000'000;

/// Which class each feature has.
class FeatureClassifier {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    FeatureClassifier(const LayerStyle& style, const FeatureTable& table, StyleNotes& notes)
        : style_(style), table_(table), notes_(notes), classOf_(table.featureCount(), none)
    {}

    std::vector<std::uint32_t> classify()
    {
        for (std::size_t c = 0; c < style_.classes.size(); ++c) {
            const StyleClass& one = style_.classes[c];
            if (!one.isOf(table_.geometry.kind)) continue;
            const auto number = static_cast<std::uint32_t>(c);
            flushUnless(one.match.kind);
            switch (one.match.kind) {
                case MatchOf::All:
                    takeAll(number);
                    break;
                case MatchOf::Values:
                    addValues(one.match, number);
                    break;
                case MatchOf::Range:
                    ranges_.push_back(number);
                    break;
                case MatchOf::Where:
                    takeWhere(one.match.where, number);
                    break;
                case MatchOf::Rest:
                    if (rest_ == none) rest_ = number;
                    break;
                case MatchOf::Unknown:
                    someUnknown_ = true;
                    break;
            }
        }
        flushUnless(MatchOf::All);
        if (rest_ != none && !someUnknown_) takeAll(rest_);
        return std::move(classOf_);
    }

    /// Whether it could not be told of some class which features it holds.
    [[nodiscard]] bool someUnknown() const { return someUnknown_; }

private:
    void take(std::size_t feature, std::uint32_t number)
    {
        if (classOf_[feature] == none) classOf_[feature] = number;
    }
    void takeAll(std::uint32_t number)
    {
        for (std::size_t f = 0; f < classOf_.size(); ++f) take(f, number);
    }
    void addValues(const ClassMatch& match, std::uint32_t number)
    {
        for (const std::string& value : match.values) byValue_.try_emplace(value, number);
        if (match.missing && ofMissing_ == none) ofMissing_ = number;
    }
    void takeWhere(const std::string& where, std::uint32_t number)
    {
        if (!mayAsk(1)) return;
        const auto holds = featuresWhere(table_, where);
        if (!holds) {
            someUnknown_ = true;
            notes_.add(msg("the filter {} cannot be followed", printable(shortened(where, 80))));
            return;
        }
        for (const std::uint32_t f : *holds) take(f, number);
    }

    /// Whether so many questions more may be asked of each feature.
    bool mayAsk(std::size_t questions)
    {
        asked_ += questions * table_.featureCount();
        if (asked_ <= mostQuestions) return true;
        someUnknown_ = true;
        notes_.add(msg("it has more classes than can be asked of so many features: some are left out"));
        return false;
    }

    /// Classes by values, and by ranges, are asked together: there may be many.
    void flushUnless(MatchOf next)
    {
        if (next != MatchOf::Values && (!byValue_.empty() || ofMissing_ != none)) takeByValues();
        if (next != MatchOf::Range && !ranges_.empty()) takeByRanges();
    }
    void takeByValues()
    {
        for (std::size_t f = 0; f < classOf_.size(); ++f) {
            if (table_.isMissing(style_.column, f)) {
                if (ofMissing_ != none) take(f, ofMissing_);
                continue;
            }
            const auto found = byValue_.find(table_.text(style_.column, f));
            if (found != byValue_.end()) take(f, found->second);
        }
        byValue_.clear();
        ofMissing_ = none;
    }
    void takeByRanges()
    {
        const auto leastOf = [&](std::uint32_t c) { return matchOf(c).least; };
        const auto mostOf = [&](std::uint32_t c) { return matchOf(c).most; };
        const bool ordered =
            std::ranges::is_sorted(ranges_, {}, leastOf) && std::ranges::is_sorted(ranges_, {}, mostOf);
        if (!ordered && !mayAsk(ranges_.size())) ranges_.clear();
        for (std::size_t f = 0; f < classOf_.size(); ++f) {
            const double value = table_.number(style_.column, f);
            if (std::isnan(value)) continue;
            const auto holds = [&](std::uint32_t c) { return leastOf(c) <= value && value <= mostOf(c); };
            // In order, a value lies in the first range that ends behind it, or in none.
            const auto at =
                ordered ? std::ranges::lower_bound(ranges_, value, {}, mostOf) : std::ranges::find_if(ranges_, holds);
            if (at != ranges_.end() && holds(*at)) take(f, *at);
        }
        ranges_.clear();
    }
    [[nodiscard]] const ClassMatch& matchOf(std::uint32_t number) const { return style_.classes[number].match; }

    const LayerStyle& style_;
    const FeatureTable& table_;
    StyleNotes& notes_;
    std::vector<std::uint32_t> classOf_;
    std::unordered_map<std::string, std::uint32_t> byValue_;
    std::vector<std::uint32_t> ranges_;
    std::uint32_t ofMissing_ = none, rest_ = none;
    std::size_t asked_ = 0;
    bool someUnknown_ = false;
};

/// Whether the classes go by a column that the table lacks.
bool lacksColumn(const LayerStyle& style, const FeatureTable& table)
{
    return !table.column(style.column) && std::ranges::any_of(style.classes, [](const StyleClass& one) {
        return one.match.kind == MatchOf::Values || one.match.kind == MatchOf::Range;
    });
}

class TableStyler {
public:
    TableStyler(const LayerStyle& style, FeatureTable& table, StyleNotes& notes)
        : style_(style), table_(table), notes_(notes), numbers_(style.classes.size(), FileStyles::none)
    {}

    void apply()
    {
        FeatureClassifier classifier(style_, table_, notes_);
        const auto classOf = classifier.classify();
        const auto unclassed = static_cast<std::size_t>(std::ranges::count(classOf, FeatureClassifier::none));
        numberClasses(classOf);
        std::uint32_t ofUnclassed = FileStyles::none;
        if (unclassed > 0 && !classifier.someUnknown()) {
            FileStyle nothing;
            nothing.hidden = true;
            ofUnclassed = numberOf(nothing, out_);
            notes_.add(msgn("{} feature is in none of its classes, and is not drawn",
                            "{} features are in none of its classes, and are not drawn", unclassed, unclassed));
        }
        out_.ofFeature.reserve(classOf.size());
        for (const std::uint32_t one : classOf)
            out_.ofFeature.push_back(one == FeatureClassifier::none ? ofUnclassed : numbers_[one]);
        out_.labelColumn = std::move(table_.styles.labelColumn);
        if (out_.styles.empty()) out_.ofFeature.clear();
        table_.styles = std::move(out_);
    }

private:
    /// In the order of the style, which is that of the legend.
    void numberClasses(const std::vector<std::uint32_t>& classOf)
    {
        std::vector<bool> used(style_.classes.size());
        for (const std::uint32_t one : classOf)
            if (one != FeatureClassifier::none) used[one] = true;
        std::vector<std::size_t> inOrder(used.size());
        std::iota(inOrder.begin(), inOrder.end(), std::size_t{0});
        std::ranges::stable_sort(inOrder, {}, [&](std::size_t c) { return style_.classes[c].place; });
        bool tooMany = false;
        for (const std::size_t c : inOrder) {
            if (!used[c] || style_.classes[c].plain || tooMany) continue;
            numbers_[c] = numberOf(style_.classes[c].style, out_);
            tooMany = numbers_[c] == FileStyles::none;
        }
        if (tooMany) notes_.add(msg("it has more than {} classes: the others are drawn plainly", FileStyles::most));
    }

    const LayerStyle& style_;
    FeatureTable& table_;
    StyleNotes& notes_;
    std::vector<std::uint32_t> numbers_;  // of each class among the table's styles
    FileStyles out_;
};

}  // namespace

void StyleNotes::add(std::string what)
{
    constexpr std::size_t most = 20;
    if (all_.size() < most && std::ranges::find(all_, what) == all_.end()) all_.push_back(std::move(what));
}

void LayerStyle::add(StyleClass one)
{
    const bool rule = one.match.kind == ClassMatch::Kind::Where;
    if (classes.size() < (rule ? mostRules : mostClasses)) {
        classes.push_back(std::move(one));
        return;
    }
    notes.add(msg("it has more than {} classes: the others are drawn plainly", FileStyles::most));
    if (classes.back().match.kind == ClassMatch::Kind::Unknown) return;
    StyleClass others;
    others.match.kind = ClassMatch::Kind::Unknown;
    classes.push_back(std::move(others));
}

bool StyleClass::isOf(GeometryKind kind) const
{
    return kind == GeometryKind::Point ? points : kind == GeometryKind::Line ? lines : areas;
}

void addLine(FileStyle& style, Color color, double widthPoints, std::vector<double> dashPoints, StyleNotes& notes)
{
    // A pattern has a dash and a gap somewhere; of an odd number of lengths the last is of no use.
    if (dashPoints.size() % 2 == 1) dashPoints.pop_back();
    double on = 0, off = 0;
    for (std::size_t i = 0; i + 1 < dashPoints.size(); i += 2) on += dashPoints[i], off += dashPoints[i + 1];
    constexpr double longest = 1000;
    const auto isLength = [](double points) { return points >= 0 && points <= longest; };
    if (!(on > 0) || !(off > 0) || !std::ranges::all_of(dashPoints, isLength)) dashPoints.clear();
    if (style.stroke && !style.casing && style.dashPoints.empty() && style.strokeWidthPoints > widthPoints) {
        style.casing = style.stroke;
        style.casingWidthPoints = style.strokeWidthPoints;
    } else if (style.stroke) {
        notes.add(msg("of several lines over each other, two at most are drawn"));
    }
    style.stroke = color;
    style.strokeWidthPoints = widthPoints;
    style.dashPoints = std::move(dashPoints);
}

void applyStyle(const LayerStyle& style, FeatureTable& table, StyleNotes& notes)
{
    for (const std::string& note : style.notes.all()) notes.add(note);
    if (!style.labelColumn.empty() && table.column(style.labelColumn))
        table.styles.labelColumn = style.labelColumn;
    else if (!style.labelColumn.empty())
        notes.add(msg("its labels are of column {}, which is not there", nameInWords(style.labelColumn)));
    if (style.classes.empty()) return;
    const GeometryKind kind = table.geometry.kind;
    if (std::ranges::none_of(style.classes, [&](const StyleClass& one) { return one.isOf(kind); })) {
        notes.add(kind == GeometryKind::Point  ? msg("it has no symbols of points")
                  : kind == GeometryKind::Line ? msg("it has no symbols of lines")
                                               : msg("it has no symbols of areas"));
        return;
    }
    if (lacksColumn(style, table)) {
        notes.add(msg("its classes are by column {}, which is not there", nameInWords(style.column)));
        return;
    }
    TableStyler(style, table, notes).apply();
}

}  // namespace frontline
