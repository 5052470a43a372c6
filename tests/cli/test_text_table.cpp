// Tables for people: what a terminal of 100 columns shows.
#include "base/text.hpp"
#include "cli/text_table.hpp"
#include "program.hpp"

#include <sstream>

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> linesOfTable(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("a table that fits is a line for each row")
{
    CHECK(textTable({{"name", "km²"}, {"Kharkiv", "31,822"}, {"a", "7"}}, "lr") ==
          "name        km²\nKharkiv  31,822\na             7\n");
}

TEST_CASE("a cell that is too long goes on below, and figures are never broken")
{
    const std::string words = "word word word word word word word word word word word word word word word word";
    const auto lines =
        linesOfTable(textTable({{"id", "text", "a heading of many words"}, {"a", words, "100.0 %"}}, "llr"));
    REQUIRE(lines.size() >= 3);
    std::size_t found = 0;
    for (const std::string& line : lines) {
        CHECK(characterCount(line) <= tableWidth);
        for (std::size_t at = line.find("word "); at != std::string::npos; at = line.find("word ", at + 1)) ++found;
        found += line.ends_with("word");
    }
    CHECK_THAT(lines[2] + lines[1], Contains("100.0 %"));
}

TEST_CASE("a word that is longer than the table stays whole")
{
    const std::string word(150, 'x');
    CHECK_THAT(textTable({{"a", "b"}, {word, "c"}}, "ll"), Contains(word));
}

TEST_CASE("the tables of the commands fit a terminal of 100 columns, in both languages", "[again]")
{
    for (const char* language : {"en", "uk"})
        for (const std::vector<std::string>& command : {std::vector<std::string>{"layers"},
                                                        {"stats", "--all"},
                                                        {"stats", "--scenario", "freeze", "--zone", "5,40"},
                                                        {"length"},
                                                        {"area"},
                                                        {"claims"}}) {
            std::vector<std::string> arguments = command;
            arguments.insert(arguments.end(), {"--language", language});
            const Run run = runProgram(arguments);
            REQUIRE(run.exitCode == 0);
            std::size_t rows = 0;
            for (const std::string& line : linesOfTable(run.output)) {
                // Sentences and a path are as long as they are; rows have columns.
                if (line.find("  ") == std::string::npos || line.find("/") != std::string::npos) continue;
                INFO(command[0] << " " << language << ": " << line);
                if (!line.starts_with("  ")) CHECK(characterCount(line) <= tableWidth);
                ++rows;
            }
            CHECK(rows >= 3);
            CHECK_THAT(run.output, !Contains("km2"));
        }
}
