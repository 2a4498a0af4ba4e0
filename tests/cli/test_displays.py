"""The command line prints details, routes, the mood, and colours by any field; what a map lacks is told."""

from contextlib import closing

import pypdfium2
import pytest

from app.cli import main
from app.domain.commands import cards, evidence, own_fields, routes
from app.domain.edits import Change, Edit, Label
from app.domain.fields import own_key
from app.domain.records import Answers
from app.session import EditSession, open_library
from app.words.problems import SENTENCES


@pytest.fixture
def map_id(capsys):
    """The café in the library, with a route, a field of its own, and a survey of two segments."""
    assert main(["new", "--template", "cafe", "--sample", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    made = {line.split("\t")[0]: line.split("\t")[1] for line in lines}
    with open_library() as library, closing(EditSession(library, made["project"])) as session:
        contacts = session.document.touchpoints(made["map"])
        ids = [card.id for card in contacts]
        session.do(routes.add_route(session.document, made["map"], "Buys & goes", card_ids=ids[::3]))
        session.do(own_fields.add_own_field(session.document, "Cost", fields={"applies": "card", "type": "number"}))
        key = own_key(session.document.own_fields[-1])
        session.do(cards.set_fields(session.document, ids[:1], {key: 12, "value": "A calm quarter of an hour"}))
        session.do(evidence.add_evidence(session.document, "S", fields={"type": "survey", "segments": "Hurry\tCalm"}))
        given = Answers(id="a", project_id=made["project"], evidence_id=session.document.evidence[-1].id,
                        card_id=ids[1], measure="importance", values="5,1")  # fmt: skip
        session.do(Edit(Label("import_answers", {"title": ""}), (Change(None, given),)))
    return made["map"]


@pytest.fixture
def printed(map_id, tmp_path):
    """Prints the map with these options; gives the words on the paper."""

    def export(*options):
        out = tmp_path / "out.pdf"
        assert main(["export", map_id, str(out), "--paper", "A0", "--lang", "en", *options]) == 0
        pdf = pypdfium2.PdfDocument(out)
        said = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
        pdf.close()
        return said

    return export


def test_without_options_the_map_is_as_usual(printed):
    said = printed()
    for text in ("A calm quarter of an hour", "channel switches", "Mood brought along"):
        assert text not in said


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (("--details",), ("A calm quarter of an hour", "An opinion, not a fact")),
        (("--route",), ("25 contacts", "channel switches")),
        (("--route", "buys & GOES"), ("Buys & goes:", "9 contacts")),
        (("--mood",), ("Mood brought along",)),
        (("--color-by", "importance"), ("Importance 1 2 3 4 5",)),
        (("--color-by", "Medium"), ("Medium Physical",)),
        (("--color-by", "cost"), ("Cost 12",)),
        (("--color-by", "importance", "--segment", "Calm"), ("Importance · Calm",)),
    ],
)
def test_what_is_asked_for_is_on_the_paper(printed, options, texts):
    said = printed(*options)
    for text in texts:
        assert text in said


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    ("options", "told"),
    [(("--route", "Nowhere"), "Buys & goes"), (("--color-by", "glamour"), "importance"),
     (("--segment", "Nobody"), "Calm, Hurry")],
)  # fmt: skip
def test_what_the_map_has_not_is_told_with_what_it_has(map_id, tmp_path, capsys, monkeypatch, options, told, lang):
    monkeypatch.setenv("LC_ALL", f"{lang}_ES.UTF-8")
    out = tmp_path / "out.pdf"
    with pytest.raises(SystemExit) as end:
        main(["export", map_id, str(out), *options])
    assert end.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert options[1] in line
    assert told in line
    assert not out.exists()


def test_a_map_without_routes_and_segments_says_so():
    for code in ("cli.no_such_route", "cli.no_such_segment"):
        said = SENTENCES[code]({"name": "x", "names": ""})
        assert "“x”" in said
        assert said.endswith(".")
        assert "{" not in said
