// Of the formats that are XML: KML (OGC 12-007r2), GML (OGC 07-036r1 and 02-069), GPX 1.1, GeoRSS.
#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>
#include <utility>

#include "base/message.hpp"
#include "data/broken_numbers/broken_numbers.hpp"
#include "data/broken_numbers/text_lines.hpp"
#include "data/packed_files.hpp"

namespace frontline {

namespace {

/// The most elements in each other that OGR reads, by its outermost: files of map data go about 20 deep.
std::size_t deepest(std::string_view root)
{
    return root == "kml" ? 100 : 60;
}

using ParserPointer = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::ranges::find(names, name) != names.end();
}

/// Without the prefix of its namespace.
std::string_view localName(std::string_view name)
{
    return name.substr(name.rfind(':') + 1);
}

/// How the text of an element is divided into numbers.
enum class NumberText {
    None,
    Words,   // by blanks
    Tuples,  // by blanks into places, by commas into their numbers
};

/// name: with its prefix; parent: without.
NumberText numbersOf(std::string_view whole, std::string_view parent)
{
    const std::string_view name = localName(whole);
    if (whole.starts_with("georss:") && isOneOf(name, {"point", "line", "polygon", "box"})) return NumberText::Words;
    if (whole == "geo:lat" || whole == "geo:long") return NumberText::Words;
    if (name == "coordinates" || name == "posList" || name == "pos") {
        // Elsewhere they are attributes of a feature.
        const bool geometry =
            isOneOf(parent, {"Point", "LineString", "LinearRing", "Box", "Envelope", "LineStringSegment", "ArcString",
                             "Arc", "Circle", "ArcByCenterPoint", "CircleByCenterPoint", "Geodesic", "GeodesicString",
                             "CubicSpline", "Bezier", "BSpline"});
        if (!geometry) return NumberText::None;
        return name == "coordinates" ? NumberText::Tuples : NumberText::Words;
    }
    if (name == "coord") return parent == "Track" ? NumberText::Words : NumberText::None;  // of gx: of GML it has X, Y
    if (parent == "coord" && isOneOf(name, {"X", "Y", "Z"})) return NumberText::Words;
    return NumberText::None;
}

class XmlNumbers {
public:
    explicit XmlNumbers(const std::filesystem::path& path)
        : file_(VSIFOpenL(path.c_str(), "rb")),
          raw_(VSIFOpenL(path.c_str(), "rb")),
          parser_(XML_ParserCreate(nullptr), &XML_ParserFree)
    {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &XmlNumbers::start, &XmlNumbers::end);
        XML_SetCharacterDataHandler(parser_.get(), &XmlNumbers::text);
    }

    Result<Done> parse(const std::string& shown)
    {
        if (!file_ || !raw_) return Done{};
        std::array<char, std::size_t{1} << 16> chunk{};
        bool first = true;
        for (bool last = false; !last;) {
            const std::size_t count = VSIFReadL(chunk.data(), 1, chunk.size(), file_.get());
            // Of two bytes for each character: its places are not those of the words in it.
            if (std::exchange(first, false) &&
                std::string_view(chunk.data(), std::min<std::size_t>(count, 4)).find('\0') != std::string_view::npos)
                return Done{};
            last = count < chunk.size();
            if (XML_Parse(parser_.get(), chunk.data(), static_cast<int>(count), last) == XML_STATUS_OK) continue;
            return fault(shown);
        }
        return Done{};
    }

    std::vector<BrokenNumber> take() { return std::move(broken_); }

private:
    static XmlNumbers& self(void* data) { return *static_cast<XmlNumbers*>(data); }
    static void start(void* data, const XML_Char* name, const XML_Char** attributes)
    {
        self(data).startElement(name, attributes);
    }
    static void end(void* data, const XML_Char*) { self(data).endElement(); }
    static void text(void* data, const XML_Char* bytes, int count)
    {
        XmlNumbers& numbers = self(data);
        if (numbers.kind_ != NumberText::None) numbers.text_.append(bytes, static_cast<std::size_t>(count));
    }

    [[nodiscard]] std::size_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }
    [[nodiscard]] std::uint64_t place() const
    {
        return static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser_.get()));
    }

    void startElement(std::string_view name, const XML_Char** attributes)
    {
        kind_ = numbersOf(name, names_.empty() ? "" : names_.back());
        name = localName(name);
        for (const XML_Char** a = attributes; *a; a += 2)
            if (kind_ == NumberText::Tuples && isOneOf(*a, {"decimal", "cs", "ts"})) kind_ = NumberText::None;
        names_.emplace_back(name);
        if (names_.size() > deepest(names_.front())) XML_StopParser(parser_.get(), XML_FALSE);
        text_.clear();
        from_ = place() + static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser_.get()));
        line_ = line();
        if (isOneOf(name, {"wpt", "trkpt", "rtept"})) noteAttributes(attributes);
    }

    void endElement()
    {
        names_.pop_back();
        const NumberText kind = std::exchange(kind_, NumberText::None);
        if (kind != NumberText::None && !isFine(text_, kind)) noteRaw(kind, place());
        if (broken_.size() >= mostBrokenNumbers) XML_StopParser(parser_.get(), XML_FALSE);
    }

    /// visit(word) for each word that is no number; of a number that is missing between commas, an empty one.
    template <class Visit>
    static void forEachBroken(std::string_view text, NumberText kind, Visit visit)
    {
        forEachWord(text, " \t\r\n", [&](std::string_view word) {
            if (kind == NumberText::Words) word = word.ends_with(',') ? word.substr(0, word.size() - 1) : word;
            for (std::size_t from = 0; from <= word.size();) {
                const std::size_t to = std::min(word.find(',', from), word.size());
                const std::string_view number = word.substr(from, to - from);
                const bool within = from > 0 && to < word.size();
                if (number.empty() ? within : !isNumber(number)) visit(number);
                from = to + 1;
            }
        });
    }

    static bool isFine(std::string_view text, NumberText kind)
    {
        bool fine = true;
        forEachBroken(text, kind, [&](std::string_view) { fine = false; });
        return fine;
    }

    /// The element's words as they stand in the file, up to there.
    void noteRaw(NumberText kind, std::uint64_t to)
    {
        std::string raw(to - from_, '\0');
        if (VSIFSeekL(raw_.get(), from_, SEEK_SET) != 0 ||
            VSIFReadL(raw.data(), 1, raw.size(), raw_.get()) != raw.size())
            return;
        // What is written as entities, or has comments in it, is marked as a whole.
        if (raw.find_first_of("&<") != std::string::npos) {
            broken_.push_back({from_, raw.size(), line_});
            return;
        }
        forEachBroken(raw, kind, [&](std::string_view word) {
            const auto at = static_cast<std::size_t>(word.data() - raw.data());
            const auto lines = std::count(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            if (broken_.size() < mostBrokenNumbers)
                broken_.push_back({from_ + at, word.size(), line_ + static_cast<std::size_t>(lines)});
        });
    }

    /// Of GPX, which has its coordinates in attributes.
    void noteAttributes(const XML_Char** attributes)
    {
        for (const XML_Char** a = attributes; *a; a += 2) {
            if (!isOneOf(*a, {"lat", "lon"}) || isNumber(a[1])) continue;
            std::string raw(static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get())), '\0');
            if (VSIFSeekL(raw_.get(), place(), SEEK_SET) != 0) return;
            raw.resize(VSIFReadL(raw.data(), 1, raw.size(), raw_.get()));
            const auto name = raw.find(*a);
            const auto quote = name == std::string::npos ? name : raw.find_first_of("\"'", name);
            const auto end = quote == std::string::npos ? quote : raw.find(raw[quote], quote + 1);
            if (end != std::string::npos) broken_.push_back({place() + quote + 1, end - quote - 1, line()});
        }
        std::ranges::sort(broken_, {}, &BrokenNumber::at);
    }

    Result<Done> fault(const std::string& shown)
    {
        const XML_Error error = XML_GetErrorCode(parser_.get());
        if (!names_.empty() && names_.size() > deepest(names_.front()))
            return Error{msg("{}, line {}: its elements lie in each other more than {} deep: that is no map", shown,
                             line(), deepest(names_.front()))};
        if (error == XML_ERROR_ABORTED || error == XML_ERROR_UNKNOWN_ENCODING) return Done{};
        // A page of the web is no map data, however well it is formed.
        if (names_.empty() || isOneOf(names_.front(), {"html", "HTML", "svg"})) return Done{};
        return Error{msg("{}, line {}: cannot be read; it may be damaged or incomplete ({})", shown, line(),
                         XML_ErrorString(error))};
    }

    VsiPointer file_, raw_;  // the second for looking back
    ParserPointer parser_;
    std::vector<std::string> names_;  // of the elements that are open
    NumberText kind_ = NumberText::None;
    std::string text_;        // of the innermost, where it has numbers
    std::uint64_t from_ = 0;  // where its content begins
    std::size_t line_ = 0;
    std::vector<BrokenNumber> broken_;
};

}  // namespace

Result<std::vector<BrokenNumber>> brokenNumbersOfXml(const std::string& shown, const std::filesystem::path& path)
{
    XmlNumbers numbers(path);
    if (auto done = numbers.parse(shown); !done) return done.error();
    return numbers.take();
}

}  // namespace frontline
