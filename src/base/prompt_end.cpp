#include "base/prompt_end.hpp"

#include <unistd.h>

#include <thread>

#include "base/unfinished_files.hpp"

namespace frontline {

void endWithin(std::chrono::milliseconds time)
{
    std::thread([time] {
        std::this_thread::sleep_for(time);
        removeUnfinishedFiles();
        ::_exit(0);
    }).detach();
}

}  // namespace frontline
