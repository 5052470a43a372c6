// The views of which there are golden pictures, each as a user would ask for it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "golden.hpp"

namespace frontline {

/// tests/images/NAME.png is what `frontline render --size 720x450 ARGUMENTS` should draw.
struct GoldenView {
    std::string name;
    std::vector<std::string> arguments;

    /// With the picture to write, and another map.toml when one is given.
    [[nodiscard]] std::vector<std::string> command(const std::string& out, const std::string& map = "") const
    {
        std::vector<std::string> all{"render", "--out", out, "--size", "720x450"};
        if (!map.empty()) all.insert(all.end(), {"--map", map});
        all.insert(all.end(), arguments.begin(), arguments.end());
        return all;
    }
};

const std::vector<GoldenView>& goldenViews();
const GoldenView& goldenView(const std::string& name);

/// Runs the program for the view and compares.
void checkGoldenView(const std::string& name);

}  // namespace frontline
