#include "base/run_guarded.hpp"

#include <new>
#include <stdexcept>

namespace frontline {

Error errorOf(const std::exception_ptr& thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        return Error{"there is not enough memory for this"};
    } catch (const std::length_error&) {
        return Error{"there is not enough memory for this"};  // more than any memory could hold
    } catch (const std::exception& error) {
        return Error{error.what()};
    } catch (...) {
        return Error{"ended for a reason it did not give"};
    }
}

}  // namespace frontline
