"""Opportunities out into a table and back in: nothing lost, nothing run by a spreadsheet, what is wrong is named."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import rules
from app.domain.commands import opportunities
from app.domain.document import Document
from app.domain.problems import Problem
from app.domain.records import Card
from app.exchange.backlog import HEADINGS, Unread, read_backlog, write_backlog
from app.exchange.formulas import safe
from tests.store.samples import new_cafe, only_map

START = Document.of([]).apply(new_cafe())
MAP = only_map(START).id


def with_some(*given: tuple[str, dict]) -> Document:
    document = START
    for title, fields in given:
        card = document.all(Card)[0]
        document = document.apply(
            opportunities.add_opportunity(document, MAP, title, fields=fields, card_ids=[card.id])
        )
    return document


def table(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_backlog(document, MAP).decode("utf-8-sig"))))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(str.strip).filter(bool)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "text": WORDS, "action": st.sampled_from(["fix", "amplify", "repeat"]), "impact": st.integers(1, 5),
        "effort": st.integers(1, 5), "owner": WORDS, "due": st.dates().map(str),
        "status": st.sampled_from(["open", "doing", "done"]),
    },
)  # fmt: skip


@given(st.lists(st.tuples(WORDS, FIELDS), max_size=6))
def test_what_goes_out_comes_back_unchanged(given):
    document = with_some(*given)
    edit, unread = read_backlog(document, MAP, write_backlog(document, MAP), "b.csv")
    assert (edit.changes, unread) == ((), [])
    fresh, unread = read_backlog(START, MAP, write_backlog(document, MAP), "b.csv")
    after = rules.check(START, fresh)
    assert unread == []
    assert [(o.title, dict(o.fields)) for o in after.opportunities(MAP)] == [
        (o.title, dict(o.fields)) for o in document.opportunities(MAP)
    ]


@pytest.mark.parametrize("evil", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "'=1", "''"])
def test_nothing_is_a_formula_outside(evil):
    document = with_some((evil, {"owner": evil}))
    (row,) = table(document)
    assert row["title"].startswith("'")
    assert row["owner"] == safe(evil)
    edit, _ = read_backlog(document, MAP, write_backlog(document, MAP), "b.csv")
    assert edit.is_empty


def test_what_a_spreadsheet_changed_is_one_edit():
    document = with_some(("Cobro en mesa", {"impact": 2, "owner": "Ana"}), ("Otra", {}))
    first, second = document.opportunities(MAP)
    lines = [
        "id;title;impact;effort;owner;status",
        f"{first.id};Cobro en la mesa;5,0;3;;Doing",
        f"{second.id};;;;;",
        ";Nueva idea;4;1;Luis;open",
    ]
    edit, unread = read_backlog(document, MAP, "\r\n".join(lines).encode("cp1252"), "b.csv")
    after = rules.check(document, edit)
    assert unread == []
    assert [(o.title, dict(o.fields)) for o in after.opportunities(MAP)] == [
        ("Cobro en la mesa", {"impact": 5, "effort": 3, "status": "doing"}),
        ("Otra", {}),
        ("Nueva idea", {"impact": 4, "effort": 1, "owner": "Luis", "status": "open"}),
    ]
    assert after.apply(edit.inverse()) == document


def test_what_cannot_be_read_is_named_and_changes_nothing():
    document = with_some(("Una", {"impact": 2}))
    one = document.opportunities(MAP)[0]
    text = f"id,title,impact,action\n{one.id},Una,nueve,paint\n"
    edit, unread = read_backlog(document, MAP, text.encode(), "b.csv")
    assert edit.is_empty
    assert unread == [Unread(2, "action", "paint"), Unread(2, "impact", "nueve")]


def test_an_id_twice_is_one_and_a_new_one():
    document = with_some(("Una", {}))
    one = document.opportunities(MAP)[0]
    edit, _ = read_backlog(document, MAP, f"id,title\n{one.id},Una\n{one.id},Dos\n".encode(), "b.csv")
    assert [o.title for o in rules.check(document, edit).opportunities(MAP)] == ["Una", "Dos"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "backlog.no_title"),
        (b"a,b\n1,2\n", "backlog.no_title"),
        (b'id,title\n1,"open\n', "backlog.broken"),
        (b"id,title\n" + b",x\n" * 2001, "backlog.too_many"),
    ],
)
def test_what_is_no_backlog_is_refused(data, code):
    with pytest.raises(Problem) as caught:
        read_backlog(START, MAP, data, "b.csv")
    assert caught.value.code == code


def test_the_headings_are_the_codes():
    assert HEADINGS == ("id", "title", "text", "action", "impact", "effort", "owner", "due", "status", "cards")
