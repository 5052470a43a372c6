#include "scene/provenance.hpp"

#include "catch.hpp"
#include "drawn_maps.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

void addLayer(DrawnMap& map, const std::string& id, const std::string& source)
{
    FeatureTable table;
    table.geometry.addRing(std::vector<Xy>{{30, 48}, {31, 48}, {31, 49}, {30, 48}});
    table.geometry.endPart();
    table.geometry.endFeature();
    map.layers.push_back(newLayer(id, "", std::make_shared<const FeatureTable>(std::move(table))));
    setSource(map, map.layers.back(), source);
}

DrawnMap shown()
{
    DrawnMap map = emptyMap();
    MapDefinition& definition = editable(map);
    definition.title = LocalText("A map of <us> & \"them\"");
    definition.sources = {newSource("ne", "Boundaries", "public domain", "Natural Earth", "2022", "official", 0),
                          newSource("line", "Line", "with attribution", "Line: someone", "2025", "generalised", 500),
                          newSource("unused", "Rivers", "LGPL", "Rivers: GSHHG", "2017", "generalised", 1000)};
    map.selection.date = "2025-08-17";
    addLayer(map, "land", "ne");
    addLayer(map, "contact", "line");
    addLayer(map, "rivers", "unused");
    map.layers.back().visible = false;
    return map;
}

View degreeView()
{
    // 200 x 100 pixels of 0.01 degrees about 31 E 48 N.
    return {Projection::create("EPSG:4326").value(), {31, 48}, 0.01, 200, 100, defaultPixelsPerPoint};
}

/// Of a picture in which all that is visible is seen.
Provenance provenanceOf(const DrawnMap& map, const std::string& version)
{
    std::set<LayerId> seen;
    for (const DrawnLayer& layer : map.layers)
        if (layer.visible) seen.insert(layer.id());
    return frontline::provenanceOf(map, degreeView(), seen, version);
}

std::string text(const Provenance& provenance, const std::string& keyword)
{
    for (const auto& [key, value] : provenance.texts)
        if (key == keyword) return value;
    return "";
}

}  // namespace

TEST_CASE("a picture names its sources, their licences and what it shows")
{
    const Provenance p = provenanceOf(shown(), "1.2.3");
    CHECK(p.software == "Frontline 1.2.3");
    CHECK(text(p, "Title") == "A map of <us> & \"them\"");
    CHECK(text(p, "Software") == "Frontline 1.2.3");
    CHECK_THAT(text(p, "Source"), Contains("Natural Earth") && Contains("Line: someone (generalised, 500 m, 2025)"));
    CHECK(text(p, "Licences") ==
          "Boundaries: public domain, 2022, official\nLine: with attribution, 2025, generalised");
    CHECK(text(p, "CRS") == "EPSG:4326");
    CHECK(text(p, "Bounding box") == "30.00000,47.50000,32.00000,48.50000");
    CHECK(text(p, "Date of the line") == "2025-08-17");
    for (const char* absent : {"Scenario", "Scenario id", "Compared with", "Description"})
        CHECK(text(p, absent).empty());
}

TEST_CASE("a scenario is named with its id, and so is what it is compared with")
{
    DrawnMap map = shown();
    show(map, namedScenario("plan", "A plan", "Somebody", "2025-02-03"));
    compare(map, ComparisonView::Mode::Swipe, "2024-08-08");
    const Provenance p = provenanceOf(map, "1");
    CHECK(text(p, "Scenario") == "plan: A plan (Somebody, 2025-02-03)");
    CHECK(text(p, "Scenario id") == "plan");
    CHECK(text(p, "Compared with") == "2024-08-08");
}

TEST_CASE("RDF has the facts as Dublin Core and by keyword, with XML's signs escaped")
{
    const std::string rdf = rdfOf(provenanceOf(shown(), "1.2.3"), 300);
    CHECK_THAT(rdf, Contains("<xmp:CreatorTool>Frontline 1.2.3</xmp:CreatorTool>"));
    CHECK_THAT(rdf, Contains("<rdf:li xml:lang=\"x-default\">A map of &lt;us&gt; &amp; &quot;them&quot;</rdf:li>"));
    CHECK_THAT(rdf, Contains("<tiff:XResolution>30000/100</tiff:XResolution>"));
    CHECK_THAT(rdf, Contains("<frontline:BoundingBox>30.00000,47.50000,32.00000,48.50000</frontline:BoundingBox>"));
    CHECK_THAT(rdf, Contains("<frontline:DateOfTheLine>2025-08-17<"));
    CHECK_THAT(rdf, !Contains("dc:description"));
}

TEST_CASE("a description is in the texts, and in RDF as description and alternative text")
{
    Provenance p = provenanceOf(shown(), "1");
    addDescription(p, "A map & more.", "A map & more.\n\nThe whole of it.");
    CHECK(text(p, "Description") == "A map & more.\n\nThe whole of it.");
    const std::string rdf = rdfOf(p, 96);
    CHECK_THAT(rdf, Contains("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">A map &amp; more.\n\nThe whole"));
    CHECK_THAT(
        rdf,
        Contains(
            "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang=\"x-default\">A map &amp; more.</rdf:li>"));
    CHECK_THAT(rdf, Contains("<Iptc4xmpCore:ExtDescrAccessibility>"));
    CHECK_THAT(rdf, Contains("xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\""));
    CHECK_THAT(rdf, !Contains("frontline:Description>"));
}

TEST_CASE("an XMP packet has its head, its RDF and its end")
{
    const std::string packet = xmpPacketOf(provenanceOf(shown(), "1"), 96);
    CHECK(packet.starts_with("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"));
    CHECK(packet.ends_with("<?xpacket end=\"r\"?>"));
    CHECK_THAT(packet, Contains("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">") && Contains("</rdf:RDF>\n</x:xmpmeta>"));
}
