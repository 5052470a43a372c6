// Dates as the map's files write them. Internal to map.
#pragma once

#include <string>

namespace frontline {

/// "2025-08-17": the form only, which orders dates by comparison of texts.
bool isIsoDate(const std::string& text);

}  // namespace frontline
