"""Asks what the colours of a map are to tell: any field that its cards differ by, or what a segment answered."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from app.canvas.board import Board
from app.domain.catalogue import MEASURES
from app.insight.survey import segments
from app.layout.coloring import KEYS, color_sides, coloring
from app.layout.contents import contents
from app.layout.display import Display
from app.layout.theme import THEME
from app.ui.insight.choosing import Choice, choose
from app.words import T
from app.words.facets import facet_name

Told = tuple[str, str]
"""A side, and the one segment whose answers are told; "" for all."""


def ask_coloring(parent: QWidget, board: Board) -> Told | None:
    """The side that was chosen; None where the person thought better of it."""
    found = dict(enumerate(offered(board)))
    named = [Choice(str(at), _name(board, *told)) for at, told in found.items()]
    chosen = choose(parent, T("What should the colours tell?"), named, T("Colour the map"))
    return found[int(chosen)] if chosen is not None else None


def offered(board: Board) -> Iterator[Told]:
    """The sides of which some card of the map says something, then those that segments were asked about."""
    held = contents(board.document, board.map_id)
    cards = [card for inside in held.cells.values() for card in inside]
    asked = [(by, segment) for segment in segments(board.document, board.map_id) for by in MEASURES]
    for by, segment in (*((side, "") for side in color_sides(board.document)), *asked):
        made = coloring(held, Display(color_by=by, segment=segment), THEME)
        if made is None or any(made.value(card) is not None for card in cards):
            yield by, segment


def _name(board: Board, by: str, segment: str) -> str:
    if by == "tag":
        name = T("First tag")
    elif by == "channel":
        name = T("Channel")
    else:
        name = facet_name(board.document, KEYS.get(by, by))
    return f"{name} · {segment}" if segment else name
