"""What a person chose for this computer: language, look, window, last library, the place in each map.

One small JSON file of our own, written aside and renamed over.  A file that cannot be read gives the defaults and is
kept beside under another name; a value of the wrong kind gives that value's default.
"""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, cast, get_args

from app.files import read_whole, settings_path
from app.layout.display import Display, display_of

LanguageChoice = Literal["system", "en", "es"]
AppearanceChoice = Literal["system", "light", "dark", "contrast_light", "contrast_dark"]
Selected = tuple[str, str, str]
"""Kind, id and lane of a reference: "cell" has a stage's id and a lane's, the others no lane."""
StartChoice = Literal["last", "projects"]
SIZES = (90, 100, 110, 125, 150, 175, 200)
"""The sizes of the interface that can be chosen, in percent."""
MOST_BYTES = 16 * 1024 * 1024
MOST_VIEWS = 500
MOST_SELECTED = 200

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the window stands when it is not maximised."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """The zoom and the middle (drawing's millimetres) of a map on screen."""

    zoom: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Last:
    """The project and map that were open last."""

    project: str
    map: str


@dataclass(slots=True)
class Settings:
    """The choices; change an attribute, then ``save``."""

    language: LanguageChoice = "system"
    appearance: AppearanceChoice = "system"
    size: int = 100
    """Of the interface, in percent: one of ``SIZES``."""
    shortcuts: dict[str, str] = field(default_factory=dict)
    """Keys that a person gave to actions, as portable text by the action's id; "" is none."""
    shown: dict[str, bool] = field(default_factory=dict)
    """Bars and panels that were shown or put away, by the id of the action that does it."""
    recent: list[str] = field(default_factory=list)
    """What was taken from the palette, by kind and id, the latest first."""
    window: Geometry | None = None
    library: str | None = None
    """The path of the library that was chosen last; None is the usual place."""
    start: StartChoice = "last"
    """What a start shows: the map where one was, or the list of projects."""
    last: Last | None = None
    """None: the list of projects was in front."""
    import_folder: str = ""
    export_folder: str = ""
    poster: dict[str, Any] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    """By map id, the latest last."""
    displays: dict[str, Display] = field(default_factory=dict)
    """How a map is looked at, by map id, the latest last; those that are as usual are left out."""
    captures: dict[str, str] = field(default_factory=dict)
    """Lines of quick capture that were typed and not entered, by map id."""
    selections: dict[str, tuple[Selected, ...]] = field(default_factory=dict)
    """What was selected, by map id, the latest last; at most ``MOST_SELECTED`` things of a map."""
    widths: dict[str, int] = field(default_factory=dict)
    """Of panels beside the map ("side", "inspector"), in pixels of 100 %."""
    pages: dict[str, str] = field(default_factory=dict)
    """The pages that were in front last, by the panel that has them."""
    dismissed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of findings that were put away, by map id."""
    skipped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The questions of the guided path that were skipped ("client.segment"), by map id."""
    path: Path | None = field(default=None, compare=False)
    """The file; None is kept in memory only."""

    @classmethod
    def load(cls, path: Path | None = None) -> "Settings":
        """The settings of a file (None: the usual one); defaults where there is none or it cannot be read."""
        path = path or settings_path()
        settings = cls(path=path)
        try:
            data = json.loads(read_whole(path, MOST_BYTES))
        except FileNotFoundError:
            return settings
        except (OSError, ValueError, RecursionError) as error:
            _log.warning("settings cannot be read: %s", type(error).__name__)
            data = None
        if not isinstance(data, dict):
            _keep_aside(path)
            return settings
        for name, reader in _READERS.items():
            if name in data and (value := reader(data[name])) is not None:
                setattr(settings, name, value)
        return settings

    def save(self) -> None:
        """Write the file; a disk that refuses is noted in the log, because nothing of a project is lost."""
        if self.path is None:
            return
        data = {spec.name: getattr(self, spec.name) for spec in fields(self) if spec.name != "path"}
        data["window"] = asdict(self.window) if self.window else None
        data["last"] = asdict(self.last) if self.last else None
        data["selections"] = {
            key: [list(one) for one in chosen] for key, chosen in list(self.selections.items())[-MOST_VIEWS:]
        }
        data["dismissed"] = {key: list(kept) for key, kept in list(self.dismissed.items())[-MOST_VIEWS:]}
        data["skipped"] = {key: list(kept) for key, kept in list(self.skipped.items())[-MOST_VIEWS:]}
        data["views"] = {key: asdict(view) for key, view in list(self.views.items())[-MOST_VIEWS:]}
        data["displays"] = {key: one.as_data() for key, one in list(self.displays.items())[-MOST_VIEWS:]}
        from app.files import private_folder, write_aside  # noqa: PLC0415 - loads what the first paint does not need

        try:
            private_folder(self.path.parent)
            with write_aside(self.path, private=True) as aside:
                aside.write_text(json.dumps(data, indent=1), encoding="ascii")  # names of files hold any bytes
        except OSError as error:
            _log.warning("settings cannot be written: %s", error.strerror)

    def view(self, map_id: str) -> View | None:
        """Where a map was looked at last."""
        return self.views.get(map_id)

    def display(self, map_id: str) -> Display:
        """How a map was looked at last."""
        return self.displays.get(map_id, Display())

    def remember_display(self, map_id: str, display: Display) -> None:
        """Keep how a map is looked at; written with the next ``save``."""
        self.displays.pop(map_id, None)
        if display != Display():
            self.displays[map_id] = display

    def selection(self, map_id: str) -> tuple[Selected, ...]:
        """What was selected on a map last."""
        return self.selections.get(map_id, ())

    def remember_selection(self, map_id: str, selection: tuple[Selected, ...]) -> None:
        """Keep what is selected on a map, the last things of very many; written with the next ``save``."""
        self.selections.pop(map_id, None)
        if selection:
            self.selections[map_id] = selection[-MOST_SELECTED:]

    def dismiss(self, map_id: str, key: str) -> None:
        """Put a finding away, or bring it back; written with the next ``save``."""
        kept = self.dismissed.pop(map_id, ())
        kept = tuple(one for one in kept if one != key) if key in kept else (*kept, key)
        if kept:
            self.dismissed[map_id] = kept[-MOST_SELECTED:]

    def skip(self, map_id: str, question: str) -> None:
        """Remember that a question was passed over; written with the next ``save``."""
        kept = self.skipped.pop(map_id, ())
        self.skipped[map_id] = kept if question in kept else (*kept, question)

    def remember_view(self, map_id: str, view: View) -> None:
        """Keep where a map is looked at; written with the next ``save``."""
        self.views.pop(map_id, None)
        self.views[map_id] = view


def _keep_aside(path: Path) -> None:
    """Rename a broken file, so that the next save does not overwrite what somebody may want to look at."""
    try:
        path.replace(path.with_name(f"{path.name}.broken"))
    except OSError as error:
        _log.warning("broken settings cannot be kept aside: %s", error.strerror)


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in choices else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> float | None:
    sound = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9
    return float(cast("float", value)) if sound else None


def _geometry(value: object) -> Geometry | None:
    if not isinstance(value, Mapping):
        return None
    numbers = [_number(value.get(name)) for name in ("x", "y", "width", "height")]
    if any(number is None for number in numbers):
        return None
    x, y, width, height = (int(cast("float", number)) for number in numbers)
    return Geometry(x, y, width, height, value.get("maximised") is True)


def _views(value: object) -> dict[str, View] | None:
    if not isinstance(value, Mapping):
        return None
    views = {}
    for key, entry in value.items():
        numbers = [_number(entry.get(name)) for name in ("zoom", "x", "y")] if isinstance(entry, Mapping) else [None]
        if all(number is not None for number in numbers):
            views[str(key)] = View(*cast("list[float]", numbers))
    return views


def _displays(value: object) -> dict[str, Display] | None:
    return {str(key): display_of(entry) for key, entry in value.items()} if isinstance(value, Mapping) else None


def _last(value: object) -> Last | None:
    if not isinstance(value, Mapping):
        return None
    project, map_id = _text(value.get("project")), _text(value.get("map"))
    return Last(project, map_id) if project and map_id else None


def _selections(value: object) -> dict[str, tuple[Selected, ...]] | None:
    if not isinstance(value, Mapping):
        return None
    return {str(key): tuple(_selected(entry)) for key, entry in value.items() if isinstance(entry, list)}


def _selected(entries: list[object]) -> Iterator[Selected]:
    for entry in entries[-MOST_SELECTED:]:
        if isinstance(entry, list) and len(entry) == 3 and all(isinstance(part, str) for part in entry):
            yield entry[0], entry[1], entry[2]


def _lengths(value: object) -> dict[str, int] | None:
    if not isinstance(value, Mapping):
        return None
    return {str(key): int(n) for key, entry in value.items() if (n := _number(entry)) is not None and n > 0}


def _texts(value: object) -> dict[str, str] | None:
    return {str(k): v for k, v in value.items() if isinstance(v, str)} if isinstance(value, Mapping) else None


def _keys(value: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, Mapping):
        return None
    return {str(key): tuple(k for k in kept if isinstance(k, str)) for key, kept in value.items()
            if isinstance(kept, list)}  # fmt: skip


def _switches(value: object) -> dict[str, bool] | None:
    if not isinstance(value, Mapping):
        return None
    return {str(key): on for key, on in value.items() if isinstance(on, bool)}


def _mapping(value: object) -> dict[str, Any] | None:
    return dict(value) if isinstance(value, Mapping) else None


_READERS: dict[str, Callable[[object], object]] = {
    "language": _one_of(get_args(LanguageChoice)),
    "appearance": _one_of(get_args(AppearanceChoice)),
    "size": lambda value: value if value in SIZES and not isinstance(value, bool) else None,
    "shortcuts": _texts,
    "shown": _switches,
    "recent": lambda value: [x for x in value if isinstance(x, str)] if isinstance(value, list) else None,
    "window": _geometry,
    "library": _text,
    "start": _one_of(get_args(StartChoice)),
    "last": _last,
    "selections": _selections,
    "widths": _lengths,
    "import_folder": _text,
    "export_folder": _text,
    "poster": _mapping,
    "views": _views,
    "displays": _displays,
    "captures": _texts,
    "pages": _texts,
    "dismissed": _keys,
    "skipped": _keys,
}
