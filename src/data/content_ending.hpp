// What kind of data bytes without a name are. Internal to data.
#pragma once

#include <string>
#include <string_view>

namespace frontline {

/// The ending of a file that begins so: ".csv" of text that is nothing else, "" of bytes that are no data that is
/// known.
std::string endingByContent(std::string_view start);

/// Whether it begins as a page of the web: what servers send in the place of data.
bool beginsAsWebPage(std::string_view start);

/// A table with a column of well-known text, of text that begins as that; other text as it is.
std::string tableOfWkt(std::string text);

}  // namespace frontline
