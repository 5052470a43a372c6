#include "map/read_part.hpp"

#include <map>

#include "map/suggestion.hpp"

namespace frontline {

ScenarioPart readPart(TomlReader& reader)
{
    using Kind = ScenarioPart::Kind;
    static const std::map<std::string, Kind> kinds{
        {"passed", Kind::Passed}, {"returned", Kind::Returned},    {"zone", Kind::Zone},
        {"line", Kind::Line},     {"only-first", Kind::OnlyFirst}, {"only-second", Kind::OnlySecond}};
    ScenarioPart part;
    const std::string kind = reader.requiredText("part");
    if (const auto known = kinds.find(kind); known != kinds.end()) {
        part.kind = known->second;
    } else if (!kind.empty()) {
        std::vector<std::string> names;
        for (const auto& [name, value] : kinds) names.push_back(name);
        reader.fail("part", unknownName("part", kind, names));
    }
    reader.id("id", part.scenario);
    return part;
}

}  // namespace frontline
