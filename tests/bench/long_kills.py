"""10,000 kills of one writer and of two, 200 of persons typing (``VIVENCIA_SECONDS`` ends each of the three sooner)."""

import subprocess
import sys
import tempfile

RUNS = (
    ("tests.store.kill_loop", "7000", "1"),
    ("tests.store.kill_loop", "3000", "2"),
    ("tests.ui.typing_kills", "200"),
)

if __name__ == "__main__":
    failed = False
    for module, *numbers in RUNS:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", module, folder, *numbers]
            failed |= subprocess.run(command, check=False).returncode != 0
    sys.exit(failed)
