// Where each layer comes from: geodata/sources.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/local_text.hpp"
#include "base/result.hpp"

namespace frontline {

using SourceId = Id<struct SourceTag>;

/// One entry of sources.toml. `id` is what a layer of map.toml names in its `source`.
struct Source {
    SourceId id;
    LocalText title;
    LocalText licence;
    LocalText attribution;  // the line that a picture must show
    std::string date;       // ISO date or range, as text
    std::string status;     // "official", "generalised" or "schematic"
    double toleranceMetres = 0;
    LocalText note;
};

/// "generalised, 500 m", in a language; "" where the source says neither.
std::string accuracyText(const Source& source, Language language);

/// Reads [[source]] tables. title, licence, attribution and note are a text, or texts by language: { en = "…", uk = "…"
/// }. Errors name file, line and key: a wrong type, an unknown key, a missing or repeated id.
Result<std::vector<Source>> readSources(const std::filesystem::path& path);

}  // namespace frontline
