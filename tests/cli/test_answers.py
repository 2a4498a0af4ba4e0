"""A survey's answers on the command line: into the map they are about, all of them or nothing."""

import pytest

from app.domain.answers import read_answers
from app.domain.records import Answers, Card, Evidence
from app.session import open_library

SHEET = (
    "Fecha;Segmento;Importancia: Ask;Satisfacción: Ask (1 a 10);Ask, emoción;Comentario\n"
    "2026-03-14;VIP;5;10;😀;Bien\n2026-03-15;;3;;;\n2026-03-16;VIP;4;1;muy mal;\n"
)


@pytest.fixture
def sheet(run, tmp_path):
    """A library with the map "Shop", and a file of answers about it."""
    table = tmp_path / "shop.csv"
    table.write_text("Map,Stage,Touchpoint\nShop,Before,Ask\nShop,After,Return\n", encoding="utf-8")
    assert run("import", table)[0] == 0
    path = tmp_path / "Spring survey.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def stored():
    with open_library() as library:
        return library.load(library.projects()[0].id)[0]


def test_answers_are_kept_with_who_when_and_how_many(run, sheet):
    status, out, err = run("import-answers", sheet, "--map", "Shop")
    assert status == 0
    document = stored()
    (one,) = document.all(Evidence)
    assert (one.title, dict(one.fields)) == (
        "Spring survey",
        {"type": "survey", "asked": "customers", "date": "2026-03-16", "sample": 3, "source": "Spring survey.csv",
         "segments": "VIP\t\tVIP"},
    )  # fmt: skip
    ask = next(card for card in document.all(Card) if card.title == "Ask")
    assert {(a.card_id, a.measure): read_answers(a.values) for a in document.all(Answers)} == {
        (ask.id, "importance"): [5, 3, 4], (ask.id, "satisfaction"): [5, None, 1], (ask.id, "emotion"): [2, None, -2],
    }  # fmt: skip
    assert out == [f"evidence\t{one.id}\tSpring survey", f"answers\t{ask.id}\timportance\t3",
                   f"answers\t{ask.id}\tsatisfaction\t2", f"answers\t{ask.id}\temotion\t2"]  # fmt: skip
    assert any("These columns are not imported: Fecha, Comentario" in line for line in err)


def test_what_is_stated_counts(run, sheet):
    status, *_ = run(
        "import-answers", sheet, "--map", "Shop", "--name", "Team", "--asked", "team", "--date", "2026-01-02",
        "--question", "3=expectation:Return", "--question", "Satisfacción: Ask (1 a 10)=", "--question", "5=",
        "--question", "Segmento=",
    )  # fmt: skip
    assert status == 0
    (one,) = stored().all(Evidence)
    assert dict(one.fields) == {"type": "survey", "asked": "team", "date": "2026-01-02", "sample": 3,
                                "source": "Spring survey.csv"}  # fmt: skip
    assert [(a.measure, a.values) for a in stored().all(Answers)] == [("expectation", "5,3,4")]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--map", "Nothing"], 1, "There is no map and no file “Nothing”"),
        (["--map", "Shop", "--question", "Importancia: Ask=speed:Ask"], 2, "“speed:Ask” is no question."),
        (["--map", "Shop", "--question", "3=importance:Nada"], 2, "The map has no touchpoint “Nada”."),
        (["--map", "Shop", "--date", "tomorrow"], 2, "“tomorrow” is no day"),
        (["--map", "Shop", "--scale", "1..4"], 1, "line 2: 5 in the column “Importancia: Ask” is not on the scale"),
        ([], 2, "This is missing: --map."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(run, sheet, words, status, said):
    got, out, err = run("import-answers", sheet, *words)
    assert (got, out) == (status, [])
    assert said in err[-1]
    assert stored().all(Evidence) == []


def test_what_cannot_be_read_is_left_out_when_asked(run, sheet):
    sheet.write_text(SHEET.replace(";10;", ";99;"), encoding="utf-8")
    status, _, err = run("import-answers", sheet, "--map", "Shop")
    assert status == 1
    assert "Nothing was imported" in err[-1]
    status, _, err = run("import-answers", sheet, "--map", "Shop", "--skip-broken")
    assert status == 0
    assert any(line.startswith("vivencia: Spring survey.csv: Line 2: 99 in the column") for line in err)
    assert [(a.measure, a.values) for a in stored().all(Answers)][1] == ("satisfaction", ",,1")
