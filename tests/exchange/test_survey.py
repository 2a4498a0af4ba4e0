"""Answer sheets: what columns ask, on which scale, what cannot be read, and that nothing is lost or half kept."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import rules
from app.domain.answers import read_answers, scale_of
from app.domain.catalogue import MEASURES
from app.domain.commands.evidence import add_evidence
from app.domain.commands.maps import new_project
from app.domain.document import Document
from app.domain.drafts import CardDraft, LaneDraft, MapDraft, StageDraft
from app.domain.folding import fold_line
from app.domain.problems import Problem
from app.domain.ranking import key_of
from app.domain.records import Answers, Evidence
from app.exchange.scales import FIVE, Scale
from app.exchange.survey import SurveyOptions, read_survey
from app.exchange.survey_columns import SEGMENT, Question
from app.insight.reading import Reading
from app.words.problems import sentence

TITLES = ("Huele a café", "Pide en la barra", "Espera la cola", "Paga con el móvil")
START = Document.of([]).apply(
    new_project(
        "P",
        [
            MapDraft(
                title="Café",
                stages=(StageDraft("Todo"),),
                lanes=(LaneDraft("channel", "Tienda"), LaneDraft("text", "Dolores", {"text_kind": "pains"})),
                cards=(*(CardDraft(title, 0, 0) for title in TITLES), CardDraft("La cola no avanza", 0, 1)),
            )
        ],
    )
)
MAP = START.maps[0].id
CARD = {card.title: card.id for card in START.touchpoints(MAP)}
NONE = SurveyOptions()


def read(text, options=NONE, name="encuesta.csv"):
    return read_survey(START, MAP, text.encode() if isinstance(text, str) else text, name, options)


def kept(survey, **options):
    """{(title, measure): values} of what would be kept."""
    names = {id_: title for title, id_ in CARD.items()}
    return {(names[d.card_id], d.measure): list(d.values) for d in survey.drafts(**options)}


def codes(survey):
    return [(issue.line, issue.code) for issue in survey.issues]


# -- what columns ask -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("heading", "title", "measure"),
    [
        ("Satisfacción: Paga con el móvil", "Paga con el móvil", "satisfaction"),
        ("Huele a cafe - IMPORTANCIA (1-5)", "Huele a café", "importance"),
        ("¿Cómo de satisfecho quedaste al esperar en la cola? [Espera la cola]", "Espera la cola", "satisfaction"),
        ("How important is it to you? [Pide en la barra]", "Pide en la barra", "importance"),
        ("¿Qué sentiste? Huele a café", "Huele a café", "emotion"),
        ("Expectation – Paga con el móvil", "Paga con el móvil", "expectation"),
        ("Espera la cola: lo esperado", "Espera la cola", "expectation"),
        ("Promesa de marca, Huele a café", "Huele a café", "brand_promise"),
        ("Barra importancia", "Pide en la barra", "importance"),
        ("csat móvil", "Paga con el móvil", "satisfaction"),
        ("Pide en la barra", "Pide en la barra", "satisfaction"),
    ],
)  # fmt: skip
def test_headings_say_what_is_asked(heading, title, measure):
    survey = read("id;" + heading + "\n1;4\n")
    assert survey.purposes == (None, Question(CARD[title], measure))


@pytest.mark.parametrize(
    "heading", ["Nombre", "Edad", "¿Volverías?", "Satisfacción", "La cola no avanza", "importance", ""]
)
def test_other_headings_ask_nothing(heading):
    assert read(heading + ",x\n1,1\n").purposes == (None, None)


def test_each_title_is_folded_once_whatever_the_number_of_columns(monkeypatch):
    folded = []
    monkeypatch.setattr("app.exchange.survey_columns.fold_line", lambda text: folded.append(text) or fold_line(text))
    monkeypatch.setattr("app.exchange.survey_columns.key_of", lambda text: folded.append(text) or key_of(text))
    survey = read(",".join([*(f"thing {n}" for n in range(40)), "csat móvil"]) + "\n" + ",".join("3" * 41) + "\n")
    assert survey.purposes[-1] == Question(CARD["Paga con el móvil"], "satisfaction")
    assert [folded.count(title) for title in TITLES] == [2] * len(TITLES), "its words, and its letters"


def test_faces_without_a_measure_are_feelings():
    survey = read("Huele a café,Espera la cola\n😀,-2\n🙂,-1\n")
    assert kept(survey) == {("Huele a café", "emotion"): [2, 1], ("Espera la cola", "emotion"): [-2, -1]}


def test_of_two_columns_that_ask_the_same_the_first_counts():
    survey = read("Satisfacción Espera la cola,Satisfaction Espera la cola\n1,5\n")
    assert survey.purposes == (Question(CARD["Espera la cola"], "satisfaction"), None)
    assert "table.unused_columns" in [code for _, code in codes(survey)]
    purposes = dict.fromkeys((0, 1), Question(CARD["Espera la cola"], "satisfaction"))
    with pytest.raises(Problem, match=r"survey\.same_question"):
        read("a,b\n1,5\n", SurveyOptions(purposes=purposes))


def test_columns_are_stated_in_words():
    named = {"Q1": "importance: huele a cafe", "2": "Emoción:Espera la cola", "Tipo": "segmento", "Q4": ""}
    survey = read("Q1;Q2;Tipo;Q4\n5;-2;A;x\n", SurveyOptions(named=named))
    assert survey.purposes == (
        Question(CARD["Huele a café"], "importance"), Question(CARD["Espera la cola"], "emotion"), SEGMENT, None,
    )  # fmt: skip
    for bad, code in (
        ({"Q9": "segment"}, "table.no_such_column"),
        ({"Q1": "speed: Espera la cola"}, "survey.bad_question"),
        ({"Q1": "satisfaction"}, "survey.bad_question"),
        ({"Q1": "satisfaction: Nada"}, "survey.no_such_card"),
    ):
        with pytest.raises(Problem) as told:
            read("Q1;Q2\n1;2\n", SurveyOptions(named=bad))
        assert told.value.code == code
        assert "{" not in sentence(told.value)


# -- scales ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ("1 2 3 4 5", [1, 2, 3, 4, 5]),
        ("1 4 7", [1, 3, 5]),
        ("1 10 6", [1, 5, 3]),
        ("0 5 10", [1, 3, 5]),
        ("0/10 10/10", [1, 5]),
        ("★☆☆☆☆ ★★★★★", [1, 5]),
        ("Satisfecho Insatisfecho Neutral", [4, 2, 3]),
        ("0 100 50", [1, 5, 3]),
    ],
)
def test_scales_are_found_and_brought_onto_ours(cells, values):
    lines = "\n".join(f"{cell};x" for cell in cells.split())
    assert kept(read("Satisfacción Espera la cola;otra\n" + lines)) == {("Espera la cola", "satisfaction"): values}


def test_columns_that_ask_the_same_are_on_one_scale():
    survey = read("Importancia Espera la cola,Importancia Huele a café\n2,10\n4,1\n")
    assert set(survey.scales.values()) == {Scale(1, 10)}
    assert codes(survey).count((0, "table.scale_assumed")) == 2
    assert codes(survey).count((0, "table.rounded")) == 1


def test_a_scale_that_is_named_is_believed():
    head = "Importancia Espera la cola (1-7),Satisfacción Espera la cola\n"
    survey = read(head + "2,2\n", SurveyOptions(scale=Scale(0, 10)))
    assert survey.scales == {0: Scale(1, 7), 1: Scale(0, 10)}
    assert read(head + "2,2\n", SurveyOptions(scales={0: FIVE})).scales[0] == FIVE


def test_a_slip_among_many_answers_does_not_make_another_scale():
    survey = read("Satisfacción Espera la cola\n" + "4\n" * 60 + "55\n")
    assert survey.scales == {0: FIVE}
    assert (62, "table.off_scale") in codes(survey)
    assert kept(survey, skip_broken=True)["Espera la cola", "satisfaction"] == [4] * 60 + [None]


# -- cells ----------------------------------------------------------------------------------------
def test_who_did_not_answer_stays_in_place():
    survey = read("Satisfacción Espera la cola,Emoción Espera la cola\n5,\nNS/NC,-1\n,n/a\n4 - Satisfecho,Muy bien\n")
    assert kept(survey) == {
        ("Espera la cola", "satisfaction"): [5, None, None, 4], ("Espera la cola", "emotion"): [None, -1, None, 2],
    }  # fmt: skip
    assert (survey.people, survey.sample) == (4, 3)


def test_what_cannot_be_read_is_named_and_kept_only_when_asked():
    survey = read("Satisfacción Espera la cola,x\n5,\nrápido,\n3,4,5\n1,\n")
    assert [issue.line for issue in survey.broken] == [3, 4]
    with pytest.raises(Problem) as told:
        survey.drafts()
    assert "line 3: “rápido” in the column" in sentence(told.value)
    assert kept(survey, skip_broken=True) == {("Espera la cola", "satisfaction"): [5, None, None, 1]}


def test_segments_and_the_day():
    survey = read("Marca temporal;Segmento;Satisfacción Espera la cola\n14/03/2026 9:00;VIP ;5\n02/04/2026 1:00;;4\n")
    assert survey.segments == ("VIP", "")
    assert survey.date == "2026-04-02"
    assert read("Timestamp,x\n2026/03/14 5:06:07 PM GMT+1,\n").date == "2026-03-14"
    assert read("Fecha,x\n01/02/2026,\n").date == "", "day or month: nobody knows"
    assert read("Fecha,x\n2026-02-31,\n").date == ""
    with pytest.raises(Problem, match=r"survey\.too_many_segments"):
        read("Segmento;x\n" + "".join(f"s{n};\n" for n in range(41)))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty"),
        (b"\n\n", "import.empty"),
        (b"%PDF-1.7", "import.binary"),
        (b"PK\x03\x04", "import.workbook"),
        (b"a," * 60_000, "table.too_many_columns"),
        (b"a\n" + b"1\n" * 20_002, "import.too_many_rows"),
        (b"\xff\xfe\x00", "survey.no_question"),
    ],
)
def test_hostile_files_end_in_a_clear_problem(data, code):
    with pytest.raises(Problem) as told:
        read(data).drafts()
    assert told.value.code == code
    assert "{" not in sentence(told.value)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_anything_but_a_problem(data):
    told = ""
    try:
        read(b"Satisfacci\xc3\xb3n Espera la cola;Segmento\n" + data).drafts(skip_broken=True)
    except Problem as problem:
        told = sentence(problem)
    assert "no explanation" not in told


def test_a_sheet_with_too_many_answers_is_refused(monkeypatch):
    monkeypatch.setattr("app.exchange.survey.MOST_ANSWERS", 3)
    with pytest.raises(Problem, match=r"survey\.too_many_answers"):
        read("Satisfacción Espera la cola,Emoción Espera la cola\n1,1\n2,2\n")


# -- there and back -------------------------------------------------------------------------------
QUESTIONS = [(title, measure) for title in TITLES for measure in MEASURES]
MARK = {"emotion": "Emoción", "importance": "Importance", "expectation": "Expectativa",
        "satisfaction": "Satisfacción", "brand_promise": "Brand promise"}  # fmt: skip


@st.composite
def sheets(draw):
    """Questions, the answers of each person to them, their segments, and how the sheet is written."""
    asked = draw(st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=6, unique=True))
    people = draw(st.integers(1, 12))
    values = {
        (title, measure): draw(
            st.lists(st.none() | st.integers(*scale_of(measure)), min_size=people, max_size=people)
        )
        for title, measure in asked
    }  # fmt: skip
    segments = draw(st.lists(st.sampled_from(["", "VIP", "familia, niños", "1"]), min_size=people, max_size=people))
    return values, segments, draw(st.sampled_from(",;\t")), draw(st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]))


@given(sheets())
def test_a_sheet_that_is_written_is_read_back_and_undone(sheet):
    values, segments, separator, encoding = sheet
    out = io.StringIO()
    table = csv.writer(out, delimiter=separator)
    heads = [f"{MARK[measure]} [{title}] (escala {low} a {high})" for title, measure in values
             for low, high in [scale_of(measure)]]  # fmt: skip
    table.writerow(["n", *heads, "Segmento"])
    for at, segment in enumerate(segments):
        answers = ["" if column[at] is None else column[at] for column in values.values()]
        table.writerow([at + 1, *answers, segment])
    survey = read(out.getvalue().encode(encoding), SurveyOptions(separator=separator))
    assert not survey.broken
    filled = {key: column for key, column in values.items() if any(value is not None for value in column)}
    if not filled:
        with pytest.raises(Problem, match=r"survey\.no_answers"):
            survey.drafts()
        return
    assert kept(survey) == filled
    fields = survey.fields(asked="customers", day="2026-03-01")
    edit = add_evidence(START, "Encuesta", fields=fields, answers=survey.drafts())
    after = rules.check(START, edit)
    (one,) = after.all(Evidence)
    assert one.fields["sample"] == sum(any(c[at] is not None for c in values.values()) for at in range(len(segments)))
    assert str(one.fields.get("segments", "")).split("\t") == (segments if any(segments) else [""])
    assert {(a.card_id, a.measure): read_answers(a.values) for a in after.all(Answers)} == {
        (CARD[title], measure): column for (title, measure), column in filled.items()
    }
    reading = Reading(after, MAP)
    for (title, measure), column in filled.items():
        score = reading.customers(next(c for c in reading.touchpoints if c.title == title), measure)
        held = [value for value in column if value is not None]
        assert score.n == len(held)
        assert score.value == pytest.approx(sum(held) / len(held))
        assert score.dates == ("2026-03-01", "2026-03-01")
    assert after.apply(edit.inverse()) == START
