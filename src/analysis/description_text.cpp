// A description of the map in words.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "analysis/describe_map.hpp"
#include "analysis/description_words.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

constexpr std::size_t mostOblasts = 8;
constexpr double closeKm = 30;              // places that are nearer to the line have their distance said,
constexpr double nearKm = 15;               // and those within this are named although they are small
constexpr double smallestInViewKm2 = 0.05;  // of an oblast's occupied ground: what is printed as more than 0

class Writer : DescriptionWords {
public:
    Writer(const MapDescription& description, Language language) : DescriptionWords(language), d_(description) {}

    [[nodiscard]] std::string brief() const
    {
        std::string out = say("Map {}", quoted(name(d_.title)));
        if (!d_.view.empty()) out += ": " + name(d_.view);
        const DescribedSide& side = d_.sides.front();
        if (side.control) out += "; " + say("line of contact on {}", dateInSentence(side.control->date, language_));
        if (d_.comparison == ComparisonView::Mode::Swipe) {
            out += "; " + say("left: {}; right: {}", name(d_.sides[0].name), name(d_.sides[1].name));
        } else if (d_.difference) {
            out += "; " +
                   say("where these two disagree: {} and {}", name(d_.differenceNames[0]), name(d_.differenceNames[1]));
        } else if (side.scenario) {
            out += "; " + say("scenario: {}", name(side.name));
        }
        return out + ".";
    }

    [[nodiscard]] std::string whole()
    {
        paragraph(brief());
        paragraph(place());
        if (d_.comparison == ComparisonView::Mode::Swipe)
            paragraph(say("The picture is divided at {} % of its width. Left of the divider: {}. Right of it: {}.",
                          numberText(100 * d_.swipe, 0, language_), name(d_.sides[0].name), name(d_.sides[1].name)));
        for (std::size_t i = 0; i < d_.sides.size(); ++i) {
            const DescribedSide& side = d_.sides[i];
            const std::string where = d_.sides.size() < 2 ? "" : i == 0 ? say("Left.") + " " : say("Right.") + " ";
            // Control that is the same on both sides is described once, for the whole picture.
            const bool shared = d_.sides.size() == 2 && !d_.sides[1].control;
            if (side.control) {
                paragraph((shared ? "" : where) + control(*side.control, side.ownControl));
                paragraph(places(side.control->places, side.ownControl));
            }
            if (side.scenario) paragraph(where + scenarioParagraph(*side.scenario, language_, d_.sides.size() == 2));
        }
        if (d_.difference) paragraph(differenceParagraph(d_, language_));
        paragraph(signs());
        paragraph(sources());
        return out_;
    }

private:
    void paragraph(const std::string& text)
    {
        if (text.empty()) return;
        out_ += (out_.empty() ? "" : "\n") + text + "\n";
    }

    // ---- where

    [[nodiscard]] std::string degrees(double value, const char* positive, const char* negative) const
    {
        const double span = std::min(d_.lonLat.width(), d_.lonLat.height());
        return numberText(std::abs(value),
                          span < 0.2 ? 3
                          : span < 2 ? 2
                                     : 1,
                          language_) +
               "° " + (value < 0 ? negative : positive);
    }

    [[nodiscard]] std::string place() const
    {
        std::string out;
        if (!d_.lonLat.empty()) {
            const char *east = phrasec("longitude", "E").in(language_), *west = phrasec("longitude", "W").in(language_),
                       *north = phrasec("latitude", "N").in(language_), *south = phrasec("latitude", "S").in(language_);
            out = say("It reaches from {} to {} and from {} to {}.", degrees(d_.lonLat.minX, east, west),
                      degrees(d_.lonLat.maxX, east, west), degrees(d_.lonLat.minY, north, south),
                      degrees(d_.lonLat.maxY, north, south)) +
                  " ";
        }
        out += oblastsInView();
        out += say("Projection: {}.", name(d_.projection)) + " ";
        if (d_.scaleDenominator > 0) {
            const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(d_.scaleDenominator)) - 2));
            out += say("Scale: about 1:{}.", numberText(std::round(d_.scaleDenominator / unit) * unit, 0, language_)) +
                   " ";
        }
        if (d_.lineSource) out += say("The line of contact is {}: it is no survey.", statusOf(*d_.lineSource));
        return trimmed(out);
    }

    [[nodiscard]] std::string oblastsInView() const
    {
        if (d_.oblastCount == 0) return "";
        if (d_.oblasts.empty()) return say("No part of Ukraine is in the picture.") + " ";
        if (d_.oblasts.size() <= mostOblasts)
            return say("Oblasts in the picture, the largest part first: {}.", joined(d_.oblasts, d_.oblasts.size())) +
                   " ";
        return say("{} of {} regions are in the picture, whole or in part.", d_.oblasts.size(), d_.oblastCount) + " ";
    }

    /// "generalised to 500 m" of a line.
    [[nodiscard]] std::string statusOf(const Source& source) const
    {
        static constexpr std::array known{phrasec("of a line", "generalised"), phrasec("of a line", "schematic")};
        std::string status = said(source.status, known);
        if (source.toleranceMetres <= 0) return status;
        return say("{} to {}", status, metres(source.toleranceMetres));
    }
    [[nodiscard]] std::string metres(double value) const { return numberText(value, 0, language_) + " " + say("m"); }

    /// A word of a source in the language, where it is one of those known.
    [[nodiscard]] std::string said(const std::string& word, std::span<const Phrase> known) const
    {
        const auto found =
            std::ranges::find(known, word, [](const Phrase& phrase) { return std::string(phrase.text); });
        return found == known.end() ? word : found->in(language_);
    }

    // ---- control

    [[nodiscard]] std::string control(const DescribedControl& c, bool half) const
    {
        const std::string date = dateInSentence(c.date, language_);
        if (c.occupiedKm2 < 0.05) return say("On {} nothing is occupied.", date);
        std::string out = say("On {}, {} of Ukraine are occupied, {} of the {} within the map's boundary; {}.", date,
                              km2(c.occupiedKm2), percent(c.share()), km2(c.totalKm2),
                              inPicture(km2(c.occupiedInViewKm2), km2(c.occupiedKm2), half)) +
                          " ";
        std::vector<LocalText> rows;
        for (const OblastGround& oblast : c.oblasts) {
            if (oblast.inViewKm2 < smallestInViewKm2) continue;
            const std::string row =
                fmt::format("{} {} ({})", name(oblast.name), km2(oblast.km2), percent(oblast.share));
            rows.emplace_back(row);
        }
        const std::string list = joined(rows, rows.size());
        if (rows.size() == c.oblasts.size() && !rows.empty())
            out += say("By oblast, with the share of its area: {}.", list) + " ";
        else if (!rows.empty())
            out += say("By oblast, of those whose occupied ground is in view, each in all and with the share of its "
                       "area: {}.",
                       list) +
                   " ";
        out += say("The line of contact is {} long within Ukraine, every vertex counted; {}.", km(c.lineKm),
                   inPicture(km(c.lineInViewKm), km(c.lineKm), half));
        return out;
    }

    [[nodiscard]] std::string distance(double kilometres) const
    {
        if (kilometres < 1) return say("less than 1 km");
        return numberText(kilometres, 0, language_) + " " + say("km");
    }

    [[nodiscard]] std::string places(const std::vector<DescribedPlace>& all, bool half) const
    {
        if (all.empty()) return "";
        std::string out;
        std::vector<const DescribedPlace*> named;
        for (const bool occupied : {true, false}) {
            std::vector<LocalText> names;
            std::size_t count = 0, seen = 0;
            for (const DescribedPlace& p : all) {
                if (p.occupied != occupied) continue;
                ++count;
                if (p.covered || ++seen > mostPlaces) continue;
                std::string text = name(p.name);
                if (p.lineKm && *p.lineKm <= closeKm) text += " (" + say("{} from the line", distance(*p.lineKm)) + ")";
                names.emplace_back(std::move(text));
                named.push_back(&p);
            }
            const std::string what = count == 0 ? say("no place of the map") : placeList(count, seen, names);
            if (half)
                out += occupied ? say("Occupied on this side of the divider: {}.", what)
                                : say("Held by Ukraine on this side of the divider: {}.", what);
            else
                out += occupied ? say("Occupied in the picture: {}.", what)
                                : say("Held by Ukraine in the picture: {}.", what);
            out += " ";
        }
        return trimmed(out + nearLine(all, named));
    }

    /// So many places are in the frame, of which so many are not covered, and these are named.
    [[nodiscard]] std::string placeList(std::size_t count, std::size_t seen, const std::vector<LocalText>& names) const
    {
        std::string out = placeCount(count);
        if (const std::size_t covered = count - seen; covered > 0)
            out += " (" +
                   trnf(language_, "{} of them behind the title, the legend or the sources",
                        "{} of them behind the title, the legend or the sources", covered,
                        numberText(static_cast<double>(covered), 0, language_)) +
                   ")";
        if (names.empty()) return out;
        const std::string list = joined(names, names.size());
        return seen > names.size() ? say("{}, the most people in {}", out, list) : out + ": " + list;
    }

    /// Places close to the line that are not among the large ones.
    [[nodiscard]] std::string nearLine(const std::vector<DescribedPlace>& all,
                                       const std::vector<const DescribedPlace*>& named) const
    {
        std::vector<LocalText> names;
        for (const DescribedPlace& p : all) {
            if (p.covered || !p.lineKm || *p.lineKm > nearKm || names.size() == mostPlaces) continue;
            if (p.people < 1 && !p.peopleUnknown) continue;
            if (std::ranges::find(named, &p) != named.end()) continue;
            std::string text = fmt::format("{} ({}, {})", name(p.name),
                                           p.occupied ? say("occupied") : say("held by Ukraine"), distance(*p.lineKm));
            names.emplace_back(std::move(text));
        }
        if (names.empty()) return "";
        return say("Other places within {} km of the line: {}.", nearKm, joined(names, names.size()));
    }

    // ---- signs and sources

    [[nodiscard]] std::string signs() const
    {
        std::string explained;
        std::vector<LocalText> others;
        for (const DescribedLayer& layer : d_.layers) {
            if (layer.explained && !layer.sign.empty())
                explained += (explained.empty() ? "" : "; ") + name(layer.title) + ": " + name(layer.sign);
            else
                others.push_back(layer.title);
        }
        std::string out;
        if (!explained.empty()) out += say("Signs. {}.", explained) + " ";
        if (!others.empty()) out += say("Also shown: {}.", joined(others, others.size(), "; "));
        return trimmed(out);
    }

    [[nodiscard]] std::string sources() const
    {
        std::vector<LocalText> lines;
        for (const Source& source : d_.sources) {
            if (source.attribution.empty()) continue;
            std::string line = source.attribution.in(language_);
            std::string about;
            if (!source.status.empty() && source.status != "official") {
                static constexpr std::array known{phrase("generalised"), phrase("schematic")};
                about = said(source.status, known);
                if (source.toleranceMetres > 0) about += ", " + metres(source.toleranceMetres);
            }
            if (!source.date.empty() && source.date.find('/') == std::string::npos)
                about += (about.empty() ? "" : ", ") + dateText(source.date, language_);
            if (!about.empty()) line += " (" + about + ")";
            if (std::ranges::find(lines, line, &LocalText::own) == lines.end()) lines.emplace_back(std::move(line));
        }
        std::string out;
        if (!lines.empty()) out += say("Sources: {}.", joined(lines, lines.size(), "; ")) + " ";
        out += say("Areas and lengths are measured on the WGS84 ellipsoid.");
        if (!d_.peopleSource.empty()) out += " " + say("People are those of before February 2022.");
        return out;
    }

    const MapDescription& d_;
    std::string out_;
};

}  // namespace

std::string descriptionText(const MapDescription& description, Language language)
{
    return Writer(description, language).whole();
}

std::string shortDescription(const MapDescription& description, Language language)
{
    return Writer(description, language).brief();
}

}  // namespace frontline
