#include "base/run_guarded.hpp"

#include <new>
#include <stdexcept>
#include <string_view>

#include "base/message.hpp"

namespace frontline {

Error errorOf(const std::exception_ptr& thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        return Error{msg("there is not enough memory for this")};
    } catch (const std::length_error&) {  // more than any memory could hold
        return Error{msg("there is not enough memory for this")};
    } catch (const std::exception& error) {
        // The words of the library that starts them.
        if (std::string_view(error.what()).starts_with("pthread_create"))
            return Error{
                msg("no more threads can be started: raise the limits on memory and processes (ulimit -v, "
                    "ulimit -u), or work with one, as by --jobs 1")};
        return Error{error.what()};
    } catch (...) {
        return Error{msg("ended for a reason it did not give")};
    }
}

}  // namespace frontline
