#include "data/sources.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <toml++/toml.h>

#include "base/file.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

Error at(const std::filesystem::path& path, const toml::source_region& where, const std::string& what)
{
    return Error{msg("{}, line {}: {}", path.string(), where.begin.line, what)};
}

/// A text, or a table of texts by the codes of their languages. Absent when it is neither.
std::optional<LocalText> readLocalText(const toml::node& node)
{
    if (const auto text = node.value_exact<std::string>()) return LocalText(printable(*text));
    const toml::table* table = node.as_table();
    if (!table || !table->contains("en")) return std::nullopt;
    LocalText out(printable((*table)["en"].value_or(std::string())));
    for (const auto& [code, entry] : *table) {
        const auto text = entry.value_exact<std::string>();
        if (!text || Language::of(code.str()).code() != code.str()) return std::nullopt;
        out.set(Language::of(code.str()), printable(*text));
    }
    return out;
}

Result<Source> readSource(const std::filesystem::path& path, const toml::table& table)
{
    Source source;
    std::string id;
    struct Text {
        const char* key;
        std::string* value;
    };
    const std::array texts{Text{"id", &id}, Text{"date", &source.date}, Text{"status", &source.status}};
    struct Translated {
        const char* key;
        LocalText* value;
    };
    const std::array translated{Translated{"title", &source.title}, Translated{"licence", &source.licence},
                                Translated{"attribution", &source.attribution}, Translated{"note", &source.note}};
    for (const auto& [key, node] : table) {
        const std::string_view name = key.str();
        if (name == "tolerance_metres") {
            const auto value = node.value<double>();
            if (!value || *value < 0) return at(path, node.source(), msg("tolerance_metres is not a number of metres"));
            source.toleranceMetres = *value;
            continue;
        }
        if (const auto known = std::ranges::find_if(translated, [&](const auto& t) { return name == t.key; });
            known != translated.end()) {
            auto local = readLocalText(node);
            if (!local)
                return at(path, node.source(),
                          msg("{} is not a text in quotes, or texts by language: {{ en = \"…\", uk = \"…\" }}", name));
            *known->value = *std::move(local);
            continue;
        }
        const auto text = std::ranges::find_if(texts, [&](const Text& t) { return name == t.key; });
        if (text == texts.end()) return at(path, node.source(), msg("unknown key \"{}\" in a source", name));
        const auto value = node.value_exact<std::string>();
        if (!value) return at(path, node.source(), msg("{} is not a text in quotes", name));
        *text->value = printable(*value);
    }
    source.id = SourceId(id);
    if (source.id.empty()) return at(path, table.source(), msg("a source has no id"));
    const std::array<std::string_view, 4> statuses{"", "official", "generalised", "schematic"};
    if (std::ranges::find(statuses, source.status) == statuses.end()) {
        return at(
            path, table.source(),
            msg("the status of \"{}\" is \"{}\": official, generalised or schematic is expected", id, source.status));
    }
    return source;
}

}  // namespace

std::string accuracyText(const Source& source, Language language)
{
    static constexpr std::array known{phrase("official"), phrase("generalised"), phrase("schematic")};
    std::string text = source.status;
    for (const Phrase& status : known)
        if (text == status.text) text = status.in(language);
    if (source.toleranceMetres <= 0) return text;
    return (text.empty() ? "" : text + ", ") + numberText(source.toleranceMetres, 0, language) + " " +
           trf(language, "m");
}

Result<std::vector<Source>> readSources(const std::filesystem::path& path)
{
    const auto text = readFile(path);
    if (!text) return text.error();
    toml::table parsed;
    try {
        parsed = toml::parse(*text, path.string());
    } catch (const toml::parse_error& error) {
        return at(path, error.source(), std::string(error.description()));
    }
    std::vector<Source> sources;
    for (const auto& [key, node] : parsed) {
        if (key.str() != "source")
            return at(path, node.source(), msg("unknown key \"{}\"; [[source]] is expected", key.str()));
        const toml::array* entries = node.as_array();
        if (!entries) return at(path, node.source(), msg("source is not an array of tables: write [[source]]"));
        for (const toml::node& entry : *entries) {
            const toml::table* table = entry.as_table();
            if (!table) return at(path, entry.source(), msg("source is not an array of tables: write [[source]]"));
            auto source = readSource(path, *table);
            if (!source) return source.error();
            if (std::ranges::any_of(sources, [&](const Source& s) { return s.id == source->id; }))
                return at(path, table->source(), msg("the id \"{}\" is there twice", source->id.text()));
            sources.push_back(std::move(source).value());
        }
    }
    return sources;
}

}  // namespace frontline
