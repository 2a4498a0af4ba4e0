"""What a file holds, before anything is made of it: its columns, its maps, its problems, and where they shall go."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import MapDraft
from app.domain.problems import Problem
from app.exchange.importing import ImportOptions, ImportResult, load, read_bytes
from app.exchange.issues import excerpt
from app.exchange.scales import Scale, scale
from app.ui.import_issues import IssueList
from app.ui.import_table import ColumnTable
from app.ui.labels import PlainLabel
from app.ui.reading_choices import encodings, named_list, named_row, separator_name, separators
from app.ui.scrolling import scrolled
from app.ui.template_picker import Picture
from app.ui.theme import set_role, size_dialog
from app.ui.thumbnails import Subject, Thumbnails
from app.words import T, language
from app.words.importing import import_names
from app.words.problems import sentence

SCALES = ("1..5", "1..7", "1..10", "0..5", "0..10", "0..100", "-2..2", "-3..3", "-5..5")


@dataclass(frozen=True, slots=True)
class Imported:
    """What the person decided: these maps, in a new project of that name, or (None) in the one that is open."""

    drafts: tuple[MapDraft, ...]
    project: str | None


class ImportDialog(QDialog):
    """One file.  ``made`` is what to make of it, None where nothing shall be."""

    def __init__(self, file: Path, here: str | None, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made: Imported | None = None
        self._file = file
        self._thumbnails = thumbnails
        self._data: bytes | None = None
        self._result: ImportResult | None = None
        self._columns: dict[str, str] = {}
        self.setWindowTitle(T("Open a file"))
        size_dialog(self, 980, 680)
        self._make_reading()
        self._make_deciding(here)
        thumbnails.ready.connect(self._picture_came)
        self._lay_out()
        self._load()
        (self.go if self.go.isEnabled() else self.nothing).setFocus()

    # -- reading ------------------------------------------------------------------------------
    def _load(self) -> None:
        try:
            self._data = load(self._file)
        except Problem as problem:
            self._refuse(problem)
            return
        self.nothing.setChecked(True)
        self._read()

    def _read(self) -> None:
        """Read the bytes again as the choices say."""
        if self._data is None:
            return
        wanted = str(self.scale.currentData())
        options = ImportOptions(
            names=import_names(),
            encoding=str(self.encoding.currentData()) or None,
            separator=str(self.separator.currentData()) or None,
            columns=self._columns,
            scales={"emotion": scale(wanted)} if wanted else {},
        )
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._result = read_bytes(self._data, self._file.name, options)
        except Problem as problem:
            self._refuse(problem)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._show(self._result)

    def _refuse(self, problem: Problem) -> None:
        """Nothing can be made of the file, at least not as it is read now."""
        self._result = None
        self.summary.setText(sentence(problem))
        set_role(self.summary, "danger")
        for widget in (self.table, self.picture, self.maps, self.issues, self.nothing, self.rest):
            widget.setVisible(False)
        readable = self._data is not None
        for combo in (self.encoding, self.separator, self.scale):
            combo.setEnabled(readable)
        self._settle()

    def _show(self, result: ImportResult) -> None:
        """What was found."""
        is_table = result.kind == "table"
        set_role(self.summary, "muted")
        kind = T("A table with {n} row", "A table with {n} rows", n=result.row_count) if is_table else "Mermaid"
        self.summary.setText(f"{kind} · {result.encoding}")
        self.encoding.setItemText(0, T("Found: {what}", what=result.encoding))
        self.separator.setItemText(0, T("Found: {what}", what=separator_name(result.separator)))
        found = result.scales.get("emotion")
        self.scale.setItemText(0, T("Found: {what}", what=scale_name(found)) if found else T("As the file says"))
        self.separator.setVisible(is_table)
        self.table.setVisible(is_table)
        if is_table:
            self.table.show_table(result)
        self._show_maps(result)
        self.issues.show_issues(result.issues)
        self.issues.setVisible(bool(result.issues))
        broken = len(result.broken)
        self.nothing.setText(T("Import nothing, and mend the file first"))
        leave = T(
            "Leave out {n} broken line and keep the rest", "Leave out {n} broken lines and keep the rest", n=broken
        )
        self.rest.setText(leave)
        for radio in (self.nothing, self.rest):
            radio.setVisible(bool(broken))
        self._settle()

    def _show_maps(self, result: ImportResult) -> None:
        """Which maps would be made, and how the first one looks."""
        shown = "\n".join(describe(draft) for draft in result.drafts[:6])
        more = len(result.drafts) - 6
        self.maps.setText(shown + ("\n" + T("and {n} more", "and {n} more", n=more) if more > 0 else ""))
        self.maps.setVisible(bool(result.drafts))
        self.picture.setVisible(bool(result.drafts))
        if result.drafts:
            self.picture.show_picture(self._thumbnails.pixmap(self._subject(result)))
            if not self.name.isModified():
                self.name.setText(result.drafts[0].title)

    def _subject(self, result: ImportResult) -> Subject:
        """The picture of the first map of this reading."""
        draft = result.drafts[0]

        def make() -> tuple[Document, str]:
            document = Document.of([]).apply(new_project("", [draft]))
            return document, document.maps[0].id

        return Subject(f"import:{id(self)}", f"{id(result)} {language()}", make, keep=False)

    def _picture_came(self, key: str) -> None:
        if self._result is not None and self._result.drafts and key == f"import:{id(self)}":
            self.picture.show_picture(self._thumbnails.pixmap(self._subject(self._result)))

    def _map_column(self, column: int, target: str) -> None:
        """A column is for something else now."""
        result = self._result
        if result is None:
            return
        for held, at in result.mapping.items():
            if at == column:
                self._columns[held] = ""
        if target:
            header = result.headers[column]
            alone = bool(header) and result.headers.count(header) == 1
            self._columns[target] = header if alone else str(column + 1)
        self._read()

    # -- deciding -----------------------------------------------------------------------------
    def _named(self) -> None:
        self.new.setChecked(True)
        self._settle()

    def _settle(self) -> None:
        """What can be done now."""
        result = self._result
        whole = result is not None and bool(result.drafts) and (not result.broken or self.rest.isChecked())
        named = self.here.isChecked() or bool(self.name.text().strip())
        self.go.setEnabled(whole and named)
        count = len(result.drafts) if result is not None else 0
        self.go.setText(T("Import {n} map", "Import {n} maps", n=count) if count else T("Import"))

    def _accept(self) -> None:
        if self._result is None:
            return
        drafts = self._result.maps(skip_broken=self.rest.isChecked())
        project = None if self.here.isChecked() else " ".join(self.name.text().split())
        self.made = Imported(drafts, project)
        self.accept()

    # -- parts --------------------------------------------------------------------------------
    def _make_reading(self) -> None:
        """How the file is read, and what was found."""
        self.heading = PlainLabel(excerpt(self._file.name), "title", self)
        self.summary = PlainLabel(role="muted", parent=self, wrap=True)
        scales = [("", ""), *((s, scale_name(scale(s))) for s in SCALES)]
        self.encoding, self.separator = encodings(self), separators(self)
        self.scale = named_list(T("Scale of the scores"), scales, self)
        for combo in (self.encoding, self.separator, self.scale):
            combo.activated.connect(lambda _at: self._read())
        self.table = ColumnTable(self)
        self.table.chosen.connect(self._map_column)
        self.picture = Picture(parent=self)
        self.maps = PlainLabel(parent=self, wrap=True)
        self.issues = IssueList(self)

    def _make_deciding(self, here: str | None) -> None:
        """What shall be made of it, and where."""
        self.nothing = QRadioButton(self)
        self.rest = QRadioButton(self)
        self.new = QRadioButton(T("In a new project:"), self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(200)
        self.name.setAccessibleName(T("Name of the project"))
        self.here = QRadioButton(T("In this project: {name}", name=here or "").replace("&", "&&"), self)
        (self.here if here is not None else self.new).setChecked(True)
        self.here.setVisible(here is not None)
        self.new.setVisible(here is not None)
        self._decision = self._group(self.nothing, self.rest)
        self._place = self._group(self.new, self.here)
        self._buttons = QDialogButtonBox(self)
        self.go = self._buttons.addButton(T("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setDefault(True)
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self.name.textEdited.connect(self._named)

    def _group(self, *radios: QRadioButton) -> QButtonGroup:
        group = QButtonGroup(self)
        for radio in radios:
            group.addButton(radio)
            radio.toggled.connect(lambda _on: self._settle())
        return group

    def _lay_out(self) -> None:
        inner = QWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self._buttons)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addLayout(named_row(self, (self.encoding, 0), (self.separator, 0), (self.scale, 0)))
        column.addWidget(self.table, 3)
        column.addLayout(self._found_row(), 2)
        column.addLayout(self._place_row())
        column.addWidget(self.here)

    def _found_row(self) -> QHBoxLayout:
        """The picture of a map, and beside it what was found and what is wrong."""
        found = QHBoxLayout()
        found.setSpacing(16)
        self.picture.setFixedWidth(300)
        found.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.maps)
        words.addWidget(self.issues, 1)
        words.addWidget(self.nothing)
        words.addWidget(self.rest)
        words.addStretch(0)
        found.addLayout(words, 1)
        return found

    def _place_row(self) -> QHBoxLayout:
        """The new project and its name."""
        place = QHBoxLayout()
        place.addWidget(self.new)
        if self.new.isHidden():
            place.addWidget(PlainLabel(self.new.text(), parent=self))
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.addWidget(self.name, 1)
        return place


def describe(draft: MapDraft) -> str:
    """A map of a file in one line; a title of another direction does not turn the rest around."""
    stages = T("{n} stage", "{n} stages", n=len(draft.stages))
    lanes = T("{n} lane", "{n} lanes", n=len(draft.lanes))
    cards = T("{n} card", "{n} cards", n=len(draft.cards))
    persona = f" ({_apart(draft.persona.name)})" if draft.persona else ""
    return f"{_apart(draft.title)}{persona}: {stages}, {lanes}, {cards}"


def _apart(text: str) -> str:
    """The beginning of a text, read in its own direction (Unicode's first strong isolate)."""
    return f"\u2068{excerpt(text)}\u2069"


def scale_name(found: Scale) -> str:
    """A scale as people read it."""
    low, _, high = str(found).partition("..")
    return T("{low} to {high}", low=low.replace("-", "−"), high=high)
