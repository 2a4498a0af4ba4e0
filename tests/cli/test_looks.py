"""The command line prints in a client's look: one that the window saved, or a file of one that people write."""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.cli import main
from app.domain.problems import Problem
from app.poster.brand import LOOK_KEYS, PLAIN
from app.poster.looks import read_look, saved_looks
from app.ui.logos import Logos
from app.ui.poster_choices import PosterChoices
from app.ui.settings import Settings
from app.words.problems import sentence
from tests.exchange.reading import DATA

LOOK = {
    "name": "Acme", "logo": "acme.png", "stages": "#7A003C", "accents": "0a5c4a", "prepared_by": "Ana Ruiz",
    "version": "1.2", "mark": "Internal", "footer": "acme.example", "style": "desk",
}  # fmt: skip


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command in a language; gives its status and the lines of its standard error."""

    def command(*words, lang="en_GB"):
        monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
        status = main([str(word) for word in words])
        return status, capsys.readouterr().err.splitlines()

    return command


@pytest.fixture
def write(tmp_path: Path):
    """Writes a look, with changed values, and its logo; gives the file."""
    Image.new("RGB", (1200, 480), "#c01048").save(tmp_path / "acme.png")

    def look(**values: object) -> Path:
        path: Path = tmp_path / "acme.json"
        said = {key: value for key, value in {**LOOK, **values}.items() if value is not None}
        path.write_text(json.dumps(said), encoding="utf-8")
        return path

    return look


def printed(run, tmp_path, *words) -> tuple[str, set[tuple[int, int, int]], list[str]]:
    """The text of a poster so printed, the colours seen on it, and what was said."""
    out = tmp_path / "p.pdf"
    status, said = run("export", DATA / "day.en.mmd", out, "--paper", "A3", *words)
    assert status == 0
    pdf = pypdfium2.PdfDocument(out)
    text = pdf[0].get_textpage().get_text_bounded()
    image = pdf[0].render(scale=1).to_pil().convert("RGB")
    author = pdf.get_metadata_dict()["Author"]
    pdf.close()
    return f"{text} [{author}]", {colour for count, colour in image.getcolors(1 << 24) if count > 30}, said


def near(seen: set[tuple[int, int, int]], colour: str) -> bool:
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return any(all(abs(one - other) < 6 for one, other in zip(found, wanted, strict=True)) for found in seen)


def cap_of_title(tmp_path) -> float:
    """The height of the first letter of the title on the poster, in points."""
    pdf = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    page = pdf[0].get_textpage()
    found = page.search("My working day").get_next()
    assert found is not None
    _, low, _, high = page.get_charbox(found[0])
    pdf.close()
    return float(high - low)


def test_a_file_of_a_look_is_on_the_paper(run, write, tmp_path):
    text, colours, said = printed(run, tmp_path, "--look", write())
    for words in ("Prepared by", "Ana Ruiz", "1.2", "Internal", "acme.example", "[Ana Ruiz]"):
        assert words in text
    assert near(colours, "#7a003c"), "the stages"
    assert near(colours, "#c01048"), "the logo"
    assert said == []


def test_a_look_that_the_window_saved_is_called_by_its_name(run, tmp_path, write):
    write()
    settings = Settings.load()
    assert settings.path is not None
    digest, shape = Logos(settings.path.parent / "logos").add(tmp_path / "acme.png")
    choices = PosterChoices.of({}, "en")
    brand = PLAIN.__class__("Casa Acme", "#7a003c", "", digest, shape, "Ana Ruiz", mark="Internal")
    choices.keep(brand)
    settings.poster = choices.stored()
    settings.save()
    text, colours, said = printed(run, tmp_path, "--look", "Casa Acme")
    assert "Ana Ruiz" in text
    assert near(colours, "#7a003c")
    assert near(colours, "#c01048")
    assert said == []
    (settings.path.parent / "logos" / digest).unlink()
    _, colours, said = printed(run, tmp_path, "--look", "Casa Acme")
    assert not near(colours, "#c01048")
    assert said == ["vivencia: The logo of the look “Casa Acme” is not there any more; choose it again in the window."]


def test_wall_and_desk(run, write, tmp_path):
    tall = {}
    for words in ((), ("--style", "desk"), ("--look", write()), ("--look", write(), "--style", "wall")):
        printed(run, tmp_path, *words)
        tall[" ".join(map(str, words[-2:]))] = cap_of_title(tmp_path)
    wall, desk, own, over = tall.values()
    assert desk < 0.8 * wall
    assert own == pytest.approx(desk, rel=0.05)
    assert over == pytest.approx(wall, rel=0.05)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en_GB", ["Accents #ffd400: Text is hard to read in this colour: it is printed in #"]),
        ("es_ES", ["Acentos #ffd400: El texto se lee mal en este color: se imprime en #"]),
    ],
)
def test_a_colour_that_fails_is_told_with_one_that_passes(run, write, tmp_path, lang, said):
    status, told = run("export", DATA / "day.en.mmd", tmp_path / "p.pdf", "--look", write(accents="#ffd400"), lang=lang)
    assert status == 0
    found = [line for line in told if "#ffd400" in line]
    assert [line.startswith("vivencia: " + one) for line, one in zip(found, said, strict=True)] == [True]
    proposed = found[0][-7:]
    _, told = run("export", DATA / "day.en.mmd", tmp_path / "p.pdf", "--look", write(accents=proposed), lang=lang)
    assert told == []


@pytest.mark.parametrize(
    ("values", "english", "spanish"),
    [
        ({"stages": "red"}, "“red” is no colour for “stages”", "«red» no es un color para «stages»"),
        ({"accents": 7}, "“7” is no colour for “accents”", "«7» no es un color para «accents»"),
        ({"colour": "#fff"}, "“colour” is not known", "«colour» no se conoce"),
        ({"mark": ["a"]}, "“mark” must be a text", "«mark» debe ser un texto"),
        ({"footer": "x" * 201}, "at most 200 characters", "200 caracteres como máximo"),
        ({"style": "floor"}, "“floor” is no style; there is wall, desk", "«floor» no es un estilo; hay wall, desk"),
        ({"logo": "gone.png"}, "there is no logo “gone.png”", "no hay ningún logotipo «gone.png»"),
        ({"logo": "acme.json"}, "the logo “acme.json” is no picture", "el logotipo «acme.json» no es una imagen"),
    ],
)
def test_a_slip_is_told_in_both_languages_and_nothing_is_written(run, write, tmp_path, values, english, spanish):
    look, out = write(**values), tmp_path / "p.pdf"
    for lang, said in (("en_GB", english), ("es_ES", spanish)):
        status, lines = run("export", DATA / "day.en.mmd", out, "--look", look, lang=lang)
        assert status == 1
        assert len(lines) == 1
        assert said in lines[0]
        assert lines[0].startswith("vivencia: acme.json: ")
        assert not out.exists()


def test_a_name_that_is_none_tells_those_there_are(run, tmp_path):
    out = tmp_path / "p.pdf"
    assert run("export", DATA / "day.en.mmd", out, "--look", "Acme") == (
        1, ["vivencia: There is no look “Acme”: none was saved in the window yet, and there is no such file."],
    )  # fmt: skip
    (tmp_path / "settings.json").write_text('{"poster": {"brands": {"Zeta": {}, "alfa": {}, "y": 3}}}')
    assert run("export", DATA / "day.en.mmd", out, "--look", "Acme") == (
        1, ["vivencia: There is no look “Acme” and no such file. These were saved: “alfa”, “Zeta”."],
    )  # fmt: skip
    status, said = run("export", DATA / "day.en.mmd", out, "--look", "gone.json")
    assert (status, said) == (
        1, ["vivencia: The look “gone.json” cannot be read: there is no such file, or no right to it."]
    )  # fmt: skip
    assert run("export", DATA / "day.en.mmd", out, "--look", "x" * 5000)[0] == 1


def test_a_saved_name_goes_before_a_file(run, write, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write().rename(tmp_path / "Acme")
    text, _, _ = printed(run, tmp_path, "--look", "Acme")
    assert "Ana Ruiz" in text
    (tmp_path / "settings.json").write_text('{"poster": {"brands": {"Acme": {"author": "Luis"}}}}')
    text, _, _ = printed(run, tmp_path, "--look", "Acme")
    assert "Luis" in text
    assert "Ana Ruiz" not in text


@pytest.mark.parametrize("logo", ["cut.jpg", "cmyk.jpg", "cut.png"])
def test_a_logo_that_cannot_be_printed_is_told_before_paper(run, write, tmp_path, logo):
    mode = "CMYK" if logo.startswith("cmyk") else "RGB"
    path = tmp_path / logo
    Image.effect_noise((300, 300), 90).convert(mode).save(path)
    if logo.startswith("cut"):
        path.write_bytes(path.read_bytes()[:-9000])
    status, said = run("export", DATA / "day.en.mmd", tmp_path / "p.pdf", "--look", write(logo=logo))
    assert status == 1
    assert f"the logo “{logo}” is no picture that can be printed" in said[0]


def test_a_logo_too_small_for_the_paper_is_told_by_its_name(run, write, tmp_path):
    Image.new("RGB", (60, 24), "#c01048").save(tmp_path / "small.png")
    _, said = run("export", DATA / "day.en.mmd", tmp_path / "p.pdf", "--paper", "A1", "--look", write(logo="small.png"))
    assert any(line.startswith("vivencia: Logo: Picture of ") for line in said)


def test_spoilt_settings_hold_no_looks(tmp_path):
    path = tmp_path / "s.json"
    for text in ("", "[]", "{}", '{"poster": 3}', '{"poster": {"brands": []}}', "[" * 100_000):
        path.write_text(text)
        assert saved_looks(path) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*LOOK_KEYS, "x"]), inner, max_size=4),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*LOOK_KEYS, "x"]), JSON).map(json.dumps) | JSON.map(json.dumps) | st.text())
def test_any_file_is_a_look_or_told(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    told = ""
    try:
        assert read_look(path).brand.name
    except Problem as problem:
        told = sentence(problem)
    assert not told or "any.json" in told


def test_no_window_is_loaded(write, tmp_path):
    program = (
        "import sys; from app.cli import main\n"
        f"main(['export', {str(DATA / 'day.en.mmd')!r}, {str(tmp_path / 'p.pdf')!r}, '--look', {str(write())!r}])\n"
        "print(*{'PySide6.QtGui', 'PySide6.QtWidgets'} & set(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == ""


@pytest.mark.parametrize(
    "logo", ["/etc/hostname", "../acme.png", "sub/acme.png", "~/acme.png", r"\\server\share\acme.png", r"C:\a.png", ".",
             "link.png"],
)  # fmt: skip
def test_a_look_leads_to_no_other_place(run, write, tmp_path, logo):
    path = write(logo=logo)
    (tmp_path / "sub").mkdir()
    for place in (tmp_path / "sub" / "acme.png", tmp_path.parent / "acme.png"):
        place.write_bytes((tmp_path / "acme.png").read_bytes())
    (tmp_path / "link.png").symlink_to(tmp_path / "sub" / "acme.png")
    status, said = run("export", DATA / "day.en.mmd", tmp_path / "p.pdf", "--look", path)
    assert status == 1
    assert "must lie beside the look and be said by its name alone" in said[0]
    assert not (tmp_path / "p.pdf").exists()
