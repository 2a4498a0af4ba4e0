"""100,000 mutants of each kind of file; ``VIVENCIA_SECONDS`` ends it sooner, ``VIVENCIA_FIRST`` begins at a later one.

Prints what became of each kind; ends with 1 where one was not refused as it should, took more than 2 seconds of the
processor, more than 512 MiB, or ended its process.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter

EACH, AT_ONCE = 100_000, 500
SECONDS, MEBIBYTES = 2.0, 512


def main() -> int:
    """All kinds, a piece of each in turn."""
    first = int(os.environ.get("VIVENCIA_FIRST", "0"))
    ends = time.monotonic() + float(os.environ.get("VIVENCIA_SECONDS", "inf"))
    read: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    worst: dict[str, float] = {}
    peak: dict[str, int] = {}
    faults: list[str] = []
    for start in range(first, EACH, AT_ONCE):
        if time.monotonic() > ends:
            break
        command = [sys.executable, "-m", "tests.exchange.mutants", str(AT_ONCE)]
        env = {**os.environ, "VIVENCIA_FIRST": str(start)}
        result = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        if result.returncode:
            faults.append(f"from {start}: the process ended with {result.returncode}")
        for said in map(json.loads, result.stdout.splitlines()):
            kind = said["kind"]
            read[kind] += said["read"]
            refused[kind] += said["refused"]
            worst[kind] = max(worst.get(kind, 0.0), said["worst"])
            peak[kind] = max(peak.get(kind, 0), said["peak"])
            faults += [f"{kind}: {what}" for what in said["other"]]
            if said["worst"] > SECONDS or said["peak"] > MEBIBYTES:
                faults.append(f"{kind} {said['worst_number']}: {said['worst']} s, {said['peak']} MiB")
    for kind, longest in worst.items():
        figures = f"{read[kind]:7} read {refused[kind]:7} refused, at most {longest:.2f} s and {peak[kind]} MiB"
        print(f"{kind:10} {figures}")
    print(f"{sum(read.values()) + sum(refused.values())} mutants, {len(faults)} faults", *faults[:40], sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
