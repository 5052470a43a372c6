#include <cstdlib>
#include <fstream>
#include <iterator>

#include "temporary_folder.hpp"
#include "vector_pictures.hpp"

using namespace frontline;
using Catch::Matchers::Contains;

namespace {

const Color crimson{200, 0, 0, 255};

std::string pdfOf(std::vector<DrawCommand> commands, const VectorOptions& options = vectorOptions())
{
    const auto pdf = encodePdf({{255, 255, 255, 255}, std::move(commands)}, vectorView(), options);
    if (!pdf) FAIL(pdf.error().message);
    return *pdf;
}

/// What a program of poppler says of the PDF.
std::string saidBy(const std::string& program, const std::string& pdf)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "a.pdf", std::ios::binary) << pdf;
    const std::string output = program == "pdftotext" ? " text" : " > text";
    REQUIRE(std::system(("cd " + folder.path().string() + " && " + program + " a.pdf" + output).c_str()) == 0);
    std::ifstream in(folder / "text");
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a PDF is one page of the view's size in points")
{
    const std::string pdf = pdfOf({polygonOf({ringOf(10, 10, 20, 20)}, crimson)});
    CHECK(pdf.starts_with("%PDF-1.4"));
    CHECK_THAT(pdf, Contains("%%EOF"));
    const std::string info = saidBy("pdfinfo", pdf);
    CHECK_THAT(info, Contains("Pages:           1"));
    CHECK_THAT(info, Contains("150 x 75 pts"));  // 200 x 100 pixels of 1/96 inch
}

TEST_CASE("a PDF says its title, program and subject, with any letters and signs")
{
    VectorOptions options = vectorOptions();
    options.title = "Україна <& \"line\">";
    options.software = "Frontline 9.9";
    options.description = "Source: someone\nCRS: EPSG:3857";
    const std::string info = saidBy("pdfinfo", pdfOf({}, options));
    CHECK_THAT(info, Contains("Україна <& \"line\">"));
    CHECK_THAT(info, Contains("Frontline 9.9"));
    CHECK_THAT(info, Contains("Source: someone"));
}

TEST_CASE("text in a PDF can be found, also letter-spaced and Ukrainian, in a font within it")
{
    const std::string pdf =
        pdfOf({textOf("Line of contact", 10, 20), textOf("Харків", 10, 50), textOf("DONETSK", 10, 80, "", 0.3)});
    const std::string text = saidBy("pdftotext", pdf);
    CHECK_THAT(text, Contains("Line of contact"));
    CHECK_THAT(text, Contains("Харків"));
    std::string letters;
    for (const char c : text)
        if (c != ' ' && c != '\n') letters += c;
    CHECK_THAT(letters, Contains("DONETSK"));
    const std::string fonts = saidBy("pdffonts", pdf);
    CHECK_THAT(fonts, Contains("Inter-Regular") && Contains("yes yes yes"));  // embedded, subset, with Unicode
}

TEST_CASE("a hatch in a PDF is a tiling pattern, not thousands of lines")
{
    FillDraw fill = polygonOf({ringOf(0, 0, 200, 100)}, {200, 0, 0, 30});
    fill.hatch = Hatch{crimson, 45, 4, 1, false, 20, 30};
    const std::string pdf = pdfOf({fill});
    CHECK_THAT(pdf, Contains("/PatternType 1"));
    CHECK(pdf.size() < 20000);
}

TEST_CASE("a PDF without a font it needs fails with the font's name")
{
    VectorOptions options = vectorOptions();
    options.fonts = "/nowhere";
    const auto failed = encodePdf({{255, 255, 255, 255}, {textOf("Kyiv", 10, 20)}}, vectorView(), options);
    REQUIRE_FALSE(failed.ok());
    CHECK_THAT(failed.error().message, Contains("/nowhere/Inter-Regular.otf"));
}

TEST_CASE("a PDF is of the time that is set for files, and the same bytes each time")
{
    ::setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
    const std::string first = pdfOf({textOf("Text", 10, 20)}), second = pdfOf({textOf("Text", 10, 20)});
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(first == second);
    CHECK_THAT(first, Contains("/CreationDate(D:20010909014640)"));
    CHECK_THAT(saidBy("pdfinfo -rawdates", first), Contains("CreationDate:    D:20010909014640"));
}

TEST_CASE("bytes that are no text do not keep a PDF from being made")
{
    VectorOptions options = vectorOptions();
    options.title = "Title \xCC\xEE\x07\x1B";
    options.description = "\xFF";
    const std::string pdf = pdfOf({textOf("Whole", 10, 20), textOf("Mo\xF1\xEAva", 10, 50)}, options);
    CHECK_THAT(saidBy("pdftotext", pdf), Contains("Whole"));
    CHECK_THAT(saidBy("pdfinfo", pdf), Contains("Title \uFFFD\uFFFD\uFFFD\uFFFD"));
}
