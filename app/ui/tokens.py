"""The colours of the four appearances: light and dark, and both in high contrast.

Everything that paints takes its colours from ``Tokens``.  The paper of a map is white in all of them.
"""

from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of one appearance, as "#rrggbb"; named by what they are for."""

    dark: bool
    high: bool
    """High contrast: text at least 7:1, edges 4.5:1, thick rings around what has the focus."""
    ring: str
    """The width of such a ring, "2px"."""
    window: str
    """Behind everything."""
    panel: str
    """Side panels, cards, dialogs' lists."""
    field: str
    """What one types into."""
    raised: str
    """A control at rest."""
    hover: str
    pressed: str
    line: str
    """Between areas; decoration only."""
    outline: str
    """The edge of a control, 3:1 on window, panel and field."""
    text: str
    muted: str
    disabled: str
    accent: str
    """The one accent: the main button, links, what is chosen."""
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    """Behind what is chosen, under ``text``."""
    focus: str
    """The ring around what the keyboard works on."""
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    tip: str
    on_tip: str
    desk: str
    """What the sheet of a map lies on."""
    selection: str
    """The frame of what is selected on the sheet, which is white in both appearances."""
    drop_mark: str
    """Where a dragged card will land."""
    header: str
    """Behind sticky stage headers and lane labels."""
    on_header: str


LIGHT = Tokens(
    dark=False,
    high=False,
    ring="2px",
    window="#f4f6f7",
    panel="#ffffff",
    field="#ffffff",
    raised="#ffffff",
    hover="#e9eef0",
    pressed="#dbe3e6",
    line="#dce3e6",
    outline="#7e8d96",
    text="#15232b",
    muted="#51626c",
    disabled="#9aa7ae",
    accent="#0d5c70",
    accent_hover="#0a4e60",
    accent_pressed="#083f4e",
    on_accent="#ffffff",
    accent_soft="#dceef2",
    focus="#1b86a3",
    danger="#a8321b",
    danger_soft="#fbe9e4",
    warning="#7a4e00",
    warning_soft="#fdf1d8",
    good="#1d6b47",
    tip="#1d2b33",
    on_tip="#f4f8f9",
    desk="#dfe5e8",
    selection="#0b7c99",
    drop_mark="#0b7c99",
    header="#f4f6f7",
    on_header="#15232b",
)

DARK = Tokens(
    dark=True,
    high=False,
    ring="2px",
    window="#13181b",
    panel="#1a2125",
    field="#10161a",
    raised="#242d32",
    hover="#2c373d",
    pressed="#36434a",
    line="#2b353a",
    outline="#6d7d86",
    text="#e7eef1",
    muted="#a3b3bb",
    disabled="#5f6f78",
    accent="#5cbcd3",
    accent_hover="#74c9dd",
    accent_pressed="#8dd5e6",
    on_accent="#04212a",
    accent_soft="#163c48",
    focus="#5cbcd3",
    danger="#f29079",
    danger_soft="#3b2019",
    warning="#e6b455",
    warning_soft="#392c12",
    good="#76c9a0",
    tip="#e7eef1",
    on_tip="#15232b",
    desk="#0f1518",
    selection="#0b7c99",
    drop_mark="#0b7c99",
    header="#1a2125",
    on_header="#e7eef1",
)

HIGH_LIGHT = Tokens(
    dark=False,
    high=True,
    ring="3px",
    window="#ffffff",
    panel="#ffffff",
    field="#ffffff",
    raised="#ffffff",
    hover="#e2e2e2",
    pressed="#cfcfcf",
    line="#5c5c5c",
    outline="#000000",
    text="#000000",
    muted="#1c1c1c",
    disabled="#575757",
    accent="#003e73",
    accent_hover="#002b52",
    accent_pressed="#001b35",
    on_accent="#ffffff",
    accent_soft="#cfe6ff",
    focus="#a30055",
    danger="#850000",
    danger_soft="#ffe9e5",
    warning="#573600",
    warning_soft="#fff1cc",
    good="#00481f",
    tip="#000000",
    on_tip="#ffffff",
    desk="#8c8c8c",
    selection="#a30055",
    drop_mark="#a30055",
    header="#ffffff",
    on_header="#000000",
)

HIGH_DARK = Tokens(
    dark=True,
    high=True,
    ring="3px",
    window="#000000",
    panel="#000000",
    field="#000000",
    raised="#000000",
    hover="#2e2e2e",
    pressed="#454545",
    line="#a8a8a8",
    outline="#ffffff",
    text="#ffffff",
    muted="#ebebeb",
    disabled="#a8a8a8",
    accent="#ffd83d",
    accent_hover="#ffe685",
    accent_pressed="#fff1bd",
    on_accent="#000000",
    accent_soft="#453900",
    focus="#3de8ff",
    danger="#ffb8ab",
    danger_soft="#3d0e05",
    warning="#ffdf66",
    warning_soft="#332700",
    good="#7dffad",
    tip="#ffffff",
    on_tip="#000000",
    desk="#000000",
    selection="#a30055",
    drop_mark="#a30055",
    header="#000000",
    on_header="#ffffff",
)

APPEARANCES = (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)


def tokens(dark: bool, high: bool = False) -> Tokens:
    """The colours of an appearance."""
    return next(one for one in APPEARANCES if (one.dark, one.high) == (dark, high))
