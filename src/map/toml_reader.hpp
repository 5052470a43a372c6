// Strict reading of TOML tables: every key must be known and of the right type. Internal to map.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/local_text.hpp"
#include "map/toml_value.hpp"

namespace frontline {

/// The first error of a file (the one on the lowest line), in the order a reader of the file would meet it.
class TomlErrors {
public:
    explicit TomlErrors(std::string file) : file_(std::move(file)) {}

    void add(int line, const std::string& message);
    [[nodiscard]] bool any() const { return error_.has_value(); }
    [[nodiscard]] const Error& first() const { return *error_; }

private:
    std::string file_;
    std::optional<Error> error_;
    int line_ = 0;
};

/// Reads one table key by key. A key that is missing or wrong gives the fallback; wrong ones add an error.
/// Keys that nobody asked for are errors when the reader ends.
class TomlReader {
public:
    /// where: what the table is, for messages: `layer "rivers"`.
    TomlReader(const TomlTable& table, int line, std::string where, TomlErrors& errors);
    ~TomlReader();
    TomlReader(const TomlReader&) = delete;
    TomlReader& operator=(const TomlReader&) = delete;

    std::string text(std::string_view key, std::string fallback = "");
    /// Not empty; missing is an error.
    std::string requiredText(std::string_view key);
    /// An ISO date as text; "" when missing.
    std::string date(std::string_view key);
    /// A text, or its translations by language code: { en = "Ukraine", uk = "Україна" }. Its own is the English one, or
    /// else the first.
    LocalText localText(std::string_view key, const LocalText& fallback = {});
    LocalText requiredLocalText(std::string_view key);
    template <class Kind>
    void id(std::string_view key, Id<Kind>& id)
    {
        id = Id<Kind>(text(key));
    }
    /// A finite number in [low, high].
    double number(std::string_view key, double fallback, double low, double high);
    std::optional<double> optionalNumber(std::string_view key, double low = -1e300, double high = 1e300);
    bool boolean(std::string_view key, bool fallback);
    /// A text; or true or false, which goes to shown.
    std::string textOrSwitch(std::string_view key, bool& shown);
    /// true, false, or the word, for which (as when missing) there is nullopt.
    std::optional<bool> booleanOr(std::string_view key, std::string_view word);
    /// Items that are numbers are taken as their text when numbersToo is set.
    std::vector<std::string> texts(std::string_view key, bool numbersToo = false);
    /// nullopt when missing. count 0: any number of items.
    std::optional<std::vector<double>> numbers(std::string_view key, std::size_t count, double low, double high);
    /// Text or number, as text.
    std::string textOrNumber(std::string_view key);

    /// Calls read(reader) when there is a table under the key.
    void table(std::string_view key, const std::string& where, const std::function<void(TomlReader&)>& read);
    /// Calls read(key, value) for each key of the table under the key, all of which are names the user chose.
    void named(std::string_view key, const std::function<void(const TomlKey&, const TomlValue&)>& read);
    /// Calls read(table, line, index) for each table of the list under the key.
    void list(std::string_view key, const std::function<void(const TomlTable&, int, std::size_t)>& read);

    [[nodiscard]] bool has(std::string_view key);
    /// Whether the key is there with the value false.
    [[nodiscard]] bool isFalse(std::string_view key);
    /// The line of a key's value; the table's own where it has none.
    [[nodiscard]] int line(std::string_view key) const;
    [[nodiscard]] int line() const { return line_; }
    void setWhere(std::string where) { where_ = std::move(where); }
    [[nodiscard]] const std::string& where() const { return where_; }
    /// Adds "<where>: <message>" at the key's line.
    void fail(std::string_view key, const std::string& message);
    /// The same for something that is missing. Not said when the table holds unknown keys: the key is then misspelt.
    void failMissing(std::string_view key, const std::string& message);
    [[nodiscard]] TomlErrors& errors() { return errors_; }

private:
    const TomlValue* find(std::string_view key);
    const std::string& notTooLong(std::string_view key, const std::string& text);
    void wrongType(std::string_view key, const TomlValue& value, std::string_view expected);
    std::optional<double> numberIn(std::string_view key, const TomlValue& value, double low, double high);

    const TomlTable& table_;
    int line_;
    std::string where_;
    TomlErrors& errors_;
    std::vector<std::string> known_;
    std::vector<std::pair<int, std::string>> missing_;  // line, message
};

}  // namespace frontline
