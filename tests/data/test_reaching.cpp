// What a data file from a stranger reaches: nothing but itself and what stands beside it under the same stem, driver by
// driver.
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <sys/stat.h>

#include <array>

#include "bait.hpp"
#include "data/describe_file.hpp"
#include "data/opening_policy.hpp"
#include "data/read_features.hpp"
#include "geo_package.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using Texts = std::vector<std::string>;

constexpr const char* onePoint = R"({"type":"Point","coordinates":[37,48]})";

/// The file is read, or refused; nothing of the bait is reached, and nothing new stands beside the file. Returns the
/// error, or "" when it is read.
std::string readAlone(Bait& bait, const fs::path& file, const ReadOptions& options = {})
{
    const auto beside = [&] {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(fs::absolute(file).parent_path()))
            names.push_back(entry.path().string());
        std::ranges::sort(names);
        return names;
    };
    INFO(file);
    const auto before = beside();
    const auto read = readFeatures(file, options);
    (void)describeFile(file);
    CHECK(bait.reached() == "");
    CHECK(beside() == before);
    return read ? "" : read.error().message;
}

/// A feature collection of one point with more members in front.
std::string collectionWith(const std::string& members)
{
    return "{\"type\":\"FeatureCollection\"," + members +
           R"(,"features":[{"type":"Feature","properties":{"name":"A"},"geometry":)" + onePoint + "}]}";
}

}  // namespace

TEST_CASE("the bait tells when a file of it is opened, and when something connects to it")
{
    Bait bait;
    const std::string file = bait.file("secret.csv", "a");
    CHECK(bait.reached() == "");
    (void)readFeatures(file);
    CHECK_THAT(bait.reached(), Contains("secret.csv"));
    CHECK(bait.reached() == "");
    const int one = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const std::string url = bait.address("");
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1))));
    CHECK(connect(one, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(one);
    CHECK_THAT(bait.reached(), Contains("connection"));
}

TEST_CASE("descriptions of services and of virtual data are no data, whatever they are called")
{
    Bait bait;
    const std::string secret = bait.file("secret.csv", "name,lon,lat\nhidden,37,48\n"), url = bait.address("a");
    const std::array<std::string, 7> descriptions{
        "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret +
            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/vsicurl/" + url +
            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
        "<OGRWFSDataSource><URL>" + url + "</URL></OGRWFSDataSource>",
        "<GDAL_WMS><Service name=\"WMS\"><ServerUrl>" + url + "</ServerUrl></Service></GDAL_WMS>",
        "<OGRCSWDataSource><URL>" + url + "</URL></OGRCSWDataSource>",
        "<Capabilities xmlns=\"http://www.opengis.net/wmts/1.0\"><ServiceMetadataURL href=\"" + url +
            "\"/></Capabilities>",
        "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand><SimpleSource><SourceFilename>" + secret +
            "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"};
    const TemporaryFolder folder;
    for (const std::string& text : descriptions)
        for (const char* name : {"a.vrt", "a.xml", "a.gml", "a.kml", "a.csv", "a.geojson", "a.wfs", "a"})
            CHECK_THAT(readAlone(bait, folder.write(name, text)), Contains(name) && !Contains("hidden"));
}

TEST_CASE("a name is a file's name and nothing else: no address, no archive's inside, no database, no data itself")
{
    Bait bait;
    const std::string url = bait.address("a.geojson"), secret = bait.file("secret.geojson", onePoint);
    for (const std::string& name :
         Texts{url, "/vsicurl/" + url, "/vsicurl_streaming/" + url, "/vsizip/vsicurl/" + url,
               "/vsisubfile/0_40," + secret, "/vsizip/" + secret, "/vsigzip/" + secret, "GeoJSON:" + url,
               "GeoJSON:" + secret, "WFS:" + url, "OAPIF:" + url, "CSV:" + secret, "GPKG:" + secret + ":a",
               "PG:host=127.0.0.1 user=a", "MYSQL:a,host=127.0.0.1", "SQLite:" + secret, "ES:" + url, "/vsistdin/",
               std::string(onePoint)}) {
        INFO(name);
        const auto read = readFeatures(name);
        REQUIRE_FALSE(read.ok());
        CHECK_THAT(read.error().message, Contains("no such file"));
        CHECK(bait.reached() == "");
    }
}

TEST_CASE("a file that is called like data or like another file is read as what is in it")
{
    Bait bait;
    const std::string secret = bait.file("secret.geojson", onePoint);
    const TemporaryFolder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    // As if it were one at 1 E, 2 N; in it is one at 37 E, 48 N.
    const std::string name = R"({"type":"Point","coordinates":[1,2]})";
    (void)folder.write(name, onePoint);
    fs::create_directories("GeoJSON:" + secret.substr(0, secret.rfind('/')));
    (void)folder.write("GeoJSON:" + secret, onePoint);
    const auto inside = readFeatures(name), prefixed = readFeatures("GeoJSON:" + secret);
    fs::current_path(before);
    REQUIRE(inside.ok());
    CHECK(inside->front().geometry.coordinates.front().x == 37);
    CHECK(prefixed.ok());
    CHECK(bait.reached() == "");
}

TEST_CASE("a GeoJSON file's links are not followed")
{
    Bait bait;
    const std::string url = bait.address("crs"), secret = bait.file("crs.wkt", "GEOGCS[]");
    const TemporaryFolder folder;
    for (const std::string& crs :
         Texts{R"({"type":"link","properties":{"href":")" + url + R"(","type":"proj4"}})",
               R"({"type":"link","properties":{"href":")" + secret + R"(","type":"ogcwkt"}})",
               R"({"type":"name","properties":{"name":")" + url + "\"}}",
               R"({"type":"name","properties":{"name":")" + secret + "\"}}",
               R"({"type":"name","properties":{"name":"+init=)" + secret + ":1\"}}",
               R"({"type":"name","properties":{"name":"+proj=longlat +ellps=krass +nadgrids=)" + secret + "\"}}",
               R"({"type":"name","properties":{"name":"+proj=longlat +ellps=krass +nadgrids=@)" + secret + "\"}}",
               R"({"type":"name","properties":{"name":"+proj=longlat +datum=WGS84 +geoidgrids=)" + secret + "\"}}"})
        (void)readAlone(bait, folder.write("a.geojson", collectionWith("\"crs\":" + crs)));
    const std::string next = R"("links":[{"rel":"next","href":")" + url + "\"}]";
    CHECK(readAlone(bait, folder.write("b.geojson", collectionWith(next))) == "");
    CHECK(readAlone(bait, folder.write("c.geojson", collectionWith("\"stac_version\":\"1.0.0\"," + next))) == "");
    (void)readAlone(bait, folder.write("d.json", R"({"tilejson":"2.0.0","tiles":[")" + url + "\"]}"));
    (void)readAlone(
        bait, folder.write("e.json", R"({"exceededTransferLimit":true,"geometryType":"esriGeometryPoint","features":[)"
                                     R"({"attributes":{"a":1},"geometry":{"x":37,"y":48}}]})"));
}

TEST_CASE("XML of a stranger pulls in no entity, schema, link or style")
{
    Bait bait;
    const std::string url = bait.address("a"), secret = bait.file("secret.xml", "<a>hidden</a>"),
                      schema = bait.file("secret.xsd", "<schema/>"), link = bait.file("secret.kml", "<kml/>");
    const TemporaryFolder folder;
    const auto gml = [&](const std::string& head, const std::string& attributes, const std::string& members) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + head +
               "<c:FeatureCollection xmlns:c=\"http://ogr.maptools.org/\" xmlns:gml=\"http://www.opengis.net/gml\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" " +
               attributes + "><gml:featureMember><c:a fid=\"a.0\">" + members +
               "<c:geometryProperty><gml:Point srsName=\"urn:ogc:def:crs:OGC:1.3:CRS84\"><gml:pos>37 48</gml:pos>"
               "</gml:Point></c:geometryProperty></c:a></gml:featureMember></c:FeatureCollection>";
    };
    for (const std::string& target : Texts{"file://" + secret, secret, url}) {
        const std::string entity = "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + target + "\">]>",
                          parameter = "<!DOCTYPE a [<!ENTITY % e SYSTEM \"" + target + "\"> %e;]>",
                          outer = "<!DOCTYPE a SYSTEM \"" + target + "\">";
        for (const std::string& head : Texts{entity, parameter, outer}) {
            const std::string use = head == entity ? "&e;" : "A";
            (void)readAlone(bait, folder.write("a.gml", gml(head, "", "<c:name>" + use + "</c:name>")));
            const std::string place = "<Placemark><name>" + use +
                                      "</name><Point><coordinates>37,48</coordinates></Point>"
                                      "</Placemark>";
            (void)readAlone(
                bait, folder.write("a.kml", head + "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + place +
                                                "</Document></kml>"));
            (void)readAlone(
                bait, folder.write("a.gpx", head + "<gpx version=\"1.1\"><wpt lon=\"37\" lat=\"48\"><name>" + use +
                                                "</name></wpt></gpx>"));
            (void)readAlone(bait, folder.write("a.xml", head + "<rss version=\"2.0\"><channel><item><title>" + use +
                                                            "</title></item></channel></rss>"));
        }
    }
    for (const std::string& target : Texts{schema, "file://" + schema, bait.address("a.xsd")}) {
        (void)readAlone(bait,
                        folder.write("b.gml", gml("", "xsi:schemaLocation=\"http://ogr.maptools.org/ " + target + "\"",
                                                  "<c:name>A</c:name>")));
        (void)folder.write(
            "c.xsd", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include schemaLocation=\"" + target +
                         "\"/><xs:import schemaLocation=\"" + target + "\"/></xs:schema>");
        (void)readAlone(bait, folder.write("c.gml", gml("", "xsi:schemaLocation=\"http://ogr.maptools.org/ c.xsd\"",
                                                        "<c:name>A</c:name>")));
        fs::remove(folder / "c.xsd");
        fs::remove(folder / "c.gml");
    }
    for (const std::string& target : Texts{secret + "#a", url + "#a"})
        (void)readAlone(bait, folder.write("d.gml", gml("", "", "<c:name xlink:href=\"" + target + "\"/>")));
    for (const std::string& target : Texts{link, "file://" + link, bait.address("a.kml")})
        (void)readAlone(
            bait,
            folder.write("e.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>" +
                                      target + "</href></Link></NetworkLink><Placemark><styleUrl>" + target +
                                      "#s</styleUrl><Point><coordinates>37,48</coordinates></Point></Placemark>"
                                      "</Document></kml>"));
}

TEST_CASE("views, triggers and virtual tables of a GeoPackage reach nothing")
{
    Bait bait;
    const std::string secret = bait.file("secret.csv", "name,lon,lat\nhidden,37,48\n"),
                      library = bait.file("a.so", "x"), other = bait.file("other.db", "x"),
                      shape = bait.file("secret.shp", "x");
    const TemporaryFolder folder;
    int number = 0;
    const auto next = [&] { return folder / ("a" + std::to_string(++number) + ".gpkg"); };
    for (const std::string& expression :
         Texts{"gdal_get_pixel_value('" + secret + "', 1, 'georef', 0, 0)", "load_extension('" + library + "')",
               "readfile('" + secret + "')", "BlobFromFile('" + secret + "')", "XB_LoadXML('" + secret + "')",
               "XB_LoadXML('" + bait.address("a") + "')", "ogr_geocode('Kyiv')",
               "ogr_datasource_load_layers('" + secret + "')", "ImportSHP('" + shape + "', 'x', 'UTF-8')",
               "fts3_tokenizer('simple')", "eval('ATTACH ''" + other + "'' AS o')",
               "writefile('" + (folder / "written").string() + "', 'x')"}) {
        const fs::path path = next();
        {
            GeoPackage file(path);
            file.run("CREATE VIEW v AS SELECT 1 AS fid, " + expression + " AS secret");
            file.list("v");
            file.run("CREATE TRIGGER t AFTER INSERT ON own BEGIN SELECT " + expression + "; END");
        }
        INFO(expression);
        (void)readAlone(bait, path);
        ReadOptions own;
        own.layer = "own";
        // GDAL itself refuses files whose views call these functions of its own.
        if (expression.starts_with("ogr_"))
            CHECK_THAT(readAlone(bait, path, own), Contains("without your consent"));
        else
            CHECK(readAlone(bait, path, own) == "");
    }
    for (const std::string& module :
         Texts{"VirtualText(''" + secret + "'', ''UTF-8'', 1, COMMA, DOT, DOUBLEQUOTE)",
               "VirtualShape(''" + shape.substr(0, shape.size() - 4) + "'', ''UTF-8'', 4326)",
               "VirtualDbf(''" + secret + "'', ''UTF-8'')", "VirtualOGR(''" + secret + "'', 0)",
               "csv(filename=''" + secret + "'')", "VirtualXPath(''own'', ''a'')", "zipfile(''" + secret + "'')",
               "dbstat"}) {
        const fs::path path = next();
        {
            GeoPackage file(path);
            file.run("PRAGMA writable_schema=1");
            file.run(
                "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'v', 'v', 0, "
                "'CREATE VIRTUAL TABLE v USING " +
                module + "')");
            file.list("v");
        }
        INFO(module);
        (void)readAlone(bait, path);
    }
}

TEST_CASE("the CRS of a file without one reaches nothing, whatever it says")
{
    Bait bait;
    const std::string secret = bait.file("secret", "<1> +proj=longlat +datum=WGS84 <>\n"), url = bait.address("a");
    const TemporaryFolder folder;
    const std::string table = folder.write("a.csv", "name,x,y\nA,37,48\n");
    for (
        const std::string& crs : Texts{
            secret, url, "file://" + secret, "+init=" + secret + ":1", "init=" + secret + ":1", "+init=file:" + secret,
            "+proj=longlat +ellps=krass +nadgrids=" + secret, "+proj=longlat +ellps=krass +nadgrids=@" + secret,
            "+proj=longlat +ellps=krass +nadgrids=@null,@" + secret, "+proj=longlat +datum=WGS84 +geoidgrids=" + secret,
            "+proj=pipeline +step +proj=hgridshift +grids=" + secret,
            "+proj=pipeline +step +proj=vgridshift +grids=@" + secret + " +step +proj=utm +zone=37",
            "+proj=xyzgridshift +grids=" + secret, "+proj=horner +file=" + secret,
            R"(BOUNDCRS[SOURCECRS[GEOGCRS["a",DATUM["a",ELLIPSOID["k",6378245,298.3]],CS[ellipsoidal,2],AXIS["lat",north],)"
            R"(AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433]]],TARGETCRS[GEOGCRS["WGS 84",DATUM["WGS 84",)"
            R"(ELLIPSOID["WGS 84",6378137,298.257223563]],CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east],)"
            R"(ANGLEUNIT["degree",0.0174532925199433]]],ABRIDGEDTRANSFORMATION["t",METHOD["NTv2",ID["EPSG",9615]],)"
            R"(PARAMETERFILE["Latitude and longitude difference file",")" +
                secret + "\"]]]"}) {
        INFO(crs);
        ReadOptions options;
        options.assumedCrs = crs;
        (void)readAlone(bait, table, options);
    }
    const std::string wkt = R"(GEOGCS["a",DATUM["a",SPHEROID["k",6378245,298.3],EXTENSION["PROJ4_GRIDS",")" + secret +
                            R"("]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])";
    const GeoPackage other(folder / "b.gpkg");
    (void)folder.write("b.prj", wkt);
    (void)readAlone(bait, folder.write("b.csv", "name,x,y\nA,37,48\n"));
    (void)folder.write("d.prj", secret);
    (void)readAlone(bait, folder.write("d.csv", "name,x,y\nA,37,48\n"));
}

TEST_CASE("what stands beside a file under its stem and leads elsewhere is refused by name")
{
    Bait bait;
    const fs::path table = bait.file("secret.dbf", "x"), words = bait.file("secret.txt", "UTF-8");
    for (const char* ending : {"dbf", "prj", "cpg", "shx", "DBF", "sbn", "qix", "qpj"}) {
        const TemporaryFolder folder;
        (void)folder.write("a.shp", "x");
        fs::create_symlink(std::string(ending) == "dbf" ? table : words, folder / (std::string("a.") + ending));
        CHECK_THAT(readAlone(bait, folder / "a.shp"),
                   Contains(std::string("a.") + ending) && Contains(words.parent_path().string()));
    }
    const TemporaryFolder folder;
    fs::create_symlink(words, folder / "b.prj");
    CHECK_THAT(readAlone(bait, folder.write("b.csv", "name,x,y\nA,37,48\n")), Contains("b.prj"));
    {
        const GeoPackage file(folder / "c.gpkg");
    }
    fs::create_symlink(words, folder / "c.gpkg-wal");
    CHECK_THAT(readAlone(bait, folder / "c.gpkg"), Contains("c.gpkg-wal"));
    fs::create_symlink(words, folder / "other.prj");
    CHECK(readAlone(bait, folder.write("d.geojson", onePoint)) == "");
    // A pipe beside a file would be waited for.
    REQUIRE(mkfifo((folder / "e.prj").c_str(), 0600) == 0);
    CHECK_THAT(readAlone(bait, folder.write("e.csv", "name,x,y\nA,37,48\n")), Contains("e.prj"));
    // Links within the folder, and beside the file that a link leads to, are what they lead to.
    fs::create_symlink("d.geojson", folder / "f.geojson");
    fs::create_symlink("d.geojson", folder / "f.qmd");
    CHECK(readAlone(bait, folder / "f.geojson") == "");
}

TEST_CASE("a geodatabase with a link or a pipe in it is refused by name")
{
    Bait bait;
    const fs::path secret = bait.file("secret.gdbtable", "x");
    const TemporaryFolder folder;
    for (const char* name : {"a.gdb", "b.gdb"}) fs::create_directory(folder / name);
    fs::create_symlink(secret, folder / "a.gdb/a00000001.gdbtable");
    REQUIRE(mkfifo((folder / "b.gdb/a00000001.gdbtable").c_str(), 0600) == 0);
    for (const char* name : {"a.gdb", "b.gdb"})
        CHECK_THAT(readAlone(bait, folder / name), Contains("a00000001.gdbtable"));
}

TEST_CASE("a MapInfo table that only names other tables is refused")
{
    Bait bait;
    registerFileDrivers(false);
    {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MapInfo File");
        GDALDataset* file = driver->Create((bait.folder() / "secret.tab").c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        REQUIRE(file);
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        OGRLayer* layer = file->CreateLayer("secret", &wgs84, wkbPoint, nullptr);
        REQUIRE(layer);
        OGRFieldDefn id("id", OFTString);
        REQUIRE(layer->CreateField(&id) == OGRERR_NONE);
        OGRFeature feature(layer->GetLayerDefn());
        OGRPoint point(37, 48);
        feature.SetGeometry(&point);
        REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
        GDALClose(file);
    }
    bait.watch();
    const TemporaryFolder folder;
    const std::string stem = bait.folder() / "secret";
    for (const std::string& open : Texts{"Open Table", "  open table"})
        for (const char* name : {"a.tab", "a.TAB"})
            CHECK_THAT(readAlone(bait, folder.write(name, "!table\n!version 100\n\n" + open + " \"" + stem +
                                                              "\" Hide\n" + open + " \"" + stem +
                                                              "\" Hide\n\nCreate View a As\nSelect id,id\nFrom "
                                                              "secret,secret\nWhere secret.id=secret.id\n")),
                       Contains(name) && Contains("names other tables"));
    CHECK_THAT(readAlone(bait, folder.write("b.tab",
                                            "!table\n!version 300\nDefinition Table\n  Type NATIVE Charset "
                                            "\"WindowsLatin1\"\n  Fields 1\n    Table Char (100) ;\n"
                                            "begin_metadata\n\"\\IsSeamless\" = \"TRUE\"\nend_metadata\n")),
               Contains("b.tab") && Contains("names other tables"));
    const auto plain = readFeatures(bait.folder() / "secret.tab");
    if (!plain) FAIL(plain.error().message);
    CHECK(plain->front().geometry.featureCount() == 1);
}

TEST_CASE("settings of GDAL's in the home folder and PROJ's network are not this program's")
{
    registerFileDrivers(false);
    CHECK(std::string(CPLGetConfigOption("GDAL_CONFIG_FILE", "")) == "/dev/null");
    CHECK(OSRGetPROJEnableNetwork() == 0);
}

TEST_CASE("entities and document types of an XML file name nothing that is read, in any encoding, packed or not")
{
    Bait bait;
    const std::string secret = bait.file("secret.txt", "hidden"), url = bait.address("a.dtd");
    const std::string gml =
        "<ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" xmlns:gml=\"http://www.opengis.net/gml\">"
        "<gml:featureMember><ogr:t fid=\"1\"><ogr:n>&e;</ogr:n><ogr:g><gml:Point srsName=\"EPSG:4326\">"
        "<gml:coordinates>31,48</gml:coordinates></gml:Point></ogr:g></ogr:t></gml:featureMember>"
        "</ogr:FeatureCollection>";
    const TemporaryFolder folder;
    for (const char* encoding : {"UTF-8", "windows-1251", "US-ASCII", "utf8", "ISO-8859-2"})
        for (const std::string& type :
             {"[<!ENTITY e SYSTEM \"file://" + secret + "\">]", "[<!ENTITY e SYSTEM \"" + url + "\">]",
              "SYSTEM \"" + secret + "\" [<!ENTITY e \"a\">]", "SYSTEM \"" + url + "\" [<!ENTITY e \"a\">]",
              "[<!ENTITY % p SYSTEM \"" + secret + "\"> %p; <!ENTITY e \"a\">]"}) {
            INFO(encoding << " " << type);
            const std::string text =
                std::string("<?xml version=\"1.0\" encoding=\"") + encoding + "\"?><!DOCTYPE x " + type + ">" + gml;
            const std::string refusal = readAlone(bait, folder.write("a.gml", text));
            if (type.starts_with("[")) CHECK_THAT(refusal, Contains("names another file"));
            const fs::path packed = folder / "b.gml.gz";
            VSILFILE* const out = VSIFOpenL(("/vsigzip/" + packed.string()).c_str(), "wb");
            REQUIRE(out);
            REQUIRE(VSIFWriteL(text.data(), 1, text.size(), out) == text.size());
            VSIFCloseL(out);
            (void)readAlone(bait, packed);
        }
}
