// Why the system refused something.
#pragma once

namespace frontline {

/// What the C library says of an error number, in the language of messages where it is a frequent one: the C library
/// itself would need a locale of the system for that.
const char* systemReason(int code);

}  // namespace frontline
