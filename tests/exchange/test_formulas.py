"""No formula leaves the program in a table, however a spreadsheet cuts it, and the words come back as they were."""

import ast
import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import JourneyMap, Opportunity, Project
from app.exchange.backlog import read_backlog, write_backlog
from app.exchange.formulas import safe, unsafe

APP = Path(__file__).resolve().parents[2] / "app"
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
EVIL = (
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "＝1+1", "＋1", "－1", "＠x", " =1",
    "-5 %", "a;=1+1", "a; =1+1", "a\t=1", "a\n=1", "'=1", "''=1", "a;'=1", ";;=1",
    '";=1', '",=1', "=cmd|' /C calc'!A0",
)  # fmt: skip
texts = st.one_of(st.text(max_size=30), st.text(";\t\r\n'=+- a\"＝,@", max_size=12))


@given(texts)
def test_guarding_a_cell_can_be_taken_back(cell):
    assert unsafe(safe(cell)) == cell


@given(texts)
def test_no_part_of_a_guarded_cell_is_a_formula(cell):
    for part in re.split(r"[;\t\r\n]", safe(cell)):
        assert not re.match(" *[=+\\-@＝＋－＠]", part)


def document(words: tuple[str, ...]) -> Document:
    return Document.of([
        Project(id="p", name="P"), JourneyMap(id="m", project_id="p", rank="a", title="M"),
        *(Opportunity(id=f"o{n}", project_id="p", map_id="m", rank=f"a{n}", title=word, fields={"owner": word})
          for n, word in enumerate(words)),
    ])  # fmt: skip


def test_a_spreadsheet_finds_no_formula():
    data = write_backlog(document(EVIL), "m").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(data, newline="")) for cell in row]
    assert len(cells) > len(EVIL)
    assert [cell for cell in cells if FORMULA.match(cell)] == []


@pytest.mark.parametrize("separator", [";", "\t"])
def test_nor_one_that_cuts_at_another_sign_and_knows_no_quotation_marks(separator):
    data = write_backlog(document(EVIL), "m").decode("utf-8-sig")
    cells = [cell for line in re.split("[\r\n]", data) for cell in line.split(separator)]
    assert [cell for cell in cells if FORMULA.match(cell.lstrip('"'))] == []


def test_what_was_guarded_is_read_as_it_was():
    words = tuple(word for word in EVIL if word == " ".join(word.split()))
    made = document(words)
    edit, unread = read_backlog(made, "m", write_backlog(made, "m"), "b.csv")
    assert edit.is_empty
    assert unread == []


def test_there_is_no_other_table_that_leaves():
    """Whoever writes a table is listed here, and guards each cell; no workbook is written at all."""
    writers, workbooks = [], []
    for path in sorted(APP.rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
        writers += [path.name for call in calls if call in ("csv.writer", "csv.DictWriter")]
        workbooks += [path.name for call in calls if "Workbook" in call or "xlsx" in call]
    assert (writers, workbooks) == (["backlog.py"], [])
