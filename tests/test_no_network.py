"""The network is never touched: no module can, and a process that works in every room may not."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui import print_system
from tests.no_network import ENDED_BY_KERNEL, can_forbid

QT = "from PySide6.QtNetwork"
ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
FORBIDDEN = {
    "socket", "socketserver", "ssl", "asyncio", "http", "urllib.request", "urllib.error", "ftplib", "imaplib",
    "poplib", "smtplib", "telnetlib", "xmlrpc", "webbrowser", "requests", "httpx", "aiohttp", "wsgiref",
    "multiprocessing", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtHttpServer",
    "PySide6.QtWebChannel", "PySide6.QtBluetooth", "PySide6.QtRemoteObjects",
}  # fmt: skip
JOINS_TWO_STARTS = {"QLocalServer", "QLocalSocket"}
"""All of QtNetwork that is allowed: they never leave the computer."""


def names(tree: ast.AST) -> list[str]:
    """Everything that a module imports, in full."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "import_module", "__import__",
        ):  # fmt: skip
            found += [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return found


def reaches_out(name: str) -> bool:
    """Whether what is imported could talk to another computer."""
    if name.startswith("PySide6.QtNetwork.") and name.rsplit(".", 1)[1] in JOINS_TWO_STARTS:
        return False
    return any(name == one or name.startswith(f"{one}.") for one in FORBIDDEN)


def test_no_module_imports_anything_of_the_network():
    found = [
        f"{path.relative_to(APP)}: {name}"
        for path in sorted(APP.rglob("*.py"))
        for name in names(ast.parse(path.read_bytes()))
        if reaches_out(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "is_forbidden"),
    [
        ("import socket", True),
        ("from urllib.request import urlopen", True),
        ("from urllib import request", True),
        ("from urllib.parse import quote", False),
        ("from PySide6 import QtNetwork", True),
        ("from PySide6.QtNetwork import QTcpSocket", True),
        ("from PySide6.QtNetwork import QLocalServer", False),
        ("import http.client", True),
        ("import_module('ssl')", True),
        ("import sqlite3", False),
    ],
)
def test_an_import_that_reaches_out_is_found(line, is_forbidden):
    assert any(map(reaches_out, names(ast.parse(line)))) is is_forbidden


@pytest.mark.skipif(not can_forbid(), reason="needs Linux on a known processor")
@pytest.mark.parametrize(
    ("code", "is_ended"),
    [
        ("socket.socket(socket.AF_INET, socket.SOCK_STREAM)", True),
        ("socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", True),
        ("socket.create_connection(('127.0.0.1', 9))", True),
        ("socket.getaddrinfo('example.invalid', 80)", True),
        ("socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)", True),
        ("socket.socket(socket.AF_UNIX).close()", False),
        (f"{QT} import QTcpSocket; s = QTcpSocket(); s.connectToHost('127.0.0.1', 9); s.waitForConnected(500)", True),
        (f"{QT} import QLocalServer; QLocalServer().listen('vivencia-test-of-sockets')", False),
    ],
)  # fmt: skip
def test_the_kernel_ends_who_touches_the_network(code, is_ended):
    program = f"import socket\nfrom tests.no_network import forbid\nforbid()\n{code}"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert (result.returncode == ENDED_BY_KERNEL) is is_ended, result.stderr.decode()
    assert is_ended or result.returncode == 0, result.stderr.decode()


ASK = """
from tests.no_network import forbid, listen
asked = []
listen(asked)
forbid()
from PySide6.QtWidgets import QApplication
application = QApplication([])
from app.ui.print_system import stay_local
stay_local()
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
QPrinterInfo.availablePrinters()
QPrinter()
assert not asked
"""


@pytest.mark.skipif(not can_forbid(), reason="needs Linux on a known processor")
def test_printers_are_asked_for_through_a_local_socket():
    env = {key: value for key, value in os.environ.items() if key != "CUPS_SERVER"} | {"QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, env=env, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


@pytest.mark.parametrize(
    ("conf", "given", "wanted"),
    [
        ("", None, "/run/cups/cups.sock"),
        ("# ServerName print.example\n", None, "/run/cups/cups.sock"),
        ("ServerName print.example\n", None, None),
        ("", "print.example", "print.example"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="as Linux has it")
def test_a_print_server_that_somebody_named_stays(tmp_path, monkeypatch, conf, given, wanted):
    (tmp_path / "client.conf").write_text(conf)
    monkeypatch.setattr(print_system, "_FILES", (tmp_path / "client.conf", tmp_path / "none"))
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    if given:
        monkeypatch.setenv("CUPS_SERVER", given)
    print_system.stay_local()
    assert os.environ.get("CUPS_SERVER") == wanted
    os.environ.pop("CUPS_SERVER", None)
