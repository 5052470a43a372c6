// Attributes as the features of a GeoJSON have them: each with those that it likes. Internal to data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "data/feature_table.hpp"
#include "data/file_texts.hpp"

namespace frontline {

class JsonColumns {
public:
    /// What a value is when it is there. Truths are whole numbers, 0 and 1.
    using Value = std::variant<std::int64_t, double, std::string_view>;

    /// texts: lives as long as this.
    explicit JsonColumns(FileTexts& texts) : texts_(texts) {}

    /// Of the present feature; of two values of one name the last counts. A column of whole numbers in which another
    /// number is found becomes one of numbers, one in which both numbers and texts are found one of texts.
    void set(std::string_view name, const Value& value);
    /// A value that is null: there is such an attribute, and the feature lacks it.
    void setNull(std::string_view name);
    void endFeature();

    /// How many names there are, those of columns that are not kept among them: where very many features lack most of
    /// the attributes, those that the fewest have are left out, so that what is missing takes no more memory than there
    /// is (a column has room for all features).
    [[nodiscard]] std::size_t names() const { return places_.size() + unread_.size(); }
    [[nodiscard]] std::size_t count() const { return columns_.size(); }
    /// All of them, with a value for each feature; once.
    [[nodiscard]] std::vector<Column> take();

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    struct Kept {
        std::string name;  // in the file
        Column column;
        bool typed = false;      // until a value comes that is not null, it is of any type
        std::size_t values = 0;  // that are not missing
    };

    /// 192 MB of texts that are missing, and columns that nobody has.
    static constexpr std::size_t mostMissing = (std::size_t{192} << 20) / sizeof(std::string), mostNames = 250'000;

    /// nullptr when there are too many already.
    Kept* column(std::string_view name);
    void leaveOut(std::size_t count);

    FileTexts& texts_;
    std::vector<Kept> columns_;
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> places_;  // by the name in the file
    std::unordered_set<std::string, TextHash, std::equal_to<>> unread_;
    std::size_t row_ = 0;     // of the present feature
    std::size_t values_ = 0;  // in all columns
};

}  // namespace frontline
