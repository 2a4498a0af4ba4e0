"""Every text of the interface has its Spanish; the script that says so really says so."""

import json
import threading

import pytest
import translations


def test_every_text_of_the_program_has_its_spanish():
    assert translations.faults() == []


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "app").mkdir()
    catalogue = tmp_path / "es.json"
    catalogue.write_text("{}", encoding="utf-8")
    return tmp_path / "app", catalogue


def check(tree, source, texts):
    app, catalogue = tree
    (app / "a.py").write_text(source, encoding="utf-8")
    catalogue.write_text(json.dumps(texts), encoding="utf-8")
    return translations.faults(app, catalogue)


def test_a_sound_pair_and_a_sound_plural_pass(tree):
    source = 'T("Save {name}", name=x)\nT("{n} card", "{n} cards", n=3)\n'
    texts = {"Save {name}": "Guardar {name}", "{n} card|{n} cards": "{n} tarjeta|{n} tarjetas"}
    assert check(tree, source, texts) == []


@pytest.mark.parametrize(
    ("source", "texts", "said"),
    [
        ('T("Open")', {}, "no Spanish for 'Open'"),
        ("pass", {"Open": "Abrir"}, "nothing asks for 'Open'"),
        ("T(name)", {}, "needs one literal"),
        ('T(f"Open {name}")', {}, "needs one literal"),
        ('T("Open", "Opens", "x")', {}, "needs one literal"),
        ('T("Open {a}")', {"Open {a}": "Abrir {b}"}, "placeholders"),
        ('T("Open")', {"Open": " "}, "not translated"),
        ('T("{n} card", "{n} cards", n=1)', {"{n} card|{n} cards": "{n} tarjetas"}, "plural forms"),
        ('T("&Open")', {"&Open": "Abrir"}, "& keys"),
        ('T("Open…")', {"Open…": "Abrir"}, "does not end with …"),
    ],
)
def test_each_fault_is_told(tree, source, texts, said):
    found = check(tree, source, texts)
    assert len(found) == 1
    assert said in found[0]


def test_what_is_added_by_several_at_once_is_all_there(tree):
    _, catalogue = tree
    texts = {f"Text {i}": f"Texto {i}" for i in range(24)}
    adders = [threading.Thread(target=translations.add, args=({en: es}, catalogue)) for en, es in texts.items()]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    assert translations.read(catalogue) == texts
    assert [p.name for p in catalogue.parent.iterdir() if p.name.startswith(".es")] == []


def test_an_entry_that_does_not_fit_is_not_written(tree):
    _, catalogue = tree
    with pytest.raises(ValueError, match="placeholders"):
        translations.add({"Save": "Guardar", "Open {a}": "Abrir"}, catalogue)
    assert translations.read(catalogue) == {}


def test_prune_takes_away_only_what_nothing_asks_for(tree):
    app, catalogue = tree
    (app / "a.py").write_text('T("Open")', encoding="utf-8")
    translations.add({"Open": "Abrir", "Close": "Cerrar"}, catalogue)
    assert translations.prune(app, catalogue) == ["Close"]
    assert translations.read(catalogue) == {"Open": "Abrir"}
