"""Writes THIRD_PARTY_NOTICES.md: what Vivencia is made of, by whom, under which licences.

The libraries come from pyproject.toml and the metadata of what is installed, the rest from the licence files below
resources/. Start it with `python3 packaging/dev.py notices`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTICES = ROOT / "packaging" / "THIRD_PARTY_NOTICES.md"

HEAD = """\
# Third-party notices

Vivencia itself is under the MIT licence (see LICENSE). It stands on the work below, with thanks.

This file is written by `python3 packaging/dev.py notices`.
"""

LIBRARIES = """
## Libraries

They are installed from their own packages, unchanged, and each brings the full text of its licence in its
`.dist-info` folder. Qt and PySide6 are used under LGPL-3.0: they are separate files that
anyone may replace by another build. The sources of Qt and PySide6 are at <https://code.qt.io>.
"""

RESOURCES = """
## Files inside `resources/`

The licence text stands beside the files.
"""


@dataclass(frozen=True)
class Component:
    """One piece of other people's work."""

    name: str
    licence: str
    home: str
    copyrights: tuple[str, ...]

    def entry(self) -> str:
        """Its paragraph in the notices."""
        home = f" <{self.home}>" if self.home else ""
        return "\n".join(
            [f"\n### {self.name}\n", f"{self.licence}.{home}\n", *(f"- {line}" for line in self.copyrights)]
        )


def required_names() -> set[str]:
    """The distributions needed at run time, with those that they need in turn, as far as they are installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = list(project["dependencies"])
    names: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()
        if name not in names and "extra ==" not in requirement and installed(name):
            names.add(name)
            waiting += metadata.requires(name) or []
    return names


def installed(name: str) -> bool:
    """Whether a distribution is there; some are needed on one platform only."""
    return any(True for _ in metadata.distributions(name=name))


def copyrights(text: str) -> Iterator[str]:
    """The lines of a licence text that say whose work it is."""
    for line in text.splitlines():
        plain = line.strip(" \t*#/-")
        if re.match(r"(Portions )?Copyright\b.*\d{4}", plain, re.IGNORECASE):
            yield plain


def first(about: metadata.PackageMetadata, key: str) -> str:
    """The first value of a metadata field, empty when there is none."""
    values = about.get_all(key)
    return str(values[0]) if values else ""


def library(name: str) -> Component:
    """What the metadata of an installed distribution says of it."""
    found = metadata.distribution(name)
    about = found.metadata
    free_text = first(about, "License").partition("\n")[0]
    classifiers = [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License")
    ]
    urls = dict(line.split(", ", 1) for line in about.get_all("Project-URL") or ())
    texts = [path.read_text(encoding="utf-8") for path in found.files or () if re.match("LICEN[CS]E", path.name)]
    lines = dict.fromkeys(line for text in texts for line in copyrights(text))
    return Component(
        name=about["Name"],
        licence=first(about, "License-Expression") or " ".join(classifiers) or free_text,
        home=first(about, "Home-page") or urls.get("Homepage") or urls.get("Source") or urls.get("source") or "",
        copyrights=tuple(lines),
    )


def resource_components() -> list[Component]:
    """One component for each licence file below resources/: LICENSE, and the plain texts beside the fonts."""
    components = []
    folder = ROOT / "resources"
    for path in sorted({*folder.rglob("LICENSE*"), *folder.glob("fonts/*.txt")}):
        text = path.read_text(encoding="utf-8")
        first = next((line.strip() for line in text.splitlines() if "licen" in line.lower()), "See the file")
        name = path.relative_to(ROOT).as_posix()
        components.append(Component(name, first.rstrip(".:"), "", tuple(dict.fromkeys(copyrights(text)))))
    return components


def notices() -> str:
    """The whole file."""
    libraries = [library(name) for name in sorted(required_names())]
    resources = resource_components()
    parts = [HEAD, LIBRARIES, *(component.entry() for component in libraries)]
    if resources:
        parts += [RESOURCES, *(component.entry() for component in resources)]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


if __name__ == "__main__":
    NOTICES.write_text(notices(), encoding="utf-8")
