"""One function, two languages."""

import locale
import threading

import pytest

from app.words import T, language, set_language, speaking, system_language
from app.words.catalogue import _texts


@pytest.fixture(autouse=True)
def english_again():
    yield
    set_language("en")


@pytest.fixture
def spanish(tmp_path, monkeypatch):
    (tmp_path / "translations").mkdir()
    path = tmp_path / "translations" / "es.json"
    path.write_text(
        '{"Move {title}": "Mover «{title}»", "{n} card|{n} cards": "{n} tarjeta|{n} tarjetas"}', encoding="utf-8"
    )
    monkeypatch.setattr("app.words.catalogue.resource", tmp_path.joinpath)
    _texts.cache_clear()
    yield
    _texts.cache_clear()


def test_the_text_itself_is_the_english(spanish):
    assert language() == "en"
    assert T("Move {title}", title="Pay") == "Move Pay"
    assert [T("{n} card", "{n} cards", n=n) for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_spanish_comes_from_the_catalogue_with_its_own_plural(spanish):
    set_language("es")
    assert T("Move {title}", title="Pagar") == "Mover «Pagar»"
    assert [T("{n} card", "{n} cards", n=n) for n in (0, 1, 2)] == ["0 tarjetas", "1 tarjeta", "2 tarjetas"]


def test_a_text_without_spanish_stays_readable(spanish):
    set_language("es")
    assert T("New {x}", x=1) == "New 1"


def test_braces_of_the_persons_own_text_are_left_alone():
    assert T("{a} before {b}", a="{b}", b="{a}") == "{b} before {a}"
    assert T("{a} {unknown}", a=1) == "1 {unknown}"


@pytest.mark.parametrize(
    ("name", "code"), [("es_ES.UTF-8", "es"), ("es_MX", "es"), ("en_GB.UTF-8", "en"), ("et_EE", "en"), ("C", "en")]
)
def test_the_first_start_follows_the_system(monkeypatch, name, code):
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_MESSAGES", name)
    assert system_language() == code


@pytest.mark.parametrize(("name", "code"), [("Spanish_Spain", "es"), ("Estonian_Estonia", "en")])
def test_windows_names_its_language_in_words(monkeypatch, name, code):
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "1252"))
    assert system_language() == code


def test_speaking_for_a_while_is_heard_on_its_own_thread_only():
    set_language("en")
    heard = []
    with speaking("es"):
        thread = threading.Thread(target=lambda: heard.append(language()))
        thread.start()
        thread.join()
        heard.append(language())
    assert [*heard, language()] == ["en", "es", "en"]
