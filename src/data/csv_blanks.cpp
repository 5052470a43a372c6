#include "data/csv_blanks.hpp"

#include <cpl_csv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "base/text.hpp"

namespace frontline {

namespace {

struct Closer {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, Closer>;

// As GDAL's reader of CSV bounds it: bytes.
constexpr std::size_t longestLine = 10'000'000;

/// Whether two quotes follow each other anywhere: nearly no file has them, and those that do are read once more.
bool hasTwoQuotes(VSILFILE& file)
{
    std::array<char, std::size_t{1} << 16> chunk{};
    bool before = false;
    while (const std::size_t count = VSIFReadL(chunk.data(), 1, chunk.size(), &file)) {
        const std::string_view bytes(chunk.data(), count);
        if ((before && bytes.front() == '"') || bytes.find("\"\"") != std::string_view::npos) return true;
        before = bytes.back() == '"';
    }
    return false;
}

/// With the quotes around fields kept.
CPLStringList nextRow(VSILFILE& file, const char* separator)
{
    return CPLStringList(CSVReadParseLine3L(&file, longestLine, separator, true, true, false, true), TRUE);
}

bool isHeading(const CPLStringList& row, const std::vector<std::string>& fields)
{
    for (int i = 0; i < row.Count() && static_cast<std::size_t>(i) < fields.size(); ++i) {
        std::string_view token = row[i];
        if (token.size() >= 2 && token.front() == '"' && token.back() == '"') token = token.substr(1, token.size() - 2);
        if (!token.empty() && printable(token) == fields[static_cast<std::size_t>(i)]) return true;
    }
    return false;
}

}  // namespace

CsvBlanks csvBlanks(const std::filesystem::path& path, const std::vector<std::string>& fields)
{
    CsvBlanks blanks;
    const File file(VSIFOpenL(path.c_str(), "rb"));
    if (!file || !hasTwoQuotes(*file)) return blanks;
    VSIRewindL(file.get());
    const char* first = CPLReadLineL(file.get());
    const char separator[] = {first ? CSVDetectSeperator(first) : ',', '\0'};
    VSIRewindL(file.get());
    bool start = true;
    while (!VSIFEofL(file.get())) {
        const CPLStringList row = nextRow(*file, separator);
        if (row.empty()) continue;
        if (!std::exchange(start, false) || !isHeading(row, fields)) {
            for (int i = 0; i < row.Count(); ++i)
                if (std::string_view(row[i]) == "\"\"") blanks.quoted.emplace_back(blanks.rows, i);
            ++blanks.rows;
        }
    }
    return blanks;
}

}  // namespace frontline
