#include "scene/provenance.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "base/xml.hpp"
#include "scene/furniture/attribution.hpp"

namespace frontline {

namespace {

/// "title: licence, date, status" of every source of a layer that is seen, each once, in the order of the sources.
std::vector<std::string> licenceLines(const DrawnMap& map, const std::set<LayerId>& seen)
{
    std::vector<std::string> lines;
    const auto credited = creditedSources(map, seen);
    for (const Source& source : map.map->sources) {
        if (std::ranges::find(credited, &source) == credited.end()) continue;
        std::string line = source.title.empty() ? source.id.text() : source.title.own();
        std::string more;
        for (const std::string& part : {source.licence.own(), source.date, source.status})
            if (!part.empty()) more += (more.empty() ? ": " : ", ") + part;
        lines.push_back(line + more);
    }
    return lines;
}

/// "Bounding box" → "BoundingBox", a name of XML.
std::string elementName(const std::string& keyword)
{
    std::string name;
    bool upper = true;
    for (const char c : keyword) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter) name += upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = !letter;
    }
    return name;
}

std::string textOf(const Provenance& provenance, std::string_view keyword)
{
    const auto found = std::ranges::find(provenance.texts, keyword, &std::pair<std::string, std::string>::first);
    return found == provenance.texts.end() ? std::string() : found->second;
}

/// A Dublin Core property in one language.
std::string alternative(const char* name, const std::string& text)
{
    if (text.empty()) return {};
    return fmt::format("   <{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n", name,
                       escapeXml(text));
}

}  // namespace

std::string scenarioText(const Scenario& scenario)
{
    std::string by = scenario.proposer.own();
    if (!scenario.date.empty()) by += (by.empty() ? "" : ", ") + scenario.date;
    return scenario.id.text() + ": " + scenario.name.own() + (by.empty() ? "" : " (" + by + ")");
}

Provenance provenanceOf(const DrawnMap& map, const View& view, const std::set<LayerId>& seen,
                        const std::string& version)
{
    Provenance out;
    out.title = map.furniture().titleText.empty() ? map.map->title.own() : map.furniture().titleText;
    out.software = "Frontline " + version;
    const auto add = [&](const char* keyword, std::string text) {
        if (!text.empty()) out.texts.emplace_back(keyword, std::move(text));
    };
    add("Software", out.software);
    add("Title", out.title);
    add("Credit", map.furniture().creditText);
    add("Source", fmt::format("{}", fmt::join(attributionLines(map, seen), "\n")));
    add("Licences", fmt::format("{}", fmt::join(licenceLines(map, seen), "\n")));
    add("CRS", view.projection.definition());
    if (const Box bounds = lonLatBounds(view); !bounds.empty())
        add("Bounding box",
            fmt::format("{:.5f},{:.5f},{:.5f},{:.5f}", bounds.minX, bounds.minY, bounds.maxX, bounds.maxY));
    add("Date of the line", map.selection.date);
    if (map.scenario) {
        add("Scenario", scenarioText(*map.scenario));
        add("Scenario id", map.scenario->id.text());
    }
    if (map.comparison())
        add("Compared with", map.compared ? scenarioText(*map.compared) : map.comparison()->with.date);
    return out;
}

void addDescription(Provenance& provenance, std::string altText, std::string description)
{
    provenance.texts.emplace_back("Description", description);
    provenance.altText = std::move(altText);
    provenance.description = std::move(description);
}

std::string rdfOf(const Provenance& provenance, double pixelsPerInch)
{
    std::string out =
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\""
        " xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\""
        " xmlns:frontline=\"urn:frontline:picture\">\n";
    out += fmt::format("   <xmp:CreatorTool>{}</xmp:CreatorTool>\n", escapeXml(provenance.software));
    out += alternative("dc:title", provenance.title);
    out += alternative("dc:description", provenance.description);
    out += alternative("Iptc4xmpCore:AltTextAccessibility", provenance.altText);
    out += alternative("Iptc4xmpCore:ExtDescrAccessibility", provenance.description);
    out += alternative("dc:rights", textOf(provenance, "Licences"));
    const std::string source = textOf(provenance, "Source");
    if (!source.empty()) out += fmt::format("   <dc:source>{}</dc:source>\n", escapeXml(source));
    const auto resolution = std::lround(pixelsPerInch * 100);
    out += fmt::format(
        "   <tiff:XResolution>{0}/100</tiff:XResolution>\n   <tiff:YResolution>{0}/100</tiff:YResolution>\n"
        "   <tiff:ResolutionUnit>2</tiff:ResolutionUnit>\n",
        resolution);
    for (const auto& [keyword, text] : provenance.texts)
        if (keyword != "Description")
            out += fmt::format("   <frontline:{0}>{1}</frontline:{0}>\n", elementName(keyword), escapeXml(text));
    return out + "  </rdf:Description>\n </rdf:RDF>";
}

std::string xmpPacketOf(const Provenance& provenance, double pixelsPerInch)
{
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n " +
           rdfOf(provenance, pixelsPerInch) + "\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace frontline
