// claims.toml → Claims.
#include "map/read_claims.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.hpp"
#include "map/suggestion.hpp"
#include "map/toml_reader.hpp"

namespace frontline {

namespace {

using Measure = Claim::Measure;

/// How a measure is written, its unit, and which of the other keys it knows.
struct MeasureForm {
    const char* name;
    Measure measure;
    const char* unit;
    bool oblasts, date, scenario;
};

constexpr std::array<MeasureForm, 11> measures{{
    {"area", Measure::Area, "km2", true, false, false},
    {"occupied-area", Measure::OccupiedArea, "km2", true, true, false},
    {"held-area", Measure::HeldArea, "km2", true, true, false},
    {"occupied-share", Measure::OccupiedShare, "%", true, true, false},
    {"held-share", Measure::HeldShare, "%", true, true, false},
    {"scenario-passed", Measure::ScenarioPassed, "km2", true, true, true},
    {"scenario-returned", Measure::ScenarioReturned, "km2", true, true, true},
    {"scenario-occupied", Measure::ScenarioOccupied, "km2", true, true, true},
    {"scenario-zone", Measure::ScenarioZone, "km2", true, true, true},
    {"line-length", Measure::LineLength, "km", false, true, true},
    {"data-area", Measure::DataArea, "km2", false, false, false},
}};

constexpr double longestRulerKm = 50;
constexpr double largest = 1e30;

template <class Items, class Name>
std::vector<std::string> namesOf(const Items& items, const Name& name)
{
    std::vector<std::string> names;
    names.reserve(items.size());
    for (const auto& item : items) names.emplace_back(name(item));
    return names;
}

class ClaimReader {
public:
    ClaimReader(const MapDefinition& map, TomlReader& reader, Claim& claim) : map_(map), reader_(reader), claim_(claim)
    {}

    void read()
    {
        claim_.id = reader_.requiredText("id");
        if (!claim_.id.empty()) reader_.setWhere(msg("claim \"{}\"", claim_.id));
        claim_.text = reader_.requiredLocalText("text");
        if (!reader_.has("published"))
            reader_.failMissing("published", msg("key \"published\" is missing: the figure"));
        claim_.published = reader_.number("published", std::nan(""), 0, largest);
        claim_.unit = reader_.requiredText("unit");
        claim_.asOf = reader_.textOrNumber("as_of");
        claim_.source = reader_.requiredLocalText("source");
        claim_.reason = reader_.localText("reason");
        readTolerance();
        readExpected();
        if (const MeasureForm* form = readMeasure()) readInput(*form);
    }

private:
    void readTolerance()
    {
        if (reader_.has("tolerance") == reader_.has("tolerance_percent"))
            reader_.failMissing("tolerance",
                                msg("one of the keys \"tolerance\" (in the unit) and \"tolerance_percent\" (of the "
                                    "published figure) is needed"));
        claim_.toleranceIsShare = reader_.has("tolerance_percent");
        claim_.tolerance = claim_.toleranceIsShare ? reader_.number("tolerance_percent", 0, 0, 100)
                                                   : reader_.number("tolerance", 0, 0, largest);
        if (claim_.toleranceIsShare && reader_.has("published") && claim_.published == 0)
            reader_.fail("tolerance_percent", msg("a share of 0 is nothing: give the \"tolerance\" in the unit"));
    }

    void readExpected()
    {
        if (!reader_.has("expected")) return;
        const std::string expected = reader_.text("expected");
        claim_.conflictExpected = expected == "conflict";
        if (expected != "conflict" && expected != "agree")
            reader_.fail("expected",
                         unknownName(msg("value of \"{}\"", "expected").c_str(), expected, {"agree", "conflict"}));
        if (claim_.conflictExpected && claim_.reason.empty())
            reader_.fail("expected", msg("a conflict that is known needs its \"reason\""));
    }

    const MeasureForm* readMeasure()
    {
        const std::string name = reader_.requiredText("measure");
        if (name.empty()) return nullptr;
        const auto form = std::ranges::find_if(measures, [&](const MeasureForm& known) { return known.name == name; });
        if (form == measures.end()) {
            reader_.fail(
                "measure",
                unknownName("measure", name, namesOf(measures, [](const MeasureForm& known) { return known.name; })));
            // Which further keys are right cannot be told: none of them is called unknown.
            for (const char* key : {"oblasts", "date", "scenario", "denominator_km2", "denominator_source", "data",
                                    "ruler_km", "exclude"})
                static_cast<void>(reader_.has(key));
            return nullptr;
        }
        claim_.measure = form->measure;
        if (!claim_.unit.empty() && claim_.unit != form->unit)
            reader_.fail("unit", msg("measure \"{}\" has the unit \"{}\", not \"{}\"", name, form->unit, claim_.unit));
        return form;
    }

    void readInput(const MeasureForm& form)
    {
        if (allowed("oblasts", form.oblasts, form)) claim_.oblasts = reader_.texts("oblasts");
        if (allowed("date", form.date, form)) {
            claim_.date = reader_.text("date");
            if (!claim_.date.empty() && std::ranges::find(map_.dates, claim_.date) == map_.dates.end())
                reader_.fail("date", unknownName("date", claim_.date, map_.dates));
        }
        if (allowed("scenario", form.scenario, form)) readScenario(form.measure != Measure::LineLength);
        const bool share = form.measure == Measure::OccupiedShare || form.measure == Measure::HeldShare;
        if (allowed("denominator_km2", share, form) && reader_.has("denominator_km2")) {
            claim_.denominatorKm2 = reader_.number("denominator_km2", 1, 0, largest);
            if (claim_.denominatorKm2 == 0)
                reader_.fail("denominator_km2", msg("key \"denominator_km2\" must be above 0"));
            claim_.denominatorSource = reader_.localText("denominator_source");
        } else if (share && reader_.has("denominator_source")) {
            reader_.fail("denominator_source",
                         msg("key \"denominator_source\" says nothing without \"denominator_km2\""));
        }
        if (allowed("data", form.measure == Measure::DataArea, form)) readDataId();
        const bool length = form.measure == Measure::LineLength;
        if (allowed("ruler_km", length, form)) claim_.rulerKm = reader_.number("ruler_km", 0, 0, longestRulerKm);
        if (allowed("exclude", length, form)) readExclusions();
    }

    /// A key that the measure does not know would be ignored: it is an error.
    bool allowed(const char* key, bool known, const MeasureForm& form)
    {
        if (known) return true;
        if (reader_.has(key))
            reader_.fail(key, msg("key \"{}\" says nothing with measure \"{}\": remove it", key, form.name));
        return false;
    }

    void readScenario(bool required)
    {
        claim_.scenario = ScenarioId(required ? reader_.requiredText("scenario") : reader_.text("scenario"));
        if (!claim_.scenario.empty() && !map_.scenarioById(claim_.scenario))
            reader_.fail(
                "scenario",
                unknownName("scenario", claim_.scenario.text(),
                            namesOf(map_.scenarios, [](const ScenarioPointer& known) { return known->id.text(); })));
    }

    void readDataId()
    {
        claim_.data = DataId(reader_.requiredText("data"));
        if (!claim_.data.empty() && !map_.data.contains(claim_.data))
            reader_.fail("data", unknownName("data id", claim_.data.text(),
                                             namesOf(map_.data, [](const auto& known) { return known.first.text(); })));
    }

    void readExclusions()
    {
        for (const std::string& word : reader_.texts("exclude")) {
            bool* const part = word == "rivers"    ? &claim_.excluded.rivers
                               : word == "borders" ? &claim_.excluded.borders
                               : word == "pockets" ? &claim_.excluded.pockets
                                                   : nullptr;
            if (part)
                *part = true;
            else
                reader_.fail("exclude", unknownName("exclusion", word, {"rivers", "borders", "pockets"}));
        }
    }

    const MapDefinition& map_;
    TomlReader& reader_;
    Claim& claim_;
};

}  // namespace

Result<Done> readClaims(MapDefinition& map, const std::filesystem::path& path)
{
    auto root = readToml(path);
    if (!root) return root.error();
    Result<Done> done = Done{};
    TomlErrors rootErrors(path.string());
    {
        TomlReader reader(*root, 1, "claims", rootErrors);
        reader.list("claims", [&](const TomlTable& table, int line, std::size_t i) {
            Claim claim;
            claim.file = path.string();
            claim.line = line;
            TomlErrors errors(path.string());
            {
                TomlReader inner(table, line, msg("claim {}", i + 1), errors);
                ClaimReader(map, inner, claim).read();
                const auto other = std::ranges::find(map.claims, claim.id, &Claim::id);
                if (!claim.id.empty() && other != map.claims.end())
                    inner.fail("id", msg("two claims have the id \"{}\"; the other is at {}, line {}", claim.id,
                                         other->file, other->line));
            }
            if (errors.any()) {
                claim.error = errors.first().message;
                done.warnings.push_back(claim.error);
            }
            map.claims.push_back(std::move(claim));
        });
    }
    if (rootErrors.any()) return rootErrors.first();
    return done;
}

}  // namespace frontline
