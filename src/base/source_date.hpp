// The time that files say they were made at.
#pragma once

#include <string>

namespace frontline {

/// $SOURCE_DATE_EPOCH (reproducible-builds.org: seconds since 1970) as "2001-09-09T01:46:40Z"; "" where it is not set
/// or no such number: then it is now. With it the same work gives the same bytes.
std::string sourceDate();

}  // namespace frontline
