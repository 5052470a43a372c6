#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/xml.hpp"
#include "render/vector/font_files.hpp"
#include "render/vector/svg_text.hpp"
#include "render/vector/vector_picture.hpp"
#include "scene/symbol_shape.hpp"

namespace frontline {

namespace {

using namespace vector;

class SvgWriter {
public:
    SvgWriter(const DisplayList& list, const View& view, const VectorOptions& options)
        : list_(list), view_(view), options_(options)
    {}

    Result<std::string> run()
    {
        if (list_.background.alpha > 0) {
            startGroup("background", "Background");
            body_ += fmt::format("<rect width=\"{}\" height=\"{}\"{}/>\n", view_.widthPixels, view_.heightPixels,
                                 paint("fill", list_.background));
        }
        double begun = 0;
        for (const DrawCommand& command : list_.commands) {
            if (options_.progress && !options_.progress(begun++ / static_cast<double>(list_.commands.size())))
                return stoppedError();
            std::visit([&](const auto& draw) { add(draw); }, command);
        }
        endGroup();
        endClip();
        const auto fonts = fontFaces();
        if (!fonts) return fonts.error();
        return head(*fonts) + body_ + "</g>\n</svg>\n";
    }

private:
    // ---- the document

    [[nodiscard]] std::string head(const std::string& fonts) const
    {
        const double scale = view_.pixelsPerPoint / defaultPixelsPerPoint;
        std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        out += fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
            " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
            " width=\"{:.6g}\" height=\"{:.6g}\" viewBox=\"0 0 {} {}\"{}>\n",
            view_.widthPixels / scale, view_.heightPixels / scale, view_.widthPixels, view_.heightPixels,
            accessibleName());
        if (!options_.title.empty()) out += "<title id=\"title\">" + escapeXml(options_.title) + "</title>\n";
        if (!options_.description.empty())
            out += "<desc id=\"description\">" + escapeXml(options_.description) + "</desc>\n";
        if (!options_.rdf.empty()) out += "<metadata>\n" + options_.rdf + "\n</metadata>\n";
        out += "<defs>\n";
        if (!fonts.empty()) out += "<style>\n" + fonts + "</style>\n";
        out += fmt::format("<clipPath id=\"frame\"><rect width=\"{}\" height=\"{}\"/></clipPath>\n", view_.widthPixels,
                           view_.heightPixels);
        out += definitions_ + "</defs>\n<g id=\"map\" clip-path=\"url(#frame)\">\n";
        return out;
    }

    /// One picture to a screen reader, with title and description, not hundreds of shapes.
    [[nodiscard]] std::string accessibleName() const
    {
        std::string out = " role=\"img\"";
        if (!options_.title.empty()) out += " aria-labelledby=\"title\"";
        if (!options_.description.empty()) out += " aria-describedby=\"description\"";
        return out;
    }

    /// Names are given once: a layer that is drawn on both sides of a swipe gets a number at its second.
    std::string uniqueId(const std::string& wanted)
    {
        const std::string name = idName(wanted);
        const int count = ++ids_[name];
        return count == 1 ? name : uniqueId(fmt::format("{}-{}", name, count));
    }

    /// layer: whose group it is, where its name does not say that.
    void startGroup(const std::string& id, const std::string& title, const std::string& layer = "")
    {
        endGroup();
        const std::string label = escapeXml(title.empty() ? id : title), name = uniqueId(id);
        const bool says = layer.empty() || name == "layer-" + layer;
        body_ += fmt::format("<g id=\"{}\"{} inkscape:groupmode=\"layer\" inkscape:label=\"{}\"><title>{}</title>\n",
                             name, says ? "" : fmt::format(" data-layer=\"{}\"", escapeXml(layer)), label, label);
        inGroup_ = true;
    }
    void endGroup()
    {
        if (inGroup_) body_ += "</g>\n";
        inGroup_ = false;
        layer_ = {};
    }
    void endClip()
    {
        if (inClip_) body_ += "</g>\n";
        inClip_ = false;
    }

    // ---- the commands

    void add(const LayerStart& layer)
    {
        // The kinds of geometry of a mixed layer.
        if (inGroup_ && !layer.layer.empty() && layer == layer_) return;
        startGroup("layer-" + layer.id, layer.title, layer.layer);
        layer_ = layer;
    }

    void add(const ClipStart& clip)
    {
        endGroup();
        endClip();
        if (!clip.box) return;
        std::string id = uniqueId("clip");
        definitions_ +=
            fmt::format("<clipPath id=\"{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>\n", id,
                        clip.box->x, clip.box->y, clip.box->width, clip.box->height);
        body_ += fmt::format("<g clip-path=\"url(#{})\">\n", id);
        inClip_ = true;
    }

    void add(const FillDraw& draw)
    {
        const std::string data = pathData(fillPath(draw, view_));
        if (data.empty() || (draw.color.alpha == 0 && !draw.hatch)) return;
        if (!draw.hatch) {
            body_ += fmt::format("<path{} d=\"{}\"/>\n", paint("fill", draw.color), data);
            return;
        }
        const std::string area = uniqueId("area");
        definitions_ += fmt::format("<path id=\"{}\" d=\"{}\"/>\n", area, data);
        if (draw.color.alpha > 0)
            body_ += fmt::format("<use xlink:href=\"#{}\"{}/>\n", area, paint("fill", draw.color));
        body_ += fmt::format("<use xlink:href=\"#{}\" fill=\"url(#{})\"/>\n", area, pattern(*draw.hatch));
    }

    std::string pattern(const Hatch& hatch)
    {
        // Lines are long in their tile, so that there are few seams for a renderer to show.
        constexpr int linePeriods = 64;
        std::string id = uniqueId("hatch");
        const double period = hatch.spacingPixels, half = period / 2;
        const double length = hatch.dots ? period : linePeriods * period;
        // The tile starts at its own origin: renderers cut off what lies left of it or above. Its line or dot is in its
        // middle, which the transform puts on the anchor.
        const std::string transform =
            fmt::format("translate({:.4f} {:.4f}) rotate({:.6g}) translate({:.4f} {:.4f})", hatch.anchorX,
                        hatch.anchorY, -static_cast<double>(hatch.angleDegrees), hatch.dots ? -half : 0.0, -half);
        definitions_ += fmt::format(
            "<pattern id=\"{}\" patternUnits=\"userSpaceOnUse\" width=\"{:.4f}\" height=\"{:.4f}\" "
            "patternTransform=\"{}\">",
            id, length, period, transform);
        if (hatch.dots)
            definitions_ += fmt::format("<circle cx=\"{0:.4f}\" cy=\"{0:.4f}\" r=\"{1:.4f}\"{2}/>", half,
                                        hatch.widthPixels / 2, paint("fill", hatch.color));
        else
            definitions_ +=
                fmt::format("<rect y=\"{:.4f}\" width=\"{:.4f}\" height=\"{:.4f}\"{}/>", half - hatch.widthPixels / 2,
                            length, hatch.widthPixels, paint("fill", hatch.color));
        definitions_ += "</pattern>\n";
        return id;
    }

    void add(const LineDraw& draw)
    {
        if (!draw.mesh || draw.color.alpha == 0 || !(draw.widthPixels > 0)) return;
        Path path = linePath(*draw.mesh, view_, draw.widthPixels);
        const bool dashed = draw.dashCount > 0;
        std::string attributes = " fill=\"none\"" + paint("stroke", draw.color) + " stroke-width=\"";
        appendNumber(attributes, draw.widthPixels);
        attributes += "\" stroke-linejoin=\"round\"";
        attributes += dashed ? "" : " stroke-linecap=\"round\"";
        if (dashed) {
            attributes += " stroke-dasharray=\"";
            for (std::size_t i = 0; i < static_cast<std::size_t>(draw.dashCount); ++i)
                attributes += (i > 0 ? " " : "") + number(draw.dash[i]);
            attributes += '"';
        }
        // Dashes of a line that was cut at the picture's edge go on as they were: those have an element of their own.
        Path whole;
        for (Subpath& subpath : path) {
            if (!dashed || subpath.lengthBefore == 0) {
                whole.push_back(std::move(subpath));
                continue;
            }
            body_ += fmt::format("<path{} stroke-dashoffset=\"{}\" d=\"{}\"/>\n", attributes,
                                 number(subpath.lengthBefore), pathData({subpath}));
        }
        if (!whole.empty()) body_ += fmt::format("<path{} d=\"{}\"/>\n", attributes, pathData(whole));
    }

    void add(const SymbolDraw& draw)
    {
        for (const SymbolInstance& symbol : draw.symbols) addSymbol(symbol);
    }

    void addSymbol(const SymbolInstance& s)
    {
        const double r = s.sizePixels / 2.0, rim = s.outline.alpha > 0 ? s.outlinePixels : 0;
        const auto circle = [&](double radius, const std::string& attributes) {
            body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(s.x), number(s.y), number(radius),
                                 attributes);
        };
        const auto shape = [&](double grown, const std::string& attributes) {
            if (s.kind == SymbolKind::Square) {
                body_ += fmt::format("<rect x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{2}\"", number(s.x - r - grown),
                                     number(s.y - r - grown), number(2 * (r + grown)));
                if (grown > 0) body_ += fmt::format(" rx=\"{}\"", number(grown));
                body_ += attributes + "/>\n";
            } else if (s.kind == SymbolKind::Diamond) {
                const double d = r + grown * std::sqrt(2.0);
                const Xy c{s.x, s.y};
                const Subpath corners{{{c.x, c.y - d}, {c.x + d, c.y}, {c.x, c.y + d}, {c.x - d, c.y}}, true};
                body_ += fmt::format("<path d=\"{}\"{}/>\n", pathData({corners}), attributes);
            } else if (const auto corners = symbolCorners(s.kind); !corners.empty()) {
                Subpath edges{{}, true};
                for (const SymbolCorner& c : corners) edges.pixels.push_back({s.x + c.x * r, s.y + c.y * r});
                body_ += fmt::format("<path d=\"{}\"{}/>\n", pathData({edges}), attributes);
            } else {
                circle(r + grown, attributes);
            }
        };
        std::string around = paint("fill", s.outline);
        if (!symbolCorners(s.kind).empty())
            around += paint("stroke", s.outline) +
                      fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\"", number(2 * rim));
        if (rim > 0) shape(rim, around);
        if (s.kind == SymbolKind::Ring || s.kind == SymbolKind::RingDot) {
            const double stroke = std::max(0.16 * s.sizePixels, 1.0);
            circle(r - stroke / 2,
                   " fill=\"none\"" + paint("stroke", s.color) + fmt::format(" stroke-width=\"{}\"", number(stroke)));
            if (s.kind == SymbolKind::RingDot) circle(0.2 * s.sizePixels, paint("fill", s.color));
        } else {
            shape(0, paint("fill", s.color));
        }
    }

    // ---- text

    void add(const GlyphDraw& draw)
    {
        if (draw.runs.empty()) return;
        const bool furniture = std::ranges::all_of(draw.runs, [](const TextRun& run) { return run.layer.empty(); });
        if (!furniture) startGroup("halos", "Halos of labels");
        for (const TextRun& run : draw.runs)
            if (run.haloPixels > 0 && run.halo.alpha > 0)
                addText(run, draw.atlas.get(),
                        " fill=\"none\"" + paint("stroke", run.halo) +
                            fmt::format(" stroke-width=\"{}\" stroke-linejoin=\"round\" aria-hidden=\"true\" "
                                        "style=\"white-space:pre;user-select:none\"",
                                        number(2 * run.haloPixels)));
        // Labels by layer, in the order in which the layers' first ones come. Furniture has its group already.
        std::vector<std::string> layers;
        for (const TextRun& run : draw.runs)
            if (std::ranges::find(layers, run.layer) == layers.end()) layers.push_back(run.layer);
        for (const std::string& layer : layers) {
            if (!furniture && layer.empty())
                startGroup("text", "Text of the margin");
            else if (!furniture)
                startGroup("labels-" + layer, "Labels: " + layer);
            addTextsOf(layer, draw);
        }
    }

    void addTextsOf(const std::string& layer, const GlyphDraw& draw)
    {
        bool inName = false;
        const auto endName = [&] {
            if (std::exchange(inName, false)) body_ += "</g>\n";
        };
        for (const TextRun& run : draw.runs) {
            if (run.layer != layer) continue;
            // The letters of a name that follows a line each have their own angle: the group says what they spell.
            if (!run.curved || !run.curvedName.empty()) endName();
            if (!run.curvedName.empty()) {
                body_ += fmt::format("<g aria-label=\"{}\">\n", escapeXml(run.curvedName));
                inName = true;
            }
            addText(run, draw.atlas.get(), paint("fill", run.color) + " style=\"white-space:pre\"");
        }
        endName();
    }

    /// The families of a text: those of its face, and of the installed fonts that stand in for it.
    static std::string familiesOf(const TextRun& run, const GlyphAtlas* atlas)
    {
        constexpr std::string_view generic = "sans-serif";
        std::string families = fontFamilies(run.face);
        std::set<std::size_t> fallbacks;
        for (const ShapedGlyph& glyph : run.glyphs)
            if (atlas && glyph.font() > 0 && glyph.font() <= atlas->fallbacks.size())
                fallbacks.insert(glyph.font() - 1);
        if (fallbacks.empty()) return families;
        families.resize(families.size() - generic.size());
        for (const std::size_t fallback : fallbacks) families += "'" + atlas->fallbacks[fallback].family + "', ";
        return escapeXml(families.append(generic));
    }

    void addText(const TextRun& run, const GlyphAtlas* atlas, const std::string& attributes)
    {
        characters_[static_cast<std::size_t>(run.face)].merge(charactersOf(run.text));
        body_ += fmt::format("<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\"", number(run.x),
                             number(run.baseline), familiesOf(run, atlas), number(run.sizePixels));
        if (const int weight = fontWeight(run.face); weight != 400) body_ += fmt::format(" font-weight=\"{}\"", weight);
        if (run.face == FontFace::Italic) body_ += " font-style=\"italic\"";
        if (run.letterSpacing != 0)
            body_ += fmt::format(" letter-spacing=\"{:.4g}\"", run.letterSpacing * run.sizePixels);
        if (run.rotationDegrees != 0)
            body_ += fmt::format(" transform=\"rotate({} {} {})\"", number(run.rotationDegrees), number(run.x),
                                 number(run.baseline));
        body_ += attributes + " xml:space=\"preserve\">" + words(run) + "</text>\n";
    }

    /// Each word at its place: where another font has to stand in for Inter, a line keeps its width all the same.
    static std::string words(const TextRun& run)
    {
        const auto placeOf = [&](std::size_t byte) {
            return std::ranges::find(run.glyphs, byte, [](const ShapedGlyph& g) { return std::size_t{g.cluster}; });
        };
        std::string out;
        std::size_t from = 0;
        bool moved = false;
        for (std::size_t i = 1; i <= run.text.size(); ++i) {
            const bool wordStarts = i < run.text.size() && run.text[i - 1] == ' ' && run.text[i] != ' ';
            if (!wordStarts && i < run.text.size()) continue;
            out += escapeXml(std::string_view(run.text).substr(from, i - from)) + (moved ? "</tspan>" : "");
            if (i == run.text.size()) break;
            const auto glyph = placeOf(i);
            moved = glyph != run.glyphs.end();
            if (moved) out += fmt::format("<tspan x=\"{}\">", number(run.x + glyph->x * run.sizePixels));
            from = i;
        }
        return out;
    }

    /// What is used of each face, as @font-face.
    Result<std::string> fontFaces() const
    {
        std::string css;
        for (std::size_t i = 0; i < characters_.size(); ++i) {
            if (characters_[i].empty()) continue;
            const auto face = static_cast<FontFace>(i);
            const auto font = subsetFont(options_.fonts, face, characters_[i]);
            if (!font) return font.error();
            css += fmt::format(
                "@font-face {{ font-family: \"Inter\"; font-weight: {}; font-style: {}; "
                "src: url(\"data:font/otf;base64,{}\") format(\"opentype\"); }}\n",
                fontWeight(face), face == FontFace::Italic ? "italic" : "normal", base64(*font));
        }
        return css;
    }

    const DisplayList& list_;
    const View& view_;
    const VectorOptions& options_;
    std::string body_, definitions_;
    std::map<std::string, int> ids_{{"map", 1}, {"frame", 1}, {"title", 1}, {"description", 1}};
    std::array<std::set<char32_t>, faceCount> characters_;
    bool inGroup_ = false, inClip_ = false;
    LayerStart layer_;  // of the group, where it is one of a layer
};

}  // namespace

Result<std::string> encodeSvg(const DisplayList& list, const View& view, const VectorOptions& options)
{
    return SvgWriter(list, view, options).run();
}

}  // namespace frontline
