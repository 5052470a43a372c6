// What PROJ may open: nothing but what lies in its own folders of data (those that come with it, and the user's:
// $PROJ_DATA), to read it, whatever path a CRS names for a grid or an init file.
//
// PROJ asks its callbacks for that, which each context has for itself and no copy of it inherits. GDAL makes contexts
// of its own and gives nobody access to them, so a file that names a CRS could open any path. Therefore the two
// functions at the end stand before those of PROJ that have the same names: the linker gives them to this program and
// to GDAL alike.

#include <dlfcn.h>
#include <proj.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

namespace frontline {

namespace {

namespace fs = std::filesystem;

/// Links followed. Filled once, before PROJ can ask.
std::vector<fs::path>& projFolders()
{
    static std::vector<fs::path> folders;
    return folders;
}

PROJ_FILE_API& projFiles()
{
    static PROJ_FILE_API files{};
    return files;
}

bool isOfProj(const char* name)
{
    std::error_code error;
    const fs::path real = fs::canonical(name, error);
    if (error) return false;
    return std::ranges::any_of(
        projFolders(), [&](const fs::path& folder) { return std::ranges::mismatch(folder, real).in1 == folder.end(); });
}

std::FILE* fileOf(PROJ_FILE_HANDLE* handle)
{
    return reinterpret_cast<std::FILE*>(handle);
}

PROJ_FILE_HANDLE* openFile(PJ_CONTEXT*, const char* name, PROJ_OPEN_ACCESS access, void*)
{
    if (access != PROJ_OPEN_ACCESS_READ_ONLY || !isOfProj(name)) return nullptr;
    return reinterpret_cast<PROJ_FILE_HANDLE*>(std::fopen(name, "rbe"));
}

std::size_t readFile(PJ_CONTEXT*, PROJ_FILE_HANDLE* handle, void* to, std::size_t bytes, void*)
{
    return std::fread(to, 1, bytes, fileOf(handle));
}

std::size_t writeNothing(PJ_CONTEXT*, PROJ_FILE_HANDLE*, const void*, std::size_t, void*)
{
    return 0;
}

int seekFile(PJ_CONTEXT*, PROJ_FILE_HANDLE* handle, long long offset, int from, void*)
{
    return fseeko(fileOf(handle), offset, from) == 0;
}

unsigned long long placeInFile(PJ_CONTEXT*, PROJ_FILE_HANDLE* handle, void*)
{
    return static_cast<unsigned long long>(ftello(fileOf(handle)));
}

void closeFile(PJ_CONTEXT*, PROJ_FILE_HANDLE* handle, void*)
{
    (void)std::fclose(fileOf(handle));
}

int exists(PJ_CONTEXT*, const char* name, void*)
{
    return isOfProj(name);
}

int changeNothing(PJ_CONTEXT*, const char*, void*)
{
    return 0;
}

int renameNothing(PJ_CONTEXT*, const char*, const char*, void*)
{
    return 0;
}

void setUp()
{
    const std::string folders = proj_info().searchpath;
    for (std::size_t at = 0; at < folders.size();) {
        const std::size_t end = std::min(folders.find(':', at), folders.size());
        std::error_code error;
        fs::path folder = fs::canonical(folders.substr(at, end - at), error);
        if (!error) projFolders().push_back(std::move(folder));
        at = end + 1;
    }
    PROJ_FILE_API& files = projFiles();
    files.version = 1;
    files.open_cbk = openFile;
    files.read_cbk = readFile;
    files.write_cbk = writeNothing;
    files.seek_cbk = seekFile;
    files.tell_cbk = placeInFile;
    files.close_cbk = closeFile;
    files.exists_cbk = exists;
    files.mkdir_cbk = changeNothing;
    files.unlink_cbk = changeNothing;
    files.rename_cbk = renameNothing;
    proj_context_set_fileapi(nullptr, &files, nullptr);  // of the context that stands for none
}

PJ_CONTEXT* kept(PJ_CONTEXT* context)
{
    static std::once_flag once;
    std::call_once(once, setUp);
    if (context) proj_context_set_fileapi(context, &projFiles(), nullptr);
    return context;
}

}  // namespace

}  // namespace frontline

PJ_CONTEXT* proj_context_create(void)
{
    static const auto ofProj = reinterpret_cast<PJ_CONTEXT* (*)()>(dlsym(RTLD_NEXT, "proj_context_create"));
    return frontline::kept(ofProj ? ofProj() : nullptr);
}

PJ_CONTEXT* proj_context_clone(PJ_CONTEXT* context)
{
    static const auto ofProj = reinterpret_cast<PJ_CONTEXT* (*)(PJ_CONTEXT*)>(dlsym(RTLD_NEXT, "proj_context_clone"));
    return frontline::kept(ofProj ? ofProj(context) : nullptr);
}
