#include "base/program_files.hpp"

#include <system_error>

namespace frontline {

namespace {

/// share/ beside the installed program; empty when it runs from where it was built.
std::filesystem::path installedShare()
{
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    if (program.empty()) return {};
    const auto share = program.parent_path().parent_path() / "share";
    return std::filesystem::is_directory(share / "frontline", ignored) ? share : std::filesystem::path{};
}

}  // namespace

std::filesystem::path programFolder(const char* name)
{
    const auto share = installedShare();
    std::error_code ignored;
    if (!share.empty() && std::filesystem::is_directory(share / "frontline" / name, ignored))
        return share / "frontline" / name;
    return std::filesystem::path(FRONTLINE_SOURCE_DIR) / name;
}

std::filesystem::path assetsPath()
{
    return programFolder("assets");
}

std::filesystem::path preparedPath()
{
    const auto share = installedShare();
    return share.empty() ? std::filesystem::path(FRONTLINE_PREPARED_DIR) : share / "frontline" / "prepared";
}

std::filesystem::path cataloguesPath()
{
    const auto share = installedShare();
    return share.empty() ? std::filesystem::path(FRONTLINE_CATALOGUES_DIR) : share / "locale";
}

}  // namespace frontline
