"""Draws one picture with Mapnik, and loads no more of it than that needs: the one plug-in of data that the style names,
and no fonts but the style's. Called by side_by_side.py, a process for each picture; /usr/bin/python3 has Mapnik where the
package python3-mapnik is installed.

    mapnik_picture.py STYLE OUT.png WIDTH HEIGHT SCALE WEST SOUTH EAST NORTH

The box is in units of the style's projection; widths of lines and sizes of text are multiplied by SCALE."""
import glob
import os
import sys


def core():
    """Mapnik's library itself: its package would load every plug-in and look through the fonts of the whole system."""
    for folder in sys.path:
        if glob.glob(os.path.join(folder, "mapnik", "_mapnik*.so")):
            sys.path.insert(0, os.path.join(folder, "mapnik"))
            import _mapnik
            import paths
            return _mapnik, paths.inputpluginspath
    sys.exit("Mapnik is not installed")


def main():
    style, out = sys.argv[1:3]
    width, height = map(int, sys.argv[3:5])
    scale, *box = map(float, sys.argv[5:10])
    mapnik, plugins = core()
    mapnik.DatasourceCache.register_datasources(os.path.join(plugins, "ogr.input"))
    picture = mapnik.Map(width, height)
    mapnik.load_map(picture, style)
    picture.zoom_to_box(mapnik.Box2d(*box))
    mapnik.render_to_file(picture, out, "png24:z=1", scale)


main()
