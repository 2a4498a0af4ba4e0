"""What is said when the library file cannot be opened, read or written."""

from collections.abc import Callable, Mapping

from app.domain.problems import Problem
from app.words.catalogue import T
from app.words.fields import field_name, kind_name

Params = Mapping[str, object]


def _n(p: Params) -> dict[str, object]:
    """The parameters with the count as the number that chooses the plural."""
    return {**p, "n": p["count"]}


def waits(problem: Problem) -> str:
    """What is said as long as something cannot be written: what is wrong, what helps, and that nothing is lost."""
    reason = problem.params.get("reason", "damaged")
    why = _why({**problem.params, "reason": reason})
    if reason in ("damaged", "replaced"):
        return T("Not saved: {why}. What you do stays here; first save a copy of it.", why=why)
    return T("Not saved yet: {why}. Go on working: it stays here and is saved by itself as soon as it can be.", why=why)


def _not_saved(p: Params) -> str:
    return T("Not saved: {why}. Nothing was changed.", why=_why(p))


def _why(p: Params) -> str:
    return {
        "disk_full": T("the disk is full; make room on it"),
        "read_only": T("the library may only be read; check the rights of its file and folder"),
        "locked": T("another program is using the library; close it"),
        "damaged": T("the library file is damaged; open a backup of it"),
        "moved": T("the library file was moved or deleted while it was open; put it back"),
        "replaced": T("the library file was replaced by another or an older one while it was open"),
        "disk_error": T("the disk reported an error; check it"),
    }.get(str(p.get("reason", "")), str(p.get("detail", "")))


def _backup(p: Params) -> str:
    if p.get("reason") == "disk_full":
        return T("No backup was made: there is no room in {folder}. Older backups are still there.", **p)
    return T("No backup was made in {folder}. Older backups are still there. ({detail})", **{"detail": "", **p})


def _not_restored(p: Params) -> str:
    if p.get("reason") == "disk_full":
        return T("The backup was not put back: there is no room in {folder}. Nothing was changed.", **p)
    return T("The backup was not put back, and nothing was changed. ({detail})", **{"detail": "", **p})


def _not_repaired(p: Params) -> str:
    if p.get("reason") == "empty":
        return T("Nothing can be read of the library {path} any more. Put a backup back.", **p)
    if p.get("reason") == "disk_full":
        return T("The library was not repaired: there is no room beside {path}. It is as it was.", **p)
    return T("The library was not repaired; it is as it was. ({detail})", **{"detail": "", **p})


def _newer(p: Params) -> str:
    if p.get("version"):
        return T("The library {path} was written by Vivencia {version}. Update this one to open it.", **p)
    return T("The library {path} was written by a newer Vivencia. Update this one to open it.", **p)


SENTENCES: dict[str, Callable[[Params], str]] = {
    "library.folder_missing": lambda p: T("The folder {folder} does not exist. Make it or choose another.", **p),
    "library.not_ours": lambda p: T("{path} is not a Vivencia library. It was left untouched.", **p),
    "library.newer": _newer,
    "library.damaged": lambda p: T(
        "The library {path} is damaged. It was left untouched; repair it, or put a backup back.",
        **p,
    ),
    "library.unreadable": lambda p: T("The library {path} cannot be read: {detail}.", **p),
    "library.read_only": lambda p: T(
        "The library {path} cannot be written. Check the rights of the file and its folder.", **p
    ),
    "library.locked": lambda p: T("The library {path} is in use by another program. Close it and try again.", **p),
    "library.settings": lambda p: T(
        "This computer's SQLite does not keep data safely enough: {name} is {got} instead of {wanted}.", **p
    ),
    "library.not_upgraded": lambda p: T(
        "The library {path} could not be brought up to date; it is as it was. The log says why.", **p
    ),
    "store.not_saved": _not_saved,
    "store.not_read": lambda p: T("The library {path} cannot be read just now: {detail}.", **p),
    "store.bad_value": lambda p: T(
        "“{field}” of this {kind} holds something that cannot be saved.",
        field=field_name(str(p["kind"]), str(p["field"])),
        kind=kind_name(str(p["kind"])),
    ),
    "library.not_repaired": _not_repaired,
    "backup.failed": _backup,
    "backup.not_restored": _not_restored,
    "check.pages": lambda p: T("The file is damaged: {detail}", **{"detail": "", **p}),
    "check.tables": lambda p: T("Tables are missing or do not belong there: {detail}", **p),
    "check.reference": lambda p: T("Something in “{table}” refers to what is not there.", **p),
    "check.record": lambda p: T(
        "“{project}”: {n} thing does not hold together. ({detail})",
        "“{project}”: {n} things do not hold together. ({detail})",
        **_n(p),
    ),
    "check.history": lambda p: T(
        "“{project}”: {n} of its oldest edits cannot be followed back. Its maps are not concerned.",
        "“{project}”: {n} of its oldest edits cannot be followed back. Its maps are not concerned.",
        **_n(p),
    ),
    "check.pictures": lambda p: T(
        "“{project}”: {n} picture is missing or damaged.",
        "“{project}”: {n} pictures are missing or damaged.",
        **_n(p),
    ),
    "check.backup": lambda p: T("The newest backup, {name}, is damaged. Others are not concerned. ({detail})", **p),
    "cli.library_damaged": lambda p: T("The library {path} is damaged. Add --repair to repair it.", **p),
    "backup.unreadable": lambda p: T("It cannot be read: {detail}", **{"detail": "", **p}),
    "past.unreadable": lambda p: T("How this map was made cannot be read: {detail}", **{"detail": "", **p}),
}
