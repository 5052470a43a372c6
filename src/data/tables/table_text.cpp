#include "data/tables/table_text.hpp"

#include <cpl_csv.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/encoding.hpp"
#include "base/memory.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "data/packed_files.hpp"
#include "data/tables/table_rows.hpp"
#include "data/text_formats/text_check.hpp"

namespace frontline {

namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 20, startBytes = std::size_t{64} << 10,
                      sampleBytes = std::size_t{256} << 10;

/// Letters that are one byte become two.
constexpr double growthOfRecoding = 2.5;

/// By the mark at its beginning, or by every second byte of it being 0.
std::string markedEncoding(std::string_view start)
{
    if (start.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    if (start.starts_with("\xFF\xFE")) return "UTF-16LE";
    if (start.starts_with("\xFE\xFF")) return "UTF-16BE";
    if (start.size() < 4) return "";
    if (start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0) return "UTF-16LE";
    if (start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0) return "UTF-16BE";
    return "";
}

/// Bytes at the end that are the beginning of a character.
std::size_t unfinished(std::string_view bytes)
{
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte < 0x80) return 0;
        if (byte >= 0xC0) return byte >= (back == 1 ? 0xC0 : back == 2 ? 0xE0 : 0xF0) ? back : 0;
    }
    return 0;
}

struct Scan {
    bool isUtf8 = true;
    std::string sample;  // from where it is first not ASCII
};

Scan scanOf(VSILFILE& file)
{
    Scan scan;
    std::string left;
    std::vector<char> piece(pieceBytes);
    while (const std::size_t read = VSIFReadL(piece.data(), 1, piece.size(), &file)) {
        const std::string bytes = left + std::string(piece.data(), read);
        const std::size_t ends = unfinished(bytes);
        scan.isUtf8 = scan.isUtf8 && isUtf8(std::string_view(bytes).substr(0, bytes.size() - ends));
        left = bytes.substr(bytes.size() - ends);
        const auto first = std::ranges::find_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (scan.sample.empty() && first != bytes.end()) {
            // The heading is worth more than what follows: it is kept where it is in the same piece.
            const auto at = static_cast<std::size_t>(first - bytes.begin());
            scan.sample = bytes.substr(at > sampleBytes ? at - 100 : 0, sampleBytes);
        }
        if (!scan.isUtf8 && !scan.sample.empty()) break;
    }
    scan.isUtf8 = scan.isUtf8 && left.empty();
    return scan;
}

/// The separator that GDAL would take.
char separatorOfGdal(const std::filesystem::path& path, std::string_view start)
{
    if (smallAscii(path.extension()) == ".tsv") return '\t';
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    return CSVDetectSeperator(std::string(start.substr(0, start.find_first_of("\r\n"))).c_str());
}

/// The CRS of the table's places, in a file beside it (GeoCSV).
std::string crsBeside(const std::filesystem::path& path)
{
    std::filesystem::path beside = path;
    beside.replace_extension(".prj");
    VSIStatBufL found;
    return VSIStatL(beside.c_str(), &found) == 0 ? firstBytes(beside, startBytes) : "";
}

Result<Done> checkCopyMemory(const std::string& shown, const std::filesystem::path& path)
{
    VSIStatBufL found;
    const auto available = allocatableMemory();
    if (!available || VSIStatL(path.c_str(), &found) != 0) return Done{};
    const auto needed = static_cast<std::uint64_t>(static_cast<double>(found.st_size) * growthOfRecoding);
    if (needed <= *available) return Done{};
    return Error{msg(
        "{}: reading it in its encoding and with its separators needs about {} GB of memory, {} GB are available: save "
        "it as CSV in UTF-8 with commas",
        shown, gigabytes(needed, messageLanguage(), Rounding::Up),
        gigabytes(*available, messageLanguage(), Rounding::Down))};
}

/// In UTF-8, with commas, from the row of headings on.
std::filesystem::path copyOfTable(const std::filesystem::path& path, const std::string& encoding, const TableForm& form)
{
    const VsiPointer in(VSIFOpenL(path.c_str(), "rb"));
    std::filesystem::path copy = memoryFile(path.stem().string() + ".csv");
    const VsiPointer out(VSIFOpenL(copy.c_str(), "wb"));
    auto decoder = TextDecoder::create(encoding);
    if (!in || !out || !decoder) throw std::bad_alloc();
    TableRows rows(form.separator);
    std::vector<char> piece(pieceBytes);
    std::size_t before = form.rowsBefore;
    bool start = true, more = true;
    while (more) {
        const std::size_t read = VSIFReadL(piece.data(), 1, piece.size(), in.get());
        more = read == piece.size();
        const std::string decoded = decoder->decode({piece.data(), read}, !more);
        std::string_view text = decoded;
        if (start && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        start = false;
        rows.add(text);
        if (!more) rows.end();
        for (const TableRow& row : rows.take()) {
            if (before > 0) {
                --before;
                continue;
            }
            const std::string line = lineOf(row);
            if (VSIFWriteL(line.data(), 1, line.size(), out.get()) != line.size()) throw std::bad_alloc();
        }
    }
    return copy;
}

}  // namespace

std::string encodingGuessed(const std::string& shown, const std::string& encoding)
{
    return msg(
        "{}: does not say the encoding of its texts; they look like {}, and are read so: if that is wrong, name it "
        "with --encoding",
        shown, encoding);
}

Result<TableText> soundTable(const std::string& shown, const std::filesystem::path& path, const std::string& encoding)
{
    const VsiPointer file(VSIFOpenL(path.c_str(), "rb"));
    if (!file) return TableText{path, "UTF-8", false};
    const std::string start = firstBytes(path, startBytes);
    TableText out{path, markedEncoding(start), false};
    std::vector<std::string> warnings;
    if (out.encoding.empty() && !encoding.empty()) out.encoding = encodingNamed(encoding).value_or("UTF-8");
    if (out.encoding.empty()) {
        const Scan scan = scanOf(*file);
        out.encoding = scan.isUtf8 ? "UTF-8" : guessedEncoding(scan.sample);
        if (!scan.isUtf8) warnings.push_back(encodingGuessed(shown, out.encoding));
    }
    const bool isUtf8 = out.encoding == "UTF-8";
    const std::string text = isUtf8 ? start : utf8From(start, out.encoding).value_or(start);
    const TableForm form = formOf(text);
    out.crs = crsBeside(path);
    out.decimalComma = form.separator != ',';
    // GDAL takes no .txt for a table; what is not told by its headings is none.
    const bool isTxt = smallAscii(path.extension()) == ".txt";
    if (isTxt && !form.placesNamed) return {TableText{path, out.encoding, false}, std::move(warnings)};
    if (!isTxt && isUtf8 && form.rowsBefore == 0 && !form.strayQuotes && form.separator == separatorOfGdal(path, start))
        return {std::move(out), std::move(warnings)};
    if (auto enough = checkCopyMemory(shown, path); !enough) return enough.error();
    out.path = copyOfTable(path, out.encoding, form);
    return {std::move(out), std::move(warnings)};
}

}  // namespace frontline
