"""A history that nobody could check in time is refused with a reason, where it is read and before it is written."""

from dataclasses import replace

import pytest

from app.domain.problems import Problem
from app.exchange import parcel
from app.exchange.parcel import read_parcel, write_parcel
from app.words.problems import sentence
from tests.exchange.bombs import BOMBS
from tests.exchange.test_parcel import golden


@pytest.mark.parametrize("name", ["MOST_WORK", "MOST_EDITS"])
def test_what_would_not_be_read_is_not_written(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    data = golden()
    whole = read_parcel(data, "x").whole
    assert len(whole.entries) > 3
    monkeypatch.setattr(parcel, name, 3)
    with pytest.raises(Problem) as caught:
        write_parcel(whole)
    assert "without its history" in sentence(caught.value)
    with pytest.raises(Problem) as caught:
        read_parcel(data, "copy.vivencia")
    assert caught.value.code == "parcel.too_long"
    assert "copy.vivencia" in sentence(caught.value)
    assert "without its history" in sentence(caught.value)


def test_of_a_copy_that_has_no_history_something_else_must_go(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = replace(read_parcel(golden(), "x").whole, entries=())
    monkeypatch.setattr(parcel, "MOST_WORK", 3)
    with pytest.raises(Problem) as caught:
        write_parcel(whole)
    assert "history" not in sentence(caught.value)
    assert "Delete what the copy need not have" in sentence(caught.value)
    monkeypatch.setattr(parcel, "MOST_PICTURE_BYTES", 10)
    with pytest.raises(Problem) as caught:
        write_parcel(whole)
    assert sentence(caught.value).endswith("Take some of them out of the map.")


def test_very_many_edits_are_refused_before_they_are_read() -> None:
    with pytest.raises(Problem) as caught:
        read_parcel(BOMBS["project of 200,000 edits"][1](), "long.vivencia")
    assert caught.value.code == "parcel.too_long"
