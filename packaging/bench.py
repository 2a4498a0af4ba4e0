#!/usr/bin/env python3
"""Runs every benchmark of tests/bench in a process of its own and prints what each prints: ratios within one run.

python3 packaging/dev.py bench [NAME...]      (bench_store, bench_start, …; all where none is named)
"""

import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "bench"


def main() -> int:
    """Run them; 1 where one failed."""
    wanted = [name.removesuffix(".py") for name in sys.argv[1:]]
    failed = 0
    for script in sorted(FOLDER.glob("bench_*.py")):
        if not wanted or script.stem in wanted or script.stem.removeprefix("bench_") in wanted:
            print(f"== {script.stem}", flush=True)
            environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
            failed |= subprocess.run([sys.executable, str(script)], env=environment, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
