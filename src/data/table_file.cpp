#include "data/table_file.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "base/file.hpp"

namespace frontline {

namespace {

/// Another layout has another number.
constexpr std::uint64_t layout = 0x33454C4241544C46;  // "FLTABLE3"

class TableWriter {
public:
    template <class T>
    void value(T v)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&v), sizeof v);
    }
    template <class T>
    void array(const std::vector<T>& values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        value<std::uint64_t>(values.size());
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    void text(const std::string& t)
    {
        value<std::uint64_t>(t.size());
        bytes_ += t;
    }
    void column(const Column& column)
    {
        text(column.name);
        value<std::uint64_t>(column.values.index());
        std::vector<std::uint8_t> valid(column.valid.begin(), column.valid.end());
        array(valid);
        if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values)) {
            value<std::uint64_t>(texts->size());
            for (const std::string& t : *texts) text(t);
        } else if (const auto* numbers = std::get_if<std::vector<double>>(&column.values)) {
            array(*numbers);
        } else {
            array(std::get<std::vector<std::int64_t>>(column.values));
        }
    }
    void color(const std::optional<Color>& color)
    {
        value<std::uint8_t>(color ? 1 : 0);
        value(color.value_or(Color()));
    }
    void style(const FileStyle& style)
    {
        value<std::uint8_t>(style.hidden ? 1 : 0);
        color(style.fill);
        const FileStyle::Hatch hatch = style.hatch.value_or(FileStyle::Hatch());
        color(style.hatch ? std::optional(hatch.color) : std::nullopt);
        value(hatch.degrees);
        value(hatch.spacingPoints);
        value(hatch.widthPoints);
        color(style.stroke);
        value(style.strokeWidthPoints);
        color(style.casing);
        value(style.casingWidthPoints);
        array(style.dashPoints);
        color(style.symbol);
        value(static_cast<std::uint8_t>(style.shape));
        value(style.symbolPoints);
        color(style.symbolOutline);
        value(style.symbolOutlinePoints);
        text(style.title);
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what TableWriter wrote. Once something is not there, all that follows is empty and ok() is false.
class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

    template <class T>
    T value()
    {
        T v{};
        if (const auto from = take(sizeof v); ok_) std::memcpy(&v, from.data(), sizeof v);
        return v;
    }
    template <class T>
    std::vector<T> array()
    {
        const std::size_t count = counted(sizeof(T));
        const auto from = take(count * sizeof(T));
        std::vector<T> values(ok_ ? count : 0);
        if (!values.empty()) std::memcpy(values.data(), from.data(), from.size());
        return values;
    }
    std::string text() { return std::string(take(counted(1))); }
    /// How many items follow of at least so many bytes each; 0 when they cannot all be there.
    std::size_t counted(std::size_t bytesEach)
    {
        const auto count = value<std::uint64_t>();
        if (count > rest_.size() / bytesEach) ok_ = false;
        return ok_ ? static_cast<std::size_t>(count) : 0;
    }
    Column column()
    {
        Column column{text(), {}};
        const auto kind = value<std::uint64_t>();
        const auto valid = array<std::uint8_t>();
        column.valid.assign(valid.begin(), valid.end());
        if (kind == 0) {
            std::vector<std::string> texts(counted(sizeof(std::uint64_t)));
            for (std::string& t : texts) t = text();
            column.values = std::move(texts);
        } else if (kind == 1) {
            column.values = array<double>();
        } else if (kind == 2) {
            column.values = array<std::int64_t>();
        } else {
            ok_ = false;
        }
        return column;
    }

    std::optional<Color> color()
    {
        const bool there = value<std::uint8_t>() != 0;
        const auto color = value<Color>();
        return there ? std::optional(color) : std::nullopt;
    }
    FileStyle style()
    {
        FileStyle style;
        style.hidden = value<std::uint8_t>() != 0;
        style.fill = color();
        const auto hatched = color();
        FileStyle::Hatch hatch{hatched.value_or(Color())};
        hatch.degrees = value<double>();
        hatch.spacingPoints = value<double>();
        hatch.widthPoints = value<double>();
        if (hatched) style.hatch = hatch;
        style.stroke = color();
        style.strokeWidthPoints = value<double>();
        style.casing = color();
        style.casingWidthPoints = value<double>();
        style.dashPoints = array<double>();
        style.symbol = color();
        const auto shape = value<std::uint8_t>();
        if (shape > static_cast<std::uint8_t>(FileStyle::Shape::Cross)) ok_ = false;
        style.shape = static_cast<FileStyle::Shape>(shape);
        style.symbolPoints = value<double>();
        style.symbolOutline = color();
        style.symbolOutlinePoints = value<double>();
        style.title = text();
        return style;
    }

private:
    std::string_view take(std::size_t count)
    {
        if (!ok_ || count > rest_.size()) {
            ok_ = false;
            return {};
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    std::string_view rest_;
    bool ok_ = true;
};

/// Offsets rise from 0 to the number of items.
bool areOffsets(const std::vector<std::uint32_t>& starts, std::size_t items)
{
    return !starts.empty() && starts.front() == 0 && starts.back() == items && std::ranges::is_sorted(starts);
}

bool isSound(const FeatureTable& table)
{
    const FlatGeometry& g = table.geometry;
    return areOffsets(g.ringStarts, g.coordinates.size()) && areOffsets(g.partStarts, g.ringCount()) &&
           areOffsets(g.featureStarts, g.partCount()) &&
           std::ranges::all_of(table.columns,
                               [&](const Column& c) {
                                   return c.size() == g.featureCount() &&
                                          (c.valid.empty() || c.valid.size() == c.size());
                               }) &&
           (table.styles.ofFeature.empty() || table.styles.ofFeature.size() == g.featureCount()) &&
           std::ranges::all_of(table.styles.ofFeature, [&](std::uint32_t style) {
               return style == FileStyles::none || style < table.styles.styles.size();
           });
}

}  // namespace

Result<std::uint64_t> contentKey(const std::vector<std::filesystem::path>& files)
{
    std::uint32_t sum = 0;
    std::uint64_t size = 0;
    for (const auto& file : files) {
        const auto content = readFile(file);
        if (!content) return content.error();
        sum = libdeflate_crc32(sum, content->data(), content->size());
        size += content->size();
    }
    return std::uint64_t{sum} << 32U | (size & 0xFFFFFFFFU);
}

std::string encodeTable(const FeatureTable& table, std::uint64_t key)
{
    TableWriter out;
    out.value(layout);
    out.value(key);
    out.text(table.name);
    out.value(table.layerNumber);
    out.value(table.layersInFile);
    out.value(static_cast<std::uint64_t>(table.geometry.kind));
    out.array(table.geometry.coordinates);
    out.array(table.geometry.ringStarts);
    out.array(table.geometry.partStarts);
    out.array(table.geometry.featureStarts);
    out.value<std::uint64_t>(table.columns.size());
    for (const Column& column : table.columns) out.column(column);
    out.array(std::vector<std::uint64_t>(table.unmeasurable.begin(), table.unmeasurable.end()));
    out.value<std::uint64_t>(table.styles.styles.size());
    for (const FileStyle& style : table.styles.styles) out.style(style);
    out.array(table.styles.ofFeature);
    out.text(table.styles.labelColumn);
    return out.take();
}

std::optional<FeatureTable> decodeTable(std::string_view bytes, std::uint64_t key)
{
    Reader in(bytes);
    if (in.value<std::uint64_t>() != layout || in.value<std::uint64_t>() != key) return std::nullopt;
    FeatureTable table;
    table.name = in.text();
    table.layerNumber = in.value<std::uint32_t>();
    table.layersInFile = in.value<std::uint32_t>();
    const auto kind = in.value<std::uint64_t>();
    if (kind > static_cast<std::uint64_t>(GeometryKind::Polygon)) return std::nullopt;
    table.geometry.kind = static_cast<GeometryKind>(kind);
    table.geometry.coordinates = in.array<Xy>();
    table.geometry.ringStarts = in.array<std::uint32_t>();
    table.geometry.partStarts = in.array<std::uint32_t>();
    table.geometry.featureStarts = in.array<std::uint32_t>();
    const std::size_t columns = in.counted(sizeof(std::uint64_t));
    for (std::size_t i = 0; i < columns && in.ok(); ++i) table.columns.push_back(in.column());
    const auto unmeasurable = in.array<std::uint64_t>();
    table.unmeasurable.assign(unmeasurable.begin(), unmeasurable.end());
    const std::size_t styles = in.counted(1);
    for (std::size_t i = 0; i < styles && in.ok(); ++i) table.styles.styles.push_back(in.style());
    table.styles.ofFeature = in.array<std::uint32_t>();
    table.styles.labelColumn = in.text();
    if (!in.ok() || !in.atEnd() || !isSound(table)) return std::nullopt;
    return table;
}

}  // namespace frontline
