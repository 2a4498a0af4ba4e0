"""The parts that an editor is made of, in one list."""

from typing import TYPE_CHECKING

from app.ui.card_palette import CardPalette
from app.ui.editor_bands import Bands
from app.ui.editor_beginning import Beginning
from app.ui.editor_board import BoardActions
from app.ui.editor_capture import Capture
from app.ui.editor_cards import CardTools
from app.ui.editor_carrying import Carrying
from app.ui.editor_clipboard import EditorClipboard
from app.ui.editor_display import Displaying
from app.ui.editor_filter import Filtering
from app.ui.editor_find import Finding
from app.ui.editor_importance import Suggesting
from app.ui.editor_maps import MapCommands
from app.ui.editor_menus import MapMenus
from app.ui.editor_minimap import Minimap
from app.ui.editor_order import Ordering
from app.ui.editor_outline import Outlining
from app.ui.editor_part import EditorPart
from app.ui.editor_pictures import Pictures
from app.ui.editor_places import EditorPlaces
from app.ui.editor_saving import Saving
from app.ui.editor_session import Remembering
from app.ui.editor_sizes import Sizes
from app.ui.editor_tour import Tour
from app.ui.editor_zoom import Zoom
from app.ui.evidence.part import Surveying
from app.ui.guide.parking import Parking
from app.ui.guide.path import GuidedPath
from app.ui.guide.telling import Telling
from app.ui.guide.timer_bar import WorkshopTimer
from app.ui.insight.part import Insight
from app.ui.people.part import People
from app.ui.people.protecting import Protecting
from app.ui.versions.part import Versions

if TYPE_CHECKING:
    from app.ui.editor import Editor


def make_parts(editor: "Editor") -> tuple[EditorPart, ...]:
    """Every part, made for an editor; later ones win where two know the same action."""
    return (
        BoardActions(editor),
        MapCommands(editor),
        MapMenus(editor),
        CardPalette(editor),
        Beginning(editor),
        Carrying(editor),
        EditorPlaces(editor),
        Minimap(editor),
        Sizes(editor),
        Bands(editor),
        Displaying(editor),
        Zoom(editor),
        CardTools(editor),
        Suggesting(editor),
        Pictures(editor),
        Filtering(editor),
        Finding(editor),
        Outlining(editor),
        Tour(editor),
        EditorClipboard(editor),
        Capture(editor),
        Ordering(editor),
        GuidedPath(editor),
        Telling(editor),
        Parking(editor),
        WorkshopTimer(editor),
        Insight(editor),
        Surveying(editor),
        People(editor),
        Protecting(editor),
        Versions(editor),
        Saving(editor),
        Remembering(editor),
    )
