#include "data/geojson/geojson_attributes.hpp"

#include <algorithm>
#include <cmath>

#include "base/message.hpp"
#include "data/clean_geometry.hpp"
#include "data/geojson/json_tokens.hpp"

namespace frontline {

namespace ondemand = simdjson::ondemand;

void GeoJsonAttributes::clear()
{
    values_.clear();
    id_ = Null{};
    fault_.clear();
}

void GeoJsonAttributes::readId(ondemand::value value)
{
    std::string_view text;
    const auto error = columns_ ? value.get_string().get(text) : simdjson::INCORRECT_TYPE;
    if (error == simdjson::SUCCESS)
        id_ = text;
    else if (error == simdjson::STRING_ERROR)
        id_ = Unreadable{};
}

bool GeoJsonAttributes::readProperties(ondemand::value value)
{
    values_.clear();
    ondemand::object properties;
    ondemand::json_type type{};
    if (!columns_) return true;
    if (value.type().get(type)) return false;
    if (type != ondemand::json_type::object) return true;
    if (value.get_object().get(properties)) return false;
    for (auto member : properties) {
        ondemand::field field;
        std::string_view name;
        if (std::move(member).get(field)) return false;
        const char* const written = field.key().raw();
        if (field.unescaped_key().get(name)) {
            // Escapes that are no text: the name as it is written.
            const char* end = written;
            while (*end != '"') end += *end == '\\' ? 2 : 1;
            name = {written, end};
        }
        Value read;
        if (!readValue(field.value(), read)) {
            fault_ = msg("its attribute {} cannot be read", nameInWords(texts_.clean(name)));
            return false;
        }
        values_.emplace_back(name, read);
    }
    return true;
}

bool GeoJsonAttributes::readValue(ondemand::value value, Value& out)
{
    ondemand::json_type type{};
    std::string_view text;
    bool truth = false;
    // JSON has no such value, and other programs write it.
    if (value.type().get(type)) return readNumber(value, out);
    switch (type) {
        case ondemand::json_type::null:
            out = Null{};
            return trimmedToken(value.raw_json_token()) == "null" || readNumber(value, out);
        case ondemand::json_type::boolean:
            if (value.get_bool().get(truth)) return false;
            out = static_cast<std::int64_t>(truth);
            return true;
        case ondemand::json_type::number:
            return readNumber(value, out);
        case ondemand::json_type::string:
            if (value.get_string().get(text))
                out = Unreadable{};
            else
                out = text;
            return true;
        default:
            return readNested(value, type == ondemand::json_type::array, out);
    }
}

bool GeoJsonAttributes::readNumber(ondemand::value value, Value& out)
{
    ondemand::number number;
    double unusual = 0;
    const std::string_view token = trimmedToken(value.raw_json_token());
    const bool usual = !value.get_number().get(number);
    if (usual && number.is_int64())
        out = number.get_int64();
    else if (isWholeNumber(token))
        out = token;  // an id, most likely: none of its digits is to be lost
    else if (usual)
        out = number.as_double();
    else if (!unusualNumber(token, unusual))
        return false;
    else if (std::isinf(unusual))
        out = Unreadable{};
    else
        out = unusual;
    return true;
}

bool GeoJsonAttributes::readNested(ondemand::value value, bool isArray, Value& out)
{
    ondemand::array array;
    ondemand::object object;
    std::string_view text;
    if (isArray ? value.get_array().get(array) : value.get_object().get(object)) return false;
    if ((isArray ? array.raw_json() : object.raw_json()).get(text)) return false;
    out = text.substr(0, text.find_last_of("]}") + 1);  // with it come the blanks behind
    return true;
}

void GeoJsonAttributes::endFeature(std::size_t number)
{
    if (!columns_) return;
    // What the feature itself is called counts less than what its author calls it.
    const bool ownId = std::ranges::any_of(values_, [](const auto& named) { return named.first == "id"; });
    if (!ownId && !std::holds_alternative<Null>(id_)) values_.emplace_back("id", id_);
    for (const auto& [name, value] : values_) {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            columns_->set(name, *whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            columns_->set(name, *real);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            columns_->set(name, *text);
        } else {
            columns_->setNull(name);
            if (std::holds_alternative<Unreadable>(value) && unread_.count++ == 0)
                unread_.feature = number, unread_.name = texts_.clean(name);
        }
    }
    columns_->endFeature();
}

}  // namespace frontline
