"""The lines of contact, the ground gained near Dobropillia, and deposits: from the tables of geodata/tables."""
import math
from itertools import groupby

from osgeo import ogr
from shapely.geometry import LineString, Point, Polygon
from shapely.ops import nearest_points

import common


def number(row, *columns):
    return tuple(float(row[column]) for column in columns)


# How far the lines run on over the state border, metres.
OVER_BORDER = 500
METRES_PER_LAT = 111200


def run_out(before, end, ukraine):
    """What follows on the end of a line inside Ukraine, to bring it just over the border: a list of no or one point.

    The way out is the last segment's direction or the one to the nearest point of the border, whichever is shorter.
    """
    if not ukraine.contains(Point(end)):
        return []
    metres_per_lon = METRES_PER_LAT * math.cos(math.radians(end[1]))

    def metres_to(point):
        return math.hypot((point[0] - end[0]) * metres_per_lon, (point[1] - end[1]) * METRES_PER_LAT)

    nearest = nearest_points(ukraine.boundary, Point(end))[0].coords[0]
    # A ray of some 50 km: the first time that it meets the border, if it does.
    scale = 50000 / metres_to(before)
    ray = LineString([end, (end[0] + (end[0] - before[0]) * scale, end[1] + (end[1] - before[1]) * scale)])
    met = ray.intersection(ukraine.boundary)
    ways = [nearest, *([] if met.is_empty else [nearest_points(met, Point(end))[0].coords[0]])]
    way = min(ways, key=metres_to)
    more = 1 + OVER_BORDER / metres_to(way)
    return common.rounded([(end[0] + (way[0] - end[0]) * more, end[1] + (way[1] - end[1]) * more)])


def with_ends_outside(points, ukraine):
    """An open line, run on at both ends to just outside Ukraine where it does not end there."""
    return [*run_out(points[1], points[0], ukraine), *points, *run_out(points[-2], points[-1], ukraine)]


def check_simple(points, what):
    """Refuses a line that walks a stretch there and back, or crosses itself: lengths and sides would be ambiguous.

    That it touches itself at a vertex is allowed: ground that hangs by a point.
    """
    edges = [LineString(points[i:i + 2]) for i in range(len(points) - 1)]
    for i, edge in enumerate(edges):
        for other in edges[i + 1:]:
            if edge.crosses(other) or edge.intersection(other).length > 0:
                raise ValueError(f"{what} crosses itself, or goes there and back, at {edge.coords[0]}")


def write_contact_lines(ukraine):
    """One feature for each date and part; occupied side on the left, as in the table."""
    features = []
    rows = common.read_table("contact_lines")
    for (date, part), group in groupby(rows, key=lambda row: (row["date"], row["part"])):
        points = [number(row, "lon", "lat") for row in group]
        if points[0] != points[-1]:
            points = with_ends_outside(points, ukraine)
            for end in (points[0], points[-1]):
                if ukraine.contains(Point(end)):
                    raise ValueError(f"contact line {date} {part} ends inside Ukraine at {end}")
        check_simple(points, f"contact line {date} {part}")
        features.append((LineString(points), {"date": date, "part": part}))
    common.write_layer("contact_lines", "line", {"date": str, "part": str}, features)


def write_line_2014_2022(ukraine):
    """Natural Earth's line of 2014-2022, run on over the state border and into the sea at its ends."""
    dataset = ogr.Open(common.source("qgis-common", "usr", "share", "qgis", "resources", "data", "world_map.gpkg"))
    points = []
    for feature in dataset.GetLayer("disputed_borders"):
        geometry = feature.GetGeometryRef()
        if feature["name"] == "Ukrainian claim" and feature["adm0_a3_l"] == feature["adm0_a3_r"] == "UKR":
            points += common.rounded(geometry.GetGeometryRef(0).GetPoints())
    # The source runs from the sea to the north-east: the occupied ground, east of it, is on the right.
    ends = {row["end"]: number(row, "lon", "lat") for row in common.read_table("line_2014_2022_ends")}
    drawn = points[::-1]
    for end in (drawn[0], drawn[-1]):
        if Point(end).distance(ukraine.boundary) > 10 ** -common.DECIMALS:
            raise ValueError(f"Natural Earth's line of 2014-2022 does not end at the border: {end}")
    points = with_ends_outside([ends["end"], *drawn, ends["start"]], ukraine)
    for end in (points[0], points[-1]):
        if ukraine.contains(Point(end)):
            raise ValueError(f"the line of 2014-2022 ends inside Ukraine at {end}")
    check_simple(points, "the line of 2014-2022")
    # All three cut areas; those beyond the border and in the sea are not drawn.
    first, last = points.index(drawn[0]), points.index(drawn[-1])
    pieces = [("beyond", points[:first + 1]), ("main", drawn), ("beyond", points[last:])]
    common.write_layer(
        "line_2014_2022", "line", {"date": str, "part": str},
        [(LineString(piece), {"date": "2022-02-23", "part": part}) for part, piece in pieces],
    )


def write_dobropillia():
    outline = [number(row, "lon", "lat") for row in common.read_table("dobropillia_salient")]
    common.write_layer(
        "dobropillia_salient", "polygon", {"name": str, "name_uk": str, "from": str, "to": str},
        [(Polygon(outline), {"name": "Gained 31 July to 12 August 2025",
                             "name_uk": "Просування з 31 липня до 12 серпня 2025",
                             "from": "2025-07-31", "to": "2025-08-12"})],
    )
    features = []
    for branch, group in groupby(common.read_table("dobropillia_axis"), key=lambda row: row["branch"]):
        axis = smoothed([number(row, "lon", "lat") for row in group])
        features += [(line, {"name": "Axis of the breakthrough", "name_uk": "Вісь прориву", "branch": branch})
                     for line in (LineString(axis), LineString(arrowhead(axis)))]
    common.write_layer("dobropillia_axis", "line", {"name": str, "name_uk": str, "branch": str}, features)


def smoothed(points, rounds=3):
    """Chaikin's corner cutting, the ends kept."""
    for _ in range(rounds):
        cut = [points[0]]
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            cut += [(x0 * 0.75 + x1 * 0.25, y0 * 0.75 + y1 * 0.25), (x0 * 0.25 + x1 * 0.75, y0 * 0.25 + y1 * 0.75)]
        points = [*cut, points[-1]]
    return [(round(x, 5), round(y, 5)) for x, y in points]


def arrowhead(points, metres=1100, degrees=30):
    """The two barbs of an arrow at the end of a line, as one line: barb, tip, barb."""
    (x0, y0), (x1, y1) = points[-2:]
    metres_per_lon = METRES_PER_LAT * math.cos(math.radians(y1))
    back = math.atan2((y0 - y1) * METRES_PER_LAT, (x0 - x1) * metres_per_lon)
    barbs = []
    for side in (-1, 1):
        angle = back + side * math.radians(degrees)
        barbs.append((round(x1 + metres * math.cos(angle) / metres_per_lon, 5),
                      round(y1 + metres * math.sin(angle) / METRES_PER_LAT, 5)))
    return [barbs[0], (x1, y1), barbs[1]]


def write_dobropillia_places(geonames):
    features = []
    for row in common.read_table("dobropillia_places"):
        lon, lat = geonames[row["geonameid"]] if row["geonameid"] else number(row, "lon", "lat")
        values = {key: row[key] for key in ("name", "name_uk", "note")}
        # Those that GeoNames has are drawn with the other places.
        features.append((Point(lon, lat), {**values, "kind": "town" if row["geonameid"] else "village"}))
    fields = {"name": str, "name_uk": str, "kind": str, "note": str}
    common.write_layer("dobropillia_places", "point", fields, features)


def write_deposits():
    features = []
    for row in common.read_table("deposits"):
        features.append((Point(number(row, "lon", "lat")), {**row, "precision_km": float(row["precision_km"])}))
    fields = {"name": str, "name_uk": str, "mineral": str, "precision_km": float, "source": str}
    common.write_layer("deposits", "point", fields, features)


def make(ukraine, geonames):
    """geonames: {geonameid: (lon, lat)} of the places that tables name."""
    write_contact_lines(ukraine)
    write_line_2014_2022(ukraine)
    write_dobropillia()
    write_dobropillia_places(geonames)
    write_deposits()
