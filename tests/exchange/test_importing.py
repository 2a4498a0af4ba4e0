"""One door: any file, and nothing but a problem comes out of it."""

import csv
import io
import os
import socket
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.problems import Problem
from app.domain.text import clean, clean_line
from app.exchange.decoding import ENCODINGS, known_encoding
from app.exchange.importing import MOST_BYTES, kind_of, read_bytes, read_file
from app.exchange.rows import sniff
from app.exchange.values import is_blank
from tests.exchange.reading import document_of, options, read_text, said


def refused(path, **more):
    with pytest.raises(Problem) as caught:
        read_file(path, options(**more))
    return caught.value.code


# -- files that are none ----------------------------------------------------------------------------------------------
def test_files_that_cannot_be_read(tmp_path):
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "blank.mmd").write_text("\n \t\n")
    (tmp_path / "mark.csv").write_bytes(b"\xef\xbb\xbf\r\n")
    assert refused(tmp_path / "none.csv") == "import.missing"
    assert refused(tmp_path / "empty.csv" / "below.csv") == "import.missing"
    assert refused(tmp_path / "a\0b.csv") == "import.missing"
    assert refused(tmp_path) == "import.folder"
    assert refused(tmp_path / "empty.csv") == "import.empty"
    assert refused(tmp_path / "blank.mmd") == "import.empty"
    assert refused(tmp_path / "mark.csv") == "import.empty"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_pipes_sockets_and_devices_are_refused_at_once(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.csv")
    monkeypatch.chdir(tmp_path)  # a socket's name may not be long
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.csv")
        assert refused(tmp_path / "pipe.csv") == "import.not_a_file"
        assert refused(tmp_path / "socket.csv") == "import.not_a_file"
    (tmp_path / "null.csv").symlink_to("/dev/null")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    assert refused(tmp_path / "null.csv") == "import.not_a_file"
    assert refused(tmp_path / "zero.csv") == "import.not_a_file"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this person may read everything")
def test_a_file_without_the_right_to_read(tmp_path):
    (tmp_path / "mine.csv").write_text("Title\nx\n")
    (tmp_path / "mine.csv").chmod(0)
    assert refused(tmp_path / "mine.csv") == "import.unreadable"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"PK\x03\x04 sheet", "import.workbook"),
        (b"\xd0\xcf\x11\xe0 sheet", "import.workbook"),
        (b"%PDF-1.7 page", "import.binary"),
        (b"\x89PNG\r\n", "import.binary"),
        (b"SQLite format 3\0", "import.binary"),
        (bytes(range(32)) * 40, "import.binary"),
        (b"Dear customer\nthank you.\n", "import.unknown_kind"),
        (b"one\ntwo\n", "import.unknown_kind"),
    ],
)
def test_files_that_are_something_else(tmp_path, head, code):
    (tmp_path / "a.txt").write_bytes(head)
    assert refused(tmp_path / "a.txt") == code


def test_a_file_over_the_limit(tmp_path):
    with (tmp_path / "big.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(tmp_path / "big.csv") == "import.too_large"


def test_the_text_decides_where_the_name_does_not():
    assert read_text("journey\nx: 3\n", "notes.txt").kind == "mermaid"
    assert read_text("```mermaid\njourney\nx: 3\n```\n", "notes").kind == "mermaid"
    assert read_text("Title\tEmotion\nx\t1\n", "notes.txt").kind == "table"
    assert read_text("Title\nx\n", "notes.CSV").kind == "table"


# -- encodings --------------------------------------------------------------------------------------------------------
TEXT = "journey\ntitle Año niño café\nComprar «ya»: 5: Lucía\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_found(data, encoding):
    result = read_text(data)
    assert (result.encoding, result.drafts[0].title) == (encoding, "Año niño café")
    assert result.issues == ()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_can_be_stated(encoding):
    text = "journey\nCafe: 5\n"
    assert read_text(text.encode(encoding), encoding=encoding).drafts[0].cards[0].title == "Cafe"


def test_encodings_that_are_stated_wrongly():
    for encoding, code in (("utf-8", "import.bad_encoding"), ("hex", "import.unknown_encoding"),
                           ("nonsense", "import.unknown_encoding"), ("", "import.unknown_encoding")):  # fmt: skip
        with pytest.raises(Problem) as caught:
            read_text(TEXT.encode("cp1252"), encoding=encoding)
        assert caught.value.code == code
    assert known_encoding("UTF8") == known_encoding("utf-8-sig") == "utf-8"
    assert known_encoding("windows-1252") == "cp1252"


def test_a_stated_encoding_may_have_its_mark():
    assert read_text(TEXT.encode("utf-8-sig"), encoding="utf-8").drafts[0].title == "Año niño café"
    assert read_text(TEXT.encode("utf-16"), encoding="utf-16").drafts[0].title == "Año niño café"


def test_a_bad_byte_in_good_utf8_breaks_its_line_and_no_other():
    data = "journey\nniño café año señal: 3\nb X: 4\nc: 5\n".encode().replace(b"X", b"\xff")
    result = read_text(data)
    assert (result.encoding, said(result)) == ("utf-8", [(3, "import.bad_bytes")])
    assert [c.title for c in result.drafts[0].cards] == ["niño café año señal", "c"]
    rows = "Título,Emoción\nniño café año señal,1\nX,2\n".encode().replace(b"X", b"\xff")
    assert said(read_text(rows, "a.csv")) == [(3, "import.bad_bytes")]


# -- text on its way in -----------------------------------------------------------------------------------------------
def test_control_characters_are_taken_out_and_counted():
    result = read_text("journey\nPay\x07 now\x00: 3: M\x1be\n")
    assert result.drafts[0].cards[0].title == "Pay now"
    assert result.drafts[0].persona.name == "Me"
    assert [(i.code, i.params) for i in result.notes] == [("import.cleaned", {"count": 3})]


def test_right_to_left_text_and_marks_stay():
    title = "مرحبا \u200fabc\u200e שלום"
    assert read_text(f"journey\n{title}: 3\n").drafts[0].cards[0].title == title
    assert read_text(f"Title\n{title}\n", "a.csv").drafts[0].cards[0].title == title


def test_old_line_ends():
    for end in ("\r", "\r\n", "\n"):
        result = read_text(f"journey{end}a: 3{end}b{end}")
        assert (len(result.drafts[0].cards), said(result)) == (1, [(3, "mermaid.not_a_task")])
        result = read_text(f"Title,Emotion 1..5{end}a,3{end}b,9{end}", "a.csv")
        assert (len(result.drafts[0].cards), said(result)) == (1, [(3, "table.off_scale")])


# -- files made to take for ever ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.mmd", "journey\n" + "x\n" * 300_000),
        ("a.mmd", "journey\nx" + " " * 500_000 + "y: 3"),
        ("a.mmd", "journey\n" + "%%{\n" * 50_000),
        ("a.mmd", "journey\na" + "<br " * 100_000 + ": 3"),
        ("a.mmd", "journey\na: 3: " + "# " * 200_000),
        ("a.md", "# " + " " * 500_000 + "x\n```mermaid\njourney\n"),
        ("a.md", "```mermaid\njourney\n```\n" * 20_000),
        ("a.csv", "," * 5_000_000),
        ("a.csv", "Title," + "(" * 200_000 + "\nx,1\n"),
        ("a.csv", "Title," + "1 " * 200_000 + "\nx,1\n"),
        ("a.csv", "Title\n" + ('"' + "y" * 90 + "\n") * 19_001),
    ],
)
def test_no_file_keeps_the_person_waiting(name, text):
    before = time.process_time()
    survives(text.encode(), name)
    assert time.process_time() - before < 5


# -- whatever comes ---------------------------------------------------------------------------------------------------
FILE_NAMES = st.sampled_from(["a.mmd", "a.md", "a.csv", "a.tsv", "a.txt", "", "\u202e.csv"])
PIECES = st.sampled_from(
    ["journey", "title", "section", "accDescr {", "}", "%%{", "}%%", "%%", "---", "```mermaid", "```", ":", ": 3", ";",
     "#", "#35;", '"', ",", ";", "\t", "\r", "\n", "\n", "\n", "Title", "Emotion", "1..5", "Stage", "5", "-1", "Ana",
     "sep=;", "\x00", "\u2028", "\ufeff", "é", "\udc80", "<br>"]
)  # fmt: skip
MESSY = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)


def survives(data, name):
    try:
        result = read_bytes(data, name, options())
    except Problem:
        return
    document_of(result.drafts)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(issue.line <= lines for issue in result.issues)
    if result.drafts:
        assert result.maps(skip_broken=True) == result.drafts


def cards_of(result):
    return sum(len(draft.cards) for draft in result.drafts)


@given(st.binary(max_size=400), FILE_NAMES)
def test_any_bytes(data, name):
    survives(data, name)


@given(MESSY, FILE_NAMES, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_text(text, name, encoding):
    survives(text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace"), name)


WORDS = st.sampled_from(
    [":", ": 3", ":9", ": x", " ", ",", "Ana", "#", "#35;", "٣", "：", '"', "\u2028", "\x00", "<br>", "é"]
)
TASK_LINES = st.lists(WORDS | st.text(st.characters(codec="utf-8", exclude_characters="\r\n;"), max_size=3)).map(
    "".join
)


@given(st.lists(TASK_LINES, max_size=8))
def test_every_line_of_a_journey_is_a_card_or_an_issue(lines):
    said_elsewhere = ("%%", "#", "title", "section", "acc", "journey", "-", "}", "`", "~", ":::", ">")
    tasks = [f"x{line}" if line.strip().casefold().startswith(said_elsewhere) else line for line in lines]
    result = read_bytes(("journey\n" + "\n".join(tasks)).encode(), "a.mmd", options(encoding="utf-8"))
    filled = sum(1 for line in tasks if line.strip())
    assert cards_of(result) + len(result.broken) == filled


@given(st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=5), min_size=1, max_size=8))
def test_every_row_of_a_table_is_a_card_a_place_or_an_issue(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [["Title", "Stage", "Lane", "Emotion", "Control"], *rows]
    )
    try:
        result = read_bytes(out.getvalue().encode("utf-8"), "a.csv", options(separator=",", encoding="utf-8"))
    except (Problem, UnicodeEncodeError):
        return
    titled = sum(1 for row in rows if clean(row[0]).strip())
    assert titled <= cards_of(result) + len(result.broken) <= len(rows)
    named = {stage.title for draft in result.drafts for stage in draft.stages}
    named |= {lane.title for draft in result.drafts for lane in draft.lanes}
    for row in rows:
        if not result.broken:
            assert {clean_line(cell) for cell in row[1:3] if not is_blank(clean_line(cell))} <= named


def test_a_journey_survives_the_library(tmp_path):
    title = "x" * 100_000
    draft = read_text(f"journey\n{title}: 3\nnow\u2028or never: 4\n").drafts[0]
    document = document_of([draft])
    assert [card.title for card in document.cards(document.maps[0].id)] == [title, "now\nor never"]


def test_of_a_file_that_could_be_anything_the_separator_is_sought_once(monkeypatch):
    sought = []
    monkeypatch.setattr("app.exchange.importing.sniff", lambda lines: sought.append(lines) or sniff(lines))
    with pytest.raises(Problem, match=r"import\.unknown_kind"):
        kind_of("so many words\n" * 40, "a.txt")
    assert len(sought) == 1
    assert kind_of("a note\n\nMap,Title\n", "a.txt") == "table"
