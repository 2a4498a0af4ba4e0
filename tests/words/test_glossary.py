"""The glossary: complete in both languages, sound in its references, found by whatever people call a thing."""

import pytest

from app.domain.fields import field_of
from app.domain.folding import fold
from app.words import LANGUAGES, set_language
from app.words.glossary import find_terms, glossary, term, term_of_field


@pytest.fixture(params=LANGUAGES)
def spoken(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def test_it_explains_the_words_of_the_method():
    assert len(glossary()) >= 40
    wanted = (
        "kpi lead persona value_proposition moment_of_truth zmot nps csat ces pain barrier driver line_of_visibility"
    )
    assert all(term(code) is not None for code in wanted.split())
    assert term("lane") is None


def test_every_term_has_a_name_a_short_definition_and_an_example(spoken):
    names = [one.name for one in glossary()]
    assert len(set(names)) == len(names)
    for one in glossary():
        assert one.name == one.name.strip() != ""
        assert 20 < len(one.definition) < 180
        assert one.definition[0].isupper()
        assert one.definition.endswith(".")
        assert 8 < len(one.example) < 140
        assert one.name not in one.also
        marks = "“”" if spoken == "es" else "«»¿¡"
        assert not set(one.definition + one.example) & set(marks)


def test_definitions_and_examples_are_written_in_each_language():
    texts = {}
    for code in LANGUAGES:
        set_language(code)
        texts[code] = {one.code: (one.definition, one.example) for one in glossary()}
    set_language("en")
    for code, (definition, example) in texts["en"].items():
        assert definition != texts["es"][code][0]
        assert example != texts["es"][code][1] or "=" in example


def test_every_field_and_neighbour_that_it_names_is_there():
    codes = {one.code for one in glossary()}
    for one in glossary():
        assert set(one.see) <= codes - {one.code}
        for named in one.fields:
            kind, _, key = named.partition(".")
            assert named == "card.emotion" or field_of(kind, key)


def test_it_is_sorted_as_people_look_things_up(spoken):
    names = [one.name for one in glossary()]
    first = [fold(name[0]) for name in names]
    assert first == sorted(first)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NPS", "nps"), ("net promoter", "nps"), ("touchpoint", "touchpoint"), ("lead", "lead"), ("ltv", "clv"),
        ("kpi", "kpi"), ("buyer persona", "persona"), ("zmot", "zmot"), ("as-is", "as_is"),
    ],
)  # fmt: skip
def test_a_term_is_found_by_what_people_call_it_in_both_languages(spoken, typed, code):
    assert find_terms(typed)[0].code == code


def test_accents_and_capitals_do_not_matter():
    set_language("es")
    found = [one.code for one in find_terms("LINEA DE VIS")]
    assert found == ["line_of_visibility"]
    assert find_terms("punto de dolor")[0].code == "pain"
    assert find_terms("prescriptor")[0].code == "promoter"
    set_language("en")


def test_a_definition_is_searched_last_and_nothing_typed_is_everything():
    found = [one.code for one in find_terms("queue")]
    assert found == [] or all("queue" in term(code).definition for code in found)
    codes = [one.code for one in find_terms("gap")]
    assert codes[0] == "gap"
    assert codes.index("expectation_gap") < codes.index("opportunity_score")
    assert find_terms(" ") == glossary()
    assert find_terms("xyzzy") == ()


def test_a_field_leads_to_its_term():
    found = {(kind, key): term_of_field(kind, key) for kind, key in (
        ("card", "importance"), ("card", "force"), ("card", "moment_of_truth"), ("evidence", "sample"),
    )}  # fmt: skip
    assert [one and one.code for one in found.values()] == ["importance", "driver", "moment_of_truth", "evidence"]
    assert term_of_field("lane", "height") is None
