"""Clips as JSON and as text: what is written is read again, and nothing else is believed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clips import Clip
from app.domain.drafts import CardDraft, LaneDraft, StageDraft
from app.domain.problems import Problem
from app.domain.text import clean, clean_line
from app.exchange.clip_json import read_clip, write_clip
from app.exchange.clip_text import read_text, write_text

CARDS = Clip("cards", (CardDraft("Paga", 0, 0, 1, {"importance": 4}), CardDraft("Sale", 1, 2)))
words = st.text(max_size=30).map(clean)
drafts = st.builds(
    CardDraft, words, st.integers(0, 20), st.integers(0, 20), st.sampled_from([None, -2, -1, 0, 1, 2]),
    st.fixed_dictionaries({}, optional={"importance": st.integers(1, 5), "moment_of_truth": st.booleans()}),
)  # fmt: skip
clips = st.one_of(
    st.builds(Clip, st.just("cards"), st.lists(drafts, max_size=8).map(tuple)),
    st.builds(
        Clip, st.just("stage"), st.lists(drafts, max_size=8).map(tuple),
        st.builds(StageDraft, words, st.sampled_from(["before", "during", "after"])), st.none(),
        st.lists(words, max_size=4).map(tuple),
    ),
    st.builds(
        Clip, st.just("lane"), st.lists(drafts, max_size=8).map(tuple), st.none(),
        st.builds(LaneDraft, st.sampled_from(["channel", "text", "metric", "emotion"]), words),
        st.lists(words, max_size=4).map(tuple),
    ),
)  # fmt: skip


@given(clips, st.dictionaries(st.text("0123456789abcdef", min_size=1, max_size=8), st.binary(max_size=40), max_size=3))
def test_what_is_written_is_read(clip: Clip, pictures: dict[str, bytes]) -> None:
    assert read_clip(write_clip(clip, pictures)) == (clip, pictures)


def changed(**more: object) -> bytes:
    """A sound clip with something else in it."""
    return json.dumps({**json.loads(write_clip(CARDS, {})), **more}).encode()


def card(**more: object) -> bytes:
    """A sound clip with another card."""
    return changed(cards=[{"title": "x", "stage": 0, "lane": 0, "emotion": None, "fields": {}, **more}])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        changed(version=2),
        changed(kind="map"),
        changed(kind="stage"),
        changed(more=1),
        changed(cards="x"),
        changed(cards=[[]]),
        changed(names=[1]),
        changed(pictures={"a": "***"}),
        changed(pictures=[]),
        card(title=5),
        card(title="x" * 200_000),
        card(stage=-1),
        card(stage=10**9),
        card(stage=True),
        card(lane=0.5),
        card(emotion=3),
        card(emotion=True),
        card(emotion="1"),
        card(fields={"unknown": 1}),
        card(fields={"importance": 9}),
        card(fields={"importance": None}),
        card(fields={"text": {"a": 1}}),
        card(fields=[]),
        card(id="1"),
        card(fields={"text": "x" * 200_000}),
        changed().replace(b'"emotion": 1', b'"emotion": NaN'),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(Problem) as told:
        read_clip(data)
    assert told.value.code == "paste.unreadable"


def test_too_many_cards_are_refused_with_their_number() -> None:
    many = Clip("cards", (CardDraft("x", 0, 0),) * 2001)
    with pytest.raises(Problem) as told:
        read_clip(write_clip(many, {}))
    assert (told.value.code, told.value.params["n"]) == ("paste.too_many_cards", 2001)
    with pytest.raises(Problem) as told:
        read_text("x\n" * 2001)
    assert told.value.code == "paste.too_many_cards"


def test_pictures_beyond_the_room_stay_behind() -> None:
    large = b"x" * (20 * 1024 * 1024)
    _, pictures = read_clip(write_clip(CARDS, {"a": large, "b": large, "c": b"small"}))
    assert set(pictures) == {"a", "c"}


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("", []),
        (" \n\n", []),
        ("uno", [[["uno"]]]),
        ("uno\r\ndos\r\n\r\ntres\r\n", [[["uno", "dos", "tres"]]]),
        ("a\tb\r\nc\td\r\n", [[["a"], ["b"]], [["c"], ["d"]]]),
        ("\tb\nc\t\n", [[[], ["b"]], [["c"], []]]),
        ('"uno\ndos"\t"dice ""hola""\ny va"\r\n', [[["uno", "dos"], ['dice "hola"', "y va"]]]),
        ('"uno\r\ndos"\r\ntres\r\n', [[["uno", "dos", "tres"]]]),
        ('"Me encanta"\n"No funciona"', [[['"Me encanta"', '"No funciona"']]]),
        ('"Hola" dijo\tx\n"abierta\ty', [[['"Hola" dijo'], ["x"]], [['"abierta'], ["y"]]]),
        ("uno\tdos\ntres", [[["uno", "dos", "tres"]]]),
        ("- uno\n- dos", [[["uno", "dos"]]]),
        ("•\tuno\n•\tdos", [[["uno", "dos"]]]),
        ("1. uno\n2) dos", [[["uno", "dos"]]]),
        ("- uno\ndos", [[["- uno", "dos"]]]),
        ("<b>uno</b>\x00\n", [[["<b>uno</b>"]]]),
    ],
)
def test_text_is_read_as_spreadsheets_and_letters_write_it(text: str, table: list[list[list[str]]]) -> None:
    assert read_text(text) == table


cells = st.lists(st.text('ab "\t\n', min_size=1).map(clean_line).filter(bool), max_size=3)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=3))
def test_cards_written_as_a_table_are_read_as_that_table(table: list[list[list[str]]]) -> None:
    drafts = [
        CardDraft(text, column, row)
        for row, line in enumerate(table)
        for column, cell in enumerate(line)
        for text in cell
    ]
    if {d.stage for d in drafts} != {0, 1} or table[-1] == [[], []]:
        return
    assert read_text(write_text(Clip("cards", tuple(drafts)))) == table


def test_a_stage_as_text_has_headings() -> None:
    clip = Clip("stage", (CardDraft("Paga", 0, 1),), StageDraft("Pagar"), names=("Tienda", "Web"))
    assert write_text(clip) == "\tPagar\nTienda\t\nWeb\tPaga"
    lane = Clip(
        "lane", (CardDraft("a", 1, 0), CardDraft("b", 1, 0)), lane=LaneDraft("channel", "Web"), names=("X", "Y")
    )
    assert write_text(lane) == '\tX\tY\nWeb\t\t"a\nb"'
    assert write_text(Clip("cards", (CardDraft("dos\nlíneas", 0, 0), CardDraft("b", 0, 0)))) == "dos líneas\nb"


def test_very_many_cells_are_refused_at_once():
    with pytest.raises(Problem, match="too_long"):
        read_text("\t" * 3_000_000)


def test_many_empty_cells_are_read_in_one_go():
    """Each cell looks for its end; looking past it to the end of the text for each took minutes."""
    assert read_text("a" + "\t" * 99_000 + "b" * 3_000_000)[0][0] == ["a"]
