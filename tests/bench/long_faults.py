"""Every fault at every point of thirty edits, and 10,000 interleavings of two windows (``VIVENCIA_SECONDS`` ends
each sooner)."""

import subprocess
import sys

RUNS = (("tests.store.fault_points", "1"), ("tests.store.two_writers", "10000"))

if __name__ == "__main__":
    codes = [subprocess.run([sys.executable, "-m", module, number], check=False).returncode for module, number in RUNS]
    sys.exit(any(codes))
