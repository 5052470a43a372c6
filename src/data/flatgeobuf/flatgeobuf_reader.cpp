#include "data/flatgeobuf/flatgeobuf_reader.hpp"

#include <flatgeobuf_generated.h>

#include <cstring>
#include <optional>
#include <string_view>

#include "data/flatgeobuf/file_pieces.hpp"
#include "data/flatgeobuf/flatgeobuf_attributes.hpp"
#include "data/flatgeobuf/flatgeobuf_geometry.hpp"

namespace frontline {

namespace {

using flatgeobuf::Header;

constexpr std::string_view magic("fgb\3fgb", 7);  // and the number of a revision
constexpr std::size_t magicBytes = 8, indexEntryBytes = 40, prefixBytes = sizeof(std::uint32_t);

/// The size before the next buffer, counted with it. Absent: the file has not so much, or it is one that flatbuffers do
/// not have.
std::optional<std::size_t> bufferSize(FilePieces& file)
{
    const std::uint8_t* const prefix = file.peek(prefixBytes);
    if (!prefix) return std::nullopt;
    std::uint32_t size = 0;
    std::memcpy(&size, prefix, sizeof(size));
    const std::uint64_t whole = std::uint64_t{size} + prefixBytes;
    if (whole > file.left() || whole >= FLATBUFFERS_MAX_BUFFER_SIZE || whole % prefixBytes != 0) return std::nullopt;
    return static_cast<std::size_t>(whole);
}

/// A table whose whole content may be touched: nullptr where it leads out of its bytes. They are not taken yet.
template <class Table>
const Table* verified(FilePieces& file, std::size_t size)
{
    const std::uint8_t* const bytes = file.peek(size);
    if (!bytes || reinterpret_cast<std::uintptr_t>(bytes) % prefixBytes != 0) return nullptr;
    constexpr flatbuffers::uoffset_t deepest = 64;
    // A table takes as many bytes at least, with what leads to it.
    constexpr std::size_t leastTable = 8;
    flatbuffers::Verifier verifier(bytes, size, deepest, static_cast<flatbuffers::uoffset_t>(size / leastTable + 1));
    if (!verifier.VerifySizePrefixedBuffer<Table>(nullptr)) return nullptr;
    return flatbuffers::GetSizePrefixedRoot<Table>(bytes);
}

/// Bytes of the index; absent where it cannot be one.
std::optional<std::uint64_t> indexBytes(const Header& header, std::uint64_t fileBytes)
{
    const std::uint64_t perNode = header.index_node_size();
    std::uint64_t level = header.features_count(), entries = level;
    if (perNode == 0) return 0;
    if (perNode < 2 || level == 0 || level > fileBytes / indexEntryBytes) return std::nullopt;
    do {
        level = (level + perNode - 1) / perNode;
        entries += level;
    } while (level > 1);
    return entries * indexEntryBytes;
}

/// Whether each column holds what attributes of its type become.
bool fits(const Header& header, const OGRFeatureDefn& definition, const std::vector<Column>& columns)
{
    const auto* const described = header.columns();
    const std::size_t count = described ? described->size() : 0;
    if (count != static_cast<std::size_t>(definition.GetFieldCount()) || columns.size() > count) return false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        using flatgeobuf::ColumnType;
        const ColumnType type = described->Get(static_cast<flatbuffers::uoffset_t>(i))->type();
        const auto& values = columns[i].values;
        const bool same = type >= ColumnType::String  ? std::holds_alternative<std::vector<std::string>>(values)
                          : type >= ColumnType::ULong ? std::holds_alternative<std::vector<double>>(values)
                                                      : std::holds_alternative<std::vector<std::int64_t>>(values);
        if (!same) return false;
    }
    return true;
}

}  // namespace

FlatGeobufOutcome readFlatGeobuf(const std::filesystem::path& path, OGRFeatureDefn& definition,
                                 FeatureGeometries& features, std::vector<Column>& columns, FileTexts& texts,
                                 const std::stop_token& stop)
{
    using enum FlatGeobufOutcome;
    FilePieces file(path);
    const std::uint8_t* const start = file.peek(magicBytes);
    if (!start || std::memcmp(start, magic.data(), magic.size()) != 0) return Left;
    file.take(magicBytes);
    const auto headerBytes = bufferSize(file);
    const Header* const header = headerBytes ? verified<Header>(file, *headerBytes) : nullptr;
    if (!header || !fits(*header, definition, columns)) return Left;
    const auto index = indexBytes(*header, file.size());
    if (!index) return Left;
    const std::uint64_t promised = header->features_count();
    FlatGeobufGeometry geometries(features, *header);
    FlatGeobufAttributes attributes(*header, definition, columns, texts);
    file.seek(file.at() + *headerBytes + *index);
    while (promised > 0 ? features.featureCount() < promised : file.left() > 0) {
        if (stop.stop_requested()) return Cancelled;
        const auto size = bufferSize(file);
        const auto* const feature = size ? verified<flatgeobuf::Feature>(file, *size) : nullptr;
        if (!feature || !attributes.add(feature->properties())) return Left;
        const auto added = geometries.add(feature->geometry(), *size);
        if (added != FlatGeobufGeometry::Added::Whole)
            return added == FlatGeobufGeometry::Added::Endless ? Endless : Left;
        features.endFeature();
        file.take(*size);
    }
    return Read;
}

}  // namespace frontline
