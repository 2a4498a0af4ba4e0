"""The line below the preview that turns its pages; hidden where there is only one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.ui.icons import icon
from app.ui.labels import PlainLabel
from app.ui.poster_preview import PosterPreview
from app.ui.theme import tokens_now
from app.words import T


class PosterPager(QWidget):
    """Back, which page this is, and on."""

    def __init__(self, preview: PosterPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.back = self._button("chevron-left", T("Previous page"), T("Page up"))
        self.on = self._button("chevron-right", T("Next page"), T("Page down"))
        self.told = PlainLabel("", "muted", self)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 10)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.told)
        row.addWidget(self.on)
        row.addStretch(1)
        self.back.clicked.connect(self._turn_back)
        self.on.clicked.connect(self._turn_on)
        preview.turned.connect(self._show)
        self._show()

    def _button(self, name: str, text: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, tokens_now()))
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({key})")
        return button

    def _turn_back(self) -> None:
        self._preview.turn_to(self._preview.at - 1)

    def _turn_on(self) -> None:
        self._preview.turn_to(self._preview.at + 1)

    def _show(self) -> None:
        """What the preview shows now."""
        preview = self._preview
        self.setVisible(preview.views > 1)
        page = preview.page
        if page is None:
            return
        name = T("The whole poster") if preview.tiling is not None else page.bookmark or page.name
        if name == str(preview.at + 1):
            name = ""  # pages that have but their number
        place = T("{n} of {count}", n=preview.at + 1, count=preview.views)
        self.told.setText(f"{name}  ·  {place}" if name else place)
        self.back.setEnabled(preview.at > 0)
        self.on.setEnabled(preview.at < preview.views - 1)
