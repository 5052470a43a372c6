#include "data/ogr_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/message.hpp"
#include "data/clean_geometry.hpp"
#include "data/csv_blanks.hpp"
#include "data/file_texts.hpp"
#include "data/ogr_dataset.hpp"
#include "data/ogr_geometry.hpp"
#include "geo/set_operations.hpp"

namespace frontline {

namespace {

bool isWgs84(const OGRSpatialReference& srs)
{
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    static const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                          "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    return srs.IsSame(&wgs84, options);
}

/// The texts as numbers, where all that are there are numbers or "nan" or "inf", which GDAL's reader of CSV takes for
/// words.
std::optional<Column> asNumbers(const Column& column)
{
    const auto* texts = std::get_if<std::vector<std::string>>(&column.values);
    if (!texts) return std::nullopt;
    Column out{column.name, std::vector<double>{}, column.valid};
    auto& numbers = std::get<std::vector<double>>(out.values);
    numbers.reserve(texts->size());
    bool any = false;
    for (std::size_t row = 0; row < texts->size(); ++row) {
        const std::string& text = (*texts)[row];
        double number = 0;
        if (!column.isMissing(row)) {
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
            any = any || std::isfinite(number);
        }
        numbers.push_back(number);
    }
    return any ? std::optional(std::move(out)) : std::nullopt;
}

/// The columns of a layer as they are read, a value per source feature.
class ColumnReader {
public:
    ColumnReader(const OGRFeatureDefn& definition, FileTexts& texts) : texts_(texts)
    {
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(i);
            Column column{texts.clean(field.GetNameRef()), {}};
            if (field.GetType() == OFTInteger || field.GetType() == OFTInteger64)
                column.values = std::vector<std::int64_t>{};
            else if (field.GetType() == OFTReal)
                column.values = std::vector<double>{};
            columns_.push_back(std::move(column));
        }
    }

    void add(const OGRFeature& feature)
    {
        for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
            Column& column = columns_[static_cast<std::size_t>(i)];
            if (!feature.IsFieldSetAndNotNull(i))
                column.addMissing();
            else if (std::holds_alternative<std::vector<std::int64_t>>(column.values))
                column.add<std::int64_t>(feature.GetFieldAsInteger64(i));
            else if (std::holds_alternative<std::vector<double>>(column.values))
                column.add(feature.GetFieldAsDouble(i));
            else
                column.add(texts_.clean(text(feature, i)));
        }
    }

    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> out;
        for (const Column& column : columns_) out.push_back(column.name);
        return out;
    }

    /// Empty texts become missing values, but for those between quotes. Where the file was not understood as GDAL did
    /// it, no quotes are believed.
    void emptyTextsAreMissing(const CsvBlanks& blanks)
    {
        const auto isEmpty = [&](std::size_t row, std::size_t field) {
            const auto* texts = std::get_if<std::vector<std::string>>(&columns_[field].values);
            return !texts || (*texts)[row].empty();
        };
        const std::size_t rows = columns_.empty() ? 0 : columns_.front().size();
        const bool understood = blanks.rows == rows && std::ranges::all_of(blanks.quoted, [&](const auto& at) {
                                    return at.second >= columns_.size() || isEmpty(at.first, at.second);
                                });
        for (std::size_t field = 0; field < columns_.size(); ++field) {
            if (!std::holds_alternative<std::vector<std::string>>(columns_[field].values)) continue;
            for (std::size_t row = 0; row < rows; ++row)
                if (isEmpty(row, field) &&
                    !(understood && std::ranges::binary_search(blanks.quoted, std::pair(row, field))))
                    columns_[field].setMissing(row);
        }
    }

    void textsOfNumbersAreNumbers()
    {
        for (Column& column : columns_)
            if (auto numbers = asNumbers(column)) column = *std::move(numbers);
    }

    [[nodiscard]] FeatureTable table(const std::vector<std::uint32_t>& features) const
    {
        FeatureTable all;
        all.columns = columns_;
        // selectFeatures copies geometry too: there is none here, so every feature is empty.
        all.geometry.featureStarts.assign(features.empty() ? 1 : *std::ranges::max_element(features) + std::size_t{2},
                                          0);
        return selectFeatures(all, features);
    }

private:
    /// As text; dates as 2025-08-17, whatever GDAL's own habit.
    static std::string text(const OGRFeature& feature, int field)
    {
        if (feature.GetFieldDefnRef(field)->GetType() != OFTDate)
            return const_cast<OGRFeature&>(feature).GetFieldAsString(field);
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
        feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
        return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    }

    FileTexts& texts_;
    std::vector<Column> columns_;
};

Result<Done> transformToWgs84(FlatGeometry& geometry, const OGRSpatialReference& srs, const std::string& what)
{
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> transformation(OGRCreateCoordinateTransformation(&srs, &wgs84));
    if (!transformation) return Error{msg("{}: there is no way from its CRS to WGS84", what)};
    std::vector<double> x, y;
    x.reserve(geometry.coordinates.size()), y.reserve(geometry.coordinates.size());
    for (const Xy& c : geometry.coordinates) x.push_back(c.x), y.push_back(c.y);
    std::vector<int> ok(x.size(), 1);
    if (!x.empty()) transformation->Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, ok.data());
    for (std::size_t i = 0; i < x.size(); ++i)
        geometry.coordinates[i] = ok[i] ? Xy{x[i], y[i]} : Xy{std::nan(""), std::nan("")};
    return Done{};
}

/// Formats that are in longitude and latitude without saying so; tables by the names of their columns.
bool promisesDegrees(std::string_view driver)
{
    return driver == "GeoJSON" || driver == "GeoJSONSeq" || driver == "TopoJSON" || driver == "CSV";
}

class LayerReader {
public:
    LayerReader(std::string file, const GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options,
                GdalMessages& messages, FileTexts& texts)
        : file_(std::move(file)),
          dataset_(dataset),
          layer_(layer),
          options_(options),
          messages_(messages),
          name_(texts.clean(layer.GetName())),
          warnings_(file_, name_),
          columns_(*layer.GetLayerDefn(), texts)
    {}

    Result<Done> read(std::vector<FeatureTable>& tables)
    {
        std::optional<SrsPointer> srs;
        if (auto found = findCrs(); found)
            srs = std::move(found).value();
        else
            return found.error();
        if (auto done = readFeaturesOfLayer(); !done) return done;
        if (std::string_view(const_cast<GDALDataset&>(dataset_).GetDriverName()) == "CSV") {
            columns_.emptyTextsAreMissing(csvBlanks(file_, columns_.names()));
            columns_.textsOfNumbersAreNumbers();
        }
        noteUnusable();
        if (promised_ && breaksPromise())
            return Error{
                msg("{}: its coordinates are no longitudes and latitudes, for which the format stands; name their CRS, "
                    "for example --assume-crs EPSG:32637",
                    where())};
        for (auto& collected : collector_.byKind()) {
            if (collected.geometry.featureCount() == 0) continue;
            FlatGeometry& geometry = collected.geometry;
            if (*srs)
                if (auto done = transformToWgs84(geometry, **srs, where()); !done) return done;
            const auto number = [&](std::size_t f) { return static_cast<std::size_t>(collected.sourceFeature[f]); };
            if (!options_.embedded) {
                dropImpossibleCoordinates(geometry, number, warnings_);
                const auto repaired = repairPolygons(geometry, [&](std::size_t f, const std::string& reason) {
                    warnings_.add(number(f), msg("the polygon was not valid and was repaired ({})", reason));
                });
                if (!repaired) return Error{fmt::format("{}: {}", where(), repaired.error().message)};
            }
            FeatureTable table = columns_.table(collected.sourceFeature);
            table.name = name_;
            table.geometry = std::move(geometry);
            tables.push_back(std::move(table));
        }
        return Done{};
    }

    std::vector<std::string> warnings() { return warnings_.take(); }

private:
    [[nodiscard]] std::string where() const { return msg("{}, layer {}", file_, name_); }

    /// What to transform from; null when the coordinates are WGS84 already.
    Result<SrsPointer> findCrs()
    {
        if (options_.embedded) return SrsPointer{};
        SrsPointer srs = crsOf(layer_, dataset_);
        promised_ = srs && isWgs84(*srs) && promisesDegrees(const_cast<GDALDataset&>(dataset_).GetDriverName());
        if (promised_ && !options_.assumedCrs.empty()) {
            auto assumed = assumedCrs();
            if (!assumed) return assumed.error();
            promised_ = isWgs84(**assumed);
            if (promised_) return SrsPointer{};
            warnings_.add(
                msg("taken as {}, although the format stands for longitude and latitude", options_.assumedCrs));
            return assumed;
        }
        if (!srs && layer_.GetGeomType() == wkbNone) return SrsPointer{};
        if (!srs) {
            if (options_.assumedCrs.empty()) {
                return Error{
                    msg("{}: the file does not say in which CRS its coordinates are; pass it, for example "
                        "--assume-crs EPSG:4326",
                        where())};
            }
            auto assumed = assumedCrs();
            if (!assumed) return assumed.error();
            srs = *std::move(assumed);
        }
        if (isWgs84(*srs)) return SrsPointer{};
        return srs;
    }

    [[nodiscard]] Result<SrsPointer> assumedCrs() const
    {
        SrsPointer srs(new OGRSpatialReference);
        if (srs->SetFromUserInput(options_.assumedCrs.c_str(),
                                  OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
            return Error{msg("\"{}\" is not a CRS; give an EPSG code, a PROJ string or WKT", options_.assumedCrs)};
        srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        return srs;
    }

    /// Metres in a file whose format, or the names of whose columns, promise degrees.
    [[nodiscard]] bool breaksPromise() const
    {
        std::size_t all = 0, possible = 0;
        for (const auto& collected : collector_.byKind()) {
            all += collected.geometry.coordinates.size();
            possible += static_cast<std::size_t>(std::ranges::count_if(
                collected.geometry.coordinates, [](Xy c) { return !(std::abs(c.x) > 360 || std::abs(c.y) > 360); }));
        }
        return possible * 2 < all;
    }

    Result<Done> readFeaturesOfLayer()
    {
        messages_.forget();
        layer_.ResetReading();
        const GIntBig promised = layer_.GetFeatureCount(0);
        std::uint32_t count = 0;
        while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
            collector_.add(feature->GetGeometryRef(), count);
            columns_.add(*feature);
            ++count;
        }
        if (messages_.failed())
            return Error{
                msg("{}: damaged or incomplete after feature {} ({})", where(), count, messages_.firstError())};
        if (promised > 0 && count < promised)
            return Error{msg("{}: incomplete: {} of {} features could be read", where(), count, promised)};
        return Done{};
    }

    void noteUnusable()
    {
        const auto& none = collector_.withoutGeometry();
        if (layer_.GetGeomType() == wkbNone && !none.empty())
            warnings_.add(msg("has no geometry and was left out; columns lon and lat would make it points"));
        else
            for (const std::uint32_t f : none) warnings_.add(f, msg("has no geometry"));
        for (const std::uint32_t f : collector_.unclosed())
            warnings_.add(f, msg("a ring was not closed and was closed"));
    }

    std::string file_;
    const GDALDataset& dataset_;
    OGRLayer& layer_;
    const ReadOptions& options_;
    GdalMessages& messages_;
    std::string name_;
    LayerWarnings warnings_;
    ColumnReader columns_;
    GeometryCollector collector_;
    bool promised_ = false;  // degrees, by what the format is and not by what the file says
};

std::string layerNames(GDALDataset& dataset)
{
    std::string names;
    for (const auto* layer : dataset.GetLayers())
        names += (names.empty() ? "" : ", ") + std::string(const_cast<OGRLayer*>(layer)->GetName());
    return names;
}

std::string crsName(const OGRSpatialReference& srs)
{
    const char* authority = srs.GetAuthorityName(nullptr);
    const char* code = srs.GetAuthorityCode(nullptr);
    if (authority && code) return fmt::format("{}:{}", authority, code);
    const char* name = srs.GetName();
    return name ? name : msg("unnamed");
}

}  // namespace

Result<std::vector<FeatureTable>> readFeatures(const std::filesystem::path& path, const ReadOptions& options)
{
    GdalMessages messages;
    auto dataset = openDataset(path, options.embedded, messages);
    if (!dataset) return dataset.error();
    GDALDataset& file = **dataset;
    std::vector<FeatureTable> tables;
    std::vector<std::string> warnings;
    FileTexts texts;
    bool found = false;
    for (int i = 0; i < file.GetLayerCount(); ++i) {
        OGRLayer& layer = *file.GetLayer(i);
        if (!options.layer.empty() && options.layer != layer.GetName()) continue;
        found = true;
        LayerReader reader(path.string(), file, layer, options, messages, texts);
        if (auto done = reader.read(tables); !done) return done.error();
        for (auto& warning : reader.warnings()) warnings.push_back(std::move(warning));
    }
    for (auto& warning : texts.warnings(path)) warnings.push_back(std::move(warning));
    if (!found && !options.layer.empty()) {
        return Error{msg("{}: has no layer \"{}\"; it has: {}", path.string(), options.layer, layerNames(file))};
    }
    if (tables.empty()) {
        if (warnings.empty()) return Error{msg("{}: there is nothing to draw in it", path.string())};
        return Error{msg("{}: there is nothing to draw in it ({})", path.string(), warnings.front())};
    }
    return {std::move(tables), std::move(warnings)};
}

Result<FileSummary> describeFile(const std::filesystem::path& path)
{
    GdalMessages messages;
    auto dataset = openDataset(path, false, messages);
    if (!dataset) return dataset.error();
    FileSummary summary;
    FileTexts texts;
    summary.driver = (*dataset)->GetDriverName();
    for (int i = 0; i < (*dataset)->GetLayerCount(); ++i) {
        OGRLayer& layer = *(*dataset)->GetLayer(i);
        LayerSummary out;
        out.name = texts.clean(layer.GetName());
        out.geometryType = OGRGeometryTypeToName(layer.GetGeomType());
        out.featureCount = layer.GetFeatureCount(1);
        if (const SrsPointer srs = crsOf(layer, **dataset)) out.crs = crsName(*srs);
        OGREnvelope extent;
        if (layer.GetExtent(&extent, 1) == OGRERR_NONE)
            out.extent = {extent.MinX, extent.MinY, extent.MaxX, extent.MaxY};
        const OGRFeatureDefn& definition = *layer.GetLayerDefn();
        for (int f = 0; f < definition.GetFieldCount(); ++f) {
            const OGRFieldDefn& field = *definition.GetFieldDefn(f);
            out.fields.push_back(fmt::format("{} ({})", texts.clean(field.GetNameRef()),
                                             OGRFieldDefn::GetFieldTypeName(field.GetType())));
        }
        summary.layers.push_back(std::move(out));
    }
    if (messages.failed()) return Error{msg("{}: damaged or incomplete ({})", path.string(), messages.firstError())};
    return {std::move(summary), texts.warnings(path)};
}

}  // namespace frontline
