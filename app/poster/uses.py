"""What a map can be printed as, and on which paper each is printed if nothing is said."""

from collections.abc import Mapping
from typing import Literal

from app.poster.paper import Orientation

KindId = Literal["poster", "stages", "summary", "actions", "report", "charts", "deck", "blank", "blank-cards",
                 "slides"]  # fmt: skip
"""What a map can be printed as: a key of ``kinds.KINDS``."""
PaperUse = Literal["map", "stages", "summary", "actions", "report", "charts", "cards"]
PAPER_USE: Mapping[KindId, PaperUse] = {
    "poster": "map",
    "stages": "stages",
    "summary": "summary",
    "actions": "actions",
    "report": "report",
    "charts": "charts",
    "deck": "cards",
    "blank": "map",
    "blank-cards": "cards",
}
"""Of the kinds that are chosen by name; those with the same use are printed on the same paper.

Slides are what a presentation is always made of, and have a size of their own.
"""
USUAL_PAPERS: Mapping[PaperUse, tuple[str, Orientation]] = {
    "map": ("A2", "landscape"),
    "stages": ("A4", "portrait"),
    "summary": ("A3", "landscape"),
    "actions": ("A4", "portrait"),
    "report": ("A4", "portrait"),
    "charts": ("A4", "landscape"),
    "cards": ("A4", "portrait"),
}
"""Name and orientation of the paper that each use has if nothing is said."""
