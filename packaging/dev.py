#!/usr/bin/env python3
"""One door to Vivencia for those who have its source. Needs nothing but Python.

    python3 packaging/dev.py run [WORDS...]    start the program (with words: the command line)
    python3 packaging/dev.py test              all linters, then all tests
    python3 packaging/dev.py test ARGS...      only pytest, with these arguments
    python3 packaging/dev.py check             only the linters
    python3 packaging/dev.py setup             only prepare .venv
    python3 packaging/dev.py lock [ARGS...]    resolve pyproject.toml into packaging/requirements.txt (--upgrade: newer)
    python3 packaging/dev.py notices           write packaging/THIRD_PARTY_NOTICES.md
    python3 packaging/dev.py translations ...  what is missing in Spanish, and adding to it
    python3 packaging/dev.py symbols           make resources/icons/symbols.json from the icons
    python3 packaging/dev.py bench [ARGS...]   measure speed
    python3 packaging/dev.py shots [ARGS...]   draw the pictures of the documentation

Whatever it does, it first makes .venv from the pinned packages and looks for the system libraries that Qt needs.
An old Python must be able to read this file and say what is missing: keep to the grammar of Python 3.9.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS = ROOT / "packaging" / "requirements.txt"

# From GOOD on an error inside an overridden Qt method is an ordinary exception; on LAST_RESORT it can end the process.
GOOD, LAST_RESORT, END = (3, 12), (3, 11), (3, 15)

# Shared library -> its Debian package. DRAW is needed even without a screen, SHOW for a window and for printing.
DRAW = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SHOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2",
}

# What `check` and `test` run before the tests: a title and the words after the interpreter.
LINTERS = (
    ("ruff check", ["-m", "ruff", "check", "--quiet"]),
    ("ruff format", ["-m", "ruff", "format", "--check", "--quiet"]),
    ("mypy --strict", ["-m", "mypy", "--no-error-summary"]),
)

# Each loads the program and collects all tests anew, and takes some hundred MB: more of them gain little.
MOST_WORKERS = 4

# Other programs in this folder, by the word that starts them here.
SCRIPTS = {
    "notices": "notices.py",
    "translations": "translations.py",
    "symbols": "symbols.py",
    "bench": "bench.py",
    "shots": "pictures.py",
}


def say(text: str) -> None:
    """Tell the person at the terminal, apart from what the program itself prints."""
    print(f"[dev] {text}", file=sys.stderr, flush=True)


def missing(libraries: dict[str, str]) -> dict[str, str]:
    """Those of the shared libraries that cannot be loaded here."""
    absent = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent[library] = package
    return absent


def install_with_apt(packages: list[str]) -> None:
    """Install Debian packages; only root comes here."""
    say("installing system libraries: " + " ".join(packages))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=env, capture_output=True, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, env=env, capture_output=True, check=False)


def system_libraries(window: bool) -> None:
    """Install what Qt needs from the system, or say in one line what to install; stop if nothing can be drawn."""
    if not sys.platform.startswith("linux"):
        return
    needed = {**DRAW, **SHOW} if window else DRAW
    absent = missing(needed)
    apt = shutil.which("apt-get")
    if absent and apt and os.geteuid() == 0:
        install_with_apt(list(absent.values()))
        absent = missing(needed)
    if not absent:
        return
    if apt:
        say("please install once: sudo apt-get install -y --no-install-recommends " + " ".join(absent.values()))
    else:
        say("please install the packages of your system that hold: " + " ".join(absent))
    if missing(DRAW):
        raise SystemExit(3)


def version_of(python: str) -> tuple[int, ...]:
    """Major and minor number of an interpreter that has all modules we need, else nothing."""
    code = "import ctypes, sqlite3, ssl, sys, venv; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=60, check=True)
        return tuple(int(word) for word in answer.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def answer_of(*command: str) -> list[str]:
    """The one line that a command prints, or nothing when it is not there or fails."""
    program = shutil.which(command[0])
    if not program:
        return []
    result = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    return [result.stdout.strip()] if result.returncode == 0 and result.stdout.strip() else []


def installed_pythons() -> list[str]:
    """Interpreters that may be new enough, newest first: on the path, of pyenv, of uv, of the Windows launcher."""
    minors = range(END[1] - 1, GOOD[1] - 1, -1)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    uv = Path.home() / ".local" / "share" / "uv" / "python"
    found = []
    for minor in minors:
        name = f"3.{minor}"
        on_path = shutil.which(f"python{name}")
        found += [on_path] if on_path else []
        found += sorted(map(str, pyenv.glob(f"{name}.*/bin/python")), reverse=True)
        found += sorted(map(str, uv.glob(f"cpython-{name}*/bin/python3")), reverse=True)
        if os.name == "nt":
            found += answer_of("py", f"-{name}", "-c", "import sys; print(sys.executable)")
    return found


def choose_python() -> str:
    """The best Python here: this one, another installed one, one that uv can bring, or the last resort."""
    if GOOD <= version_of(sys.executable) < END:
        return sys.executable
    for python in installed_pythons():
        if GOOD <= version_of(python) < END:
            return python
    answer_of("uv", "python", "install", "-q", "3.13")
    for python in answer_of("uv", "python", "find", "3.13"):
        if GOOD <= version_of(python) < END:
            return python
    wanted = f"Python {GOOD[0]}.{GOOD[1]} to {END[0]}.{END[1] - 1}"
    for python in [sys.executable, *filter(None, [shutil.which("python3.11")])]:
        if version_of(python) == LAST_RESORT:
            say(f"WARNING: {wanted} was not found; 3.11 comes with an older Qt, and some errors end the program.")
            say("For the full reliability install a newer Python, delete .venv and start again.")
            return python
    raise SystemExit(f"[dev] {wanted} is needed; this is {sys.version.split()[0]}. Install one and start again.")


def make_venv() -> None:
    """Make an empty .venv, also where Debian has taken ensurepip away."""
    python = choose_python()
    say(f"making .venv with {python}")
    subprocess.run([python, "-m", "venv", "--clear", "--without-pip", str(VENV)], check=True)
    subprocess.run([str(VENV_PYTHON), "-m", "ensurepip"], capture_output=True, check=False)


def pip() -> list[str]:
    """The words that start pip for .venv: its own, or one from outside."""
    for words in ([str(VENV_PYTHON), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]):
        if subprocess.run([*words, "--version"], capture_output=True, check=False).returncode == 0:
            return words
    raise SystemExit("[dev] pip is missing. On Debian or Ubuntu: sudo apt-get install -y python3-venv")


def prepare_venv() -> None:
    """Have .venv hold what the pins name; quick when it already does."""
    stamp = VENV / "pins.sha256"
    key = hashlib.sha256(PINS.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == key and VENV_PYTHON.exists():
        return
    if not version_of(str(VENV_PYTHON)):
        make_venv()
    say("installing the pinned packages (the first time, and when the pins have changed)")
    options = ["--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    subprocess.run([*pip(), "install", "--quiet", *options, "--requirement", str(PINS)], check=True)
    stamp.write_text(key)


def environment(window: bool) -> dict[str, str]:
    """Environment variables for the program or a tool."""
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    if not window:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif sys.platform.startswith("linux") and not any(
        env.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        say("there is no screen (DISPLAY and WAYLAND_DISPLAY are unset): the window will not be visible")
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def python(words: list[str], window: bool = False) -> int:
    """Run the interpreter of .venv in the project's folder."""
    return subprocess.call([str(VENV_PYTHON), *words], cwd=ROOT, env=environment(window))


def run(rest: list[str]) -> int:
    """Start the program where the person stands, so that file names mean what they say."""
    return subprocess.call([str(VENV_PYTHON), "-P", "-m", "app", *rest], env=environment(window=not rest))


def check() -> int:
    """Run every linter, even after one has found something; say which did."""
    faults = []
    for title, words in LINTERS:
        if python(words):
            faults.append(title)
        else:
            say(f"{title}: good")
    if faults:
        say("FAILED: " + ", ".join(faults))
    return 1 if faults else 0


def test(rest: list[str]) -> int:
    """Run all checks on all cores, or pytest alone when it is given arguments; its closing line comes last."""
    if rest:
        return python(["-m", "pytest", *rest])
    found = check()
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    parted = ["--numprocesses", str(workers), "--dist", "worksteal"] if workers > 1 else []
    return python(["-m", "pytest", *parted]) or found


def lock(rest: list[str]) -> int:
    """Write the pins for every platform and Python, with hashes and without the address of any package index."""
    uv = shutil.which("uv")
    if not uv:
        raise SystemExit("[dev] `lock` needs uv: install it with pipx, or with pip into a scratch environment")
    hidden = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    # Without the oldest version said, uv leaves out what only a Python older than that of .venv needs.
    oldest = ["--python-version", f"{LAST_RESORT[0]}.{LAST_RESORT[1]}"]
    words = ["pip", "compile", "--quiet", "--universal", *oldest, "--generate-hashes", *hidden, "--group", "dev"]
    return subprocess.call([uv, *words, "pyproject.toml", "--output-file", str(PINS), *rest], cwd=ROOT)


def script(name: str, rest: list[str]) -> int:
    """Run one of the other programs in this folder, if this checkout has it."""
    path = ROOT / "packaging" / SCRIPTS[name]
    if not path.is_file():
        raise SystemExit(f"[dev] this checkout has no packaging/{SCRIPTS[name]}")
    return python([str(path), *rest])


def main(words: list[str]) -> int:
    """Do what the first word says, and pass on the others."""
    job, rest = (words[0], words[1:]) if words else ("", [])
    if job == "lock":
        return lock(rest)
    if job not in {"run", "test", "check", "setup", *SCRIPTS}:
        print(textwrap.dedent(__doc__ or ""), end="")
        return 0 if job in {"-h", "--help", "help"} else 2
    system_libraries(window=job == "run" and not rest)
    prepare_venv()
    if job in SCRIPTS:
        return script(job, rest)
    if job == "run":
        return run(rest)
    if job == "test":
        return test(rest)
    return check() if job == "check" else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
