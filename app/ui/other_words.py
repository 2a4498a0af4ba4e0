"""Other words by which people look for a command: the palette finds it by them too."""

from collections.abc import Callable, Mapping

from app.words import T

OTHER_WORDS: Mapping[str, Callable[[], str]] = {
    "project.new": lambda: T("create blank template"),
    "import.open": lambda: T("import table CSV Excel Mermaid"),
    "project.home": lambda: T("start page close"),
    "project.save_copy": lambda: T("export vivencia send share passphrase password redact backup"),
    "poster.export": lambda: T(
        "PDF export PNG SVG picture paper poster PowerPoint slides presentation summary sheets cards"
    ),
    "app.open_files": lambda: T("double click file type association default program install"),
    "edit.delete": lambda: T("remove erase"),
    "edit.copy_format": lambda: T("brush style"),
    "edit.select_where": lambda: T("search query"),
    "card.add": lambda: T("new touchpoint note"),
    "card.capture": lambda: T("fast type brainstorm"),
    "card.truth": lambda: T("star key"),
    "card.importance_5": lambda: T("priority weight"),
    "card.evidence": lambda: T("proof research hypothesis"),
    "card.picture": lambda: T("photo image"),
    "card.details": lambda: T("fields properties"),
    "stage.add": lambda: T("new column phase step"),
    "lane.add": lambda: T("new row channel"),
    "size.align": lambda: T("distribute equal columns"),
    "zoom.fit": lambda: T("everything overview"),
    "view.palette": lambda: T("toolbox add drag"),
    "view.minimap": lambda: T("overview navigator"),
    "view.outline": lambda: T("tree list structure"),
    "view.filter": lambda: T("hide dim condition"),
    "view.inspector": lambda: T("properties panel"),
    "view.density": lambda: T("density chronological timeline"),
    "view.route": lambda: T("path line switches"),
    "view.choose_route": lambda: T("named path journey"),
    "card.suggest_importance": lambda: T("default importance profile weights phases"),
    "view.details": lambda: T("all fields texts scores"),
    "view.color_other": lambda: T("colour by field segment score own field recolour"),
    "view.mood": lambda: T("cumulative emotion before moment of truth"),
    "view.collapse": lambda: T("fold hide"),
    "view.appearance_dark": lambda: T("night theme"),
    "view.appearance_light": lambda: T("day theme"),
    "view.size_up": lambda: T("bigger text font"),
    "people.personas": lambda: T("customer segment profile"),
    "people.map_for": lambda: T("copy duplicate segment"),
    "people.own_fields": lambda: T("custom field attribute column"),
    "help.shortcuts": lambda: T("help manual hotkeys"),
}
