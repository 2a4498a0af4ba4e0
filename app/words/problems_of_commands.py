"""What is said when the command line cannot do what was asked."""

from collections.abc import Callable, Mapping

from app.words.catalogue import T

Params = Mapping[str, object]


def _no_such_look(p: Params) -> str:
    if not p["names"]:
        return T("There is no look “{name}”: none was saved in the window yet, and there is no such file.", **p)
    return T("There is no look “{name}” and no such file. These were saved: {names}.", **p)


def _no_such(nothing: Callable[[], str], others: Callable[..., str]) -> Callable[[Params], str]:
    """What is not there, with the names of what is, if any."""
    return lambda p: f"{T('There is no “{name}”.', **p)} {others(**p) if p['names'] else nothing()}"


SENTENCES: dict[str, Callable[[Params], str]] = {
    "cli.file": lambda p: T("{name}: {reason}. Choose another place, or free this one.", **p),
    "cli.unknown_format": lambda p: T("{name}: the ending must be .pdf, .png, .svg or .pptx.", **p),
    "cli.not_a_parcel": lambda p: T("{name}: the file of a project must end in {ending}.", **p),
    "association.not_here": lambda _: T(
        "On a Mac only an installed application can be chosen for a kind of file. Drop the file on the window instead."
    ),
    "association.failed": lambda p: T("The system could not be told to open files with Vivencia: {detail}", **p),
    "cli.conflicts": lambda p: T(
        "{name}: {n} thing was changed in both (mine – the copy’s). Say which holds with --prefer, or join them in "
        "the window. Nothing was changed.",
        "{name}: {n} things were changed in both (mine – the copy’s). Say which hold with --prefer, or join them in "
        "the window. Nothing was changed.",
        name=p["name"],
        n=p["count"],
    ),
    "cli.no_project": lambda p: T("There is no project “{name}”. “vivencia list” shows what there is.", **p),
    "cli.slides_are_whole": lambda p: T("{name}: a presentation is of the whole map; leave out --kind.", **p),
    "cli.tiles_are_of_maps": lambda _: T("Only the whole poster and the blank one come in sheets to glue together."),
    "cli.needs_tile": lambda p: T("{options}: that is for sheets; say with --tile on which ones.", **p),
    "cli.bleed_is_of_one_page": lambda _: T("Only a poster on one page has a bleed."),
    "cli.bad_scale": lambda p: T("“{text}” is no scale; write {least} to 100 percent.", **p),
    "cli.choices_are_of_sheets": lambda _: T("Say with --tile on which sheets; then they can be listed."),
    "cli.tiles_are_pdf": lambda p: T("{name}: sheets to glue together are written as PDF only.", **p),
    "cli.which_map": lambda p: T("{name} holds these maps: {titles}. Choose one with --map.", **p),
    "cli.no_such_map": lambda p: T("There is no map and no file “{name}”. “vivencia list” shows what there is.", **p),
    "cli.several_maps": lambda p: T("“{name}” is more than one map. Give the id of one: {ids}", **p),
    "cli.no_such_look": _no_such_look,
    "cli.no_such_route": _no_such(
        lambda: T("The map has no routes."), lambda **p: T("The routes of the map are: {names}.", **p)
    ),
    "cli.no_such_segment": _no_such(
        lambda: T("No survey of the map says to which segment people belong."),
        lambda **p: T("The segments that were asked are: {names}.", **p),
    ),
    "cli.no_such_side": _no_such(str, lambda **p: T("Colours can tell: {names}, or a field of your own.", **p)),
    "cli.several_projects": lambda p: T("“{name}” is more than one project ({ids}). Rename one first.", **p),
}
