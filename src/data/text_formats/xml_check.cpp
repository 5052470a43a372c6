// Of the formats that are XML: KML (OGC 12-007r2), GML (OGC 07-036r1 and 02-069), GPX 1.1, GeoRSS.
#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"
#include "data/packed_files.hpp"
#include "data/text_formats/text_check.hpp"
#include "data/text_formats/text_lines.hpp"
#include "data/text_formats/xml_coordinates.hpp"

namespace frontline {

namespace {

using Kind = NumberText::Kind;

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

/// whole: with its prefix; parent: without.
Kind numbersOf(std::string_view whole, std::string_view parent)
{
    const std::string_view name = localName(whole);
    if (whole.starts_with("georss:") && isOneOf(name, {"point", "line", "polygon", "box"})) return Kind::Words;
    if (whole == "geo:lat" || whole == "geo:long") return Kind::Words;
    if (isOneOf(name, {"coordinates", "posList", "pos", "radius", "startAngle", "endAngle"})) {
        // Elsewhere they are attributes of a feature.
        const bool geometry =
            isOneOf(parent, {"Point", "LineString", "LinearRing", "Box", "Envelope", "LineStringSegment", "ArcString",
                             "Arc", "Circle", "ArcByCenterPoint", "CircleByCenterPoint", "Geodesic", "GeodesicString",
                             "CubicSpline", "Bezier", "BSpline"});
        if (!geometry) return Kind::None;
        return name == "coordinates" ? Kind::Tuples : Kind::Words;
    }
    if (parent == "LatLonBox" && isOneOf(name, {"north", "south", "east", "west"})) return Kind::Words;
    // Of gx; of GML it has X and Y.
    if (name == "coord") return parent == "Track" ? Kind::Words : Kind::None;
    return parent == "coord" && isOneOf(name, {"X", "Y", "Z"}) ? Kind::Words : Kind::None;
}

/// Where the value of an attribute is in the text of a tag: its first byte and how many; 0, 0: it is not found.
std::pair<std::size_t, std::size_t> valueIn(std::string_view tag, std::string_view name)
{
    for (auto at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
        auto next = tag.find_first_not_of(blanks, at + name.size());
        const bool whole = at > 0 && blanks.find(tag[at - 1]) != std::string_view::npos;
        if (!whole || next == std::string_view::npos || tag[next] != '=') continue;
        next = tag.find_first_not_of(blanks, next + 1);
        const auto end = next == std::string_view::npos ? next : tag.find(tag[next], next + 1);
        if (end != std::string_view::npos) return {next + 1, end - next - 1};
    }
    return {0, 0};
}

/// A gx:Track that is open.
struct Track {
    std::uint64_t at = 0;
    std::size_t line = 0, places = 0, times = 0;
    int depth = 0;        // of tracks in it, itself included
    bool nested = false;  // another one was in it
};

/// What prefixes stand for in the elements that are open.
class Namespaces {
public:
    /// Of an element at this depth, by its attributes.
    void declare(std::size_t depth, const XML_Char** attributes)
    {
        constexpr std::string_view key = "xmlns";
        for (const XML_Char** a = attributes; *a; a += 2)
            if (const std::string_view name = *a; name == key || name.starts_with("xmlns:"))
                declared_.push_back({depth, std::string(name.substr(std::min(key.size() + 1, name.size()))), a[1]});
    }
    void leave(std::size_t depth)
    {
        while (!declared_.empty() && declared_.back().depth >= depth) declared_.pop_back();
    }
    /// Whether an element is of one of the formats, and not of a feature or an extension.
    [[nodiscard]] bool isOfFormat(std::string_view name) const
    {
        const auto colon = name.rfind(':');
        const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
        for (auto space = declared_.rbegin(); space != declared_.rend(); ++space)
            if (space->prefix == prefix)
                return std::ranges::any_of(
                    std::array{"opengis.net/gml", "opengis.net/kml", "google.com/kml", "topografix.com/GPX", "georss",
                               "w3.org/2003/01/geo"},
                    [&](const char* known) { return space->name.find(known) != std::string::npos; });
        return prefix.empty() || isOneOf(prefix, {"gml", "gx", "georss", "geo"});
    }

private:
    struct Declared {
        std::size_t depth = 0;
        std::string prefix, name;
    };
    std::vector<Declared> declared_;
};

class XmlCheck {
public:
    explicit XmlCheck(const std::filesystem::path& path)
        : file_(VSIFOpenL(path.c_str(), "rb")),
          raw_(VSIFOpenL(path.c_str(), "rb")),
          parser_(XML_ParserCreate(nullptr), &XML_ParserFree)
    {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &XmlCheck::start, &XmlCheck::end);
        XML_SetCharacterDataHandler(parser_.get(), &XmlCheck::text);
        XML_SetEntityDeclHandler(parser_.get(), &XmlCheck::entity);
        XML_SetAttlistDeclHandler(parser_.get(), &XmlCheck::attribute);
    }

    Result<TextCheck> parse(const std::string& shown)
    {
        if (!file_ || !raw_) return std::move(check_);
        std::array<char, std::size_t{1} << 16> chunk{};
        for (bool last = false; !last;) {
            const std::size_t count = VSIFReadL(chunk.data(), 1, chunk.size(), file_.get());
            last = count < chunk.size();
            if (XML_Parse(parser_.get(), chunk.data(), static_cast<int>(count), last) == XML_STATUS_OK) continue;
            if (auto fine = fault(shown); !fine) return fine.error();
            break;
        }
        return std::move(check_);
    }

private:
    static XmlCheck& self(void* data) { return *static_cast<XmlCheck*>(data); }
    static void start(void* data, const XML_Char* name, const XML_Char** attributes)
    {
        self(data).startElement(name, attributes);
    }
    static void end(void* data, const XML_Char* name) { self(data).endElement(name); }
    static void text(void* data, const XML_Char* bytes, int count)
    {
        XmlCheck& check = self(data);
        if (check.how_.kind != Kind::None) check.text_.append(bytes, static_cast<std::size_t>(count));
    }
    static void entity(void* data, const XML_Char* name, int, const XML_Char* value, int length, const XML_Char*,
                       const XML_Char* system, const XML_Char*, const XML_Char*)
    {
        XmlCheck& check = self(data);
        if (system && check.outside_.empty()) check.outside_ = printable(shortened(system, 60));
        // Where elements of an entity stand in the file cannot be told.
        if (value && std::string_view(value, static_cast<std::size_t>(length)).find('<') != std::string_view::npos)
            check.declared_ = printable(shortened(name, 60));
        if (!check.outside_.empty() || !check.declared_.empty()) XML_StopParser(check.parser_.get(), XML_FALSE);
    }
    static void attribute(void* data, const XML_Char*, const XML_Char* name, const XML_Char*, const XML_Char* value,
                          int)
    {
        XmlCheck& check = self(data);
        if (!value) return;
        check.declared_ = printable(shortened(name, 60));
        XML_StopParser(check.parser_.get(), XML_FALSE);
    }

    [[nodiscard]] std::size_t line() const { return XML_GetCurrentLineNumber(parser_.get()); }
    [[nodiscard]] std::uint64_t place() const
    {
        return static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser_.get()));
    }
    [[nodiscard]] std::uint64_t placeAfter() const
    {
        return place() + static_cast<std::uint64_t>(XML_GetCurrentByteCount(parser_.get()));
    }

    void startElement(std::string_view name, const XML_Char** attributes)
    {
        spaces_.declare(names_.size(), attributes);
        const bool ofFormat = spaces_.isOfFormat(name);
        if (how_.kind == Kind::None) {
            const std::string_view parent = names_.empty() || !ofFormat_.back() ? "" : std::string_view(names_.back());
            startNumbers(ofFormat ? numbersOf(name, parent) : Kind::None, attributes);
            numbersDepth_ = names_.size();
        }
        names_.emplace_back(localName(name));
        ofFormat_.push_back(ofFormat);
        if (names_.size() > deepest(names_.front())) XML_StopParser(parser_.get(), XML_FALSE);
        if (name == "gx:Track") startTrack();
        if (names_.front() == "gpx" && ofFormat && isOneOf(name, {"wpt", "trkpt", "rtept"})) checkPoint(attributes);
    }

    void startNumbers(Kind kind, const XML_Char** attributes)
    {
        how_ = NumberText{kind};
        for (const XML_Char** a = attributes; *a && kind == Kind::Tuples; a += 2) {
            if (*a[1] == '\0') continue;
            if (isOneOf(*a, {"decimal"})) how_.decimal = *a[1];
            if (isOneOf(*a, {"cs"})) how_.between = *a[1];
            if (isOneOf(*a, {"ts"})) how_.places = *a[1];
        }
        text_.clear();
        tag_ = place();
        from_ = placeAfter();
        line_ = line();
    }

    void endElement(std::string_view whole)
    {
        names_.pop_back();
        ofFormat_.pop_back();
        spaces_.leave(names_.size());
        if (how_.kind != Kind::None && names_.size() == numbersDepth_) {
            NumberText how = std::exchange(how_, {});
            if (whole == "gx:coord") how.least = 2;
            checkText(how, whole);
        }
        track_.places += whole == "gx:coord" ? 1 : 0;
        // As libkml has it, without a prefix.
        track_.times += whole == "when" ? 1 : 0;
        if (whole == "gx:Track" && track_.depth > 0) endTrack();
        if (check_.isTooMuch()) XML_StopParser(parser_.get(), XML_FALSE);
    }

    void checkText(const NumberText& how, std::string_view element)
    {
        auto corrected = correctNumbers(text_, how);
        if (corrected && corrected->isPlace)
            check_.note(line_ + corrected->lines, msg("\"{}\" is no place: two or three numbers belong there",
                                                      printable(shortened(corrected->word, 40))));
        else if (corrected)
            for (std::size_t i = 0; i < corrected->count; ++i) check_.broken(line_ + corrected->lines, corrected->word);
        if (corrected && placeAfter() == place())  // of <gx:coord/> there is but one tag
            check_.correct({tag_, static_cast<std::size_t>(from_ - tag_),
                            fmt::format("<{0}>{1}</{0}>", element, corrected->text)});
        else if (corrected)
            check_.correct({from_, static_cast<std::size_t>(place() - from_), std::move(corrected->text)});
        else if (const auto word = commaBetweenWholes(how.kind == Kind::Words ? text_ : ""); !word.empty())
            check_.note(line_, msg("\"{}\" is read as two numbers: decimals have a point", word));
    }

    void startTrack()
    {
        if (++track_.depth == 1)
            track_ = {place(), line(), 0, 0, 1, false};
        else
            track_.nested = true;
    }

    /// OGR does not survive one whose places and times are not equally many, or one in another.
    void endTrack()
    {
        if (--track_.depth > 0 || (track_.places == track_.times && !track_.nested)) return;
        check_.forgetFrom(track_.at);
        check_.correct({track_.at, static_cast<std::size_t>(placeAfter() - track_.at), ""});
        check_.note(track_.line, track_.nested
                                     ? msg("a track lies in another, and both were left out")
                                     : msg("a track has {} places and {} times, and was left out: each place needs one",
                                           track_.places, track_.times));
    }

    /// Of GPX, which has its coordinates in attributes.
    void checkPoint(const XML_Char** attributes)
    {
        std::size_t found = 0;
        const std::size_t bytes = static_cast<std::size_t>(placeAfter() - place());
        for (const XML_Char** a = attributes; *a; a += 2) {
            if (!isOneOf(*a, {"lat", "lon"})) continue;
            ++found;
            if (isNumber(trimmed(a[1]))) continue;
            check_.broken(line(), a[1]);
            std::string tag(bytes, '\0');
            if (VSIFSeekL(raw_.get(), place(), SEEK_SET) != 0) return;
            tag.resize(VSIFReadL(tag.data(), 1, tag.size(), raw_.get()));
            const auto [at, count] = valueIn(tag, *a);
            if (at > 0) points_.push_back({place() + at, count, std::string(infiniteNumber)});
        }
        std::ranges::sort(points_, {}, &Correction::at);
        for (Correction& point : std::exchange(points_, {})) check_.correct(std::move(point));
        if (found < 2) check_.note(line(), msg("a point lacks its lat or lon, and was left out"));
    }

    Result<Done> fault(const std::string& shown)
    {
        if (!outside_.empty())
            return Error{
                msg("{}, line {}: names another file (\"{}\") as a part of it, which is not read: put its "
                    "content here",
                    shown, line(), outside_)};
        if (!declared_.empty())
            return Error{
                msg("{}, line {}: declares elements or attributes (\"{}\") in its document type, which is not "
                    "read: put them where they belong",
                    shown, line(), declared_)};
        const XML_Error error = XML_GetErrorCode(parser_.get());
        if (!names_.empty() && names_.size() > deepest(names_.front()))
            return Error{msg("{}, line {}: its elements lie in each other more than {} deep: that is no map", shown,
                             line(), deepest(names_.front()))};
        // A page of the web is no map data, however well it is formed.
        const bool page = names_.empty() || isOneOf(names_.front(), {"html", "HTML", "svg"});
        if (error == XML_ERROR_ABORTED || page) return Done{};
        return Error{msg("{}, line {}: cannot be read; it may be damaged or incomplete ({})", shown, line(),
                         XML_ErrorString(error))};
    }

    VsiPointer file_, raw_;  // the second for looking back
    ParserPointer parser_;
    std::vector<std::string> names_;  // of the elements that are open
    Namespaces spaces_;
    std::vector<bool> ofFormat_;  // of the elements that are open
    // Of the element whose text is numbers, with what is in it.
    NumberText how_;
    std::size_t numbersDepth_ = 0;
    std::string text_;
    std::uint64_t tag_ = 0, from_ = 0;  // where it begins, and its content
    std::size_t line_ = 0;
    Track track_;
    std::vector<Correction> points_;
    std::string outside_;   // what an entity names outside of the file
    std::string declared_;  // what has its content in the document type
    TextCheck check_;
};

}  // namespace

Result<TextCheck> checkXml(const std::string& shown, const std::filesystem::path& path)
{
    return XmlCheck(path).parse(shown);
}

}  // namespace frontline
