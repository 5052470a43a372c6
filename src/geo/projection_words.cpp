#include "geo/projection_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/catalogue.hpp"

namespace frontline {

std::string projectionWords(const Projection& projection, Language language)
{
    struct Method {
        std::string_view key;
        Phrase name;
    };
    // The names of `proj -l`, for what maps of countries are drawn in.
    static constexpr std::array methods{Method{"lcc", phrase("Lambert conformal conic")},
                                        Method{"tmerc", phrase("Transverse Mercator")},
                                        Method{"utm", phrase("UTM")},
                                        Method{"merc", phrase("Mercator")},
                                        Method{"webmerc", phrase("Web Mercator")},
                                        Method{"aea", phrase("Albers equal area")},
                                        Method{"laea", phrase("Lambert azimuthal equal area")},
                                        Method{"aeqd", phrase("Azimuthal equidistant")},
                                        Method{"stere", phrase("Stereographic")},
                                        Method{"eqc", phrase("Equidistant cylindrical")},
                                        Method{"eqdc", phrase("Equidistant conic")},
                                        Method{"longlat", phrase("Longitude and latitude")},
                                        Method{"latlong", phrase("Longitude and latitude")},
                                        Method{"ortho", phrase("Orthographic")},
                                        Method{"robin", phrase("Robinson")},
                                        Method{"eqearth", phrase("Equal Earth")}};
    constexpr std::size_t mostOfDefinition = 40;
    const std::string& name = projection.name();
    const auto key = name.find("+proj=");
    if (key == std::string::npos) return name;
    const std::size_t begin = key + std::string_view("+proj=").size();
    const auto found = std::ranges::find(methods, name.substr(begin, name.find(' ', begin) - begin), &Method::key);
    return found == methods.end() ? name.substr(0, mostOfDefinition) : found->name.in(language);
}

}  // namespace frontline
