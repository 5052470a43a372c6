// A small XML document as a tree: files of styles. Internal to data.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace frontline {

struct XmlElement {
    std::string name;  // without the prefix of its namespace
    std::vector<std::pair<std::string, std::string>> attributes;
    std::string text;  // all that stands in it outside of its children
    std::vector<XmlElement> children;

    /// "" where it has no such attribute.
    [[nodiscard]] const std::string& attribute(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// The first of that name, or null.
    [[nodiscard]] const XmlElement* child(std::string_view childName) const;
    /// Of the first child of that name, without blanks about it; "" where there is none.
    [[nodiscard]] std::string textOf(std::string_view childName) const;
};

inline constexpr std::size_t mostXmlBytes = std::size_t{1} << 25;

/// The outermost element. Error (a reason, to stand in brackets): it is not well formed, declares entities of its own,
/// goes deeper than 100 elements, has more than 1,000,000, or is
/// larger than mostXmlBytes.
Result<XmlElement> parseXml(std::string_view bytes);

}  // namespace frontline
