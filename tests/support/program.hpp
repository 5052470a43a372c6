// Runs the program itself and keeps what it said.
#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "program_output.hpp"
#include "temporary_folder.hpp"

namespace frontline {

struct Run {
    int exitCode = -1;  // 128 + signal when a signal ended it
    std::string output, errors;
    [[nodiscard]] long errorLines() const { return std::count(errors.begin(), errors.end(), '\n'); }
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(output, nullptr, false); }
};

/// The program that is tested.
inline std::string programPath()
{
    const char* given = std::getenv("FRONTLINE");
    return given && *given ? given : std::string(FRONTLINE_BUILD_DIR) + "/frontline";
}

/// Runs a program by its path; exit code 127 when there is none. fileLimitBytes: see runProgram().
inline Run runCommand(const std::string& program, const std::vector<std::string>& arguments, rlim_t fileLimitBytes = 0,
                      const std::string& outputPath = "")
{
    const TemporaryFolder folder;
    const std::string output = outputPath.empty() ? (folder / "stdout").string() : outputPath;
    const std::string errors = folder / "stderr";
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        dup2(open(output.c_str(), O_WRONLY | O_CREAT, 0600), 1);
        dup2(open(errors.c_str(), O_WRONLY | O_CREAT, 0600), 2);
        const rlimit limit{fileLimitBytes, fileLimitBytes};
        if (fileLimitBytes > 0) setrlimit(RLIMIT_FSIZE, &limit);
        execv(program.c_str(), argv.data());
        _exit(127);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    Run run;
    run.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    if (outputPath.empty()) run.output = fileText(output);
    run.errors = fileText(errors);
    return run;
}

/// Runs the program with the arguments. fileLimitBytes: the largest file that it may write; 0 is no limit.
inline Run runProgram(const std::vector<std::string>& arguments, rlim_t fileLimitBytes = 0,
                      const std::string& outputPath = "")
{
    Run run = runCommand(programPath(), arguments, fileLimitBytes, outputPath);
    for (int again = 0; again < 3 && leakCheckBroke(run.errors); ++again)
        run = runCommand(programPath(), arguments, fileLimitBytes, outputPath);
    return run;
}

/// Runs what must fail: the exit code, nothing on stdout and one line on stderr that holds the text.
inline void checkFails(const std::vector<std::string>& arguments, int exitCode, const std::string& text)
{
    const Run run = runProgram(arguments);
    INFO(run.errors);
    CHECK(run.exitCode == exitCode);
    CHECK(run.output == "");
    CHECK(run.errorLines() == 1);
    CHECK(run.errors.starts_with("frontline: "));
    CHECK_THAT(run.errors, Catch::Matchers::Contains(text));
}

/// What the program answers with --json; it must succeed.
inline nlohmann::json jsonOf(std::vector<std::string> arguments)
{
    arguments.emplace_back("--json");
    const Run run = runProgram(arguments);
    INFO(run.errors);
    REQUIRE(run.exitCode == 0);
    return run.json();
}

/// A number of such an answer.
inline double figure(const nlohmann::json& json, const char* key)
{
    REQUIRE(json.contains(key));
    return json[key].get<double>();
}

/// The map of two squares and an island; see tests/map/map_files.hpp.
inline std::string squaresMap()
{
    return std::string(FRONTLINE_TEST_DIR) + "/map/files/squares/map.toml";
}

}  // namespace frontline
