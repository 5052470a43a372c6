// Catch2 2.13 and 3.x behind one header.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
using Catch::Approx;

namespace Catch::Matchers {

/// What Catch2 2 calls it. (Contains of Catch2 3 is for elements of a range, and is not included.)
inline StringContainsMatcher Contains(const std::string& part, CaseSensitive sensitivity = CaseSensitive::Yes)
{
    return ContainsSubstring(part, sensitivity);
}

}  // namespace Catch::Matchers
#else
#include <catch2/catch.hpp>
#endif
