// Files that a map names outside its folder: what the user has answered when the window asked.
#pragma once

#include <filesystem>
#include <optional>

#include "map/map_definition.hpp"

namespace frontline {

/// allowed-files.toml of the user's folder (see userConfigFolder); empty when the environment names no home.
std::filesystem::path answerFile();

/// The answer for all the files that the map leaves out: whether they may be read. Absent when there is none, for a map
/// of that content and these files. A file of answers that cannot be read holds none.
std::optional<bool> rememberedAnswer(const MapDefinition& map, const std::filesystem::path& file = answerFile());

/// Remembers the answer for the files that the map leaves out, until map.toml has another content. Error: the file
/// cannot be read or written; nothing is changed then.
Result<Done> rememberAnswer(const MapDefinition& map, bool allow, const std::filesystem::path& file = answerFile());

struct AnsweredMap {
    MapDefinition map;
    bool asks = false;  // the user is to be asked for what is left out
};

/// readMap() with what was answered: what is refused, or not answered for yet, is left out.
Result<AnsweredMap> readAnsweredMap(const std::filesystem::path& mapToml,
                                    const std::filesystem::path& file = answerFile());

}  // namespace frontline
