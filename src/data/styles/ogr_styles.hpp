// The styles of OGR's features (its "feature style specification"): of KML, MapInfo, DXF. Internal to data.
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <string>
#include <unordered_map>

#include "data/styles/file_style.hpp"

namespace frontline {

class OgrStyles {
public:
    /// shared: of the dataset or the layer, may be null; lives as long as this.
    explicit OgrStyles(OGRStyleTable* shared) : shared_(shared) {}

    /// Of the next feature.
    void add(OGRFeature& feature);
    /// Takes back all that was added.
    void forget() { styles_.ofFeature.clear(); }
    /// For as many features as were added; empty where none has a style. Once.
    [[nodiscard]] FileStyles take();

private:
    std::uint32_t numberOfText(const std::string& text);

    OGRStyleTable* shared_;
    FileStyles styles_;
    std::unordered_map<std::string, std::uint32_t> known_;  // by the style as text
};

}  // namespace frontline
