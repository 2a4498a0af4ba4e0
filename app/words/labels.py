"""Edits in words: what the undo menu and the history say."""

from app.domain.edits import Label
from app.domain.text import clean_line
from app.words.catalogue import T
from app.words.fields import emotion_name, field_name

LONGEST_TITLE = 40


def edit_text(label: Label) -> str:
    """What an edit does: move “Pay at the counter”, with a capital."""
    text = _of_cards(label) or _of_grid(label) or _of_sizes(label) or _of_maps(label)
    return text or T("Change")


def undo_text(label: Label) -> str:
    """What the undo action says."""
    return T("Undo: {edit}", edit=inside_text(edit_text(label)))


def redo_text(label: Label) -> str:
    """What the redo action says."""
    return T("Redo: {edit}", edit=inside_text(edit_text(label)))


def done_text(label: Label) -> str:
    """What has just happened, for the big deletions; of other edits what they do."""
    title = short_title(label)
    return {
        "delete_stage": T("The stage “{title}” and its cards were deleted.", title=title),
        "delete_lane": T("The lane “{title}” and its cards were deleted.", title=title),
        "delete_map": T("The map “{title}” was deleted.", title=title),
    }.get(label.code) or edit_text(label)


def short_title(label: Label) -> str:
    """The title that a label names, on one line and not too long."""
    title = clean_line(str(label.params.get("title", ""))[: LONGEST_TITLE * 4])
    return title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"


def inside_text(text: str) -> str:
    """A text as part of a sentence: with a small letter, unless its first word is written in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _of_cards(label: Label) -> str:
    title, n = short_title(label), int(label.params.get("count", 1) or 1)
    if label.code == "set_emotion":
        return _of_emotion(label, title, n)
    if label.code == "replace_text":
        return T("Replace “{title}” in {n} place", "Replace “{title}” in {n} places", n=n, title=title)
    if label.code == "edit_card":
        return _of_fields(label, title, n)
    texts = {
        "add_card": (T("Add “{title}”", title=title), T("Add card"), T("Add {n} card", "Add {n} cards", n=n)),
        "retitle_card": (T("Rewrite “{title}”", title=title), T("Rewrite card"), ""),
        "move_card": (T("Move “{title}”", title=title), T("Move card"), T("Move {n} card", "Move {n} cards", n=n)),
        "duplicate_card": (
            T("Duplicate “{title}”", title=title),
            T("Duplicate card"),
            T("Duplicate {n} card", "Duplicate {n} cards", n=n),
        ),
        "paste_cards": (
            T("Paste “{title}”", title=title),
            T("Paste card"),
            T("Paste {n} card", "Paste {n} cards", n=n),
        ),
        "sort_cells": (
            T("Sort the cell of “{title}”", title=title),
            T("Sort a cell"),
            T("Sort {n} cell", "Sort {n} cells", n=n),
        ),
        "format_card": (
            T("Format of “{title}”", title=title),
            T("Format of a card"),
            T("Format of {n} card", "Format of {n} cards", n=n),
        ),
        "suggest_importance": (
            T("Importance of “{title}” by its stage", title=title),
            T("Importance of a touchpoint by its stage"),
            T("Importance of {n} touchpoint by stage", "Importance of {n} touchpoints by stage", n=n),
        ),
        "delete_card": (
            T("Delete “{title}”", title=title),
            T("Delete card"),
            T("Delete {n} card", "Delete {n} cards", n=n),
        ),
    }.get(label.code)
    if texts is None:
        return ""
    named, unnamed, many = texts
    return many if n > 1 and many else named if title else unnamed


def _of_emotion(label: Label, title: str, n: int) -> str:
    value = label.params.get("emotion", "")
    face = emotion_name(None if value == "" else int(value)).lower()
    if n > 1:
        return T("Face of {n} card: {face}", "Face of {n} cards: {face}", n=n, face=face)
    return T("Face of “{title}”: {face}", title=title, face=face) if title else T("Face of a card: {face}", face=face)


def _of_fields(label: Label, title: str, n: int) -> str:
    keys = [key for key in str(label.params.get("field", "")).split(",") if key]
    field = field_name("card", keys[0]) if len(keys) == 1 else T("Details")
    if n > 1:
        return T("{field} of {n} card", "{field} of {n} cards", n=n, field=field)
    return T("{field} of “{title}”", field=field, title=title) if title else T("{field} of a card", field=field)


def _of_grid(label: Label) -> str:
    title, n = short_title(label), int(label.params.get("count", 1) or 1)
    if label.code == "paste_stages" and n > 1:
        return T("Paste {n} stage", "Paste {n} stages", n=n)
    if label.code == "paste_lanes" and n > 1:
        return T("Paste {n} lane", "Paste {n} lanes", n=n)
    texts = {
        "add_stage": (T("Add stage “{title}”", title=title), T("Add stage")),
        "rename_stage": (T("Rename stage “{title}”", title=title), T("Rename stage")),
        "edit_stage": (T("Change stage “{title}”", title=title), T("Change stage")),
        "move_stage": (T("Move stage “{title}”", title=title), T("Move stage")),
        "duplicate_stage": (T("Duplicate stage “{title}”", title=title), T("Duplicate stage")),
        "paste_stage": (T("Paste stage “{title}”", title=title), T("Paste stage")),
        "paste_stages": (T("Paste stage “{title}”", title=title), T("Paste stage")),
        "paste_lane": (T("Paste lane “{title}”", title=title), T("Paste lane")),
        "paste_lanes": (T("Paste lane “{title}”", title=title), T("Paste lane")),
        "delete_stage": (T("Delete stage “{title}”", title=title), T("Delete stage")),
        "add_lane": (T("Add lane “{title}”", title=title), T("Add lane")),
        "rename_lane": (T("Rename lane “{title}”", title=title), T("Rename lane")),
        "edit_lane": (T("Change lane “{title}”", title=title), T("Change lane")),
        "move_lane": (T("Move lane “{title}”", title=title), T("Move lane")),
        "duplicate_lane": (T("Duplicate lane “{title}”", title=title), T("Duplicate lane")),
        "delete_lane": (T("Delete lane “{title}”", title=title), T("Delete lane")),
    }.get(label.code)
    return "" if texts is None else texts[0] if title else texts[1]


def _of_sizes(label: Label) -> str:
    title, n = short_title(label), int(label.params.get("count", 1) or 1)
    if label.code == "align_widths":
        return T("Align widths")
    if label.code == "fit_sizes":
        return T("Fit sizes to the cards")
    if label.code == "size_stage":
        if n > 1:
            return T("Width of {n} stage", "Width of {n} stages", n=n)
        return T("Width of stage “{title}”", title=title) if title else T("Width of a stage")
    if label.code == "size_lane":
        if n > 1:
            return T("Height of {n} lane", "Height of {n} lanes", n=n)
        return T("Height of lane “{title}”", title=title) if title else T("Height of a lane")
    return ""


def _of_maps(label: Label) -> str:
    title, n = short_title(label), int(label.params.get("count", 1) or 1)
    if label.code == "import_maps" and n > 1:
        return T("Import {n} map", "Import {n} maps", n=n)
    texts = {
        "new_project": (T("Create project “{title}”", title=title), T("Create project")),
        "import_project": (T("Open project “{title}” from a file", title=title), T("Open project from a file")),
        "merge_copy": (T("Join the copy “{title}”", title=title), T("Join a copy")),
        "rename_project": (T("Rename project “{title}”", title=title), T("Rename project")),
        "edit_project": (T("Change project “{title}”", title=title), T("Change project")),
        "add_map": (T("Add map “{title}”", title=title), T("Add map")),
        "import_maps": (T("Import “{title}”", title=title), T("Import map")),
        "duplicate_map": (T("Duplicate map “{title}”", title=title), T("Duplicate map")),
        "rename_map": (T("Rename map “{title}”", title=title), T("Rename map")),
        "edit_map": (T("Change map “{title}”", title=title), T("Change map")),
        "delete_map": (T("Delete map “{title}”", title=title), T("Delete map")),
        "name_version": (T("Name version “{title}”", title=title), T("Name a version")),
        "rename_version": (T("Rename version “{title}”", title=title), T("Rename a version")),
        "delete_version": (T("Delete version “{title}”", title=title), T("Delete a version")),
        "restore_version": (T("Restore “{title}”", title=title), T("Restore a version")),
        "add_persona": (T("Add persona “{title}”", title=title), T("Add persona")),
        "edit_persona": (T("Change persona “{title}”", title=title), T("Change persona")),
        "move_persona": (T("Move persona “{title}”", title=title), T("Move persona")),
        "delete_persona": (T("Delete persona “{title}”", title=title), T("Delete persona")),
        "choose_persona": (T("Journey of “{title}”", title=title), T("Journey of nobody in particular")),
        "map_for_persona": (T("Map for “{title}”", title=title), T("Map for another persona")),
        "map_to_be": (T("Map of “{title}” as it should be", title=title), T("Map as it should be")),
        "add_opportunity": (T("Add opportunity “{title}”", title=title), T("Add opportunity")),
        "delete_opportunity": (T("Delete opportunity “{title}”", title=title), T("Delete opportunity")),
        "add_evidence": (T("Add source “{title}”", title=title), T("Add source")),
        "import_answers": (T("Import answers of “{title}”", title=title), T("Import answers")),
        "delete_evidence": (T("Delete source “{title}”", title=title), T("Delete source")),
        "add_route": (T("Add route “{title}”", title=title), T("Add route")),
        "edit_route": (T("Change route “{title}”", title=title), T("Change route")),
        "delete_route": (T("Delete route “{title}”", title=title), T("Delete route")),
        "add_own_field": (T("Add field “{title}”", title=title), T("Add field")),
        "edit_own_field": (T("Change field “{title}”", title=title), T("Change field")),
        "delete_own_field": (T("Delete field “{title}”", title=title), T("Delete field")),
        "add_link": (T("Link cards with “{title}”", title=title), T("Link cards")),
        "delete_link": (T("Unlink “{title}”", title=title), T("Unlink cards")),
        "import_opportunities": (T("Read opportunities of “{title}”", title=title), T("Read opportunities")),
        "edit_opportunity": (T("Change opportunity “{title}”", title=title), T("Change opportunity")),
        "edit_evidence": (T("Change evidence “{title}”", title=title), T("Change evidence")),
    }.get(label.code)
    return "" if texts is None else texts[0] if title else texts[1]
