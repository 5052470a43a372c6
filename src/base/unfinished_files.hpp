// Files that are being written under a name of their own: removed when a signal ends the program.
#pragma once

#include <filesystem>
#include <initializer_list>

namespace frontline {

/// For as long as it lives, the file at the path goes with the program when a signal ends it. Paths longer than the
/// system takes, and more than 32 at a time, are not remembered. Made and destroyed in any thread.
class UnfinishedFile {
public:
    explicit UnfinishedFile(const std::filesystem::path& path);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

private:
    int slot_ = -1;
};

/// For as long as one lives, a signal that would end the program waits, and ends it afterwards: for what is to be there
/// wholly or not at all. To be held for moments.
class SignalsWait {
public:
    SignalsWait();
    ~SignalsWait();
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;
};

/// From now on these signals remove the unfinished files, and then do what they do by default. One that is ignored, as
/// SIGHUP under nohup, stays so.
void removeUnfinishedFilesOn(std::initializer_list<int> signals);

/// Removes them now: for a program that ends without letting its threads end. Safe within a signal handler.
void removeUnfinishedFiles();

}  // namespace frontline
