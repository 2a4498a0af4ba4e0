"""The way of a newcomer, in both languages: a blank map, the guided path, cards, evidence, charts, a printed report.

``VIVENCIA_PICTURES=folder python3 packaging/dev.py test tests/ui/test_newcomer.py`` keeps pictures of every step.
"""

from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from app.domain.records import Card, Opportunity
from app.insight.completeness import completeness, overall
from app.ui.main_window import MainWindow
from tests.ui.newcomer import Newcomer, Words

ENGLISH: Words = {
    "title": "First espresso at home", "persona": "Nora Blake", "segment": "First home espresso",
    "place": "Leeds, at home", "context": "Just moved in, breakfast in a hurry",
    "goals": "A good coffee in two minutes",
    "scenario": "From looking for a machine to the second month", "goal": "Coffee that comes out right by itself",
    "discover": "A colleague recommends it", "judge_during": "Tries a cup in the shop",
    "judge_after": "Calls because the coffee is cold", "stay": "The helpline calls back the same day",
    "needs": "Quick and good", "moves": "Trusts a colleague", "alternatives": "Capsules from the supermarket",
    "change": "Answer breakdowns within a day", "owner": "Ana", "more": "More", "card one": "Waits at the till",
    "card two": "A free cup of the new roast", "quote": "I want to press one button", "source": "Interviews in March",
}  # fmt: skip
SPANISH: Words = {
    "title": "La primera cafetera en casa", "persona": "Lucía Peña", "segment": "Primera cafetera en casa",
    "place": "Valencia, en casa", "context": "Acaba de mudarse y desayuna deprisa",
    "goals": "Un buen café en dos minutos", "scenario": "Desde que busca cafetera hasta el segundo mes",
    "goal": "Que el café salga bien sin pensar", "discover": "Se la recomienda una compañera",
    "judge_during": "Prueba un café en la tienda", "judge_after": "Llama porque el café sale frío",
    "stay": "El servicio técnico contesta el mismo día", "needs": "Rápido y bueno",
    "moves": "Se fía de su compañera", "alternatives": "Cápsulas del supermercado",
    "change": "Responder las averías en un día", "owner": "Íñigo", "more": "Además",
    "card one": "Espera en la caja", "card two": "Un café de regalo del nuevo tueste",
    "quote": "Quiero apretar un solo botón", "source": "Entrevistas de marzo",
}  # fmt: skip
LOOKS = {"en": ("dark", ENGLISH), "es": ("light", SPANISH)}


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_an_empty_library_to_a_printed_report(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, language: Literal["en", "es"]
) -> None:
    look, words = LOOKS[language]
    window.preferences.speak(language)
    window.preferences.appear(look)  # type: ignore[arg-type]
    somebody = Newcomer(window, qtbot, words, language)
    somebody.start()
    somebody.walk_the_path()
    somebody.write_cards()
    somebody.quote_the_persona()
    somebody.give_evidence()
    somebody.weigh()
    somebody.mend()
    somebody.look_at_charts()
    report = tmp_path / "report.pdf"
    somebody.print_report(report)

    kept, map_id = somebody.on_disk, somebody.editor.map_id or ""
    assert kept == somebody.document
    assert kept.maps[0].title == words["title"]
    assert overall(completeness(kept, map_id)) > 0.95, "all five steps, but for what the mend has added"
    faces = {card.title: card.emotion for card in kept.all(Card)}
    assert (faces[words["card one"]], faces[words["card two"]]) == (-2, 2)
    assert [one.title for one in kept.evidence] == [words["source"]]
    weighed = [one for one in kept.all(Opportunity) if one.fields.get("impact")]
    assert [(one.fields["impact"], one.fields["effort"]) for one in weighed] == [(5, 1)]
    assert any(words["card one"] in one.title for one in kept.all(Opportunity)), "the mend of the finding"

    pdf = pypdfium2.PdfDocument(report)
    text = " ".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    typed = {key: said for key, said in words.items() if key not in ("more", "scenario", "context", "segment", "place")}
    missing = [said for said in typed.values() if said not in text and " ".join(said.split()[:2]) not in text]
    assert not missing
    for number, page in enumerate(pdf):
        somebody.keep(page.render(scale=1.0).to_pil(), f"report page {number + 1}")
    pdf.close()
