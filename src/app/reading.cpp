// The map and its theme files as they are on disk, taken over while the window is open.
#include <algorithm>
#include <limits>

#include "app/application.hpp"
#include "map/adopt_map.hpp"

namespace frontline {

namespace {

std::string problemOf(const MapReading& reading)
{
    if (!reading.error.empty() || reading.problems.empty()) return reading.error;
    return reading.problems.front().message;
}

}  // namespace

void Application::showReadingProblem(const std::string& text, double now)
{
    std::erase_if(messages_, [&](const TimedMessage& m) { return m.message.text == readingProblem_; });
    readingProblem_ = text;
    if (!text.empty()) addMessage(text, true, now);
}

void Application::setReading(MapReading reading, const std::string& wantedTheme, double now)
{
    wantedTheme_ = wantedTheme;
    showReadingProblem(problemOf(reading), now);
    if (reading.document) reading_ = *std::move(reading.document);
}

void Application::adoptReading(MapReading reading, double now)
{
    showReadingProblem(problemOf(reading), now);
    if (!reading.document) return;
    // A theme that is wrong now stays as it was.
    for (const ThemeProblem& problem : reading.problems) {
        const auto file = reading_.themeFiles.find(problem.name);
        if (file == reading_.themeFiles.end()) continue;
        reading.document->themeFiles[problem.name] = file->second;
        reading.document->themes[problem.name] = file->second->colors;
    }
    const bool dataChanged = adoptMap(document_, reading_, *reading.document);
    reading_ = *std::move(reading.document);
    if (document_.themes.contains(wantedTheme_)) setTheme(document_, std::exchange(wantedTheme_, ""));
    failed_.clear();
    if (dataChanged) {
        results_ = {};
        compared_.reset();
        failedComparison_.clear();
        highlights_.clear();
        claimsTried_ = false;
        lengthTried_.clear();
    }
    if (std::ranges::find(document_.dates, document_.date) == document_.dates.end() && !document_.dates.empty())
        pendingDate_ = document_.dates.back();
    ++revision_;
    scenarioChanged();
}

}  // namespace frontline
