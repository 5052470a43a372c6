// What a picture says about itself: what it shows, where it comes from, under which terms.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "map/drawn_map.hpp"
#include "scene/view.hpp"

namespace frontline {

struct Provenance {
    std::string title, software;
    /// What the picture shows, for who cannot see it: in a sentence, and in full. "" when nobody asked for it.
    std::string altText, description;
    /// Keywords (as of PNG texts: Latin-1, 1 to 79 characters) and texts, perhaps of several lines: Software, Title,
    /// Description, Source, Licences, CRS, Bounding box (west, south, east, north in degrees), Date of the line,
    /// Scenario, ...
    std::vector<std::pair<std::string, std::string>> texts;
};

/// "freeze: Freeze on the line of contact (European leaders, 2025-08-18)"
std::string scenarioText(const Scenario& scenario);

/// seen: the layers that the picture draws, whose sources it names; version: of the program.
Provenance provenanceOf(const DrawnMap& map, const View& view, const std::set<LayerId>& seen,
                        const std::string& version);

/// Adds what the picture shows, in words.
void addDescription(Provenance& provenance, std::string altText, std::string description);

/// The same as RDF (the element rdf:RDF): Dublin Core for title, description, source and rights, IPTC for the
/// alternative text, the program as xmp:CreatorTool, and all of it by keyword in a namespace of its own. For the
/// <metadata> of SVG.
std::string rdfOf(const Provenance& provenance, double pixelsPerInch);

/// An XMP packet (ISO 16684-1, 7.3) around rdfOf().
std::string xmpPacketOf(const Provenance& provenance, double pixelsPerInch);

}  // namespace frontline
