"""The worked samples on the wall: nothing of their text is cut off on A2."""

import pytest

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.records import Card
from app.exchange.templates import template_draft, templates
from app.poster.inspection import inspect
from app.poster.kinds import compose
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.words.paper import paper_words


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", [template.name for template in templates()])
def test_no_text_is_shortened_on_a2(name, language):
    document = Document.of([]).apply(new_project("x", [template_draft(name, language, sample=True)]))
    press = Press(document, document.maps[0].id, paper_words(language), language)
    found = inspect(compose(press, PrintSpec(paper=parse_paper("A2", "landscape"))), {}.get)
    assert found is not None
    assert [(one.kind, document.get(Card, one.owner).title) for one in found.faults] == []
