#include "data/topology_arcs.hpp"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace frontline {

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::SUCCESS;

class Topology {
public:
    explicit Topology(TopologyArcs& out) : out_(out) {}

    void read(ondemand::document& root)
    {
        ondemand::array arcs;
        if (root["arcs"].get(arcs) == SUCCESS)
            for (auto arc : arcs) {
                ondemand::array points;
                std::size_t count = 0;
                if (arc.get(points) != SUCCESS || points.count_elements().get(count) != SUCCESS) count = 0;
                lengths_.push_back(count);
            }
        root.rewind();
        ondemand::object objects;
        if (root["objects"].get(objects) != SUCCESS) return;
        for (auto field : objects) {
            std::string_view name;
            ondemand::value geometry;
            if (field.unescaped_key().get(name) != SUCCESS || field.value().get(geometry) != SUCCESS) return;
            name_ = name;
            number_ = 0;
            addGeometry(geometry, 0);
        }
    }

private:
    /// Deeper no geometry is; a reader that goes on refuses the file.
    static constexpr int deepest = 64;

    void addGeometry(ondemand::value geometry, int depth)
    {
        if (depth > deepest) return;
        ondemand::object members;
        if (geometry.get(members) != SUCCESS) return;
        bool isCollection = false;
        isLacking_ = false;
        for (auto field : members) {
            std::string_view name;
            ondemand::array list;
            if (field.unescaped_key().get(name) != SUCCESS) return;
            if ((name != "geometries" && name != "arcs") || field.value().get(list) != SUCCESS) continue;
            if (name == "arcs") {
                addArcs(list, depth);
                continue;
            }
            isCollection = true;
            for (auto member : list) {
                ondemand::value inner;
                if (member.get(inner) != SUCCESS) return;
                addGeometry(inner, depth + 1);
            }
        }
        if (isCollection) return;
        if (isLacking_ && out_.lacking++ == 0) {
            out_.firstObject = name_;
            out_.firstNumber = number_;
        }
        ++number_;
    }

    void addArcs(ondemand::array arcs, int depth)
    {
        if (depth > deepest) return;
        for (auto member : arcs) {
            ondemand::value value;
            ondemand::array inner;
            if (member.get(value) != SUCCESS) return;
            if (value.get(inner) == SUCCESS) {
                addArcs(inner, depth + 1);
                continue;
            }
            std::int64_t index = 0;
            const bool isNumber = value.get(index) == SUCCESS;
            if (index < 0) index = ~index;  // an arc the other way round
            if (isNumber && index < static_cast<std::int64_t>(lengths_.size()))
                out_.vertices += lengths_[static_cast<std::size_t>(index)];
            else
                isLacking_ = true;
        }
    }

    TopologyArcs& out_;
    std::vector<std::uint64_t> lengths_;  // of the arcs
    std::string name_;                    // of the object that is read
    std::size_t number_ = 0;              // of the geometry in it
    bool isLacking_ = false;              // an arc of the geometry that is read
};

}  // namespace

bool TopologyArcs::isTooMuch() const
{
    // A vertex takes seven bytes and more.
    constexpr std::uint64_t leastVertices = 10'000'000, mostVerticesPerByte = 4;
    return vertices > std::max(leastVertices, mostVerticesPerByte * fileBytes);
}

std::optional<TopologyArcs> topologyArcs(const std::string& path)
{
    const char* const driver[] = {"TopoJSON", nullptr};
    if (!GDALIdentifyDriverEx(path.c_str(), GDAL_OF_VECTOR, driver, nullptr)) return std::nullopt;
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (!VSIIngestFile(nullptr, path.c_str(), &bytes, &size, -1)) return std::nullopt;
    const std::unique_ptr<GByte, decltype(&VSIFree)> owner(bytes, VSIFree);
    const simdjson::padded_string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    ondemand::parser parser;
    ondemand::document root;
    if (parser.iterate(text).get(root) != SUCCESS) return std::nullopt;
    TopologyArcs out;
    out.fileBytes = size;
    Topology(out).read(root);
    return out;
}

}  // namespace frontline
