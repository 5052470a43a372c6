#include "map/input_files.hpp"

#include <system_error>
#include <utility>

#include "base/message.hpp"
#include "data/styles/file_style.hpp"

namespace frontline {

namespace {

std::vector<std::filesystem::path> inputFiles(const MapDefinition& map, const Selection& selection)
{
    std::vector<std::filesystem::path> inputs{map.path, map.path.parent_path() / "sources.toml"};
    if (!map.claimFile.empty()) inputs.push_back(map.claimFile);
    for (const auto& [id, file] : map.data) inputs.push_back(file.path);
    for (const OwnLayer& own : selection.files) {
        inputs.push_back(own.file.path);
        for (auto& style : styleFilesOf(own.file.path)) inputs.push_back(std::move(style));
    }
    for (const ScenarioPointer& scenario : map.scenarios) inputs.emplace_back(scenario->file);
    for (const auto& [id, theme] : map.themes) inputs.push_back(theme.path);
    return inputs;
}

}  // namespace

Result<Done> checkOutputs(const MapDefinition& map, const Selection& selection,
                          const std::vector<std::filesystem::path>& outputs,
                          const std::vector<std::filesystem::path>& more)
{
    auto inputs = inputFiles(map, selection);
    inputs.insert(inputs.end(), more.begin(), more.end());
    for (const auto& output : outputs)
        for (const auto& input : inputs) {
            std::error_code missing;
            if (!input.empty() && std::filesystem::equivalent(output, input, missing) && !missing)
                return Error{msg("{}: is being read and would be lost; give another name", output.string())};
        }
    return Done{};
}

}  // namespace frontline
