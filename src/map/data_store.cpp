#include "map/data_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/jobs.hpp"
#include "base/message.hpp"
#include "base/timings.hpp"
#include "data/database_source.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "map/prepared_tables.hpp"

namespace frontline {

namespace {

Result<std::vector<FeatureTable>> readTables(const DataFile& file, Fetches& fetches)
{
    if (auto prepared = preparedTable(file)) return std::vector<FeatureTable>{*std::move(prepared)};
    ReadOptions options;
    options.layer = file.layer;
    options.assumedCrs = file.crs;
    options.encoding = file.encoding;
    options.embedded = file.ofMap;
    if (isDatabaseAddress(file.path)) return readDatabase(file.path, options);
    if (!isWebAddress(file.path)) return readFeatures(file.path, options);
    const auto fetched = fetches.fetch(file.path);
    if (!fetched) return fetched.error();
    return readFeatures(*fetched, options);
}

Error notAllowed(const DataFile& file)
{
    if (isWebAddress(file.path))
        if (const auto address = webAddress(file.path))
            if (const auto allowed = checkAddress(*address); !allowed) return allowed.error();
    return Error{msg("{}: lies outside the folder of the map, and is not read; to read it: --allow {}",
                     file.path.string(), wordToAllow(file.path))};
}

Result<DataStore::Made<FeatureTable>> readTable(const DataFile& file, Fetches& fetches)
{
    if (file.outside) return notAllowed(file);
    const TimedPhase timed(Phase::Read);
    auto tables = readTables(file, fetches);
    if (!tables) return tables.error();
    if (tables->empty()) return Error{msg("{}: holds no features with a place", file.path.string())};
    const std::size_t wanted = file.table.value_or(0);
    if (wanted >= tables->size())
        return Error{msg("{}: holds fewer tables than when it was opened: open it again", file.path.string())};
    std::vector<std::string> warnings = std::move(tables.warnings);
    if (tables->size() > 1 && !file.table)
        warnings.push_back(
            msg("{}: holds {} tables, of which the map draws only the first (\"{}\"): name one "
                "with the key \"layer\", or keep one kind of geometry in a file",
                file.path.string(), tables->size(), tables->front().name));
    auto table = std::make_shared<const FeatureTable>(std::move((*tables)[wanted]));
    const std::size_t bytes = bytesOf(*table);
    return {DataStore::Made<FeatureTable>{std::move(table), bytes}, std::move(warnings)};
}

}  // namespace

std::string DataStore::keyOf(const DataFile& file)
{
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}", file.outside ? "outside" : "file", file.path.string(), file.crs,
                       file.layer, file.table.value_or(0), file.encoding);
}

Result<TablePointer> DataStore::table(const DataFile& file)
{
    return get<FeatureTable>(keyOf(file), [&] { return readTable(file, fetches); });
}

void DataStore::putTable(const DataFile& file, TablePointer table)
{
    const std::size_t bytes = bytesOf(*table);
    const std::lock_guard lock(mutex_);
    put(keyOf(file), {std::move(table), bytes});
}

DataStore::Any DataStore::findAny(const std::string& key)
{
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return nullptr;
    found->second.lastUse = ++uses_;
    return found->second.value;
}

Result<DataStore::Any> DataStore::getAny(const std::string& key, const std::function<Result<MadeAny>()>& make)
{
    {
        std::unique_lock lock(mutex_);
        while (true) {
            auto [found, isNew] = entries_.try_emplace(key);
            found->second.lastUse = ++uses_;
            if (isNew) break;
            if (found->second.value) return found->second.value;
            made_.wait(lock);  // another thread makes it; it may fail, and then it is made here
        }
    }
    // The entry without a value keeps others from making it; it goes if making fails, by whatever way.
    struct Unmade {
        DataStore& store;
        const std::string& key;
        bool done = false;
        ~Unmade()
        {
            if (done) return;
            const std::lock_guard lock(store.mutex_);
            store.entries_.erase(key);
            store.made_.notify_all();
        }
    } unmade{*this, key};
    auto made = make();
    if (!made) return made.error();
    const Any value = made->value;
    std::vector<std::string> warnings = std::move(made.warnings);
    const std::lock_guard lock(mutex_);
    put(key, *std::move(made));
    unmade.done = true;
    made_.notify_all();
    return {value, std::move(warnings)};
}

void DataStore::put(const std::string& key, MadeAny made)
{
    Entry& entry = entries_[key];
    bytes_ += made.bytes - entry.bytes;
    entry = {std::move(made.value), made.bytes, ++uses_};
    makeRoom();
}

void DataStore::makeRoom()
{
    // What goes may have been all that held something else: another round then finds more.
    while (bytes_ > budget_ && dropIdle()) {}
}

bool DataStore::dropIdle()
{
    // Dropping what somebody else holds as well would free nothing, and it would be made twice.
    std::vector<std::map<std::string, Entry>::iterator> idle;
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
        if (entry->second.value && entry->second.value.use_count() == 1 && entry->second.lastUse != uses_)
            idle.push_back(entry);
    std::ranges::sort(idle, {}, [](const auto& entry) { return entry->second.lastUse; });
    for (const auto& entry : idle) {
        if (bytes_ <= budget_) break;
        bytes_ -= entry->second.bytes;
        entries_.erase(entry);
    }
    return !idle.empty();
}

std::size_t DataStore::bytes() const
{
    const std::lock_guard lock(mutex_);
    return bytes_;
}

Result<TablePointer> MapData::table(DataId id) const
{
    const DataFile* file = map.file(id);
    if (!file) return Error{msg("the map has no data \"{}\"", id.text())};
    auto read = store.table(*file);
    if (read && !(*read)->unmeasurable.empty())
        return Error{
            msg("{}: feature {} cannot be measured, for it crosses itself too often or has vertices that are no places "
                "on earth: mend it, or take it out",
                file->path.string(), (*read)->unmeasurable.front())};
    return read;
}

TablePointer MapData::loaded(DataId id) const
{
    const DataFile* file = map.file(id);
    return file ? store.findTable(*file) : nullptr;
}

Result<Done> MapData::load(const std::vector<DataId>& ids) const
{
    std::vector<DataId> wanted;
    for (const DataId id : ids) {
        if (id.empty() || loaded(id) || std::ranges::find(wanted, id) != wanted.end()) continue;
        if (!map.file(id)) return Error{msg("the map has no data \"{}\"", id.text())};
        wanted.push_back(id);
    }
    std::vector<std::optional<Result<TablePointer>>> read(wanted.size());
    parallelFor(wanted.size(), [&](std::size_t i) { read[i] = table(wanted[i]); });
    Result<Done> done = Done{};
    for (auto& result : read) {
        if (!*result) return result->error();
        done.warnings.insert(done.warnings.end(), result->warnings.begin(), result->warnings.end());
    }
    return done;
}

std::string MapData::key(DataId id) const
{
    const DataFile* file = map.file(id);
    return file ? DataStore::keyOf(*file) : "";
}

}  // namespace frontline
