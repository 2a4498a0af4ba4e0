"""Tables: encodings, separators, headings in two languages, scales, and rows that do not fit."""

import pytest

from app.domain.problems import Problem
from app.exchange.columns import TARGETS, recognise
from app.exchange.rows import MOST_COLUMNS, MOST_ROWS, sniff
from app.exchange.scales import Scale, emotion_word, likely_scale, number, scale
from app.exchange.table import MOST_LANES, MOST_MAPS
from tests.exchange.reading import document_of, read, read_text, said, told


def table(*rows, **more):
    return read_text("\n".join(rows) + "\n", "map.csv", **more)


def only(result):
    (draft,) = result.drafts
    document_of(result.drafts)
    return draft


# -- whole files ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "encoding", "separator"),
    [
        ("map.es.csv", "utf-8", ";"),
        ("map.es.bom.csv", "utf-8", ";"),
        ("map.es.cp1252.csv", "cp1252", ";"),
        ("map.es.utf16.csv", "utf-16-le", ";"),
        ("map.es.utf16-bare.csv", "utf-16-le", ";"),
        ("map.es.tsv", "utf-8", "\t"),
    ],
)
def test_one_table_in_every_encoding_and_separator(name, encoding, separator):
    result = read(name)
    assert (result.kind, result.encoding, result.separator) == ("table", encoding, separator)
    draft = only(result)
    assert told(draft) == [
        ("Descubrir", "Instagram", "Ve un anuncio con una reseña", 1),
        ("Comparar", "Web móvil", "Busca el precio; no lo encuentra", -1),
        ("Comprar", "Tienda", "Prueba el producto con Ana", 2),
        ("Comprar", "Web", "Paga", 0),
        ("Recibir", "Mensajero", "Recibe el paquete un día tarde", -2),
    ]
    assert [stage.phase for stage in draft.stages] == ["before", "before", "during", "after"]
    assert [lane.fields.get("icon") for lane in draft.lanes] == [None, "social", "web", "shop", "web", "delivery"]
    assert dict(draft.cards[0].fields) == {
        "importance": 2, "satisfaction": 4, "text": "Le llega por una amiga", "control": "none", "evidence": "assumed",
    }  # fmt: skip
    assert draft.cards[1].fields["text"] == 'Primero dice: "¿y esto cuánto cuesta?"\nLuego cierra la pestaña'
    assert draft.cards[1].fields["moment_of_truth"] is True
    assert said(result) == []
    assert {(i.code, *i.params.values()) for i in result.notes} == {
        ("table.unused_columns", "Color"), ("table.rounded", "Satisfacción", 1),
    }  # fmt: skip


def test_maps_personas_and_lanes_of_notes():
    result = read("map.en.csv")
    document_of(result.drafts)
    first, second = result.drafts
    assert [(d.title, d.persona.name) for d in result.drafts] == [("First order", "Priya"), ("Return", "Priya")]
    assert [(lane.lane_kind, lane.title) for lane in first.lanes] == [
        ("emotion", "Emotion"), ("channel", "Search"), ("channel", "Website"), ("text", "Thoughts"),
    ]  # fmt: skip
    assert first.lanes[3].fields == {"text_kind": "thoughts"}
    assert first.cards[2].title == '"Why do they need my phone number?"'
    assert first.cards[1].title == "Pays, at last"
    assert second.cards[0].fields["actor"] == "Support agent"
    assert [issue.params for issue in result.notes] == [{"column": "Emotion", "scale": "-2..2"}]


# -- headings ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "headers",
    [
        ["Etapa", "Canal", "Punto de contacto", "Emoción", "Importancia", "Momento de la verdad", "Actor"],
        ["STAGE", "channel", "Touch-point", " emotion ", "importance", "moment_of_truth", "who"],
        ["Fase", "Medio", "Título", "Sentimiento (1-5)", "PESO", "Momento clave", "Rol"],
    ],
)
def test_headings_are_known_in_both_languages(headers):
    found = recognise(headers)
    assert [found[t] for t in ("stage", "channel", "title", "emotion", "importance", "moment_of_truth", "actor")] == [
        0, 1, 2, 3, 4, 5, 6,
    ]  # fmt: skip


def test_every_target_is_known_by_its_own_name():
    own = [target for target in TARGETS if target != "medium"]  # which in other tools' tables is the channel
    assert recognise(own) == {target: at for at, target in enumerate(own)}
    assert recognise(["medium"]) == {"channel": 0}


def test_phase_is_the_stage_when_there_is_no_other():
    draft = only(table("Fase,Título", "Descubrir,a", "Comprar,b"))
    assert [(s.title, s.phase) for s in draft.stages] == [("Descubrir", "before"), ("Comprar", "during")]
    draft = only(table("Fase,Título", "Pre-venta,a", "posventa,b"))
    assert [(s.title, s.phase) for s in draft.stages] == [("Pre-venta", "before"), ("posventa", "after")]


def test_a_person_can_state_columns():
    rows = ("Wo,Was,Stimmung,Egal", "Laden,Bezahlen,2,x")
    with pytest.raises(Problem) as caught:
        table(*rows).maps()
    assert caught.value.code == "import.broken_lines"
    result = table(*rows, columns={"title": "Was", "channel": "1", "emotion": "stimmung"})
    assert told(only(result)) == [("map", "Laden", "Bezahlen", -1)]
    assert result.mapping == {"title": 1, "channel": 0, "emotion": 2}


def test_a_person_can_take_a_column_away():
    result = table("Title,Emotion,Note", "a,5,b", columns={"emotion": "", "text": ""})
    assert only(result).cards[0].emotion is None
    assert "Emotion, Note" in [i.params.get("columns") for i in result.notes]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"colour": "Title"}, "table.unknown_target"),
        ({"stage": "Nothing"}, "table.no_such_column"),
        ({"stage": "9"}, "table.no_such_column"),
        ({"stage": "0"}, "table.no_such_column"),
    ],
)
def test_a_statement_that_names_nothing_is_refused(columns, code):
    with pytest.raises(Problem) as caught:
        table("Title,Emotion", "a,1", columns=columns)
    assert caught.value.code == code


def test_without_a_title_column_nothing_is_made():
    result = table("Alpha,Beta", "1,2")
    assert said(result) == [(1, "table.no_title_column")]
    assert result.drafts == ()
    assert result.headers == ("Alpha", "Beta")
    assert result.rows == (("1", "2"),)
    with pytest.raises(Problem):
        result.maps(skip_broken=True)


# -- separators and quotes --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found(separator):
    assert sniff([separator.join(row) for row in (["Stage", "Title"], ["A, b; c", "x"], ["B", "y"])]) == separator


def test_excel_may_name_its_separator():
    assert told(only(table("sep=;", "Etapa;Título", "A;x,y"))) == [("A", "Touchpoints", "x,y", None)]


def test_a_person_can_state_the_separator():
    assert only(table("Title;Text", "a;b", separator="semicolon")).cards[0].fields == {"text": "b"}
    with pytest.raises(Problem) as caught:
        table("Title;Text", separator="x")
    assert caught.value.code == "table.bad_separator"


def test_a_quotation_mark_that_is_never_closed_swallows_nothing():
    result = table("Title,Text", 'a,"open', "b,2", 'c,"x"y', "d,4")
    assert said(result) == [(2, "table.bad_quotes"), (4, "table.bad_quotes")]
    assert [c.title for c in only(result).cards] == ["b", "d"]


def test_line_numbers_count_the_lines_of_cells_too():
    result = table("Title,Importance 1..5", '"a\nb\nc",1', "", "d,9")
    assert said(result) == [(6, "table.off_scale")]


def test_more_cells_than_headings_are_told():
    result = table("Title,Text", "Pay, at last, in cash", "b,", "c,,,")
    assert said(result) == [(2, "table.extra_cells")]
    assert [c.title for c in only(result).cards] == ["b", "c"]


# -- values -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("scale_text", "values", "emotions"),
    [
        ("-2..2", ["-2", "−1", "0", "+1", "2"], [-2, -1, 0, 1, 2]),
        ("1..5", ["1", "2", "3", "4", "5"], [-2, -1, 0, 1, 2]),
        ("-1 a 1", ["-1", "0", "1"], [-2, 0, 2]),
        ("0-10", ["0", "2,5", "5.0", "7,4", "10"], [-2, -1, 0, 1, 2]),
        ("-3..3", ["-3", "-1", "1", "3"], [-2, -1, 1, 2]),
    ],
)
def test_scales(scale_text, values, emotions):
    result = table("Title;Emotion", *(f"t;{v}" for v in values), scales={"emotion": scale_text})
    assert [c.emotion for c in only(result).cards] == emotions
    heading = table(f"Title;Emotion ({scale_text})", *(f"t;{v}" for v in values))
    assert [c.emotion for c in only(heading).cards] == emotions


@pytest.mark.parametrize(
    ("word", "emotion"),
    [
        ("muy positivo", 2), ("Positiva", 1), ("NEUTRAL", 0), ("neutro", 0), ("Negativo", -1), ("muy  negativa", -2),
        ("Very negative", -2), ("happy", 2), ("😀", 2), ("🙂", 1), ("😐", 0), ("🙁", -1), ("😡", -2), (":)", 1),
        (":-(", -1), ("", None), ("-", None), ("n/a", None),
    ],
)  # fmt: skip
def test_words_and_faces(word, emotion):
    assert only(table("Title;Emotion", f"t;{word}")).cards[0].emotion == emotion


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("t;8;;;", "table.off_scale"),
        ("t;sideways;;;", "table.bad_value"),
        ("t;;0;;", "table.off_scale"),
        ("t;;lots;;", "table.bad_value"),
        ("t;;;maybe;", "table.bad_value"),
        ("t;;;;robots", "table.bad_value"),
        (";4;;;", "table.no_title"),
    ],
)
def test_cells_that_do_not_fit_break_their_row(row, code):
    result = table("Title;Emotion 1..5;Importance 1..5;Moment of truth;Control", row, "ok;3;3;yes;own")
    assert said(result) == [(2, code)]
    assert [c.title for c in only(result).cards] == ["ok"]


def test_a_scale_that_nobody_stated_is_told():
    result = table("Title,Emotion,Importance", "a,9,8", "b,1,2")
    assert only(result).cards[0].emotion == 2
    assert [i.params for i in result.notes if i.code == "table.scale_assumed"] == [
        {"column": "Emotion", "scale": "1..10"}, {"column": "Importance", "scale": "1..10"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 5], "1..5"), ([-1, 1], "-2..2"), ([0, 2], "-2..2"), ([0, 4], "0..5"), ([7, 3], "1..7"), ([0, 9], "0..10"),
        ([-3], "-3..3"), ([88], "0..100"), ([5000], "1..5"), ([], "1..5"),
    ],
)  # fmt: skip
def test_likely_scales(values, expected):
    assert str(likely_scale(values)) == expected


def test_scores_lean_away_from_the_middle():
    assert [Scale(1, 5).onto(v, -2, 2)[0] for v in (1, 1.5, 2.5, 3, 3.5, 4.5, 5)] == [-2, -2, -1, 0, 1, 2, 2]
    assert Scale(0, 10).onto(7, 1, 5) == (4, True)
    assert Scale(1, 5).onto(4, 1, 5) == (4, False)


@pytest.mark.parametrize(("text", "value"), [("3,5", 3.5), ("−2", -2), ("+1", 1), ("1.000,5", None), ("1e9", None)])
def test_numbers(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["1..5", "1-5", "1 to 5", "1 a 5", "1–5", "1…5"])
def test_scales_as_people_write_them(text):
    assert str(scale(text)) == "1..5"


@pytest.mark.parametrize("text", ["", "five", "5..1", "1", "..", "3..3"])
def test_what_is_no_scale(text):
    with pytest.raises(Problem) as caught:
        scale(text)
    assert caught.value.code == "scale.bad"
    assert emotion_word(text) is None


# -- places -----------------------------------------------------------------------------------------------------------
def test_rows_without_a_stage_stand_in_one_of_their_own():
    result = table("Etapa,Título", "A,x", ",y", ",z")
    assert told(only(result)) == [("A", "Touchpoints", "x", None), ("Unsorted", "Touchpoints", "y", None),
                                  ("Unsorted", "Touchpoints", "z", None)]  # fmt: skip
    assert said(result, broken=False) == [(3, "table.no_stage")]
    assert told(only(table("Title", "x")))[0][0] == "map"


def test_a_row_may_name_only_a_stage_or_a_lane():
    draft = only(table("Stage,Lane,Title", "A,,", ",Needs,", "B,Web,x"))
    assert [s.title for s in draft.stages] == ["A", "B"]
    assert [lane.title for lane in draft.lanes] == ["Emotion", "Needs", "Web"]
    assert len(draft.cards) == 1


def test_map_and_persona_hold_on_until_another_is_named():
    result = table("Map,Persona,Title", "M,Ana,a", ",,b", ",Bo,c", "N,,d")
    assert [(d.title, d.persona and d.persona.name, len(d.cards)) for d in result.drafts] == [
        ("M · Ana", "Ana", 2), ("M · Bo", "Bo", 1), ("N", None, 1),
    ]  # fmt: skip


def test_a_lane_and_a_channel_in_one_row():
    draft = only(table("Lane,Channel,Title", "Touchpoints,Web,a", "Front,Phone,b", "Pensamientos,Chat,c", "Front,,d"))
    assert [(lane.lane_kind, lane.title) for lane in draft.lanes[1:]] == [
        ("channel", "Web"), ("channel", "Front · Phone"), ("text", "Pensamientos · Chat"), ("channel", "Front"),
    ]  # fmt: skip


def test_phases_are_stated_or_read_from_titles():
    draft = only(table("Stage,Phase,Title", "A,before,x", "B,,y", "C,Postventa,z"))
    assert [s.phase for s in draft.stages] == ["before", "before", "after"]
    result = table("Stage,Phase,Title", "A,someday,x", "A,before,y")
    assert said(result) == [(2, "table.bad_value")]
    backwards = only(table("Stage,Title", "Postventa,x", "Preventa,y"))
    assert [s.phase for s in backwards.stages] == ["during", "during"]


def test_a_column_of_free_text_makes_no_thousand_lanes():
    result = table("Lane,Title", *(f"lane {n},t" for n in range(MOST_LANES + 1)))
    assert said(result) == [(0, "table.too_many_kinds")]
    assert result.drafts == ()


# -- bounds -----------------------------------------------------------------------------------------------------------
def test_too_many_rows_and_columns_are_refused():
    assert len(only(table("Title", *(["x"] * MOST_ROWS))).cards) == MOST_ROWS
    with pytest.raises(Problem) as caught:
        table("Title", *(["x"] * (MOST_ROWS + 1)))
    assert caught.value.code == "import.too_many_rows"
    with pytest.raises(Problem) as caught:
        table("Title" + ",c" * MOST_COLUMNS)
    assert caught.value.code == "table.too_many_columns"


def test_a_cell_of_a_hundred_thousand_characters_is_kept_whole():
    long = "palabra " * 12_499 + "fin"
    assert only(table("Title,Text", f'{long},"{long}"')).cards[0].fields["text"] == long


def test_formulas_are_text():
    assert only(table("Title", "=HYPERLINK(1)")).cards[0].title == "=HYPERLINK(1)"


def test_a_line_with_very_many_cells_is_refused_before_its_headings_are_compared():
    """Each cell was compared with every known heading: seconds for a file of some kilobytes."""
    for separator in ",;\t|":
        with pytest.raises(Problem, match="too_many_columns"):
            read_text("title" + separator * 49_000, "a.csv")


def test_a_cell_longer_than_any_text_is_named():
    result = read_text(f"title\nshort\n{'x' * 100_001}\n", "a.csv")
    assert said(result) == [(3, "import.long_text")]


def test_a_table_of_more_cells_than_anybody_reads_is_refused():
    row = "\n" + "," * 199
    with pytest.raises(Problem, match="too_many_cells"):
        read_text("title" + "," * 199 + ("\n1" + "," * 199) * 5_001 + row, "a.csv")


def test_a_line_that_nobody_wrote_is_refused_with_its_number():
    for name in ("a.csv", "a.mmd"):
        with pytest.raises(Problem, match="long_line") as caught:
            read_text("journey\n" + "x" * 500_001, name)
        assert caught.value.params["line"] == 2


@pytest.mark.parametrize("heading", ["Map", "Persona"])
def test_a_column_of_free_text_makes_no_thousand_maps(heading):
    result = table(f"{heading},Title", *(f"map {n},t" for n in range(MOST_MAPS + 1)))
    assert said(result) == [(0, "table.too_many_maps")]
    assert result.issues[0].problem.params == {"column": heading, "count": MOST_MAPS + 1, "limit": MOST_MAPS}
    assert result.drafts == ()
