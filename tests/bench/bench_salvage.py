"""How much of a library is saved when one of its pages becomes noise: 40 files of 3,000 cards, the first page too.

python -m tests.bench.bench_salvage [files]
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from app.domain.records import Card
from app.store.library import Library
from app.store.repairing import repair
from tests.store.damaging import make_library, pages_of, to_noise

CARDS, EDITS, FILES = 3000, 600, 40


def main(files: int) -> None:
    """Prints the share of cards that are exactly as they were, and the longest repair."""
    with tempfile.TemporaryDirectory() as folder:
        whole, path = Path(folder) / "whole.sqlite", Path(folder) / "library.sqlite"
        made = make_library(whole, CARDS, EDITS)
        noise, kept, worst, longest = random.Random(9), 0, CARDS, 0.0
        for number in range(files):
            shutil.copyfile(whole, path)
            to_noise(path, noise.randrange(pages_of(path)), number)
            start = time.perf_counter()
            repair(path, "bench")
            longest = max(longest, time.perf_counter() - start)
            with Library.open(path) as library:
                documents = [(one.id, library.load(one.id)[0]) for one in library.projects()]
            same = sum(card == made[id_].find(Card, card.id) for id_, doc in documents for card in doc.all(Card))
            kept, worst = kept + same, min(worst, same)
        share = 100 * kept / CARDS / files
        print(f"{files} files of {pages_of(whole)} pages: {share:.2f} % of the cards saved as they were")
        print(f"at worst {worst} of {CARDS}; longest repair {longest:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
