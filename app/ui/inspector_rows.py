"""The rows of an inspector: which fields of a record stand on it, their widgets, and the menu of what else can be said.

A field stands there always, or because it is used, or because somebody asked for it; used ones can be put away, which
changes nothing on the map.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from app.canvas.board import Board
from app.domain.catalogue import GROUPS, Field
from app.domain.commands import cards as card_commands
from app.domain.edits import Edit
from app.domain.fields import applies_to, own_key, own_spec, suits
from app.domain.fields import fields_of as catalogue_of
from app.domain.records import Card, Lane, OwnField, Record, Value
from app.domain.tags import retagged, split_tags, tags_of_all, written
from app.ui.field_widgets import field_widget
from app.ui.form_choices import PictureField
from app.ui.form_words import TagsField
from app.ui.forms import SEVERAL, Several
from app.ui.inspector_answers import answered
from app.ui.inspector_form import InspectorForm
from app.ui.lazy_menu import lazy_menu
from app.words import T
from app.words.fields import field_help, field_name, group_name

ALWAYS = {"card": ("text",), "journey_map": ("scenario",), "persona": ("quote",), "lane": ("icon",), "stage": ()}
OF_LANES = {
    "channel": ("icon", "medium", "control", "channel_kind", "height"),
    "text": ("text_kind", "height"),
    "metric": ("metric", "height"),
    "emotion": ("height",),
}
MOST_FLAT = 14
"""More fields than these are offered in groups."""
Pictures = Callable[[str], bytes | None]
Command = Callable[[Mapping[str, Value | None]], Edit]


class FieldRows:
    """Knows the board; ``ask`` puts a field on the panel, ``picture`` lets somebody choose a file."""

    def __init__(
        self,
        board: Board,
        icon: Callable[[str], QIcon],
        pictures: Pictures,
        ask: Callable[[str, str], object],
        picture: Callable[[str, list[str], str], object],
    ) -> None:
        self._board = board
        self._icon = icon
        self._pictures = pictures
        self._ask = ask
        self._picture = picture
        self.below: Callable[[InspectorForm, str], object] = lambda _form, _key: None
        """Puts what else is known about a field of the card that a form is for below its row, by the field's key."""
        self.asked: set[tuple[str, str]] = set()
        """Kind and key of fields that stay on the panel though empty."""

    # -- which --------------------------------------------------------------------------------
    def on_panel(self, kind: str, records: Sequence[Record]) -> list[Field]:
        """The fields that stand on the panel: always, or used, or asked for."""
        used = {key for record in records for key in values_of(record)}
        if len(records) == 1 and isinstance(records[0], Card):
            used |= answered(self._board.document, records[0])
        away = self._board.display.away
        return [
            spec
            for spec in self.fitting(kind, records)
            if (kind, spec.key) in self.asked
            or (f"{kind}.{spec.key}" not in away and (spec.key in ALWAYS.get(kind, ()) or spec.key in used))
        ]

    def fitting(self, kind: str, records: Sequence[Record]) -> list[Field]:
        """The fields that make sense: a note has no scores, an emotion lane no medium."""
        first = records[0] if records else None
        if isinstance(first, Lane):
            return [spec for spec in catalogue_of(kind) if spec.key in OF_LANES.get(first.lane_kind, ())]
        own = [own_spec(one) for one in self._board.document.own_fields if applies_to(one) == kind]
        if kind == "card":
            kinds = {self._board.document.text_kind(r) for r in records if isinstance(r, Card)}
            return [*(s for s in catalogue_of(kind) if any(suits(s, text_kind) for text_kind in kinds)), *own]
        return [*catalogue_of(kind), *own]

    def that_fit(self, ids: Sequence[str], keys: Iterable[str]) -> list[str]:
        """Of these cards those of which such things can be said."""
        document = self._board.document
        fields = [self._spec("card", key) for key in keys]
        kinds = {id_: document.text_kind(document.get(Card, id_)) for id_ in ids}
        return [id_ for id_ in ids if all(suits(field, kinds[id_]) for field in fields)]

    def _spec(self, kind: str, key: str) -> Field:
        own = self._own(key)
        return own_spec(own) if own is not None else next(s for s in catalogue_of(kind) if s.key == key)

    def _own(self, key: str) -> OwnField | None:
        return next((own for own in self._board.document.own_fields if own_key(own) == key), None)

    def name(self, kind: str, key: str) -> str:
        """What a field is called."""
        own = self._own(key)
        return own.title if own is not None else field_name(kind, key)

    def _help(self, kind: str, key: str) -> str:
        own = self._own(key)
        return str(own.fields.get("help", "")) if own is not None else field_help(kind, key)

    # -- the rows -----------------------------------------------------------------------------
    def put(self, form: InspectorForm, kind: str, records: Sequence[Record], command: Command) -> None:
        """A row for each field on the panel, and the menu of those that can be asked for."""
        shown = self.on_panel(kind, records)
        ids = form.cards if kind == "card" else [record.id for record in records]
        for spec in shown:
            self._row(form, kind, ids, spec, command)
        rest = [spec for spec in self.fitting(kind, records) if spec not in shown]
        if rest or shown:
            form.space(6)
            button = form.button(T("Add…"), "quiet")
            button.setToolTip(T("More that can be said here"))
            button.setMenu(lazy_menu(button, partial(self._fill_menu, kind, rest, shown)))

    def put_all(self, form: InspectorForm, kind: str, records: Sequence[Record], command: Command) -> None:
        """A row for everything that can be said of them."""
        for spec in self.fitting(kind, records):
            self._row(form, kind, [record.id for record in records], spec, command)

    def _row(self, form: InspectorForm, kind: str, ids: list[str], spec: Field, command: Command) -> None:
        name, key = self.name(kind, spec.key), spec.key
        widget = field_widget(spec, name, self._icon, self._pictures, partial(self._written, kind))
        heading = "" if spec.type == "flag" else name
        shared = partial(self._shared, kind, ids, key)
        form.row(heading, self._help(kind, key), widget, shared, f"{kind}.{key}", opinion=spec.judgement)
        if isinstance(widget, TagsField):
            self._tags_row(form, widget, kind, ids, key, command)
        widget.changed.connect(partial(self._set, kind, command, key))
        if len(ids) == 1:
            form.drafts(widget, kind, ids, key)
            if kind == "card":
                self.below(form, key)
        if isinstance(widget, PictureField):
            widget.wanted.connect(lambda: self._picture(kind, list(ids), key))

    def _tags_row(
        self, form: InspectorForm, widget: TagsField, kind: str, ids: list[str], key: str, command: Command
    ) -> None:  # fmt: skip
        """Tags are given and taken one by one: what else a record has stays."""
        board = self._board

        def found() -> list[Record]:
            return [record for id_ in ids if (record := board.document.look_up(kind, id_)) is not None]

        def show() -> None:
            widget.show_tags(tags_of_all([str(values_of(record).get(key, "")) for record in found()]))

        def tag(add: list[str], take: list[str]) -> None:
            self.asked.add((kind, key))
            if kind == "card":
                board.attempt(lambda: card_commands.retag(board.document, ids, add, take, key))
            else:
                lines = [str(values_of(record).get(key, "")) for record in found()]
                line = retagged("".join(lines[:1]), add, take)  # it may be gone meanwhile: the command says so
                board.attempt(lambda: command({key: line}))

        form.also(show)
        widget.tagged.connect(tag)

    def _written(self, kind: str, key: str) -> list[str]:
        """What stands in a field of the map's cards; for the values that a contact keeps, those of the brand first.

        Nothing for what is no card: of those there are few.
        """
        if kind != "card":
            return []
        found = written(self._board.document.cards(self._board.map_id), key)
        brand = self._board.document.project.fields.get("brand_values", "") if key == "brand_fits" else ""
        return list(dict.fromkeys([*split_tags(str(brand)), *found]))

    def _set(self, kind: str, command: Command, key: str, value: Value | None) -> None:
        """An edit of one field, which stays on the panel even where it was emptied."""
        self.asked.add((kind, key))
        self._board.attempt(lambda: command({key: value}))

    def _shared(self, kind: str, ids: Sequence[str], key: str) -> Value | Several | None:
        """The value that all records share, or nothing, or that there are several.

        Cards that cannot have such a value do not count.
        """
        document = self._board.document
        records = [record for id_ in ids if (record := document.look_up(kind, id_)) is not None]
        if kind == "card":
            spec = self._spec(kind, key)
            records = [r for r in records if isinstance(r, Card) and suits(spec, document.text_kind(r))]
        values = {values_of(record).get(key) for record in records}
        return SEVERAL if len(values) > 1 else values.pop() if values else None

    # -- the menu -----------------------------------------------------------------------------
    def _fill_menu(self, kind: str, rest: Sequence[Field], shown: Sequence[Field], menu: QMenu) -> None:
        """What else can be said, many in groups; and what can be put away."""
        menu.setToolTipsVisible(True)
        if len(rest) <= MOST_FLAT or kind != "card":
            self._fill(menu, kind, rest)
        else:
            ordered = sorted(rest, key=lambda spec: GROUPS.index(spec.group))
            for group, specs in groupby(ordered, key=lambda spec: spec.group):
                below = menu.addMenu(group_name(group))
                below.setToolTipsVisible(True)
                self._fill(below, kind, list(specs))
        if shown:
            menu.addSeparator()
            away = menu.addMenu(T("Put away"))
            away.setToolTipsVisible(True)
            for spec in shown:
                action = away.addAction(self.name(kind, spec.key))
                action.setToolTip(T("It goes from this panel; what was said stays."))
                action.triggered.connect(partial(self._put_away, kind, spec.key))

    def _fill(self, menu: QMenu, kind: str, specs: Sequence[Field]) -> None:
        for spec in specs:
            action = menu.addAction(self.name(kind, spec.key))
            action.setToolTip(self._help(kind, spec.key))
            action.triggered.connect(partial(self._bring, kind, spec.key))

    def _bring(self, kind: str, key: str, _checked: bool = False) -> None:
        """Put a field on the panel; from now on it is there where it is used."""
        display = self._board.display
        if f"{kind}.{key}" in display.away:
            self._board.show_as(replace(display, away=display.away - {f"{kind}.{key}"}))
        self._ask(kind, key)

    def _put_away(self, kind: str, key: str, _checked: bool = False) -> None:
        """Take a field from the panel, used or not; its data stay."""
        self.asked.discard((kind, key))
        display = self._board.display
        self._board.show_as(replace(display, away=display.away | {f"{kind}.{key}"}))


def values_of(record: Record) -> Mapping[str, Value]:
    """What is said of a record beyond its plain attributes."""
    fields: Mapping[str, Value] = getattr(record, "fields", {})
    return fields
