#include <cstdlib>

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char** argv)
{
    // In English, whatever the language of who runs them.
    setenv("LC_ALL", "C", 1);
    // What is kept of large files is no matter of the user's.
    setenv("XDG_CACHE_HOME", FRONTLINE_BUILD_DIR "/test-cache", 1);
    return Catch::Session().run(argc, argv);
}
