"""Every finding can be told in both languages, without a hole, and every mend has a name."""

import re
from typing import get_args

import pytest

from app.insight.lint import RULES, lint
from app.insight.lint_finding import SEVERITIES, MendCode
from app.insight.voice_rule import SlipKind
from app.words import LANGUAGES, set_language
from app.words.lint import finding_advice, finding_title, finding_why, mend_name, severity_name
from app.words.lint_rules import FINDINGS
from app.words.lint_voice import SLIPS
from tests.insight.lint_maps import TODAY, Spoiling, to_be
from tests.insight.test_lint import CHANGED, PLANTED


@pytest.fixture(params=LANGUAGES, autouse=True)
def spoken(request):
    set_language(request.param)
    yield request.param
    set_language("en")


def findings():
    """One finding of every planted fault."""
    for spoil, _expected in PLANTED.values():
        yield from lint(spoil(Spoiling()).document, "m", TODAY)
    for spoil in CHANGED.values():
        yield from lint(spoil(to_be()).document, "t", TODAY)
    yield from lint(to_be().drop("t-c0").document, "t", TODAY)


def test_every_finding_says_what_why_and_what_to_do():
    told = set()
    for one in findings():
        told.add(one.code)
        said = [
            finding_title(one.code, one.params),
            finding_why(one.code, one.params),
            finding_advice(one.code, one.params),
        ]
        for text in said:
            assert text.strip(), one.code
            assert not re.search(r"[{}]|\w_\w", text), text
        assert len(said[0]) < 120
        assert said[1].endswith((".", "?"))
        assert said[2].endswith((".", "?", "”.", "»."))
        for mend in one.mends:
            name = mend_name(mend.code, kind=mend.ref[0], field=mend.field, value=mend.value)
            assert name[0].isupper()
            assert len(name) < 60
    assert told == {rule.code for rule in RULES}


def test_there_are_words_for_every_rule_and_rules_for_all_words():
    assert {rule.code for rule in RULES} == set(FINDINGS)
    assert set(get_args(SlipKind)) == set(SLIPS)
    assert len({severity_name(one) for one in SEVERITIES}) == len(SEVERITIES)
    for code in get_args(MendCode):
        assert mend_name(code, kind="card", field="value", value="before" if code == "add_stage" else "digital")


def test_many_are_counted_and_one_is_named(spoken):
    params = {"title": "Marta's idea"}
    assert "Marta" in finding_title("action_without_owner", params)
    many = finding_title("action_without_owner", {**params, "n": 3})
    assert many == ("3 actions have no owner" if spoken == "en" else "3 acciones no tienen responsable")


def test_a_finding_about_all_says_how_many_they_are():
    document = Spoiling().say_all("o o2", owner=None).document
    (first,) = lint(document, "m", TODAY)
    assert len(first.refs) == 2
    assert finding_title(first.code, first.params).startswith("2 ac")


def test_wording_is_told_by_the_title_or_by_the_words_of_a_text():
    document = (
        Spoiling().put("c3", title="Gestión de incidencias").say("c5", text="Amable. Our customers like it").document
    )
    told = [finding_title(one.code, one.params) for one in lint(document, "m", TODAY)]
    assert len(told) == 2
    assert "Gestión de incidencias" in told[0]
    assert "Our customers" in told[1]
    assert "Amable" not in told[1]


def test_a_long_or_empty_title_makes_a_short_line(spoken):
    assert len(finding_title("no_emotion", {"title": "x" * 500})) < 100
    assert ("No text yet" if spoken == "en" else "Sin texto todavía") in finding_title("no_emotion", {"title": " \n"})


def test_days_are_written_as_people_say_them(spoken):
    said = finding_title("stale_card", {"title": "Pays", "date": "2025-02-08"})
    assert ("February 8, 2025" if spoken == "en" else "8 de febrero de 2025") in said
