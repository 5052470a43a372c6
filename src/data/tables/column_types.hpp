// What the columns of a table of text hold: numbers, whole numbers, or texts. Internal to data: names GDAL's types.
#pragma once

#include <ogrsf_frmts.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace frontline {

enum class CellType { Text, Whole, Number };

/// A whole number as it would be written again: "0014", "+5" and "-0" are texts.
std::optional<std::int64_t> wholeOf(std::string_view text);

/// A number, "nan" and "inf" too; not one with zeros before it. decimalComma: "48,25" is one.
std::optional<double> numberOf(std::string_view text, bool decimalComma);

/// By all values that were noted; what is empty says nothing.
class CellTypes {
public:
    explicit CellTypes(int columns, bool decimalComma = false)
        : seen_(static_cast<std::size_t>(columns)), decimalComma_(decimalComma)
    {}

    void note(const OGRFeature& row);
    /// Of all columns; text where nothing was noted.
    [[nodiscard]] std::vector<CellType> types() const;
    [[nodiscard]] bool decimalComma() const { return decimalComma_; }

private:
    struct Seen {
        bool any = false, whole = true, number = true;
        bool finite = false;  // some number that is one
    };
    std::vector<Seen> seen_;
    bool decimalComma_;
};

}  // namespace frontline
