"""The summary: nothing outside or on each other, figures that say what they are of, the worst first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document
from app.domain.records import Card, Evidence, Lane, Link, Opportunity, Stage
from app.layout.contents import contents
from app.layout.shapes import Picture, Text
from app.poster.brand import Brand
from app.poster.figures import figures
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.summary_journey import shared
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
    assert len(made.pages) <= 3
    assert min((d.smallest_text for d in made.drawings if d.smallest_text), default=9) >= 2.495
    worth = {c.id for c in document.cards("m")} | {o.id for o in document.opportunities("m")}
    assert set(cards_of(made)) <= worth
    assert max(cards_of(made).values(), default=0) <= 3


@pytest.mark.parametrize("count", [0, 1, 12, 40, 200])
def test_one_page_of_a3_is_enough(count):
    assert len(summary(sample.document(count)).pages) == 1


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


def test_what_hurts_is_also_what_the_lane_of_pains_says():
    lane = Lane(**IN, id="pains", rank="z", lane_kind="text", title="Dolor", fields={"text_kind": "pains"})
    note = Card(**IN, id="n", rank="n", title="Nadie avisa", stage_id="s0", lane_id="pains")
    text = said(summary(Document.of([*sample.document(0).records(), lane, note])))
    assert "Lo que más duele" in text
    assert "Nadie avisa" in text


def test_a_card_that_is_in_two_lists_tells_its_text_once():
    card = Card(**IN, id="a", rank="a", title="Espera", stage_id="s0", lane_id="l0", emotion=-2,
                fields={"moment_of_truth": True, "text": "Tres horas de pie"})  # fmt: skip
    made = summary(Document.of([*sample.document(0).records(), card]))
    assert cards_of(made) == {"a": 2}
    assert said(made).count("Tres horas de pie") == 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [4, 7, 12])
def test_no_word_in_the_name_of_a_stage_is_broken(paper, count):
    records = [r for r in sample.document(0).records() if not isinstance(r, Stage)]
    names = [f"Recomendaciones {n}" for n in range(count)]
    stages = [Stage(**IN, id=f"s{n}", rank=f"{n:02}", title=name) for n, name in enumerate(names)]
    made = summary(Document.of([*records, *stages]), paper)
    lines = said(made).split()
    assert lines.count("Recomendaciones") == count
    assert not {name.id for name in stages} & {owner for d in made.drawings for owner in d.shortened}


@given(st.lists(st.tuples(st.floats(0.1, 9), st.floats(0, 60)), min_size=1, max_size=12), st.floats(1, 300))
def test_columns_have_what_they_need_where_that_can_be(wanted, width):
    weights, needs = zip(*wanted, strict=True)
    found = shared(width, weights, needs)
    assert sum(found) == pytest.approx(width)
    if sum(needs) <= width:
        assert all(one >= need - 1e-9 for one, need in zip(found, needs, strict=True))


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
        "de los contactos con evidencia": ("50\u00a0%", "2 de 4 contactos"),
        "emoción media, de −2\u00a0a\u00a0+2": ("−0,3", "3 de 4 contactos"),
        "satisfacción media, de 5": ("2,0", "1 de 4 contactos"),
    }


def test_a_map_without_contacts_has_no_figures():
    assert told(sample.document(0)) == {}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shape", [0.3, 1.0, 6.0])
def test_the_logo_stands_right_of_title_and_persona(paper, shape):
    brand = Brand("Acme", logo="l" * 64, logo_shape=shape)
    made = compose(Press(sample.document(40), "m", paper_words("es"), brand=brand), PrintSpec(paper, "summary"))
    assert faults(made.pages[0]) == []
    (logo,) = made.drawings[0].by_role("logo")
    (shown,) = logo.shapes
    assert isinstance(shown, Picture)
    assert (shown.asset, logo.w / logo.h) == (brand.logo, pytest.approx(shape))
    heads = [*made.drawings[0].by_role("title"), *made.drawings[0].by_role("persona")]
    assert max(group.x + group.w for group in heads) < logo.x


def test_one_is_not_said_as_many():
    card = Card(**IN, id="a", rank="a", title="A", stage_id="s0", lane_id="l0", emotion=1)
    assert told(Document.of([*sample.document(0).records(), card])) == {
        "contacto con el cliente": ("1", ""),
        "canal": ("1", ""),
        "de los contactos con evidencia": ("0\u00a0%", "0 de 1 contacto"),
        "emoción media, de −2\u00a0a\u00a0+2": ("+1,0", "1 de 1 contacto"),
    }
