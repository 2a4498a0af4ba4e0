"""Nothing that comes from elsewhere is executed or decoded as anything but plain values."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
NEVER = {
    "pickle": "runs code", "marshal": "runs code", "shelve": "runs code", "QSettings()": "decodes objects of others",
    "QDataStream": "decodes objects of others", "QTextBrowser": "opens what a text names",
    "QSvgRenderer.load": "reads drawings of others", "QWebEngineView": "a browser", "Paragraph": "reads markup",
    "QTextDocument": "reads markup", "setHtml": "reads markup", "setMarkdown": "reads markup",
    "QErrorMessage": "reads markup",
    "toColor": "evaluates", "loadUi": "runs code", "QUiLoader": "runs code",
}  # fmt: skip
"""Names that no module of the program has, and why."""


def used(tree: ast.AST) -> set[str]:
    """Every name, attribute and imported name of a module; what is called, with brackets."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found |= {node.attr, f"{ast.unparse(node.value)}.{node.attr}"}
        elif isinstance(node, ast.alias):
            found.add(node.name.rsplit(".", 1)[-1])
        elif isinstance(node, ast.keyword) and node.arg == "shell":
            found.add("shell=")
        if isinstance(node, ast.Call):
            found.add(f"{ast.unparse(node.func).removeprefix('QtCore.')}()")
    return found


def faults(tree: ast.AST) -> list[str]:
    """What of a module must not be there."""
    names = used(tree)
    return sorted(names & {*NEVER, "eval()", "exec()", "compile()", "shell=", "os.system"})


def test_no_module_decodes_objects_runs_text_or_reads_markup():
    found = {str(path.relative_to(APP)): faults(ast.parse(path.read_bytes())) for path in APP.rglob("*.py")}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "line",
    ["import pickle", "QSettings(path)", "QtCore.QSettings()", "eval(text)", "label.setHtml(x)", "os.system(x)",
     "subprocess.run(x, shell=True)", "from reportlab.platypus import Paragraph"],
)  # fmt: skip
def test_such_a_line_is_found(line):
    assert faults(ast.parse(line))


def test_a_settings_file_of_reportlab_in_the_folder_of_work_is_not_run(tmp_path):
    mark = tmp_path / "executed"
    for name in ("reportlab_settings.py", "local_reportlab_settings.py", "sitecustomize.py"):
        (tmp_path / name).write_text(f"open({str(mark)!r}, 'w')")
    (tmp_path / "a.mmd").write_text("journey\n section A\n  b: 3: Me\n")
    script = Path(sys.executable).parent / "vivencia"
    start = [str(script)] if script.is_file() else [sys.executable, "-P", "-m", "app"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path / "home")}
    command = [*start, "export", "a.mmd", "a.pdf"]
    result = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "a.pdf").is_file()
    assert not mark.exists()
