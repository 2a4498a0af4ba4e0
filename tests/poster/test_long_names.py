"""Names as long as people write them: none is cut on charts, on cards to cut out, and in the summary."""

from dataclasses import replace

import pytest

from app.domain.document import Document
from app.domain.records import Card, Lane, Stage, Value
from app.layout.shapes import Symbol, Text
from app.poster.kinds import compose
from app.poster.paper import Orientation, parse_paper
from app.poster.spec import DeckSpec, PrintSpec
from app.poster.uses import KindId
from app.words import LANGUAGES
from tests.poster import sample
from tests.poster.maps import faults, groups, press
from tests.poster.sample import bounds, overlap
from tests.poster.test_whole_texts import NAMES, cut, press_of

STAGES = {
    "es": ("Darse cuenta de que algo no va bien", "Averiguar qué hace falta y dónde se pide", "Pedir",
           "Recibir la respuesta de la administración", "Recomendarlo"),
    "en": ("Notice that something is not quite right", "Find out what's needed and where to ask", "Ask",
           "Get the administration's answer in writing", "Recommend it"),
}  # fmt: skip
LANES = {
    "es": ("Técnicos y equipos que vienen a casa", "Sede electrónica y aplicación del móvil", "Teléfono"),
    "en": ("Technicians and equipment at home", "Online office and application on the phone", "Phone"),
}
TEXT = "La del mostrador me dice que vuelva el martes con la fotocopia compulsada de todo y el papel del banco."


def long_names(lang: str) -> Document:
    """The sample with such names, scores, and cards that say all that a contact says."""
    records = []
    lanes, stages = iter(LANES[lang]), iter(STAGES[lang])
    for n, record in enumerate(sample.document(15).records()):
        if isinstance(record, Stage):
            record = replace(record, title=next(stages))
        elif isinstance(record, Lane) and record.lane_kind == "channel":
            record = replace(record, title=next(lanes))
        elif isinstance(record, Card):
            said: dict[str, Value] = {
                "text": TEXT, "quote": "Otra vez a la cola, y van tres", "evidence": "observed", "importance": 5,
                "satisfaction": 1 + n % 5, "moment_of_truth": True,
            }  # fmt: skip
            record = replace(record, title="Me faltaba una firma que nadie había pedido", fields=said)
        records.append(record)
    return Document.of(records)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "papers"),
    [("charts", ("A4 portrait", "A4 landscape", "Letter portrait")), ("deck", ("A4 portrait",)),
     ("summary", ("A3 landscape", "A4 portrait")), ("report", ("A4 portrait",))],
)  # fmt: skip
def test_none_is_cut(kind: KindId, papers: tuple[str, ...], lang):
    for paper in papers:
        name, _, standing = paper.partition(" ")
        orientation: Orientation = "portrait" if standing == "portrait" else "landscape"
        made = compose(press(long_names(lang), lang), PrintSpec(parse_paper(name, orientation), kind))
        assert [line for page in made.pages for line in cut(page)] == [], paper
        assert [fault for page in made.pages for fault in faults(page)] == [], paper


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_worked_samples_are_whole_on_cards_and_on_charts_that_stand(name, lang):
    made = press_of(name, lang)
    paper = parse_paper("A4", "portrait")
    for kind in ("deck", "charts"):
        assert [line for page in compose(made, PrintSpec(paper, kind)).pages for line in cut(page)] == [], kind


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("size", [(85.0, 55.0), (76.0, 76.0), (105.0, 74.0)])
def test_no_text_of_a_card_to_cut_out_lies_on_its_face(lang, size):
    made = compose(press(long_names(lang), lang), PrintSpec(parse_paper("A4"), "deck", deck=DeckSpec(*size)))
    faces = 0
    for _, card in groups(made, "card"):
        for face in (bounds(s) for s in card.shapes if isinstance(s, Symbol) and s.name.startswith("face:")):
            faces += 1
            texts = [bounds(shape) for shape in card.shapes if isinstance(shape, Text)]
            assert not any(overlap(face, text) for text in texts)
    assert faces == 15
