"""Other renderers, where they are installed: for each, the command that draws the default map or one file as the program
does it, in the same projection, view and size. Used by side_by_side.py."""
import os
import re
import shutil
import subprocess
import sys

from measuring import FOLDER, HERE

DEFAULT_MAP = os.path.join(HERE, "default.map")
# The projection of the default map, and that of maps in degrees.
OWN = "+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=33 +datum=WGS84 +units=m +no_defs"
DEGREES = "+proj=longlat +datum=WGS84 +no_defs"


def default_view():
    """West, south, east, north of the default map in its projection, as default.map says it."""
    with open(DEFAULT_MAP) as lines:
        return [float(n) for n in re.search(r"^ *EXTENT (.+)$", lines.read(), re.MULTILINE).group(1).split()]


def written(name, text):
    path = os.path.abspath(os.path.join(FOLDER, name))
    with open(path, "w") as out:
        out.write(text)
    return path


class MapServer:
    name = "MapServer"

    def __init__(self):
        self.program = shutil.which("map2img")
        # What is relative would be looked for from the map's folder.
        self.picture = os.path.abspath(os.path.join(FOLDER, "mapserver.png"))
        self.missing = None if self.program else "map2img is not installed (package mapserver-bin)"

    def command(self, path, width, height):
        return [self.program, "-m", path, "-o", self.picture, "-s", str(width), str(height)]

    def default(self, scale):
        """The default map at 1920 x 1080 times scale; what is thinner than a pixel at 72 dpi grows with it."""
        if scale == 1:
            return self.command(DEFAULT_MAP, 1920, 1080)
        with open(DEFAULT_MAP) as lines:
            text = lines.read()
        text = text.replace("\nMAP\n", "\nMAP\n  RESOLUTION %d\n" % (72 * scale), 1)
        for path in ("fonts.list", "../../geodata"):
            text = text.replace('"%s"' % path, '"%s"' % os.path.normpath(os.path.join(HERE, path)))
        return self.command(written("default-%d.map" % scale, text), 1920 * scale, 1080 * scale)

    def file(self, name, path, projection, view):
        """A file alone. Through GDAL where a part is shown: of what it finds by a FlatGeobuf's index, MapServer's own reader
        leaves out the last (8.0), here everything."""
        west, south, east, north = view
        x, y = (east - west) / 1920 / 2, (north - south) / 1080 / 2  # its extent goes from centre to centre of pixels
        reader = 'FLATGEOBUF DATA "%s"' if path.endswith(".fgb") and projection == DEGREES else 'OGR CONNECTION "%s"'
        return self.command(written("%s.map" % name, (
            'MAP\n SIZE 1920 1080\n EXTENT %.9f %.9f %.9f %.9f\n PROJECTION "%s" END\n'
            ' OUTPUTFORMAT NAME "png" DRIVER AGG/PNG IMAGEMODE RGB FORMATOPTION "COMPRESSION=2" END\n'
            ' LAYER NAME own TYPE POLYGON STATUS DEFAULT CONNECTIONTYPE ' + reader + '\n'
            '  PROJECTION "init=epsg:4326" END\n'
            '  CLASS STYLE COLOR "#0072B2" OUTLINECOLOR "#0072B2" END END\n END\nEND\n')
            % (west + x, south + y, east - x, north - y, projection if projection == OWN else "init=epsg:4326",
               os.path.abspath(path))), 1920, 1080)


class Mapnik:
    """Mapnik 3 or 4, with one process of Python for each picture: mapnik_picture.py."""
    name = "Mapnik"

    def __init__(self):
        self.picture = os.path.abspath(os.path.join(FOLDER, "mapnik.png"))
        tried = subprocess.run(self.default(1, 16, 9), capture_output=True, text=True)
        self.missing = ("it does not draw here (package python3-mapnik): " + (tried.stderr.strip().splitlines() or ["?"])[-1]
                        if tried.returncode != 0 else None)

    def command(self, style, width, height, scale, view):
        return [sys.executable, "-I", os.path.join(HERE, "mapnik_picture.py"), style, self.picture, str(width), str(height),
                str(scale), *map(str, view)]

    def default(self, scale, width=1920, height=1080):
        return self.command(os.path.join(HERE, "default.xml"), width * scale, height * scale, scale, default_view())

    def file(self, name, path, projection, view):
        return self.command(written("%s.xml" % name, (
            '<Map srs="%s" background-color="#FFFFFF">\n'
            ' <Style name="own"><Rule><PolygonSymbolizer fill="#0072B2"/><LineSymbolizer stroke="#0072B2"/></Rule></Style>\n'
            ' <Layer name="own" srs="%s"><StyleName>own</StyleName><Datasource>\n'
            '  <Parameter name="type">ogr</Parameter><Parameter name="file">%s</Parameter>\n'
            '  <Parameter name="layer_by_index">0</Parameter>\n </Datasource></Layer>\n</Map>\n')
            % (projection, DEGREES, os.path.abspath(path))), 1920, 1080, 1, view)


def installed():
    """Those that are here; of the others it says why not."""
    found = []
    for peer in (MapServer(), Mapnik()):
        if peer.missing:
            print("not beside %s: %s" % (peer.name, peer.missing), flush=True)
        else:
            found.append(peer)
    return found
