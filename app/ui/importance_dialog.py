"""Suggests an importance by stage: a scale for each stage that has touchpoints without one, set by its phase."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.commands.importance import PROFILE
from app.domain.fields import field_of
from app.domain.records import Card, Stage
from app.ui.form_choices import ScaleField
from app.ui.labels import PlainLabel
from app.ui.theme import px
from app.words import T
from app.words.fields import phase_name


class ImportanceDialog(QDialog):
    """One row a stage; a scale on which nothing is pressed leaves its stage out."""

    def __init__(self, parent: QWidget, open_: Sequence[tuple[Stage, Sequence[Card]]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(T("Importance by stage"))
        self.setMinimumWidth(px(480))
        self._counts = {stage.id: len(cards) for stage, cards in open_}
        self._values: dict[str, int | None] = {stage.id: PROFILE[stage.phase] for stage, _ in open_}
        why = T("The further they have come, the more a contact usually matters to customers. This is a first guess: "
                "change it here, or later on any card.")  # fmt: skip
        kept = T("What already has an importance keeps it.")
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(T("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.ok.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(why, parent=self, wrap=True))
        column.addWidget(self._rows(open_), 1)
        column.addWidget(PlainLabel(kept, "muted", self, wrap=True))
        column.addWidget(buttons)
        self._count()

    @property
    def by_stage(self) -> dict[str, int]:
        """The chosen importance by the ids of the stages that are to get it."""
        return {id_: value for id_, value in self._values.items() if value is not None}

    def _rows(self, open_: Sequence[tuple[Stage, Sequence[Card]]]) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 8, 8, 8)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        self.scales: dict[str, ScaleField] = {}
        spec = field_of("card", "importance")
        for at, (stage, cards) in enumerate(open_):
            title = " ".join(stage.title.split()) or T("Untitled stage")
            number = T("{n} touchpoint", "{n} touchpoints", n=len(cards))
            name, about = (
                PlainLabel(title, "strong", wrap=True),
                PlainLabel(f"{phase_name(stage.phase)} · {number}", "small"),
            )
            scale = self.scales[stage.id] = ScaleField(T("Importance in {stage}", stage=title), spec.low, spec.high)
            scale.show_value(self._values[stage.id])
            scale.changed.connect(lambda value, id_=stage.id: self._choose(id_, value))
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(name)
            words.addWidget(about)
            grid.addLayout(words, at, 0)
            grid.addWidget(scale, at, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(len(open_), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(min(px(420), inside.sizeHint().height()))
        return area

    def _choose(self, stage_id: str, value: object) -> None:
        self._values[stage_id] = value if isinstance(value, int) else None
        self._count()

    def _count(self) -> None:
        """The button says how many touchpoints get an importance."""
        n = sum(self._counts[id_] for id_ in self.by_stage)
        self.ok.setText(T("Give it to {n} touchpoint", "Give it to {n} touchpoints", n=n))
        self.ok.setEnabled(n > 0)
