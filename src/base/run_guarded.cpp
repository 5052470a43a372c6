#include "base/run_guarded.hpp"

#include <new>
#include <stdexcept>

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
        return Error{error.what()};
    } catch (...) {
        return Error{msg("ended for a reason it did not give")};
    }
}

}  // namespace frontline
