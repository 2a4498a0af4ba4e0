"""Templates that a person made: kept as files, read as anybody's files, and given back as maps."""

import json

import pytest

from app.domain.problems import Problem
from app.domain.records import Card
from app.domain.rules import problems
from app.exchange import own_templates as own
from app.exchange.templates import template_draft
from app.words.problems import sentence
from tests.exchange.reading import document_of


@pytest.fixture
def map_():
    document = document_of([template_draft("hotel", "es", sample=True)])
    return document, document.maps[0].id


def answered(document, opportunity_id):
    """The titles of the cards that an opportunity answers."""
    return {document.get(Card, link.card_id).title for link in document.links_to(opportunity_id)}


def test_a_map_with_its_cards_comes_back_as_it_was(tmp_path, map_):
    document, map_id = map_
    kept = own.save_template(tmp_path / "deep" / "templates", document, map_id, "  Mi hotel ", cards=True)
    assert kept.path.name == "mi-hotel.vivencia-template"
    [found] = own.own_templates(kept.path.parent)
    assert (found.title, found.name, found.has_cards) == ("Mi hotel", "own:mi-hotel", True)
    again = document_of([own.own_draft(kept.path.parent, found.name, sample=True)])
    (one, two) = document.maps[0], again.maps[0]
    for told in ("stages", "lanes", "cards", "opportunities"):
        before, after = (getattr(d, told)(m.id) for d, m in ((document, one), (again, two)))
        assert [r.title for r in before] == [r.title for r in after]
        assert [dict(r.fields) for r in before] == [dict(r.fields) for r in after]
    assert [p.name for p in again.personas] == ["Lucía Andrade"]
    for before, after in zip(document.opportunities(one.id), again.opportunities(two.id), strict=True):
        titles = [answered(d, o.id) for d, o in ((document, before), (again, after))]
        assert titles[0] == titles[1]
    assert again.evidence == []
    assert problems(again) == []


def test_the_structure_has_nothing_of_the_customer_on_it(tmp_path, map_):
    kept = own.save_template(tmp_path, *map_, "Hotel", cards=False)
    text = kept.path.read_text(encoding="utf-8")
    assert "Lucía" not in text
    assert "bar me despierta" not in text
    draft = own.own_draft(tmp_path, kept.name, sample=True)
    assert (len(draft.stages), draft.cards, draft.persona, draft.sets) == (7, (), None, ())
    with_cards = own.save_template(tmp_path, *map_, "Hotel", cards=True)
    assert with_cards.path.name == "hotel-2.vivencia-template"
    assert own.own_draft(tmp_path, with_cards.name, sample=False) == draft


def test_renamed_and_deleted(tmp_path, map_):
    kept = own.save_template(tmp_path, *map_, "Hotel", cards=True)
    renamed = own.rename_template(kept, "Hostal")
    assert renamed.path == kept.path
    assert [one.title for one in own.own_templates(tmp_path)] == ["Hostal"]
    own.delete_template(renamed)
    assert own.own_templates(tmp_path) == []
    with pytest.raises(Problem) as caught:
        own.own_draft(tmp_path, kept.name, sample=True)
    assert caught.value.code == "template.gone"


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"format":"vivencia-map","version":1}'])
def test_a_file_that_is_none_is_listed_with_what_is_wrong_and_left_alone(tmp_path, data):
    path = tmp_path / "x.vivencia-template"
    path.write_bytes(data)
    [found] = own.own_templates(tmp_path)
    assert found.draft is None
    assert found.problem is not None
    assert found.problem.code == "template.damaged"
    assert path.read_bytes() == data
    with pytest.raises(Problem):
        own.own_draft(tmp_path, found.name, sample=True)


def test_a_file_of_a_later_version_and_a_far_too_large_one(tmp_path, map_, monkeypatch):
    kept = own.save_template(tmp_path, *map_, "Hotel", cards=True)
    said = json.loads(kept.path.read_bytes())
    kept.path.write_text(json.dumps(said | {"version": 99}), encoding="utf-8")
    assert own.own_templates(tmp_path)[0].problem.code == "mapfile.newer"
    monkeypatch.setattr(own, "MOST_BYTES", 10)
    assert own.own_templates(tmp_path)[0].problem.code == "template.damaged"


def test_no_way_out_of_the_folder(tmp_path, map_):
    own.save_template(tmp_path, *map_, "Hotel", cards=True)
    (tmp_path / "inner").mkdir()
    for name in ("own:../hotel", "hotel", "own:", "own:/etc/passwd"):
        with pytest.raises(Problem):
            own.own_draft(tmp_path / "inner", name, sample=True)


def test_there_is_an_end_to_how_many(tmp_path, map_, monkeypatch):
    monkeypatch.setattr(own, "MOST", 2)
    for _ in range(2):
        own.save_template(tmp_path, *map_, "Hotel", cards=False)
    with pytest.raises(Problem) as caught:
        own.save_template(tmp_path, *map_, "Hotel", cards=False)
    assert caught.value.code == "template.too_many"


def test_a_folder_that_cannot_be_made_is_told(tmp_path, map_):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Problem) as caught:
        own.save_template(tmp_path / "file" / "templates", *map_, "Hotel", cards=False)
    assert caught.value.code == "template.not_kept"


@pytest.mark.parametrize("most", ["own_templates.MOST_BYTES", "map_file.MOST_RECORDS"])
def test_what_would_come_back_as_damaged_is_not_kept(tmp_path, map_, monkeypatch, most):
    monkeypatch.setattr(f"app.exchange.{most}", 20)
    with pytest.raises(Problem) as refused:
        own.save_template(tmp_path, *map_, "Hotel", cards=True)
    assert refused.value.code == "template.too_large"
    assert "“Hotel” is too large for a template." in sentence(refused.value)
    assert list(tmp_path.iterdir()) == []
