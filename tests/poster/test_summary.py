"""The summary: nothing outside or on each other, figures that say what they are of, the worst first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import Card, Evidence, Link, Opportunity
from app.layout.contents import contents
from app.layout.shapes import Text
from app.poster.figures import figures
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.spec import PrintSpec
from app.words.paper import paper_words
from tests.poster import sample
from tests.poster.maps import IN, cards_of, documents, faults, groups, press

PAPERS = [parse_paper("A3", "landscape"), parse_paper("A4", "landscape"), parse_paper("A4"), parse_paper("Letter")]


def summary(document: Document, paper=PAPERS[0]):
    return compose(press(document), PrintSpec(paper, "summary"))


def said(made) -> str:
    return " ".join(s.line.text for _, g in groups(made) for s in g.shapes if isinstance(s, Text))


@settings(max_examples=60, deadline=None)
@given(documents(), st.sampled_from(PAPERS))
def test_nothing_lies_outside_or_on_something_else(document, paper):
    made = summary(document, paper)
    assert [fault for page in made.pages for fault in faults(page)] == []
    assert len(made.pages) <= 2
    assert min((d.smallest_text for d in made.drawings if d.smallest_text), default=9) >= 2.495
    worth = {c.id for c in document.cards("m")} | {o.id for o in document.opportunities("m")}
    assert set(cards_of(made)) <= worth
    assert max(cards_of(made).values(), default=0) <= 3


@pytest.mark.parametrize("paper", PAPERS)
def test_a_usual_map_has_one_page(paper):
    assert len(summary(sample.document(40), paper).pages) == 1


def test_the_worst_come_first_and_what_has_no_room_is_counted():
    document = sample.document(200)
    made = summary(document, parse_paper("A3", "landscape"))
    emotion = {card.id: card.emotion for card in document.cards("m")}
    shown = [emotion[group.owner] for _, group in groups(made, "card")]
    assert shown == [-2] * len(shown)
    assert len(shown) >= 3
    negative = sum(e is not None and e < 0 for e in emotion.values())
    assert f"y {negative - len(shown)} más" in said(made)


def test_what_is_not_there_leaves_no_heading():
    text = said(summary(sample.document(0)))
    for heading in ("Momentos de la verdad", "Lo que más duele", "Qué hacer", "contactos"):
        assert heading not in text


def test_opportunities_show_owner_and_day():
    task = Opportunity(**IN, id="o", rank="a", title="Avisar del turno",
                       fields={"owner": "Marta", "due": "2026-03-01", "status": "open", "action": "fix"})  # fmt: skip
    text = said(summary(Document.of([*sample.document(5).records(), task])))
    for part in ("Qué hacer", "Avisar del turno", "Marta", "1 de marzo de 2026", paper_words("es")["status.open"]):
        assert part in text


def told(document: Document) -> dict[str, tuple[str, str]]:
    found = figures(document, contents(document, "m"), paper_words("es"))
    return {figure.name: (figure.value, figure.basis) for figure in found}


def test_figures_say_what_they_are_taken_from():
    base = list(sample.document(0).records())
    made = [
        Card(**IN, id="a", rank="a", title="A", stage_id="s0", lane_id="l0", emotion=-2,
             fields={"evidence": "observed", "satisfaction": 2}),
        Card(**IN, id="b", rank="b", title="B", stage_id="s0", lane_id="l1", emotion=1,
             fields={"moment_of_truth": True}),
        Card(**IN, id="c", rank="c", title="C", stage_id="s1", lane_id="l1", fields={"evidence": "assumed"}),
        Card(**IN, id="d", rank="d", title="D", stage_id="s1", lane_id="l0", emotion=0),
        Card(**IN, id="e", rank="e", title="note", stage_id="s1", lane_id="e", emotion=2),
        Evidence(id="v", project_id="p", rank="a", title="Entrevistas"),
        Link(id="k", project_id="p", card_id="d", evidence_id="v"),
    ]  # fmt: skip
    assert told(Document.of([*base, *made])) == {
        "contactos con el cliente": ("4", ""),
        "canales": ("2", ""),
        "cambios de canal": ("2", ""),
        "Momento de la verdad": ("1", ""),
        "de los contactos con evidencia": ("50 %", "2 de 4 contactos"),
        "emoción media, de −2\u00a0a\u00a0+2": ("−0,3", "3 de 4 contactos"),
        "satisfacción media, de 5": ("2,0", "1 de 4 contactos"),
    }


def test_a_map_without_contacts_has_no_figures():
    assert told(sample.document(0)) == {}
