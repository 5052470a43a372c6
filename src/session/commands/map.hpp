// How the map looks as a whole: theme, projection, language, what stands around it.
#pragma once

#include <string>

#include "base/language.hpp"
#include "map/furniture_choice.hpp"
#include "map/ids.hpp"
#include "session/command.hpp"

namespace frontline {

struct SetTheme {
    ThemeId theme;
    void run(Session& session) const;
};

struct NextTheme {
    void run(Session& session) const;
};

struct SetCrs {
    std::string definition;
    void run(Session& session) const;
};

struct SetFurniture {
    FurnitureChoice choice;
    void run(Session& session) const;
};

struct SetLanguage {  // of the window and of the map
    Language language;
    void run(Session& session) const;
};

}  // namespace frontline
