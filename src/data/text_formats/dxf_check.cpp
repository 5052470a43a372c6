// AutoCAD's drawings (Autodesk, DXF Reference, "Group Code Value Types"): each value stands in a line of its own, after
// one with its group code.
#include <algorithm>
#include <map>
#include <string>

#include "base/message.hpp"
#include "data/text_formats/text_check.hpp"
#include "data/text_formats/text_lines.hpp"

namespace frontline {

namespace {

/// As OGR reads it: what does not begin with digits is 0.
int codeOf(std::string_view text)
{
    int code = 0;
    for (const char c : text.substr(text.starts_with('+') ? 1 : 0)) {
        if (c < '0' || c > '9' || code > 9999) break;
        code = code * 10 + (c - '0');
    }
    return code;
}

/// As OGR reads a count: what follows the digits is not looked at.
double timesOf(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    double count = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') break;
        count = count * 10 + (c - '0');
    }
    return std::max(1.0, count);
}

/// Lengths, angles and coordinates.
bool isOfNumbers(int code)
{
    return code >= 10 && code <= 59;
}

/// What a drawing has, or a block in it.
struct Content {
    double objects = 0;
    std::map<std::string, double> inserted;  // blocks, and how often
};

class DxfCheck {
public:
    bool take(const TextLine& line)
    {
        takeValue(line);
        // OGR would not end with the one of old systems, now and then.
        if (line.end == "\r") check.correct({line.at + line.text.size(), 1, "\n"});
        return zeroLine == 0 && !check.isTooMuch();
    }

    /// Objects that are drawn, with those of a block as often as it is inserted.
    double objects()
    {
        startObject("EOF");
        return objectsOf("", 0);
    }

    TextCheck check;
    std::size_t zeroLine = 0;  // the first with a byte that is 0

private:
    void takeValue(const TextLine& line)
    {
        const std::string_view text = trimmed(line.text);
        // OGR would wait for the end of such a line for ever.
        if (line.text.find('\0') != std::string_view::npos) zeroLine = line.number;
        if (line.number % 2 == 1) {
            code_ = codeOf(text);
            return;
        }
        if (code_ == 0) startObject(text);
        if (code_ == 2) name_ = text;
        if (code_ == 5) handle_ = text;
        if (code_ == 341 || code_ == 344) blocks_[block_].inserted[handleMark + std::string(text)] += 1;
        if (code_ == 70 || code_ == 71) (code_ == 70 ? columns_ : rows_) = timesOf(text);
        if (isOfNumbers(code_) && !text.empty() && !isNumber(text)) {
            check.broken(line.number, text);
            check.correct({line.at, line.text.size(), std::string(infiniteNumber)});
        }
    }

    void startObject(std::string_view kind)
    {
        Content& content = blocks_[block_];
        if (kind_ == "BLOCK_RECORD") blockOfHandle_[handleMark + handle_] = name_;
        if (kind_ == "BLOCK")
            block_ = name_;
        else if (kind_ == "INSERT" || kind_ == "DIMENSION")  // which is drawn by a block, too
            content.inserted[name_] += kind_ == "INSERT" ? columns_ * rows_ : 1;
        content.objects += 1;
        // A block that has no end has one with its section.
        if (kind == "ENDBLK" || kind == "ENDSEC") block_.clear();
        kind_ = kind;
        name_.clear(), handle_.clear();
        columns_ = rows_ = 1;
    }

    double objectsOf(const std::string& block, int depth)
    {
        constexpr int deepest = 64;
        const auto named = blockOfHandle_.find(block);
        const auto found = blocks_.find(named == blockOfHandle_.end() ? block : named->second);
        if (found == blocks_.end()) return 0;
        if (depth > deepest) return 1e300;
        if (const auto known = totals_.find(block); known != totals_.end()) return known->second;
        double all = found->second.objects;
        for (const auto& [name, times] : found->second.inserted) all += times * (1 + objectsOf(name, depth + 1));
        return totals_[block] = all;
    }

    static constexpr char handleMark = '\1';  // before what is no name

    int code_ = -1;
    double columns_ = 1, rows_ = 1;
    std::string kind_, name_, handle_, block_;  // of the object that is read; "": of the drawing itself
    std::map<std::string, std::string> blockOfHandle_;
    std::map<std::string, Content> blocks_;
    std::map<std::string, double> totals_;
};

}  // namespace

Result<TextCheck> checkDxf(const std::string& shown, const std::filesystem::path& path)
{
    // As OGR draws them, a second's work each hundred thousand.
    constexpr double most = 2'000'000;
    DxfCheck dxf;
    forEachLine(path, [&](const TextLine& line) { return dxf.take(line); });
    if (dxf.zeroLine > 0)
        return Error{
            msg("{}, line {}: has bytes that are no text; the drawing is damaged, or no DXF", shown, dxf.zeroLine)};
    if (dxf.objects() > most)
        return Error{
            msg("{}: its blocks stand in each other, or are repeated, so often that over {} objects would be "
                "drawn: that is no map",
                shown, static_cast<long>(most))};
    return std::move(dxf.check);
}

}  // namespace frontline
