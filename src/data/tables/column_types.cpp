#include "data/tables/column_types.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace frontline {

namespace {

std::string_view withoutBlanksAround(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// "0014", "-007.5": what has them is a code of some kind, and would be lost.
bool hasZerosBefore(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

}  // namespace

std::optional<std::int64_t> wholeOf(std::string_view text)
{
    text = withoutBlanksAround(text);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || hasZerosBefore(text)) return std::nullopt;
    if (value == 0 && text.size() > 1) return std::nullopt;
    return value;
}

std::optional<double> numberOf(std::string_view text, bool decimalComma)
{
    text = withoutBlanksAround(text);
    if (hasZerosBefore(text)) return std::nullopt;
    // A number that is too large for a whole one is no number either: its digits would be lost.
    if (text.size() > 16 && text.find_first_not_of("-0123456789") == std::string_view::npos && !wholeOf(text))
        return std::nullopt;
    std::string withPoint;
    if (decimalComma && text.find(',') != std::string_view::npos && text.find('.') == std::string_view::npos) {
        withPoint = text;
        withPoint[withPoint.find(',')] = '.';
        text = withPoint;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void CellTypes::note(const OGRFeature& row)
{
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        Seen& seen = seen_[i];
        const int field = static_cast<int>(i);
        if (!seen.number || !row.IsFieldSetAndNotNull(field)) continue;
        const std::string_view text = const_cast<OGRFeature&>(row).GetFieldAsString(field);
        if (text.empty()) continue;
        seen.any = true;
        if (seen.whole && wholeOf(text)) {
            seen.finite = true;
            continue;
        }
        seen.whole = false;
        const auto number = numberOf(text, decimalComma_);
        seen.number = number.has_value();
        seen.finite = seen.finite || (number && std::isfinite(*number));
    }
}

std::vector<CellType> CellTypes::types() const
{
    std::vector<CellType> out;
    for (const Seen& seen : seen_)
        out.push_back(!seen.any || !seen.number || !seen.finite ? CellType::Text
                      : seen.whole                              ? CellType::Whole
                                                                : CellType::Number);
    return out;
}

}  // namespace frontline
