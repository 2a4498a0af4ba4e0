"""Sheets on the command line: how the options say them, and the list of the ways to print a poster."""

import argparse
import re

from app.domain.problems import Problem
from app.poster.offers import LEAST_SCALE, Offer, offers
from app.poster.page import Printout
from app.poster.paper import MARGINS, Paper, Roll, parse_length, parse_margins, parse_sheet
from app.poster.spec import PrintSpec, TileSpec
from app.poster.tiling import OVERLAP
from app.words import T
from app.words.units import plain

_OF_SHEETS = ("margin", "overlap", "turn", "percent", "even", "wider", "skip_blank")
_PERCENT = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*%?\s*")


def tiles_of(given: argparse.Namespace) -> TileSpec | None:
    """The sheets that the options ask for, None where they ask for none.

    Problem("cli.bad_scale", text, least); Problem("cli.needs_tile", options) where some say how to cut no sheets.
    """
    if not given.tile:
        useless = [f"--{name.replace('_', '-')}" for name in _OF_SHEETS if getattr(given, name)]
        if useless:
            raise Problem("cli.needs_tile", options=", ".join(useless))
        return None
    return TileSpec(
        parse_sheet(given.tile),
        MARGINS if given.margin is None else parse_margins(given.margin),
        OVERLAP if given.overlap is None else parse_length(given.overlap),
        turning=given.turn or "auto",
        scale=1.0 if given.percent is None else _scale(given.percent),
        seams="even" if given.even else "between",
        wider=given.wider,
        skip_blank=given.skip_blank,
    )


def only_of(given: argparse.Namespace) -> tuple[str, ...]:
    """The names of the sheets to print again; letters may be small."""
    return tuple(name.strip().upper() for name in given.only.split(",") if name.strip())


def tell_choices(spec: PrintSpec, printout: Printout) -> None:
    """One line for each way to print the poster on such sheets, best first, as the options that ask for it."""
    if spec.tiles is None or printout.poster is None:
        raise Problem("cli.choices_are_of_sheets")
    (whole,) = printout.poster.placements
    for offer in offers(whole.drawing, spec.paper, spec.tiles, [spec.tiles.sheet]):
        print(plain("\t".join(_told(offer))))


def _told(offer: Offer) -> tuple[str, ...]:
    """How many sheets, the options, the size of the text and what is cut."""
    sheet = offer.tiles.sheet
    name = f"roll:{sheet.width:g}" if isinstance(sheet, Roll) else _plain(sheet)
    options = f"--tile {name} --turn {offer.tiles.turning} --percent {offer.tiles.scale * 100:.2f}"
    cut = T("{n} card cut", "{n} cards cut", n=offer.cards_cut) if offer.cards_cut else T("no card cut")
    size = f"{offer.card_text:.1f}".replace(".", T("."))
    sheets = T("{n} sheet", "{n} sheets", n=offer.sheets)
    return sheets, options, T("text {size} pt", size=size), cut, *((T("Best"),) if offer.best else ())


def _plain(paper: Paper) -> str:
    return paper.name or f"{paper.width:g}x{paper.height:g}mm"


def _scale(text: str) -> float:
    """Percent as a part: "99.3 %" is 0.993."""
    match = _PERCENT.fullmatch(text)
    scale = float(match[1].replace(",", ".")) / 100 if match else 0.0
    if not LEAST_SCALE <= scale <= 1:
        raise Problem("cli.bad_scale", text=text[:20], least=round(LEAST_SCALE * 100))
    return scale
