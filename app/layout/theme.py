"""Sizes and colours of the map as one frozen object.  Lengths are millimetres at natural size (a full A0 map).

Type is stated by its cap height, which is what one reads from afar; ``em`` turns it into a font size.
Colours of emotions run blue - grey - orange, the direction that colour-blind eyes keep apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

CAP_HEIGHT = 0.727
"""Of Inter, at one em (a test compares it with the font's own)."""

Family = Literal["doing", "mind", "drive", "pain", "gain", "plain"]


@dataclass(frozen=True, slots=True)
class Ink:
    """Two tones of one hue: a light ground and a colour for icons on it."""

    ground: str
    mark: str


@dataclass(frozen=True, slots=True)
class Type:
    """Cap heights."""

    title: float = 14.0
    persona_name: float = 6.0
    stage: float = 6.2
    lane: float = 5.0
    curve_label: float = 3.8
    lead: float = 4.4
    """The scenario and the goal below the title."""
    persona_text: float = 3.6
    phase: float = 3.6
    card_title: float = 3.2
    card_text: float = 2.8
    card_tag: float = 2.5
    """Names and tags at the foot of a card."""
    metric: float = 4.0
    legend: float = 2.8


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of the map."""

    page: str = "#ffffff"
    ink: str = "#16283a"
    """Headings and card titles."""
    text: str = "#2b3d4f"
    quiet: str = "#3f5163"
    """Second-rank text; still 7:1 on every ground."""
    line: str = "#c3ced9"
    """Card edges and grid lines, which carry no meaning of their own."""
    faint: str = "#dce4ec"
    mark: str = "#52667a"
    """Icons and dots."""
    navy: str = "#1f3b57"
    on_navy: str = "#ffffff"
    head: str = "#1f3b57"
    """The heads of the stages."""
    on_head: str = "#ffffff"
    on_head_quiet: str = "#c3d7e8"
    accent: str = "#1a5680"
    on_accent: str = "#ffffff"
    accent_text: str = "#1a5680"
    """Words and small marks in the accent colour: 4.5:1 on paper and on the quiet grounds, whatever the accent is."""
    ground: str = "#f0f4f8"
    """Channel rows and the persona panel."""
    label: str = "#e9eff5"
    emotions: Mapping[int | None, str] = field(
        default_factory=lambda: MappingProxyType(
            {-2: "#a03500", -1: "#dd761a", 0: "#77838f", 1: "#3f8ad2", 2: "#134679", None: "#8593a1"}
        )
    )
    categories: tuple[str, ...] = (
        "#08486f", "#d9531b", "#369a67", "#be50cb", "#5e5ffb", "#5100a4", "#6d323c", "#8b0f10",
    )  # fmt: skip
    """For what has no order: channels, owners, tags."""
    steps: tuple[str, str] = ("#c98412", "#33062a")
    """For what has an order: little and much."""
    features: str = "#ffffff"
    """Eyes, brows and mouth on a face."""
    above: str = "#e6f0fa"
    below: str = "#fdecde"
    families: Mapping[Family, Ink] = field(
        default_factory=lambda: MappingProxyType({
            "doing": Ink("#eff3f7", "#41566b"),
            "mind": Ink("#f3f0fa", "#5b4b9a"),
            "drive": Ink("#e9f5f3", "#0c615d"),
            "pain": Ink("#fcefec", "#9a2f2a"),
            "gain": Ink("#edf6e9", "#3a6a1e"),
            "plain": Ink("#f5f3ee", "#5d5647"),
        })
    )  # fmt: skip


FAMILIES: Mapping[str, Family] = MappingProxyType({
    "actions": "doing", "process": "doing", "frontstage": "doing", "backstage": "plain", "support": "plain",
    "thoughts": "mind", "feelings": "mind", "expectations": "mind", "quotes": "mind", "sensory": "mind",
    "needs": "drive", "goals": "drive", "motivations": "drive", "indicators": "drive",
    "pains": "pain",
    "delights": "gain", "opportunities": "gain",
    "free": "plain",
})  # fmt: skip
"""Which tones a text lane of that kind has; the icon tells the kinds of a family apart."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances, widths and radii."""

    margin: float = 16.0
    """Around a drawing of natural size."""
    card_width: float = 50.0
    card_min: float = 36.0
    """A sheet's cards are as wide as their columns allow, from this on,"""
    card_max: float = 96.0
    """to this."""
    note_max: float = 112.0
    """Notes that share a column are no wider than this."""
    card_word: float = 58.0
    """Up to this they are also wide enough for the longest word of a title."""
    card_gap: float = 2.6
    card_pad: float = 2.6
    card_edge: float = 1.6
    card_radius: float = 1.5
    card_height: float = 9.6
    """The least height of a card."""
    picture_height: float = 36.0
    """A card's picture is no higher than this."""
    face: float = 8.4
    mark: float = 3.8
    dot: float = 2.4
    note_icon: float = 4.6
    cell_pad: float = 3.2
    row_gap: float = 2.6
    row_height: float = 22.0
    """The least height of a row."""
    column_gap: float = 1.4
    label_width: float = 60.0
    label_icon: float = 8.0
    section: float = 9.0
    """Between the parts of the page."""
    portrait: float = 34.0
    """The side of the persona's photo."""
    panel_pad: float = 6.5
    """Between the edge of the persona's panel and what is in it."""
    curve_height: float = 96.0
    curve_share: float = 0.155
    """Of a sheet's height between the margins; what is left over makes it a little more,"""
    curve_least: float = 0.0
    """Natural, on any sheet: so that words have room beside its points."""
    curve_most: float = 0.26
    """up to this, on the sheet of a sparse map."""
    curve_face: float = 15.0
    curve_line: float = 1.9
    hairline: float = 0.25
    """The thinnest line that any printer keeps."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines a text may have before it is cut with an ellipsis and reported."""

    card: int = 60
    card_title: int = 30
    stage: int = 5
    lane: int = 6
    title: int = 4
    lead: int = 8
    persona: int = 12
    label: int = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What a house puts around the map on paper.

    ``logo`` is the hash of a picture, ``logo_shape`` its width by its height; ``mark`` says who may see the map;
    ``block`` are names and values, as in a title block; ``note`` stands in the foot.  What is empty is left out.
    """

    logo: str = ""
    logo_shape: float = 1.0
    mark: str = ""
    block: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a map."""

    type: Type = field(default_factory=Type)
    colors: Colors = field(default_factory=Colors)
    spacing: Spacing = field(default_factory=Spacing)
    limits: Limits = field(default_factory=Limits)
    frame: Frame = field(default_factory=Frame)


THEME = Theme()
STRONG = Theme(
    colors=Colors(ink="#000000", text="#000000", quiet="#16222d", line="#3f4b57", faint="#5f6b76", mark="#1c2a36"),
    spacing=Spacing(hairline=0.6),
)
"""For a screen in high contrast, never for paper: lines dark and twice as thick, small text black.  Nothing moves."""


def em(cap_height: float) -> float:
    """The font size whose capitals are that high."""
    return cap_height / CAP_HEIGHT


def ink_of(theme: Theme, text_kind: object) -> Ink:
    """The tones of a text lane of that kind."""
    return theme.colors.families[FAMILIES.get(str(text_kind), "plain")]
