"""The command line: everything that needs no window and no screen."""

from app.cli.run import main

__all__ = ["main"]
