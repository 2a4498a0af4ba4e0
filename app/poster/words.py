"""The words that are printed on sheets and guide page: they come from outside, in the poster's language."""

from collections.abc import Mapping

from app.layout.layers import LAYERS

WORD_KEYS = (
    "sheet.place",
    "sheet.over",
    "sheet.over_two",
    "sheet.glue",
    "sheet.ruler",
    "sheet.blank",
    "guide.title",
    "guide.facts",
    "guide.mixed",
    "guide.strips",
    "guide.size",
    "guide.print",
    "guide.cut",
    "guide.glue",
    "guide.glue_margin",
    "guide.join",
    "guide.join_columns",
    "guide.blank",
    "trim.size",
    "trim.reduced",
    "block.author",
    "block.version",
    "foot.version",
    "foot.printed",
    "foot.date",
    "document.subject",
    "document.map",
    *(f"layer.{layer}" for layer in LAYERS),
)
"""Parameters: place {row} {rows} {letters} {column} {columns}; over {sheet}; over_two {first} {second}; glue {sheet};
ruler {length}; facts {sheets} {sheet} {rows} {columns};
mixed {sheets} {sheet} {standing} {lying}; strips {strips} {roll}; size {poster} {overlap};
print {length}; join and join_columns {names}; blank {sheets}; version {n} {date}; printed {date};
date {day} {month} {year}; trim.size {size} {bleed}; reduced {percent}."""


def fill(words: Mapping[str, str], key: str, **params: object) -> str:
    """The words of a key with their {parameters} filled in."""
    text = words[key]
    for name, value in params.items():
        text = text.replace("{" + name + "}", str(value))
    return text
