#include "data/tables/row_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/ogr_geometry.hpp"
#include "data/tables/coordinate_text.hpp"
#include "data/tables/table_rows.hpp"
#include "data/text_formats/text_check.hpp"

namespace frontline {

namespace {

/// Rows that tell what a table holds.
constexpr int rowsToLookAt = 200, cellsToLookAt = 200'000;

/// While it lives, what GDAL says of a cell is not said of the file.
struct Unheard {
    Unheard() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~Unheard() { CPLPopErrorHandler(); }
    Unheard(const Unheard&) = delete;
    Unheard& operator=(const Unheard&) = delete;
};

/// A number as exactly as it is held.
std::string cellOf(const OGRFeature& row, int column, FileTexts& texts)
{
    if (column < 0 || column >= row.GetFieldCount() || !row.IsFieldSetAndNotNull(column)) return "";
    if (row.GetFieldDefnRef(column)->GetType() == OFTReal) return fmt::format("{}", row.GetFieldAsDouble(column));
    return texts.clean(const_cast<OGRFeature&>(row).GetFieldAsString(column));
}

std::string inWords(const std::string& cell)
{
    return printable(shortened(cell, 40));
}

}  // namespace

bool isTable(OGRLayer& layer, const std::string& driver)
{
    if (driver == "CSV" || driver == "XLSX" || driver == "ODS") return true;
    return driver == "ESRI Shapefile" && layer.GetGeomType() == wkbNone;
}

RowPlaces RowPlaces::of(OGRLayer& layer, FileTexts& texts, bool hasCrs)
{
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    std::vector<std::string> names;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        names.push_back(texts.clean(definition.GetFieldDefn(i)->GetNameRef()));
    std::vector<std::vector<std::string>> rows;
    layer.ResetReading();
    for (int r = 0; r < rowsToLookAt && r * definition.GetFieldCount() <= cellsToLookAt; ++r) {
        const OGRFeatureUniquePtr row{layer.GetNextFeature()};
        if (!row) break;
        auto& cells = rows.emplace_back();
        for (int i = 0; i < definition.GetFieldCount(); ++i) cells.push_back(cellOf(*row, i, texts));
    }
    layer.ResetReading();
    RowPlaces out;
    out.where_ = findPlaces(names, rows, hasCrs);
    out.names_ = std::move(names);
    if (out.where_.kind == TablePlaces::Kind::None) out.findHeadings(rows, hasCrs);
    return out;
}

void RowPlaces::findHeadings(const std::vector<std::vector<std::string>>& rows, bool hasCrs)
{
    constexpr std::size_t furthest = 20;
    for (std::size_t r = 0; r < std::min(rows.size(), furthest); ++r) {
        if (!namesPlaces(rows[r])) continue;
        const std::vector<std::vector<std::string>> after(rows.begin() + static_cast<std::ptrdiff_t>(r) + 1,
                                                          rows.end());
        where_ = findPlaces(rows[r], after, hasCrs);
        if (where_.kind == TablePlaces::Kind::None) continue;
        rowsBefore_ = static_cast<int>(r) + 1;
        names_ = rows[r];
        return;
    }
}

void RowPlaces::add(FeatureGeometries& features, const OGRFeature& row, FileTexts& texts, std::string& why)
{
    if (!where_.arePoints()) {
        addFeature(features, geometryOf(row, texts, why).get());
        return;
    }
    if (const auto point = pointOf(row, texts, why)) features.addPoint({point->lonDegrees, point->latDegrees});
    features.endFeature();
}

std::optional<LonLat> RowPlaces::pointOf(const OGRFeature& row, FileTexts& texts, std::string& why)
{
    using Kind = TablePlaces::Kind;
    const std::string first = cellOf(row, where_.x, texts);
    if (where_.kind == Kind::LongitudeLatitude) {
        const auto longitude = angleOf(first), latitude = angleOf(cellOf(row, where_.y, texts));
        if (longitude && latitude && longitude->axis != AngleAxis::Latitude && latitude->axis != AngleAxis::Longitude)
            return LonLat{longitude->degrees, latitude->degrees};
        // Under each other's heading.
        if (longitude && latitude && longitude->axis != latitude->axis)
            return LonLat{latitude->degrees, longitude->degrees};
        why = msg("has no place: its longitude and latitude are not both numbers");
        return std::nullopt;
    }
    if (where_.kind == Kind::EastingNorthing) {
        const auto easting = plainNumber(first), northing = plainNumber(cellOf(row, where_.y, texts));
        if (easting && northing) return LonLat{*easting, *northing};
        why = msg("has no place: its easting and northing are not both numbers");
        return std::nullopt;
    }
    const auto place = where_.kind == Kind::Mgrs ? mgrs_.place(first) : pairOf(first, where_.longitudeFirst);
    if (place) return place;
    if (first.empty())
        why = msg("has no place: its coordinates are missing");
    else if (where_.kind == Kind::Mgrs)
        why = msg("has no place: \"{}\" is no MGRS reference, as 37U DQ 12345 67890", inWords(first));
    else
        why = msg("has no place: \"{}\" is no latitude and longitude, as 48.5, 37.2", inWords(first));
    return std::nullopt;
}

OGRGeometryUniquePtr RowPlaces::geometryOf(const OGRFeature& row, FileTexts& texts, std::string& why)
{
    const Unheard unheard;
    const std::string cell = cellOf(row, where_.x, texts);
    const bool none = cell.find_first_not_of(" \t\r\n") == std::string::npos;
    if (none || where_.kind == TablePlaces::Kind::None) {
        why = msg("has no geometry");
        return nullptr;
    }
    if (where_.kind == TablePlaces::Kind::GeoJson) {
        OGRGeometryUniquePtr geometry(OGRGeometryFactory::createFromGeoJson(cell.c_str()));
        if (!geometry) why = msg("its GeoJSON (\"{}\") cannot be read: it was left out", inWords(cell));
        return geometry;
    }
    const std::string text(withoutSrid(cell));
    if (const std::string_view word = brokenWordOfWkt(text); !word.empty()) {
        why = msg("\"{}\" in its well-known text is no number: it was left out",
                  printable(shortened(std::string(word), 40)));
        return nullptr;
    }
    OGRGeometry* geometry = nullptr;
    if (OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &geometry) != OGRERR_NONE) {
        OGRGeometryFactory::destroyGeometry(geometry);
        geometry = nullptr;
        why = msg("its well-known text (\"{}\") cannot be read: it was left out", inWords(text));
    }
    return OGRGeometryUniquePtr(geometry);
}

}  // namespace frontline
