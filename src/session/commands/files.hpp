// Files that are opened, and pictures that are written.
#pragma once

#include <string>

#include "session/command.hpp"
#include "session/export_settings.hpp"

namespace frontline {

/// A data file becomes layers on top; a map.toml, or a folder with one, is opened in the place of the map.
struct OpenFile {
    std::string path;
    bool look = true;  // the map flies to what is in it
    void run(Session& session) const;
};

/// An own file that has changed is read again: its layers keep their names and styles. No step of undo.
struct ReloadFile {
    std::string path;
    void run(Session& session) const;
};

/// Gives up what is being fetched over the network.
struct StopFetching {
    void run(Session& session) const;
};

/// Of the file that is being read, and of those that wait.
struct CancelReading {
    void run(Session& session) const;
};

/// Whether the map may reach the files and addresses that it leaves out since they lie outside its folder.
struct AnswerForFiles {
    bool allow = false;
    void run(Session& session) const;
};

/// Without an answer: the files are left out, and it is asked again when the map is opened the next time.
struct DismissFilesQuestion {
    void run(Session& session) const;
};

struct TakeScreenshot {
    void run(Session& session) const;
};

struct SetExport {
    ExportSettings settings;
    void run(Session& session) const;
};

struct StartExport {
    enum class Existing { Ask, Replace, Rename } existing = Existing::Ask;  // where a file of the name is there already
    void run(Session& session) const;
};

struct CancelExport {
    void run(Session& session) const;
};

struct DismissExportQuestion {
    void run(Session& session) const;
};

}  // namespace frontline
