#include "map/write_scenario.hpp"

#include <fmt/format.h>

#include <string_view>

namespace frontline {

namespace {

/// A basic string of TOML, quotes included.
std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte < 0x20 || byte == 0x7F)
            out += fmt::format("\\u{:04X}", byte);
        else
            out += c;
    }
    return out + "\"";
}

std::string list(const std::vector<std::string>& texts)
{
    std::string out = "[";
    for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + quoted(text);
    return out + "]";
}

class Writer {
public:
    void line(const std::string& text) { text_ += text + "\n"; }
    void text(std::string_view key, const std::string& value)
    {
        if (!value.empty()) line(fmt::format("{} = {}", key, quoted(value)));
    }
    /// As a plain text where there are no translations.
    void text(std::string_view key, const LocalText& value)
    {
        if (value.translations().empty()) return text(key, value.own());
        std::string all = "en = " + quoted(value.own());
        for (const auto& [language, translation] : value.translations())
            all += fmt::format(", {} = {}", language.code(), quoted(translation));
        line(fmt::format("{} = {{ {} }}", key, all));
    }
    void number(std::string_view key, double value)
    {
        if (value != 0) line(fmt::format("{} = {}", key, value));
    }
    void texts(std::string_view key, const std::vector<std::string>& values)
    {
        if (!values.empty()) line(fmt::format("{} = {}", key, list(values)));
    }
    [[nodiscard]] const std::string& result() const { return text_; }

private:
    std::string text_;
};

void writeStep(Writer& out, const ScenarioStep& step)
{
    using Kind = AreaRef::Kind;
    const AreaRef& area = step.area;
    out.line("[[scenarios.steps]]");
    switch (step.operation) {
        case ScenarioStep::Operation::Union:
            out.text("do", "union");
            break;
        case ScenarioStep::Operation::Minus:
            out.text("do", "minus");
            break;
        case ScenarioStep::Operation::Intersection:
            out.text("do", "intersection");
            break;
    }
    switch (area.kind) {
        case Kind::Oblasts:
            out.texts("oblasts", area.oblasts);
            return;
        case Kind::Pockets:
            out.texts("pockets", area.oblasts);
            return;
        case Kind::Ukraine:
            out.line("ukraine = true");
            break;
        case Kind::Occupied:
            out.text("occupied", area.date.empty() ? "base" : area.date);
            break;
        case Kind::Behind:
            out.text("behind", area.data.text());
            break;
        case Kind::Data:
            out.text("area", area.data.text());
            break;
        case Kind::Buffer:
            out.line(fmt::format("buffer = {{ of = {}, km = {} }}",
                                 quoted(area.data.empty() ? "line" : area.data.text()), area.kilometres));
            break;
    }
    out.texts("within", area.oblasts);
}

void writeZone(Writer& out, const ZoneRecipe& zone)
{
    out.line("[[scenarios.zones]]");
    out.text("name", zone.name);
    if (zone.ground == ZoneRecipe::Ground::Held) out.text("ground", "held");
    if (zone.ground == ZoneRecipe::Ground::Occupied) out.text("ground", "occupied");
    out.number("held_km", zone.heldKm);
    out.number("occupied_km", zone.occupiedKm);
    if (zone.figure == ZoneRecipe::Figure::Total) out.text("figure", "total");
    out.texts("within", zone.oblasts);
    out.text("no_entry", zone.noEntry);
    if (zone.optional) out.line("optional = true");
    if (zone.choicesKm.empty()) return;
    std::string choices;
    for (const double km : zone.choicesKm) choices += fmt::format("{}{}", choices.empty() ? "" : ", ", km);
    out.line("choices_km = [" + choices + "]");
}

}  // namespace

std::string scenarioToml(const Scenario& scenario)
{
    Writer out;
    out.line("[[scenarios]]");
    out.text("id", scenario.id.text());
    out.text("name", scenario.name);
    out.text("proposer", scenario.proposer);
    out.text("date", scenario.date);
    out.text("source", scenario.source);
    out.text("note", scenario.note);
    out.text("base", scenario.baseScenario.empty() ? scenario.baseDate : scenario.baseScenario.text());
    for (const ScenarioStep& step : scenario.steps) writeStep(out, step);
    for (const ZoneRecipe& zone : scenario.zones) writeZone(out, zone);
    return out.result();
}

std::string scenarioIdFromName(const std::string& name)
{
    std::string id;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9'))
            id += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "scenario" : id;
}

}  // namespace frontline
