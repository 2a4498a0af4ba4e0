"""Every override of a Qt virtual is guarded: an error in one would end the process or close the window unsaved."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import shiboken6

import app
from app.canvas.guard import is_guarded


def classes() -> Iterator[type]:
    """Every class of ours that Qt may call."""
    seen: set[type] = set()
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if module.name.split(".")[1] not in {"canvas", "ui", "render", "text"}:
            continue
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if found.__module__.startswith("app.") and issubclass(found, shiboken6.Object) and found not in seen:
                seen.add(found)
                yield found


def overrides(found: type) -> Iterator[str]:
    """The methods by which a class takes the place of Qt's."""
    theirs = [base for base in found.__mro__ if base.__module__.startswith("PySide6")]
    for name, member in vars(found).items():
        if inspect.isfunction(member) and not name.startswith("__") and any(name in vars(base) for base in theirs):
            yield name


def test_every_override_is_guarded() -> None:
    met = [(found, name) for found in classes() for name in overrides(found)]
    assert len(met) > 100
    assert [f"{c.__module__}.{c.__name__}.{name}" for c, name in met if not is_guarded(vars(c)[name])] == []
