#include "data/layer_reader.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/database_source.hpp"
#include "data/flatgeobuf/flatgeobuf_reader.hpp"
#include "data/ogr_geometry.hpp"
#include "data/opening_policy.hpp"
#include "data/styles/style_files.hpp"
#include "data/tables/table_text.hpp"

namespace frontline {

namespace {

/// What is not kept is checked all the same.
void noteTexts(const OGRFeature& feature, FileTexts& texts)
{
    for (int i = 0; i < feature.GetFieldCount(); ++i)
        if (feature.GetFieldDefnRef(i)->GetType() == OFTString && feature.IsFieldSetAndNotNull(i))
            texts.note(const_cast<OGRFeature&>(feature).GetFieldAsString(i));
}

/// Of a feature without coordinates, in words for the user.
std::string whyWithoutPlace(const OGRFeature& feature, std::string_view driver)
{
    if (driver == "TopoJSON" && feature.GetGeometryRef())
        return msg(
            "has no coordinates that are read: none are there, they have heights, or its arcs are not in the file");
    return msg("has no geometry");
}

/// Of a table of text: a guess, which the rows that follow may prove wrong.
std::vector<CellType> typesOfFirstRows(OGRLayer& layer, int rowsBefore, bool decimalComma)
{
    constexpr int enough = 1000;
    CellTypes types(layer.GetLayerDefn()->GetFieldCount(), decimalComma);
    layer.ResetReading();
    for (int row = 0; row < enough; ++row) {
        const OGRFeatureUniquePtr feature{layer.GetNextFeature()};
        if (!feature) break;
        if (row >= rowsBefore) types.note(*feature);
    }
    layer.ResetReading();
    return types.types();
}

/// Whether all features of a layer become one kind of flat geometry.
bool isOfOneKind(OGRwkbGeometryType type)
{
    const OGRwkbGeometryType flat = wkbFlatten(type);
    return flat != wkbNone && flat != wkbUnknown && flat != wkbGeometryCollection;
}

}  // namespace

LayerReader::LayerReader(std::string file, GDALDataset& dataset, OGRLayer& layer, const ReadOptions& options,
                         GdalMessages& messages, FileTexts& texts)
    : file_(std::move(file)),
      dataset_(dataset),
      layer_(layer),
      options_(options),
      messages_(messages),
      texts_(texts),
      name_(texts.cleanName(layer.GetName())),
      encoding_(options.embedded ? LayerEncoding{} : settleEncoding(layer, dataset, options.encoding, texts)),
      warnings_(file_, name_),
      columns_(*layer.GetLayerDefn(), options.attributes ? mostColumns(layer.GetFeatureCount(0)) : 0, texts),
      styles_(dataset.GetStyleTable() ? dataset.GetStyleTable() : layer.GetStyleTable()),
      seenTypes_(0)
{
    const std::string driver = options.embedded ? "" : dataset.GetDriverName();
    if (encoding_.guessed && texts.isFirstGuess(encoding_.name))
        warnings_.addAsIs(encodingGuessed(file_, encoding_.name));
    if (driver.empty() || !isTable(layer, driver)) return;
    places_ = RowPlaces::of(layer, texts, !options.assumedCrs.empty() || !crsBesideTable(dataset).empty());
    // Of a sheet with something above its headings OGR makes columns of texts.
    if (driver == "CSV" || places_->rowsBefore() > 0)
        useTypes(typesOfFirstRows(layer, places_->rowsBefore(), hasDecimalCommas(dataset)));
}

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
    if (std::string_view(dataset_.GetDriverName()) == "CSV")
        columns_.emptyTextsAreMissing(csvBlanks(dataset_.GetDescription(), columns_.names()));
    noteUnusable();
    const auto fields = static_cast<std::size_t>(layer_.GetLayerDefn()->GetFieldCount());
    if (options_.attributes && columns_.count() < fields) warnings_.attributesLeftOut(fields, columns_.count());
    auto appended =
        appendTables({name_, std::move(features_), columns_.take(), *std::move(crs), styles_.take(), styleOfLayer()},
                     where(), options_, warnings_, tables);
    if (!appended) return appended.error();
    appended_ = *std::move(appended);
    nameWaypoints(tables);
    return Done{};
}

std::optional<LayerStyle> LayerReader::styleOfLayer() const
{
    if (options_.embedded) return std::nullopt;
    if (auto stored = storedStyle(dataset_, layer_.GetName())) return stored;
    if (!options_.held.empty()) return styleBeside(options_.held, name_);
    return isAddress(file_) || isDatabaseAddress(file_) ? std::nullopt : styleBeside(file_, name_);
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
    if (!hasPlaces()) return LayerCrs{};
    SrsPointer named = namedCrs();
    if (!named && promisesDegrees()) named = wgs84Crs();
    return chooseCrs(std::move(named), promisesDegrees(), options_.assumedCrs, where(), warnings_);
}

bool LayerReader::hasPlaces() const
{
    if (places_) return places_->where().kind != TablePlaces::Kind::None;
    return layer_.GetGeomType() != wkbNone || crsOf(layer_, dataset_);
}

SrsPointer LayerReader::namedCrs() const
{
    if (!places_) return crsOf(layer_, dataset_);
    const TablePlaces& places = places_->where();
    if (!places.crs.empty()) return crsOfText(places.crs);
    if (places.kind == TablePlaces::Kind::EastingNorthing || places.kind == TablePlaces::Kind::WellKnownText)
        if (const std::string beside = crsBesideTable(dataset_); !beside.empty()) return crsOfText(beside);
    return nullptr;
}

bool LayerReader::promisesDegrees() const
{
    return places_ ? places_->where().areDegrees() : std::string_view(dataset_.GetDriverName()) == "TopoJSON";
}

int LayerReader::rowsBefore() const
{
    return places_ ? places_->rowsBefore() : 0;
}

std::string LayerReader::nameOfField(int field) const
{
    if (rowsBefore() > 0)
        if (const std::string& name = places_->names()[static_cast<std::size_t>(field)]; !name.empty()) return name;
    return texts_.clean(layer_.GetLayerDefn()->GetFieldDefn(field)->GetNameRef());
}

std::string LayerReader::geometryType() const
{
    OGRwkbGeometryType type = layer_.GetGeomType();
    if (places_) type = !hasPlaces() ? wkbNone : places_->where().arePoints() ? wkbPoint : wkbUnknown;
    return OGRGeometryTypeToName(type);
}

std::string LayerReader::typeOfField(int field) const
{
    OGRFieldType type = layer_.GetLayerDefn()->GetFieldDefn(field)->GetType();
    if (!types_.empty()) {
        const CellType held = types_[static_cast<std::size_t>(field)];
        type = held == CellType::Whole ? OFTInteger64 : held == CellType::Number ? OFTReal : OFTString;
    }
    return OGRFieldDefn::GetFieldTypeName(type);
}

void LayerReader::useTypes(std::vector<CellType> types)
{
    const bool comma = hasDecimalCommas(dataset_);
    const OGRFeatureDefn& definition = *layer_.GetLayerDefn();
    types_ = std::move(types);
    seenTypes_ = CellTypes(definition.GetFieldCount(), comma);
    columns_ = ColumnReader(definition, options_.attributes ? mostColumns(layer_.GetFeatureCount(0)) : 0, texts_,
                            types_, comma);
    if (places_->rowsBefore() > 0) columns_.rename(places_->names());
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

Result<Done> LayerReader::readRows()
{
    layer_.ResetReading();
    int before = rowsBefore();
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
        if (before-- <= 0) addFeatureOfLayer(*feature);
        if (options_.stop.stop_requested()) return Error{msg("{}: reading it was cancelled", file_)};
    }
    return Done{};
}

void LayerReader::addFeatureOfLayer(const OGRFeature& feature)
{
    std::string why;
    if (places_)
        places_->add(features_, feature, texts_, why);
    else
        addFeature(features_, feature.GetGeometryRef());
    if (features_.withoutGeometry().size() > whyWithoutPlace_.size() && whyWithoutPlace_.size() < LayerWarnings::most)
        whyWithoutPlace_.push_back(why.empty() ? whyWithoutPlace(feature, dataset_.GetDriverName()) : why);
    columns_.add(feature);
    styles_.add(const_cast<OGRFeature&>(feature));
    if (!types_.empty()) seenTypes_.note(feature);
    if (!options_.attributes) noteTexts(feature, texts_);
}

Result<Done> LayerReader::readFeaturesOfLayer()
{
    messages_.forget();
    const GIntBig promised = leftOut_ ? 0 : layer_.GetFeatureCount(0) - rowsBefore();
    if (auto done = readRows(); !done) return done;
    // A column that began with numbers may have words further down: only then all is read once more.
    if (!types_.empty() && seenTypes_.types() != types_) {
        useTypes(seenTypes_.types());
        features_ = {};
        styles_.forget();
        whyWithoutPlace_.clear();
        expectCoordinates();
        if (auto done = readRows(); !done) return done;
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
    if (!hasPlaces() && !none.empty())
        warnings_.add(msg("has no geometry and was left out; columns lon and lat would make it points"));
    else
        for (std::size_t i = 0; i < none.size(); ++i)
            warnings_.add(none[i], i < whyWithoutPlace_.size() ? whyWithoutPlace_[i] : msg("has no geometry"));
    for (const std::uint32_t f : features_.unclosed()) warnings_.add(f, msg("a ring was not closed and was closed"));
}

}  // namespace frontline
