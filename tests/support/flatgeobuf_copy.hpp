// A FlatGeobuf as GDAL writes it, with an index or without.
#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>

#include "catch.hpp"

namespace frontline {

/// Of the first layer of a file. With an index the features are in its order; without one they stay as they are.
inline void copyAsFlatGeobuf(const std::filesystem::path& from, const std::filesystem::path& to, bool index)
{
    GDALAllRegister();
    const GDALDatasetUniquePtr source(
        static_cast<GDALDataset*>(GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr)));
    REQUIRE(source);
    GDALDriver& driver = *GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    const GDALDatasetUniquePtr made(driver.Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(made);
    const char* options[] = {index ? "SPATIAL_INDEX=YES" : "SPATIAL_INDEX=NO", nullptr};
    OGRLayer& layer = *source->GetLayer(0);
    REQUIRE(made->CopyLayer(&layer, layer.GetName(), const_cast<char**>(options)));
}

}  // namespace frontline
