#include "data/packed_files.hpp"

#include <fmt/format.h>
#include <gdal.h>

#include <system_error>

namespace frontline {

std::string firstBytes(const std::filesystem::path& path, std::size_t most)
{
    std::string bytes(most, '\0');
    const VsiPointer file(VSIFOpenL(path.c_str(), "rb"));
    bytes.resize(file ? VSIFReadL(bytes.data(), 1, bytes.size(), file.get()) : 0);
    return bytes;
}

char firstCharacter(const std::filesystem::path& path)
{
    using namespace std::string_view_literals;
    const std::string start = firstBytes(path, 1024);
    const auto at = start.find_first_not_of("\xEF\xBB\xBF\xFE\xFF \t\r\n\0"sv);
    return at == std::string::npos ? '\0' : start[at];
}

std::string driverKnowing(const std::filesystem::path& path, const char* const* drivers)
{
    const std::filesystem::path content = isGzip(firstBytes(path, 2)) ? gzipContent(path) : path;
    GDALDriverH driver = GDALIdentifyDriverEx(content.c_str(), GDAL_OF_VECTOR, drivers, nullptr);
    return driver ? GDALGetDriverShortName(driver) : "";
}

bool isZip(std::string_view start)
{
    return start.starts_with("PK\x03\x04");
}

bool isGzip(std::string_view start)
{
    return start.starts_with("\x1f\x8b");
}

std::filesystem::path zipContent(const std::filesystem::path& zip, const std::string& member)
{
    // Braces around a name let it have any ending, but not braces of its own.
    const bool braces = zip.native().find_first_of("{}") == std::string::npos;
    return "/vsizip/" + (braces ? "{" + zip.string() + "}" : zip.string()) + "/" + member;
}

std::filesystem::path gzipContent(const std::filesystem::path& gzip)
{
    // With its size in the name: GDAL keeps what it knows of the last one, and would read a file that has been written
    // anew as far as the old one went.
    std::error_code error;
    const auto size = std::filesystem::file_size(gzip, error);
    return error ? "/vsigzip/" + gzip.string() : fmt::format("/vsigzip//vsisubfile/0_{},{}", size, gzip.string());
}

}  // namespace frontline
