#include "data/flatgeobuf/flatgeobuf_reader.hpp"

#include <flatgeobuf_generated.h>

#include <cstring>
#include <optional>
#include <string_view>

#include "data/flatgeobuf/file_pieces.hpp"
#include "data/flatgeobuf/flatgeobuf_attributes.hpp"
#include "data/flatgeobuf/flatgeobuf_geometry.hpp"
#include "data/flatgeobuf/flatgeobuf_index.hpp"

namespace frontline {

namespace {

using flatgeobuf::Header;

constexpr std::string_view magic("fgb\3fgb", 7);  // and the number of a revision
constexpr std::size_t magicBytes = 8, prefixBytes = sizeof(std::uint32_t);

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

/// Whether the last feature that the index knows lies in the file: it may have been cut short.
bool reachesItsEnd(FilePieces& file, const FlatGeobufIndex& index)
{
    const auto last = index.lastFeature(file);
    if (!last || *last >= file.size()) return false;
    file.seek(index.end() + *last);
    return bufferSize(file).has_value();
}

/// Whether all geometries are of one kind, so that some of them make the same tables as all.
bool isOfOneKind(const Header& header)
{
    using flatgeobuf::GeometryType;
    return header.geometry_type() >= GeometryType::Point && header.geometry_type() <= GeometryType::MultiPolygon;
}

class Reading {
public:
    Reading(FilePieces& file, const Header& header, OGRFeatureDefn& definition, const FlatGeobufContent& content)
        : file_(file),
          features_(content.features),
          geometries_(content.features, header),
          attributes_(header, definition, content.columns, content.texts)
    {}

    /// The feature that begins at the file's next byte.
    FlatGeobufOutcome readNext()
    {
        const auto size = bufferSize(file_);
        const auto* const feature = size ? verified<flatgeobuf::Feature>(file_, *size) : nullptr;
        if (!feature || !attributes_.add(feature->properties())) return FlatGeobufOutcome::Left;
        const auto added = geometries_.add(feature->geometry(), *size);
        if (added == FlatGeobufGeometry::Added::Endless) return FlatGeobufOutcome::Endless;
        if (added == FlatGeobufGeometry::Added::Unknown) return FlatGeobufOutcome::Left;
        features_.endFeature();
        file_.take(*size);
        return FlatGeobufOutcome::Read;
    }

private:
    FilePieces& file_;
    FeatureGeometries& features_;
    FlatGeobufGeometry geometries_;
    FlatGeobufAttributes attributes_;
};

}  // namespace

FlatGeobufOutcome readFlatGeobuf(const std::filesystem::path& path, OGRFeatureDefn& definition,
                                 const FlatGeobufContent& content, const Box& region, const std::stop_token& stop)
{
    using enum FlatGeobufOutcome;
    FilePieces file(path);
    const std::uint8_t* const start = file.peek(magicBytes);
    if (!start || std::memcmp(start, magic.data(), magic.size()) != 0) return Left;
    file.take(magicBytes);
    const auto headerBytes = bufferSize(file);
    const Header* const header = headerBytes ? verified<Header>(file, *headerBytes) : nullptr;
    if (!header || !fits(*header, definition, content.columns)) return Left;
    const std::uint64_t promised = header->features_count(), indexAt = file.at() + *headerBytes;
    const auto index = FlatGeobufIndex::create(promised, header->index_node_size(), indexAt, file.size());
    if (!index) return Left;
    const bool mayFilter = !region.empty() && isOfOneKind(*header);
    Reading reading(file, *header, definition, content);  // and no more is asked of the header, whose bytes go
    const bool filters = mayFilter && reachesItsEnd(file, *index);
    if (filters) {
        if (const auto within = index->featuresWithin(region, file)) {
            for (const std::uint64_t at : *within) {
                if (stop.stop_requested()) return Cancelled;
                file.seek(index->end() + at);
                if (const auto outcome = reading.readNext(); outcome != Read) return outcome;
            }
            return within->size() < promised ? ReadPart : Read;
        }
    }
    file.seek(index->end());
    while (promised > 0 ? content.features.featureCount() < promised : file.left() > 0) {
        if (stop.stop_requested()) return Cancelled;
        if (const auto outcome = reading.readNext(); outcome != Read) return outcome;
    }
    return Read;
}

}  // namespace frontline
