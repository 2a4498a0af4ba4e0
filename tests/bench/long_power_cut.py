"""150,000 states of a disk after a power cut during thirty edits (``VIVENCIA_SECONDS`` ends it sooner)."""

import subprocess
import sys
import tempfile

STATES = 150_000

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.store.power_cut", folder, str(STATES)]
        sys.exit(subprocess.run(command, check=False).returncode)
