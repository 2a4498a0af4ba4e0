"""A house's look for its prints: logo, colours, title block, and what they do to the theme.

Colours are checked before paper is: text on them must be readable, and no colour of the house may be taken for that
of a bad moment.  Where one fails, the nearest shade of the same hue that passes is proposed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from app.layout.seeing import EYES, contrast, distance, nearest, tint
from app.layout.theme import THEME, Colors, Frame, Spacing, Theme, Type

Style = Literal["wall", "desk"]
STYLES: tuple[Style, ...] = get_args(Style)
ColorField = Literal["main", "accent"]
Why = Literal["unreadable", "pale", "like_bad"]

READABLE = 4.5
"""The contrast that text of a stage's or a pill's size needs (WCAG 2, 1.4.3)."""
SMALL_READABLE = 7.0
"""The contrast that small text needs (WCAG 2, 1.4.6), such as the phases' names in a shade of a house's colour."""
SEEN = 1.2
"""The contrast that a large ground needs to be seen on white paper."""
MIXED_UP = 15.0
"""Two colours nearer than this (CIE76) are taken for each other."""

_DESK_TYPE = Type(
    title=9.0,
    persona_name=5.0,
    stage=4.8,
    lane=4.2,
    curve_label=4.0,
    lead=3.8,
    persona_text=3.3,
    phase=3.2,
    metric=3.6,
    card_text=3.0,
    card_tag=2.8,
    legend=3.0,
)
_DESK_SPACING = Spacing(
    section=5.0, curve_height=72.0, curve_face=12.0, curve_line=1.4, curve_share=0.11, curve_least=58.0, curve_most=0.2,
    label_width=51.0, portrait=24.0, panel_pad=4.6,
    card_pad=2.0, card_gap=1.9, cell_pad=2.2, row_gap=1.6, row_height=16.0, face=7.2, card_height=8.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brand:
    """What a house's prints have in common; everything may be left empty.

    ``main`` is the colour of the stages' heads (a darker shade of it draws curve and marks), ``accent`` that of pills
    and icons, both "#rrggbb".  ``logo`` is the hash of a picture, ``logo_shape`` its width by its height.  ``author``
    and ``version`` stand in the title block, ``mark`` says who may see the map, ``note`` stands in the foot.
    """

    name: str = ""
    main: str = ""
    accent: str = ""
    logo: str = ""
    logo_shape: float = 1.0
    author: str = ""
    version: str = ""
    mark: str = ""
    note: str = ""
    style: Style = "wall"


@dataclass(frozen=True, slots=True)
class ColorFault:
    """What is wrong with a colour: "unreadable", "pale" or "like_bad", and the nearest shade that is not, if any.

    ``printed`` is the shade that text has instead of an unreadable one, "" where the colour is printed as it is.
    """

    field: ColorField
    why: Why
    proposed: str | None
    printed: str = ""


PLAIN = Brand()
_BLACK = "#000000"
_COLOR = re.compile(r"#[0-9a-f]{6}")
_WRITTEN = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
SHAPES = (0.05, 20.0)
"""A logo's width by its height."""
LONGEST = 200
"""Characters of each text of a look."""
LOOK_KEYS = ("name", "logo", "stages", "accents", "prepared_by", "version", "mark", "footer", "style")
"""What people write in a file of a look: see ``poster.looks``."""


def brand_of(values: Mapping[str, object]) -> Brand:
    """A brand as it was stored; what is missing or cannot be is left empty."""
    texts = {name: value for name in _TEXTS if isinstance(value := values.get(name), str)}
    colors = {name: value for name in ("main", "accent") if _COLOR.fullmatch(value := str(values.get(name, "")))}
    shape = values.get("logo_shape")
    sound = isinstance(shape, int | float) and SHAPES[0] <= shape <= SHAPES[1]
    style: Style = "desk" if values.get("style") == "desk" else "wall"
    return Brand(**texts, **colors, logo_shape=float(shape) if sound else 1.0, style=style)  # type: ignore[arg-type]


_TEXTS = ("name", "logo", "author", "version", "mark", "note")


def written_color(text: str) -> str | None:
    """The colour that a text writes, "#rrggbb": "" for nothing, None for no colour."""
    text = text.strip()
    if not text:
        return ""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def theme_of(brand: Brand, words: Mapping[str, str]) -> Theme:
    """The theme of a house's prints; ``words`` names the cells of the title block ("block.author", …)."""
    if replace(brand, name="") == PLAIN:
        return THEME
    block = tuple((words[f"block.{key}"], text) for key in ("author", "version") if (text := getattr(brand, key)))
    frame = Frame(brand.logo, brand.logo_shape, brand.mark, block, brand.note)
    theme = replace(THEME, colors=_colors(brand), frame=frame)
    return replace(theme, type=_DESK_TYPE, spacing=_DESK_SPACING) if brand.style == "desk" else theme


def faults_of(brand: Brand) -> tuple[ColorFault, ...]:
    """What is wrong with the colours of a house; empty ones are never wrong."""
    return tuple(_faults("main", brand.main) + _faults("accent", brand.accent))


def _faults(field: ColorField, color: str) -> list[ColorFault]:
    if not color:
        return []
    why = [why for why, passes in _CHECKS[field].items() if not passes(color)]
    if not why:
        return []
    proposed = nearest(color, lambda shade: all(passes(shade) for passes in _CHECKS[field].values()))
    return [ColorFault(field, one, proposed, readable(color) if one == "unreadable" else "") for one in why]


def readable(accent: str) -> str:
    """The shade of an accent that words and small marks are printed in: itself where it can be read."""
    return nearest(accent, _is_readable) or THEME.colors.accent_text


def _is_seen(color: str) -> bool:
    """Whether a large ground of it is seen on paper."""
    return contrast(color, THEME.colors.page) >= SEEN


def _is_readable(color: str) -> bool:
    """Whether it can be text on paper and on a light ground."""
    return min(contrast(color, THEME.colors.ground), contrast(color, THEME.colors.page)) >= READABLE


def _unlike_bad(color: str) -> bool:
    """Whether no eye takes it for the colour of a bad moment."""
    bad = (THEME.colors.emotions[-1], THEME.colors.emotions[-2])
    return all(distance(color, one, eyes) >= MIXED_UP for one in bad for eyes in EYES)


def _text_on(color: str) -> str:
    """White or ink, whichever is read better; black on what is too dark for ink and too light for white."""
    best = max((THEME.colors.on_navy, THEME.colors.ink), key=lambda text: contrast(color, text))
    return best if contrast(color, best) >= READABLE else _BLACK


_CHECKS: Mapping[ColorField, Mapping[Why, Callable[[str], bool]]] = {
    "main": {"pale": _is_seen},
    "accent": {"unreadable": _is_readable, "like_bad": _unlike_bad},
}


def _colors(brand: Brand) -> Colors:
    colors = THEME.colors
    if brand.main:
        on_head, label = _text_on(brand.main), tint(brand.main, 94.4, 4.5)
        colors = replace(
            colors,
            navy=nearest(brand.main, lambda shade: contrast(shade, label) >= SMALL_READABLE) or colors.navy,
            head=brand.main,
            on_head=on_head,
            on_head_quiet=on_head,
            ground=tint(brand.main, 96.2, 3.0),
            label=label,
        )
    if brand.accent:
        colors = replace(
            colors, accent=brand.accent, on_accent=_text_on(brand.accent), accent_text=readable(brand.accent)
        )  # fmt: skip
    return colors
