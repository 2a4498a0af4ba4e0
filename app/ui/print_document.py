"""The PDF as a document: does it hold the map, can readers switch layers, is it fit for an archive."""

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.excerpt import Inside
from app.ui.labels import PlainLabel
from app.ui.poster_choices import PosterChoices
from app.ui.print_section import Section
from app.ui.theme import px
from app.words import T

_INDENT = 26
"""So far to the right begin the words of a box to tick."""


class DocumentSection(Section):
    """Only of a PDF.  ``inside`` is what goes along if the map does."""

    code = "document"

    def __init__(self, choices: PosterChoices, inside: Inside, parent: QWidget | None = None) -> None:
        self._inside = inside
        super().__init__(choices, parent)

    def heading(self) -> str:
        """As Section says."""
        return T("Document")

    def build(self) -> None:
        """As Section says."""
        self.carries = QCheckBox(T("Put the map into the PDF"), self.body)
        self.carries.setToolTip(T("Drop the PDF on Vivencia later, and the map that it was made from opens."))
        self.told = PlainLabel("", "small", self.body, wrap=True)
        self.warning = PlainLabel("", "warning", self.body, wrap=True)
        self.told.setIndent(px(_INDENT))
        self.layers = QCheckBox(T("Layers that readers can switch"), self.body)
        self.layers.setToolTip(T("Emotions, scores, notes and more; all are shown until somebody switches one off."))
        self.archive = QCheckBox(T("For archives (PDF/A)"), self.body)
        self.archive.setToolTip(T("A PDF that can still be read in decades; some offices ask for it."))
        for widget in (self.carries, self.told, self.warning, self.layers, self.archive):
            self.column.addWidget(widget)
        for box in (self.carries, self.layers, self.archive):
            box.toggled.connect(self.read)

    def show_choices(self) -> None:
        """As Section says."""
        held = self.choices
        self.carries.setChecked(held.carries)
        self.layers.setChecked(held.layers)
        self.archive.setChecked(held.archive)

    def read_choices(self) -> None:
        """As Section says."""
        held = self.choices
        held.carries = self.carries.isChecked()
        held.layers = self.layers.isChecked()
        held.archive = self.archive.isChecked()

    def suit(self) -> None:
        """As Section says."""
        held = self.choices
        self.setVisible(held.format == "pdf")
        self.told.setText(inside_text(self._inside))
        self.told.setVisible(held.carries)
        mark = held.look().mark
        self.warning.setText(T("This print is marked “{mark}”, and so would be the map inside it.", mark=mark))
        self.warning.setVisible(held.carries and bool(mark))


def inside_text(inside: Inside) -> str:
    """What leaves with the file, so that nobody is surprised."""
    parts = [T("{n} card", "{n} cards", n=inside.cards)]
    if inside.tray:
        parts.append(T("{n} of them in the tray", n=inside.tray))
    for count, text in (
        (inside.opportunities, T("{n} opportunity", "{n} opportunities", n=inside.opportunities)),
        (inside.evidence, T("{n} piece of evidence", "{n} pieces of evidence", n=inside.evidence)),
        (inside.pictures, T("{n} picture", "{n} pictures", n=inside.pictures)),
    ):
        if count:
            parts.append(text)
    return T("Whoever gets the PDF can open all of the map: {what}. Its history stays here.", what=", ".join(parts))
