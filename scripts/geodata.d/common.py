"""What the makers of the layers share: where things are, tables, and writing FlatGeobuf."""
import csv
import os

from osgeo import gdal, ogr, osr
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon

gdal.UseExceptions()
ogr.UseExceptions()

# 4 decimals are 11 m north-south and 7 m east-west: finer than any of the sources.
DECIMALS = 4

GEOMETRY_TYPES = {
    "point": ogr.wkbPoint,
    "line": ogr.wkbMultiLineString,
    "polygon": ogr.wkbMultiPolygon,
}


class Paths:
    """Folders; set once by make.py."""

    sources = ""
    output = ""


def source(*parts):
    return os.path.join(Paths.sources, *parts)


def read_table(name):
    """Rows of geodata/tables/<name>.csv as dictionaries of text."""
    with open(os.path.join(Paths.output, "tables", name + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rounded(coordinates):
    """A ring or line rounded to DECIMALS, without repeated points."""
    result = []
    for lon, lat, *_ in coordinates:
        point = (round(lon, DECIMALS), round(lat, DECIMALS))
        if not result or result[-1] != point:
            result.append(point)
    return result


def rounded_polygons(geometry):
    """The polygons of a shapely geometry, rounded; rings that collapse are left out."""
    result = []
    for polygon in getattr(geometry, "geoms", [geometry]):
        if polygon.geom_type != "Polygon":
            continue
        shell = rounded(polygon.exterior.coords)
        if len(shell) < 4:
            continue
        holes = [ring for ring in (rounded(hole.coords) for hole in polygon.interiors) if len(ring) >= 4]
        result.append(Polygon(shell, holes))
    return result


def _as_multi(geometry, kind):
    if kind == "polygon" and geometry.geom_type == "Polygon":
        return MultiPolygon([geometry])
    if kind == "line" and geometry.geom_type == "LineString":
        return MultiLineString([geometry])
    return geometry


def write_layer(name, kind, fields, features):
    """Writes geodata/<name>.fgb.

    kind: "point", "line" or "polygon". fields: {column: str | int | float}.
    features: (shapely geometry in degrees, {column: value}) in drawing order.
    There is no spatial index: every layer is read whole, and an index costs time and reorders the features.
    """
    path = os.path.join(Paths.output, name + ".fgb")
    if os.path.exists(path):
        os.remove(path)
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(path)
    layer = dataset.CreateLayer(name, wgs84, GEOMETRY_TYPES[kind], ["SPATIAL_INDEX=NO"])
    types = {str: ogr.OFTString, int: ogr.OFTInteger64, float: ogr.OFTReal}
    for column, column_type in fields.items():
        layer.CreateField(ogr.FieldDefn(column, types[column_type]))
    count = vertices = 0
    for geometry, values in features:
        if geometry.is_empty or not geometry.is_valid:
            raise ValueError(f"{name}: feature {count} ({values}) is empty or not valid")
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(_as_multi(geometry, kind).wkb))
        for column in fields:
            if values.get(column) is not None:
                feature.SetField(column, values[column])
        layer.CreateFeature(feature)
        count += 1
        vertices += count_vertices(geometry)
    dataset = layer = None
    print(f"{name}.fgb: {count} features, {vertices} vertices, {os.path.getsize(path) / 1000:.0f} kB")


def count_vertices(geometry):
    if hasattr(geometry, "geoms"):
        return sum(count_vertices(part) for part in geometry.geoms)
    if geometry.geom_type == "Polygon":
        return len(geometry.exterior.coords) + sum(len(ring.coords) for ring in geometry.interiors)
    return len(geometry.coords)


def lines_of(geometry):
    """The line strings of a shapely geometry, whatever it is."""
    if geometry.is_empty:
        return []
    if geometry.geom_type == "LineString":
        return [geometry]
    if hasattr(geometry, "geoms"):
        return [line for part in geometry.geoms for line in lines_of(part)]
    return []


def line_from(points):
    return LineString(rounded(points))
