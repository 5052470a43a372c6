// How a file says that a feature is to be drawn.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/color.hpp"

namespace frontline {

/// As far as the file says. Sizes in points (1/72 inch). Colours carry their opacity.
struct FileStyle {
    enum class Shape : std::uint8_t { Circle, Square, Diamond, Ring, Triangle, Star, Cross };
    /// Lines over the fill, with it or without.
    struct Hatch {
        Color color;
        double degrees = 45;  // counter-clockwise from east
        double spacingPoints = 5, widthPoints = 1;
        bool operator==(const Hatch&) const = default;
    };

    bool hidden = false;        // the file switches the feature off
    std::optional<Color> fill;  // of areas; absent: not filled
    std::optional<Hatch> hatch;
    std::optional<Color> stroke;  // of lines and of the edges of areas; absent: none
    double strokeWidthPoints = 1;
    std::optional<Color> casing;  // a wider line under the stroke; absent: none
    double casingWidthPoints = 0;
    std::vector<double> dashPoints;  // on, off, on, off ...; empty: solid
    std::optional<Color> symbol;     // of points; absent: none is drawn
    Shape shape = Shape::Circle;
    double symbolPoints = 6;  // diameter or side
    std::optional<Color> symbolOutline;
    double symbolOutlinePoints = 0.6;
    std::string title;  // of its class in the file's legend, in the file's language; "" where it has none

    bool operator==(const FileStyle&) const = default;
};

/// The styles of a table's features. Empty: the file says nothing.
struct FileStyles {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    /// More different ones are not told apart: what comes after them has none.
    static constexpr std::size_t most = 2000;

    std::vector<FileStyle> styles;
    std::vector<std::uint32_t> ofFeature;  // which of them, or none; as many as there are features
    std::string labelColumn;               // whose text the file wants beside its features; "" where it says nothing

    [[nodiscard]] bool empty() const { return styles.empty(); }
    /// Which of the styles the feature has, or none.
    [[nodiscard]] std::uint32_t of(std::size_t feature) const
    {
        return feature < ofFeature.size() ? ofFeature[feature] : none;
    }
};

/// The number of the style among them, where it is put unless it is there; none where there are too many.
std::uint32_t numberOf(const FileStyle& style, FileStyles& styles);

/// The files of styles that are read with a data file where they lie beside it: of "a.geojson" and "a.geojson.gz" a.qml
/// (QGIS) and a.sld. The first that is there counts.
std::vector<std::filesystem::path> styleFilesOf(const std::filesystem::path& file);

FileStyles selectFeatures(const FileStyles& styles, const std::vector<std::uint32_t>& features);

}  // namespace frontline
