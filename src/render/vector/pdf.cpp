#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "base/message.hpp"
#include "base/source_date.hpp"
#include "base/text.hpp"
#include "render/vector/cairo_font.hpp"
#include "render/vector/font_files.hpp"
#include "render/vector/paths.hpp"
#include "render/vector/vector_picture.hpp"
#include "scene/symbol_shape.hpp"

namespace frontline {

namespace {

using namespace vector;

void setColor(cairo_t* cairo, Color c)
{
    cairo_set_source_rgba(cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
}

void addPath(cairo_t* cairo, const Subpath& subpath)
{
    cairo_new_sub_path(cairo);
    for (const Xy& p : subpath.pixels) cairo_line_to(cairo, p.x, p.y);
    if (subpath.closed) cairo_close_path(cairo);
}

void addPath(cairo_t* cairo, const Path& path)
{
    cairo_new_path(cairo);
    for (const Subpath& subpath : path) addPath(cairo, subpath);
}

/// One period of the hatch, repeated: Cairo writes it as a tiling pattern.
CairoPattern hatchPattern(const Hatch& hatch)
{
    const double period = hatch.spacingPixels;
    const cairo_rectangle_t tile{0, 0, period, period};
    const CairoSurface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &tile));
    const CairoContext cairo(cairo_create(surface.get()));
    setColor(cairo.get(), hatch.color);
    if (hatch.dots)
        cairo_arc(cairo.get(), period / 2, period / 2, hatch.widthPixels / 2, 0, 2 * std::numbers::pi);
    else
        cairo_rectangle(cairo.get(), 0, (period - hatch.widthPixels) / 2, period, hatch.widthPixels);
    cairo_fill(cairo.get());
    CairoPattern pattern(cairo_pattern_create_for_surface(surface.get()));
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_REPEAT);
    // From pixels of the picture to the tile, whose middle is at the anchor.
    cairo_matrix_t matrix;
    cairo_matrix_init_translate(&matrix, period / 2, period / 2);
    cairo_matrix_rotate(&matrix, hatch.angleDegrees * std::numbers::pi / 180);
    cairo_matrix_translate(&matrix, -static_cast<double>(hatch.anchorX), -static_cast<double>(hatch.anchorY));
    cairo_pattern_set_matrix(pattern.get(), &matrix);
    return pattern;
}

/// Cairo writes a date that it is given without the "D:" that PDF begins dates with. No byte may move: the blank before
/// it and the Z behind it make room.
void mendDate(std::string& pdf, std::string date)
{
    std::erase_if(date, [](char c) { return c < '0' || c > '9'; });
    const std::string wrong = "/CreationDate (" + date + "Z)";
    if (const auto at = pdf.rfind(wrong); !date.empty() && at != std::string::npos)
        pdf.replace(at, wrong.size(), "/CreationDate(D:" + date + ")");
}

class PdfWriter {
public:
    PdfWriter(const DisplayList& list, const View& view, const VectorOptions& options)
        : list_(list), view_(view), options_(options)
    {}

    Result<std::string> run()
    {
        const double width = view_.widthPixels / view_.pixelsPerPoint,
                     height = view_.heightPixels / view_.pixelsPerPoint;
        const auto append = [](void* out, const unsigned char* data, unsigned length) {
            static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
            return CAIRO_STATUS_SUCCESS;
        };
        surface_.reset(cairo_pdf_surface_create_for_stream(append, &out_, width, height));
        // What any printer reads, and what keeps the date in plain text, where it is mended: from 1.5 on Cairo 1.18
        // compresses it.
        cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
        setInformation();
        cairo_.reset(cairo_create(surface_.get()));
        cairo_scale(cairo_.get(), 1 / view_.pixelsPerPoint, 1 / view_.pixelsPerPoint);
        cairo_rectangle(cairo_.get(), 0, 0, view_.widthPixels, view_.heightPixels);
        cairo_clip(cairo_.get());
        if (list_.background.alpha > 0) {
            setColor(cairo_.get(), list_.background);
            cairo_paint(cairo_.get());
        }
        cairo_save(cairo_.get());
        double begun = 0;
        for (const DrawCommand& command : list_.commands) {
            if (options_.progress && !options_.progress(begun++ / static_cast<double>(list_.commands.size())))
                return stoppedError();
            const auto drawn = std::visit([&](const auto& draw) { return add(draw); }, command);
            if (!drawn) return drawn.error();
        }
        cairo_restore(cairo_.get());
        cairo_show_page(cairo_.get());
        const cairo_status_t drawing = cairo_status(cairo_.get());
        cairo_surface_finish(surface_.get());
        const cairo_status_t status = drawing != CAIRO_STATUS_SUCCESS ? drawing : cairo_surface_status(surface_.get());
        if (status != CAIRO_STATUS_SUCCESS)
            return Error{msg("the PDF cannot be made ({})", cairo_status_to_string(status))};
        mendDate(out_, sourceDate());
        return std::move(out_);
    }

private:
    void setInformation() const
    {
        const auto set = [&](cairo_pdf_metadata_t key, const std::string& text) {
            if (!text.empty()) cairo_pdf_surface_set_metadata(surface_.get(), key, printable(text).c_str());
        };
        set(CAIRO_PDF_METADATA_TITLE, options_.title);
        set(CAIRO_PDF_METADATA_CREATOR, options_.software);
        set(CAIRO_PDF_METADATA_SUBJECT, options_.description);
        set(CAIRO_PDF_METADATA_CREATE_DATE, sourceDate());
    }

    static Result<Done> add(const LayerStart&) { return Done{}; }

    Result<Done> add(const ClipStart& clip)
    {
        cairo_restore(cairo_.get());
        cairo_save(cairo_.get());
        if (!clip.box) return Done{};
        cairo_rectangle(cairo_.get(), clip.box->x, clip.box->y, clip.box->width, clip.box->height);
        cairo_clip(cairo_.get());
        return Done{};
    }

    Result<Done> add(const FillDraw& draw)
    {
        if (draw.color.alpha == 0 && !draw.hatch) return Done{};
        addPath(cairo_.get(), fillPath(draw, view_));
        setColor(cairo_.get(), draw.color);
        if (!draw.hatch) {
            cairo_fill(cairo_.get());
            return Done{};
        }
        if (draw.color.alpha > 0) cairo_fill_preserve(cairo_.get());
        cairo_set_source(cairo_.get(), hatchPattern(*draw.hatch).get());
        cairo_fill(cairo_.get());
        return Done{};
    }

    Result<Done> add(const LineDraw& draw)
    {
        if (!draw.mesh || draw.color.alpha == 0 || !(draw.widthPixels > 0)) return Done{};
        cairo_t* cairo = cairo_.get();
        setColor(cairo, draw.color);
        cairo_set_line_width(cairo, draw.widthPixels);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        const bool dashed = draw.dashCount > 0;
        cairo_set_line_cap(cairo, dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
        const std::array<double, 8> dash = [&] {
            std::array<double, 8> pixels{};
            std::ranges::copy(draw.dash, pixels.begin());
            return pixels;
        }();
        const Path path = linePath(*draw.mesh, view_, draw.widthPixels);
        if (!dashed) {
            cairo_set_dash(cairo, nullptr, 0, 0);
            addPath(cairo, path);
            cairo_stroke(cairo);
            return Done{};
        }
        for (const Subpath& subpath : path) {
            cairo_set_dash(cairo, dash.data(), draw.dashCount, subpath.lengthBefore);
            addPath(cairo, Path{subpath});
            cairo_stroke(cairo);
        }
        return Done{};
    }

    Result<Done> add(const SymbolDraw& draw)
    {
        for (const SymbolInstance& symbol : draw.symbols) addSymbol(symbol);
        return Done{};
    }

    /// The symbol's outer shape, larger by the rim.
    void addShape(const SymbolInstance& s, double rim)
    {
        cairo_t* cairo = cairo_.get();
        const double r = s.sizePixels / 2.0, d = r + rim * std::sqrt(2.0);
        cairo_new_path(cairo);
        if (s.kind == SymbolKind::Square) {
            using std::numbers::pi;
            // Four arcs about the corners; without a rim they are the corners.
            cairo_arc(cairo, s.x + r, s.y + r, rim, 0, pi / 2);
            cairo_arc(cairo, s.x - r, s.y + r, rim, pi / 2, pi);
            cairo_arc(cairo, s.x - r, s.y - r, rim, pi, 1.5 * pi);
            cairo_arc(cairo, s.x + r, s.y - r, rim, 1.5 * pi, 2 * pi);
            cairo_close_path(cairo);
        } else if (s.kind == SymbolKind::Diamond) {
            addPath(cairo, Subpath{{{s.x, s.y - d}, {s.x + d, s.y}, {s.x, s.y + d}, {s.x - d, s.y}}, true});
        } else if (const auto corners = symbolCorners(s.kind); !corners.empty()) {
            for (const SymbolCorner& c : corners) cairo_line_to(cairo, s.x + c.x * r, s.y + c.y * r);
            cairo_close_path(cairo);
        } else {
            cairo_arc(cairo, s.x, s.y, r + rim, 0, 2 * std::numbers::pi);
        }
    }

    void addSymbol(const SymbolInstance& s)
    {
        cairo_t* cairo = cairo_.get();
        if (s.outline.alpha > 0 && s.outlinePixels > 0) {
            addShape(s, s.outlinePixels);
            setColor(cairo, s.outline);
            if (symbolCorners(s.kind).empty()) {
                cairo_fill(cairo);
            } else {
                cairo_fill_preserve(cairo);
                cairo_set_dash(cairo, nullptr, 0, 0);
                cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
                cairo_set_line_width(cairo, 2.0 * s.outlinePixels);
                cairo_stroke(cairo);
            }
        }
        setColor(cairo, s.color);
        if (s.kind != SymbolKind::Ring && s.kind != SymbolKind::RingDot) {
            addShape(s, 0);
            cairo_fill(cairo);
            return;
        }
        const double stroke = std::max(0.16 * s.sizePixels, 1.0);
        cairo_new_path(cairo);
        cairo_arc(cairo, s.x, s.y, (s.sizePixels - stroke) / 2, 0, 2 * std::numbers::pi);
        cairo_set_dash(cairo, nullptr, 0, 0);
        cairo_set_line_width(cairo, stroke);
        cairo_stroke(cairo);
        if (s.kind == SymbolKind::Ring) return;
        cairo_arc(cairo, s.x, s.y, 0.2 * s.sizePixels, 0, 2 * std::numbers::pi);
        cairo_fill(cairo);
    }

    Result<Done> add(const GlyphDraw& draw)
    {
        for (const bool halo : {true, false})
            for (const TextRun& run : draw.runs)
                if (auto added = addText(run, halo, draw.atlas.get()); !added) return added.error();
        return Done{};
    }

    /// The face of a text, or one of the installed fonts that stand in for it.
    Result<cairo_font_face_t*> fontOf(FontFace face, std::size_t number, const GlyphAtlas* atlas)
    {
        const bool own = number == 0 || !atlas || number > atlas->fallbacks.size();
        const FallbackFont file =
            own ? FallbackFont{fontFile(options_.fonts, face).string(), 0, ""} : atlas->fallbacks[number - 1];
        CairoFont& font = fonts_[{file.file, file.index}];
        if (!font) {
            auto loaded = loadFont(file.file, file.index);
            if (!loaded) return loaded.error();
            font = std::move(loaded).value();
        }
        return font.get();
    }

    Result<Done> addText(const TextRun& run, bool halo, const GlyphAtlas* atlas)
    {
        if (halo && (run.haloPixels <= 0 || run.halo.alpha == 0)) return Done{};
        cairo_t* cairo = cairo_.get();
        cairo_save(cairo);
        cairo_set_font_size(cairo, run.sizePixels);
        const CairoFontOptions metrics(cairo_font_options_create());
        cairo_font_options_set_hint_style(metrics.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(metrics.get(), CAIRO_HINT_METRICS_OFF);
        cairo_set_font_options(cairo, metrics.get());
        cairo_translate(cairo, run.x, run.baseline);
        cairo_rotate(cairo, run.rotationDegrees * std::numbers::pi / 180);
        // Stretches of one font, in the order of the text.
        for (std::size_t from = 0; from < run.glyphs.size();) {
            std::size_t to = from + 1;
            while (to < run.glyphs.size() && run.glyphs[to].font() == run.glyphs[from].font()) ++to;
            const auto font = fontOf(run.face, run.glyphs[from].font(), atlas);
            if (!font) return font.error();
            cairo_set_font_face(cairo, *font);
            std::vector<cairo_glyph_t> glyphs;
            for (std::size_t i = from; i < to; ++i) {
                const ShapedGlyph& g = run.glyphs[i];
                glyphs.push_back({g.inFont(), g.x * run.sizePixels, -g.y * run.sizePixels});
            }
            if (halo)
                strokeGlyphs(glyphs, run);
            else
                showGlyphs(glyphs, run, from, to);
            from = to;
        }
        cairo_restore(cairo);
        return Done{};
    }

    void strokeGlyphs(const std::vector<cairo_glyph_t>& glyphs, const TextRun& run)
    {
        cairo_t* cairo = cairo_.get();
        cairo_new_path(cairo);
        cairo_glyph_path(cairo, glyphs.data(), static_cast<int>(glyphs.size()));
        setColor(cairo, run.halo);
        cairo_set_dash(cairo, nullptr, 0, 0);
        cairo_set_line_width(cairo, 2 * run.haloPixels);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke(cairo);
    }

    /// Glyphs [first, last) of the run, with what each stands for, so that the text can be searched and copied.
    void showGlyphs(const std::vector<cairo_glyph_t>& glyphs, const TextRun& run, std::size_t first, std::size_t last)
    {
        cairo_t* cairo = cairo_.get();
        setColor(cairo, run.color);
        std::vector<cairo_text_cluster_t> clusters;
        const bool backward = last - first > 1 && run.glyphs[last - 1].cluster < run.glyphs[first].cluster;
        const auto textEnd = static_cast<std::uint32_t>(run.text.size());
        const std::uint32_t begin = run.glyphs[first].cluster;
        const std::uint32_t end = last < run.glyphs.size() ? std::max(run.glyphs[last].cluster, begin) : textEnd;
        for (std::size_t i = first; i < last && !backward;) {
            std::size_t next = i + 1;
            while (next < last && run.glyphs[next].cluster == run.glyphs[i].cluster) ++next;
            const std::uint32_t from = run.glyphs[i].cluster, to = next < last ? run.glyphs[next].cluster : end;
            if (to <= from) break;
            clusters.push_back({static_cast<int>(to - from), static_cast<int>(next - i)});
            i = next;
        }
        std::size_t covered = 0;
        for (const cairo_text_cluster_t& cluster : clusters) covered += static_cast<std::size_t>(cluster.num_glyphs);
        // Written from right to left, or no text for Cairo, which would give up the whole page: the glyphs alone.
        if (covered != glyphs.size() || !isUtf8(std::string_view(run.text).substr(begin, end - begin))) {
            cairo_show_glyphs(cairo, glyphs.data(), static_cast<int>(glyphs.size()));
            return;
        }
        cairo_show_text_glyphs(cairo, run.text.data() + begin, static_cast<int>(end - begin), glyphs.data(),
                               static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                               cairo_text_cluster_flags_t{});
    }

    const DisplayList& list_;
    const View& view_;
    const VectorOptions& options_;
    std::string out_;
    CairoSurface surface_;
    CairoContext cairo_;
    std::map<std::pair<std::string, int>, CairoFont> fonts_;  // by file and index
};

}  // namespace

Result<std::string> encodePdf(const DisplayList& list, const View& view, const VectorOptions& options)
{
    return PdfWriter(list, view, options).run();
}

}  // namespace frontline
