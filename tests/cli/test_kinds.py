"""The command line prints every kind that the window offers, on that kind's usual paper."""

import pikepdf
import pypdfium2
import pytest

from app.cli import main
from app.poster.paper import POINT, parse_paper
from app.poster.uses import PAPER_USE, USUAL_PAPERS
from tests.exchange.reading import DATA

TOLD = {"stages": "stage 2 of 4", "summary": "What hurts most", "actions": "Without an owner", "deck": "page 1 of",
        "report": "Strengths and weaknesses", "charts": "Stages and channels: Emotion",
        "poster": "Una mañana en la cafetería", "blank": "Venta", "blank-cards": "page 1 of"}  # fmt: skip


@pytest.mark.parametrize("kind", PAPER_USE)
def test_each_kind_of_print_can_be_asked_for(tmp_path, kind):
    out = tmp_path / "out.pdf"
    assert main(["export", str(DATA / "cafe.es.mmd"), str(out), "--kind", kind, "--lang", "en"]) == 0
    name, turned = USUAL_PAPERS[PAPER_USE[kind]]
    paper = parse_paper(name, turned)
    with pikepdf.open(out) as pdf:
        for page in pdf.pages:
            size = [float(n) * POINT for n in page.mediabox[2:]]
            assert size == [pytest.approx(paper.width, abs=0.01), pytest.approx(paper.height, abs=0.01)]
    pdf = pypdfium2.PdfDocument(out)
    said = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
    pdf.close()
    assert TOLD[kind].casefold() in said.casefold()
