#include "data/ogr_dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/archive_words.hpp"
#include "data/layer_encoding.hpp"
#include "data/opening_policy.hpp"
#include "data/packed_files.hpp"
#include "data/reading_memory.hpp"
#include "data/tables/table_text.hpp"
#include "data/text_formats/text_check.hpp"
#include "data/topology_arcs.hpp"

namespace frontline {

GdalMessages::GdalMessages()
{
    CPLPushErrorHandlerEx(&GdalMessages::handle, this);
}
GdalMessages::~GdalMessages()
{
    CPLPopErrorHandler();
}

void GdalMessages::handle(CPLErr level, CPLErrorNum, const char* text)
{
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    std::string& first = level >= CE_Failure ? self->firstError_ : self->firstWarning_;
    if (level >= CE_Warning && first.empty()) {
        first = text;
        std::ranges::replace(first, '\n', ' ');
        // Its advice on options of its own is of no use to who uses the program.
        for (const char* const advice : {" You may set the ", " Set SHAPE_RESTORE_SHX "})
            if (const auto at = first.find(advice); at != std::string::npos) first.resize(at);
        const std::string &path = self->path_, name = std::filesystem::path(path).filename();
        for (auto at = path.empty() ? std::string::npos : first.find(path); at != std::string::npos;
             at = first.find(path, at + name.size()))
            first.replace(at, path.size(), name);
    }
}

void DatasetDeleter::operator()(GDALDataset* dataset) const
{
    const std::string name = dataset->GetDescription();
    GDALClose(dataset);
    removeMemoryFile(name);
}

namespace {

bool isText(const std::filesystem::path& path)
{
    const std::string extension = smallAscii(path.extension());
    return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

/// path: where the file lies; its content may be opened from elsewhere.
CPLStringList openOptions(const std::filesystem::path& path)
{
    CPLStringList options;
    if (isText(path)) {
        // What its columns hold is found out by the program: GDAL would make 14 of "0014".
        options.SetNameValue("AUTODETECT_TYPE", "NO");
        options.SetNameValue("KEEP_GEOM_COLUMNS", "YES");
        return options;
    }
    if (driverKnowing(path, fileDrivers()) != "GML") return options;
    // Without one, GDAL writes its summary of the file beside it.
    options.SetNameValue("WRITE_GFS", "NO");
    // Else the file itself could name any schema.
    auto schema = path;
    schema.replace_extension(".xsd");
    std::error_code error;
    const bool usable = std::filesystem::exists(schema, error) && standsAlone(schema);
    options.SetNameValue("XSD", usable ? schema.c_str() : "/dev/null");
    return options;
}

Error tooManyVertices(const std::string& shown, const TopologyArcs& arcs)
{
    return Error{msg(
        "{}: its geometries name the same arcs so often that they have {} vertices, in a file of {} bytes: that is no "
        "map",
        shown, arcs.vertices, arcs.fileBytes)};
}

std::string lackingArcs(const std::string& shown, const TopologyArcs& arcs)
{
    return msgn(
        "{1}: {0} geometry names arcs that are not in the file, and is drawn without them (object \"{2}\", geometry "
        "{3}): the file is incomplete",
        "{1}: {0} geometries name arcs that are not in the file, and are drawn without them (the first: object "
        "\"{2}\", geometry {3}): the file is incomplete",
        arcs.lacking, arcs.lacking, shown, printable(shortened(arcs.firstObject, 60)), arcs.firstNumber);
}

/// What GDAL is to open in the place of the file: that, or what soundText() or soundKmz() makes of it.
Result<std::filesystem::path> soundFile(const std::string& shown, const std::filesystem::path& whole)
{
    if (smallAscii(whole.extension()) != ".kmz") {
        // GDAL's reader of GML unpacks by itself.
        const std::filesystem::path text = isGzip(firstBytes(whole, 2)) ? gzipContent(whole) : whole;
        auto sound = soundText(shown, text);
        if (sound && *sound == text) *sound = whole;
        return sound;
    }
    return soundKmz(shown, whole);
}

/// Whether GDAL would read it as CSV. sound: of soundFile().
bool isTableText(const std::filesystem::path& whole, const std::filesystem::path& sound)
{
    if (sound != whole || !isText(whole)) return false;
    const std::string driver = driverKnowing(whole, fileDrivers());
    return driver.empty() || driver == "CSV";
}

/// shown: the file as messages name it; whole: as GDAL opens it.
Result<DatasetPointer> openWhole(const std::string& shown, const std::filesystem::path& whole, bool embedded,
                                 const std::string& encoding, GdalMessages& messages)
{
    const char* onlyFlatGeobuf[] = {"FlatGeobuf", nullptr};
    constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
    GDALDataset* dataset = nullptr;
    if (smallAscii(whole.extension()) == ".tab" && namesOtherTables(whole))
        return Error{msg("{}: only names other tables: open those", shown)};
    if (smallAscii(whole.extension()) == ".mid")
        return Error{msg("{}: has the attributes of a MapInfo interchange file: open the .mif beside it", shown)};
    std::vector<std::string> warnings;
    if (const auto arcs = embedded ? std::nullopt : topologyArcs(whole.string())) {
        if (arcs->isTooMuch()) return tooManyVertices(shown, *arcs);
        if (!arcs->broken.empty())
            return Error{
                msg("{}: a position in {} is no pair of numbers, and where its geometries are is not known: "
                    "correct it",
                    shown, printable(shortened(arcs->broken, 60)))};
        if (auto enough = checkTopologyMemory(shown, whole, arcs->vertices); !enough) return enough.error();
        if (arcs->lacking > 0) warnings.push_back(lackingArcs(shown, *arcs));
    }
    // A table that begins as XML is something else under another name.
    if (!isText(whole) || firstCharacter(whole) != '<') {
        auto sound = embedded ? Result<std::filesystem::path>(whole) : soundFile(shown, whole);
        if (!sound) return sound.error();
        for (std::string& warning : sound.warnings) warnings.push_back(std::move(warning));
        auto table = isTableText(whole, *sound) ? soundTable(shown, whole, encoding)
                                                : Result<TableText>(TableText{*sound, "", false});
        if (!table) return table.error();
        for (std::string& warning : table.warnings) warnings.push_back(std::move(warning));
        if (table->path != whole) messages.shorten(table->path);
        dataset =
            static_cast<GDALDataset*>(GDALOpenEx(table->path.c_str(), flags, embedded ? onlyFlatGeobuf : fileDrivers(),
                                                 embedded ? CPLStringList() : openOptions(whole), nullptr));
        if (!dataset)
            removeMemoryFile(table->path.string());
        else if (!table->encoding.empty())
            keepWithDataset(*dataset, *table);
    }
    if (!dataset) {
        const bool named = messages.failed() && messages.firstError().find("not recognized") == std::string::npos;
        if (named)
            return afterWarnings(warnings, {msg("{}: cannot be read; it may be damaged or incomplete ({})", shown,
                                                messages.firstError())});
        if (const auto archive = archiveWords(shown, whole)) return Error{*archive};
        if (const auto other = encodingWords(shown, whole)) return Error{*other};
        return unknownFormat(shown);
    }
    return {DatasetPointer(dataset), std::move(warnings)};
}

}  // namespace

Error afterWarnings(const std::vector<std::string>& warnings, Error error)
{
    if (!warnings.empty()) error.message = fmt::format("{}; {}", warnings.front(), error.message);
    return error;
}

Error unknownFormat(const std::string& shown)
{
    return Error{
        msg("{}: is not map data of a known format (GeoJSON, Shapefile, GeoPackage, FlatGeobuf, KML, CSV "
            "with lon and lat, TopoJSON ...)",
            shown)};
}

std::filesystem::path nameForGdal(const std::filesystem::path& path)
{
    // GDAL takes some names for more than names, but none of a whole path.
    std::error_code error;
    return std::filesystem::absolute(path, error);
}

Result<Done> checkBeforeOpening(const std::filesystem::path& path, bool embedded)
{
    if (auto file = checkIsDataFile(path); !file) return file;
    registerFileDrivers(embedded);
    if (embedded) return Done{};
    if (auto parts = checkCompanions(path); !parts) return parts;
    return checkReadingMemory(nameForGdal(path));
}

Result<DatasetPointer> openDataset(const std::filesystem::path& path, bool embedded, const std::string& encoding,
                                   GdalMessages& messages)
{
    const auto whole = nameForGdal(path);
    messages.shorten(whole);
    return openWhole(path.string(), whole, embedded, encoding, messages);
}

Result<DatasetPointer> openHeldDataset(const std::string& shown, const std::filesystem::path& whole,
                                       const std::string& encoding, GdalMessages& messages)
{
    return openWhole(shown, whole, false, encoding, messages);
}

SrsPointer crsOf(OGRLayer& layer, const GDALDataset& dataset)
{
    SrsPointer srs;
    if (const OGRSpatialReference* named = layer.GetSpatialRef(); named && !named->IsEmpty()) {
        srs.reset(named->Clone());
    } else {
        // These are longitude and latitude by definition.
        const std::string_view driver = const_cast<GDALDataset&>(dataset).GetDriverName();
        const bool degrees = driver == "TopoJSON" || driver == "KML" || driver == "LIBKML";
        if (!degrees) return nullptr;
        srs.reset(new OGRSpatialReference);
        srs->importFromEPSG(4326);
    }
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

}  // namespace frontline
