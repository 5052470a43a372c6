#include "geo/projection_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace frontline {

ProjectionWords projectionWords(const Projection& projection)
{
    struct Method {
        std::string_view key, english, ukrainian;
    };
    // The names of `proj -l`, for what maps of countries are drawn in.
    static constexpr std::array methods{
        Method{"lcc", "Lambert conformal conic", "рівнокутна конічна Ламберта"},
        Method{"tmerc", "Transverse Mercator", "поперечна Меркатора"},
        Method{"utm", "UTM", "UTM"},
        Method{"merc", "Mercator", "Меркатора"},
        Method{"webmerc", "Web Mercator", "Web Mercator"},
        Method{"aea", "Albers equal area", "рівновелика конічна Альберса"},
        Method{"laea", "Lambert azimuthal equal area", "рівновелика азимутальна Ламберта"},
        Method{"aeqd", "Azimuthal equidistant", "рівнопроміжна азимутальна"},
        Method{"stere", "Stereographic", "стереографічна"},
        Method{"eqc", "Equidistant cylindrical", "рівнопроміжна циліндрична"},
        Method{"eqdc", "Equidistant conic", "рівнопроміжна конічна"},
        Method{"longlat", "Longitude and latitude", "довгота і широта"},
        Method{"latlong", "Longitude and latitude", "довгота і широта"},
        Method{"ortho", "Orthographic", "ортографічна"},
        Method{"robin", "Robinson", "Робінсона"},
        Method{"eqearth", "Equal Earth", "Equal Earth"}};
    const std::string& name = projection.name();
    const auto key = name.find("+proj=");
    if (key == std::string::npos) return {name, name};
    const std::size_t begin = key + std::string_view("+proj=").size();
    const auto found = std::ranges::find(methods, name.substr(begin, name.find(' ', begin) - begin), &Method::key);
    if (found == methods.end()) return {name.substr(0, 40), name.substr(0, 40)};
    return {std::string(found->english), std::string(found->ukrainian)};
}

}  // namespace frontline
