"""The stuck headers of the map in the colours of the window."""

from app.canvas.band_item import BandColours
from app.ui.editor_part import EditorPart
from app.ui.theme import Tokens

STAGE_AT_NIGHT = "#34597d"
"""Stages have the tone that they have on paper, a little lighter where the ground is dark."""


class Bands(EditorPart):
    """Dresses the stuck headers."""

    def dress(self, colours: Tokens) -> None:
        """The colours of an appearance."""
        if self.view is None:
            return
        usual = BandColours()
        self.view.sticky.colours(
            BandColours(
                ground=colours.header,
                ink=colours.on_header,
                quiet=colours.muted,
                line=colours.line,
                stage=STAGE_AT_NIGHT if colours.dark else usual.stage,
                phase=colours.pressed if colours.dark else usual.phase,
                accent=colours.focus,
            )
        )
