"""Checks of what was made: areas, gaps, ends of lines, validity. Called by scripts/geodata: check.py OUTPUT"""
import os
import sys

from osgeo import ogr
from pyproj import Geod
from shapely import wkb
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.polygon import orient as orient_polygon
from shapely.ops import polygonize, unary_union

ogr.UseExceptions()
GEOD = Geod(ellps="WGS84")
failures = 0


def read(folder, name):
    dataset = ogr.Open(os.path.join(folder, name + ".fgb"))
    result = []
    for feature in dataset.GetLayer(0):
        result.append((wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb())), feature.items()))
    return result


def km2(geometry):
    return abs(GEOD.geometry_area_perimeter(orient(geometry))[0]) / 1e6


def orient(geometry):
    parts = getattr(geometry, "geoms", [geometry])
    return MultiPolygon([orient_polygon(part) for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def expect(what, holds, figure=""):
    global failures
    print(("ok    " if holds else "WRONG ") + what, figure)
    failures += not holds


def near(what, value, expected, tolerance):
    expect(f"{what}: about {expected}", abs(value - expected) <= tolerance, f"{value:.1f}")


def left_side(area, lines):
    """The faces of area that lie left of the directed lines: by the offset of each face's own line edges."""
    cutter = unary_union([area.boundary, *lines])
    faces = list(polygonize(cutter))
    occupied = []
    for face in faces:
        if not area.contains(face.representative_point()):
            continue
        sides = 0
        for line in lines:
            shared = face.exterior.intersection(line)
            for piece in getattr(shared, "geoms", [shared]):
                if piece.geom_type == "LineString" and piece.length > 0:
                    a, b = (line.project(Point(piece.coords[i])) for i in (0, 1))
                    (x0, y0), (x1, y1) = piece.coords[:2] if a < b else piece.coords[1::-1]
                    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
                    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
                    probe = Point(middle[0] - (y1 - y0) / length * 1e-5, middle[1] + (x1 - x0) / length * 1e-5)
                    sides += 1 if face.contains(probe) else -1
        occupied.append((face, sides))
    return occupied


def occupied_area(area, lines):
    """Faces next to a line by their side; the others take the side of the face they touch, or of the nearest one."""
    faces = left_side(area, lines)
    decided = [(face, sides > 0) for face, sides in faces if sides]
    for face, sides in faces:
        if not sides:
            nearest = min(decided, key=lambda item: item[0].distance(face))
            decided.append((face, nearest[1]))
    return unary_union([face for face, occupied in decided if occupied])


def check_areas(folder):
    oblasts = read(folder, "oblasts")
    (ukraine, _), = read(folder, "ukraine")
    areas = {values["iso"]: km2(geometry) for geometry, values in oblasts}
    expect("27 oblasts", len(oblasts) == 27)
    # The official areas.
    near("Donetsk oblast, km2", areas["UA-14"], 26517, 265)
    near("Luhansk oblast, km2", areas["UA-09"], 26684, 534)
    near("all oblasts, km2", sum(areas.values()), 603550, 6035)
    near("sum of the oblasts less Ukraine, km2", sum(areas.values()) - km2(ukraine), 0, 0.1)
    expect("Ukraine has no holes", all(not part.interiors for part in ukraine.geoms))
    return oblasts, ukraine


def check_neighbours(folder, ukraine):
    neighbours = read(folder, "neighbours")
    land = unary_union([geometry for geometry, _ in neighbours])
    near("neighbours over Ukraine, km2", km2(land.intersection(ukraine)), 0, 0.5)
    state = unary_union([g for g, values in read(folder, "borders") if values["kind"] == "state"])
    gaps = state.difference(land.buffer(2e-4))
    near("state border off the neighbours' land, degrees", gaps.length, 0, 0.001)
    russia = unary_union([g for g, values in neighbours if values["iso"] == "RU"])
    border = [g for g, values in read(folder, "borders") if values["between"] == "RU|UA" and values["kind"] == "state"]
    ends = [line for lines in border for line in lines.geoms]
    expect("the border with Russia is one line", len(ends) == 1)
    own, theirs = (area.boundary.intersection(ends[0]) for area in (ukraine, russia))
    near("border with Russia off Ukraine's outline, degrees", ends[0].length - own.length, 0, 1e-9)
    near("border with Russia off Russia's outline, degrees", ends[0].length - theirs.length, 0, 1e-9)
    near("Russia over Ukraine, km2", km2(russia.intersection(ukraine)), 0, 0.001)
    both = unary_union([land, ukraine])
    holes = [hole for part in both.geoms for hole in part.interiors]
    gaps = [hole for hole in map(Polygon, holes) if hole.distance(ukraine) < 0.01]
    expect("no gaps between Ukraine and its neighbours", not gaps, [hole.wkt for hole in gaps] or "")
    crimea = Point(34.1, 45.3)
    expect("Crimea is not Russia's", not land.contains(crimea) and ukraine.contains(crimea))


def check_pockets(date, parts, ukraine):
    """The pockets on the border with Russia: what their lines cut off Ukraine, against what was published."""
    names = ("sumy", "vovchansk", "lyptsi", "kupiansk-north")
    areas = {}
    for line, part in parts:
        if part in names:
            faces = [km2(face) for face in polygonize(unary_union([ukraine.boundary, line]))
                     if ukraine.contains(face.representative_point())]
            # All but the rest of the mainland, and the islands.
            mainland = max(faces)
            whole = {round(km2(island), 6) for island in ukraine.geoms}
            areas[part] = sum(face for face in faces if face != mainland and round(face, 6) not in whole)
    print("      pockets on the border:", {part: round(area, 1) for part, area in areas.items()})
    near(f"pockets on the border with Russia on {date}, km2", sum(areas.values()), 440, 66)


def check_lines(folder, oblasts, ukraine):
    lines = read(folder, "contact_lines")
    for date in sorted({values["date"] for _, values in lines}):
        parts = [(LineString(part.coords), values["part"]) for g, values in lines if values["date"] == date
                 for part in g.geoms]
        own = [line for line, _ in parts]
        occupied = occupied_area(ukraine, own)
        length = sum(GEOD.geometry_length(line) for line in own) / 1000
        print(f"      {date}: occupied {km2(occupied):.0f} km2, line {length:.0f} km")
        if date == "2025-08-17":
            near("occupied on 2025-08-17, km2", km2(occupied), 113500, 570)
            near("length on 2025-08-17, km", length, 1258, 12)
            check_pockets(date, parts, ukraine)
            for geometry, values in oblasts:
                share = 100 * km2(geometry.intersection(occupied)) / km2(geometry)
                wanted = {"UA-09": 99, "UA-14": 74.5, "UA-23": 73, "UA-65": 72}.get(values["iso"])
                if wanted:
                    near(f"share of {values['name']}, %", share, wanted, 1)
        for line in own:
            ends = [Point(line.coords[0]), Point(line.coords[-1])]
            if line.coords[0] != line.coords[-1]:
                expect(f"ends outside Ukraine, {date}", not any(ukraine.contains(end) for end in ends))
    before = read(folder, "line_2014_2022")
    pieces = [list(geometry.geoms[0].coords) for geometry, _ in before]
    expect("the line of 2014-2022 is in one piece", all(a[-1] == b[0] for a, b in zip(pieces, pieces[1:])))
    line = LineString([pieces[0][0]] + [point for piece in pieces for point in piece[1:]])
    drawn = [LineString(piece) for piece, (_, values) in zip(pieces, before) if values["part"] == "main"]
    expect("what is drawn of it ends at the border", len(drawn) == 1 and
           all(Point(end).distance(ukraine.boundary) < 1e-4 for end in (drawn[0].coords[0], drawn[0].coords[-1])))
    near("what is drawn of it outside Ukraine, degrees", drawn[0].difference(ukraine).length, 0, 1e-4)
    donbas = unary_union([g for g, values in oblasts if values["iso"] in ("UA-14", "UA-09")])
    occupied = occupied_area(ukraine, [line])
    near("occupied before 2022 in Donetsk and Luhansk, km2", km2(occupied.intersection(donbas)), 17000, 1000)
    near("occupied before 2022 elsewhere on the mainland, km2", km2(occupied.difference(donbas)), 0, 1)


def check_validity(folder):
    for file in sorted(os.listdir(folder)):
        if file.endswith(".fgb"):
            features = read(folder, file[:-4])
            bad = [values for geometry, values in features if not geometry.is_valid or geometry.is_empty]
            expect(f"{file}: {len(features)} features, all valid", features and not bad, bad[:3] or "")


def main():
    folder = sys.argv[1]
    check_validity(folder)
    oblasts, ukraine = check_areas(folder)
    check_neighbours(folder, ukraine)
    check_lines(folder, oblasts, ukraine)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
