// Whole processes side by side: runs each command in turn, again and again, and prints the median of each and its ratio
// to the first. bench_process ROUNDS COMMAND [COMMAND ...], each command one argument for the shell.
#include <fmt/format.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

int main(int argc, char** argv)
{
    if (argc < 3) {
        fmt::print(stderr, "usage: bench_process ROUNDS COMMAND [COMMAND ...]\n");
        return 2;
    }
    const int rounds = std::max(1, std::atoi(argv[1]));
    const std::vector<std::string> commands(argv + 2, argv + argc);
    std::vector<std::vector<double>> seconds(commands.size());
    for (int round = -1; round < rounds; ++round) {
        for (std::size_t i = 0; i < commands.size(); ++i) {
            const auto start = std::chrono::steady_clock::now();
            const int status = std::system(("exec " + commands[i] + " >/dev/null 2>&1").c_str());
            const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
            if (status != 0) {
                fmt::print(stderr, "failed ({}): {}\n", WEXITSTATUS(status), commands[i]);
                return 1;
            }
            if (round >= 0) seconds[i].push_back(taken.count());  // the first round warms the file cache
        }
    }
    double first = 0;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        std::ranges::sort(seconds[i]);
        const double median = seconds[i][seconds[i].size() / 2];
        if (i == 0) first = median;
        fmt::print("{:8.1f} ms  (fastest {:.1f})  {:5.2f} x  {}\n", median * 1000, seconds[i][0] * 1000, median / first,
                   commands[i]);
    }
    return 0;
}
