"""Every file that unpacks to much or is as large as is taken: refused or read, in 2 s and with 448 MiB at most."""

import json
import subprocess
import sys

from tests.exchange.bombs import BOMBS, MAY_BE_READ

SECONDS, MEBIBYTES = 2.0, 448


def main() -> int:
    """All of them, with what each took."""
    command = [sys.executable, "-m", "tests.exchange.bombs", "--all"]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    faults = 0
    for said in found:
        expected = ("read", "refused") if said["what"] in MAY_BE_READ else ("refused",)
        bad = said["said"] not in expected or said["took"] > SECONDS or said["peak"] > MEBIBYTES
        faults += bad
        figures = f"{said['said'][:30]:10} {said['took']:5.2f} s {said['peak']:4} MiB"
        print(f"{said['what']:42} {figures} {'FAULT' if bad else ''}")
    print(f"{len(found)} files, {faults} faults")
    return int(bool(faults) or len(found) != len(BOMBS) or result.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
