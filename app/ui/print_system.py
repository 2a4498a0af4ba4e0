"""Where the printing system of this computer is asked for printers: through its local socket, never over the network.

Without a running CUPS its library would try TCP instead, on this computer; and nothing of this program uses TCP.
"""

import os
import sys
from pathlib import Path

_VARIABLE, _SOCKET = "CUPS_SERVER", "/run/cups/cups.sock"
_FILES = (Path("/etc/cups/client.conf"), Path.home() / ".cups" / "client.conf")


def stay_local() -> None:
    """Name the local socket, unless the person or their system names a print server."""
    if sys.platform == "linux" and _VARIABLE not in os.environ and not any(map(_names_server, _FILES)):
        os.environ[_VARIABLE] = _SOCKET


def _names_server(file: Path) -> bool:
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.split()[:1] == ["ServerName"] for line in lines)
