#include "base/catalogue.hpp"
#include "catch.hpp"
#include "scene/layer_mesh.hpp"

using namespace frontline;

TEST_CASE("labels that are numbers are written as the language has it where decimals are asked for")
{
    FeatureTable table;
    table.columns = {{"n", std::vector<double>{12345.678}},
                     {"written", std::vector<std::string>{"12345.678"}},
                     {"name", std::vector<std::string>{"Post 5"}}};
    const auto text = [&](const char* column, std::optional<int> decimals, const char* language) {
        DrawnLabel label;
        label.column = LocalText(column);
        label.decimals = decimals;
        return labelText(table, label, 0, Language::of(language));
    };
    CHECK(text("n", {}, "en") == "12345.678");
    CHECK(text("n", 1, "en") == "12,345.7");
    CHECK(text("n", 1, "uk") == "12\u00A0345,7");
    CHECK(text("written", 0, "en") == "12,346");
    CHECK(text("name", 1, "en") == "Post 5");
}
