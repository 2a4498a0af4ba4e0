"""What is said when the library file cannot be opened, read or written."""

from collections.abc import Callable, Mapping

from app.words.catalogue import T
from app.words.fields import field_name, kind_name

Params = Mapping[str, object]


def _not_saved(p: Params) -> str:
    why = {
        "disk_full": T("the disk is full. Make room and try again"),
        "read_only": T("the library may only be read. Check the rights of its file and folder"),
        "locked": T("another program is using the library. Close it and try again"),
        "damaged": T("the library file is damaged. Open a backup of it"),
        "moved": T("the library file was moved or deleted while it was open. Put it back or start again"),
        "replaced": T("the library file was replaced by another while it was open. Start Vivencia again"),
        "disk_error": T("the disk reported an error. Check it before you go on"),
    }.get(str(p.get("reason", "")), str(p.get("detail", "")))
    return T("Not saved: {why}. Nothing was changed.", why=why)


def _backup(p: Params) -> str:
    if p.get("reason") == "disk_full":
        return T("No backup was made: there is no room in {folder}. Older backups are still there.", **p)
    return T("No backup was made in {folder}. Older backups are still there. ({detail})", **{"detail": "", **p})


def _newer(p: Params) -> str:
    if p.get("version"):
        return T("The library {path} was written by Vivencia {version}. Update this one to open it.", **p)
    return T("The library {path} was written by a newer Vivencia. Update this one to open it.", **p)


SENTENCES: dict[str, Callable[[Params], str]] = {
    "library.folder_missing": lambda p: T("The folder {folder} does not exist. Make it or choose another.", **p),
    "library.not_ours": lambda p: T("{path} is not a Vivencia library. It was left untouched.", **p),
    "library.newer": _newer,
    "library.damaged": lambda p: T(
        "The library {path} is damaged. It was left untouched; open a copy from the folder “backups” beside it.",
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
    "backup.failed": _backup,
    "past.unreadable": lambda p: T("How this map was made cannot be read: {detail}", **{"detail": "", **p}),
}
