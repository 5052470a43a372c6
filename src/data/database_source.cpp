#include "data/database_source.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "base/memory.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "base/timings.hpp"
#include "data/dataset_layers.hpp"
#include "data/opening_policy.hpp"
#include "data/reading_memory.hpp"
#include "data/web_address.hpp"

namespace frontline {

namespace {

/// What was typed, by what is shown of it.
struct TypedDatabases {
    std::mutex mutex;
    std::map<std::string, std::string> byText;
};

TypedDatabases& typedDatabases()
{
    static TypedDatabases all;
    return all;
}

bool isUri(const std::string& named)
{
    return named.find("://") != std::string::npos;
}

/// Of a list of keywords as libpq has it, where a value stands: after "=", between quotes or up to a blank.
struct Value {
    std::size_t begin = 0, end = 0;
};

std::optional<Value> valueOf(const std::string& list, std::string_view keyword)
{
    for (auto at = list.find(keyword); at != std::string::npos; at = list.find(keyword, at + 1)) {
        if (at > 0 && list[at - 1] != ' ' && list[at - 1] != ':') continue;
        std::size_t begin = list.find_first_not_of(' ', at + keyword.size());
        if (begin == std::string::npos || list[begin] != '=') continue;
        begin = std::min(list.size(), list.find_first_not_of(' ', begin + 1));
        std::size_t end = begin;
        const bool quoted = begin < list.size() && list[begin] == '\'';
        if (quoted) ++end;
        while (end < list.size() && (quoted ? list[end] != '\'' : list[end] != ' ')) end += list[end] == '\\' ? 2 : 1;
        return Value{begin, std::min(list.size(), quoted ? end + 1 : end)};
    }
    return std::nullopt;
}

std::string withoutPassword(const std::string& named)
{
    if (isUri(named)) return withoutSecrets(named);
    std::string out = named;
    for (const char* keyword : {"password", "sslpassword"})
        if (const auto value = valueOf(out, keyword)) out.replace(value->begin, value->end - value->begin, "***");
    return out;
}

/// As it was typed; with time limits, and such that nothing is written.
std::string connectionOf(const std::string& text)
{
    std::string named = text;
    {
        const std::lock_guard lock(typedDatabases().mutex);
        if (const auto found = typedDatabases().byText.find(text); found != typedDatabases().byText.end())
            named = found->second;
    }
    const bool timed = named.find("connect_timeout") != std::string::npos;
    const bool hasOptions = named.find("options") != std::string::npos;
    if (isUri(named)) {
        if (named.starts_with("postgres://")) named.replace(0, 8, "postgresql");
        const auto add = [&](const char* parameter) {
            named += (named.find('?') == std::string::npos ? "?" : "&") + std::string(parameter);
        };
        if (!timed) add("connect_timeout=20");
        if (!hasOptions) add("options=-c%20statement_timeout%3D120s%20-c%20default_transaction_read_only%3Don");
        return named;
    }
    if (!timed) named += " connect_timeout=20";
    if (!hasOptions) named += " options='-c statement_timeout=120s -c default_transaction_read_only=on'";
    return named;
}

std::string withoutConnection(std::string message, const std::string& connection, const std::string& text)
{
    for (auto at = message.find(connection); at != std::string::npos; at = message.find(connection, at + text.size()))
        message.replace(at, connection.size(), text);
    return message;
}

/// How many rows there are is asked for first: a view may have no end.
Result<Done> checkRows(const std::string& text, GDALDataset& dataset, const std::string& wanted, GdalMessages& messages)
{
    constexpr std::uint64_t bytesOfRow = 300;
    std::uint64_t rows = 0;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        OGRLayer& layer = *dataset.GetLayer(i);
        if (!wanted.empty() && wanted != layer.GetName()) continue;
        messages.forget();
        const GIntBig count = layer.GetFeatureCount(1);
        if (count < 0 || messages.failed())
            return Error{msg("{}: the rows of \"{}\" cannot be counted ({})", text, printable(layer.GetName()),
                             printable(shortened(messages.firstError(), 200)))};
        rows += static_cast<std::uint64_t>(count);
    }
    const auto available = allocatableMemory();
    if (!available || rows <= *available / bytesOfRow) return Done{};
    return Error{
        msg("{}: has {} rows, more than there is memory for: name tables of it (PG:… tables=roads,posts), or "
            "make a view of a part",
            text, rows)};
}

Result<DatasetPointer> openDatabase(const std::string& text, GdalMessages& messages)
{
    registerFileDrivers(false);
    const char* drivers[] = {"PostgreSQL", nullptr};
    if (!GetGDALDriverManager()->GetDriverByName(drivers[0]))
        return Error{
            msg("{}: the GDAL of this computer has no driver for PostgreSQL: save the tables as a GeoPackage, "
                "and name that",
                text)};
    if (text.find("***") != std::string::npos && connectionOf(text).find("***") != std::string::npos)
        return Error{msg("\"{}\": its password or key is kept nowhere: open it again with it", text)};
    const std::string connection = connectionOf(text);
    auto* dataset = static_cast<GDALDataset*>(GDALOpenEx(
        connection.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr));
    if (!dataset)
        return Error{msg("{}: the database cannot be opened ({}): check the address, the user and the password", text,
                         printable(shortened(withoutConnection(messages.firstError(), connection, text), 300)))};
    DatasetPointer opened(dataset);
    if (dataset->GetLayerCount() == 0)
        return Error{msg("{}: the database has no tables with geometries that the user may read", text)};
    return opened;
}

}  // namespace

bool isDatabaseAddress(const std::string& named)
{
    const std::string start = smallAscii(named.substr(0, 13));
    return start.starts_with("pg:") || start.starts_with("postgresql://") || start.starts_with("postgres://");
}

std::string typedDatabase(const std::string& named)
{
    std::string text = withoutPassword(named);
    if (text == named) return text;
    const std::lock_guard lock(typedDatabases().mutex);
    typedDatabases().byText[text] = named;
    return text;
}

std::string databaseName(const std::string& text)
{
    std::string name;
    if (isUri(text)) {
        const auto host = text.find("://") + 3, slash = text.find('/', host);
        if (slash != std::string::npos) name = text.substr(slash + 1, text.find('?', slash) - slash - 1);
    } else if (const auto value = valueOf(text, "dbname")) {
        name = text.substr(value->begin, value->end - value->begin);
        std::erase(name, '\'');
    }
    return name.empty() ? "database" : printable(name);
}

Result<std::vector<FeatureTable>> readDatabase(const std::string& text, const ReadOptions& options)
{
    return withinMemory(text, "", [&]() -> Result<std::vector<FeatureTable>> {
        GdalMessages messages;
        const auto dataset = openDatabase(text, messages);
        if (!dataset) return dataset.error();
        if (auto counted = checkRows(text, **dataset, options.layer, messages); !counted) return counted.error();
        return somethingOf(text, readLayers(text, **dataset, options, messages));
    });
}

Result<FileSummary> describeDatabase(const std::string& text, const std::string& assumedCrs,
                                     const std::string& encoding)
{
    const TimedPhase timed(Phase::Read);
    return withinMemory(text, "", [&]() -> Result<FileSummary> {
        GdalMessages messages;
        auto dataset = openDatabase(text, messages);
        if (!dataset) return dataset.error();
        if (auto counted = checkRows(text, **dataset, "", messages); !counted) return counted.error();
        return describeLayers(text, std::move(dataset), messages, {assumedCrs, encoding, {}});
    });
}

}  // namespace frontline
