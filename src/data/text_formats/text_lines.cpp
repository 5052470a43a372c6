#include "data/text_formats/text_lines.hpp"

#include <algorithm>
#include <string>

#include "data/packed_files.hpp"

namespace frontline {

void forEachLine(const std::filesystem::path& path, const std::function<bool(const TextLine&)>& visit)
{
    constexpr std::size_t longest = std::size_t{1} << 20;
    const VsiPointer file(VSIFOpenL(path.c_str(), "rb"));
    if (!file) return;
    std::string chunk;
    TextLine line;
    for (bool ended = false; !ended;) {
        const std::size_t kept = chunk.size();
        chunk.resize(kept + (std::size_t{1} << 16));
        const std::size_t count = VSIFReadL(chunk.data() + kept, 1, chunk.size() - kept, file.get());
        chunk.resize(kept + count);
        ended = count == 0;
        std::size_t from = 0;
        while (from < chunk.size()) {
            std::size_t end = chunk.find_first_of("\r\n", from);
            // A carriage return at the end of what was read may have its line feed behind it.
            const bool whole = end != std::string::npos && (ended || end + 1 < chunk.size());
            if (!whole && !ended) break;
            end = std::min(end, chunk.size());
            line.text = std::string_view(chunk).substr(from, end - from);
            ++line.number;
            const std::size_t next = end + (chunk.compare(end, 2, "\r\n") == 0 ? 2 : 1);
            line.end = std::string_view(chunk).substr(end, next - end);
            if (!visit(line)) return;
            line.at += next - from;
            from = std::min(next, chunk.size());
        }
        chunk.erase(0, from);
        if (chunk.size() > longest) return;
    }
}

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(blanks);
    return from == std::string_view::npos ? "" : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

void forEachWord(std::string_view text, std::string_view between, const std::function<void(std::string_view)>& visit)
{
    for (std::size_t from = text.find_first_not_of(between); from != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(between, from), text.size());
        visit(text.substr(from, end - from));
        from = text.find_first_not_of(between, end);
    }
}

}  // namespace frontline
