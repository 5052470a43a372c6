#include "data/layer_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/message.hpp"
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

/// The fields that are read: a small file that makes keys of its ids could ask for more memory than there is.
std::size_t mostColumns(OGRLayer& layer)
{
    constexpr std::size_t bytes = std::size_t{256} << 20, fewest = 64;
    const GIntBig said = layer.GetFeatureCount(0);  // without reading it through; negative: not known
    const std::size_t features = said < 1 ? (said < 0 ? 1'000'000 : 1) : static_cast<std::size_t>(said);
    return std::max(fewest, bytes / sizeof(std::string) / features);
}

}  // namespace

LayerReader::LayerReader(std::string file, GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options,
                         GdalMessages& messages, FileTexts& texts)
    : file_(std::move(file)),
      dataset_(dataset),
      layer_(layer),
      options_(options),
      messages_(messages),
      name_(texts.clean(layer.GetName())),
      warnings_(file_, name_),
      columns_(*layer.GetLayerDefn(), options.attributes ? mostColumns(layer) : 0, texts)
{}

Result<Done> LayerReader::read(std::vector<FeatureTable>& tables)
{
    std::optional<SrsPointer> srs;
    if (auto found = findCrs(); found)
        srs = std::move(found).value();
    else
        return found.error();
    if (auto done = readFeaturesOfLayer(); !done) return done;
    if (std::string_view(dataset_.GetDriverName()) == "CSV") {
        columns_.emptyTextsAreMissing(csvBlanks(dataset_.GetDescription(), columns_.names()));
        columns_.textsOfNumbersAreNumbers();
    }
    noteUnusable();
    const auto fields = static_cast<std::size_t>(layer_.GetLayerDefn()->GetFieldCount());
    if (options_.attributes && columns_.count() < fields)
        warnings_.add(msg("has {} attributes, of which the first {} are read", fields, columns_.count()));
    if (promised_ && breaksPromise())
        return Error{
            msg("{}: its coordinates are no longitudes and latitudes, for which the format stands; name their CRS, "
                "for example --assume-crs EPSG:32637",
                where())};
    std::size_t kinds = 0;
    for (const auto& collected : collector_.byKind()) kinds += collected.sourceFeature.empty() ? 0 : 1;
    for (auto& collected : collector_.byKind()) {
        if (collected.sourceFeature.empty()) continue;
        if (*srs)
            if (auto done = transformToWgs84(collected.geometry, **srs, where()); !done) return done;
        FeatureTable table;
        if (!options_.embedded) {
            auto unmeasurable = putRight(collected);
            if (!unmeasurable) return unmeasurable.error();
            table.unmeasurable = *std::move(unmeasurable);
        }
        for (std::size_t f = 0; f < collected.sourceFeature.size(); ++f)
            if (collected.geometry.featureStarts[f] < collected.geometry.featureStarts[f + 1])
                drawable_[collected.sourceFeature[f]] = true;
        table.name = name_;
        table.columns = columns_.take(collected.sourceFeature, --kinds == 0);
        table.geometry = std::move(collected.geometry);
        tables.push_back(std::move(table));
    }
    return Done{};
}

Result<std::vector<std::size_t>> LayerReader::putRight(GeometryCollector::Collected& collected)
{
    const auto number = [&](std::size_t f) { return static_cast<std::size_t>(collected.sourceFeature[f]); };
    std::vector<std::size_t> unmeasurable = dropImpossibleCoordinates(collected.geometry, number, warnings_);
    const auto repaired = repairPolygons(collected.geometry, [&](const InvalidPolygon& invalid) {
        const std::size_t feature = number(invalid.feature);
        if (!invalid.repaired) unmeasurable.push_back(feature);
        warnings_.add(feature, invalid.repaired
                                   ? msg("the polygon was not valid and was repaired ({})", invalid.reason)
                                   : msg("the polygon crosses itself too often to be repaired ({}): it is drawn as it "
                                         "is, and cannot be measured",
                                         invalid.reason));
    });
    if (!repaired) return Error{fmt::format("{}: {}", where(), repaired.error().message)};
    return unmeasurable;
}

std::size_t LayerReader::drawable() const
{
    return static_cast<std::size_t>(std::ranges::count(drawable_, true));
}

std::string LayerReader::where() const
{
    return msg("{}, layer {}", file_, name_);
}

Result<SrsPointer> LayerReader::findCrs()
{
    if (options_.embedded) return SrsPointer{};
    SrsPointer srs = crsOf(layer_, dataset_);
    promised_ = srs && isWgs84(*srs) && promisesDegrees(dataset_.GetDriverName());
    if (promised_ && !options_.assumedCrs.empty()) {
        auto assumed = assumedCrs();
        if (!assumed) return assumed.error();
        promised_ = isWgs84(**assumed);
        if (promised_) return SrsPointer{};
        warnings_.add(msg("taken as {}, although the format stands for longitude and latitude", options_.assumedCrs));
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

Result<SrsPointer> LayerReader::assumedCrs() const
{
    SrsPointer srs(new OGRSpatialReference);
    if (srs->SetFromUserInput(options_.assumedCrs.c_str(),
                              OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
        return Error{msg("\"{}\" is not a CRS; give an EPSG code, a PROJ string or WKT", options_.assumedCrs)};
    srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return srs;
}

bool LayerReader::breaksPromise() const
{
    std::size_t all = 0, possible = 0;
    for (const auto& collected : collector_.byKind()) {
        all += collected.geometry.coordinates.size();
        possible += static_cast<std::size_t>(std::ranges::count_if(
            collected.geometry.coordinates, [](Xy c) { return !(std::abs(c.x) > 360 || std::abs(c.y) > 360); }));
    }
    return possible * 2 < all;
}

Result<Done> LayerReader::readFeaturesOfLayer()
{
    messages_.forget();
    layer_.ResetReading();
    const GIntBig promised = layer_.GetFeatureCount(0);
    std::uint32_t count = 0;
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
        collector_.add(feature->GetGeometryRef(), count);
        columns_.add(*feature);
        drawable_.push_back(false);
        ++count;
        if (options_.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", file_)};
    }
    if (messages_.failed())
        return Error{msg("{}: damaged or incomplete after feature {} ({})", where(), count, messages_.firstError())};
    if (promised > 0 && count < promised)
        return Error{msg("{}: incomplete: {} of {} features could be read", where(), count, promised)};
    return Done{};
}

void LayerReader::noteUnusable()
{
    const auto& none = collector_.withoutGeometry();
    if (layer_.GetGeomType() == wkbNone && !none.empty())
        warnings_.add(msg("has no geometry and was left out; columns lon and lat would make it points"));
    else
        for (const std::uint32_t f : none) warnings_.add(f, msg("has no geometry"));
    for (const std::uint32_t f : collector_.unclosed()) warnings_.add(f, msg("a ring was not closed and was closed"));
}

}  // namespace frontline
