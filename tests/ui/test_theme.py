"""Every appearance can be read at every size, and every icon that is named is there."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QToolButton

from app.resources import resource
from app.ui.actions import ACTIONS
from app.ui.icons import icon, pixmap, product_icon
from app.ui.settings import SIZES
from app.ui.theme import Theme, Tokens, px, scale_of, style_sheet, tokens, tokens_now
from app.ui.tokens import APPEARANCES, DARK, HIGH_DARK, HIGH_LIGHT, LIGHT

APP = Path(__file__).resolve().parents[2] / "app"


def luminance(colour: str) -> float:
    named = QColor(colour)
    parts = (named.redF(), named.greenF(), named.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", APPEARANCES, ids=["light", "dark", "high light", "high dark"])
def test_text_and_marks_stand_out(colours: Tokens):
    grounds = (colours.window, colours.panel, colours.field, colours.raised, colours.accent_soft, colours.hover)
    for ground in grounds:
        assert contrast(colours.text, ground) >= 7, ground
        assert contrast(colours.muted, ground) >= 4.5, ground
    for ground in (colours.window, colours.panel, colours.field):
        assert contrast(colours.accent, ground) >= 4.5, ground
        assert contrast(colours.focus, ground) >= 3, ground
        assert contrast(colours.outline, ground) >= 3, ground
        assert contrast(colours.danger, ground) >= 4.5, ground
        assert contrast(colours.good, ground) >= 4.5, ground
    for ground in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, ground) >= 4.5, ground
    assert contrast(colours.danger, colours.danger_soft) >= 4.5
    assert contrast(colours.warning, colours.warning_soft) >= 4.5
    assert contrast(colours.on_tip, colours.tip) >= 7
    assert contrast(colours.on_header, colours.header) >= 7


@pytest.mark.parametrize("colours", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])
def test_high_contrast_is_high(colours: Tokens):
    """All text at least 7:1 on whatever it may stand on, edges and rings 4.5:1, and rings 3 px thick."""
    grounds = (colours.window, colours.panel, colours.field, colours.raised, colours.accent_soft, colours.hover)
    for ground in grounds:
        for text in (colours.text, colours.muted):
            assert contrast(text, ground) >= 7, (text, ground)
    for ground in (colours.window, colours.panel, colours.field, colours.raised):
        for text in (colours.disabled, colours.accent, colours.danger, colours.good, colours.warning):
            assert contrast(text, ground) >= 7, (text, ground)
        for edge in (colours.outline, colours.line, colours.focus):
            assert contrast(edge, ground) >= 4.5, (edge, ground)
    for ground in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, ground) >= 7, ground
    for text, ground in (
        (colours.danger, colours.danger_soft),
        (colours.warning, colours.warning_soft),
        (colours.text, colours.pressed),
        (colours.selection, "#ffffff"),
        (colours.drop_mark, "#ffffff"),
    ):
        assert contrast(text, ground) >= 7, (text, ground)
    assert colours.ring == "3px"


@pytest.mark.parametrize("mark", ["selection", "drop_mark"])
def test_marks_on_the_white_sheet_are_seen_in_every_appearance(mark):
    for colours in APPEARANCES:
        assert contrast(getattr(colours, mark), "#ffffff") >= 3
        assert tokens(colours.dark, colours.high) is colours


def test_the_style_sheet_is_complete_and_has_no_unknown_rule(qapp, looks):
    for colours in APPEARANCES:
        for size in SIZES:
            sheet = style_sheet(colours, scale_of(qapp), size)
            assert not re.search(r"[$]|inset|less|disc|part", sheet.partition("*/")[2])
            for line in sheet.splitlines():
                if 'url("' in line:
                    assert Path(line.split('url("')[1].split('"')[0]).is_file(), line
        qapp.setStyleSheet(sheet)  # a rule that Qt cannot read is a warning, and a warning fails the test
    qapp.setStyleSheet(style_sheet(LIGHT, scale_of(qapp)))


@pytest.mark.parametrize("colours", APPEARANCES, ids=["light", "dark", "high light", "high dark"])
def test_nothing_moves_when_the_focus_comes(qapp, looks, qtbot, colours):
    """The ring takes from the padding what it is wider than the edge, at every size."""
    kinds = (QPushButton("Text"), QLineEdit("Text"), QToolButton(), QCheckBox("Text"), QComboBox())
    for size in SIZES:
        qapp.setStyleSheet(style_sheet(colours, scale_of(qapp).at(size), size))
        for widget in kinds:
            if widget.parent() is None:
                qtbot.addWidget(widget)
            widget.ensurePolished()
            before = widget.sizeHint()
            widget.show()
            widget.activateWindow()
            widget.setFocus()
            qapp.processEvents()
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            assert widget.hasFocus()
            assert widget.sizeHint() == before, (type(widget).__name__, size)
            widget.hide()
    qapp.setStyleSheet(style_sheet(LIGHT, scale_of(qapp)))


def test_the_size_of_the_interface_is_one_for_letters_icons_and_lengths(qapp, looks):
    theme: Theme = looks[0]
    letters = qapp.font().pointSizeF()
    told = []
    theme.changed.connect(lambda: told.append(px(20)))
    theme.resize(200)
    try:
        assert qapp.font().pointSizeF() == pytest.approx(2 * letters, abs=0.2)
        assert icon("plus", LIGHT).availableSizes()[-1].width() >= 40
    finally:
        theme.resize(100)
    assert told == [40, 20]
    assert qapp.font().pointSizeF() == pytest.approx(letters)


def test_high_contrast_is_chosen_or_the_system_s_wish(qapp, looks):
    theme: Theme = looks[0]
    hints = qapp.styleHints()
    wish = hints.accessibility().contrastPreference()
    theme.follow_contrast()
    theme.choose("system")
    assert tokens_now().high == (wish.name == "HighContrast")
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert tokens_now().high, "the system says that it wants it"
    hints.accessibility().contrastPreferenceChanged.emit(wish)
    assert not tokens_now().high
    theme.choose("contrast_dark")
    assert tokens_now() is HIGH_DARK
    theme.choose("contrast_light")
    assert tokens_now() is HIGH_LIGHT
    theme.choose("light")


def test_the_style_sheet_and_the_program_speak_of_the_same_looks():
    sheet = resource("style.qss").read_text(encoding="utf-8")
    source = "".join(path.read_text(encoding="utf-8") for path in APP.rglob("*.py"))
    roles = set(re.findall(r'role="([\w-]+)"', sheet))
    names = {name for name in re.findall(r"\w#(\w+)", sheet) if not name.startswith("qt_")}  # those are Qt's own
    given = set(re.findall(r'set_role\([^"()]*(?:\([^"()]*\))?[^"()]*"([\w-]+)"', source))
    assert given - roles == set()
    assert {role for role in roles if f'"{role}"' not in source} == set()
    assert {name for name in names if f'setObjectName("{name}")' not in source} == set()


def test_the_appearance_is_told_to_whom_it_concerns(qapp, looks):
    theme: Theme = looks[0]
    told = []
    theme.changed.connect(lambda: told.append(theme.tokens.dark))
    theme.choose("dark")
    theme.choose("dark")
    assert tokens_now() is DARK
    theme.choose("light")
    assert told == [True, False]
    assert tokens_now() is LIGHT


def named_icons():
    """Every literal that stands as the first argument of icon() or pixmap(), and the icons of the actions."""
    for path in (APP / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if called in ("icon", "pixmap", "Picture", "tell", "ask"):
                texts = [a for a in [*node.args, *(k.value for k in node.keywords)] if isinstance(a, ast.Constant)]
                for text in texts if called in ("tell", "ask") else texts[:1]:
                    if isinstance(text.value, str) and text.value.replace("-", "").isalnum() and text.value.islower():
                        yield text.value
    yield from (spec.icon for spec in ACTIONS if spec.icon)


def test_every_icon_that_is_named_is_there_with_its_licence():
    folder = resource("icons", "ui")
    missing = sorted({name for name in named_icons() if not (folder / f"{name}.svg").is_file()})
    assert missing == []
    assert "ISC License" in (folder / "LICENSE").read_text()


def test_an_icon_has_the_colour_of_the_text_and_a_quieter_disabled_look(qapp):
    for colours in APPEARANCES:
        made = icon("plus", colours)
        for mode, colour in ((QIcon.Mode.Normal, colours.text), (QIcon.Mode.Disabled, colours.disabled)):
            picture = made.pixmap(20, 20, mode).toImage()
            middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
            assert middle.alpha() > 200
            wanted = QColor(colour)
            assert abs(middle.red() - wanted.red()) + abs(middle.blue() - wanted.blue()) <= 4


def test_icons_are_sharp_at_any_ratio(qapp):
    for ratio in (1.0, 1.5, 2.0):
        picture = pixmap("plus", "#000000", 20, ratio)
        assert picture.width() == round(20 * ratio)
        assert picture.deviceIndependentSize().width() == 20
    assert not product_icon().isNull()


def test_the_map_is_stronger_in_high_contrast_and_as_before_afterwards(desk):
    usual = desk.editor.board.drawing
    desk.editor.dress(HIGH_DARK)
    strong = desk.editor.board.drawing
    assert strong != usual
    assert [group.box for group in strong.groups] == [group.box for group in usual.groups]
    marks = desk.editor.board.scene.marks
    assert marks.cell.pen().widthF() == 2
    assert marks.cell.pen().color().name() == HIGH_DARK.selection
    desk.editor.dress(LIGHT)
    assert desk.editor.board.drawing == usual
    assert marks.cell.pen().widthF() == 1


def test_what_a_field_asks_for_can_be_read_in_high_contrast(qapp, looks, qtbot):
    theme: Theme = looks[0]
    theme.choose("contrast_light")
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        field.setPlaceholderText("██████")
        field.show()
        picture = field.grab().toImage()
        middle = [picture.pixelColor(x, picture.height() // 2) for x in range(10, 40)]
        darkest = min(middle, key=QColor.lightness)
        assert contrast(darkest.name(), HIGH_LIGHT.field) >= 7
    finally:
        theme.choose("light")
