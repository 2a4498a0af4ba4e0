"""All generated maps on A0, A1 and A2, cut into A4, A3 and Letter, lying, standing and mixed: that no card is cut that
could have been spared, by a measure that tries every place, and how many cards an even grid cuts.

python tests/bench/bench_seams.py [MAPS]      (54; it takes some minutes, and ends with 1 where a card could be spared)
"""

import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.poster.paper import parse_paper
from app.poster.spec import TileSpec
from app.poster.tiling import Turning
from tests.poster.cutting import MAPS, POSTERS, SHEETS, WAYS, faults, poster_of, shown, spared

TURNINGS: tuple[Turning, ...] = (*WAYS, "mixed")


def main() -> int:
    """All of them, or so many maps."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MAPS
    wrong = posters = here = evenly = 0
    for seed, name in itertools.product(range(count), POSTERS):
        paper = poster_of(seed, name)
        drawing = shown(seed, paper)
        for sheet, turning in itertools.product(SHEETS, TURNINGS):
            found, some, plain = spared(paper, TileSpec(parse_paper(sheet), turning=turning), drawing)
            posters += 1
            here, evenly = here + some, evenly + plain
            for fault in faults(found, drawing):
                wrong += 1
                print(f"map {seed} on {name} in {sheet}, {turning}: {fault}")
    share = here / max(1, evenly)
    print(f"{count} maps, {posters} posters: {wrong} cut cards that could have been spared")
    print(f"cards cut where a tenth of the sheets is to spare: {here}, evenly {evenly}: {share:.3f} (goal ≤ 0.1)")
    return int(wrong > 0 or share > 0.1)


if __name__ == "__main__":
    sys.exit(main())
