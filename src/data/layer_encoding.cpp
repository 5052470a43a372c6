#include "data/layer_encoding.hpp"

#include <string_view>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace frontline {

namespace {

/// In the dataset's metadata, where GDAL has nothing of its own.
constexpr const char* ownDomain = "FRONTLINE";
constexpr const char* encodingKey = "ENCODING";
constexpr const char* crsKey = "CRS";
constexpr const char* commaKey = "DECIMAL_COMMA";

constexpr std::size_t enoughTexts = std::size_t{256} << 10;

/// A field of fixed width may end within a character.
std::string_view whole(std::string_view text)
{
    for (std::size_t cut = 1; cut <= 3 && cut <= text.size() && !isUtf8(text); ++cut)
        if (isUtf8(text.substr(0, text.size() - cut))) return text.substr(0, text.size() - cut);
    return text;
}

/// Of the headings and of the first rows, a line each.
std::string textsOf(OGRLayer& layer)
{
    std::string out;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        out.append(whole(definition.GetFieldDefn(i)->GetNameRef())) += '\n';
    layer.ResetReading();
    std::size_t read = 0;  // in all: a file of numbers is not read to its end
    while (out.size() < enoughTexts && read < 8 * enoughTexts) {
        const OGRFeatureUniquePtr feature{layer.GetNextFeature()};
        if (!feature) break;
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            ++read;
            if (definition.GetFieldDefn(i)->GetType() != OFTString || !feature->IsFieldSetAndNotNull(i)) continue;
            const std::string_view text = whole(feature->GetFieldAsString(i));
            read += text.size();
            out.append(text) += '\n';
        }
    }
    layer.ResetReading();
    return out;
}

/// By the .cpg beside a dBASE table, or its language byte. 0x57 is "as this computer has it", whichever that was.
std::string namedByShapefile(OGRLayer& layer)
{
    const auto item = [&](const char* name) {
        const char* value = layer.GetMetadataItem(name, "SHAPEFILE");
        return std::string(value ? value : "");
    };
    for (const char* const name : {"CPG_VALUE", "ENCODING_FROM_CPG"})
        if (const auto encoding = encodingNamed(item(name))) return *encoding;
    if (item("LDID_VALUE") == "87") return "";
    return encodingNamed(item("ENCODING_FROM_LDID")).value_or("");
}

}  // namespace

void keepWithDataset(GDALDataset& dataset, const TableText& table)
{
    dataset.SetMetadataItem(encodingKey, table.encoding.c_str(), ownDomain);
    if (!table.crs.empty()) dataset.SetMetadataItem(crsKey, table.crs.c_str(), ownDomain);
    if (table.decimalComma) dataset.SetMetadataItem(commaKey, "YES", ownDomain);
}

bool hasDecimalCommas(const GDALDataset& dataset)
{
    return const_cast<GDALDataset&>(dataset).GetMetadataItem(commaKey, ownDomain) != nullptr;
}

std::string crsBesideTable(const GDALDataset& dataset)
{
    const char* crs = const_cast<GDALDataset&>(dataset).GetMetadataItem(crsKey, ownDomain);
    return crs ? crs : "";
}

LayerEncoding settleEncoding(OGRLayer& layer, const GDALDataset& dataset, const std::string& asked, FileTexts& texts)
{
    const std::string_view driver = const_cast<GDALDataset&>(dataset).GetDriverName();
    LayerEncoding out;
    const bool isShapefile = driver == "ESRI Shapefile";
    if (isShapefile || (driver == "MapInfo File" && !layer.TestCapability(OLCStringsAsUTF8))) {
        out.name = asked.empty() ? "" : encodingNamed(asked).value_or("");
        if (out.name.empty() && isShapefile) out.name = namedByShapefile(layer);
        if (out.name.empty()) {
            out.name = guessedEncoding(textsOf(layer));
            out.guessed = out.name != "UTF-8";
        }
    } else if (const char* kept = const_cast<GDALDataset&>(dataset).GetMetadataItem(encodingKey, ownDomain)) {
        out.name = kept;
        texts.takeAs("UTF-8");
        return out;
    }
    texts.takeAs(out.name);
    return out;
}

}  // namespace frontline
