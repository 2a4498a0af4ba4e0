"""What a person with a bare machine relies upon: pins, the one door, the list of licences."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import dev
import notices

ROOT = Path(__file__).resolve().parent.parent
PINS = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    """The names in a list of requirements, as the pins spell them."""
    return {re.split(r"[^\w-]", line)[0].lower() for line in requirements}


def test_an_old_python_can_read_the_door() -> None:
    source = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 9))


def test_every_dependency_is_pinned_with_hashes() -> None:
    pinned = re.findall(r"^([\w.-]+)==.*\\\n    --hash=sha256:", PINS, re.MULTILINE)
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert names(wanted) <= set(pinned)
    assert len(pinned) == len(re.findall(r"^\S", PINS, re.MULTILINE))


def test_the_last_resort_python_has_a_qt_of_its_own() -> None:
    """Newer releases of PySide6 end the process there; see qt_probes.py."""
    assert "pyside6-essentials==6.11.3 ; python_full_version < '3.12'" in PINS
    assert re.search(r"pyside6-essentials==.* ; python_full_version >= '3\.12'", PINS)


def test_pins_name_no_place_to_load_from() -> None:
    assert "/" not in PINS
    assert "--index" not in PINS
    assert "--find" not in PINS


def test_no_package_shadows_the_library_named_packaging() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_a_missing_library_is_named_by_its_package() -> None:
    assert dev.missing({"libdoes-not-exist.so.9": "libdoes-not-exist9"}) == {
        "libdoes-not-exist.so.9": "libdoes-not-exist9"
    }


def test_a_file_that_is_no_python_has_no_version(tmp_path: Path) -> None:
    assert dev.version_of(str(tmp_path / "python3")) == ()
    assert dev.version_of(sys.executable) >= dev.LAST_RESORT


def test_notices_list_everything_that_is_used() -> None:
    listed = set(re.findall(r"^### (.+)$", notices.NOTICES.read_text(encoding="utf-8"), re.MULTILINE))
    used = set(re.findall(r"^### (.+)$", notices.notices(), re.MULTILINE))
    assert listed == used, "run: python3 packaging/dev.py notices"
