"""How long it takes to evaluate a map, and to resample the ranking of its touchpoints, in milliseconds of CPU.

python tests/bench/bench_insight.py
"""

import random
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.insight.overview import Overview
from app.insight.ranks import RANKED
from tests.insight.maps import LANES, STAGES, card, document, survey

SIZES = ((30, 300), (200, 100), (1000, 0))
"""Touchpoints, and respondents who rated all of them."""
PARTS = (
    "quadrants", "chances", "verdicts", "checklist", "alarms", "memory", "key_moments", "effort", "funnel",
    "stage_values", "brand", "media", "control", "listening",
)  # fmt: skip


def rated(cards, people, rng):
    """A document with so many touchpoints, and one survey."""
    held = [
        card(
            f"{at:04}", stage=rng.choice(STAGES), lane=rng.choice(LANES), emotion=rng.randint(-2, 2),
            importance=rng.randint(1, 5), satisfaction=rng.randint(1, 5), expectation=rng.randint(1, 5),
        )
        for at in range(cards)
    ]  # fmt: skip
    answers = {
        (one.id, measure): ",".join(str(rng.randint(1, 5)) for _ in range(people))
        for one in held
        for measure in ("importance", "satisfaction", "expectation", "brand_promise")
        if people
    }
    return document(held, survey("s", answers))


def timed(work):
    """Milliseconds of CPU."""
    start = process_time()
    work()
    return 1000 * (process_time() - start)


def main():
    """Print a line for each size."""
    rng = random.Random(1)
    for cards, people in SIZES:
        overview = Overview(rated(cards, people, rng), "m")
        parts = timed(lambda overview=overview: [getattr(overview, part) for part in PARTS])
        line = f"{cards:5} touchpoints, {people:3} respondents: evaluated in {parts:6.0f} ms"
        if people:
            ranks = {
                formula: timed(lambda overview=overview, formula=formula: overview.stability(formula))
                for formula in RANKED
                if formula != "score.emotion"
            }
            worst = max(ranks, key=lambda formula: ranks[formula])
            line += f"; 2,000 resamples in {min(ranks.values()):.0f} to {ranks[worst]:.0f} ms ({worst})"
        print(line)


if __name__ == "__main__":
    main()
