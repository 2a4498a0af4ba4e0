"""Commands are found in the palette by words that people use for them elsewhere."""

from itertools import chain

import pytest
from PySide6.QtTest import QTest

from app.ui.about import ids_of
from app.ui.actions import MENUS
from app.ui.other_words import OTHER_WORDS
from app.words import set_language
from tests.ui.test_palette import names, opened, shop

__all__ = ["shop"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("density", "A step for each touchpoint"),
        ("PDF", "Print or export"),
        ("PowerPoint", "Print or export"),
        ("tree", "Outline"),
        ("column", "Add stage"),
    ],
)
def test_a_command_is_found_by_other_words(shop, said: str, name: str) -> None:
    palette = opened(shop)
    QTest.keyClicks(palette.search, said)
    assert any(name in found for found in names(palette, "command"))


@pytest.mark.parametrize(("said", "name"), [("densidad", "punto de contacto"), ("cronologica", "punto de contacto")])
def test_in_spanish_too(shop, said: str, name: str) -> None:
    shop.table["view.language_es"].trigger()
    palette = opened(shop)
    QTest.keyClicks(palette.search, said)
    assert any(name in found for found in names(palette, "command"))
    palette.close()
    shop.table["view.language_en"].trigger()


def test_every_other_word_is_of_an_action_in_a_menu() -> None:
    assert set(OTHER_WORDS) <= set(chain.from_iterable(ids_of(menu) for menu in MENUS))
    set_language("en")
    assert all(words() for words in OTHER_WORDS.values())
