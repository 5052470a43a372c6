#include "data/vector_writer.hpp"

#include <cpl_json.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <span>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/source_date.hpp"
#include "base/text.hpp"
#include "data/ogr_dataset.hpp"
#include "data/opening_policy.hpp"

namespace frontline {

namespace {

struct Format {
    const char* extension;
    const char* name;
    const char* driver;
    bool oneLayer = false;
    bool metadataAsColumns = false;  // there is no other place for them
    /// What stands for an empty text in the file, where GDAL's writer would leave it out; nullptr: GDAL writes it.
    const char* emptyText = nullptr;
};

constexpr std::array formats{Format{".geojson", "GeoJSON", "GeoJSON", true}, Format{".gpkg", "GeoPackage", "GPKG"},
                             Format{".kml", "KML", "LIBKML", false, false, ""},
                             Format{".fgb", "FlatGeobuf", "FlatGeobuf", true, true},
                             Format{".csv", "CSV", "CSV", true, true, "\"\""}};

const Format* formatOf(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    const auto found = std::ranges::find(formats, extension, [](const Format& f) { return std::string(f.extension); });
    return found == formats.end() ? nullptr : &*found;
}

GDALDriver* driverOf(const Format& format)
{
    const std::string_view name = format.driver;
    if (name == "GeoJSON") RegisterOGRGeoJSON();
    if (name == "GPKG") RegisterOGRGeoPackage();
    if (name == "FlatGeobuf") RegisterOGRFlatGeobuf();
    if (name == "CSV") RegisterOGRCSV();
    // Some builds of GDAL keep this driver in a file of its own, which only the search for all drivers finds.
    if (name == "LIBKML") registerFileDrivers(false);
    return GetGDALDriverManager()->GetDriverByName(format.driver);
}

/// A folder in memory: the file is made there and written to the disk in one piece, so that a full disk or a folder
/// that is read-only is met in one place for all formats, and no helper file of a format is ever left behind.
class MemoryFolder {
public:
    MemoryFolder()
    {
        static std::atomic<unsigned> counter{0};
        path_ = fmt::format("/vsimem/frontline-{}", counter++);
        VSIMkdir(path_.c_str(), 0700);
    }
    ~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

/// While it lives, GDAL takes the time that is set for files, where one is, for the present.
class PresentTime {
public:
    PresentTime()
    {
        if (const std::string date = sourceDate(); !date.empty())
            CPLSetThreadLocalConfigOption(option, (date.substr(0, date.size() - 1) + ".000Z").c_str());
    }
    ~PresentTime() { CPLSetThreadLocalConfigOption(option, nullptr); }
    PresentTime(const PresentTime&) = delete;
    PresentTime& operator=(const PresentTime&) = delete;

private:
    static constexpr const char* option = "OGR_CURRENT_DATE";
};

/// GDAL's list of "KEY=value".
class Options {
public:
    void set(const char* key, const std::string& value) { list_.SetNameValue(key, value.c_str()); }
    [[nodiscard]] char** list() { return list_.List(); }

private:
    CPLStringList list_;
};

std::vector<OGRRawPoint> rawPoints(std::span<const Xy> ring)
{
    std::vector<OGRRawPoint> out;
    out.reserve(ring.size());
    for (const Xy& p : ring) out.emplace_back(p.x, p.y);
    return out;
}

void addPart(OGRGeometryCollection& out, const FlatGeometry& geometry, std::size_t part)
{
    if (geometry.kind == GeometryKind::Polygon) {
        auto polygon = std::make_unique<OGRPolygon>();
        for (auto r = geometry.partStarts[part]; r < geometry.partStarts[part + 1]; ++r) {
            const auto points = rawPoints(geometry.ring(r));
            auto ring = std::make_unique<OGRLinearRing>();
            ring->setPoints(static_cast<int>(points.size()), points.data());
            polygon->addRingDirectly(ring.release());
        }
        out.addGeometryDirectly(polygon.release());
        return;
    }
    const auto points = rawPoints(geometry.ring(geometry.partStarts[part]));
    if (geometry.kind == GeometryKind::Point) {
        for (const OGRRawPoint& p : points) out.addGeometryDirectly(std::make_unique<OGRPoint>(p.x, p.y).release());
        return;
    }
    auto line = std::make_unique<OGRLineString>();
    line->setPoints(static_cast<int>(points.size()), points.data());
    out.addGeometryDirectly(line.release());
}

OGRwkbGeometryType typeOf(GeometryKind kind)
{
    switch (kind) {
        case GeometryKind::Point:
            return wkbMultiPoint;
        case GeometryKind::Line:
            return wkbMultiLineString;
        case GeometryKind::Polygon:
            break;
    }
    return wkbMultiPolygon;
}

/// nullptr for a feature without geometry.
std::unique_ptr<OGRGeometry> geometryOf(const FlatGeometry& geometry, std::size_t feature)
{
    if (geometry.featureStarts[feature] == geometry.featureStarts[feature + 1]) return nullptr;
    std::unique_ptr<OGRGeometry> out(OGRGeometryFactory::createGeometry(typeOf(geometry.kind)));
    for (auto p = geometry.featureStarts[feature]; p < geometry.featureStarts[feature + 1]; ++p)
        addPart(*out->toGeometryCollection(), geometry, p);
    return out;
}

OGRFieldType typeOf(const Column& column)
{
    if (std::holds_alternative<std::vector<std::string>>(column.values)) return OFTString;
    return std::holds_alternative<std::vector<double>>(column.values) ? OFTReal : OFTInteger64;
}

/// In place of an empty text until the file is there (Format::emptyText). U+FDD0 is no character: texts do not have it.
constexpr std::string_view emptyMark = "\xEF\xB7\x90";

std::string replaced(std::string_view text, std::string_view part, std::string_view by)
{
    std::string out;
    out.reserve(text.size());
    std::size_t from = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, from)) {
        out.append(text.substr(from, at - from)).append(by);
        from = at + part.size();
    }
    return out.append(text.substr(from));
}

/// KML's library writes texts as they are: what XML cannot hold is replaced, and the end of a CDATA section broken up.
std::string forKml(std::string_view given)
{
    std::string text = printable(given);
    for (auto at = text.find("]]>"); at != std::string::npos; at = text.find("]]>", at)) text.insert(at + 2, " ");
    return text;
}

/// A missing value becomes NULL, which KML and FlatGeobuf leave out. JSON has no NaN and no infinity: null there too,
/// so that every feature has all its members.
void setField(OGRFeature& feature, int field, const Column& column, std::size_t row, const Format& format)
{
    const auto* numbers = std::get_if<std::vector<double>>(&column.values);
    const std::string_view driver = format.driver;
    const bool unwritable = numbers && driver == "GeoJSON" && !std::isfinite((*numbers)[row]);
    if (column.isMissing(row) || unwritable) {
        feature.SetFieldNull(field);
    } else if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values)) {
        std::string text = driver == "LIBKML" ? forKml((*texts)[row]) : (*texts)[row];
        if (driver == "CSV") text = withoutFormula(std::move(text));
        if (format.emptyText) text = replaced(text, emptyMark, "");
        if (format.emptyText && text.empty()) text = emptyMark;
        feature.SetField(field, text.c_str());
    } else if (numbers) {
        feature.SetField(field, (*numbers)[row]);
    } else {
        feature.SetField(field, static_cast<GIntBig>(std::get<std::vector<std::int64_t>>(column.values)[row]));
    }
}

std::string metadataText(const VectorFile& file)
{
    std::string text;
    for (const auto& [key, value] : file.metadata)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", key, value);
    return text;
}

/// The collection's own members in a GeoJSON file.
std::string nativeData(const VectorFile& file)
{
    CPLJSONObject root, metadata;
    root.Add("type", "FeatureCollection");
    for (const auto& [key, value] : file.metadata) metadata.Add(key, value);
    root.Add("metadata", metadata);
    return root.Format(CPLJSONObject::PrettyFormat::Plain);
}

class Writer {
public:
    Writer(const Format& format, const VectorFile& file) : format_(format), file_(file)
    {
        wgs84_.reset(new OGRSpatialReference);
        wgs84_->importFromEPSG(4326);
        wgs84_->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }

    /// false: GDAL's messages say why.
    bool write(GDALDriver& driver, const std::string& path)
    {
        Options options;
        if (driverIs("LIBKML")) {
            options.set("NAME", forKml(file_.title));
            options.set("DESCRIPTION", forKml(metadataText(file_)));
        }
        dataset_.reset(driver.Create(path.c_str(), 0, 0, 0, GDT_Unknown, options.list()));
        if (!dataset_) return false;
        if (driverIs("GPKG"))
            for (const auto& [key, value] : file_.metadata) dataset_->SetMetadataItem(key.c_str(), value.c_str());
        return format_.oneLayer ? writeTogether() : writeEach();
    }

    /// What the format writes at the end is written now.
    void close() { dataset_.reset(); }

private:
    [[nodiscard]] bool driverIs(std::string_view name) const { return name == format_.driver; }

    bool writeEach()
    {
        for (const VectorLayer& layer : file_.layers) {
            Options options;
            if (driverIs("GPKG")) {
                options.set("IDENTIFIER", fmt::format("{}: {}", layer.table.name, layer.title));
                options.set("DESCRIPTION", metadataText(file_));
            } else {
                options.set("DESCRIPTION", layer.title);
                options.set("FOLDER", "YES");
                options.set("VISIBILITY", layer.shown ? "1" : "0");
            }
            OGRLayer* out = dataset_->CreateLayer(layer.table.name.c_str(), wgs84_.get(),
                                                  typeOf(layer.table.geometry.kind), options.list());
            if (!out || !addFields(*out, layer.table) || !addFeatures(*out, layer)) return false;
            if (driverIs("GPKG"))
                for (const auto& [key, value] : file_.metadata) out->SetMetadataItem(key.c_str(), value.c_str());
        }
        return true;
    }

    bool writeTogether()
    {
        Options options;
        if (driverIs("GeoJSON")) {
            options.set("RFC7946", "YES");
            options.set("COORDINATE_PRECISION", "7");
            options.set("WRAPDATELINE", "NO");
            options.set("DESCRIPTION", file_.title);
            options.set("NATIVE_DATA", nativeData(file_));
            options.set("NATIVE_MEDIA_TYPE", "application/vnd.geo+json");
        }
        if (driverIs("CSV")) {
            options.set("GEOMETRY", "AS_WKT");
            options.set("STRING_QUOTING", "IF_AMBIGUOUS");  // "007" stays a text
        }
        const std::string name = file_.layers.size() == 1 ? file_.layers.front().table.name : "frontline";
        OGRLayer* out = dataset_->CreateLayer(name.c_str(), wgs84_.get(), wkbUnknown, options.list());
        if (!out || !addField(*out, "layer", OFTString)) return false;
        for (const VectorLayer& layer : file_.layers)
            if (!addFields(*out, layer.table)) return false;
        if (format_.metadataAsColumns)
            for (const auto& [key, value] : file_.metadata)
                if (!addField(*out, key, OFTString)) return false;
        return std::ranges::all_of(file_.layers, [&](const VectorLayer& layer) { return addFeatures(*out, layer); });
    }

    static bool addField(OGRLayer& out, const std::string& name, OGRFieldType type)
    {
        if (out.GetLayerDefn()->GetFieldIndex(name.c_str()) >= 0) return true;
        OGRFieldDefn field(name.c_str(), type);
        return out.CreateField(&field) == OGRERR_NONE;
    }

    static bool addFields(OGRLayer& out, const FeatureTable& table)
    {
        return std::ranges::all_of(table.columns,
                                   [&](const Column& column) { return addField(out, column.name, typeOf(column)); });
    }

    bool addFeatures(OGRLayer& out, const VectorLayer& layer)
    {
        const FeatureTable& table = layer.table;
        OGRFeatureDefn& definition = *out.GetLayerDefn();
        for (std::size_t row = 0; row < table.featureCount(); ++row) {
            OGRFeature feature(&definition);
            for (const Column& column : table.columns)
                if (const int field = definition.GetFieldIndex(column.name.c_str()); field >= 0)
                    setField(feature, field, column, row, format_);
            if (format_.oneLayer) feature.SetField("layer", table.name.c_str());
            if (format_.metadataAsColumns)
                for (const auto& [key, value] : file_.metadata)
                    if (!feature.IsFieldSetAndNotNull(definition.GetFieldIndex(key.c_str())))
                        feature.SetField(key.c_str(), withoutFormula(value).c_str());
            if (auto geometry = geometryOf(table.geometry, row)) feature.SetGeometryDirectly(geometry.release());
            if (row < layer.colors.size()) setStyle(feature, layer.colors[row]);
            if (out.CreateFeature(&feature) != OGRERR_NONE) return false;
        }
        return true;
    }

    static void setStyle(OGRFeature& feature, Color c)
    {
        feature.SetStyleString(fmt::format("BRUSH(fc:#{0:02x}{1:02x}{2:02x}50);PEN(c:#{0:02x}{1:02x}{2:02x}ff,w:2px)",
                                           c.red, c.green, c.blue)
                                   .c_str());
    }

    const Format& format_;
    const VectorFile& file_;
    SrsPointer wgs84_;
    DatasetPointer dataset_;
};

}  // namespace

Result<Done> checkVectorName(const std::filesystem::path& path)
{
    if (formatOf(path)) return Done{};
    return Error{msg("{}: give a name that ends in .geojson, .gpkg (GeoPackage), .kml, .fgb (FlatGeobuf) or .csv",
                     path.string())};
}

Result<Done> writeVectorFile(const std::filesystem::path& path, const VectorFile& file)
{
    const Format* format = formatOf(path);
    if (!format) return checkVectorName(path);
    const GdalMessages messages;
    const auto failure = [&] {
        if (!messages.failed()) return Error{msg("{}: cannot be made as {}", path.string(), format->name)};
        return Error{msg("{}: cannot be made as {} ({})", path.string(), format->name, messages.firstError())};
    };
    GDALDriver* driver = driverOf(*format);
    if (!driver) return Error{msg("{}: this GDAL cannot write {}", path.string(), format->name)};
    const PresentTime time;
    const MemoryFolder folder;
    const std::string inMemory = folder.file(std::string("export") + format->extension);
    Writer writer(*format, file);
    const bool written = writer.write(*driver, inMemory);
    writer.close();
    if (!written || messages.failed()) return failure();
    vsi_l_offset size = 0;
    const GByte* bytes = VSIGetMemFileBuffer(inMemory.c_str(), &size, FALSE);
    if (!bytes || size == 0) return failure();
    const std::span content(bytes, static_cast<std::size_t>(size));
    if (!format->emptyText) return writeFileAtomically(path, std::as_bytes(content));
    const std::string_view all(reinterpret_cast<const char*>(content.data()), content.size());
    const std::string text = replaced(all, emptyMark, format->emptyText);
    return writeFileAtomically(path, std::as_bytes(std::span(text)));
}

}  // namespace frontline
