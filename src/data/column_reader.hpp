// The attributes of a layer as they are read. Internal to data.
#pragma once

#include <ogrsf_frmts.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "data/csv_blanks.hpp"
#include "data/feature_table.hpp"
#include "data/file_texts.hpp"
#include "data/tables/column_types.hpp"

namespace frontline {

/// The attributes of so many features (negative: not known) that are read: a small file that makes keys of its ids
/// could ask for more memory than there is.
std::size_t mostColumns(std::int64_t features);

/// As text; dates as 2025-08-17, times as 2025-08-17T10:00:00Z, whatever GDAL's own habit.
std::string textOf(const OGRFeature& feature, int field);

/// Columns, with a value for each feature that was added.
class ColumnReader {
public:
    /// most: of the fields of the layer, the first so many. texts: lives as long as the reader.
    ColumnReader(const OGRFeatureDefn& definition, std::size_t most, FileTexts& texts);
    /// Of a table of text, whose columns hold what types says of them.
    ColumnReader(const OGRFeatureDefn& definition, std::size_t most, FileTexts& texts,
                 const std::vector<CellType>& types, bool decimalComma);

    void add(const OGRFeature& feature);
    /// For a reader of its own that adds to them.
    [[nodiscard]] std::vector<Column>& columns() { return columns_; }
    /// Takes back all that was added.
    void forgetValues();

    [[nodiscard]] std::size_t count() const { return columns_.size(); }
    [[nodiscard]] std::vector<std::string> names() const;
    /// By a row of headings; an empty one changes nothing.
    void rename(const std::vector<std::string>& names);

    /// Empty texts become missing values, but for those between quotes. Where the file was not understood as GDAL did
    /// it, no quotes are believed.
    void emptyTextsAreMissing(const CsvBlanks& blanks);
    /// All of them; once.
    [[nodiscard]] std::vector<Column> take() { return std::move(columns_); }

private:
    void addText(const OGRFeature& feature, int field);

    FileTexts* texts_;
    std::vector<Column> columns_;
    bool ofText_ = false, decimalComma_ = false;
};

}  // namespace frontline
