#!/usr/bin/env python3
"""Runs every benchmark of tests/bench in a process of its own and prints what each prints: ratios within one run.

python3 packaging/dev.py bench [NAME...]      (bench_store, bench_start, …; all where none is named)

The long runs of tests (tests/bench/long_*.py: kills, power_cut, …) come only when they are named.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "bench"


def main() -> int:
    """Run them; 1 where one failed."""
    wanted = [name.removesuffix(".py") for name in sys.argv[1:]]
    failed = 0
    scripts = sorted(FOLDER.glob("bench_*.py")) + sorted(FOLDER.glob("long_*.py") if wanted else ())
    for script in scripts:
        if not wanted or script.stem in wanted or script.stem.split("_", 1)[1] in wanted:
            print(f"== {script.stem}", flush=True)
            environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
            failed |= subprocess.run([sys.executable, str(script)], env=environment, check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
