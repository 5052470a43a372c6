// The encoding of a layer's texts. Internal to data: names GDAL's types.
#pragma once

#include <string>
#include <vector>

#include "data/file_texts.hpp"
#include "data/ogr_dataset.hpp"
#include "data/tables/table_text.hpp"

namespace frontline {

/// What was found of a table of text when it was opened stays with its dataset.
void keepWithDataset(GDALDataset& dataset, const TableText& table);
/// Whether its numbers may have a decimal comma.
bool hasDecimalCommas(const GDALDataset& dataset);
/// What a file beside the table says of its CRS; "" for nothing.
std::string crsBesideTable(const GDALDataset& dataset);

struct LayerEncoding {
    std::string name = "UTF-8";
    /// Neither the user nor the file says it.
    bool guessed = false;
};

/// asked: the user's word, "" for none. Of formats whose texts GDAL gives as they stand in the file (a dBASE table,
/// MapInfo without a character set): what the file says, else what the texts look like; texts is told. Of the others:
/// UTF-8.
LayerEncoding settleEncoding(OGRLayer& layer, const GDALDataset& dataset, const std::string& asked, FileTexts& texts);

}  // namespace frontline
