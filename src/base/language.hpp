// The languages that the program speaks.
#pragma once

namespace frontline {

enum class Language { English, Ukrainian };

}  // namespace frontline
