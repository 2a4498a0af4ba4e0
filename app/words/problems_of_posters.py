"""What is said when a poster or picture cannot be made as was asked."""

from collections.abc import Callable, Mapping

from app.words.catalogue import T

Params = Mapping[str, object]


def _why(code: str) -> str:
    """The inner part of the sentence about a file that cannot be written."""
    return {
        "disk_full": T("the disk is full"),
        "no_right": T("you may not write there, or another program has it open"),
        "no_folder": T("its folder does not exist"),
        "is_folder": T("there is a folder of that name"),
        "long_name": T("its name is too long"),
        "in_use": T("another program has it open"),
    }.get(code, T("the disk refused it"))


def _figure(value: object) -> str:
    """A figure as people write it: 900, 2.5."""
    return f"{value:g}".replace(".", T(".")) if isinstance(value, float) else str(value)


def _out_of_range(params: Params) -> str:
    """Which figure cannot be, and which ones can."""
    said = {key: _figure(params[key]) for key in ("value", "least", "most")}
    return {
        "bleed": T("A bleed of {value} mm cannot be; {least} to {most} mm can.", **said),
        "card": T("A card cannot have a side of {value} mm; {least} to {most} mm can be.", **said),
        "each": T("{value} empty cards for each lane cannot be; {least} to {most} can.", **said),
        "dpi": T("A resolution of {value} dpi cannot be; {least} to {most} dpi can.", **said),
        "distance": T("Nobody reads from {value} mm away; {least} to {most} mm can be.", **said),
    }[str(params["what"])]


def _with_figures(params: Params) -> dict[str, object]:
    return {key: _figure(value) for key, value in params.items()}


SENTENCES: dict[str, Callable[[Params], str]] = {
    "paper.bad_size": lambda p: T("“{text}” is no paper size. Write one like A0, Letter or 841x1189mm.", **p),
    "paper.out_of_range": lambda p: T("The paper {text} cannot be: each side is {smallest} to {largest} mm.", **p),
    "paper.bad_length": lambda p: T("“{text}” is no length. Write one like 10mm or 0.5in.", **p),
    "poster.small_margin": lambda p: T(
        "A margin of {margin} mm is too small; use {smallest} mm or more.", **_with_figures(p)
    ),
    "poster.big_margin": lambda p: T(
        "With a margin of {margin} mm nothing is left of the sheet {sheet}.", **_with_figures(p)
    ),
    "poster.bad_overlap": lambda p: T("An overlap of {overlap} mm cannot be; use 0 or more.", **_with_figures(p)),
    "poster.big_overlap": lambda p: T(
        "An overlap of {overlap} mm is too much; use at most {most} mm.", **_with_figures(p)
    ),
    "poster.out_of_range": _out_of_range,
    "poster.too_many_sheets": lambda p: T(
        "The poster would take {count} sheets; {most} are the most. Choose a smaller poster or larger sheets.", **p
    ),
    "poster.no_such_page": lambda p: T("There is no sheet “{name}”; they go from {first} to {last}.", **p),
    "poster.card_too_large": lambda p: T(
        "A card of {card} has no room on {paper}. Choose smaller cards or a larger paper.", **p
    ),
    "poster.cannot_write": lambda p: T("“{name}” cannot be written: {why}.", name=p["name"], why=_why(str(p["why"]))),
    "look.unreadable": lambda p: T("The look “{name}” cannot be read: there is no such file, or no right to it.", **p),
    "look.no_json": lambda p: T("“{name}” is not the JSON of a look; see line {line}.", **p),
    "look.unknown_key": lambda p: T("{name}: “{key}” is not known; a look has {known}.", **p),
    "look.bad_color": lambda p: T("{name}: “{value}” is no colour for “{key}”. Write one like #1a5680.", **p),
    "look.bad_text": lambda p: T("{name}: “{key}” must be a text of at most {most} characters.", **p),
    "look.bad_style": lambda p: T("{name}: “{value}” is no style; there is {known}.", **p),
    "look.no_logo": lambda p: T("{name}: there is no logo “{logo}” that can be read.", **p),
    "look.logo_elsewhere": lambda p: T(
        "{name}: the logo “{logo}” must lie beside the look and be said by its name alone.", **p
    ),
    "look.bad_logo": lambda p: T(
        "{name}: the logo “{logo}” is no picture that can be printed. Save it as PNG, or as JPEG in RGB or grey.", **p
    ),
    "print.failed": lambda p: T("“{name}” does not print. Look whether it is on and has paper.", **p),
    "poster.failed": lambda _: T("The poster could not be made; the log of the program says why."),
}
