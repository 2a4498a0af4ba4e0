"""Which widget a field of the catalogue has."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon

from app.domain.catalogue import Field
from app.ui.form_choices import ChoiceField, FlagField, PictureField, ScaleField
from app.ui.form_words import NameField, TagsField
from app.ui.forms import DateField, FieldWidget, LineField, NumberField, TextField
from app.words.fields import choice_name

NAMES = (("card", "owner"), ("card", "actor"))
"""Lines that hold the name of somebody: written once, offered from then on."""
Known = Callable[[str], Sequence[str]]
"""What was written into a field of cards so far, by its key."""


def field_widget(
    spec: Field, name: str, icon: Callable[[str], QIcon], picture: Callable[[str], bytes | None], known: Known
) -> FieldWidget:
    """The widget for a field of the catalogue."""
    if spec.type in ("choice", "icon"):
        icons = spec.type == "icon"
        named = [(c, choice_name(spec.kind, spec.key, c), icon(c) if icons else None) for c in spec.choices]
        return ChoiceField(name, named)
    if spec.type == "line" and (spec.kind, spec.key) in NAMES:
        return NameField(name, lambda: known(spec.key))
    make: dict[str, Callable[[], FieldWidget]] = {
        "line": lambda: LineField(name),
        "text": lambda: TextField(name),
        "number": lambda: NumberField(name),
        "date": lambda: DateField(name),
        "scale": lambda: ScaleField(name, spec.low, spec.high),
        "flag": lambda: FlagField(name),
        "picture": lambda: PictureField(name, picture),
        "tags": lambda: TagsField(name, lambda: known(spec.key)),
    }
    return make[spec.type]()
