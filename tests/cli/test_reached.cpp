// A foreign map with every trick in it, drawn under strace: what the program opens, and that it connects to nothing.
// Where a program must not be traced (containers forbid it), the bait alone tells: it is told by the kernel of what is
// opened, and listens for connections.
#include <algorithm>
#include <array>
#include <sstream>

#include "bait.hpp"
#include "geo_package.hpp"
#include "program.hpp"

using namespace frontline;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

constexpr const char* outsidePlace = R"({"type":"Point","coordinates":[31,48.5]})";
constexpr const char* strace = "/usr/bin/strace";

std::string placesWith(const std::string& crs)
{
    return R"({"type":"FeatureCollection","crs":)" + crs +
           R"(,"features":[{"type":"Feature","properties":{"name":"A"},"geometry":)" + outsidePlace + "}]}";
}

/// A map, in a folder of its own, whose data files all try to reach the bait.
class ForeignMap {
public:
    explicit ForeignMap(Bait& bait)
        : table_(bait.file("secret.csv", "name,lon,lat\nhidden,31,48.5\n")),
          grid_(bait.file("secret.gsb", "<1> +proj=longlat +datum=WGS84 <>\n")),
          schema_(bait.file("secret.xsd", "<schema/>")),
          shape_(bait.file("secret.dbf", "x")),
          url_(bait.address("a"))
    {
        fs::create_directories(folder_ / "home/.gdal");
        (void)folder_.write("home/.gdal/gdalrc", "[configoptions]\nCPL_DEBUG=ON\nCPL_LOG=" + table_ + ".log\n");
        addReadable();
        addRefused();
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
    /// The map of the files that are read although they try, or of those that are refused.
    [[nodiscard]] fs::path map(bool readable) const
    {
        std::string text =
            "crs = \"EPSG:32637\"\n[themes.paper]\nbackground = \"#FFFFFF\"\n[[views]]\nid = \"all\"\nbox = [30, 48, "
            "32, "
            "49]\n";
        for (const std::string& file : readable ? readable_ : refused_)
            text += "[[layers]]\nid = \"" + file + "\"\ndata = \"" + file +
                    "\"\n[[layers.rules]]\nsymbol = { color = \"#FF0000\" }\nlabel = { column = \"name\", color = "
                    "\"#000000\" }\n[data.\"" +
                    file + "\"]\npath = \"" + file + "\"\ncrs = \"" +
                    (file == "grid.csv" ? "+proj=longlat +ellps=krass "
                                          "+nadgrids=@" +
                                              grid_
                                        : std::string("EPSG:4326")) +
                    "\"\n" + (file == "package.gpkg" ? "layer = \"own\"\n" : "");
        return folder_.write(readable ? "readable.toml" : "refused.toml", text);
    }
    /// A map whose data is on the network.
    [[nodiscard]] fs::path fetching() const
    {
        return folder_.write("fetching.toml",
                             "crs = \"EPSG:32637\"\n[themes.paper]\nbackground = \"#FFFFFF\"\n[data.a]\npath = \"" +
                                 url_ + ".geojson\"\n[[layers]]\nid = \"a\"\ndata = \"a\"\n");
    }
    [[nodiscard]] const std::vector<std::string>& refused() const { return refused_; }

private:
    void add(std::vector<std::string>& to, const std::string& name, const std::string& content)
    {
        (void)folder_.write(name, content);
        to.push_back(name);
    }
    void addReadable()
    {
        add(readable_, "link.geojson", placesWith(R"({"type":"link","properties":{"href":")" + url_ + "\"}}"));
        add(readable_, "grids.geojson",
            placesWith(R"({"type":"name","properties":{"name":"+proj=longlat +ellps=krass +nadgrids=@)" + grid_ +
                       "\"}}"));
        add(readable_, "grid.csv", "name,x,y\nA,31,48.5\n");
        add(readable_, "network.kml",
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>" + url_ +
                "</href></Link></NetworkLink><Placemark><styleUrl>" + url_ +
                "#s</styleUrl><Point><coordinates>31,48.5</coordinates></Point></Placemark></Document></kml>");
        (void)folder_.write("schema.xsd",
                            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:include "
                            "schemaLocation=\"" +
                                schema_ + "\"/></xs:schema>");
        add(readable_, "schema.gml",
            "<?xml version=\"1.0\"?><c:FeatureCollection xmlns:c=\"http://ogr.maptools.org/\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://ogr.maptools.org/ " +
                url_ +
                ".xsd\" xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember><c:a "
                "fid=\"a.0\"><c:geometryProperty>"
                "<gml:Point srsName=\"urn:ogc:def:crs:OGC:1.3:CRS84\"><gml:pos>31 48.5</gml:pos></gml:Point>"
                "</c:geometryProperty></c:a></gml:featureMember></c:FeatureCollection>");
        GeoPackage package(folder_ / "package.gpkg");
        package.run("PRAGMA writable_schema=1");
        package.run(
            "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'v', 'v', 0, "
            "'CREATE VIRTUAL TABLE v USING VirtualText(''" +
            table_ + "'', ''UTF-8'', 1, COMMA, DOT, DOUBLEQUOTE)')");
        package.list("v");
        readable_.emplace_back("package.gpkg");
    }
    void addRefused()
    {
        add(refused_, "virtual.csv",
            "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + table_ +
                "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
        add(refused_, "service.xml", "<OGRWFSDataSource><URL>" + url_ + "</URL></OGRWFSDataSource>");
        add(refused_, "view.tab",
            "!table\n!version 100\n\nOpen Table \"" + table_ +
                "\"\nCreate View a As\nSelect name,name\nFrom a,b\nWhere "
                "a.a=b.a\n");
        add(refused_, "entity.gml",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file://" + table_ +
                "\">]><a xmlns:gml=\"http://www.opengis.net/gml\">&e;</a>");
        add(refused_, "shape.shp", "x");
        fs::create_symlink(shape_, folder_ / "shape.dbf");
        fs::create_directory(folder_ / "base.gdb");
        fs::create_symlink(shape_, folder_ / "base.gdb/a00000001.gdbtable");
        refused_.emplace_back("base.gdb");
        refused_.emplace_back("PG:host=127.0.0.1 user=a");
        refused_.emplace_back("GeoJSON:" + table_.substr(1));
    }

    TemporaryFolder folder_;
    std::string table_, grid_, schema_, shape_, url_;
    std::vector<std::string> readable_, refused_;
};

/// Whether the program may be traced here.
bool canTrace()
{
    const TemporaryFolder folder;
    const bool can = runCommand(strace, {"-f", "-o", folder / "trace", "/bin/true"}).exitCode == 0;
    WARN((can ? "traced with strace" : "strace cannot trace here: told by the bait alone"));
    return can;
}

/// What a path may begin with, besides the map's folder: the program's own data, libraries, fonts and settings of the
/// system, what the kernel makes up, devices of graphics.
bool belongsToSystem(const std::string& path)
{
    static const std::vector<std::string> begins{"/usr/",
                                                 "/lib/",
                                                 "/lib64/",
                                                 "/etc/",
                                                 "/opt/",
                                                 "/proc/",
                                                 "/sys/",
                                                 "/dev/",
                                                 "/var/cache/fontconfig",
                                                 "/tmp/tsan.rodata.",  // ThreadSanitizer's own
                                                 FRONTLINE_SOURCE_DIR,
                                                 FRONTLINE_BUILD_DIR};
    static const std::vector<std::string> secrets{"/etc/passwd", "/etc/shadow", "/etc/ssl", "/etc/ssh"};
    const auto starts = [&](const std::string& begin) { return path.starts_with(begin); };
    return std::ranges::any_of(begins, starts) && std::ranges::none_of(secrets, starts);
}

/// Lines of the trace that open what is neither in one of the folders nor belongs to the system, or that are about the
/// internet.
std::vector<std::string> foreign(const std::string& trace, const std::vector<std::string>& folders)
{
    std::vector<std::string> lines;
    std::istringstream in(trace);
    for (std::string line; std::getline(in, line);) {
        if (line.find("AF_INET") != std::string::npos) lines.push_back(line);
        const auto open = line.find("open"), quote = line.find('"');
        if (open == std::string::npos || quote == std::string::npos || open > quote) continue;
        if (line.find(" = -1 ENOENT") != std::string::npos) continue;
        const std::string path = line.substr(quote + 1, line.find('"', quote + 1) - quote - 1);
        const bool inside =
            std::ranges::any_of(folders, [&](const std::string& folder) { return path.starts_with(folder); });
        if (!inside && !belongsToSystem(path)) lines.push_back(line);
    }
    return lines;
}

/// Draws the map, traced where that can be. What it reaches is checked; returns what it said.
Run drawAlone(Bait& bait, const ForeignMap& foreignMap, const std::string& map, bool traced)
{
    const TemporaryFolder out;
    const std::string home = foreignMap.folder() / "home";
    const auto all = [&] {
        std::vector<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(foreignMap.folder().path()))
            if (!entry.path().string().starts_with(home)) names.push_back(entry.path().string());
        std::ranges::sort(names);
        return names;
    };
    const auto before = all();
    (void)bait.reached();
    // The leak checker does not work in a program that is traced.
    std::vector<std::string> words{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_CACHE_HOME=" + home,
                                   "ASAN_OPTIONS=detect_leaks=0"};
    if (traced)
        for (const char* word :
             {strace, "-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,connect,socket", "-o"})
            words.emplace_back(word);
    if (traced) words.push_back(out / "trace");
    for (const std::string& word :
         {programPath(), std::string("render"), std::string("--map"), map, std::string("--size"), std::string("64x64"),
          std::string("--out"), (out / "a.png").string()})
        words.push_back(word);
    Run run = runCommand("/usr/bin/env", words);
    INFO(run.errors);
    CHECK(bait.reached() == "");
    CHECK(all() == before);
    if (traced) {
        const std::string trace = fileText(out / "trace");
        CHECK_THAT(trace, Contains(map));
        CHECK(foreign(trace, {foreignMap.folder().string(), out.string()}) == std::vector<std::string>{});
    }
    return run;
}

}  // namespace

TEST_CASE(
    "a foreign map is drawn without reaching anything but its folder and what belongs to the program and the system")
{
    const bool traced = canTrace();
    Bait bait;
    const ForeignMap map(bait);
    const Run drawn = drawAlone(bait, map, map.map(true), traced);
    INFO(drawn.errors);
    CHECK(drawn.exitCode == 0);
    const Run refused = drawAlone(bait, map, map.map(false), traced);
    INFO(refused.errors);
    CHECK(refused.exitCode == 1);
    for (const std::string& file : map.refused())
        CHECK_THAT(refused.errors, Contains("layer \"" + file + "\" not drawn"));
    CHECK_THAT(refused.errors, !Contains("hidden"));
    const Run fetching = drawAlone(bait, map, map.fetching(), traced);
    INFO(fetching.errors);
    CHECK(fetching.exitCode == 1);
    CHECK_THAT(fetching.errors, Contains("--allow 127.0.0.1:"));
}

TEST_CASE("what the test of a foreign map looks for is found in a trace")
{
    const std::vector<std::string> folders{"/tmp/map"};
    CHECK(foreign("1 openat(AT_FDCWD, \"/tmp/map/a\", O_RDONLY) = 3\n2 openat(AT_FDCWD, \"/usr/lib/a\", O_RDONLY) = 3\n"
                  "3 openat(AT_FDCWD, \"/home/a\", O_RDONLY) = -1 ENOENT (No such file)\n4 socket(AF_UNIX, 1, 0) = 3\n",
                  folders)
              .empty());
    for (const char* line :
         {"1 openat(AT_FDCWD, \"/home/me/.ssh/id\", O_RDONLY) = 3", "1 open(\"/tmp/other\", O_RDONLY) = 3",
          "1 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY) = 3", "1 socket(AF_INET, SOCK_STREAM, 0) = 3",
          "1 connect(3, {sa_family=AF_INET6, ...}, 28) = -1 ECONNREFUSED", "1 openat(AT_FDCWD, \"x\", O_RDONLY) = 3"}) {
        INFO(line);
        CHECK(foreign(line, folders).size() == 1);
    }
}
