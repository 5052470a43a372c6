#include "data/archives/archive_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/archive_words.hpp"
#include "data/archives/archive_reader.hpp"
#include "data/archives/member_names.hpp"
#include "data/archives/unpacked_archive.hpp"
#include "data/clean_geometry.hpp"
#include "data/geojson/geojson_file.hpp"
#include "data/held_file.hpp"
#include "data/ogr_dataset.hpp"
#include "data/opening_policy.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

/// "roads" of maps/roads.shp and maps/roads.geojson.gz.
std::string stemOfMember(const std::string& name)
{
    std::filesystem::path stem = std::filesystem::path(name).stem();
    if (smallAscii(std::filesystem::path(name).extension()) == ".gz") stem = stem.stem();
    return stem.string();
}

/// The data sets of an archive one after another, and what of it is left out.
class ArchiveWalk {
public:
    ArchiveWalk(const std::string& shown, const std::filesystem::path& path, const UnpackedArchive& archive)
        : shown_(shown), path_(path), archive_(archive)
    {}

    /// read: gives a Result of a data set; take: is given its name and what was read. Error: stopped.
    template <class Read, class Take>
    Result<Done> each(const std::stop_token& stop, Read read, Take take)
    {
        constexpr std::size_t most = 1000;
        if (archive_.dataSets().size() > most)
            return Error{
                msg("{}: has {} files of map data in it, and more than {} are not opened at once: unpack it and "
                    "open those that are meant",
                    shown_, archive_.dataSets().size(), most)};
        for (const std::string& name : archive_.dataSets()) {
            const HeldFile file{archive_.isOneFile() ? shown_ : shown_ + "/" + name, archive_.folder() + name,
                                archive_.folder(), shown_ + "/"};
            auto got = read(file);
            if (stop.stop_requested()) return Error{msg("{}: reading it was cancelled", shown_)};
            if (got) {
                warnings_.insert(warnings_.end(), got.warnings.begin(), got.warnings.end());
                take(name, *std::move(got));
            } else if (got.error().message == unknownFormat(file.shown).message) {
                unknown_.push_back(name);
            } else {
                failures_.push_back(got.error().message);
            }
        }
        return Done{};
    }

    /// What was met in what was read, and what was left out.
    [[nodiscard]] std::vector<std::string> warnings() const
    {
        constexpr std::size_t most = 20;
        std::vector<std::string> leftOut = reasons();
        const std::size_t more = leftOut.size() > most ? leftOut.size() - most : 0;
        leftOut.resize(leftOut.size() - more);
        if (more > 0)
            leftOut.push_back(msgn("{1}: {0} more file in it is left out", "{1}: {0} more files in it are left out",
                                   more, more, shown_));
        const std::vector<std::string> others = noData();
        if (!others.empty())
            leftOut.push_back(msg("{}: what is no map data in it is left out ({})", shown_, inWords(others)));
        leftOut.insert(leftOut.end(), warnings_.begin(), warnings_.end());
        return leftOut;
    }

    /// Why nothing of it can be read.
    [[nodiscard]] Error nothingRead() const
    {
        const auto zip = isZip(firstBytes(path_, 4)) ? zipMembers(path_) : std::nullopt;
        const bool onlyJson = zip && !geoJsonMembers(*zip).empty() && archive_.dataSets().size() <= 1;
        const std::vector<std::string> why = reasons();
        if (why.empty() || onlyJson)
            if (const auto words = archiveWords(shown_, path_)) return Error{*words};
        if (why.empty() && noData().empty()) return Error{msg("{}: is an archive with nothing in it", shown_)};
        if (!why.empty())
            return Error{msg("{}: there is no map data in it that can be read ({})", shown_, why.front())};
        return Error{msg("{}: is an archive without map data ({})", shown_, inWords(noData()))};
    }

private:
    static std::string inWords(const std::vector<std::string>& names)
    {
        constexpr std::size_t most = 4;
        std::string out;
        for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
            out += (i == 0 ? "" : ", ") + nameInWords(names[i]);
        return names.size() > most ? msg("{} and {} more", out, names.size() - most) : out;
    }

    /// Of map data that was left out.
    [[nodiscard]] std::vector<std::string> reasons() const
    {
        std::vector<std::string> out;
        for (const auto& [name, why] : archive_.leftOut())
            out.push_back(msg("{}: {} in it is left out: {}", shown_, nameInWords(name), why));
        for (const std::string& name : archive_.others())
            if (isArchiveName(name))
                out.push_back(msg("{}: {} in it is left out: {}", shown_, nameInWords(name),
                                  msg("it is an archive itself: unpack it")));
        for (const std::string& failure : failures_) out.push_back(msg("left out: {}", failure));
        return out;
    }

    [[nodiscard]] std::vector<std::string> noData() const
    {
        std::vector<std::string> out = unknown_;
        for (const std::string& name : archive_.others())
            if (!isArchiveName(name)) out.push_back(name);
        return out;
    }

    const std::string& shown_;
    const std::filesystem::path& path_;
    const UnpackedArchive& archive_;
    std::vector<std::string> warnings_, failures_, unknown_;
};

/// The name that the layer of one of several files has.
std::string layerName(const std::string& member, const std::string& layer, bool several)
{
    return several ? stemOfMember(member) + "/" + layer : stemOfMember(member);
}

struct MemberTables {
    std::string member;
    HeldTables read;
};

/// As the layers of one file; takes the tables of the members.
std::vector<FeatureTable> joined(std::vector<MemberTables>& members, const std::string& wanted)
{
    std::uint32_t layers = 0;
    std::vector<FeatureTable> tables;
    const bool several = members.size() > 1;
    for (auto& [member, read] : members) {
        for (FeatureTable& table : read.tables) {
            if (several) table.name = layerName(member, table.name, read.layers > 1);
            table.layerNumber += layers;
            tables.push_back(std::move(table));
        }
        layers += read.layers;
    }
    if (!wanted.empty()) std::erase_if(tables, [&](const FeatureTable& table) { return table.name != wanted; });
    for (FeatureTable& table : tables) table.layersInFile = layers;
    return tables;
}

}  // namespace

bool isToBeUnpacked(const std::filesystem::path& path)
{
    const GdalMessages unheard;
    const std::string start = firstBytes(path, 4);
    if (isZip(start)) return driverKnowing(path, fileDrivers()).empty();
    if (isGzip(start) && driverKnowing(path, fileDrivers()) == "GML") return false;
    return beginsAsArchive(path) || beginsCompressed(path);
}

Result<std::vector<FeatureTable>> readArchive(const std::string& shown, const std::filesystem::path& path,
                                              const ReadOptions& options)
{
    const auto archive = UnpackedArchive::unpack(shown, path, options.stop);
    if (!archive) return archive.error();
    ArchiveWalk walk(shown, path, *archive);
    ReadOptions all = options;
    all.layer = "";
    std::vector<MemberTables> members;
    auto done = walk.each(
        options.stop, [&](const HeldFile& file) { return readHeld(file, all, false); },
        [&](const std::string& name, HeldTables read) {
            members.push_back({name, std::move(read)});
        });
    if (!done) return done.error();
    if (members.empty()) return walk.nothingRead();
    std::vector<FeatureTable> tables = joined(members, options.layer);
    if (tables.empty() && !options.layer.empty())
        return Error{
            msg("{}: has no layer \"{}\"; \"frontline layers\" lists those that it has", shown, options.layer)};
    return {std::move(tables), walk.warnings()};
}

Result<FileSummary> describeArchive(const std::string& shown, const std::filesystem::path& path,
                                    const std::string& assumedCrs, const std::string& encoding)
{
    const auto archive = UnpackedArchive::unpack(shown, path, {});
    if (!archive) return archive.error();
    ArchiveWalk walk(shown, path, *archive);
    std::vector<std::pair<std::string, FileSummary>> members;
    auto done = walk.each(
        {}, [&](const HeldFile& file) { return describeHeld(file, assumedCrs, encoding, false); },
        [&](const std::string& name, FileSummary summary) { members.emplace_back(name, std::move(summary)); });
    if (!done) return done.error();
    if (members.empty()) return walk.nothingRead();
    FileSummary out;
    std::vector<std::string> drivers;
    for (auto& [member, summary] : members) {
        if (std::ranges::find(drivers, summary.driver) == drivers.end()) drivers.push_back(summary.driver);
        const bool several = summary.layers.size() > 1;
        for (LayerSummary& layer : summary.layers) {
            if (members.size() > 1) layer.name = layerName(member, layer.name, several);
            out.layers.push_back(std::move(layer));
        }
    }
    for (const std::string& driver : drivers) out.driver += (out.driver.empty() ? "" : ", ") + driver;
    return {std::move(out), walk.warnings()};
}

}  // namespace frontline
