#include "map/kept_tables.hpp"

#include <fmt/format.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <future>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "data/styles/file_style.hpp"
#include "data/table_file.hpp"
#include "map/hash.hpp"

namespace frontline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "frontline tables 1\n";
constexpr std::string_view ending = ".table";
constexpr std::size_t hashDigits = 32;
/// A file that was changed so short a time ago may be changed again without its time or size telling.
constexpr double justWrittenSeconds = 2;
constexpr std::uintmax_t leftFree = std::uintmax_t{1} << 30;  // on the disk
/// Formats that are one file: what else is read with others may change without the file itself changing.
constexpr std::array oneFileFormats{".geojson", ".json", ".fgb", ".gpkg"};

double secondsOf(const timespec& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::string stamp(const struct stat& file)
{
    return fmt::format("{}:{} {} bytes, changed {}.{:09}, {}.{:09}", file.st_dev, file.st_ino, file.st_size,
                       file.st_mtim.tv_sec, file.st_mtim.tv_nsec, file.st_ctim.tv_sec, file.st_ctim.tv_nsec);
}

/// Another build of the program may read files otherwise.
const std::string& thisProgram()
{
    static const std::string program = [] {
        struct stat file {};
        return stat("/proc/self/exe", &file) == 0 ? stamp(file) : std::string();
    }();
    return program;
}

std::string keyOf(const KeptTables::Source& source, const std::string& options, const DrawnDetail& detail)
{
    const Box& box = detail.region;
    const std::string region =
        box.empty() ? "all" : fmt::format("{:a} {:a} {:a} {:a}", box.minX, box.minY, box.maxX, box.maxY);
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{:a}", thisProgram(), messageLanguage().code(), source.identity, options,
                       region, detail.toleranceMetres);
}

fs::path fileOf(const fs::path& folder, const std::string& key)
{
    return folder / (sha256(key).substr(0, hashDigits) + std::string(ending));
}

/// Whether the program has named it so: nothing else in the folder is touched.
bool isOurs(const fs::path& file)
{
    const std::string name = file.filename().string();
    return name.size() == hashDigits + ending.size() && name.ends_with(ending) &&
           name.find_first_not_of("0123456789abcdef") == hashDigits;
}

void appendText(std::string& bytes, std::string_view text)
{
    const std::uint64_t size = text.size();
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes += text;
}

/// The next text of the bytes, which then begin behind it; nullopt where they end before.
std::optional<std::string_view> takeText(std::string_view& bytes)
{
    std::uint64_t size = 0;
    if (bytes.size() < sizeof size) return std::nullopt;
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes.remove_prefix(sizeof size);
    if (size > bytes.size()) return std::nullopt;
    const std::string_view text = bytes.substr(0, static_cast<std::size_t>(size));
    bytes.remove_prefix(text.size());
    return text;
}

std::uint32_t checksum(std::string_view bytes)
{
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

std::string encode(const std::string& key, const KeptTables::Tables& tables, const std::vector<std::string>& warnings)
{
    std::string bytes(magic);
    appendText(bytes, key);
    appendText(bytes, std::to_string(warnings.size()));
    for (const std::string& warning : warnings) appendText(bytes, warning);
    for (const auto& table : tables) appendText(bytes, encodeTable(*table, checksum(key)));
    const std::uint32_t sum = checksum(bytes);
    bytes.append(reinterpret_cast<const char*>(&sum), sizeof sum);
    return bytes;
}

/// Nothing where the bytes are cut, are of another key, or were changed.
std::optional<Result<KeptTables::Tables>> decode(std::string_view bytes, const std::string& key)
{
    std::uint32_t sum = 0;
    if (bytes.size() < magic.size() + sizeof sum || !bytes.starts_with(magic)) return std::nullopt;
    std::memcpy(&sum, bytes.data() + bytes.size() - sizeof sum, sizeof sum);
    bytes.remove_suffix(sizeof sum);
    if (checksum(bytes) != sum) return std::nullopt;
    bytes.remove_prefix(magic.size());
    if (takeText(bytes) != key) return std::nullopt;
    const auto count = takeText(bytes);
    if (!count) return std::nullopt;
    Result<KeptTables::Tables> kept = KeptTables::Tables();
    for (unsigned long i = std::strtoul(std::string(*count).c_str(), nullptr, 10); i > 0; --i) {
        const auto warning = takeText(bytes);
        if (!warning) return std::nullopt;
        kept.warnings.emplace_back(*warning);
    }
    while (!bytes.empty()) {
        const auto table = takeText(bytes);
        auto decoded = table ? decodeTable(*table, checksum(key)) : std::nullopt;
        if (!decoded) return std::nullopt;
        kept->push_back(std::make_shared<const FeatureTable>(*std::move(decoded)));
    }
    return kept;
}

/// Removes what was not used for longest until so many bytes more fit. False: they do not.
bool makeRoom(const fs::path& folder, std::uintmax_t bytes, std::uintmax_t budget)
{
    struct Kept {
        fs::file_time_type used;
        std::uintmax_t bytes;
        fs::path path;
    };
    std::vector<Kept> all;
    std::uintmax_t sum = bytes;
    std::error_code error;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        std::error_code gone;
        if (!isOurs(at->path()) || !fs::is_regular_file(at->symlink_status(gone))) continue;
        const Kept kept{at->last_write_time(gone), at->file_size(gone), at->path()};
        if (gone) continue;
        sum += kept.bytes;
        all.push_back(kept);
    }
    if (error) return false;
    std::ranges::sort(all, {}, &Kept::used);
    for (const Kept& kept : all) {
        if (sum <= budget) break;
        if (fs::remove(kept.path, error)) sum -= kept.bytes;
    }
    const fs::space_info space = fs::space(folder, error);
    return sum <= budget && !error && space.available >= leftFree && space.available - leftFree >= bytes;
}

/// The folder is for the user alone: what is kept may be read by nobody else.
bool makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    if (mkdir(folder.c_str(), S_IRWXU) == 0) return true;
    // Not through a link, which may lead to where others read.
    return fs::is_directory(fs::symlink_status(folder, error)) && chmod(folder.c_str(), S_IRWXU) == 0;
}

}  // namespace

fs::path KeptTables::userFolder()
{
    const auto absolute = [](const char* folder) { return folder && folder[0] == '/'; };
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); absolute(cache))
        return fs::path(cache) / "frontline" / "tables";
    if (const char* home = std::getenv("HOME"); absolute(home))
        return fs::path(home) / ".cache" / "frontline" / "tables";
    return {};
}

KeptTables::KeptTables(fs::path folder, std::size_t mostBytes, std::uintmax_t budget)
    : folder_(std::move(folder)), mostBytes_(mostBytes), budget_(budget)
{}

std::optional<KeptTables::Source> KeptTables::source(const fs::path& path)
{
    std::error_code error;
    const fs::path absolute = fs::canonical(path, error);
    struct stat file {};
    if (error || stat(absolute.c_str(), &file) != 0 || !S_ISREG(file.st_mode)) return std::nullopt;
    if (static_cast<std::uintmax_t>(file.st_size) < smallestFile) return std::nullopt;
    if (std::ranges::find(oneFileFormats, smallAscii(absolute.extension().string())) == oneFileFormats.end())
        return std::nullopt;
    // What was written to a GeoPackage may still be in its log.
    for (const char* log : {"-wal", "-journal"})
        if (fs::exists(absolute.string() + log, error)) return std::nullopt;
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (secondsOf(now) - secondsOf(file.st_mtim) < justWrittenSeconds) return std::nullopt;
    std::string identity = path.string() + "\n" + absolute.string() + "\n" + stamp(file);
    for (const fs::path& style : styleFilesOf(absolute))
        if (struct stat beside{}; lstat(style.c_str(), &beside) == 0) identity += "\n" + stamp(beside);
    return Source{std::move(identity), path};
}

std::optional<Result<KeptTables::Tables>> KeptTables::find(const Source& source, const std::string& options,
                                                           const DrawnDetail& detail) const
{
    const std::string key = keyOf(source, options, detail);
    const fs::path file = fileOf(folder_, key);
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(file, error))) return std::nullopt;
    const auto bytes = readFile(file);
    auto kept = bytes ? decode(*bytes, key) : std::nullopt;
    if (kept) fs::last_write_time(file, fs::file_time_type::clock::now(), error);
    return kept;
}

void KeptTables::keep(const Source& source, const std::string& options, const DrawnDetail& detail, Tables tables,
                      std::vector<std::string> warnings)
{
    std::size_t bytes = 0;
    for (const auto& table : tables) bytes += bytesOf(*table);
    if (folder_.empty() || bytes > mostBytes_) return;
    const auto write = [folder = folder_, source, key = keyOf(source, options, detail), tables = std::move(tables),
                        warnings = std::move(warnings), bytes, budget = budget_] {
        const auto now = KeptTables::source(source.path);
        if (!now || now->identity != source.identity || !makeFolder(folder) || !makeRoom(folder, bytes, budget)) return;
        const std::string file = encode(key, tables, warnings);
        (void)writeFileAtomically(fileOf(folder, key), std::as_bytes(std::span(file)));
    };
    queue_.submit(write, [](const Result<Done>&) {});
}

void KeptTables::finish()
{
    const auto ended = std::make_shared<std::promise<void>>();
    queue_.submit([] {}, [ended](const Result<Done>&) { ended->set_value(); });
    ended->get_future().wait();
}

}  // namespace frontline
