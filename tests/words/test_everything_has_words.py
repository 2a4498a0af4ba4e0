"""Whatever the program can name, it names in both languages."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from app.charts.words import CHART_KEYS
from app.domain.catalogue import CATALOGUE
from app.domain.edits import Label
from app.domain.problems import Problem
from app.domain.records import EMOTIONS, LANE_KINDS, PHASES, RECORD_KINDS, MapState
from app.exchange.columns import TARGETS
from app.exchange.importing import NAMES
from app.layout.words import WORD_KEYS as MAP_KEYS
from app.poster.page_words import PAGE_KEYS
from app.poster.words import WORD_KEYS as SHEET_KEYS
from app.render.pptx import WORD_KEYS as SLIDE_KEYS
from app.words import LANGUAGES, set_language
from app.words.fields import (
    choice_name,
    emotion_name,
    field_help,
    field_name,
    kind_name,
    lane_kind_name,
    phase_name,
    state_name,
)
from app.words.importing import import_names, target_help, target_name
from app.words.labels import done_text, edit_text, redo_text, undo_text
from app.words.paper import paper_words
from app.words.problems import SENTENCES, line_sentence, sentence

APP = Path(__file__).resolve().parents[2] / "app"


@pytest.fixture(params=LANGUAGES, autouse=True)
def spoken(request):
    set_language(request.param)
    yield request.param
    set_language("en")


@cache
def calls_by_name():
    """(file, call) of every call in the program, by the name of the function or method; read once for all tests."""
    found = defaultdict(list)
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                found[called].append((path, node))
    return found


def calls(*names):
    """(file, call) of every call of these names in the program, and of the methods called so."""
    return [call for name in names for call in calls_by_name()[name]]


# -- fields -----------------------------------------------------------------------------------------------------------
def test_every_field_has_a_name_and_an_explanation():
    for field in CATALOGUE:
        if field.hidden:
            continue
        assert field_name(field.kind, field.key) != field.key, field
        explained = field_help(field.kind, field.key)
        assert explained.endswith("."), field
        assert explained != field_name(field.kind, field.key)


def test_every_choice_has_a_name_of_its_own():
    for field in CATALOGUE:
        names = [choice_name(field.kind, field.key, code) for code in field.choices]
        assert len(set(names)) == len(names), field
        assert not set(names) & set(field.choices), field


def test_every_kind_phase_state_and_emotion_has_a_name():
    assert all(kind_name(kind) for kind in RECORD_KINDS)
    for named, codes in (
        (phase_name, PHASES),
        (state_name, get_args(MapState)),
        (lane_kind_name, LANE_KINDS),
        (emotion_name, (*EMOTIONS, None)),
    ):
        names = [named(code) for code in codes]
        assert len(set(names)) == len(names)


def test_the_field_speaks_its_own_spanish(spoken):
    if spoken == "es":
        assert [phase_name(p) for p in PHASES] == ["Preventa", "Venta", "Postventa"]
        assert field_name("card", "moment_of_truth") == "Momento de la verdad"
        assert choice_name("lane", "text_kind", "quotes") == "Voz del cliente"


def test_words_that_nobody_has_are_shown_as_they_are():
    assert field_name("card", "colour") == "colour"
    assert field_help("card", "colour") == ""
    assert choice_name("card", "control", "robots") == "robots"


# -- edits ------------------------------------------------------------------------------------------------------------
def label_codes():
    """The codes of all labels: literal ones, those made of a kind of record, and those chosen by a condition."""
    codes = set()
    for path, call in calls("Label", "_label"):
        if path.parts[-2] != "commands" or not call.args:
            continue
        found = call.args[0]
        if isinstance(found, ast.Constant):
            codes.add(found.value)
        elif isinstance(found, ast.JoinedStr):
            codes |= {"edit_opportunity", "edit_evidence"}
    for path in (APP / "domain" / "commands").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.IfExp) and isinstance(node.body, ast.Constant) and "_" in str(node.body.value):
                codes |= {node.body.value, node.orelse.value}
    return sorted(codes)


NAMELESS = {"align_widths", "fit_sizes"}
"""What is done to many things at once and names none of them."""


def test_every_edit_can_be_named():
    codes = label_codes()
    assert len(codes) > 25
    nothing = edit_text(Label("no_such_code"))
    for code in codes:
        named = edit_text(Label(code, {"title": "Pay {n}", "count": 1, "before": "x", "field": "importance"}))
        assert "Pay {n}" in named or code in NAMELESS, code
        assert edit_text(Label(code, {"title": "", "count": 1})) not in ("", nothing), code


def test_an_edit_of_several_cards_says_how_many():
    for code in ("add_card", "move_card", "duplicate_card", "delete_card", "set_emotion", "edit_card"):
        assert "3" in edit_text(Label(code, {"title": "Pay", "count": 3, "emotion": -2, "field": "importance"})), code


def test_an_edit_reads_like_a_sentence(spoken):
    move = Label("move_card", {"title": "Pay at the counter", "count": 1})
    face = Label("set_emotion", {"title": "Pay", "count": 2, "emotion": -2})
    none = Label("set_emotion", {"title": "Pay", "count": 1, "emotion": ""})
    field = Label("edit_card", {"title": "Pay", "count": 1, "field": "importance"})
    said = [undo_text(move), redo_text(face), edit_text(none), edit_text(field)]
    assert said == (
        [
            "Undo: move “Pay at the counter”",
            "Redo: face of 2 cards: very negative",
            "Face of “Pay”: no face yet",
            "Importance of “Pay”",
        ]
        if spoken == "en"
        else [
            "Deshacer: mover «Pay at the counter»",
            "Rehacer: cara de 2 tarjetas: muy negativa",
            "Cara de «Pay»: sin cara todavía",
            "Importancia de «Pay»",
        ]
    )


def test_a_long_title_is_cut_and_kept_on_one_line():
    text = edit_text(Label("move_card", {"title": "word\n" * 50_000, "count": 1}))
    assert "\n" not in text
    assert len(text) < 60
    assert "…" in text


def test_a_big_deletion_is_told_as_done(spoken):
    told = done_text(Label("delete_stage", {"title": "Pay"}))
    assert told == ("The stage “Pay” and its cards were deleted." if spoken == "en" else
                    "Se ha eliminado la etapa «Pay» con sus tarjetas.")  # fmt: skip


# -- problems ---------------------------------------------------------------------------------------------------------
def problem_codes():
    """Code to the parameters with which each place raises it; a place that hands over ``**more`` gives no set."""
    found: dict[str, list[set[str] | None]] = {}
    for _path, call in calls("Problem", "Issue", "broken", "note", "_broken"):
        first = next((a for a in call.args[:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)), None)
        if first is None or not re.fullmatch(r"[a-z]+\.[a-z_]+", first.value):
            continue
        names = {keyword.arg for keyword in call.keywords}
        found.setdefault(first.value, []).append(None if None in names else names)
    for code in re.findall(r'"(library\.[a-z_]+)"', (APP / "store" / "faults.py").read_text(encoding="utf-8")):
        found.setdefault(code, [])
    return found


def test_every_problem_has_a_sentence():
    codes = problem_codes()
    assert len(codes) > 50
    assert sorted(set(codes) - set(SENTENCES)) == []


def test_no_sentence_is_for_a_problem_that_cannot_happen():
    assert sorted(set(SENTENCES) - set(problem_codes())) == []


def test_a_sentence_leaves_no_hole_with_the_parameters_that_it_gets():
    sample = {
        "lines": [3, 9],
        "first": Problem("import.empty", name="X"),
        "count": 2,
        "kind": "card",
        "field": "importance",
        "reason": "disk_full",
        "what": "bleed",
    }
    for code, places in problem_codes().items():
        for names in places:
            if names is not None:
                said = sentence(Problem(code, **{name: sample.get(name, "X") for name in names}))
                assert not re.search(r"\{\w*\}", said), f"{code} with {names}: {said}"
                assert said[0].isupper() or said[0] in "“«X0123456789", said
                assert said.rstrip(")»”").endswith((".", "X", "Y")), said


def test_an_unknown_problem_is_told_with_its_code():
    assert "made.up" in sentence(Problem("made.up"))


def test_a_line_is_named(spoken):
    said = line_sentence(7, Problem("mermaid.no_name", text=": 3"))
    assert said.startswith("Line 7: " if spoken == "en" else "Línea 7: ")
    assert line_sentence(0, Problem("import.empty", name="a.csv")) == sentence(Problem("import.empty", name="a.csv"))


def test_many_broken_lines_are_counted_and_the_first_is_explained(spoken):
    def told(*lines):
        first = Problem("mermaid.no_name", text=": 3")
        return sentence(Problem("import.broken_lines", name="a.csv", lines=list(lines), first=first))

    explained = sentence(Problem("mermaid.no_name", text=": 3"))
    assert all(explained in told(*lines) for lines in ((0,), (7,), (7, 8), range(30)))
    if spoken == "en":
        assert told(7).startswith("a.csv, line 7: The task")
        assert told(7, 9).endswith("1 more line is broken (9). Nothing was imported.")
        assert "21 more lines are broken (3, 4, 5, 6, 7, 8, 9, 10, …)." in told(*range(2, 24))


# -- paper and import -------------------------------------------------------------------------------------------------
def test_paper_has_exactly_the_words_that_are_drawn():
    words = paper_words()
    assert sorted(words) == sorted({*MAP_KEYS, *SHEET_KEYS, *SLIDE_KEYS, *PAGE_KEYS, *CHART_KEYS})
    assert [key for key, text in words.items() if not text and key != "footer.note"] == []


def test_paper_can_speak_another_language_than_the_window(spoken):
    assert paper_words("es")["phase.before"] == "Preventa"
    assert paper_words("en")["phase.before"] == "Pre-sale"
    assert paper_words()["phase.before"] == ("Pre-sale" if spoken == "en" else "Preventa")
    date = paper_words("es")["date.format"].format(day=22, month=paper_words("es")["month.11"], year=2025)
    assert date == "22 de noviembre de 2025"


def test_an_import_has_its_names():
    assert sorted(import_names()) == sorted(NAMES)
    for target in TARGETS:
        assert target_name(target) != target
        assert isinstance(target_help(target), str)
