#include "data/geojson/json_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace frontline {

namespace {

using Wholes = std::vector<std::int64_t>;
using Numbers = std::vector<double>;
using Words = std::vector<std::string>;

std::string asText(double number)
{
    return std::isnan(number) ? "NaN" : fmt::format("{}", number);
}

template <class From, class To, class Convert>
void convert(Column& column, Convert each)
{
    To out;
    out.reserve(column.size());
    const auto& values = std::get<From>(column.values);
    for (std::size_t row = 0; row < values.size(); ++row)
        out.push_back(column.isMissing(row) ? typename To::value_type{} : each(values[row]));
    column.values = std::move(out);
}

/// Makes the column one that can hold the value.
void widen(Column& column, const JsonColumns::Value& value)
{
    const bool wholes = std::holds_alternative<Wholes>(column.values);
    const bool words = std::holds_alternative<Words>(column.values);
    if (std::holds_alternative<double>(value) && wholes) {
        convert<Wholes, Numbers>(column, [](std::int64_t v) { return static_cast<double>(v); });
    } else if (std::holds_alternative<std::string_view>(value) && !words) {
        if (wholes)
            convert<Wholes, Words>(column, [](std::int64_t v) { return fmt::to_string(v); });
        else
            convert<Numbers, Words>(column, [](double v) { return asText(v); });
    }
}

/// In the last row.
template <class T>
void put(Column& column, std::size_t row, T value)
{
    if (column.size() > row)
        column.set(row, std::move(value));
    else
        column.add(std::move(value));
}

}  // namespace

JsonColumns::Kept* JsonColumns::column(std::string_view name)
{
    if (const auto found = places_.find(name); found != places_.end()) return &columns_[found->second];
    if (unread_.contains(name)) return nullptr;
    if (columns_.size() >= mostNames || columns_.size() * (row_ + 1) > mostMissing + values_) {
        unread_.emplace(name);
        return nullptr;
    }
    places_.emplace(name, columns_.size());
    columns_.push_back({std::string(name), {texts_.clean(name), Words{}}});
    return &columns_.back();
}

void JsonColumns::set(std::string_view name, const Value& value)
{
    Kept* kept = column(name);
    if (!kept) return;
    Column& to = kept->column;
    const auto* whole = std::get_if<std::int64_t>(&value);
    const auto* number = std::get_if<double>(&value);
    if (!kept->typed) {
        kept->typed = true;
        if (whole) convert<Words, Wholes>(to, [](const std::string&) { return std::int64_t{0}; });
        if (number) convert<Words, Numbers>(to, [](const std::string&) { return 0.0; });
    }
    widen(to, value);
    if (to.size() <= row_) ++kept->values, ++values_;
    if (to.size() < row_) to.addMissingUpTo(row_ + 1);  // with room for the value
    if (std::holds_alternative<Wholes>(to.values))
        put(to, row_, *whole);
    else if (std::holds_alternative<Numbers>(to.values))
        put(to, row_, whole ? static_cast<double>(*whole) : *number);
    else
        put(to, row_,
            whole    ? fmt::to_string(*whole)
            : number ? asText(*number)
                     : texts_.clean(std::get<std::string_view>(value)));
}

void JsonColumns::setNull(std::string_view name)
{
    Kept* kept = column(name);
    if (kept && kept->column.size() > row_) kept->column.setMissing(row_);
}

void JsonColumns::endFeature()
{
    ++row_;
    while (columns_.size() * row_ > mostMissing + values_)
        leaveOut(columns_.size() - std::min(columns_.size() - 1, (mostMissing + values_) / row_));
}

void JsonColumns::leaveOut(std::size_t count)
{
    std::vector<std::size_t> order(columns_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto split = order.begin() + static_cast<std::ptrdiff_t>(count);
    // Of those that as few have, the last.
    std::ranges::nth_element(order, split, [&](std::size_t a, std::size_t b) {
        return columns_[a].values != columns_[b].values ? columns_[a].values < columns_[b].values : a > b;
    });
    std::vector<bool> leaves(columns_.size());
    std::for_each(order.begin(), split, [&](std::size_t place) { leaves[place] = true; });
    std::size_t to = 0;
    for (std::size_t from = 0; from < columns_.size(); ++from) {
        Kept& kept = columns_[from];
        if (leaves[from]) {
            values_ -= kept.values;
            places_.erase(kept.name);
            unread_.insert(std::move(kept.name));
        } else {
            if (to != from) {
                places_[kept.name] = to;
                columns_[to] = std::move(kept);
            }
            ++to;
        }
    }
    columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(to), columns_.end());
}

std::vector<Column> JsonColumns::take()
{
    std::vector<Column> out;
    for (Kept& kept : columns_) {
        std::visit([&](auto& values) { values.reserve(row_); }, kept.column.values);
        kept.column.addMissingUpTo(row_);
        out.push_back(std::move(kept.column));
    }
    columns_.clear();
    return out;
}

}  // namespace frontline
