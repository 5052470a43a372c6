#include "map/toml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/iso_date.hpp"
#include "map/suggestion.hpp"

namespace frontline {

void TomlErrors::add(int line, const std::string& message)
{
    if (error_ && line_ <= line) return;
    line_ = line;
    error_ = Error{msg("{}, line {}: {}", file_, line, message)};
}

TomlReader::TomlReader(const TomlTable& table, int line, std::string where, TomlErrors& errors)
    : table_(table), line_(line), where_(std::move(where)), errors_(errors)
{}

TomlReader::~TomlReader()
{
    bool unknown = false;
    for (const auto& [key, value] : table_) {
        if (std::ranges::find(known_, key.name) != known_.end()) continue;
        unknown = true;
        const std::string nearest = nearestName(key.name, known_);
        errors_.add(key.line, nearest.empty()
                                  ? msg("{}: unknown key \"{}\"; known are: {}", where_, key.name, listed(known_))
                                  : msg("{}: unknown key \"{}\"; did you mean \"{}\"?", where_, key.name, nearest));
    }
    if (unknown) return;
    for (const auto& [line, message] : missing_) errors_.add(line, message);
}

const TomlValue* TomlReader::find(std::string_view key)
{
    if (std::ranges::find(known_, key) == known_.end()) known_.emplace_back(key);
    for (const auto& [name, value] : table_)
        if (name.name == key) return &value;
    return nullptr;
}

bool TomlReader::has(std::string_view key)
{
    return find(key) != nullptr;
}

bool TomlReader::isFalse(std::string_view key)
{
    const TomlValue* value = find(key);
    const auto* boolean = value ? std::get_if<bool>(&value->value) : nullptr;
    return boolean && !*boolean;
}

int TomlReader::line(std::string_view key) const
{
    for (const auto& [name, value] : table_)
        if (name.name == key) return name.line;
    return line_;
}

void TomlReader::fail(std::string_view key, const std::string& message)
{
    errors_.add(line(key), fmt::format("{}: {}", where_, message));
}

void TomlReader::failMissing(std::string_view key, const std::string& message)
{
    missing_.emplace_back(line(key), fmt::format("{}: {}", where_, message));
}

void TomlReader::wrongType(std::string_view key, const TomlValue& value, std::string_view expected)
{
    fail(key, msg("key \"{}\" must be {}, but is {}", key, expected, typeName(value)));
}

std::string TomlReader::text(std::string_view key, std::string fallback)
{
    const TomlValue* value = find(key);
    if (!value) return fallback;
    if (const auto* text = std::get_if<std::string>(&value->value)) return *text;
    wrongType(key, *value, msg("a text in quotes"));
    return fallback;
}

std::string TomlReader::requiredText(std::string_view key)
{
    const bool given = has(key);
    std::string value = text(key);
    if (!given)
        failMissing(key, msg("key \"{}\" is missing", key));
    else if (value.empty())
        fail(key, msg("key \"{}\" must not be empty", key));
    return value;
}

std::string TomlReader::date(std::string_view key)
{
    std::string date = text(key);
    if (!date.empty() && !isIsoDate(date))
        fail(key, msg("key \"{}\": \"{}\" is not a date like 2025-08-17", key, date));
    return date;
}

const std::string& TomlReader::notTooLong(std::string_view key, const std::string& text)
{
    if (const std::size_t count = characterCount(text); count > longestText)
        fail(key, msg("key \"{}\": a text of {} characters is too long; {} at most", key, count, longestText));
    return text;
}

LocalText TomlReader::localText(std::string_view key, const LocalText& fallback)
{
    for (const auto& [name, other] : table_)
        if (name.name.size() == key.size() + 3 && name.name.starts_with(key) && name.name[key.size()] == '_')
            fail(name.name,
                 msg("key \"{}\": write the translations into \"{}\", as in {} = {{ en = \"…\", {} = \"…\" }}",
                     name.name, key, key, name.name.substr(key.size() + 1)));
    const TomlValue* value = find(key);
    if (!value) return fallback;
    if (const auto* text = std::get_if<std::string>(&value->value)) return LocalText(notTooLong(key, *text));
    const auto* table = std::get_if<TomlTable>(&value->value);
    if (!table) {
        wrongType(key, *value, msg("a text in quotes, or texts by language: {{ en = \"…\", uk = \"…\" }}"));
        return fallback;
    }
    std::string own;
    bool english = false;
    for (const auto& [code, item] : *table) {
        const auto* text = std::get_if<std::string>(&item.value);
        if (!text || Language::of(code.name).code() != code.name) {
            errors_.add(code.line,
                        msg("{}: key \"{}\": \"{}\" must be a language's code, as \"uk\", with a text in quotes",
                            where_, key, code.name));
            return fallback;
        }
        if (!english && (own.empty() || code.name == "en")) own = *text;
        english = english || code.name == "en";
    }
    LocalText out(notTooLong(key, own));
    for (const auto& [code, item] : *table)
        out.set(Language::of(code.name), notTooLong(key, std::get<std::string>(item.value)));
    return out;
}

LocalText TomlReader::requiredLocalText(std::string_view key)
{
    const bool given = has(key);
    LocalText value = localText(key);
    if (!given)
        failMissing(key, msg("key \"{}\" is missing", key));
    else if (value.empty())
        fail(key, msg("key \"{}\" must not be empty", key));
    return value;
}

std::optional<double> TomlReader::numberIn(std::string_view key, const TomlValue& value, double low, double high)
{
    double number = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&value.value)) {
        number = static_cast<double>(*whole);
    } else if (const auto* real = std::get_if<double>(&value.value)) {
        number = *real;
    } else {
        wrongType(key, value, msg("a number"));
        return std::nullopt;
    }
    if (std::isfinite(number) && number >= low && number <= high) return number;
    const std::string range =
        high >= 1e29 ? (low <= -1e29 ? msg("finite") : msg("{:g} or more", low)) : msg("from {:g} to {:g}", low, high);
    fail(key, msg("key \"{}\" must be {}, but is {:g}", key, range, number));
    return std::nullopt;
}

std::optional<double> TomlReader::optionalNumber(std::string_view key, double low, double high)
{
    const TomlValue* value = find(key);
    return value ? numberIn(key, *value, low, high) : std::nullopt;
}

double TomlReader::number(std::string_view key, double fallback, double low, double high)
{
    return optionalNumber(key, low, high).value_or(fallback);
}

bool TomlReader::boolean(std::string_view key, bool fallback)
{
    const TomlValue* value = find(key);
    if (!value) return fallback;
    if (const auto* boolean = std::get_if<bool>(&value->value)) return *boolean;
    wrongType(key, *value, msg("true or false"));
    return fallback;
}

std::string TomlReader::textOrSwitch(std::string_view key, bool& shown)
{
    const TomlValue* value = find(key);
    if (!value) return "";
    if (const auto* text = std::get_if<std::string>(&value->value)) return notTooLong(key, *text);
    if (const auto* boolean = std::get_if<bool>(&value->value))
        shown = *boolean;
    else
        wrongType(key, *value, msg("a text in quotes, true or false"));
    return "";
}

std::optional<bool> TomlReader::booleanOr(std::string_view key, std::string_view word)
{
    const TomlValue* value = find(key);
    if (!value) return std::nullopt;
    if (const auto* boolean = std::get_if<bool>(&value->value)) return *boolean;
    const auto* text = std::get_if<std::string>(&value->value);
    if (!text)
        wrongType(key, *value, msg("true, false or \"{}\"", word));
    else if (*text != word)
        fail(key, msg("key \"{}\" must be true, false or \"{}\", but is \"{}\"", key, word, *text));
    return std::nullopt;
}

std::string TomlReader::textOrNumber(std::string_view key)
{
    const TomlValue* value = find(key);
    if (!value) return "";
    if (const auto* whole = std::get_if<std::int64_t>(&value->value)) return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&value->value)) return fmt::format("{}", *real);
    return text(key);
}

std::vector<std::string> TomlReader::texts(std::string_view key, bool numbersToo)
{
    std::vector<std::string> out;
    const TomlValue* value = find(key);
    if (!value) return out;
    const auto* items = std::get_if<TomlArray>(&value->value);
    const std::string expected = numbersToo ? msg("a list of texts or numbers") : msg("a list of texts");
    if (!items) {
        wrongType(key, *value, expected);
        return out;
    }
    for (const TomlValue& item : *items) {
        if (const auto* text = std::get_if<std::string>(&item.value)) {
            out.push_back(*text);
        } else if (const auto* whole = std::get_if<std::int64_t>(&item.value); whole && numbersToo) {
            out.push_back(std::to_string(*whole));
        } else if (const auto* real = std::get_if<double>(&item.value); real && numbersToo) {
            out.push_back(fmt::format("{}", *real));
        } else {
            fail(key, msg("key \"{}\" must be {}, but holds {}", key, expected, typeName(item)));
            break;
        }
    }
    return out;
}

std::optional<std::vector<double>> TomlReader::numbers(std::string_view key, std::size_t count, double low, double high)
{
    const TomlValue* value = find(key);
    if (!value) return std::nullopt;
    const std::string expected = count ? msg("a list of {} numbers", count) : msg("a list of numbers");
    const auto* items = std::get_if<TomlArray>(&value->value);
    if (!items) {
        wrongType(key, *value, expected);
        return std::nullopt;
    }
    if (count && items->size() != count) {
        fail(key, msg("key \"{}\" must be {}, but has {}", key, expected, items->size()));
        return std::nullopt;
    }
    std::vector<double> out;
    for (const TomlValue& item : *items) {
        const auto number = numberIn(key, item, low, high);
        if (!number) return std::nullopt;
        out.push_back(*number);
    }
    return out;
}

void TomlReader::table(std::string_view key, const std::string& where, const std::function<void(TomlReader&)>& read)
{
    const TomlValue* value = find(key);
    if (!value) return;
    const auto* table = std::get_if<TomlTable>(&value->value);
    if (!table) return wrongType(key, *value, msg("a table"));
    TomlReader reader(*table, value->line, where, errors_);
    read(reader);
}

void TomlReader::named(std::string_view key, const std::function<void(const TomlKey&, const TomlValue&)>& read)
{
    const TomlValue* value = find(key);
    if (!value) return;
    const auto* table = std::get_if<TomlTable>(&value->value);
    if (!table) return wrongType(key, *value, msg("a table"));
    for (const auto& [name, item] : *table) read(name, item);
}

void TomlReader::list(std::string_view key, const std::function<void(const TomlTable&, int, std::size_t)>& read)
{
    const TomlValue* value = find(key);
    if (!value) return;
    const auto* items = std::get_if<TomlArray>(&value->value);
    if (!items) return wrongType(key, *value, msg("a list of tables ([[{}]])", key));
    std::size_t index = 0;
    for (const TomlValue& item : *items) {
        if (const auto* table = std::get_if<TomlTable>(&item.value))
            read(*table, item.line, index++);
        else
            return fail(key, msg("key \"{}\" must be a list of tables, but holds {}", key, typeName(item)));
    }
}

}  // namespace frontline
