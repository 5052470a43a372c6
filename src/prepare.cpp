// Makes the tables of the default map that the program starts with: frontline_prepare FOLDER. Part of the build.
#include <cstdio>

#include "map/prepared_tables.hpp"

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fputs("usage: frontline_prepare FOLDER\n", stderr);
        return 2;
    }
    const auto made = frontline::prepareTables(argv[1]);
    if (!made) std::fprintf(stderr, "frontline_prepare: %s\n", made.error().message.c_str());
    return made ? 0 : 1;
}
