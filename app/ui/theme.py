"""How the interface looks: two sets of colours, one type scale, one style sheet made from them.

Everything that paints takes its colours from ``Tokens``; a widget that paints by itself asks ``tokens_now()`` again
at ``QEvent.Type.PaletteChange``.  The paper of a map is white in both.
"""

from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.resources import resource
from app.ui.settings import AppearanceChoice

FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
BODY_PX = 13
SHEET_IMAGES = ("down", "up", "check", "dot", "tick")
"""Pictures of the style sheet, which cannot colour them itself: one file for each appearance."""


class Tokens(NamedTuple):
    """The colours of one appearance, as "#rrggbb"; named by what they are for."""

    dark: bool
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


def tokens(dark: bool) -> Tokens:
    """The colours of an appearance."""
    return DARK if dark else LIGHT


def tokens_now() -> Tokens:
    """The colours in force: of the application, because the style sheet changes the palettes of single widgets."""
    return tokens(_is_dark(QApplication.palette()))


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


class Scale(NamedTuple):
    """The type sizes of the interface in points."""

    small: float
    """Captions and hints."""
    body: float
    strong: float
    """Titles of sections and panels."""
    title: float
    """The title of a page or dialog."""
    display: float
    """The name of the product."""


def scale_of(application: QApplication) -> Scale:
    """The type scale for this screen: never smaller than the system's own text, nor than 13 px."""
    screens = application.screens()
    least = BODY_PX * 72 / (screens[0].logicalDotsPerInchY() if screens else 96.0)
    body = max(least, QFont().pointSizeF())
    return Scale(*(round(body * factor, 1) for factor in (0.92, 1.0, 1.15, 1.54, 2.1)))


def load_fonts() -> None:
    """Make the bundled faces known to Qt."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


def palette_of(colours: Tokens) -> QPalette:
    """Qt's palette of an appearance."""
    role, palette = QPalette.ColorRole, QPalette()
    named = {
        role.Window: colours.window, role.WindowText: colours.text, role.Base: colours.field,
        role.AlternateBase: colours.window, role.Text: colours.text, role.Button: colours.raised,
        role.ButtonText: colours.text, role.BrightText: colours.danger, role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent, role.HighlightedText: colours.on_accent, role.Link: colours.accent,
        role.LinkVisited: colours.accent, role.ToolTipBase: colours.tip, role.ToolTipText: colours.on_tip,
        role.Light: colours.hover, role.Midlight: colours.hover, role.Mid: colours.line, role.Dark: colours.outline,
        role.Shadow: colours.outline, role.Accent: colours.accent,
    }  # fmt: skip
    for which, colour in named.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.pressed))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(colours.disabled))
    return palette


class Theme(QObject):
    """Puts an appearance on the application and follows the system where that is the choice."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: AppearanceChoice) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._shown: bool | None = None
        application.setStyle("Fusion")
        scale = scale_of(application)
        font = QFont(FAMILY)
        font.setPointSizeF(scale.body)
        application.setFont(font)
        self._scale = scale
        application.styleHints().colorSchemeChanged.connect(self._show)
        if choice == "system":
            self._show()
        else:
            self.choose(choice)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return tokens(bool(self._shown))

    def choose(self, choice: AppearanceChoice) -> None:
        """Another appearance, at once in every window."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its enumerations cost a tenth of the first paint

        self._choice = choice
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        self._application.styleHints().setColorScheme(scheme)
        self._show()

    def _show(self) -> None:
        dark = self._is_dark()
        if dark == self._shown:
            return
        self._shown = dark
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, self._scale))
        self.changed.emit()

    def _is_dark(self) -> bool:
        """Whether the choice means dark at this moment; the style's own palette follows the system."""
        if self._choice != "system":
            return self._choice == "dark"
        return _is_dark(self._application.style().standardPalette())


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the looks of the style sheet ("primary", "title", …), also after it was shown."""
    widget.setProperty("role", role)
    if widget.isVisible():
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def style_sheet(colours: Tokens, scale: Scale) -> str:
    """The style sheet of an appearance."""
    tone = "dark" if colours.dark else "light"
    images = {
        name: resource("icons", "ui", f"{name}-{tone}.svg").as_posix()
        for name in ("down", "up", "check", "dot", "tick")
    }
    sizes = {f"{name}_pt": f"{size}pt" for name, size in scale._asdict().items()}
    sheet = resource("style.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute({**colours._asdict(), **images, **sizes})
