// Archives of every kind that are read, as libarchive writes them.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace frontline {

struct ArchivedFile {
    std::string name, text;
    std::string linkTo = {};  // a symbolic link then
};

/// format: "zip", "7zip" or "pax" (tar); filter: "none", "gzip", "xz" ...
inline void writeArchive(const std::string& path, const std::string& format, const std::string& filter,
                         const std::vector<ArchivedFile>& files)
{
    const auto must = [](int result) {
        if (result < ARCHIVE_WARN) throw std::runtime_error("the archive is not written");
    };
    const std::unique_ptr<archive, decltype(&archive_write_free)> out(archive_write_new(), archive_write_free);
    must(archive_write_set_format_by_name(out.get(), format.c_str()));
    if (filter != "none") must(archive_write_add_filter_by_name(out.get(), filter.c_str()));
    must(archive_write_open_filename(out.get(), path.c_str()));
    for (const ArchivedFile& file : files) {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                                  archive_entry_free);
        archive_entry_set_pathname(entry.get(), file.name.c_str());
        archive_entry_set_filetype(entry.get(), file.linkTo.empty() ? AE_IFREG : AE_IFLNK);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.text.size()));
        if (!file.linkTo.empty()) archive_entry_set_symlink(entry.get(), file.linkTo.c_str());
        must(archive_write_header(out.get(), entry.get()));
        if (!file.text.empty() && archive_write_data(out.get(), file.text.data(), file.text.size()) !=
                                      static_cast<la_ssize_t>(file.text.size()))
            throw std::runtime_error("the archive is not written");
    }
    must(archive_write_close(out.get()));
}

}  // namespace frontline
