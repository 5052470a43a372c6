#include "data/topology_arcs.hpp"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal.h>
#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "data/packed_files.hpp"

namespace frontline {

namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::SUCCESS;

/// After these the parser has let go of the text: nothing more may be asked of what it gave. After others, as where a
/// value is of another type, it goes on.
bool isEnd(simdjson::error_code error)
{
    return error == simdjson::TAPE_ERROR || error == simdjson::INCOMPLETE_ARRAY_OR_OBJECT;
}

/// Stops at the first place that is no JSON: what reads the geometries refuses the file there.
class Topology {
public:
    explicit Topology(TopologyArcs& out) : out_(out) {}

    /// How many points each arc has. false: what is read ended in the middle.
    bool readArcs(ondemand::document& root)
    {
        ondemand::array arcs;
        if (const auto error = root["arcs"].get(arcs)) return !isEnd(error);
        for (auto arc : arcs) {
            ondemand::array points;
            if (const auto error = arc.get(points)) {
                if (isEnd(error)) return false;
                noteBroken(fmt::format("arc {}", lengths_.size()));
                lengths_.push_back(0);
                continue;
            }
            std::size_t count = 0;
            for (auto point : points) {
                ++count;
                const Position position = readPosition(point);
                if (position == Position::End) return false;
                if (position == Position::Broken) noteBroken(fmt::format("arc {}", lengths_.size()));
            }
            lengths_.push_back(count);
        }
        return true;
    }

    /// false: what is read ended in the middle.
    bool readTransform(ondemand::document& root)
    {
        ondemand::object transform;
        if (const auto error = root["transform"].get(transform)) return !isEnd(error);
        for (const char* const key : {"scale", "translate"}) {
            ondemand::value pair;
            const auto error = transform.find_field_unordered(key).get(pair);
            if (isEnd(error)) return false;
            const Position position = error ? Position::Broken : readPosition(pair);
            if (position == Position::End) return false;
            if (position == Position::Broken) noteBroken("transform");
        }
        return true;
    }

    void readObjects(ondemand::document& root)
    {
        ondemand::object objects;
        if (root["objects"].get(objects) != SUCCESS) return;
        for (auto field : objects) {
            std::string_view name;
            ondemand::value geometry;
            if (field.unescaped_key().get(name) != SUCCESS || field.value().get(geometry) != SUCCESS) return;
            name_ = name;
            number_ = 0;
            if (!addGeometry(geometry, 0)) return;
        }
    }

private:
    /// Deeper no geometry is; a reader that goes on refuses the file.
    static constexpr int deepest = 64;

    /// false: there is nothing more to read.
    bool addGeometry(ondemand::value geometry, int depth)
    {
        if (depth > deepest) return false;
        ondemand::object members;
        if (const auto error = geometry.get(members)) return !isEnd(error);
        bool isCollection = false;
        isLacking_ = false;
        for (auto field : members) {
            std::string_view name;
            ondemand::array list;
            if (field.unescaped_key().get(name) != SUCCESS) return false;
            if (name != "geometries" && name != "arcs" && name != "coordinates") continue;
            if (const auto error = field.value().get(list)) {
                if (isEnd(error)) return false;
                continue;
            }
            if (name == "arcs" && !addArcs(list, depth)) return false;
            if (name == "coordinates" && !readCoordinates(list)) return false;
            if (name != "geometries") continue;
            isCollection = true;
            for (auto member : list) {
                ondemand::value inner;
                if (member.get(inner) != SUCCESS || !addGeometry(inner, depth + 1)) return false;
            }
        }
        if (isCollection) return true;
        if (isLacking_ && out_.lacking++ == 0) {
            out_.firstObject = name_;
            out_.firstNumber = number_;
        }
        ++number_;
        return true;
    }

    enum class Position { Fine, Broken, End };

    /// Of a value that should be an array of two numbers or more.
    template <class Value>
    static Position readPosition(Value&& value)
    {
        ondemand::array numbers;
        if (const auto error = value.get(numbers)) return isEnd(error) ? Position::End : Position::Broken;
        std::size_t count = 0;
        bool fine = true;
        for (auto number : numbers) {
            double read = 0;
            const auto error = number.get(read);
            if (isEnd(error)) return Position::End;
            fine = fine && (error == SUCCESS || count >= 2);
            ++count;
        }
        return fine && count >= 2 ? Position::Fine : Position::Broken;
    }

    /// Of a point, whose list is numbers, or of several, whose list is positions. false: what is read ended in the
    /// middle.
    bool readCoordinates(ondemand::array list)
    {
        std::size_t numbers = 0, positions = 0;
        bool fine = true;
        for (auto member : list) {
            ondemand::value value;
            ondemand::json_type type{};
            if (member.get(value) != SUCCESS || value.type().get(type) != SUCCESS) return false;
            if (type == ondemand::json_type::array) {
                const Position position = readPosition(value);
                if (position == Position::End) return false;
                fine = fine && position == Position::Fine;
                ++positions;
            } else {
                fine = fine && (type == ondemand::json_type::number || numbers >= 2);
                ++numbers;
            }
        }
        // Both empty: a geometry without places.
        if (!fine || numbers == 1 || (numbers > 0 && positions > 0)) noteBroken(fmt::format("\"{}\"", name_));
        return true;
    }

    void noteBroken(const std::string& what)
    {
        if (out_.broken.empty()) out_.broken = what;
    }

    bool addArcs(ondemand::array arcs, int depth)
    {
        if (depth > deepest) return false;
        for (auto member : arcs) {
            ondemand::value value;
            ondemand::array inner;
            if (member.get(value) != SUCCESS) return false;
            const auto error = value.get(inner);
            if (isEnd(error)) return false;
            if (!error) {
                if (!addArcs(inner, depth + 1)) return false;
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
        return true;
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
    constexpr std::uint64_t leastVertices = 5'000'000, mostVerticesPerByte = 4;
    return vertices > std::max(leastVertices, mostVerticesPerByte * fileBytes);
}

std::optional<TopologyArcs> topologyArcs(const std::string& path)
{
    const char* const driver[] = {"TopoJSON", nullptr};
    if (driverKnowing(path, driver).empty()) return std::nullopt;
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (!VSIIngestFile(nullptr, path.c_str(), &bytes, &size, -1)) return std::nullopt;
    const std::unique_ptr<GByte, decltype(&VSIFree)> owner(bytes, VSIFree);
    const simdjson::padded_string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    ondemand::parser parser;
    TopologyArcs out;
    out.fileBytes = size;
    Topology topology(out);
    ondemand::document root;
    if (parser.iterate(text).get(root) != SUCCESS) return std::nullopt;
    if (!topology.readArcs(root)) return out;
    // From the start again: the objects may stand before the arcs.
    ondemand::document again, third;
    if (parser.iterate(text).get(again) == SUCCESS) topology.readObjects(again);
    if (parser.iterate(text).get(third) == SUCCESS) topology.readTransform(third);
    return out;
}

}  // namespace frontline
