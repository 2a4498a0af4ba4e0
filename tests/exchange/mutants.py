"""Files of each kind, damaged and forged at random, read by the program as a person would have it read them.

    python -m tests.exchange.mutants COUNT [KIND...]      so many of each kind, in this process; one line of JSON

``VIVENCIA_FIRST`` is the number of the first, ``VIVENCIA_GROWTH`` how many bytes repeating may add at once (200,000).
The memory of the process is limited to what it has when it begins and 512 MiB more.  What a kind counts: how many
were read, how many refused with a sentence in both languages, and everything else by what it was and its number.
"""

import gzip
import hashlib
import io
import json
import logging
import os
import random
import resource
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image

from app.domain.clips import Clip, card_lanes
from app.domain.commands import pasting
from app.domain.document import Document
from app.domain.drafts import CardDraft
from app.domain.excerpt import picture_hashes
from app.domain.problems import Problem
from app.domain.records import Asset
from app.domain.whole import Whole
from app.exchange.backlog import read_backlog, write_backlog
from app.exchange.clip_json import read_clip, write_clip
from app.exchange.clip_text import read_text
from app.exchange.importing import ImportOptions, read_bytes
from app.exchange.locked import MAGIC, unlock
from app.exchange.map_file import read_map, write_map
from app.exchange.parcel import read_parcel, write_parcel
from app.exchange.pdf_search import map_in
from app.exchange.survey import SurveyOptions, read_survey
from app.poster.looks import read_look
from app.ui.pictures import rewritten
from app.ui.settings import Settings
from app.words import set_language
from app.words.importing import import_names
from app.words.problems import sentence
from tests.exchange.reading import DATA, document_of
from tests.poster.sample import document

MEMORY = 512 << 20
SECONDS = 2.0
"""Of the processor, for one file; a machine that has much else to do must not decide."""
_HANGS = 60
"""Seconds after which a file counts as one that never ends: the process goes."""
GROWTH = int(os.environ.get("VIVENCIA_GROWTH", "200000"))
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


@dataclass(frozen=True)
class Kind:
    """Files of one kind.

    ``inner`` texts are mutated and then ``packed`` into a sound file, so that mutants get beyond the first check;
    ``outer`` files are mutated as they are.
    """

    read: Callable[[bytes], object]
    outer: tuple[bytes, ...]
    inner: tuple[bytes, ...] = ()
    packed: Callable[[bytes], bytes] = bytes
    tokens: tuple[bytes, ...] = ()


@dataclass
class Outcome:
    """What became of the mutants of a kind; ``worst`` in seconds of the processor, ``peak`` in MiB beyond the start."""

    read: int = 0
    refused: int = 0
    other: Counter[str] = field(default_factory=Counter)
    worst: float = 0.0
    worst_number: int = 0
    peak: int = 0


# -- mutating ------------------------------------------------------------------------------------
_EVIL = (
    b"", b"\0", b"\xff", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x99\x82", b"\xe2\x80\xae", b"\r", b"\n", b"\r\n",
    b'"', b"'", b"\\", b"%", b"{", b"}", b"[", b"]", b"<", b">", b"&", b";", b",", b":", b"\t", b"=", b"-", b"-1",
    b"0", b"1e999", b"NaN", b"null", b"true", b"99999999999999999999", b"../../x", b"file:///etc/passwd", b"%s%n",
    b"\xef\xbc\x9d1+1", b"\x0b", b"\x1b[2J", b"\xe2\x80\xa8", b"\xcc\x81" * 40, b"9" * 5000, b"a" * 3000,
)  # fmt: skip


def mutated(seed: bytes, rng: random.Random, tokens: tuple[bytes, ...]) -> bytes:  # noqa: C901 - a list of ways
    """A damaged or forged copy of a file."""
    data = bytearray(seed)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8, 40))):
        if not data:
            break
        at = rng.randrange(len(data))
        match rng.randrange(9):
            case 0 | 1:
                data[at] = rng.randrange(256)
            case 2:
                data[at] ^= 1 << rng.randrange(8)
            case 3:
                del data[at : at + rng.choice((1, 1, 4, 40, 400))]
            case 4:
                data[at:at] = rng.choice(tokens or _EVIL)
            case 5:
                data[at : at + rng.choice((1, 3, 10))] = rng.choice(_EVIL)
            case 6:
                other, size = rng.randrange(len(data)), rng.choice((1, 8, 60, 600))
                data[at:at] = data[other : other + size]
            case 7:
                data[at : at + 4] = rng.choice((0, 1, 255, 65_535, 2**31 - 1, 2**31, 2**32 - 1)).to_bytes(4)
            case _:
                piece = bytes(data[at : at + rng.choice((1, 2, 12, 80))])
                data[at:at] = piece * min(rng.choice((2, 50, 3000)), GROWTH // len(piece))
    if rng.random() < 0.05:
        del data[rng.randrange(len(data) + 1) :]
    return bytes(data)


def mutant(kind: Kind, number: int) -> bytes:
    """The mutant of a kind that has this number."""
    rng = random.Random(number)
    if kind.inner and rng.random() < 0.8:
        return kind.packed(mutated(rng.choice(kind.inner), rng, kind.tokens))
    return mutated(rng.choice(kind.outer), rng, kind.tokens)


# -- kinds ---------------------------------------------------------------------------------------
def in_pdf(data: bytes) -> bytes:
    """The least PDF that carries a map."""
    head = b"%%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length %d >>\nstream\n"
    packed = zlib.compress(data)
    return head % len(packed) + packed + b"\nendstream\nendobj\n%%EOF\n"


def in_parcel(lines: bytes) -> bytes:
    """A project's file of lines, with an end that fits them."""
    body = lines[: lines.rstrip(b"\n").rfind(b"\n") + 1]
    end = json.dumps({"end": hashlib.sha256(body).hexdigest()}).encode()
    return gzip.compress(body + end + b"\n", 1, mtime=0)


def _document() -> Document:
    return document(8)


def _options() -> ImportOptions:
    return ImportOptions(names=import_names())


def _imported(name: str) -> Callable[[bytes], object]:
    return lambda data: document_of(read_bytes(data, name, _options()).maps(skip_broken=True))


def _pasted(data: bytes) -> object:
    """A clip, pasted into a map."""
    clip, _pictures = read_clip(data)
    made = _document()
    place = pasting.Place((made.stages("m")[0].id, card_lanes(made, "m")[0].id))
    if clip.kind == "stage":
        return made.apply(pasting.paste_stage(made, "m", clip, 0))
    if clip.kind == "lane":
        return made.apply(pasting.paste_lane(made, "m", clip, 0))
    return made.apply(pasting.paste_cards(made, "m", clip, place))


def _from_file(read: Callable[[Path], object], ending: str) -> Callable[[bytes], object]:
    """Reads bytes as a file of that ending."""
    path = Path(tempfile.gettempdir()) / f"mutant-{os.getpid()}{ending}"

    def reading(data: bytes) -> object:
        path.write_bytes(data)
        return read(path)

    return reading


def _parcel() -> bytes:
    made = _document()
    assets = tuple(Asset(project_id="p", hash=hashlib.sha256(JPEG).hexdigest(), media_type="image/jpeg", data=JPEG)
                   for _ in picture_hashes(made)[:1])  # fmt: skip
    return write_parcel(Whole(made, 7, 1_777_000_000_000_000, assets, lineage=("e1",)))


def _pictures() -> tuple[bytes, ...]:
    found = []
    for form, options in (("PNG", {}), ("JPEG", {}), ("GIF", {}), ("WEBP", {}), ("PNG", {"bits": 16})):
        image = Image.new("RGBA" if form == "PNG" and not options else "RGB", (24, 18), (200, 30, 60))
        out = io.BytesIO()
        image.save(out, form)
        found.append(out.getvalue())
    return tuple(found)


def _workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/worksheets/sheet1.xml", "<worksheet/>" * 200)
    return out.getvalue()


def _settings(path: Path) -> object:
    loaded = Settings.load(path)
    loaded.save()
    return loaded


def _texts(*names: str) -> tuple[bytes, ...]:
    return tuple((DATA / name).read_bytes() for name in names)


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    made = _document()
    whole_map = write_map(made, "m", {hashlib.sha256(JPEG).hexdigest(): JPEG})
    clip = write_clip(Clip("cards", (CardDraft("Paga", 0, 0, 1, {"importance": 4}), CardDraft("Sale", 1, 2))),
                      {"ab": JPEG})  # fmt: skip
    tables = _texts("map.en.csv", "map.es.csv", "map.es.cp1252.csv", "map.es.utf16.csv", "map.es.tsv")
    asked = "Marca,Segmento,Pide presupuesto [importancia],Pide presupuesto [satisfacción],Compara precios"
    given = (f"2026-05-{n + 1:02},B,{n % 5 + 1},{5 - n % 5},8/10" for n in range(20))
    answers = "\n".join([asked, *given]).encode()
    look = json.dumps({"name": "Acme", "stages": "#7a003c", "style": "desk", "footer": "acme.example"}).encode()
    settings = json.dumps({"language": "es", "size": 110, "window": {"x": 1, "y": 2, "width": 3, "height": 4},
                           "views": {"m": {"zoom": 1, "x": 0, "y": 0}}, "displays": {"m": {"density": "compact"}},
                           "selections": {"m": [["card", "c", ""]]}, "poster": {"paper": "A2"}}).encode()  # fmt: skip
    keys = (b'"kind"', b'"card"', b'"fields":{', b'"rank":"a"', b'"map_id":"m"', b'"emotion":9', b'"version":2')
    past = _texts("version1.vivencia")
    statements = (b"journey\n", b"section \n", b"title \n", b": 3: Me\n", b"```mermaid\n", b"---\n", b"accDescr {")
    return {
        "poster": Kind(lambda data: map_in(data, "a.pdf"), (in_pdf(whole_map),), (whole_map,), in_pdf, keys),
        "map": Kind(lambda data: read_map(data, "a"), (whole_map,), tokens=keys),
        "project": Kind(
            lambda data: read_parcel(data, "a"), (_parcel(), *past), tuple(map(gzip.decompress, (_parcel(), *past))),
            in_parcel, (*keys, b'"undoes":"e1"', b'["~","card","c",[["title",null,"a","b"]]]'),
        ),
        "locked": Kind(
            lambda data: unlock(data, "a passphrase", "a"),
            (MAGIC + (1).to_bytes(4) + (8).to_bytes(4) + bytes(16 + 32 + 24 + 40),),
        ),
        "table": Kind(_imported("a.csv"), tables),
        "mermaid": Kind(_imported("a.mmd"), _texts("cafe.es.mmd", "day.en.mmd", "shop.zh.mmd"), tokens=statements),
        "markdown": Kind(_imported("a.md"), _texts("two.md"), tokens=statements),
        "survey": Kind(lambda data: read_survey(made, "m", data, "a.csv", SurveyOptions()), (answers, *tables[:2])),
        "backlog": Kind(lambda data: read_backlog(made, "m", data, "a.csv"), (write_backlog(made, "m"), *tables[:1])),
        "clip": Kind(_pasted, (clip,), tokens=keys),
        "text": Kind(lambda data: read_text(data.decode("utf-8", "surrogateescape")), tables),
        "picture": Kind(lambda data: rewritten(data, "a.png"), _pictures()),
        "look": Kind(_from_file(read_look, ".json"), (look,)),
        "workbook": Kind(_imported("a.xlsx"), (_workbook(),)),
        "settings": Kind(_from_file(_settings, ".settings"), (settings,)),
    }  # fmt: skip


# -- trying --------------------------------------------------------------------------------------
def attempt(kind: Kind, data: bytes) -> str:
    """ "read", "refused", or what else happened."""
    try:
        kind.read(data)
    except Problem as problem:
        for language in ("en", "es"):
            set_language(language)
            said = sentence(problem)
            if len(said) < 8 or "Traceback" in said or problem.code in said:
                return f"says nothing: {problem.code}"
        return "refused"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it has leaked
        return f"leaked {type(error).__name__}: {str(error)[:80]}"
    return "read"


def run(name: str, start: int, count: int) -> Outcome:
    """Try so many mutants of a kind, the first with this number."""
    kind, found = kinds()[name], Outcome()
    for seed in (*kind.outer, *map(kind.packed, kind.inner)):
        attempt(kind, seed)
    before = memory_peak(anew=True)
    for number in range(start, start + count):
        data = mutant(kind, number)
        signal.alarm(_HANGS)
        began = time.process_time()
        said = attempt(kind, data)
        took = time.process_time() - began
        signal.alarm(0)
        if took > found.worst:
            found.worst, found.worst_number = took, number
        if said == "read":
            found.read += 1
        elif said == "refused":
            found.refused += 1
        else:
            found.other[f"{said} (number {number})"] += 1
    found.peak = max(0, memory_peak() - before)
    return found


def limit_memory() -> None:
    """From now on so much more than there is, and no more."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def memory_peak(*, anew: bool = False) -> int:
    """The most memory that was in use since it was asked ``anew``, in MiB."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) >> 10


def main() -> int:
    """Try them all and say what happened."""
    logging.disable()
    count, names = int(sys.argv[1]), sys.argv[2:] or list(kinds())
    start = int(os.environ.get("VIVENCIA_FIRST", "0"))
    for name in names:  # everything is loaded before the memory is limited
        for seed in kinds()[name].outer:
            attempt(kinds()[name], seed)
    limit_memory()
    for name in names:
        found = run(name, start, count)
        said = {"kind": name, "read": found.read, "refused": found.refused, "worst": round(found.worst, 3),
                "worst_number": found.worst_number, "peak": found.peak, "other": dict(found.other)}  # fmt: skip
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
