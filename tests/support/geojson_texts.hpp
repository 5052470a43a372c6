// GeoJSON written for tests, and read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "data/read_features.hpp"
#include "temporary_folder.hpp"

namespace frontline {

inline std::string pointAt(const std::string& position, const std::string& properties = "{}",
                           const std::string& more = "")
{
    return R"({"type":"Feature",)" + more + R"("properties":)" + properties +
           R"(,"geometry":{"type":"Point","coordinates":)" + position + "}}";
}

inline std::string collection(const std::string& features, const std::string& more = "")
{
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

struct ReadText {
    std::vector<FeatureTable> tables;
    std::string warnings, error;
};

inline ReadText readText(const std::string& text, const ReadOptions& options = {})
{
    const TemporaryFolder folder;
    auto read = readFeatures(folder.write("a.geojson", text), options);
    ReadText out;
    if (!read) {
        out.error = read.error().message;
        return out;
    }
    for (const auto& warning : read.warnings) out.warnings += warning + "\n";
    out.tables = std::move(*read);
    return out;
}

inline std::size_t features(const ReadText& read)
{
    std::size_t count = 0;
    for (const auto& table : read.tables) count += table.featureCount();
    return count;
}

}  // namespace frontline
