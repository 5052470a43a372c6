// A PostgreSQL database with PostGIS as a data file of several layers: its tables and views with geometries. Only the
// user's own word leads to one; nothing in a map or a file does.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/describe_file.hpp"
#include "data/feature_table.hpp"
#include "data/read_features.hpp"

namespace frontline {

/// Whether it begins with PG:, postgresql:// or postgres://.
bool isDatabaseAddress(const std::string& named);

/// The text by which a database that the user has typed is shown and kept, with *** in the place of its password. The
/// program knows the password by that text as long as it runs.
std::string typedDatabase(const std::string& named);

/// The name of the database, for layers: "front" of postgresql://host/front; "database" where there is none.
std::string databaseName(const std::string& text);

/// As readFeatures() of read_features.hpp. text: of typedDatabase(). Nothing is written to the database. Errors and
/// warnings name it by the text.
Result<std::vector<FeatureTable>> readDatabase(const std::string& text, const ReadOptions& options = {});

/// As describeFile().
Result<FileSummary> describeDatabase(const std::string& text, const std::string& assumedCrs = "",
                                     const std::string& encoding = "");

}  // namespace frontline
