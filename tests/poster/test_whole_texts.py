"""On the prints of the worked samples nothing is cut that has room: charts, deck heads, report, names of stages."""

from functools import partial

import pytest

from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.excerpt import Edition
from app.exchange.templates import template_draft, templates
from app.layout.shapes import Path, Text
from app.poster.kinds import compose
from app.poster.page import Page
from app.poster.paper import parse_paper
from app.poster.press import Press
from app.poster.spec import PrintSpec
from app.poster.uses import PAPER_USE, USUAL_PAPERS, KindId
from app.words import LANGUAGES, Language
from app.words.paper import paper_words
from app.words.report import finding_texts

EDITION = Edition(128, 1_777_800_000_000_000, 1_795_300_000_000_000)
"""As every print from the library has one."""
NAMES = [template.name for template in templates()]


def press_of(name: str, lang: Language) -> Press:
    document = Document.of([]).apply(new_project("x", [template_draft(name, lang, sample=True)]))
    id_ = document.maps[0].id
    findings = partial(finding_texts, document, id_, lang)
    return Press(document, id_, paper_words(lang), lang, edition=EDITION, findings=findings)


def pages(press: Press, kind: KindId) -> tuple[Page, ...]:
    return compose(press, PrintSpec(parse_paper(*USUAL_PAPERS[PAPER_USE[kind]]), kind)).pages


def cut(page: Page) -> list[str]:
    """The lines of a page that end in an ellipsis."""
    lines = [s.line.text for p in page.placements for g in p.drawing.groups for s in g.shapes if isinstance(s, Text)]
    return [line for line in lines if line.rstrip().endswith("…")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_charts_say_all_and_no_ranking_leaves_a_few_rows_for_another_page(name: str, lang: Language):
    made = pages(press_of(name, lang), "charts")
    assert [text for page in made for text in cut(page)] == []
    assert not any(one.drawing.shortened for page in made for one in page.placements)
    heads = [next(s.line.text for g in p.drawing.groups for s in g.shapes if isinstance(s, Text))
             for page in made for p in page.placements]  # fmt: skip
    rankings = [head for head in heads if head in {text for key, text in paper_words(lang).items() if "ranked." in key}]
    assert len(set(rankings)) == len(rankings) >= 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_cover_of_the_report_tells_the_persona_whole(name: str, lang: Language):
    cover, *_ = pages(press_of(name, lang), "report")
    assert cut(cover) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_lanes_on_cards_tell_all_their_facts(name: str, lang: Language):
    press = press_of(name, lang)
    first, *_ = pages(press, "deck")
    lanes = {lane.id for lane in press.document.lanes(press.map_id)}
    groups = [group for p in first.placements for group in p.drawing.groups if group.owner in lanes]
    lines = [shape.line.text for group in groups for shape in group.shapes if isinstance(shape, Text)]
    assert lines
    assert [line for line in lines if line.rstrip().endswith("…")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_names_of_stages_beside_each_other_have_one_size(name: str, lang: Language):
    press = press_of(name, lang)
    page = pages(press, "report")[1]
    stages = {stage.id for stage in press.document.stages(press.map_id)}
    groups = [group for p in page.placements for group in p.drawing.groups if group.owner in stages]
    arrows = [group for group in groups if group.shapes and isinstance(group.shapes[0], Path)]
    named = [[shape for shape in group.shapes if isinstance(shape, Text)] for group in arrows]
    sizes = {round(run.size, 3) for texts in named for text in texts[1:] for run in text.line.runs}
    assert len(arrows) >= len(stages)
    assert len(sizes) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_in_the_name_of_the_stage_before_or_after_is_broken(name: str, lang: Language):
    press = press_of(name, lang)
    stages = press.document.stages(press.map_id)
    numbered = {stage.id: f"{at}  {stage.title}" for at, stage in enumerate(stages, 1)}
    told = []
    for page in pages(press, "stages"):
        for group in (group for placement in page.placements for group in placement.drawing.groups):
            said = " ".join(shape.line.text for shape in group.shapes if isinstance(shape, Text)).split()
            if "".join(said) == "".join(numbered.get(group.owner, "").split()) != "":
                assert said == numbered[group.owner].split()
                told.append(group.owner)
    assert len(told) >= 3 * len(stages) - 2  # on its own page, and on those before and after
