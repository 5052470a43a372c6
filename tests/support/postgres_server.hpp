// A PostgreSQL server with PostGIS of the test's own, where the packages are installed.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "program.hpp"

namespace frontline {

class PostgresServer {
public:
    /// Where the programs of a server are; "" where there is none, or none with PostGIS.
    static std::string programs()
    {
        std::error_code missing;
        for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", missing)) {
            const std::string version = entry.path().filename();
            if (std::filesystem::exists(entry.path() / "bin/initdb") &&
                std::filesystem::exists("/usr/share/postgresql/" + version + "/extension/postgis.control"))
                return entry.path() / "bin";
        }
        return "";
    }

    /// password: of its user "reader".
    explicit PostgresServer(const std::string& password) : password_(password), port_(freePort())
    {
        INFO("needs the packages postgresql and postgresql-postgis, which scripts/setup test installs");
        REQUIRE(programs() != "");
        const std::string home = folder_.string();
        std::filesystem::permissions(folder_.path(), std::filesystem::perms::owner_all |
                                                         std::filesystem::perms::group_exec |
                                                         std::filesystem::perms::others_exec);
        static_cast<void>(folder_.write("password", password));
        if (getuid() == 0) shell("chown -R postgres '" + home + "'");
        shell(asUser() + programs() + "/initdb -D '" + home + "/data' -U reader -A scram-sha-256 --pwfile='" + home +
              "/password' -E UTF8 --no-sync --locale=C.UTF-8");
        shell(asUser() + programs() + "/pg_ctl -D '" + home + "/data' -l '" + home + "/log' -w -o \"-F -k '" + home +
              "' -p " + std::to_string(port_) + " -c listen_addresses=127.0.0.1\" start");
    }
    ~PostgresServer()
    {
        runCommand("/bin/sh",
                   {"-c", asUser() + programs() + "/pg_ctl -D '" + folder_.string() + "/data' -m immediate stop"});
        if (getuid() == 0) runCommand("/bin/sh", {"-c", "chown -R root '" + folder_.string() + "'"});
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// Runs SQL in the database "postgres".
    void sql(const std::string& text) const
    {
        const std::string file =
            std::filesystem::temp_directory_path() / ("frontline-" + std::to_string(port_) + ".sql");
        std::ofstream(file) << text;
        shell("PGPASSWORD='" + password_ + "' " + programs() + "/psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p " +
              std::to_string(port_) + " -U reader postgres -f '" + file + "'");
        std::filesystem::remove(file);
    }
    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] int port() const { return port_; }

private:
    static int freePort()
    {
        const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(bind(listener, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        REQUIRE(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        close(listener);
        return ntohs(address.sin_port);
    }
    /// The server does not run as root.
    static std::string asUser()
    {
        return getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
    }
    static void shell(const std::string& command)
    {
        const Run run = runCommand("/bin/sh", {"-c", "cd / && " + command});
        INFO(command << "\n" << run.output << run.errors);
        REQUIRE(run.exitCode == 0);
    }

    TemporaryFolder folder_;
    std::string password_;
    int port_;
};

}  // namespace frontline
