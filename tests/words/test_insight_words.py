"""Every formula and every group of an evaluation has its words, in both languages."""

import pytest

from app.insight.figure import Counted
from app.insight.formulas import FORMULAS
from app.insight.quadrants import CROSSHAIRS, QUADRANTS
from app.words import LANGUAGES, set_language
from app.words.insight import formula_help, formula_name, formula_text, measure_name
from app.words.insight_names import (
    band_name,
    crosshair_name,
    dates_text,
    day_text,
    few_text,
    quadrant_name,
    source_text,
    whose_name,
)


@pytest.fixture(params=LANGUAGES, autouse=True)
def spoken(request):
    set_language(request.param)
    yield request.param
    set_language("en")


@pytest.mark.parametrize("code", FORMULAS)
def test_each_formula_has_a_name_a_formula_and_an_explanation(code):
    name, text, help_ = formula_name(code), formula_text(code), formula_help(code)
    assert all((name, text, help_))
    assert "{" not in name + text + help_
    assert len(help_) <= 130
    assert help_.endswith(".")
    assert "\n" not in help_


def test_no_two_formulas_bear_the_same_name():
    names = [formula_name(code) for code in FORMULAS]
    assert len(set(names)) == len(names)


def test_a_field_of_one_s_own_is_called_as_its_owner_calls_it():
    assert formula_name("rollup.own", "Olor {n}").startswith("Olor {n}")
    assert measure_name("own.7", "Olor") == "Olor"
    assert measure_name("own.7") != ""


def test_groups_have_names():
    for name, codes in (
        (crosshair_name, CROSSHAIRS),
        (quadrant_name, QUADRANTS),
        (band_name, ("extreme", "strong", "worthwhile", "unattractive")),
        (whose_name, ("known", "team", "customers")),
    ):
        words = [name(code) for code in codes]
        assert all(words)
        assert len(set(words)) == len(words)
    assert few_text()


def test_where_a_number_comes_from(spoken):
    text = source_text(43, "answers", "customers", ("2026-05-04", "2026-06-01"))
    assert (
        text
        == {
            "en": "43 answers · by customers · May 4, 2026 to June 1, 2026",
            "es": "43 respuestas · según los clientes · 4 de mayo de 2026 a 1 de junio de 2026",
        }[spoken]
    )
    assert (
        source_text(1, "judgements", "team", None)
        == {
            "en": "1 touchpoint · by the team · without a date",
            "es": "1 punto de contacto · según el equipo · sin fecha",
        }[spoken]
    )
    for counted in Counted.__args__:
        assert source_text(2, counted, "", None).startswith("2 ")


def test_a_day_that_is_no_date_stands_as_it_was_written():
    assert day_text("spring 2026") == "spring 2026"
    assert dates_text("spring", "spring") == "spring"
