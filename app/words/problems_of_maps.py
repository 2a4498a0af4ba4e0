"""What is said when a map cannot be changed as was asked."""

from collections.abc import Callable, Mapping

from app.words.catalogue import T
from app.words.fields import field_name, kind_name

Params = Mapping[str, object]


def _named(p: Params) -> dict[str, object]:
    """The parameters with the names of record kind and field in place of their codes."""
    kind = str(p.get("kind", ""))
    return {**p, "kind": kind_name(kind), "field": field_name(kind, str(p.get("field", "")))}


def _overtaken(p: Params) -> str:
    named = {"title": p.get("title", ""), "by": p.get("by", "")}
    if p.get("by"):
        return T(
            "“{title}” cannot be undone: {by} changed the same since. The next undo goes one step further.", **named
        )
    return T("“{title}” cannot be undone: the same was changed since. The next undo goes one step further.", **named)


def _refused(p: Params) -> str:
    said = T(
        "This {kind} was changed elsewhere in the meantime, so your change was not made. Look at it and try again.",
        **_named(p),
    )
    return f"{said} {T('You had written: {text}', text=p['words'])}" if p.get("words") else said


SENTENCES: dict[str, Callable[[Params], str]] = {
    "record.gone": lambda p: T("That {kind} is no longer there; somebody deleted it.", **_named(p)),
    "project.gone": lambda _: T("That project is no longer in the library."),
    "edit.refused": _refused,
    "undo.overtaken": _overtaken,
    "card.bad_cell": lambda _: T("That place is no longer on the map. Choose another stage or lane."),
    "card.bad_emotion": lambda p: T("A face goes from -2 to +2; {value} is none of them.", **p),
    "field.unknown": lambda p: T("A {kind} has no “{field}”.", **_named(p)),
    "field.bad_value": lambda p: T("“{value}” does not fit “{field}” of a {kind}.", **_named(p)),
    "field.too_long": lambda p: T(
        "This text has {count} characters, and {limit} is the most. Shorten it, or put it into several cards.", **p
    ),
    "persona.in_use": lambda p: T(
        "“{title}” is whose journey “{map}” is. Choose another persona for that map first.", **p
    ),
    "fields.no_name": lambda _: T("A field needs a name."),
    "fields.no_choices": lambda p: T("“{title}” is one of several, so it needs choices: write one a line.", **p),
    "fields.would_lose": lambda p: T("What records say in “{title}” does not fit these choices.", **p),
    "fields.bad_scale": lambda p: T("The scale of “{title}” must go up, from -1,000 to 1,000 at most.", **p),
    "rules.one_project": lambda _: T("The project's data are damaged: it must hold exactly one project."),
    "rules.dangling": lambda p: T(
        "The project's data are damaged: a {kind} refers to something that is gone.", **_named(p)
    ),
    "rules.bad_value": lambda p: T("The project's data are damaged: a {kind} holds an impossible value.", **_named(p)),
    "capture.unknown": lambda p: T("This map has no “{name}”.", **p),
    "capture.unclear": lambda p: T("“{name}” may be: {names}.", **p),
    "paste.nothing": lambda _: T("There is no text and there are no cards on the clipboard. Copy some first."),
    "paste.unreadable": lambda _: T("What is on the clipboard cannot be read as cards. Copy them again."),
    "paste.too_long": lambda _: T("That is too much text for a map. Copy less of it, or open it as a file."),
    "paste.too_many_cards": lambda p: T(
        "{n} cards are too many at once; {limit} is the most. Take fewer.", n=p["n"], limit=p["limit"]
    ),
    "paste.too_many_stages": lambda p: T("A map would have {n} stages; {limit} is the most. Paste fewer columns.", **p),
    "paste.too_many_lanes": lambda p: T("A map would have {n} lanes; {limit} is the most. Paste fewer rows.", **p),
    "paste.no_stage": lambda _: T("This map has no stage yet. Add one, then paste again."),
    "paste.no_lane": lambda _: T("This map has no lane for cards yet. Add one, then paste again."),
    "picture.unreadable": lambda p: T("“{name}” cannot be read. Choose another PNG or JPEG file.", **p),
    "picture.unknown_kind": lambda p: T("“{name}” is no picture that Vivencia knows. Choose a PNG or JPEG file.", **p),
    "logo.not_kept": lambda p: T(
        "The logo “{name}” cannot be kept: the folder of the settings cannot be written.", **p
    ),
    "picture.too_large": lambda p: T("The picture “{name}” is too large. Make it smaller and try again.", **p),
    "template.gone": lambda p: T("The template “{name}” is no longer there.", **p),
    "template.unreadable": lambda p: T(
        "The template “{name}” cannot be read. Look whether its disk is there and you may read it.", **p
    ),
    "template.damaged": lambda p: T("“{name}” is not a template that Vivencia can read. It was left untouched.", **p),
    "template.too_large": lambda p: T(
        "“{name}” is too large for a template. Save it without its cards, or with less in it.", **p
    ),
    "template.too_many": lambda p: T("There are {limit} templates of your own already. Delete one first.", **p),
    "template.not_kept": lambda p: T(
        "The template “{name}” cannot be kept: the folder of the settings cannot be written.", **p
    ),
    "template.not_deleted": lambda p: T("The template “{name}” cannot be deleted from its folder.", **p),
    "template.unknown": lambda p: T("There is no template “{name}”. The templates are: {known}.", **p),
}
