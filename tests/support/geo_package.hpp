// A GeoPackage with whatever is to be in it.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <string>

#include "catch.hpp"
#include "data/opening_policy.hpp"
#include "geo/coordinates.hpp"

namespace frontline {

/// A new file with a layer "own" of one point. It is there when the object goes.
class GeoPackage {
public:
    explicit GeoPackage(const std::filesystem::path& path)
    {
        registerFileDrivers(false);
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        REQUIRE(driver);
        dataset_ = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        REQUIRE(dataset_);
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        OGRLayer* layer = dataset_->CreateLayer("own", &wgs84, wkbPoint, nullptr);
        REQUIRE(layer);
        OGRFeature feature(layer->GetLayerDefn());
        OGRPoint point(37, 48);
        feature.SetGeometry(&point);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
    ~GeoPackage() { GDALClose(dataset_); }
    GeoPackage(const GeoPackage&) = delete;
    GeoPackage& operator=(const GeoPackage&) = delete;
    /// One more point in the layer, which has a column "name".
    void addPoint(Xy lonLat, const std::string& name)
    {
        OGRLayer* layer = dataset_->GetLayerByName("own");
        if (layer->GetLayerDefn()->GetFieldIndex("name") < 0) {
            OGRFieldDefn column("name", OFTString);
            REQUIRE(layer->CreateField(&column) == OGRERR_NONE);
        }
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("name", name.c_str());
        OGRPoint point(lonLat.x, lonLat.y);
        feature.SetGeometry(&point);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
    void run(const std::string& sql)
    {
        INFO(sql);
        CPLErrorReset();
        dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
        CHECK(std::string(CPLGetLastErrorMsg()) == "");
    }
    /// A view or table is listed as a layer.
    void list(const std::string& name)
    {
        run("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('" + name + "', 'attributes', '" +
            name + "')");
    }

private:
    GDALDataset* dataset_ = nullptr;
};

}  // namespace frontline
