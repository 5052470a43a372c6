#include "session/map_reading.hpp"

#include <fmt/format.h>

#include <exception>

#include "map/outside_files.hpp"
#include "map/user_scenarios.hpp"
#include "session/session.hpp"

namespace frontline {

namespace {

void showProblem(Session& session, const std::string& text)
{
    session.messages.close(session.files.problem);
    session.files.problem = text;
    if (!text.empty()) session.complain(text);
}

/// A theme that is wrong now stays as it was.
void keepBrokenThemes(MapDefinition& map, const std::vector<ThemeProblem>& problems, const MapDefinition& before)
{
    for (const ThemeProblem& problem : problems) {
        const auto known = before.themes.find(problem.theme);
        if (known != before.themes.end() && !known->second.path.empty()) map.themes[problem.theme] = known->second;
    }
}

}  // namespace

MapReading readMapWithThemes(const std::filesystem::path& path, const std::filesystem::path& theme)
{
    MapReading reading;
    try {
        auto read = readAnsweredMap(path);
        if (!read) {
            reading.error = read.error().message;
            return reading;
        }
        reading.warnings = std::move(read.warnings);
        MapDefinition& map = read->map;
        for (std::string& warning : readUserScenarios(map).warnings) reading.warnings.push_back(std::move(warning));
        reading.problems = addThemes(map);
        if (!theme.empty())
            if (const auto added = addTheme(map, theme); !added)
                reading.problems.push_back({ThemeId(theme.stem().string()), added.error().message});
        reading.asks = read->asks;
        reading.map = std::move(map);
    } catch (const std::exception& error) {
        reading.error = fmt::format("{}: {}", path.string(), error.what());
    }
    return reading;
}

void startReading(Session& session, const std::vector<ThemeProblem>& problems, MapFiles files)
{
    session.files = std::move(files);
    showProblem(session, problems.empty() ? "" : problems.front().message);
}

std::filesystem::path mapMeant(const std::filesystem::path& opened)
{
    std::error_code ignored;
    std::filesystem::path within = opened / "map.toml";
    if (std::filesystem::is_directory(opened, ignored) && std::filesystem::exists(within, ignored)) return within;
    return opened.extension() == ".toml" ? opened : std::filesystem::path();
}

Selection openingSelection(const MapDefinition& map, Language language)
{
    Selection selection = firstSelection(map);
    selection.scenario = map.scenario;
    selection.language = language;
    return selection;
}

void openReading(Session& session, MapReading reading, const Result<Projection>& projection)
{
    if (!reading.map || !projection) {
        session.complain(reading.map ? projection.error().message : reading.error);
        return;
    }
    const auto map = std::make_shared<const MapDefinition>(*std::move(reading.map));
    session.restart(map, openingSelection(*map, session.language()), *projection);
    for (const std::string& warning : reading.warnings) session.tell(warning);
    session.files.wantedTheme = {};
    session.files.toRead.clear();
    session.files.asks = reading.asks;
    showProblem(session, reading.problems.empty() ? "" : reading.problems.front().message);
}

void answerForFiles(Session& session, bool allow)
{
    session.files.asks = false;
    if (const auto kept = rememberAnswer(session.map(), allow); !kept)
        session.complain(kept.error().message);
    else if (allow)
        session.files.toRead = session.map().path;
}

void adoptReading(Session& session, MapReading reading)
{
    showProblem(session, !reading.error.empty()     ? reading.error
                         : reading.problems.empty() ? ""
                                                    : reading.problems.front().message);
    if (!reading.map) return;
    session.files.asks = reading.asks;
    keepBrokenThemes(*reading.map, reading.problems, session.map());
    session.editing.setMap(std::make_shared<const MapDefinition>(*std::move(reading.map)));
    if (session.map().themes.contains(session.files.wantedTheme)) {
        session.editing.choose([&](Selection& selection) { selection.theme = session.files.wantedTheme; });
        session.files.wantedTheme = {};
    }
    tryAgain(session.work);
    session.figures.claims = {};
    session.figures.length = {};
    session.figures.highlights.clear();
    if (!session.map().hasDate(session.work.pendingDate)) session.work.pendingDate.clear();
    session.shown.forget();
    session.refresh();
}

}  // namespace frontline
