// Attributes of FlatGeobuf. Internal to data: names what is generated from flatgeobuf.fbs, and GDAL's types.
#pragma once

#include <flatgeobuf_generated.h>
#include <ogr_feature.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "data/feature_table.hpp"
#include "data/file_texts.hpp"

namespace frontline {

class FlatGeobufAttributes {
public:
    /// definition: GDAL's of the same columns. kept: those of the first of them that are wanted; when there are none,
    /// texts are noted all the same. All live as long as this.
    FlatGeobufAttributes(const flatgeobuf::Header& header, OGRFeatureDefn& definition, std::vector<Column>& kept,
                         FileTexts& texts);

    /// Those of the next feature. null: it has none. False: they are broken.
    bool add(const flatbuffers::Vector<std::uint8_t>* properties);

private:
    struct Bytes {
        const std::uint8_t* at;
        std::size_t left;
    };

    bool addValue(std::size_t column, Bytes& bytes);
    bool addNumber(std::size_t column, Bytes& bytes);
    template <class From, class To>
    bool addAs(std::size_t column, Bytes& bytes);
    void addText(std::size_t column, std::string_view text);
    /// A date or binary value, in GDAL's words.
    bool addOther(std::size_t column, std::string_view value);

    std::vector<flatgeobuf::ColumnType> types_;
    OGRFeature scratch_;
    std::vector<Column>& kept_;
    FileTexts& texts_;
    std::vector<std::uint64_t> seen_;  // of each column, the last feature that has it, from 1
    std::uint64_t feature_ = 0;        // the present one
};

}  // namespace frontline
