// The border between code that may throw and code that takes Results.
#pragma once

#include <exception>
#include <functional>
#include <type_traits>
#include <utility>

#include "base/result.hpp"

namespace frontline {

/// An exception in words for the user; lack of memory says so.
Error errorOf(const std::exception_ptr& thrown);

namespace detail {

template <class T>
struct ValueOf {
    using type = T;
};
template <>
struct ValueOf<void> {
    using type = Done;
};
template <class T>
struct ValueOf<Result<T>> {
    using type = T;
};

}  // namespace detail

/// The T of what runGuarded() returns: for work that returns T or Result<T> T, for work that returns nothing Done.
template <class Work>
using GuardedValue = typename detail::ValueOf<std::invoke_result_t<Work>>::type;

/// Runs the work; an exception becomes its error.
template <class Work>
Result<GuardedValue<Work>> runGuarded(Work&& work)
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            std::invoke(std::forward<Work>(work));
            return Done{};
        } else {
            return std::invoke(std::forward<Work>(work));
        }
    } catch (...) {
        return errorOf(std::current_exception());
    }
}

}  // namespace frontline
