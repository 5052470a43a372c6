#include "map/local_names.hpp"

namespace frontline {

LocalText localName(const FeatureTable& table, std::size_t feature)
{
    constexpr std::string_view own = "name", prefix = "name_";
    LocalText name(table.text(own, feature));
    for (const Column& column : table.columns) {
        if (!column.name.starts_with(prefix)) continue;
        const std::string code = column.name.substr(prefix.size());
        const Language language = Language::of(code);
        if (language.code() == code && language != Language()) name.set(language, table.text(column.name, feature));
    }
    return name;
}

}  // namespace frontline
