"""How the interface looks: one set of colours, one type scale and one size, and the style sheet made from them.

A widget that paints by itself asks ``tokens_now()`` again at ``QEvent.Type.PaletteChange``.  Lengths are written for
100 %: those of the style sheet grow by themselves, those in Python by ``px``.
"""

import re
from collections.abc import Mapping
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.resources import resource
from app.ui.settings import AppearanceChoice
from app.ui.tokens import APPEARANCES, Tokens, tokens

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

__all__ = ["Scale", "Theme", "Tokens", "palette_of", "px", "scale_of", "set_role", "size_dialog", "style_sheet",
           "tokens", "tokens_now"]  # fmt: skip

FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
BODY_PX = 13
MIDDLE = 128
"""The lightness that parts dark grounds from light ones."""
SIZE = "interfaceSize"
"""The application's property that holds the size of the interface in percent."""
DARK_CHOICES = ("dark", "contrast_dark")
HIGH_CHOICES = ("contrast_light", "contrast_dark")
HAIRLINE = 2
"""Lines up to this many pixels are as thin at any size."""
SHEET_IMAGES = ("down", "up", "left", "right", "check", "dot", "tick")
"""Pictures of the style sheet, which cannot colour them itself: one file for each appearance."""


def tokens_now() -> Tokens:
    """The colours in force: of the application, because the style sheet changes the palettes of single widgets."""
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    named = next((one for one in APPEARANCES if one.window == window.name()), None)
    return named or tokens(window.lightness() < MIDDLE)


def px(length: int) -> int:
    """A length at the size of the interface that was chosen: ``length`` pixels at 100 %."""
    application = QApplication.instance()
    size = application.property(SIZE) if application is not None else None
    return round(length * size / 100) if isinstance(size, int) else length


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

    def at(self, percent: int) -> "Scale":
        """The same at another size of the interface."""
        return Scale(*(round(size * percent / 100, 1) for size in self))


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
    """Puts an appearance and a size on the application and follows the system where that is the choice."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: AppearanceChoice, size: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        self._size = size
        self._shown: tuple[Tokens, int] | None = None
        application.setStyle("Fusion")
        self._scale = scale_of(application)
        self._wants_contrast = False
        self._hints = application.styleHints()  # what it hands out lives as long as this reference
        self._hints.colorSchemeChanged.connect(self._show)
        if choice == "system":
            self._show()
        else:
            self.choose(choice)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._shown[0] if self._shown else tokens(dark=False)

    def choose(self, choice: AppearanceChoice) -> None:
        """Another appearance, at once in every window."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its enumerations cost a tenth of the first paint

        self._choice = choice
        scheme = Qt.ColorScheme.Unknown
        if choice != "system":
            scheme = Qt.ColorScheme.Dark if choice in DARK_CHOICES else Qt.ColorScheme.Light
        self._hints.setColorScheme(scheme)
        self._show()

    def follow_contrast(self) -> None:
        """Ask the system whether it wishes high contrast, and hear when it does; after the first paint, it costs."""
        accessibility = self._hints.accessibility()
        accessibility.contrastPreferenceChanged.connect(self._heed)
        self._heed(accessibility.contrastPreference())

    def _heed(self, wish: "Qt.ContrastPreference") -> None:
        self._wants_contrast = wish.name == "HighContrast"
        self._show()

    def resize(self, percent: int) -> None:
        """Another size of the interface, at once in every window."""
        self._size = percent
        self._show()

    def _show(self) -> None:
        shown = self._meant(), self._size
        if shown == self._shown:
            return
        resized = self._shown is None or self._shown[1] != self._size
        self._shown = shown
        scale = self._scale.at(self._size)
        if resized:
            font = QFont(FAMILY)
            font.setPointSizeF(scale.body)
            self._application.setFont(font)
            self._application.setProperty(SIZE, self._size)
        self._application.setPalette(palette_of(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, scale, self._size))
        self.changed.emit()

    def _meant(self) -> Tokens:
        """What the choice means at this moment; the style's own palette follows the system."""
        if self._choice != "system":
            return tokens(self._choice in DARK_CHOICES, self._choice in HIGH_CHOICES)
        ground = self._application.style().standardPalette().color(QPalette.ColorRole.Window)
        return tokens(ground.lightness() < MIDDLE, self._wants_contrast)


def size_dialog(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog a size in pixels of 100 %, inside the screen."""
    screen = dialog.screen().availableGeometry()
    dialog.resize(min(px(width), screen.width() - 40), min(px(height), screen.height() - 80))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the looks of the style sheet ("primary", "title", …), also after it was shown."""
    widget.setProperty("role", role)
    if widget.isVisible():
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


def style_sheet(colours: Tokens, scale: Scale, percent: int = 100) -> str:
    """The style sheet of an appearance at a size of the interface.

    Besides ``$names`` it may say ``less(6)`` for 6 px less the 1 px by which an edge has grown, ``inset(6)`` for 6 px
    less what a ring takes, so that nothing moves when the focus comes, ``disc(12)`` for the radius of a disc of 12 px
    inside its 2 px edge, and ``part(240)`` for a length that grows half as much as the interface.
    """
    tone = "dark" if colours.dark else "light"
    images = {name: resource("icons", "ui", f"{name}-{tone}.svg").as_posix() for name in SHEET_IMAGES}
    sizes = {f"{name}_pt": f"{size}pt" for name, size in scale._asdict().items()}
    lost = int(colours.ring.removesuffix("px")) - 1

    def grown(length: str) -> int:
        number = int(length)
        return number if abs(number) <= HAIRLINE else round(number * percent / 100)

    sheet = resource("style.qss").read_text(encoding="utf-8")
    sheet = re.sub(r"(-?\d+)px", lambda found: f"{grown(found[1])}px", sheet)
    sheet = re.sub(r"less\((\d+)\)", lambda found: f"{grown(found[1]) - 1}px", sheet)
    sheet = re.sub(r"disc\((\d+)\)", lambda found: f"{grown(found[1]) // 2 + 2}px", sheet)
    sheet = re.sub(r"part\((\d+)\)", lambda found: f"{int(found[1]) * (100 + percent) // 200}px", sheet)
    sheet = re.sub(r"inset\((\d+)\)", lambda found: f"{max(0, grown(found[1]) - lost)}px", sheet)
    values: Mapping[str, object] = {**colours._asdict(), **images, **sizes}
    return Template(sheet).substitute(values)
