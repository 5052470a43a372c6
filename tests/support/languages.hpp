// Languages with other rules of numbers, capitals and sorting than each other's.
#pragma once

#include "base/language.hpp"

namespace frontline {

inline const Language english, ukrainian = Language::of("uk"), polish = Language::of("pl");

}  // namespace frontline
