// Everything that OGR opens, read into flat feature tables in WGS84 longitude/latitude.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/download.hpp"
#include "data/feature_table.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

struct ReadOptions {
    /// Layer to read; empty reads all layers of the file.
    std::string layer;
    /// CRS of a source that names none (EPSG code, PROJ string or WKT); empty refuses such a source.
    std::string assumedCrs;
    /// Only the drivers of the embedded map (FlatGeobuf) are registered: saves start-up time.
    bool embedded = false;
    /// Without them the tables have no columns; their texts are checked all the same.
    bool attributes = true;
    /// Polygons are drawn and not measured: they need not be valid (see Validity of geo/set_operations.hpp).
    bool drawnOnly = false;
    /// West, south, east, north in degrees: features that lie outside are not wanted. They are left out where an index
    /// tells which they are (FlatGeobuf, GeoPackage and others in longitude and latitude, of one kind of geometry),
    /// unless nothing would be left, or what is left gives a warning, which could not number features as in the file.
    /// Empty: all are wanted.
    Box region = {};
    /// Ends the reading with an error, between two features: GDAL's own calls take as long as they take.
    std::stop_token stop = {};
    /// Encoding of texts of CSV, dBASE (Shapefile) and MapInfo, by any name that encodingNamed() knows, whatever the
    /// file says of it; empty: as the file says, else as its texts look, with a warning.
    std::string encoding = {};
    /// Where the file lies beside which its style may be, as GDAL's file functions take it, if not where it is said to
    /// lie: of what is unpacked, fetched or piped in.
    std::filesystem::path held = {};
};

/// Whether the options name an encoding that is none.
Result<Done> checkEncoding(const std::string& encoding);

/// One table per layer and geometry kind (a layer of mixed kinds gives several tables with the same name); of a table
/// (CSV, XLSX, ODS, dBASE) the places are found by its headings and by what its columns hold: see
/// tables/table_places.hpp. Values that the file leaves out or holds as NULL are missing in the columns; in CSV, where
/// there is nothing between the separators: "" between quotes is an empty text. Warnings name layer and feature:
/// repaired rings, skipped coordinates (NaN, infinite, |lat| > 90, |lon| > 360), dropped geometries, latitudes that
/// look swapped with longitudes. Errors: missing, empty, unreadable or truncated file, no CRS, unknown layer (lists
/// those there are), an encoding that is not known.
Result<std::vector<FeatureTable>> readFeatures(const std::filesystem::path& path, const ReadOptions& options = {});
/// The same of a file that was fetched; errors and warnings name its address.
Result<std::vector<FeatureTable>> readFeatures(const FetchedFile& file, const ReadOptions& options = {});

}  // namespace frontline
