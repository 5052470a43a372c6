// A value or one error, with the warnings met on the way. Bad input is a value here, never an exception.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace frontline {

/// One line for the user: what went wrong, where (file, layer, feature), and what to do about it.
struct Error {
    std::string message;
};

/// The value of an operation that only succeeds or fails.
struct Done {};

template <class T>
class Result {
public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}
    Result(T value, std::vector<std::string> met) : warnings(std::move(met)), state_(std::move(value)) {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
    explicit operator bool() const { return ok(); }

    /// Precondition of the value accessors: ok(). Of error(): !ok().
    T& value() &
    {
        assert(ok());
        return std::get<T>(state_);
    }
    const T& value() const&
    {
        assert(ok());
        return std::get<T>(state_);
    }
    T&& value() &&
    {
        assert(ok());
        return std::get<T>(std::move(state_));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const
    {
        assert(!ok());
        return std::get<Error>(state_);
    }

    /// Things the user should know although the operation succeeded, a line each.
    std::vector<std::string> warnings;

private:
    std::variant<T, Error> state_;
};

}  // namespace frontline
