"""Makes every layer of geodata/. Called by scripts/geodata: make.py SOURCES OUTPUT"""
import sys

import boundaries
import common
import front
import places
import water


def main():
    common.Paths.sources, common.Paths.output = sys.argv[1:3]
    ukraine, land = boundaries.make()
    water.make(ukraine, land)
    positions, doubtful = places.make()
    front.make(ukraine, positions)
    for place in doubtful:
        print("no Ukrainian name in GeoNames: add to place_names.csv:", *place)


if __name__ == "__main__":
    main()
