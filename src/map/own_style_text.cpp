// Styles of own layers as they are written.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "base/color.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "map/link_text.hpp"
#include "map/number_text.hpp"
#include "map/own_style_parts.hpp"
#include "map/suggestion.hpp"

namespace frontline {

namespace {

constexpr double mostWidth = 50, leastSize = 0.5, mostSize = 100, mostDash = 1000, shortestDash = 0.1;
constexpr int mostDecimals = 10;
constexpr std::size_t mostHidden = 5000;

/// KEY or KEY=VALUE.
struct Setting {
    std::string key, value;
    bool hasValue = false;
};

/// A value in double quotes may hold commas, and quotes as two.
Result<std::vector<Setting>> settingsIn(const std::string& text)
{
    std::vector<Setting> settings(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        Setting& last = settings.back();
        if (quoted) {
            if (c != '"')
                last.value += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                last.value += text[i++];
            else
                quoted = false;
        } else if (c == ',') {
            settings.emplace_back();
        } else if (c == '=' && !last.hasValue) {
            last.hasValue = true;
        } else if (c == '"' && last.hasValue && last.value.empty()) {
            quoted = true;
        } else {
            (last.hasValue ? last.value : last.key) += c;
        }
    }
    if (quoted) return Error{msg("style \"{}\": a quote is not closed", printable(text))};
    return settings;
}

Result<double> numberFrom(const Setting& setting, double least, double most)
{
    const auto number = numberOfText(setting.value);
    if (!number || *number < least || *number > most)
        return Error{msg("{}=\"{}\": expected a number from {} to {}", setting.key, printable(setting.value),
                         textOfNumber(least), textOfNumber(most))};
    return *number;
}

template <class Choice>
Result<Choice> choiceFrom(const Setting& setting, const std::vector<std::pair<const char*, Choice>>& words)
{
    std::vector<std::string> known;
    for (const auto& [word, choice] : words) {
        if (setting.value == word) return choice;
        known.emplace_back(word);
    }
    return Error{msg("{}=\"{}\": expected one of {}", setting.key, printable(setting.value), listed(known))};
}

template <class Choice, class Words>
std::string wordOf(Choice choice, const Words& words)
{
    for (const auto& [word, one] : words)
        if (one == choice) return word;
    return "";
}

Result<std::vector<double>> dashFrom(const Setting& setting)
{
    std::vector<double> dash;
    double sum = 0;
    if (setting.value == "solid") return dash;
    for (const std::string_view part : splitAt(setting.value, '/')) {
        const auto number = numberOfText(part);
        dash.push_back(number && *number >= 0 && *number <= mostDash ? *number : -1);
        sum += dash.back();
    }
    const bool negative = std::ranges::any_of(dash, [](double part) { return part < 0; });
    if (dash.empty() || dash.size() % 2 != 0 || dash.size() > 8 || negative || sum < shortestDash)
        return Error{msg("{}=\"{}\": expected solid, or up to four pairs of lengths in points (on/off), as 6/3",
                         setting.key, printable(setting.value))};
    return dash;
}

Result<std::set<std::size_t>> hiddenFrom(const Setting& setting)
{
    std::set<std::size_t> hidden;
    if (setting.value.empty()) return hidden;
    for (const std::string_view part : splitAt(setting.value, '/')) {
        const auto number = numberOfText(part);
        if (!number || *number < 0 || *number != std::floor(*number) || *number > static_cast<double>(mostHidden))
            return Error{
                msg("{}=\"{}\": expected numbers of classes from 0 on, as 0/2", setting.key, printable(setting.value))};
        hidden.insert(static_cast<std::size_t>(*number));
    }
    return hidden;
}

/// Puts a value into its place, or gives the error.
template <class T, class Into>
Result<Done> take(Result<T> value, Into& into)
{
    if (!value) return value.error();
    into = *std::move(value);
    return Done{};
}

/// One key of styles: how it is read, and what it says of a style; "" where it says nothing.
struct StyleKey {
    const char* name;
    std::function<Result<Done>(const Setting&, OwnStyle&)> read;
    std::function<std::string(const OwnStyle&)> write;
};

template <class Member>
StyleKey textKey(const char* name, Member member)
{
    return {name,
            [member](const Setting& setting, OwnStyle& style) -> Result<Done> {
                style.*member = setting.value;
                return Done{};
            },
            [member](const OwnStyle& style) { return style.*member; }};
}

template <class Member>
StyleKey numberKey(const char* name, Member member, double least, double most)
{
    return {
        name,
        [=](const Setting& setting, OwnStyle& style) { return take(numberFrom(setting, least, most), style.*member); },
        [=](const OwnStyle& style) { return style.*member ? textOfNumber(*(style.*member)) : ""; }};
}

std::vector<StyleKey> looksKeys()
{
    std::vector<StyleKey> keys;
    keys.push_back({"color",
                    [](const Setting& setting, OwnStyle& style) -> Result<Done> {
                        style.color = setting.value;
                        const bool isShort = setting.value.size() == 4 && setting.value[0] == '#';
                        if (isShort || setting.value.empty() || parseColor(setting.value)) return Done{};
                        return Error{msg("color \"{}\": expected #RRGGBB, as #B3005E", printable(setting.value))};
                    },
                    [](const OwnStyle& style) { return style.color; }});
    keys.push_back(numberKey("width", &OwnStyle::widthPoints, 0, mostWidth));
    keys.push_back(
        {"dash", [](const Setting& setting, OwnStyle& style) { return take(dashFrom(setting), style.dashPoints); },
         [](const OwnStyle& style) -> std::string {
             if (!style.dashPoints) return "";
             return style.dashPoints->empty() ? "solid" : fmt::format("{}", fmt::join(*style.dashPoints, "/"));
         }});
    keys.push_back(
        {"hatch",
         [](const Setting& setting, OwnStyle& style) { return take(choiceFrom(setting, hatchChoices()), style.hatch); },
         [](const OwnStyle& style) { return style.hatch ? wordOf(*style.hatch, hatchChoices()) : ""; }});
    keys.push_back({"symbol",
                    [](const Setting& setting, OwnStyle& style) {
                        return take(choiceFrom(setting, symbolChoices()), style.symbol);
                    },
                    [](const OwnStyle& style) { return style.symbol ? wordOf(*style.symbol, symbolChoices()) : ""; }});
    keys.push_back(numberKey("size", &OwnStyle::symbolPoints, leastSize, mostSize));
    keys.push_back(numberKey("opacity", &OwnStyle::opacity, 0, 1));
    return keys;
}

std::vector<StyleKey> contentKeys()
{
    std::vector<StyleKey> keys;
    keys.push_back(textKey("label", &OwnStyle::label));
    keys.push_back(
        {"decimals",
         [](const Setting& setting, OwnStyle& style) -> Result<Done> {
             const auto number = numberFrom(setting, 0, mostDecimals);
             if (!number) return number.error();
             style.labelDecimals = static_cast<int>(*number);
             return Done{};
         },
         [](const OwnStyle& style) { return style.labelDecimals ? fmt::format("{}", *style.labelDecimals) : ""; }});
    keys.push_back(textKey("priority", &OwnStyle::labelPriority));
    keys.push_back(textKey("filter", &OwnStyle::filter));
    keys.push_back({"classify",
                    [](const Setting& setting, OwnStyle& style) {
                        if (setting.value.empty()) return take(Result<Classification>(Classification{}), style.classes);
                        return take(parseClassification(setting.value), style.classes);
                    },
                    [](const OwnStyle& style) { return classificationText(style.classes); }});
    keys.push_back({"hidden",
                    [](const Setting& setting, OwnStyle& style) { return take(hiddenFrom(setting), style.hidden); },
                    [](const OwnStyle& style) { return fmt::format("{}", fmt::join(style.hidden, "/")); }});
    keys.push_back({"days",
                    [](const Setting& setting, OwnStyle& style) -> Result<Done> {
                        auto days = parseDayChoice(setting.value);
                        if (!days) return days.error();
                        days->column = style.days.column;
                        style.days = *std::move(days);
                        return Done{};
                    },
                    [](const OwnStyle& style) {
                        return style.days.mode == DayChoice::Mode::Off ? "" : dayChoiceText(style.days);
                    }});
    keys.push_back({"date",
                    [](const Setting& setting, OwnStyle& style) -> Result<Done> {
                        style.days.column = setting.value;
                        return Done{};
                    },
                    [](const OwnStyle& style) { return style.days.column; }});
    return keys;
}

const std::vector<StyleKey>& styleKeys()
{
    static const std::vector<StyleKey> keys = [] {
        std::vector<StyleKey> all = looksKeys();
        for (StyleKey& key : contentKeys()) all.push_back(std::move(key));
        return all;
    }();
    return keys;
}

std::string quotedValue(const std::string& value)
{
    if (value.find_first_of(",\"") == std::string::npos) return value;
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"') quoted += c;
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

Result<OwnStyle> parseOwnStyle(const std::string& text, const OwnStyle& base)
{
    const auto settings = settingsIn(text);
    if (!settings) return settings.error();
    OwnStyle style = base;
    for (const Setting& setting : *settings) {
        if (!setting.hasValue && (setting.key == "file" || setting.key == "default")) {
            style.plain = setting.key == "default";
            continue;
        }
        const auto key = std::ranges::find_if(styleKeys(), [&](const StyleKey& k) { return setting.key == k.name; });
        std::vector<std::string> known{"file", "default"};
        for (const StyleKey& one : styleKeys()) known.emplace_back(one.name);
        if (key == styleKeys().end()) return Error{unknownName("key of styles", printable(setting.key), known)};
        if (!setting.hasValue) return Error{msg("style: \"{}\" needs a value, as {}=…", setting.key, setting.key)};
        if (const auto taken = key->read(setting, style); !taken) return taken.error();
    }
    return style;
}

std::string styleText(const OwnStyle& style)
{
    std::string text = style.plain ? "default" : "";
    for (const StyleKey& key : styleKeys())
        if (const std::string value = key.write(style); !value.empty())
            text += fmt::format("{}{}={}", text.empty() ? "" : ",", key.name, quotedValue(value));
    return text.empty() ? "file" : text;
}

}  // namespace frontline
