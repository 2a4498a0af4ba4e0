"""The wording rule: on sentences labelled by hand, in quotation marks, and where it stands in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.folding import fold
from app.insight import voice_en, voice_es
from app.insight.voice import company_voice
from app.insight.voice_rule import any_rule
from tests.insight.voice_sentences import LANGUAGES, held_out, precision_and_recall, sentences, tuned

spoken = pytest.mark.parametrize("language", LANGUAGES)


@spoken
def test_there_are_enough_sentences_of_both_voices(language):
    everything = sentences(language)
    assert len(everything) >= 300
    assert len({one.text for one in everything}) == len(everything)
    assert min(sum(one.company for one in part) for part in (tuned(language), held_out(language))) >= 30
    assert min(sum(not one.company for one in part) for part in (tuned(language), held_out(language))) >= 40


@spoken
@pytest.mark.parametrize("part", [tuned, held_out])
def test_nine_of_ten_that_are_found_are_the_companys(part, language):
    precision, recall = precision_and_recall(part(language))
    assert precision >= 0.9
    assert recall >= 0.7


def test_a_slip_says_where_it_stands():
    text = "Mañana, a las ocho.  Llega la lista de leads"
    slip = company_voice(text, title=True)
    assert slip is not None
    assert (text[slip.start : slip.end].strip(), slip.kind) == (slip.words, "jargon")
    assert slip.words == "de leads"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ofrecemos un descuento", "we"),
        ("Our customers love it", "our"),
        ("Se informa al cliente", "handled"),
        ("Complaint handling", "process"),
        ("Sales funnel", "jargon"),
        ("NPS", "jargon"),
    ],
)
def test_each_kind_of_slip_is_told_apart(text, kind):
    slip = company_voice(text)
    assert slip is not None
    assert slip.kind == kind


@pytest.mark.parametrize(
    "text", ["«Le ofrecemos un descuento»", "“We send our newsletter,” it says", '"Nuestros clientes"']
)
def test_what_somebody_says_in_quotation_marks_is_theirs(text):
    assert company_voice(text) is None


def test_the_name_of_a_process_is_one_only_as_a_title():
    assert company_voice("Gestión de incidencias", title=True) is not None
    assert company_voice("Gestión de incidencias, pone en el cartel.", title=False) is None


def test_accents_and_capitals_do_not_matter():
    assert company_voice("GESTIÓN DE INCIDENCIAS")
    assert company_voice("Gestio\u0301n de incidencias".replace("o\u0301", "ó"))
    assert company_voice("gestion de incidencias")


@spoken
def test_no_rule_is_left_out_to_be_fast(language):
    """What the quick look takes for harmless is harmless to every single rule."""
    rules = [rule for rule in (*voice_es.RULES, *voice_en.RULES) if not rule.cased]
    quick = any_rule(rules)
    for one in sentences(language):
        plain = fold(one.text)
        assert (quick.search(plain) is not None) == any(rule.pattern.search(plain) for rule in rules)


@given(st.text(max_size=200), st.booleans())
def test_any_text_can_be_asked(text, title):
    slip = company_voice(text, title=title)
    assert slip is None or 0 <= slip.start < slip.end <= len(text)
