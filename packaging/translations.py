#!/usr/bin/env python3
"""The Spanish of the interface: what is missing, what is stale, and how to add to it.

    python packaging/translations.py check               one line per fault, exit 1 where there is one
    python packaging/translations.py add EN ES [EN ES…]   merge entries (a plural: "{n} card|{n} cards")
    python packaging/translations.py add --from FILE      merge the entries of a JSON object; "-" reads standard input
    python packaging/translations.py prune               take away what no T("…") in app/ asks for

The catalogue is one JSON object, English to Spanish, sorted.  Several people may add at once: the file is locked
while it is read, merged and written aside.  Standard library only.
"""

import argparse
import ast
import contextlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "app"
CATALOGUE = ROOT / "resources" / "translations" / "es.json"

PLACEHOLDER = re.compile(r"\{\w*\}")
MNEMONIC = re.compile(r"&(?=[^\s&])")


def calls(source: str) -> Iterator[tuple[int, str | None]]:
    """(line, key) of every call of the bare name ``T`` in a file's text; the key is None where it is no literal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "T":
            texts = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
            literal = 1 <= len(texts) <= 2 and all(isinstance(text, str) for text in texts)
            yield node.lineno, "|".join(str(text) for text in texts) if literal else None


def used_keys(sources: Path = SOURCES) -> tuple[dict[str, str], list[str]]:
    """Every key that the sources ask for with the first place that does, and the calls without a literal."""
    keys: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(sources.rglob("*.py")):
        for line, key in calls(path.read_text(encoding="utf-8")):
            place = f"{path.relative_to(sources.parent).as_posix()}:{line}"
            if key is None:
                faults.append(f"{place}: T() needs one literal text, or two for a plural")
            else:
                keys.setdefault(key, place)
    return keys, faults


def mismatch(english: str, spanish: str) -> str:
    """What the two texts of an entry do not share, or an empty text."""
    if not spanish.strip():
        return "is not translated"
    if english.count("|") != spanish.count("|"):
        return "differs in the number of plural forms"
    forms = list(zip(english.split("|"), spanish.split("|"), strict=True))
    if any(set(PLACEHOLDER.findall(en)) != set(PLACEHOLDER.findall(es)) for en, es in forms):
        return "differs in its {placeholders}"
    if len(MNEMONIC.findall(english)) != len(MNEMONIC.findall(spanish)):
        return "differs in its & keys"
    if english[-1:] in "…:" and english[-1:] != spanish[-1:]:
        return f"does not end with {english[-1:]}"
    if (english[:1].isspace(), english[-1:].isspace()) != (spanish[:1].isspace(), spanish[-1:].isspace()):
        return "differs in the spaces at its ends"
    return ""


def faults(sources: Path = SOURCES, catalogue: Path = CATALOGUE) -> list[str]:
    """One line for every literal without Spanish, stale key, or entry whose two texts do not fit together."""
    keys, found = used_keys(sources)
    texts = read(catalogue)
    found += [f"{place}: no Spanish for {key!r}" for key, place in keys.items() if key not in texts]
    found += [f"{catalogue.name}: nothing asks for {key!r}" for key in texts if key not in keys]
    for english, spanish in texts.items():
        wrong = mismatch(english, spanish)
        if wrong:
            found.append(f"{catalogue.name}: {english!r} {wrong}: {spanish!r}")
    return found


def read(catalogue: Path = CATALOGUE) -> dict[str, str]:
    """The entries of the catalogue; ValueError where it is no object of texts."""
    texts = json.loads(catalogue.read_text(encoding="utf-8"))
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError(f"{catalogue.name} must be one object of texts")
    return texts


def write(texts: Mapping[str, str], catalogue: Path) -> None:
    """The entries, sorted, written aside and renamed over the old file."""
    ordered = dict(sorted(texts.items(), key=lambda entry: (entry[0].casefold(), entry[0])))
    handle, aside = tempfile.mkstemp(dir=catalogue.parent, prefix=".es-", suffix=".json")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(ordered, ensure_ascii=False, indent=2) + "\n")
        Path(aside).chmod(0o644)
        Path(aside).replace(catalogue)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def locked(catalogue: Path) -> Iterator[None]:
    """Only one at a time; the folder is locked, because the file itself is replaced."""
    if sys.platform == "win32":  # has no flock; there one person works alone
        yield
        return
    folder = os.open(catalogue.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def add(entries: Mapping[str, str], catalogue: Path = CATALOGUE) -> None:
    """Merge entries; ValueError, and nothing written, where the two texts of one do not fit together."""
    for english, spanish in entries.items():
        wrong = mismatch(english, spanish)
        if wrong:
            raise ValueError(f"{english!r} {wrong}: {spanish!r}")
    with locked(catalogue):
        write({**read(catalogue), **entries}, catalogue)


def prune(sources: Path = SOURCES, catalogue: Path = CATALOGUE) -> list[str]:
    """Take away the keys that nothing asks for; returns them."""
    with locked(catalogue):
        keys, _ = used_keys(sources)
        texts = read(catalogue)
        stale = [key for key in texts if key not in keys]
        if stale:
            write({key: text for key, text in texts.items() if key in keys}, catalogue)
    return stale


def _pairs(words: list[str], source: str | None) -> dict[str, str]:
    """The entries that the command line names."""
    if source is not None:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
        return {str(english): str(spanish) for english, spanish in json.loads(text).items()}
    if not words or len(words) % 2:
        raise ValueError("add needs pairs: ENGLISH SPANISH [ENGLISH SPANISH…]")
    return dict(zip(words[::2], words[1::2], strict=True))


def main(argv: list[str] | None = None) -> int:
    """The command; 0, or 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="tell what is missing, stale or does not fit")
    adding = commands.add_parser("add", help="merge entries")
    adding.add_argument("words", nargs="*", metavar="EN ES", help="pairs of texts")
    adding.add_argument("--from", dest="source", metavar="FILE", help="a JSON object; - reads standard input")
    commands.add_parser("prune", help="take away what nothing asks for")
    chosen = parser.parse_args(argv)
    if chosen.command == "check":
        found = faults()
        print("\n".join(found) if found else "every text has its Spanish")
        return 1 if found else 0
    if chosen.command == "prune":
        print("\n".join(f"gone: {key!r}" for key in prune()) or "nothing stale")
        return 0
    try:
        add(_pairs(chosen.words, chosen.source))
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
