"""What is said of a print before it is paper: its type, what would help, and what is to be looked at where."""

import unicodedata

from app.domain.document import Document
from app.domain.records import Card, JourneyMap, Lane, Persona, Stage
from app.words.catalogue import T
from app.words.units import held

_METRE = 1000
_MOST_CHARACTERS = 6


def size_text(millimetres: float) -> str:
    """A cap height as people read it: "2.1"."""
    return f"{millimetres:.1f}".replace(".", T("."))


def distance_text(millimetres: float) -> str:
    """A distance as people say it: "60 cm", "1.5 m"."""
    if millimetres < _METRE:
        return held(f"{millimetres / 10:.0f} cm")
    return held(f"{millimetres / _METRE:.1f}".removesuffix(".0").replace(".", T(".")) + " m")


def judgement_text(judgement: str, smallest: float, distance: float) -> str:
    """Whether the smallest type of a print can be read from a distance."""
    words = {"size": size_text(smallest), "distance": distance_text(distance)}
    return {
        "ok": T("Smallest capitals: {size} mm. Easy to read from {distance}.", **words),
        "small": T("Smallest capitals: {size} mm. From {distance} one has to step closer to read them.", **words),
        "too_small": T("Smallest capitals: {size} mm. Too small to read from {distance}.", **words),
    }[judgement]


def measure_text(smallest: float, typical: float, needed: float, reaches: tuple[float, float]) -> str:
    """How large the smallest and most type is, from where each can be read, and how large it should be: three lines."""
    return "\n".join(
        (
            T("Smallest: {size} mm, readable from {distance}", size=size_text(smallest), distance=_rounded(reaches[0])),
            T("Most text: {size} mm, readable from {distance}", size=size_text(typical), distance=_rounded(reaches[1])),
            T("Needed where you read: {size} mm", size=size_text(needed)),
        )
    )


def _rounded(millimetres: float) -> str:
    """A distance in steps that people can tell apart, never more than it is."""
    step = 50 if millimetres < _METRE else 100
    return distance_text(max(step, millimetres // step * step))


def long_page_text(longest: float) -> str:
    """A page of a PDF is longer than so many millimetres."""
    return T(
        "Longer than {most} m: many programs show and print such a page too small. Print it on strips of a roll, or "
        "write it smaller and tell the shop at how many per cent to print it.",
        most=f"{longest / _METRE:.2f}".replace(".", T(".")),
    )


def cut_text(count: int) -> str:
    """How many texts are cut short."""
    return T("{n} text is cut short.", "{n} texts are cut short.", n=count)


def content_name(content: str) -> str:
    """How much of the cards is printed."""
    return {"all": T("Everything"), "texts": T("Titles and texts"), "titles": T("Only titles")}[content]


def help_text(smallest: float, paper: str, content: str) -> str:
    """What would help: another paper by its name or size, or, where that is "", less on the cards."""
    size = size_text(smallest)
    if paper:
        return T("Print on {paper}: smallest {size} mm", paper=paper.replace(".", T(".")), size=size)
    return T("{content} on the cards: smallest {size} mm", content=content_name(content), size=size)


def color_text(why: str, printed: str) -> str:
    """What is wrong with a colour of a look; ``why`` and ``printed`` are those of ``poster.brand.ColorFault``."""
    return {
        "unreadable": T("Text is hard to read in this colour: it is printed in {color}.", color=printed),
        "pale": T("It can hardly be seen on white paper."),
        "like_bad": T("Some people will take it for the colour of a bad moment."),
    }[why]


def finding_text(kind: str, amount: float, text: str, *, brief: bool = False) -> str:
    """What there is to look at; ``amount`` and ``text`` are as in ``poster.inspection.Finding``.

    ``brief`` leaves out what characters are called.
    """
    if kind == "undrawn":
        characters = " ".join(text) if brief else characters_text(text)
        return T("No font can draw {characters}; a box stands for it.", characters=characters)
    if kind == "coarse":
        return T("Picture of {dpi} dpi on paper; from 150 on it is sharp.", dpi=round(amount))
    if kind == "shortened":
        return T("Cut short: not all of the text has room.")
    return T("{size} mm high: “{text}”", size=size_text(amount), text=text)


def characters_text(characters: str) -> str:
    """Characters with their code points and their names in Unicode, the first few of many."""
    named = [f"“{c}” (U+{ord(c):04X} {unicodedata.name(c, '')}".rstrip() + ")" for c in characters[:_MOST_CHARACTERS]]
    more = len(characters) - len(named)
    return ", ".join(named) + (f", {T('{n} more', n=more)}" if more > 0 else "")


def part_text(document: Document, owner: str, role: str) -> str:
    """What a finding is about, in the words of the map: a card's title, the name of a stage, the legend."""
    named = {
        "logo": T("Logo"),
        "legend": T("Legend"),
        "footer": T("Footer"),
        "color_key": T("What the colours mean"),
        "curve_label": T("Emotion curve"),
        "curve_levels": T("Emotion curve"),
    }
    if role in named:
        return named[role]
    record = _record(document, owner)
    if record is None:
        return T("Poster")
    name = " ".join((_title(record) or str(record.fields.get("text", ""))).split()) or T("No text yet")
    return T("Emotion curve: {stage}", stage=name) if role in {"curve", "curve_faces"} else name


def full_text(document: Document, owner: str) -> str:
    """All that stands in a card, a stage, a lane, a persona or a map's head, line by line."""
    record = _record(document, owner)
    if record is None:
        return ""
    keys = ("text", "quote", "goal", "scenario", "goals", "needs", "pains")
    return "\n".join(filter(None, [_title(record), *(str(record.fields.get(key, "")) for key in keys)]))


_Owner = Card | Stage | Lane | Persona | JourneyMap


def _record(document: Document, owner: str) -> _Owner | None:
    """The record that a part of a drawing belongs to."""
    return (
        document.find(Card, owner)
        or document.find(Stage, owner)
        or document.find(Lane, owner)
        or document.find(Persona, owner)
        or document.find(JourneyMap, owner)
    )


def _title(record: _Owner) -> str:
    return record.name if isinstance(record, Persona) else record.title
