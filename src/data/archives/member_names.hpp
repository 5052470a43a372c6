// What the files of an archive are, by their names. Internal to data.
#pragma once

#include <string>
#include <vector>

namespace frontline {

/// In UTF-8, with / between folders, control characters replaced: names that are in no UTF-8 are in the encoding that
/// they look like, one for the whole archive (those of Windows in CP866 or windows-1251, as a rule).
std::vector<std::string> readableNames(std::vector<std::string> names);

/// Whether the name leads out of its archive, or is none.
bool leadsOutOfArchive(const std::string& name);

/// Of what computers keep for themselves beside files, and of those that they hide.
bool isHiddenMember(const std::string& name);

/// Whether it has the ending of map data that is read, or of what belongs to such data beside it, or lies in a folder
/// that is a data set.
bool mayBeData(const std::string& name);

/// Whether it has the ending of an archive of its own.
bool isArchiveName(const std::string& name);

/// The data sets among the files, sorted: a folder that is one (.gdb) stands for what is in it, a .shp for what stands
/// beside it.
std::vector<std::string> dataSetsAmong(const std::vector<std::string>& names);

}  // namespace frontline
