// The copy in memory of a text in which what was wrong is put right.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>

#include "base/encoding.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "data/packed_files.hpp"
#include "data/text_formats/text_check.hpp"

namespace frontline {

namespace {

constexpr std::string_view memoryFolder = "/vsimem/frontline-texts/";

std::string bytesOf(const std::filesystem::path& path)
{
    VSIStatBufL found;
    return VSIStatL(path.c_str(), &found) == 0 ? firstBytes(path, static_cast<std::size_t>(found.st_size)) : "";
}

void write(const std::filesystem::path& name, std::string_view bytes)
{
    const VsiPointer out(VSIFOpenL(name.c_str(), "wb"));
    if (!out || VSIFWriteL(bytes.data(), 1, bytes.size(), out.get()) != bytes.size()) throw std::bad_alloc();
}

std::filesystem::path newFolder()
{
    static std::atomic<unsigned> copies{0};
    return fmt::format("{}{}", memoryFolder, ++copies);
}

/// In a folder of its own, under the name that layers may be called by; with what belongs to a MapInfo interchange
/// file.
std::filesystem::path copyOf(const std::filesystem::path& path, std::string_view bytes)
{
    const std::filesystem::path folder = newFolder();
    write(folder / path.filename(), bytes);
    for (const char* ending : {".mid", ".MID"}) {
        auto attributes = path;
        attributes.replace_extension(ending);
        VSIStatBufL found;
        if (smallAscii(path.extension()) == ".mif" && VSIStatL(attributes.c_str(), &found) == 0)
            write(folder / attributes.filename(), bytesOf(attributes));
    }
    return folder / path.filename();
}

/// The encoding that the start of an XML names, in small letters; "utf-8" where it names none.
std::string encodingOf(std::string_view start)
{
    using namespace std::string_view_literals;
    if (start.starts_with("\xFF\xFE") || start.starts_with("<\0"sv)) return "utf-16le";
    if (start.starts_with("\xFE\xFF") || start.starts_with("\0<"sv)) return "utf-16be";
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    const auto end = start.starts_with("<?xml") ? start.find("?>") : std::string_view::npos;
    const std::string_view declaration = end == std::string_view::npos ? "" : start.substr(0, end);
    auto at = declaration.find("encoding");
    at = at == std::string_view::npos ? at : declaration.find_first_of("\"'", at);
    // A declaration without an end hides what it names.
    if (at == std::string_view::npos) return start.starts_with("<?xml") && declaration.empty() ? "?" : "utf-8";
    const auto close = declaration.find(declaration[at], at + 1);
    return smallAscii(std::string(declaration.substr(at + 1, close - at - 1)));
}

/// Without the encoding that it names, and without the mark of another.
std::string_view afterDeclaration(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto end = text.starts_with("<?xml") ? text.find("?>") : std::string_view::npos;
    return end == std::string_view::npos ? text : text.substr(end + 2);
}

/// The file, or a copy in UTF-8 of what is in another encoding: GDAL has one reader of GML for UTF-8, and for the
/// others one that follows what is named in a file; its readers of KML and GPX know few others.
Result<std::filesystem::path> inUtf8(const std::string& shown, const std::filesystem::path& path)
{
    const std::string encoding = encodingOf(firstBytes(path, 1024));
    if (encoding == "utf-8" || encoding == "iso-8859-1") return path;
    const auto text = utf8From(bytesOf(path), encoding);
    if (!text)
        return Error{
            msg("{}: its encoding \"{}\" is not known; save it as UTF-8", shown, printable(shortened(encoding, 40)))};
    return copyOf(path, std::string(R"(<?xml version="1.0" encoding="UTF-8"?>)").append(afterDeclaration(*text)));
}

Result<TextCheck> checkText(const std::string& shown, const std::filesystem::path& path)
{
    const std::string extension = smallAscii(path.extension());
    if (extension == ".mif") return checkMif(path);
    if (firstCharacter(path) == '<') return checkXml(shown, path);
    const char* const drawing[] = {"DXF", nullptr};
    const bool binary = firstBytes(path, 18) == "AutoCAD Binary DXF";
    return !binary && !driverKnowing(path, drawing).empty() ? checkDxf(shown, path) : TextCheck{};
}

Result<std::string> corrected(const std::string& shown, const std::filesystem::path& path, const TextCheck& found)
{
    const std::string bytes = bytesOf(path);
    std::string out;
    out.reserve(bytes.size());
    std::size_t from = 0;
    for (const Correction& correction : found.corrections()) {
        if (correction.at < from || correction.at + correction.bytes > bytes.size())
            return Error{msg("{}: changed while it was read; open it again", shown)};
        out.append(bytes, from, correction.at - from).append(correction.with);
        from = correction.at + correction.bytes;
    }
    return out.append(bytes, from);
}

}  // namespace

Result<std::filesystem::path> soundText(const std::string& shown, const std::filesystem::path& path)
{
    auto text = firstCharacter(path) == '<' ? inUtf8(shown, path) : Result<std::filesystem::path>(path);
    if (!text) return text.error();
    const auto end = [&](Error error) {
        removeMemoryFile(*text);
        return error;
    };
    const auto found = checkText(shown, *text);
    if (!found) return end(found.error());
    if (found->isTooMuch()) return end({msg("{}: too many of its coordinates are no numbers: that is no map", shown)});
    if (found->corrections().empty()) return {*text, found->warnings(shown)};
    const auto sound = corrected(shown, *text, *found);
    if (!sound) return end(sound.error());
    const auto copy = copyOf(path, *sound);
    removeMemoryFile(*text);
    return {copy, found->warnings(shown)};
}

Result<std::filesystem::path> soundKmz(const std::string& shown, const std::filesystem::path& kmz)
{
    struct Text {
        std::string name;
        std::filesystem::path sound;
    };
    std::vector<Text> texts;
    std::vector<std::string> warnings;
    std::optional<Error> error;
    bool changed = false;
    for (const ZipMember& member : zipMembers(kmz).value_or(std::vector<ZipMember>{})) {
        if (error || smallAscii(std::filesystem::path(member.name).extension()) != ".kml") continue;
        const std::filesystem::path text = zipContent(kmz, member.name);
        auto sound = soundText(fmt::format("{}, {}", shown, printable(shortened(member.name, 60))), text);
        if (!sound) {
            error = sound.error();
            continue;
        }
        changed = changed || *sound != text;
        for (std::string& warning : sound.warnings) warnings.push_back(std::move(warning));
        texts.push_back({member.name, *sound});
    }
    const std::filesystem::path copy = changed && !error ? newFolder() / kmz.filename() : kmz;
    if (copy != kmz)
        for (const Text& text : texts) write(zipContent(copy, text.name), bytesOf(text.sound));
    // As the KML standard has it, the first; some writers put others before it.
    const auto main = std::ranges::find(texts, "doc.kml", &Text::name);
    const Text* const read = texts.empty() ? nullptr : main == texts.end() ? &texts.front() : &*main;
    if (texts.size() > 1 && bytesOf(read->sound).find("NetworkLink") == std::string::npos)
        warnings.push_back(msg("{}: of what lies in the archive only {} is read", shown, printable(read->name)));
    for (const Text& text : texts) removeMemoryFile(text.sound.string());
    if (error) return *error;
    return {copy, std::move(warnings)};
}

std::filesystem::path memoryFile(const std::string& name)
{
    return newFolder() / name;
}

void removeMemoryFile(const std::string& name)
{
    if (name.starts_with(memoryFolder)) VSIRmdirRecursive(std::filesystem::path(name).parent_path().c_str());
}

}  // namespace frontline
