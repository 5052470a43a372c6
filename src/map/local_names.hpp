// Names of features in the languages that a table has them in.
#pragma once

#include <cstddef>

#include "base/local_text.hpp"
#include "data/feature_table.hpp"

namespace frontline {

/// The feature's name: column `name`, and its translations: columns `name_uk`, `name_pl` ... by language code.
LocalText localName(const FeatureTable& table, std::size_t feature);

}  // namespace frontline
