"""What is said when a poster or picture cannot be made as was asked."""

from collections.abc import Callable, Mapping

from app.words.catalogue import T

Params = Mapping[str, object]

SENTENCES: dict[str, Callable[[Params], str]] = {
    "paper.bad_size": lambda p: T("“{text}” is no paper size. Write one like A0, Letter or 841x1189mm.", **p),
    "paper.out_of_range": lambda p: T("The paper {text} cannot be: each side is {smallest} to {largest} mm.", **p),
    "paper.bad_length": lambda p: T("“{text}” is no length. Write one like 10mm or 0.5in.", **p),
    "poster.small_margin": lambda p: T("A margin of {margin} mm is too small; use {smallest} mm or more.", **p),
    "poster.big_margin": lambda p: T("With a margin of {margin} mm nothing is left of the sheet {sheet}.", **p),
    "poster.bad_overlap": lambda p: T("An overlap of {overlap} mm cannot be; use 0 or more.", **p),
    "poster.big_overlap": lambda p: T("An overlap of {overlap} mm is too much; use at most {most} mm.", **p),
    "poster.too_many_sheets": lambda p: T(
        "The poster would take {count} sheets; {most} are the most. Choose a smaller poster or larger sheets.", **p
    ),
}
