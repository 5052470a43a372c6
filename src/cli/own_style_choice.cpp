#include "cli/own_style_choice.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/message.hpp"
#include "base/text.hpp"
#include "map/own_style.hpp"
#include "map/restyle.hpp"

namespace frontline {

namespace {

/// What an option says for each layer: of ID=VALUE only where there is such a layer, since values may hold "=".
class Asked {
public:
    Asked(const std::vector<std::string>& values, const std::set<LayerId>& layers)
    {
        for (const std::string& value : values) {
            const auto end = value.find('=');
            const LayerId id(end == std::string::npos ? "" : value.substr(0, end));
            if (layers.contains(id))
                byLayer_[id].push_back(value.substr(end + 1));
            else
                all_.push_back(value);
        }
    }
    /// Those for all layers, then those for the layer: the later goes over the earlier.
    [[nodiscard]] std::vector<std::string> each(LayerId layer) const
    {
        std::vector<std::string> values = all_;
        if (const auto found = byLayer_.find(layer); found != byLayer_.end())
            values.insert(values.end(), found->second.begin(), found->second.end());
        return values;
    }
    /// The one that counts; "" where none is given.
    [[nodiscard]] std::string of(LayerId layer) const
    {
        const auto values = each(layer);
        return values.empty() ? "" : values.back();
    }

private:
    std::map<LayerId, std::vector<std::string>> byLayer_;
    std::vector<std::string> all_;
};

Failure wrong(const char* option, const std::string& why)
{
    return Failure{exitWrongArguments, std::string(option) + ": " + why};
}

/// The options for the files of a request.
class AskedStyles {
public:
    /// filtered: the layers that a filter may name; the others have a column of that name, which it means then.
    AskedStyles(const MapRequest& request, const std::set<LayerId>& layers, const std::set<LayerId>& filtered)
        : styles_(request.ownStyles, layers),
          colors_(request.ownColors, layers),
          labels_(request.ownLabels, layers),
          filters_(request.ownFilters, filtered),
          classes_(request.ownClasses, layers),
          days_(request.ownDays, layers)
    {}

    /// What they ask of a layer, over what it has.
    std::optional<Failure> read(LayerId layer, OwnStyle& style) const
    {
        for (const std::string& text : styles_.each(layer)) {
            auto read = parseOwnStyle(text, style);
            if (!read) return wrong("--style", read.error().message);
            style = *std::move(read);
        }
        for (const auto& [asked, into] : {std::pair{&colors_, &style.color}, std::pair{&labels_, &style.label},
                                          std::pair{&filters_, &style.filter}})
            if (std::string text = asked->of(layer); !text.empty()) *into = std::move(text);
        if (const std::string text = classes_.of(layer); !text.empty()) {
            auto classes = parseClassification(text);
            if (!classes) return wrong("--classify", classes.error().message);
            style.classes = *std::move(classes);
        }
        if (const std::string text = days_.of(layer); !text.empty()) {
            const auto days = parseDayChoice(text);
            if (!days) return wrong("--days", days.error().message);
            style.days.mode = days->mode;
            style.days.last = days->last;
        }
        return std::nullopt;
    }

private:
    Asked styles_, colors_, labels_, filters_, classes_, days_;
};

}  // namespace

bool needWholeFiles(const MapRequest& request)
{
    const auto classifies = [](const std::string& style) { return style.find("classify=") != std::string::npos; };
    return !request.ownClasses.empty() || !request.ownDays.empty() ||
           std::ranges::any_of(request.ownStyles, classifies);
}

std::optional<Failure> chooseOwnStyles(const MapRequest& request, OpenedMap& opened, std::vector<std::string>& warnings)
{
    const std::vector<OwnLayer> before = opened.selection.files;
    std::set<LayerId> layers;
    for (const OwnLayer& own : before) layers.insert(own.layer->whole());
    std::set<LayerId> filtered = layers;
    for (const OwnLayer& own : before)
        if (const TablePointer table = opened.store->findTable(own.file);
            table && table->column(own.layer->whole().text()))
            filtered.erase(own.layer->whole());
    const AskedStyles asked(request, layers, filtered);
    for (const OwnLayer& own : before) {
        // Of a layer whose geometries are of several kinds the first stands for all.
        if (!layers.erase(own.layer->whole())) continue;
        OwnStyle style = own.style;
        if (auto failure = asked.read(own.layer->whole(), style)) return failure;
        if (style == own.style) continue;
        const auto parts = partsOf(opened.selection, own.layer->id);
        const auto done = restyled(*opened.store, parts, style);
        if (!done) return Failure{exitWrongArguments, done.error().message};
        if (done->chosen == 0 && done->features > 0)
            warnings.push_back(msgn("{}: the filter \"{}\" leaves nothing of {} feature",
                                    "{}: the filter \"{}\" leaves nothing of {} features", done->features,
                                    own.file.path.string(), printable(style.filter), done->features));
        replaceParts(opened.selection, done->parts);
    }
    return std::nullopt;
}

}  // namespace frontline
