#include "data/styles/qgis_style.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/styles/qgis_expression.hpp"
#include "data/styles/qgis_symbol.hpp"

namespace frontline {

namespace {

using MatchKind = ClassMatch::Kind;

std::string inWords(const std::string& text)
{
    return printable(shortened(text, 80));
}

class RendererReader {
public:
    RendererReader(LayerStyle& out, double opacity) : out_(out), opacity_(opacity) {}

    void read(const XmlElement& renderer)
    {
        if (const XmlElement* const symbols = renderer.child("symbols"))
            for (const XmlElement& symbol : symbols->children)
                if (symbol.name == "symbol") symbols_.try_emplace(symbol.attribute("name"), &symbol);
        const std::string& type = renderer.attribute("type");
        if (type == "singleSymbol") {
            add("0", {}, "", true);
        } else if (type == "categorizedSymbol") {
            readCategories(renderer);
        } else if (type == "graduatedSymbol") {
            readRanges(renderer);
        } else if (type == "RuleRenderer") {
            if (const XmlElement* const rules = renderer.child("rules")) {
                numberRules(*rules);
                readRules(*rules, "");
            }
        } else if (type == "nullSymbol") {
            StyleClass none;
            none.style.hidden = true;
            out_.add(std::move(none));
        } else {
            readOther(renderer, type);
        }
    }

private:
    /// One that draws another one's symbols in a way of its own.
    void readOther(const XmlElement& renderer, const std::string& type)
    {
        out_.notes.add(msg("a rendering of the kind {} is not followed", inWords(type)));
        const XmlElement* const within = renderer.child("renderer-v2");
        const bool points = type == "pointCluster" || type == "pointDisplacement";
        if (within && (points || type == "mergedFeatureRenderer")) read(*within);
    }

    void add(const std::string& symbol, ClassMatch match, const std::string& title, bool isDrawn)
    {
        StyleClass one = classOf(symbol);
        if (!isDrawn) one.style = {}, one.plain = false, one.style.hidden = true;
        one.style.title = printable(title);
        one.match = std::move(match);
        one.place = next_++;
        out_.add(std::move(one));
    }

    const StyleClass& classOf(const std::string& symbol)
    {
        const auto [known, isNew] = drawn_.try_emplace(symbol);
        if (!isNew) return known->second;
        if (const auto found = symbols_.find(symbol); found != symbols_.end()) {
            known->second = qgisSymbol(*found->second, opacity_, out_.notes);
        } else {
            known->second.plain = true;
            out_.notes.add(msg("the symbol {} is not in it", inWords(symbol)));
        }
        return known->second;
    }

    /// False: the classes go by more than a column.
    bool takeColumn(const XmlElement& renderer)
    {
        out_.column = columnOfExpression(renderer.attribute("attr"));
        if (!out_.column.empty()) return true;
        out_.notes.add(msg("classes by the expression {} are not followed", inWords(renderer.attribute("attr"))));
        return false;
    }

    static void addValue(const XmlElement& value, ClassMatch& match)
    {
        const std::string& type = value.attribute("type");
        std::string text = value.attribute("value");
        if (type == "NULL") {
            match.missing = true;
            return;
        }
        // OGR has them as numbers.
        if (type == "bool" && text == "true") text = "1";
        if (type == "bool" && text == "false") text = "0";
        match.values.push_back(std::move(text));
    }

    void readCategories(const XmlElement& renderer)
    {
        const XmlElement* const categories = renderer.child("categories");
        if (!categories || !takeColumn(renderer)) return;
        for (const XmlElement& category : categories->children) {
            if (category.name != "category") continue;
            ClassMatch match;
            match.kind = MatchKind::Values;
            const bool list = category.attribute("type") == "List";
            for (const XmlElement& value : category.children)
                if (list && value.name == "val") addValue(value, match);
            if (!list) addValue(category, match);
            if (!list && category.attribute("value").empty() && category.attribute("type") != "NULL")
                match.kind = MatchKind::Rest;
            add(category.attribute("symbol"), std::move(match), category.attribute("label"),
                category.attribute("render") != "false");
        }
    }

    void readRanges(const XmlElement& renderer)
    {
        const XmlElement* const ranges = renderer.child("ranges");
        if (!ranges || !takeColumn(renderer)) return;
        for (const XmlElement& range : ranges->children) {
            if (range.name != "range") continue;
            constexpr double all = std::numeric_limits<double>::max(), none = -all;
            ClassMatch match;
            match.kind = MatchKind::Range;
            match.least = qgisNumber(range.attribute("lower"), all);
            match.most = qgisNumber(range.attribute("upper"), none);
            add(range.attribute("symbol"), std::move(match), range.attribute("label"),
                range.attribute("render") != "false");
        }
    }

    void numberRules(const XmlElement& rules)
    {
        for (const XmlElement& rule : rules.children) {
            if (rule.name == "rule") ruleNumbers_.emplace(&rule, static_cast<std::uint32_t>(ruleNumbers_.size()));
            numberRules(rule);
        }
    }

    /// within: the filter of the rules that this one lies in; "" is all.
    void readRules(const XmlElement& rules, const std::string& within)
    {
        // What QGIS draws last lies on top.
        for (auto rule = rules.children.rbegin(); rule != rules.children.rend(); ++rule)
            if (rule->name == "rule" && !isElse(*rule)) readRule(*rule, within);
        for (const XmlElement& rule : rules.children)
            if (rule.name == "rule" && isElse(rule)) readRule(rule, within);
    }
    static bool isElse(const XmlElement& rule) { return smallAscii(rule.attribute("filter")) == "else"; }

    void readRule(const XmlElement& rule, const std::string& within)
    {
        if (rule.attribute("checkstate") == "0" || out_.classes.size() > LayerStyle::mostRules) return;
        if (rule.has("scalemindenom") || rule.has("scalemaxdenom"))
            out_.notes.add(msg("limits of scale are not followed"));
        const std::string& own = rule.attribute("filter");
        std::string filter = within;
        if (!own.empty() && !isElse(rule)) filter = within.empty() ? own : "(" + within + ") AND (" + own + ")";
        readRules(rule, filter);
        if (!rule.has("symbol")) return;
        ClassMatch match;
        if (isElse(rule) && within.empty()) {
            match.kind = MatchKind::Rest;
        } else if (!filter.empty() || isElse(rule)) {
            // An ELSE within a rule comes after its siblings: it takes what is left there.
            match.kind = isSimpleFilter(filter) ? MatchKind::Where : MatchKind::Unknown;
            if (match.kind == MatchKind::Unknown)
                out_.notes.add(msg("the filter {} cannot be followed", inWords(filter)));
        }
        if (match.kind == MatchKind::Where) match.where = std::move(filter);
        next_ = ruleNumbers_.at(&rule);
        add(rule.attribute("symbol"), std::move(match), rule.attribute("label"), true);
    }

    LayerStyle& out_;
    double opacity_;
    std::unordered_map<std::string, const XmlElement*> symbols_;
    std::unordered_map<std::string, StyleClass> drawn_;
    std::unordered_map<const XmlElement*, std::uint32_t> ruleNumbers_;  // in the order of the file
    std::uint32_t next_ = 0;                                            // place of the next class
};

/// A column whose texts are written beside the features.
void readLabels(const XmlElement& qgis, LayerStyle& out)
{
    const XmlElement* const labeling = qgis.child("labeling");
    if (!labeling || qgis.attribute("labelsEnabled") == "0") return;
    if (labeling->attribute("type") != "simple") {
        out.notes.add(msg("labels by rules are not followed"));
        return;
    }
    const XmlElement* const settings = labeling->child("settings");
    const XmlElement* const text = settings ? settings->child("text-style") : nullptr;
    if (!text || text->attribute("fieldName").empty()) return;
    const std::string& field = text->attribute("fieldName");
    const bool expression = text->attribute("isExpression") == "1";
    out.labelColumn = expression ? columnOfExpression(field) : field;
    if (out.labelColumn.empty()) out.notes.add(msg("labels by the expression {} are not followed", inWords(field)));
}

}  // namespace

LayerStyle qgisStyle(const XmlElement& qgis)
{
    LayerStyle out;
    double opacity = 1;
    if (const XmlElement* const written = qgis.child("layerOpacity")) opacity = qgisNumber(written->text, 1);
    if (const XmlElement* const renderer = qgis.child("renderer-v2")) {
        RendererReader(out, opacity).read(*renderer);
    } else {
        out.notes.add(msg("it has no symbols of features"));
    }
    readLabels(qgis, out);
    return out;
}

}  // namespace frontline
