#include "data/tables/coordinate_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"

namespace frontline {

namespace {

/// What is longer is no coordinate, and none of it is looked at.
constexpr std::size_t longestCoordinate = 200;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

std::optional<double> wholeNumber(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// In small letters, with one sign of ASCII for each kind of mark: d for degrees, ' for minutes, " for seconds.
std::string plainMarks(std::string_view text)
{
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array marks{Pair{"\u00A0", " "}, Pair{"\u2009", " "}, Pair{"\u202F", " "}, Pair{"−", "-"},
                               Pair{"–", "-"},      Pair{"°", "d"},      Pair{"º", "d"},      Pair{"˚", "d"},
                               Pair{"′", "'"},      Pair{"’", "'"},      Pair{"‘", "'"},      Pair{"´", "'"},
                               Pair{"`", "'"},      Pair{"″", "\""},     Pair{"”", "\""},     Pair{"“", "\""},
                               Pair{"''", "\""},    Pair{"\t", " "},     Pair{"\n", " "}};
    std::string out = foldCase(text);
    for (const auto& [mark, plain] : marks)
        for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at + plain.size()))
            out.replace(at, mark.size(), plain);
    return out;
}

struct Word {
    std::string_view text;
    AngleAxis axis;
    int sign;  // 0: the word tells the axis alone
};
constexpr std::array quarters{
    Word{"n", AngleAxis::Latitude, 1},          Word{"north", AngleAxis::Latitude, 1},
    Word{"пн", AngleAxis::Latitude, 1},         Word{"пнш", AngleAxis::Latitude, 1},
    Word{"с", AngleAxis::Latitude, 1},          Word{"сев", AngleAxis::Latitude, 1},
    Word{"сш", AngleAxis::Latitude, 1},         Word{"s", AngleAxis::Latitude, -1},
    Word{"south", AngleAxis::Latitude, -1},     Word{"пд", AngleAxis::Latitude, -1},
    Word{"пдш", AngleAxis::Latitude, -1},       Word{"ю", AngleAxis::Latitude, -1},
    Word{"юш", AngleAxis::Latitude, -1},        Word{"e", AngleAxis::Longitude, 1},
    Word{"east", AngleAxis::Longitude, 1},      Word{"сх", AngleAxis::Longitude, 1},
    Word{"схд", AngleAxis::Longitude, 1},       Word{"в", AngleAxis::Longitude, 1},
    Word{"вост", AngleAxis::Longitude, 1},      Word{"вд", AngleAxis::Longitude, 1},
    Word{"w", AngleAxis::Longitude, -1},        Word{"west", AngleAxis::Longitude, -1},
    Word{"зх", AngleAxis::Longitude, -1},       Word{"зхд", AngleAxis::Longitude, -1},
    Word{"з", AngleAxis::Longitude, -1},        Word{"зап", AngleAxis::Longitude, -1},
    Word{"зд", AngleAxis::Longitude, -1},       Word{"ш", AngleAxis::Latitude, 0},
    Word{"lat", AngleAxis::Latitude, 0},        Word{"latitude", AngleAxis::Latitude, 0},
    Word{"широта", AngleAxis::Latitude, 0},     Word{"д", AngleAxis::Longitude, 0},
    Word{"lon", AngleAxis::Longitude, 0},       Word{"lng", AngleAxis::Longitude, 0},
    Word{"longitude", AngleAxis::Longitude, 0}, Word{"довгота", AngleAxis::Longitude, 0},
    Word{"долгота", AngleAxis::Longitude, 0},
};

/// What an angle is made of, piece after piece.
class AngleReader {
public:
    /// text: of plainMarks().
    explicit AngleReader(std::string_view text) : rest_(text) {}

    std::optional<Angle> read()
    {
        while (!rest_.empty())
            if (!readPiece()) return std::nullopt;
        if (numbers_.empty() || (negative_ && sign_ != 0)) return std::nullopt;
        double degrees = 0, part = 1;
        for (std::size_t i = 0; i < numbers_.size(); ++i, part *= 60) {
            const bool last = i + 1 == numbers_.size();
            if ((!last && numbers_[i] != std::floor(numbers_[i])) || (i > 0 && numbers_[i] >= 60)) return std::nullopt;
            degrees += numbers_[i] / part;
        }
        return Angle{negative_ || sign_ < 0 ? -degrees : degrees, axis_};
    }

private:
    bool readPiece()
    {
        const char c = rest_.front();
        if (isDigit(c)) return readNumber();
        if (c == '-' || c == '+') {
            if (!numbers_.empty() || negative_ || rest_.size() < 2 || !isDigit(rest_[1])) return false;
            negative_ = c == '-';
        } else if (c == '\'' || c == '"') {
            if (numbers_.size() != (c == '"' ? 3U : 2U)) return false;
        } else if (c == ':') {
            if (numbers_.empty() || numbers_.size() > 2) return false;
        } else if (c == 'd' && numbers_.size() == 1 && !marked_) {
            marked_ = true;
        } else if (c != ' ' && c != '.') {
            return readWord();
        }
        rest_.remove_prefix(1);
        return true;
    }

    bool readNumber()
    {
        if (numbers_.size() == 3) return false;
        std::string number;
        std::size_t end = 0;
        bool fraction = false;
        for (; end < rest_.size(); ++end) {
            const bool point =
                (rest_[end] == '.' || rest_[end] == ',') && end + 1 < rest_.size() && isDigit(rest_[end + 1]);
            if (!isDigit(rest_[end]) && (!point || fraction)) break;
            fraction = fraction || point;
            number += point ? '.' : rest_[end];
        }
        const auto value = wholeNumber(number);
        if (!value) return false;
        numbers_.push_back(*value);
        rest_.remove_prefix(end);
        return true;
    }

    bool readWord()
    {
        std::size_t end = 0;
        while (end < rest_.size() && !isDigit(rest_[end]) &&
               std::string_view(" .-+'\":,;").find(rest_[end]) == std::string_view::npos)
            ++end;
        const auto* const word = std::ranges::find(quarters, rest_.substr(0, end), &Word::text);
        if (word == quarters.end()) return false;
        if ((axis_ != AngleAxis::Unknown && axis_ != word->axis) || (sign_ != 0 && word->sign != 0)) return false;
        axis_ = word->axis;
        if (word->sign != 0) sign_ = word->sign;
        rest_.remove_prefix(end);
        if (rest_.starts_with(':')) rest_.remove_prefix(1);  // "lat: 48.5"
        return true;
    }

    std::string_view rest_;
    std::vector<double> numbers_;
    bool negative_ = false, marked_ = false;
    int sign_ = 0;
    AngleAxis axis_ = AngleAxis::Unknown;
};

std::size_t numbersIn(std::string_view text)
{
    std::size_t count = 0;
    char before = ' ';
    for (std::size_t i = 0; i < text.size(); before = text[i++]) {
        const bool fraction = (before == '.' || before == ',') && i >= 2 && isDigit(text[i - 2]);
        if (isDigit(text[i]) && !isDigit(before) && !fraction) ++count;
    }
    return count;
}

/// Where a pair may be divided: the better places first.
struct Division {
    std::size_t at = 0, imbalance = 0, rank = 0;
};

std::vector<Division> divisionsOf(std::string_view text)
{
    std::vector<Division> out;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        const char c = text[at];
        const bool blankFollows = text[at + 1] == ' ';
        if (c != ' ' && c != ',' && c != ';' && c != '/' && c != '|') continue;
        const std::size_t rank = c == ' ' ? 2 : c != ',' ? 0 : blankFollows ? 1 : 3;
        const auto left = static_cast<std::ptrdiff_t>(numbersIn(text.substr(0, at)));
        const auto right = static_cast<std::ptrdiff_t>(numbersIn(text.substr(at + 1)));
        out.push_back({at, static_cast<std::size_t>(std::abs(left - right)), rank});
    }
    std::ranges::stable_sort(out, [](const Division& a, const Division& b) {
        return std::pair(a.imbalance, a.rank) < std::pair(b.imbalance, b.rank);
    });
    return out;
}

std::optional<LonLat> inOrder(const Angle& first, const Angle& second, bool firstIsLongitude)
{
    if (first.axis != AngleAxis::Unknown && first.axis == second.axis) return std::nullopt;
    if (first.axis != AngleAxis::Unknown) firstIsLongitude = first.axis == AngleAxis::Longitude;
    if (second.axis != AngleAxis::Unknown) firstIsLongitude = second.axis == AngleAxis::Latitude;
    return firstIsLongitude ? LonLat{first.degrees, second.degrees} : LonLat{second.degrees, first.degrees};
}

}  // namespace

std::optional<double> plainNumber(std::string_view text)
{
    text = trimmed(text);
    if (const auto number = wholeNumber(text)) return number;
    if (text.empty() || text.size() > longestCoordinate) return std::nullopt;
    const std::string plain = plainMarks(text);
    std::string number;
    const bool pointFollows = plain.find('.') != std::string::npos;
    std::size_t group = 0;  // digits since the last blank or comma between thousands
    bool grouped = false;
    for (const char c : trimmed(plain)) {
        if (c == ' ' || (c == ',' && pointFollows)) {
            if (group == 0 || group > 3 || (grouped && group != 3) || number.find('.') != std::string::npos)
                return std::nullopt;
            grouped = true;
            group = 0;
            continue;
        }
        if (c == '.' || c == ',') {
            if (grouped && group != 3) return std::nullopt;
            grouped = false;
        }
        number += c == ',' ? '.' : c;
        group = isDigit(c) ? group + 1 : 0;
    }
    if (grouped && group != 3) return std::nullopt;
    return wholeNumber(number);
}

std::optional<Angle> angleOf(std::string_view text)
{
    text = trimmed(text);
    if (const auto number = wholeNumber(text)) return Angle{*number, AngleAxis::Unknown};
    if (text.empty() || text.size() > longestCoordinate) return std::nullopt;
    const std::string plain = plainMarks(text);
    return AngleReader(trimmed(plain)).read();
}

std::optional<LonLat> pairOf(std::string_view text, bool firstIsLongitude)
{
    text = trimmed(text);
    if (text.size() > longestCoordinate) return std::nullopt;
    if (text.size() > 2 && (text.front() == '(' || text.front() == '[') && (text.back() == ')' || text.back() == ']'))
        text = trimmed(text.substr(1, text.size() - 2));
    const std::string plain = plainMarks(text);
    for (const Division& division : divisionsOf(plain)) {
        const auto first = angleOf(std::string_view(plain).substr(0, division.at));
        const auto second = angleOf(std::string_view(plain).substr(division.at + 1));
        if (!first || !second) continue;
        if (const auto place = inOrder(*first, *second, firstIsLongitude)) return place;
    }
    return std::nullopt;
}

}  // namespace frontline
