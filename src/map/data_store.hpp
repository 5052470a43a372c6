// What has been read and computed: tables of data files, grounds, results. Each is made once for its key, whichever
// thread asks first, and forgotten when it has not been used for long and the room is needed.
#pragma once

#include <any>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "data/feature_table.hpp"
#include "map/fetches.hpp"
#include "map/kept_tables.hpp"
#include "map/map_definition.hpp"

namespace frontline {

using TablePointer = std::shared_ptr<const FeatureTable>;

class DataStore {
public:
    /// Room for tables and results in bytes: the default map with every scenario takes about a tenth of it. What is in
    /// use is never dropped, nor is what was asked for last.
    static constexpr std::size_t defaultBudget = std::size_t{512} << 20;

    explicit DataStore(std::size_t budgetBytes = defaultBudget) : budget_(budgetBytes) {}

    /// A made value and the bytes that it takes.
    template <class T>
    struct Made {
        std::shared_ptr<const T> value;
        std::size_t bytes = 0;
    };

    /// The value of the key, made now unless it is there; a second caller waits for the first. Warnings come with the
    /// call that made it. An error is not kept: the next call tries again. The key must say all that the value depends
    /// on, and its type. make() may ask the store for other keys, not for its own.
    template <class T>
    Result<std::shared_ptr<const T>> get(const std::string& key, const std::function<Result<Made<T>>()>& make);

    /// What is there; nullptr when it is not, or not yet. Never waits for work.
    template <class T>
    std::shared_ptr<const T> find(const std::string& key)
    {
        return std::static_pointer_cast<const T>(findAny(key));
    }

    /// The table of a data file, which is fetched where its path is an address. Errors and warnings name the file.
    Result<TablePointer> table(const DataFile& file);
    TablePointer findTable(const DataFile& file) { return find<FeatureTable>(keyOf(file)); }
    /// As if it had been read from the file: of own files, which are read before they have a name, and in tests.
    void putTable(const DataFile& file, TablePointer table);

    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::size_t budget() const { return budget_; }

    static std::string keyOf(const DataFile& file);

    Fetches fetches;
    /// Tables of large files from before; null: none are looked for, and none are kept.
    std::unique_ptr<KeptTables> kept;

private:
    using Any = std::shared_ptr<const void>;
    struct MadeAny {
        Any value;
        std::size_t bytes = 0;
    };
    struct Entry {
        Any value;  // null while it is being made
        std::size_t bytes = 0;
        unsigned long lastUse = 0;
    };

    Any findAny(const std::string& key);
    Result<Any> getAny(const std::string& key, const std::function<Result<MadeAny>()>& make);
    void put(const std::string& key, MadeAny made);
    // mutex_ is held.
    void makeRoom();
    bool dropIdle();

    std::size_t budget_;
    mutable std::mutex mutex_;
    std::condition_variable made_;
    std::map<std::string, Entry> entries_;  // these and below: guarded by mutex_
    std::size_t bytes_ = 0;
    unsigned long uses_ = 0;
};

template <class T>
Result<std::shared_ptr<const T>> DataStore::get(const std::string& key, const std::function<Result<Made<T>>()>& make)
{
    auto any = getAny(key, [&]() -> Result<MadeAny> {
        auto made = make();
        if (!made) return made.error();
        return {MadeAny{made->value, made->bytes}, std::move(made.warnings)};
    });
    if (!any) return any.error();
    return {std::static_pointer_cast<const T>(*any), std::move(any.warnings)};
}

/// A map with what has been read and computed of it: what every measurement is given. A view of two things that live
/// longer.
struct MapData {
    const MapDefinition& map;
    DataStore& store;

    /// The table of the map's data, to be measured. Error: the map has no such data, it cannot be read, or a
    /// feature in it cannot be measured.
    [[nodiscard]] Result<TablePointer> table(DataId id) const;
    /// nullptr unless it has been read.
    [[nodiscard]] TablePointer loaded(DataId id) const;
    /// Reads those of the listed data that are not there yet, side by side; empty ids are passed over. The error is
    /// that of the first that fails.
    [[nodiscard]] Result<Done> load(const std::vector<DataId>& ids) const;
    /// The key of the data, for keys of what is computed from it; "" of an empty id.
    [[nodiscard]] std::string key(DataId id) const;
};

}  // namespace frontline
