"""Small files that unpack to much, and large ones just within what is taken: each read as a person would have it read.

    python -m tests.exchange.bombs [--all]      each in a process of its own; a line of JSON for each

The memory of each process is limited as in ``mutants``.
"""

import gzip
import hashlib
import io
import json
import logging
import os
import signal
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from app.domain.excerpt import plain
from app.domain.records import Card, JourneyMap, Project, Record
from app.exchange.locked import MAGIC
from app.exchange.map_file import write_map
from tests.exchange.mutants import attempt, in_pdf, kinds, limit_memory, memory_peak
from tests.poster.sample import document

MIB = 1 << 20


def _png(width: int, height: int, bits: int, color: int) -> bytes:
    """A PNG of zeros, which take nearly no room."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = bytes((width * bits * {0: 1, 2: 3, 6: 4}[color] + 7) // 8 + 1)
    press = zlib.compressobj(1)
    data = b"".join([*(press.compress(row) for _ in range(height)), press.flush()])
    head = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _claimed(size: tuple[int, int]) -> bytes:
    """A PNG that says it is large and ends there."""
    good = _png(2, 2, 8, 2)
    head = struct.pack(">II", *size) + good[24:29]
    return good[:16] + head + struct.pack(">I", zlib.crc32(b"IHDR" + head)) + good[33:]


def _workbook(sheet: bytes, times: int = 1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(times):
                part.write(sheet)
    return out.getvalue()


def _map(more: bytes) -> bytes:
    """The text of a map with something between its first brace and the rest."""
    made = write_map(document(8), "m", {})
    return made[:-1] + b',"more":' + more + b"}"


def _packed(lines: list[str]) -> bytes:
    """The file of these lines, with the end that they need."""
    body = ("\n".join(lines) + "\n").encode()
    return gzip.compress(body + json.dumps({"end": hashlib.sha256(body).hexdigest()}).encode() + b"\n", 1)


def _history(edits: list[str], card: Card, title: str) -> bytes:
    """A project of one card that these edits have led to, each a list of changes; its title is that in the end."""
    founders: list[Record] = [Project(id="p", name="P"), JourneyMap(id="m", project_id="p", rank="a", title="M"), card]
    head = {"format": "vivencia-project", "version": 1, "program": "1", "project": "p", "gen": len(edits) + 1,
            "changed": 1, "lineage": [], "records": 3, "pictures": 0, "edits": len(edits) + 1}  # fmt: skip
    now = [plain(founders[0]), plain(founders[1]), plain(replace(card, title=title))]
    first = json.dumps([["+", one.kind, {k: v for k, v in plain(one).items() if k != "kind"}] for one in founders])
    line = ('{"gen":%d,"edit":"e%d","author":"me","window":"","time":1,"label":"a","params":{},"undoes":null,'
            '"changes":%s}')  # fmt: skip
    return _packed([*map(json.dumps, (head, *now)), *(line % (n, n, one) for n, one in enumerate([first, *edits], 1))])


def _retitled(edits: int, longest: int = 6) -> bytes:
    """A card whose title so many edits have changed."""
    titles = [f"{n:06}" * (longest // 6) for n in range(edits + 1)]
    changes = [f'[["~","card","c",[["title",null,"{old}","{new}"]]]]' for old, new in pairwise(titles)]
    return _history(changes, Card(id="c", project_id="p", map_id="m", rank="a", title=titles[0]), titles[-1])


def _full_of_fields(fields: int, parts: int) -> bytes:
    """A card that one edit gave very many fields, the next ones other titles, and the last took the fields away."""
    card = Card(id="c", project_id="p", map_id="m", rank="a", title="000000")
    give = ",".join(f'["fields","f{n}",null,1]' for n in range(fields))
    take = ",".join(f'["fields","f{n}",1,null]' for n in range(fields))
    turns = [f'[["~","card","c",[["title",null,"{n:06}","{n + 1:06}"]]]]' for n in range(parts)]
    edits = [f'[["~","card","c",[{give}]]]', *turns, f'[["~","card","c",[{take}]]]']
    return _history(edits, card, f"{parts:06}")


def _many_full_of_fields(cards: int, fields: int, times: int) -> bytes:
    """Cards that one edit gave many fields, and the next ones changed all of them at once."""
    ids = [f"c{n}" for n in range(cards)]
    give = ",".join(f'["fields","f{n}",null,1]' for n in range(fields))
    first = [plain(Card(id=id_, project_id="p", map_id="m", rank="a", title="x")) for id_ in ids]
    added = ",".join(json.dumps(["+", "card", one]) for one in first)
    changed = [f'["fields","f0",{n + 1},{n + 2}]' for n in range(times)]
    edits = ["[" + ",".join(f'["~","card","{id_}",[{part}]]' for id_ in ids) + "]" for part in (give, *changed)]
    return _history([f"[{added}]", *edits], Card(id="last", project_id="p", map_id="m", rank="a", title="x"), "x")


def _deep_history() -> bytes:
    card = Card(id="c", project_id="p", map_id="m", rank="a", title="x")
    return _history(["[" * 90_000 + "]" * 90_000], card, "x")


def _lines(records: int, text: str) -> bytes:
    """A project of so many parked cards, each of which says a text."""
    project, journey = plain(Project(id="p", name="P")), plain(JourneyMap(id="m", project_id="p", rank="a", title="M"))
    head = {"format": "vivencia-project", "version": 1, "program": "1", "project": "p", "gen": 1, "changed": 1,
            "lineage": [], "records": records + 2, "pictures": 0, "edits": 0}  # fmt: skip
    pattern = json.dumps(plain(Card(id="c%d", project_id="p", map_id="m", rank="a", title=text)), ensure_ascii=False)
    lines = [*(json.dumps(one) for one in (head, journey, project)),
             *(pattern.replace("%d", str(n), 1) for n in range(records))]  # fmt: skip
    return _packed(lines)


def _rows(count: int, width: int, cell: str) -> bytes:
    head = ",".join(["title", *(f"h{n}" for n in range(width - 1))])
    return "\n".join([head, *[",".join([cell] * width)] * count]).encode()


def _surrogates() -> bytes:
    return ("title\n" + "a\udc80\n" * 19_000).encode("utf-16-le", "surrogatepass")


def _mapped(count: int) -> bytes:
    """So many rows, each of another map."""
    return b"Map,Touchpoint\n" + b"".join(b"m%d,t\n" % n for n in range(count))


def _asked(count: int, width: int) -> bytes:
    head = ",".join(f"Pide presupuesto {n} [importancia]" for n in range(width))
    return "\n".join([head, *[",".join("3" * width)] * count]).encode()


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "workbook of 200 MB": ("workbook", lambda: _workbook(b"A" * MIB, 200)),
    "workbook with one cell far away": ("workbook", lambda: _workbook(b"<c r='XFD1048576'><v>1</v></c>")),
    "workbook with entities": ("workbook", lambda: _workbook(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>')),
    "table of ten million columns": ("table", lambda: b"a," * 10_000_000),
    "table with a quote that never ends": ("table", lambda: b'title\n"' + b"x,\n" * 60_000),
    "table with quotes that never end": ("table", lambda: b'title\n' + b'"x,\ny"z\n' * 90_000),
    "table with a quote that each line opens anew": ("table", lambda: b'title\n' + b'a","c\n' * 90_000),
    "table of as much as is taken": ("table", lambda: _rows(20_000, 200, "1234")),
    "table of one long line": ("table", lambda: b"title\n" + b"x" * (19 * MIB)),
    "table of wide letters": ("table", lambda: b"title\n" + "🙂".encode() * (19 * MIB // 4)),
    "table of empty lines": ("table", lambda: b"title\n" + b"\n" * 199_000),
    "table with zeros": ("table", lambda: b"title\n" + b"a\0b\n" * 20_000),
    "table of lone surrogates": ("table", _surrogates),
    "table of a map in each row": ("table", lambda: _mapped(7_500)),
    "table of as many maps as is taken": ("table", lambda: _mapped(500)),
    "survey of as much as is taken": ("survey", lambda: _asked(20_000, 20)),
    "survey of ten million columns": ("survey", lambda: b"a;" * 4_000_000),
    "backlog of many rows": ("backlog", lambda: b"id,title\n" + b"x,=1+1\n" * 1999),
    "journey of one long line": ("mermaid", lambda: b"journey\n" + b":" * (19 * MIB)),
    "journey of semicolons": ("mermaid", lambda: b"journey\n" + b"a: 3;" * (2 * MIB)),
    "journey of entities": ("mermaid", lambda: b"journey\n section x\n " + b"#35;" * (4 * MIB) + b": 3"),
    "journey of many lines": ("mermaid", lambda: b"journey\n" + b" a b c: 3: Me, You\n" * 19_000),
    "journey of sections without names": ("mermaid", lambda: b"journey\n" + b"section \n" * 15_000),
    "journey of spaces": ("mermaid", lambda: b"journey\n" + b" " * (19 * MIB) + b"x"),
    "journeys without end": ("markdown", lambda: b"```mermaid\njourney\n" * 90_000),
    "map of many values": ("map", lambda: _map(b"[" + b"0," * 2_900_000 + b"0]")),
    "map of many lists": ("map", lambda: _map(b"[" + b"[]," * 1_450_000 + b"0]")),
    "map of many objects": ("map", lambda: _map(b"[" + b'{"a":0},' * 480_000 + b"0]")),
    "map as long as is taken": ("map", lambda: _map(b'"' + b"x" * (71 * MIB) + b'"')),
    "map of wide letters": ("map", lambda: _map(b'"' + "🙂".encode() * (23 * MIB // 4) + b'"')),
    "map nested very deep": ("map", lambda: _map(b"[" * 1_000_000 + b"]" * 1_000_000)),
    "map of a very long number": ("map", lambda: _map(b"9" * (20 * MIB))),
    "poster that unpacks to 100 MB": ("poster", lambda: in_pdf(_map(b'"' + b"x" * (100 * MIB) + b'"'))),
    "poster of 250 MB": ("poster", lambda: b"%PDF-1.7\n" + bytes(250 * MIB)),
    "poster of very many attachments": ("poster", lambda: b"%PDF-1.7\n" + b"/EmbeddedFile " * (10 * MIB)),
    "project of many parts that unpack to 2 GB": ("project", lambda: gzip.compress(bytes(64 * MIB), 1) * 32),
    "project of one long line": ("project", lambda: gzip.compress(b"x" * (255 * MIB), 1)),
    "project of as many records as is taken": ("project", lambda: _lines(39_990, "x")),
    "project of much text": ("project", lambda: _lines(39_990, "x" * 5_000)),
    "project of much text in wide letters": ("project", lambda: _lines(39_990, "🙂" + "x" * 5_000)),
    "project of 200,000 edits": ("project", lambda: _retitled(199_999)),
    "project of more edits than is read": ("project", lambda: _retitled(28_000)),
    "project of as many edits as is taken": ("project", lambda: _retitled(20_000)),
    "project of edits of long texts": ("project", lambda: _retitled(110, 100_000)),
    "project of edits of too long texts": ("project", lambda: _retitled(1_200, 100_000)),
    "project whose history is nested deep": ("project", _deep_history),
    "project of a card with many fields": ("project", lambda: _full_of_fields(1_000, 8_000)),
    "project of a card with very many fields": ("project", lambda: _full_of_fields(25_000, 8_000)),
    "project of cards with many fields": ("project", lambda: _many_full_of_fields(40, 1_000, 1_000)),
    "locked file that asks for all": (
        "locked",
        lambda: MAGIC + (6).to_bytes(4) + (256).to_bytes(4) + bytes(16 + 32 + 24 + 40),
    ),
    "locked file that asks for more": (
        "locked",
        lambda: MAGIC + (2**31).to_bytes(4) + (2**31).to_bytes(4) + bytes(16 + 32 + 24 + 40),
    ),
    "clip of many lists": ("clip", lambda: b"[" + b"[]," * 13_000_000 + b"0]"),
    "clip as long as is taken": ("clip", lambda: b'{"pictures":{"a":"' + b"A" * (39 * MIB) + b'"}}'),
    "text of tabs": ("text", lambda: b"\t" * (4 * MIB)),
    "text of quotes": ("text", lambda: b'"' * (4 * MIB)),
    "text of lines": ("text", lambda: b"a\n" * (2 * MIB)),
    "picture of 60000 x 60000": ("picture", lambda: _claimed((60_000, 60_000))),
    "picture of 20000 x 20000": ("picture", lambda: _claimed((20_000, 20_000))),
    "picture of 2 billion x 2 billion": ("picture", lambda: _claimed((2**31 - 1, 2**31 - 1))),
    "picture of no size": ("picture", lambda: _claimed((0, 0))),
    "picture of as much as is taken": ("picture", lambda: _png(6_300, 6_300, 8, 6)),
    "picture of as much in deep colours": ("picture", lambda: _png(5_700, 5_700, 16, 6)),
    "picture that is a line": ("picture", lambda: _png(100_000, 1, 8, 2)),
    "picture that is a column": ("picture", lambda: _png(1, 100_000, 8, 2)),
    "picture that is an SVG": ("picture", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    "picture that is a PDF": ("picture", lambda: b"%PDF-1.7\n1 0 obj\n"),
    "picture that is a BMP": ("picture", lambda: b"BM" + bytes(100)),
    "look nested very deep": ("look", lambda: b"[" * 500_000),
    "settings nested very deep": ("settings", lambda: b"[" * 1_000_000),
}  # fmt: skip
"""Kind of ``mutants`` and how to make the file, by what it is."""


MAY_BE_READ = {
    "table of as many maps as is taken", "survey of as much as is taken", "backlog of many rows",
    "journey of entities", "journey of many lines", "journey of sections without names", "text of quotes",
    "project of as many records as is taken",
    "project of as many edits as is taken", "project of edits of long texts", "project of a card with many fields",
    "picture of as much as is taken", "picture that is a line", "picture that is a column", "settings nested very deep",
}  # fmt: skip
"""Large or odd, and good: the others must be refused."""
LARGE = {
    "table of as much as is taken", "table of wide letters", "map of many values", "map of many lists",
    "map of many objects", "map as long as is taken", "map of a very long number", "poster of 250 MB",
    "project of one long line", "project of as many records as is taken", "project of much text",
    "project of much text in wide letters", "project of more edits than is read", "project of edits of too long texts",
    "project of as many edits as is taken", "project of a card with many fields",
    "locked file that asks for all", "clip as long as is taken",
    "picture of as much as is taken", "picture of as much in deep colours", "journey of many lines",
    "survey of as much as is taken", "journeys without end", "text of quotes", "journey of entities",
    "poster of very many attachments", "workbook of 200 MB", "table of ten million columns",
}  # fmt: skip
"""Those that take long to make or to read: only the long run has them."""


def try_one(what: str) -> dict[str, object]:
    """Read one in this process, whose memory is limited from now on."""
    name, make = BOMBS[what]
    kind = kinds()[name]
    data = make()
    attempt(kind, kind.outer[0])
    limit_memory()
    before = memory_peak(anew=True)
    began = time.process_time()
    said = attempt(kind, data)
    took = time.process_time() - began
    return {"what": what, "said": said, "took": round(took, 2), "peak": memory_peak() - before, "bytes": len(data)}


def main() -> int:
    """Each in a process of its own; one line of JSON for each, with the status of its process."""
    kinds()
    for what in BOMBS:
        if what in LARGE and "--all" not in sys.argv:
            continue
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            logging.disable()
            signal.alarm(100)
            sys.stdout.write(json.dumps(try_one(what)) + "\n")
            sys.stdout.flush()
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status:
            sys.stdout.write(json.dumps({"what": what, "said": f"ended with {status}", "took": 0, "peak": 0}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
