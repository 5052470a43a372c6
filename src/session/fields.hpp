// What the user last put into fields, for when it is wanted again.
#pragma once

#include "map/selection.hpp"

namespace frontline {

struct Fields {
    ZoneDraft zone;             // of the builder
    ComparisonView comparison;  // for switching it on again
};

}  // namespace frontline
