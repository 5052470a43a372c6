// A description of the map in words.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/describe_map.hpp"
#include "analysis/description_words.hpp"
#include "base/words.hpp"

namespace frontline {

namespace {

constexpr std::size_t mostPlaces = 8, mostOblasts = 8;
constexpr double closeKm = 30;  // places that are nearer to the line have their distance said,
constexpr double nearKm = 15;   // and those within this are named although they are small

class Writer : DescriptionWords {
public:
    Writer(const MapDescription& description, Language language) : DescriptionWords(language), d_(description) {}

    [[nodiscard]] std::string brief() const
    {
        std::string out = say("Map", "Карта") + " " + quoted(name(d_.title));
        if (!d_.view.empty()) out += ": " + name(d_.view);
        const DescribedSide& side = d_.sides.front();
        if (side.control)
            out += "; " + say("line of contact on ", "лінія зіткнення на ") + dateWords(side.control->date, language_);
        if (d_.comparison == ComparisonView::Mode::Swipe) {
            out += "; " + say("left: ", "ліворуч: ") + name(d_.sides[0].name) + "; " + say("right: ", "праворуч: ") +
                   name(d_.sides[1].name);
        } else if (d_.difference) {
            out += "; " + say("where these two disagree: ", "де розходяться два варіанти: ") +
                   name(d_.differenceNames[0]) + say(" and ", " і ") + name(d_.differenceNames[1]);
        } else if (side.scenario) {
            out += "; " + say("scenario: ", "сценарій: ") + name(side.name);
        }
        return out + ".";
    }

    [[nodiscard]] std::string whole()
    {
        paragraph(brief());
        paragraph(place());
        if (d_.comparison == ComparisonView::Mode::Swipe)
            paragraph(fmt::format(
                fmt::runtime(
                    say("The picture is divided at {} % of its width. Left of the divider: {}. Right of it: {}.",
                        "Зображення розділено на {} % ширини. Ліворуч від межі: {}. Праворуч: {}.")),
                numberWords(100 * d_.swipe, 0, language_), name(d_.sides[0].name), name(d_.sides[1].name)));
        for (std::size_t i = 0; i < d_.sides.size(); ++i) {
            const DescribedSide& side = d_.sides[i];
            const std::string where = d_.sides.size() < 2 ? ""
                                      : i == 0            ? say("Left. ", "Ліворуч. ")
                                                          : say("Right. ", "Праворуч. ");
            // Control that is the same on both sides is described once, for the whole picture.
            const bool shared = d_.sides.size() == 2 && !d_.sides[1].control;
            if (side.control) {
                paragraph((shared ? "" : where) + control(*side.control));
                paragraph(places(side.control->places));
            }
            if (side.scenario) paragraph(where + scenarioParagraph(*side.scenario, language_));
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
        return numberWords(std::abs(value),
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
            const std::string east = say("E", "сх. д."), west = say("W", "зх. д."), north = say("N", "пн. ш."),
                              south = say("S", "пд. ш.");
            out = fmt::format(
                fmt::runtime(say("It reaches from {} to {} and from {} to {}. ", "Межі: від {} до {} і від {} до {} ")),
                degrees(d_.lonLat.minX, east.c_str(), west.c_str()),
                degrees(d_.lonLat.maxX, east.c_str(), west.c_str()),
                degrees(d_.lonLat.minY, north.c_str(), south.c_str()),
                degrees(d_.lonLat.maxY, north.c_str(), south.c_str()));
        }
        out += oblastsInView();
        out += say("Projection: ", "Проєкція: ") + name(d_.projection) + ". ";
        if (d_.scaleDenominator > 0) {
            const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(d_.scaleDenominator)) - 2));
            out += say("Scale: about 1:", "Масштаб: близько 1:") +
                   numberWords(std::round(d_.scaleDenominator / unit) * unit, 0, language_) + ". ";
        }
        if (d_.lineSource)
            out += fmt::format(
                fmt::runtime(say("The line of contact is {}: it is no survey.", "Лінія зіткнення {}: це не зйомка.")),
                statusOf(*d_.lineSource));
        return trimmed(out);
    }

    [[nodiscard]] std::string oblastsInView() const
    {
        if (d_.oblastCount == 0) return "";
        if (d_.oblasts.empty())
            return say("No part of Ukraine is in the picture. ", "Жодної частини України на зображенні немає. ");
        if (d_.oblasts.size() <= mostOblasts)
            return say("Oblasts in the picture, the largest part first: ",
                       "Області на зображенні, від найбільшої частини: ") +
                   joined(d_.oblasts, d_.oblasts.size()) + ". ";
        return fmt::format(fmt::runtime(say("{} of {} oblasts are in the picture, whole or in part. ",
                                            "На зображенні {} з {} областей, повністю або частково. ")),
                           d_.oblasts.size(), d_.oblastCount);
    }

    /// "generalised to 500 m" of a line.
    [[nodiscard]] std::string statusOf(const Source& source) const
    {
        const bool ukrainian = language_ == Language::Ukrainian;
        const std::string out = !ukrainian                       ? source.status
                                : source.status == "generalised" ? "узагальнена"
                                : source.status == "schematic"   ? "схематична"
                                                                 : source.status;
        if (source.toleranceMetres <= 0) return out;
        return out + say(" to ", " до ") + metres(source.toleranceMetres);
    }
    [[nodiscard]] std::string metres(double value) const { return numberWords(value, 0, language_) + say(" m", " м"); }

    // ---- control

    [[nodiscard]] std::string control(const DescribedControl& c) const
    {
        const std::string date = dateWords(c.date, language_);
        if (c.occupiedKm2 < 0.05)
            return fmt::format(fmt::runtime(say("On {} nothing is occupied.", "На {} нічого не окуповано.")), date);
        std::string out =
            fmt::format(fmt::runtime(say("On {}, {} of Ukraine are occupied, {} of {}; {}. ",
                                         "На {} окуповано {} України, це {} від {}; {}. ")),
                        date, km2(c.occupiedKm2), percent(c.totalKm2 > 0 ? c.occupiedKm2 / c.totalKm2 : 0),
                        km2(c.totalKm2), inPicture(km2(c.occupiedInViewKm2), km2(c.occupiedKm2)));
        std::vector<LocalText> rows;
        for (const OblastGround& oblast : c.oblasts) {
            const std::string row =
                fmt::format("{} {} ({})", name(oblast.name), km2(oblast.km2), percent(oblast.share));
            rows.emplace_back(row);
        }
        if (!rows.empty())
            out += say("By oblast, with the share of its area: ", "За областями, з часткою їхньої площі: ") +
                   joined(rows, rows.size()) + ". ";
        out += fmt::format(fmt::runtime(say("The line of contact is {} long, every vertex counted; {}.",
                                            "Довжина лінії зіткнення за всіма вершинами {}; {}.")),
                           km(c.lineKm), inPicture(km(c.lineInViewKm), km(c.lineKm)));
        return out;
    }

    [[nodiscard]] std::string distance(double kilometres) const
    {
        if (kilometres < 1) return say("less than 1 km", "менше 1 км");
        return numberWords(kilometres, 0, language_) + say(" km", " км");
    }

    [[nodiscard]] std::string places(const std::vector<DescribedPlace>& all) const
    {
        if (all.empty()) return "";
        std::string out;
        std::vector<const DescribedPlace*> named;
        for (const bool occupied : {true, false}) {
            std::vector<LocalText> names;
            std::size_t count = 0;
            for (const DescribedPlace& p : all) {
                if (p.occupied != occupied) continue;
                if (++count > mostPlaces) continue;
                std::string text = name(p.name);
                if (p.lineKm && *p.lineKm <= closeKm)
                    text += " (" + distance(*p.lineKm) + say(" from the line)", " від лінії)");
                names.emplace_back(std::move(text));
                named.push_back(&p);
            }
            out += occupied ? say("Occupied in the picture: ", "Окуповано на зображенні: ")
                            : say("Held by Ukraine in the picture: ", "Утримує Україна на зображенні: ");
            if (count == 0) {
                out += say("no place of the map. ", "жодного населеного пункту карти. ");
                continue;
            }
            out += placeCount(count) +
                   (count > names.size() ? say(", the most people in ", ", найбільше людей: ") : ": ") +
                   joined(names, names.size()) + ". ";
        }
        return trimmed(out + nearLine(all, named));
    }

    /// Places close to the line that are not among the large ones.
    [[nodiscard]] std::string nearLine(const std::vector<DescribedPlace>& all,
                                       const std::vector<const DescribedPlace*>& named) const
    {
        std::vector<LocalText> names;
        for (const DescribedPlace& p : all) {
            if (!p.lineKm || *p.lineKm > nearKm || p.people < 1 || names.size() == mostPlaces) continue;
            if (std::ranges::find(named, &p) != named.end()) continue;
            std::string text =
                fmt::format("{} ({}, {})", name(p.name),
                            p.occupied ? say("occupied", "окуповано") : say("held by Ukraine", "утримує Україна"),
                            distance(*p.lineKm));
            names.emplace_back(std::move(text));
        }
        if (names.empty()) return "";
        return fmt::format(fmt::runtime(
                               say("Other places within {} km of the line: ", "Інші пункти не далі {} км від лінії: ")),
                           nearKm) +
               joined(names, names.size()) + ".";
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
        if (!explained.empty()) out += say("Signs. ", "Позначення. ") + explained + ". ";
        if (!others.empty()) out += say("Also shown: ", "Також показано: ") + joined(others, others.size(), "; ") + ".";
        return trimmed(out);
    }

    [[nodiscard]] std::string sources() const
    {
        std::vector<LocalText> lines;
        for (const Source& source : d_.sources) {
            if (source.attribution.empty()) continue;
            std::string line = source.attribution;
            if (!source.status.empty() && source.status != "official") {
                const std::string status = language_ != Language::Ukrainian ? source.status
                                           : source.status == "generalised" ? "узагальнено"
                                           : source.status == "schematic"   ? "схематично"
                                                                            : source.status;
                line += " (" + status + (source.toleranceMetres > 0 ? ", " + metres(source.toleranceMetres) : "") + ")";
            }
            if (std::ranges::find(lines, line, &LocalText::own) == lines.end()) lines.emplace_back(std::move(line));
        }
        std::string out;
        if (!lines.empty()) out += say("Sources: ", "Джерела: ") + joined(lines, lines.size(), "; ") + ". ";
        out += say("Areas and lengths are measured on the WGS84 ellipsoid.",
                   "Площі й довжини виміряно на еліпсоїді WGS84.");
        if (!d_.peopleSource.empty())
            out += say(" People are those of before February 2022.", " Кількість людей — до лютого 2022 року.");
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
