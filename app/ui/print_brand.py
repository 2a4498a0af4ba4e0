"""The look of a print: for the wall or the desk, and the client's own: logo, colours, title block, mark, foot."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.problems import Problem
from app.poster.brand import LONGEST, Brand, ColorFault, faults_of
from app.ui.color_field import ColorField
from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.logos import Logos
from app.ui.name_dialog import ask_name
from app.ui.pictures import ENDINGS
from app.ui.poster_choices import PosterChoices
from app.ui.print_section import Section, choose
from app.ui.scrolling import let_wheel_pass
from app.ui.theme import px, set_role, tokens_now
from app.words import T
from app.words.findings import color_text
from app.words.problems import sentence

_LOGO = QSize(96, 32)


class BrandSection(Section):
    """The looks that were saved, and the one that is chosen."""

    code = "brand"
    folded = True

    def __init__(self, choices: PosterChoices, logos: Logos, parent: QWidget | None = None) -> None:
        self.logos = logos
        super().__init__(choices, parent)

    def heading(self) -> str:
        """As Section says."""
        return T("Logo and look")

    # -- the parts ----------------------------------------------------------------------------
    def build(self) -> None:
        """As Section says."""
        self.wall = QRadioButton(T("For the wall"), self.body)
        self.wall.setToolTip(T("Large headings and faces, to be read from afar."))
        self.desk = QRadioButton(T("For the desk"), self.body)
        self.desk.setToolTip(T("Lower headings and curve, closer cards: what stands on them is larger."))
        self.pair(self.wall, self.desk)
        self.look = self.combo()
        line = QWidget(self.body)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.look, 1)
        self.new = self._button("plus", T("New look…"), self._make)
        self.delete = self._button("trash-2", T("Delete this look"), self._delete)
        row.addWidget(self.new)
        row.addWidget(self.delete)
        self.row(T("Look of"), line)
        self.look.setAccessibleName(T("Look of"))
        self.own = QWidget(self.body)
        outer, self.column = self.column, QVBoxLayout(self.own)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._fields()
        self.column = outer
        self.column.addWidget(self.own)

    def _fields(self) -> None:
        """What belongs to one look."""
        self._logo_row()
        self.main, self.accent = ColorField(T("Stages"), self.own), ColorField(T("Accents"), self.own)
        self.faults = {name: _Fault(self.own) for name in ("main", "accent")}
        named: tuple[tuple[str, ColorField], ...] = (("main", self.main), ("accent", self.accent))
        for key, field in named:
            self.row(field.number.accessibleName(), field)
            field.changed.connect(self.read)
            self.column.addWidget(self.faults[key])
        self.faults["main"].taken.connect(lambda: self._take("main"))
        self.faults["accent"].taken.connect(lambda: self._take("accent"))
        self.author = self._line(T("Prepared by"))
        self.version = self._line(T("Version"))
        self.mark = QComboBox(self.own)
        self.mark.setEditable(True)
        let_wheel_pass(self.mark)
        self.mark.addItems(["", T("Confidential"), T("Internal"), T("Draft")])
        self.mark.setToolTip(T("Who may see it: stands on the poster and on every sheet."))
        self.mark.editTextChanged.connect(self.read)
        self.row(T("Who may see it"), self.mark)
        self.note = self._line(T("Footer"))

    def _logo_row(self) -> None:
        line = QWidget(self.own)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        self.logo = QLabel(line)
        self.logo.setFixedSize(px(_LOGO.width()), px(_LOGO.height()))
        self.logo.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.logo_button = QPushButton(T("Choose…"), line)
        self.logo_button.setAutoDefault(False)
        self.logo_button.clicked.connect(self._choose_logo)
        self.no_logo = self._button("x", T("Without a logo"), self._drop_logo)
        for widget in (self.logo, self.logo_button, self.no_logo):
            row.addWidget(widget)
        row.addStretch(1)
        self.row(T("Logo"), line)
        self.logo_button.setAccessibleName(T("Choose a logo"))
        self.problem = PlainLabel("", "danger", self.own, wrap=True)
        self.problem.hide()
        self.column.addWidget(self.problem)

    def _button(self, name: str, text: str, do: object) -> QToolButton:
        button = QToolButton(self.body)
        button.setIcon(icon(name, tokens_now()))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(do)
        return button

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self.own)
        line.setMaxLength(LONGEST)
        line.textEdited.connect(self.read)
        self.row(name, line)
        return line

    # -- choices ------------------------------------------------------------------------------
    def show_choices(self) -> None:
        """As Section says."""
        self.problem.hide()  # it was of a file, not of this look
        held, look = self.choices, self.choices.look()
        (self.desk if held.style == "desk" else self.wall).setChecked(True)
        self.look.clear()
        self.look.addItem(T("Vivencia’s own"), "")
        for name in sorted(held.brands, key=str.casefold):
            self.look.addItem(name, name)
        choose(self.look, held.brand)
        self.main.show_color(look.main)
        self.accent.show_color(look.accent)
        self.author.setText(look.author)
        self.version.setText(look.version)
        self.mark.setEditText(look.mark)
        self.note.setText(look.note)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.style = "desk" if self.desk.isChecked() else "wall"
        if self.look.currentData() != held.brand:
            held.brand = self.look.currentData()
            self.refresh()
        elif held.brand:
            held.keep(
                replace(
                    held.look(),
                    main=self.main.color,
                    accent=self.accent.color,
                    author=self.author.text().strip(),
                    version=self.version.text().strip(),
                    mark=self.mark.currentText().strip(),
                    note=self.note.text().strip(),
                )
            )

    def suit(self) -> None:
        """As Section says."""
        look = self.choices.look()
        named = bool(self.choices.brand)
        self.own.setVisible(named)
        self.delete.setVisible(named)
        found = {fault.field: fault for fault in faults_of(look)}
        for field, line in self.faults.items():
            line.show_fault(next((fault for key, fault in found.items() if key == field), None))
        self._show_logo(look)

    # -- what the buttons do --------------------------------------------------------------------
    def _make(self) -> None:
        name = ask_name(self, T("New look"), T("Whose look is it?"), "", T("Make"))
        if name:
            self.choices.keep(self.choices.look() if name in self.choices.brands else Brand(name))
            self.choices.brand = name
            self.refresh()
            self.changed.emit()

    def _delete(self) -> None:
        self.choices.brands.pop(self.choices.brand, None)
        self.choices.brand = ""
        self.refresh()
        self.changed.emit()

    def _take(self, field: str) -> None:
        """The shade that was proposed instead."""
        shade = self.faults[field].proposed
        if shade:
            (self.main if field == "main" else self.accent).show_color(shade)
            self.read()

    def _choose_logo(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        name, _ = QFileDialog.getOpenFileName(self, T("Choose a logo"), "", f"{T('Pictures')} ({endings})")
        if name:
            self.put_logo(Path(name))

    def put_logo(self, path: Path) -> None:
        """Take the picture of a file; what is wrong with it is told below."""
        try:
            digest, shape = self.logos.add(path)
        except Problem as problem:
            self.problem.setText(sentence(problem))
            self.problem.show()
            return
        self.problem.hide()
        self._keep_logo(digest, shape)

    def _drop_logo(self) -> None:
        self.problem.hide()
        self._keep_logo("", 1.0)

    def _keep_logo(self, digest: str, shape: float) -> None:
        self.choices.keep(replace(self.choices.look(), logo=digest, logo_shape=shape))
        self.suit()
        self.changed.emit()

    def _show_logo(self, look: Brand) -> None:
        data = self.logos.get(look.logo) if look.logo else None
        self.logo.setVisible(data is not None)
        self.no_logo.setVisible(bool(look.logo))
        if data is not None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap()
            picture.loadFromData(data)
            picture = picture.scaled(
                self.logo.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            picture.setDevicePixelRatio(ratio)
            self.logo.setPixmap(picture)


class _Fault(QWidget):
    """What is wrong with a colour, and a button that takes a better shade."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposed = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.said = PlainLabel("", "warning", self, wrap=True)
        self.take = QPushButton(self)
        self.take.setAutoDefault(False)
        set_role(self.take, "quiet")
        self.taken = self.take.clicked
        column.addWidget(self.said)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignRight)

    def show_fault(self, fault: ColorFault | None) -> None:
        """Show a fault, or hide where there is none."""
        self.setVisible(fault is not None)
        if fault is None:
            return
        self.proposed = fault.proposed or ""
        self.said.setText(color_text(fault.why, fault.printed))
        self.take.setVisible(bool(self.proposed))
        self.take.setText(T("Use {color}", color=self.proposed))
        square = QPixmap(px(12), px(12))
        square.fill(self.proposed or "#ffffff")
        self.take.setIcon(square)
