"""A project for other eyes: no marked word and no picture stays anywhere in its file, and all else does."""

import base64
import gzip
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import rules
from app.domain.commands import cards, evidence, maps, own_fields, personas, versions
from app.domain.document import Document
from app.domain.edits import Edit
from app.domain.fields import own_key
from app.domain.records import Card, Opportunity, Persona
from app.domain.redaction import GROUPS, Marked, marked_in, redacted, replacer
from app.domain.whole import Whole
from app.exchange.parcel import read_parcel, write_parcel
from app.store.library import Library
from tests.exchange.carried import documents
from tests.exchange.histories import PNG, everything
from tests.exchange.test_parcel import whole_of

CALLED = {group: f"{group.capitalize()}-{{n}}" for group in GROUPS}
TEXT = "Lo lleva Waldo\ny lo paga Zelmira  Quintanar."
QUOTE = "«Nunca vuelvo» — Xandra Yuste, 34"
CHOICE = {"type": "choice", "choices": "Okonkwo\nNadie", "applies": "card"}
NAMES = ("Zelmira Quintanar", "Zelmira", "Quintanar", "Waldo Ibáñez", "Waldo", "Ibáñez", "Xandra Yuste", "Xandra",
         "Yuste", "Entrevistas de Kleber", "Tueste Azabache SA", "Proyecto Ñandú", "Okonkwo", "Kowalska")  # fmt: skip


@pytest.fixture
def secret(tmp_path) -> Whole:
    """A project with names wherever names can be, a picture, and a past that knew one more."""
    with Library.open(tmp_path / "a.sqlite") as library:
        project_id = everything(library)
        whole = library.whole(project_id, history=True)
    document = whole.document
    first, second = document.cards(document.maps[0].id)[:2]
    note = next(c for c in document.all(Card) if document.text_kind(c) not in (None, "quotes"))
    steps = [
        lambda d: maps.rename_project(d, "Tueste Azabache SA: Proyecto Ñandú"),
        lambda d: maps.edit_project(d, {"client": "Tueste Azabache SA"}),
        lambda d: personas.add_persona(d, "Zelmira Quintanar", {"context": "ZELMIRA QUINTANAR vive sola"}),
        lambda d: cards.set_fields(d, [first.id], {"owner": "Waldo Ibáñez", "text": TEXT}),
        lambda d: cards.write(d, second.id, "Quintanar pide la cuenta a waldo ibáñez"),
        lambda d: cards.set_fields(d, [second.id], {"quote": QUOTE, "tags": "Xandra, prisa"}),
        lambda d: evidence.add_evidence(d, "Charla con Xandra Yuste", fields={"source": "Entrevistas de Kleber"}),
        lambda d: own_fields.add_own_field(d, "Quién: Okonkwo", fields=CHOICE),
        lambda d: cards.set_fields(d, [first.id], {own_key(d.own_fields[-1]): "Okonkwo"}),
        lambda d: cards.write(d, note.id, "Proyecto Ñandú"),
        lambda d: versions.name_version(d, d.maps[0].id, whole.entries[-1].edit.id, "Para Kowalska"),
    ]  # fmt: skip
    for step in steps:
        edit: Edit = step(document)
        document = document.apply(edit)
    assert rules.problems(document) == []
    return replace(whole, document=document)


def marked(whole: Whole) -> list[Marked]:
    """What is found, and two words that a person adds."""
    return [*marked_in(whole.document), Marked("Proyecto Ñandú", "other"), Marked("Okonkwo", "other")]


def test_no_marked_word_stays_anywhere_in_the_file(secret):
    before = gzip.decompress(write_parcel(secret)).decode().casefold()
    assert all(name.casefold() in before for name in NAMES)
    after = gzip.decompress(write_parcel(redacted(secret, marked(secret), CALLED))).decode()
    for name in NAMES:
        assert name.casefold() not in after.casefold(), name
    for id_ in {record.id for record in secret.document.records()} | {e.edit.id for e in secret.entries}:
        assert id_ not in after
    assert hashlib.sha256(PNG).hexdigest() not in after
    assert base64.b64encode(PNG).decode() not in after
    assert '"changes"' not in after


def test_the_same_name_is_the_same_everywhere(secret):
    found = redacted(secret, marked(secret), CALLED).document
    assert found.project.name == "Client-1: Other-1"
    assert found.project.fields["client"] == "Client-1"
    called = [persona.name for persona in found.personas]
    assert called == ["Persona-1", "Persona-2"]
    assert found.personas[1].fields["context"] == "Persona-2 vive sola"
    first, second = found.cards(found.maps[0].id)[:2]
    owner = str(first.fields["owner"])
    assert re.fullmatch(r"Person-\d", owner)
    assert first.fields["text"] == f"Lo lleva {owner}\ny lo paga Persona-2."
    assert second.title == f"Persona-2 pide la cuenta a {owner}"
    quoted = re.fullmatch(r"«Nunca vuelvo» — (Person-\d), 34", str(second.fields["quote"]))
    assert quoted is not None
    assert quoted[1] != owner
    assert second.fields["tags"] == f"{quoted[1]}, prisa"
    assert [e.title for e in found.evidence][-1] == f"Charla con {quoted[1]}"
    assert first.fields[own_key(found.own_fields[-1])] == "Other-2"
    assert rules.problems(found) == []


def test_all_else_stays(secret):
    found = redacted(secret, marked(secret), CALLED)
    assert sorted(r.kind for r in found.document.records()) == sorted(r.kind for r in secret.document.records())
    journey, other = secret.document.maps[0], found.document.maps[0]
    assert other.title == journey.title
    for old, new in zip(secret.document.cards(journey.id), found.document.cards(other.id), strict=True):
        assert (old.rank, old.emotion) == (new.rank, new.emotion)
        assert [key.split(".")[0] for key in sorted(old.fields)] == [key.split(".")[0] for key in sorted(new.fields)]
    assert len(found.assets) == len(secret.assets)
    assert read_parcel(write_parcel(found), "x").whole == found


def test_a_picture_becomes_one_that_shows_nothing(secret):
    from PySide6.QtGui import QImage  # noqa: PLC0415 - only to look at it

    (asset,) = redacted(secret, [], CALLED).assets
    picture = QImage.fromData(asset.data)
    assert not picture.isNull()
    assert len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) == 1


@given(documents(), st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=4), max_size=4))
def test_whatever_is_marked_the_project_stays_sound(document: Document, words: list[str]):
    words = [word for word in words if word.strip()]
    whole = whole_of(document)
    found = redacted(whole, [*marked_in(document), *(Marked(word, "other") for word in words)], CALLED)
    assert rules.problems(found.document) == []
    assert not {a.hash for a in found.assets} & {a.hash for a in whole.assets}
    for persona in document.all(Persona):
        if any(c.isalnum() for c in persona.name):
            assert persona.name not in {p.name for p in found.document.all(Persona)}
    assert not {owner for owner in owners(document) if any(c.isalnum() for c in owner)} & owners(found.document)


def owners(document: Document) -> set[str]:
    """Of cards and opportunities."""
    held: list[Card | Opportunity] = [*document.all(Card), *document.all(Opportunity)]
    return {str(record.fields["owner"]) for record in held if "owner" in record.fields}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana", "P1"),
        ("Banana y mañana", "Banana y mañana"),
        ("ana llega", "ana llega"),
        ("Sin prisa, vivir", "Sin prisa, vivir"),
        ("ANA RUIZ llega", "P1 llega"),
        ("Ana\n  Ruiz", "P1"),
        ("Ana, Ruiz; (Ana)", "P1, P1; (P1)"),
        ("La dueña es Pilar", "La dueña es P3"),
        ("Ana's", "P1's"),
        ("de Luz", "P2"),
        ("de luz", "P2"),
        ("Luz", "P2"),
        ("luz", "luz"),
    ],
)
def test_names_are_found_as_words(text, said):
    say = replacer(
        [Marked("Ana Ruiz", "person"), Marked("de Luz", "person"), Marked("Pilar, la dueña", "person")],
        dict.fromkeys(GROUPS, "P{n}"),
    )
    assert say(text) == said


@pytest.mark.parametrize(
    ("quote", "author"),
    [
        ("«Nunca vuelvo» — Xandra Yuste, 34", "Xandra Yuste"),
        ("Nunca vuelvo. —Xandra", "Xandra"),
        ('"Never again" - Xandra Yuste', "Xandra Yuste"),
        ("Nunca vuelvo\n– Xandra", "Xandra"),
        ("—Sin prisa, por favor", None),
        ("Una cola larga - y nadie dice nada", None),
        ("Fue bien — o casi.", None),
    ],
)
def test_who_is_quoted_is_found_behind_the_dash(quote, author):
    document = Document.of([Persona(id="x", project_id="p", rank="a0", name="", fields={"quote": quote})])
    document = Document.of([*document.records(), *project()])
    assert [one.word for one in marked_in(document)] == ([author] if author else [])


def project():
    """A project and nothing in it."""
    from app.domain.records import Project  # noqa: PLC0415

    return [Project(id="p", name="")]


def test_it_is_done_on_the_command_line_too(tmp_path, capsys, monkeypatch):
    from app.cli import main  # noqa: PLC0415
    from app.session import open_library  # noqa: PLC0415

    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with open_library() as library:
        project_id = everything(library)
    out: Path = tmp_path / "x.vivencia"
    assert main(["pack", project_id, str(out), "--redact", "--history", "--word", "prisa"]) == 0
    assert "names were replaced" in capsys.readouterr().err
    text = gzip.decompress(out.read_bytes()).decode()
    assert not [word for word in ("Marta", "Ruiz", "Tueste", "prisa", project_id) if word in text]
    assert read_parcel(out.read_bytes(), "x").whole.entries == ()
