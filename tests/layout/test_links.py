"""Addresses in texts: which are taken, where they lead, where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.layout.links import addresses, links_of
from app.layout.shapes import Group, Text
from app.text.shaper import break_lines, shape_line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mira https://vivencia.example/a?b=1#c.", [("https://vivencia.example/a?b=1#c",) * 2]),
        ("(véase http://a.es/b_(c)), luego", [("http://a.es/b_(c)",) * 2]),
        ("HTTPS://A.ES", [("HTTPS://A.ES", "HTTPS://A.ES")]),
        ("escribe a ana.ruiz+x@casa-ibanez.es, por favor", [("ana.ruiz+x@casa-ibanez.es",
                                                              "mailto:ana.ruiz+x@casa-ibanez.es")]),
        ("mailto:ana@x.es?subject=Hola", [("mailto:ana@x.es?subject=Hola",) * 2]),
        ("https://es.wikipedia.org/wiki/Café", [("https://es.wikipedia.org/wiki/Café",
                                                 "https://es.wikipedia.org/wiki/Caf%C3%A9")]),
        ("https://españa.es/ñ", [("https://españa.es/ñ", "https://xn--espaa-rta.es/%C3%B1")]),
        ("https://a.es y https://a.es", [("https://a.es", "https://a.es")]),
        ("javascript:alert(1) file:///etc/passwd ftp://a.es tel:123 data:text/html,x", []),
        ("https:// http://. @ana ana@ a@b mailto:nadie https://[::1", []),
        ("vbscript://https", []),
    ],
)  # fmt: skip
def test_only_web_pages_and_mail_are_taken(text, found):
    assert addresses(text) == found


@given(st.text(max_size=200))
def test_whatever_is_taken_is_plain(text):
    for shown, target in addresses("x " + text + " https://a.es/" + text):
        assert shown in "x " + text + " https://a.es/" + text
        assert target.isascii()
        assert " " not in target
        assert target.lower().startswith(("http://", "https://", "mailto:"))


def group(text: str, width: float, most: int | None = None) -> Group:
    lines = break_lines(text, "regular", 4, width, most)
    shapes = tuple(Text(2, 6 + 5 * n, line, "#000000") for n, line in enumerate(lines))
    return Group("c", "card", 100, 50, width, 40, shapes, about=text)


def test_a_link_covers_its_characters():
    shown = group("Mira https://a.es/b ya", 200)
    (link,) = links_of(shown, shown.shapes)
    before = shape_line("Mira ", "regular", 4).width
    assert link.target == "https://a.es/b"
    assert link.box.x == pytest.approx(102 + before, abs=0.05)
    assert link.box.w == pytest.approx(shape_line("https://a.es/b", "regular", 4).width, abs=0.1)
    assert link.box.y < 56 - 2.9 < link.box.bottom - 2.9


def test_an_address_that_is_broken_over_lines_can_be_clicked_on_each():
    shown = group("https://a.es/una-direccion-que-no-cabe-en-una-linea/ni-en-dos y más", 34)
    links = list(links_of(shown, shown.shapes))
    assert len(links) >= 3
    assert {link.target for link in links} == {"https://a.es/una-direccion-que-no-cabe-en-una-linea/ni-en-dos"}
    assert len({link.box.y for link in links}) == len(links)


def test_an_address_that_is_cut_short_leads_to_all_of_it():
    target = "https://a.es/una-direccion-que-no-cabe-en-una-linea/ni-en-dos"
    shown = group(target, 60, 1)
    assert shown.shapes[0].line.text.endswith("…")
    (link,) = links_of(shown, shown.shapes)
    assert link.target == target


def test_what_is_not_to_be_seen_leads_nowhere():
    shown = group("Mira esto ya https://a.es", 20, 1)
    assert list(links_of(shown, shown.shapes)) == []
