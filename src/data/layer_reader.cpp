#include "data/layer_reader.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/flatgeobuf/flatgeobuf_reader.hpp"
#include "data/ogr_geometry.hpp"
#include "data/text_formats/text_check.hpp"

namespace frontline {

namespace {

/// What is not kept is checked all the same.
void noteTexts(const OGRFeature& feature, FileTexts& texts)
{
    for (int i = 0; i < feature.GetFieldCount(); ++i)
        if (feature.GetFieldDefnRef(i)->GetType() == OFTString && feature.IsFieldSetAndNotNull(i))
            texts.note(const_cast<OGRFeature&>(feature).GetFieldAsString(i));
}

/// The column of a table that has its geometry as well-known text, by its name as OGR takes it; -1: there is none.
int wktColumn(const OGRFeatureDefn& definition, std::string_view driver)
{
    for (int i = 0; driver == "CSV" && i < definition.GetFieldCount(); ++i) {
        const std::string name = smallAscii(definition.GetFieldDefn(i)->GetNameRef());
        if (name.starts_with("wkt") || name.starts_with("_wkt")) return i;
    }
    return -1;
}

std::string textOfField(const OGRFeature& feature, int field)
{
    return field >= 0 && feature.IsFieldSetAndNotNull(field) ? const_cast<OGRFeature&>(feature).GetFieldAsString(field)
                                                             : "";
}

/// Of a feature without coordinates, in words for the user. wkt: what its geometry was to be made of.
std::string whyWithoutPlace(const OGRFeature& feature, std::string_view driver, const std::string& wkt)
{
    if (const std::string_view word = brokenWordOfWkt(wkt); !word.empty())
        return msg("\"{}\" in its well-known text is no number: it was left out", printable(shortened(word, 40)));
    if (!wkt.empty() && !feature.GetGeometryRef())
        return msg("its well-known text (\"{}\") cannot be read: it was left out", printable(shortened(wkt, 40)));
    if (driver == "TopoJSON" && feature.GetGeometryRef())
        return msg(
            "has no coordinates that are read: none are there, they have heights, or its arcs are not in the file");
    bool longitude = false, latitude = false;
    for (int i = 0; driver == "CSV" && i < feature.GetFieldCount(); ++i) {
        const std::string name = smallAscii(feature.GetFieldDefnRef(i)->GetNameRef());
        longitude = longitude || isLongitudeName(name);
        latitude = latitude || isLatitudeName(name);
    }
    if (longitude && latitude) return msg("has no place: its longitude and latitude are not both numbers");
    return msg("has no geometry");
}

/// Whether all features of a layer become one kind of flat geometry.
bool isOfOneKind(OGRwkbGeometryType type)
{
    const OGRwkbGeometryType flat = wkbFlatten(type);
    return flat != wkbNone && flat != wkbUnknown && flat != wkbGeometryCollection;
}

}  // namespace

bool promisesDegrees(std::string_view driver)
{
    return driver == "TopoJSON" || driver == "CSV";
}

LayerReader::LayerReader(std::string file, GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options,
                         GdalMessages& messages, FileTexts& texts)
    : file_(std::move(file)),
      dataset_(dataset),
      layer_(layer),
      options_(options),
      messages_(messages),
      texts_(texts),
      name_(texts.clean(layer.GetName())),
      warnings_(file_, name_),
      columns_(*layer.GetLayerDefn(), options.attributes ? mostColumns(layer.GetFeatureCount(0)) : 0, texts),
      styles_(dataset.GetStyleTable() ? dataset.GetStyleTable() : layer.GetStyleTable())
{}

Result<Done> LayerReader::read(std::vector<FeatureTable>& tables)
{
    auto crs = findCrs();
    if (!crs) return crs.error();
    expectCoordinates();
    const auto read = readByOwnReader(*crs);
    if (!read) return read.error();
    if (!*read) {
        leftOut_ = filterByIndex(*crs);
        auto done = readFeaturesOfLayer();
        layer_.SetSpatialFilter(nullptr);
        if (!done) return done;
    }
    if (std::string_view(dataset_.GetDriverName()) == "CSV") {
        columns_.emptyTextsAreMissing(csvBlanks(dataset_.GetDescription(), columns_.names()));
        columns_.textsOfNumbersAreNumbers();
    }
    noteUnusable();
    const auto fields = static_cast<std::size_t>(layer_.GetLayerDefn()->GetFieldCount());
    if (options_.attributes && columns_.count() < fields) warnings_.attributesLeftOut(fields, columns_.count());
    auto appended = appendTables({name_, std::move(features_), columns_.take(), *std::move(crs), styles_.take()},
                                 where(), options_, warnings_, tables);
    if (!appended) return appended.error();
    appended_ = *std::move(appended);
    nameWaypoints(tables);
    return Done{};
}

/// Who writes points with names in these formats wants to see them.
void LayerReader::nameWaypoints(std::vector<FeatureTable>& tables) const
{
    const std::string_view driver = dataset_.GetDriverName();
    if (driver != "GPX" && driver != "KML" && driver != "LIBKML") return;
    for (FeatureTable& table : tables)
        for (const char* column : {"name", "Name"})
            if (table.name == name_ && table.geometry.kind == GeometryKind::Point && table.column(column))
                table.styles.labelColumn = column;
}

std::string LayerReader::where() const
{
    return msg("{}, layer {}", file_, nameInWords(name_));
}

Result<LayerCrs> LayerReader::findCrs()
{
    if (options_.embedded) return LayerCrs{};
    SrsPointer named = crsOf(layer_, dataset_);
    if (!named && layer_.GetGeomType() == wkbNone) return LayerCrs{};
    return chooseCrs(std::move(named), promisesDegrees(dataset_.GetDriverName()), options_.assumedCrs, where(),
                     warnings_);
}

void LayerReader::expectCoordinates()
{
    VSIStatBufL file;
    if (VSIStatL(dataset_.GetDescription(), &file) == 0)
        features_.expect(static_cast<std::size_t>(file.st_size) / sizeof(Xy) /
                         static_cast<std::size_t>(std::max(dataset_.GetLayerCount(), 1)));
}

Result<bool> LayerReader::readByOwnReader(const LayerCrs& crs)
{
    if (std::string_view(dataset_.GetDriverName()) != "FlatGeobuf") return false;
    const Box region = crs.srs ? Box() : options_.region;
    switch (readFlatGeobuf(dataset_.GetDescription(), *layer_.GetLayerDefn(), {features_, columns_.columns(), texts_},
                           region, options_.stop)) {
        case FlatGeobufOutcome::ReadPart:
            leftOut_ = true;
            return true;
        case FlatGeobufOutcome::Read:
            return true;
        case FlatGeobufOutcome::Cancelled:
            return Error{msg("{}: reading it was cancelled", file_)};
        case FlatGeobufOutcome::Endless:
            return Error{msg("{}: damaged or incomplete after feature {} ({})", where(), features_.featureCount(),
                             msg("a geometry has more coordinates than there is room for"))};
        case FlatGeobufOutcome::Left:
            break;
    }
    features_ = {};
    expectCoordinates();
    columns_.forgetValues();
    return false;
}

bool LayerReader::filterByIndex(const LayerCrs& crs)
{
    const Box& region = options_.region;
    if (region.empty() || crs.srs || !isOfOneKind(layer_.GetGeomType())) return false;
    // What the program's own reader has left to OGR is not as it should be.
    const bool own = std::string_view(dataset_.GetDriverName()) == "FlatGeobuf";
    if (own || !layer_.TestCapability(OLCFastSpatialFilter)) return false;
    layer_.SetSpatialFilterRect(region.minX, region.minY, region.maxX, region.maxY);
    return true;
}

Result<Done> LayerReader::readFeaturesOfLayer()
{
    messages_.forget();
    layer_.ResetReading();
    const GIntBig promised = leftOut_ ? 0 : layer_.GetFeatureCount(0);
    const int wktField = wktColumn(*layer_.GetLayerDefn(), dataset_.GetDriverName());
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
        const std::string wkt = textOfField(*feature, wktField);
        addFeature(features_, brokenWordOfWkt(wkt).empty() ? feature->GetGeometryRef() : nullptr);
        if (features_.withoutGeometry().size() > whyWithoutPlace_.size() &&
            whyWithoutPlace_.size() < LayerWarnings::most)
            whyWithoutPlace_.push_back(whyWithoutPlace(*feature, dataset_.GetDriverName(), wkt));
        columns_.add(*feature);
        styles_.add(*feature);
        if (!options_.attributes) noteTexts(*feature, texts_);
        if (options_.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", file_)};
    }
    const std::size_t count = features_.featureCount();
    if (messages_.failed())
        return Error{msg("{}: damaged or incomplete after feature {} ({})", where(), count, messages_.firstError())};
    // Of a MapInfo interchange file OGR counts what is in a collection, too.
    const bool exact = std::string_view(dataset_.GetDriverName()) != "MapInfo File";
    if (exact && promised > 0 && static_cast<GIntBig>(count) < promised)
        return Error{msg("{}: incomplete: {} of {} features could be read", where(), count, promised)};
    return Done{};
}

void LayerReader::noteUnusable()
{
    const auto& none = features_.withoutGeometry();
    if (layer_.GetGeomType() == wkbNone && !none.empty())
        warnings_.add(msg("has no geometry and was left out; columns lon and lat would make it points"));
    else
        for (std::size_t i = 0; i < none.size(); ++i)
            warnings_.add(none[i], i < whyWithoutPlace_.size() ? whyWithoutPlace_[i] : msg("has no geometry"));
    for (const std::uint32_t f : features_.unclosed()) warnings_.add(f, msg("a ring was not closed and was closed"));
}

}  // namespace frontline
