"""The command line: without a display, with exit statuses and one clear line where something is wrong."""

import json
import os
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest
from pptx import Presentation

from app import __version__
from app.domain.excerpt import excerpt
from app.exchange.pdf_search import read_pdf
from app.exchange.templates import templates
from app.session import EditSession, open_library
from tests.exchange.reading import DATA

MM = 72 / 25.4


def made(lines, kind="map"):
    """(id, name) of the lines that name what was made."""
    return [tuple(line.split("\t")[1:]) for line in lines if line.startswith(f"{kind}\t")]


# -- import and list --------------------------------------------------------------------------------------------------
def test_import_prints_what_it_made_and_it_is_there(run, tmp_path):
    status, out, err = run("import", DATA / "cafe.es.mmd", DATA / "map.en.csv")
    assert status == 0
    assert [name for _, name in made(out, "project")] == ["Una mañana en la cafetería", "map.en"]
    assert [name for _, name in made(out)] == ["Una mañana en la cafetería", "First order", "Return"]
    assert err == ["vivencia: map.en.csv: The column “Emotion” states no scale; -2..2 was assumed."]
    with open_library() as library:
        (project_id, _), _ = made(out, "project")
        document, _ = library.load(project_id)
    (journey,) = document.maps
    assert journey.id == made(out)[0][0]
    assert [card.emotion for card in document.touchpoints(journey.id)] == [2, 1, -1, 2, 1, -2, 1, 2]
    status, out, _ = run("list", "--json")
    listed = json.loads("\n".join(out))
    assert sorted(m["title"] for p in listed for m in p["maps"]) == [
        "First order",
        "Return",
        "Una mañana en la cafetería",
    ]
    status, out, _ = run("list")
    assert (status, len(made(out)), len(made(out, "project"))) == (0, 3, 2)


def test_import_into_a_project_by_name_can_be_undone_as_one(run):
    run("import", DATA / "day.en.mmd", "--project", "Taller")
    status, out, _ = run("import", DATA / "two.md", DATA / "shop.zh.mmd", "--project", "Taller")
    assert status == 0
    assert len(made(out)) == 3
    ((project_id, name),) = made(out, "project")
    assert name == "Taller"
    with open_library() as library:
        session = EditSession(library, project_id)
        assert len(session.document.maps) == 4
        session.undo()
        assert [m.title for m in session.document.maps] == ["My working day"]
        session.close()


def test_a_broken_line_imports_nothing_and_says_which(run, tmp_path):
    (tmp_path / "a.mmd").write_text("journey\nPay: 9: Me\nLeave: 3\nwhat\n")
    status, out, err = run("import", DATA / "day.en.mmd", tmp_path / "a.mmd")
    assert (status, out) == (1, [])
    (line,) = err
    assert line.startswith("vivencia: a.mmd, line 2: The score of “Pay” is 9, which is not on the scale 1..5.")
    assert line.endswith("1 more line is broken (4). Nothing was imported.")
    assert run("list") == (0, [], [])


@pytest.mark.parametrize("option", ["--skip-broken", "--keep-going"])
def test_the_rest_can_be_kept(run, tmp_path, option):
    (tmp_path / "a.mmd").write_text("journey\nPay: 9: Me\nLeave: 3\nwhat\n")
    status, out, err = run("import", tmp_path / "a.mmd", option)
    assert (status, len(made(out)), len(err)) == (0, 1, 2)
    assert err[0].startswith("vivencia: a.mmd: Line 2: ")


def test_a_file_can_be_explained(run, tmp_path):
    (tmp_path / "t.csv").write_bytes("Was;Wo;Stimmung;Wichtig\nZahlen;Laden;7,5;9\n".encode("utf-16"))
    status, out, err = run(
        "import", tmp_path / "t.csv", "--column", "title=Was", "--column", "channel=2", "--column", "emotion=stimmung",
        "--column", "importance=Wichtig", "--scale", "0..10", "--scale", "importance=1..10", "--encoding", "utf-16",
        "--separator", "semicolon",
    )  # fmt: skip
    assert status == 0, err
    with open_library() as library:
        document, _ = library.load(made(out, "project")[0][0])
    (card,) = document.touchpoints(document.maps[0].id)
    assert (card.title, card.emotion, card.fields["importance"]) == ("Zahlen", 1, 5)


def test_another_library(run, tmp_path):
    assert run("import", DATA / "day.en.mmd", "--library", tmp_path / "other.db")[0] == 0
    assert run("list") == (0, [], [])
    assert len(run("list", "--library", tmp_path / "other.db")[1]) == 2


# -- templates --------------------------------------------------------------------------------------------------------
def test_templates_and_a_new_map_of_each(run):
    status, out, _ = run("templates")
    names = [line.split("\t")[0] for line in out]
    assert status == 0
    assert names == [template.name for template in templates()]
    some = names[:4]
    for name in some:
        status, out, err = run("new", "--template", name, "--lang", "es", "--sample", "--name", f"Mi {name}")
        assert (status, err) == (0, [])
        assert made(out, "project")[0][1] == f"Mi {name}"
    assert run("new", "--template", "cafe")[0] == 0
    with open_library() as library:
        cards = {summary.name: summary.cards for summary in library.projects()}
    assert cards["Café visit"] == 0
    assert all(cards[f"Mi {name}"] >= 25 for name in some)


# -- export -----------------------------------------------------------------------------------------------------------
def page_sizes(path):
    with pikepdf.open(path) as pdf:
        return [tuple(round(float(side) / MM) for side in page.mediabox[2:]) for page in pdf.pages]


def pdf_text(path, page=0):
    document = pypdfium2.PdfDocument(path)
    try:
        return document[page].get_textpage().get_text_bounded()
    finally:
        document.close()


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("cafe.es.mmd", "Una mañana en la cafetería"),
        ("day.en.mmd", "My working day"),
        ("shop.zh.mmd", "网上购物的一天"),
        ("map.es.csv", "Prueba el producto con Ana"),
    ],
)
def test_a_file_becomes_a_poster_with_text_that_can_be_found(run, tmp_path, source, title):
    out = tmp_path / "out.pdf"
    status, said, err = run("export", DATA / source, out, "--paper", "A0")
    assert status == 0
    assert [line for line in err if source not in line] == []
    assert said == [f"{out}\t1189 × 841 mm\t1 sheet"]
    assert page_sizes(out) == [(1189, 841)]
    assert title in pdf_text(out).replace("\r\n", " ")
    assert not (tmp_path / "library.db").exists()


def test_a_map_is_exported_by_id_title_or_project(run, tmp_path):
    _, out, _ = run("new", "--template", "cafe", "--sample", "--name", "Visita")
    ((id_, title),) = made(out)
    for source in (id_, title, "Visita"):
        target = tmp_path / "a.pdf"
        assert run("export", source, target, "--paper", "A4", "--portrait")[0] == 0
        assert page_sizes(target) == [(210, 297)]
        target.unlink()


def test_a_poster_in_sheets(run, tmp_path):
    out = tmp_path / "sheets.pdf"
    status, said, _ = run("export", DATA / "day.en.mmd", out, "--paper", "A1", "--tile", "A4", "--overlap", "1cm",
                          "--margin", "8", "--lang", "es")  # fmt: skip
    assert status == 0
    sizes = page_sizes(out)
    assert said == [f"{out}\t841 × 594 mm\t{len(sizes) - 1} sheets"]
    assert {tuple(sorted(size)) for size in sizes} == {(210, 297)}
    assert "Cómo montar el póster" in pdf_text(out)


def test_the_ways_to_print_it_are_listed_and_can_be_printed_so(run, tmp_path):
    out = tmp_path / "sheets.pdf"
    status, said, _ = run("export", DATA / "day.en.mmd", out, "--paper", "A1", "--tile", "A4", "--choices")
    assert status == 0
    assert not out.exists()
    assert len(said) >= 3
    assert said[0].endswith("Best")
    for line in said:
        sheets, options, text, cut, *_ = line.split("\t")
        assert text.startswith("text ")
        assert cut.endswith("cut")
        _, printed, _ = run("export", DATA / "day.en.mmd", out, "--paper", "A1", *options.split())
        assert printed[0].split("\t")[2] == sheets
        assert len(page_sizes(out)) == int(sheets.split()[0]) + 1


def test_one_sheet_is_printed_again(run, tmp_path):
    whole, again = tmp_path / "sheets.pdf", tmp_path / "again.pdf"
    given = ("--paper", "A1", "--tile", "A4", "--margin", "5/5/5/17")
    run("export", DATA / "day.en.mmd", whole, *given)
    status, said, _ = run("export", DATA / "day.en.mmd", again, *given, "--only", "2b,3A")
    assert status == 0
    assert said[0].endswith("2 sheets")
    assert len(page_sizes(again)) == 2
    assert "2B" in pdf_text(again)
    assert "1A" not in pdf_text(again).split()


def test_strips_of_a_roll_and_bleed(run, tmp_path):
    out = tmp_path / "a.pdf"
    assert run("export", DATA / "day.en.mmd", out, "--paper", "A0", "--tile", "roll:610")[0] == 0
    assert page_sizes(out)[1:] == [(610, 1201)] * 2 or page_sizes(out)[1:] == [(1201, 610)] * 2
    assert run("export", DATA / "day.en.mmd", out, "--paper", "A3", "--bleed", "3mm")[0] == 0
    ((width, height),) = page_sizes(out)
    assert width > 426
    assert height > 303


def test_pictures_have_their_size(run, tmp_path):
    assert run("export", DATA / "clinic.ar.mmd", tmp_path / "a.png", "--paper", "254x127mm", "--dpi", "50")[0] == 0
    header = (tmp_path / "a.png").read_bytes()[:24]
    assert header[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (500, 250)
    assert run("export", DATA / "day.en.mmd", tmp_path / "a.svg", "--paper", "A3")[0] == 0
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert 'width="420mm"' in text
    assert 'height="297mm"' in text


def test_the_words_of_a_drawing_stay_text_where_asked(run, tmp_path):
    for options, words in (((), 0), (("--text",), 1)):
        assert run("export", DATA / "day.en.mmd", tmp_path / "a.svg", *options)[0] == 0
        assert (tmp_path / "a.svg").read_text(encoding="utf-8").count(">My working day</tspan>") == words


def test_slides_one_for_the_whole_and_one_for_each_stage(run, tmp_path):
    out = tmp_path / "a.pptx"
    assert run("export", DATA / "day.en.mmd", out, "--lang", "en") == (0, [f"{out}\t3 slides"], [])
    deck = Presentation(out)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == ["My working day", "Go to work", "Go home"]
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=1e-4)


def test_the_language_of_the_poster_is_its_own(run, tmp_path):
    for code, word in (("es", "Preventa"), ("en", "Pre-sale")):
        assert run("export", DATA / "shop.zh.mmd", tmp_path / "a.pdf", "--lang", code)[0] == 0
        assert word in pdf_text(tmp_path / "a.pdf")


def test_which_map_of_a_file(run, tmp_path):
    status, _, err = run("export", DATA / "two.md", tmp_path / "a.pdf")
    assert (status, len(err)) == (1, 1)
    assert "1 Primera compra; 2 Cliente fiel" in err[0]
    for wanted in ("2", "Cliente fiel"):
        assert run("export", DATA / "two.md", tmp_path / "a.pdf", "--map", wanted)[0] == 0
        assert "Pide lo de siempre" in pdf_text(tmp_path / "a.pdf").replace("\r\n", " ")


def test_text_that_is_too_small_for_a_wall_is_told(run, tmp_path):
    run("new", "--template", "general", "--sample", "--name", "P")
    status, _, err = run("export", "P", tmp_path / "a.pdf", "--paper", "A4")
    assert status == 0
    assert "Too small to read from 60 cm" in err[0]


# -- what goes wrong --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["import"],
        ["import", "a.csv", "--frob"],
        ["import", "a.csv", "--column", "title"],
        ["import", DATA / "map.en.csv", "--column", "colour=Title"],
        ["import", DATA / "map.en.csv", "--scale", "five"],
        ["import", DATA / "map.en.csv", "--encoding", "klingon"],
        ["import", DATA / "map.en.csv", "--separator", "x"],
        ["export", DATA / "day.en.mmd"],
        ["export", DATA / "day.en.mmd", "a.docx"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--paper", "huge"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--paper", "1x1mm"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--tile", "A4", "--overlap", "300"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--tile", "A4", "--margin", "wide"],
        ["export", DATA / "day.en.mmd", "a.png", "--tile", "A4"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--tile", "A4", "--margin", "5/5"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--tile", "A4", "--percent", "40"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--tile", "A4", "--only", "99Z"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--tile", "roll:long"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--choices"],
        ["export", DATA / "day.en.mmd", "a.png", "--dpi", "many"],
        ["export", DATA / "day.en.mmd", "a.pdf", "--lang", "fr"],
        ["new"],
        ["new", "--template", "opera"],
        ["list", "--json", "--json=yes"],
    ],
)
def test_wrong_use_is_status_2_and_one_line(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*words)
    assert (status, out, len(err)) == (2, [], 1)
    assert "--help" in err[0]
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "nothing.csv"], "no file “nothing.csv”"),
        (["import", "."], "is a folder"),
        (["import", DATA / "map.en.csv", "--column", "stage=Nowhere"], "no column “Nowhere”"),
        (["export", "No such map", "a.pdf"], "no map and no file"),
        (["export", "x" * 5000, "a.pdf"], "no map and no file"),
        (["export", "nothing.mmd", "a.pdf"], "no file “nothing.mmd”"),
        (["export", DATA / "day.en.mmd", "nowhere/a.pdf"], "its folder does not exist"),
        (["list", "--library", DATA / "day.en.mmd"], "not a Vivencia library"),
        (["list", "--library", "nowhere/lib.db"], "does not exist"),
    ],
)
def test_a_failure_is_status_1_and_one_clear_line(run, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*words)
    assert (status, out, len(err)) == (1, [], 1)
    assert err[0].startswith("vivencia: ")
    assert said in err[0]


def test_a_title_that_is_on_two_maps_names_both(run, tmp_path):
    ids = [made(run("import", DATA / "day.en.mmd")[1])[0][0] for _ in range(2)]
    status, _, err = run("export", "My working day", tmp_path / "a.pdf")
    assert (status, len(err)) == (1, 1)
    assert all(id_ in err[0] for id_ in ids)


def test_a_failed_export_leaves_the_old_file(run, tmp_path):
    out = tmp_path / "a.pdf"
    out.mkdir()
    assert run("export", DATA / "day.en.mmd", out)[0] == 1
    assert list(tmp_path.glob("a.pdf/*")) == []
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".a")] == []


def test_messages_speak_the_persons_language(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert run("import", "nada.csv")[2] == [
        "vivencia: No existe el archivo «nada.csv». Comprueba el nombre y la carpeta."
    ]
    assert run("frob")[2][0].startswith("vivencia: 'frob' no es una opción")
    assert run("templates")[1][0] == "general\tPreventa, venta y postventa"
    assert run("templates", "--lang", "en")[1][0] == "general\tPre-sale, sale and post-sale"


# -- help and start ---------------------------------------------------------------------------------------------------
def test_help_is_complete(run):
    status, out, _ = run("--help")
    assert status == 0
    text = "\n".join(out)
    for command, options in {
        "import": [
            "FILE",
            "--project",
            "--library",
            "--skip-broken",
            "--column",
            "--scale",
            "--encoding",
            "--separator",
        ],
        "list": ["--json", "--library"],
        "export": [
            "--paper",
            "--portrait",
            "--tile",
            "--overlap",
            "--margin",
            "--dpi",
            "--text",
            "--lang",
            "--map",
            "--library",
        ],
        "templates": ["--lang"],
        "new": ["--template", "--lang", "--sample", "--name", "--library"],
    }.items():
        assert command in text
        status, out, _ = run(command, "--help")
        said = "\n".join(out)
        assert status == 0
        for option in options:
            assert option in said
        for line in said.splitlines():
            assert len(line) <= 120


def test_version(run):
    assert run("--version") == (0, [f"vivencia {__version__}"], [])


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["templates"]])
def test_small_commands_load_nothing_heavy(words):
    program = (
        "import sys; from app.__main__ import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'pypdfium2', 'uharfbuzz'}\n"
        "print(*heavy & {name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == ""
    assert result.stdout


def test_no_display_and_no_utf8_are_needed(tmp_path):
    surroundings = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    surroundings |= {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    words = ["export", DATA / "shop.zh.mmd", tmp_path / "市.pdf", "--paper", "A1"]
    result = subprocess.run(
        [sys.executable, "-m", "app", *words], capture_output=True, text=True, check=False, env=surroundings
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert page_sizes(tmp_path / "市.pdf") == [(841, 594)]
    words = ["import", DATA / "shop.zh.mmd", "--library", tmp_path / "lib.db"]
    result = subprocess.run(
        [sys.executable, "-m", "app", *words], capture_output=True, text=True, check=False, env=surroundings
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "\\u7f51" in result.stdout


# -- the map inside a poster ------------------------------------------------------------------------------------------
def test_a_poster_brings_its_map_to_another_library(run, tmp_path):
    run("new", "--template", "cafe", "--sample", "--library", tmp_path / "one.db")
    project = made(run("list", "--library", tmp_path / "one.db")[1], "project")[0]
    poster = tmp_path / "poster.pdf"
    assert run("export", project[1], poster, "--archive", "--library", tmp_path / "one.db")[0] == 0

    status, out, err = run("import", poster, "--library", tmp_path / "one.db")
    assert (status, made(out, "project")) == (0, [project])
    assert err == ["vivencia: “poster.pdf” shows this map as it is now."]

    status, out, err = run("import", poster, "--library", tmp_path / "two.db")
    assert (status, made(out, "project")) == (0, [project])
    assert err[0].startswith("vivencia: Opened from “poster.pdf”, printed on ")
    with open_library(tmp_path / "one.db") as one, open_library(tmp_path / "two.db") as two:
        assert one.load(project[0])[0] == two.load(project[0])[0]

    status, out, _ = run("import", poster, "--copy", "--library", tmp_path / "two.db")
    assert status == 0
    assert made(out, "project")[0][0] != project[0]
    assert len(made(run("list", "--library", tmp_path / "two.db")[1], "project")) == 2


def test_a_pdf_without_a_map_makes_nothing(run, tmp_path):
    poster = tmp_path / "poster.pdf"
    assert run("export", DATA / "cafe.es.mmd", poster)[0] == 0
    status, out, err = run("import", poster, DATA / "map.en.csv")
    assert (status, out) == (1, [])
    assert len(err) == 1
    assert err[0].startswith("vivencia: There is no map inside “poster.pdf”. ")
    assert run("list")[1] == []


def test_options_for_the_pdf_as_a_document(run, tmp_path):
    run("new", "--template", "cafe", "--sample", "--name", "Café")
    for words, layers, inside in (((), True, True), (("--without-map", "--without-layers"), False, False)):
        assert run("export", "Café", tmp_path / "p.pdf", *words)[0] == 0
        with pikepdf.open(tmp_path / "p.pdf") as pdf:
            assert ("/OCProperties" in pdf.Root, bool(pdf.attachments)) == (layers, inside)
            assert "/CreationDate" in pdf.docinfo


def test_a_poster_can_be_printed_again_as_something_else(run, tmp_path):
    run("new", "--template", "cafe", "--sample", "--name", "Café")
    assert run("export", "Café", tmp_path / "p.pdf")[0] == 0
    assert run("export", tmp_path / "p.pdf", tmp_path / "q.pdf", "--paper", "A4")[0] == 0
    with open_library() as library:
        document, gen = library.load(library.projects()[0].id)
    found = read_pdf(tmp_path / "q.pdf")
    assert found.document == excerpt(document, document.maps[0].id)
    assert found.edition.gen == gen
