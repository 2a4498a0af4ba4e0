"""100,000 random events on the real window, in turns of 3,000, each with a seed of its own.

``VIVENCIA_SECONDS`` begins no further turn after that time, ``VIVENCIA_FIRST`` goes on after so many events.
"""

import os
import subprocess
import sys
import time

EVENTS = 100_000
TURN = 3_000
TEST = "tests/ui/test_random_hands.py"

if __name__ == "__main__":
    end = time.monotonic() + float(os.environ.get("VIVENCIA_SECONDS", "inf"))
    done, failed = int(os.environ.get("VIVENCIA_FIRST", "0")), 0
    while done < EVENTS and not failed and time.monotonic() < end:
        seed = str(1000 + done // TURN)
        environment = os.environ | {"VIVENCIA_HANDS": str(TURN), "VIVENCIA_SEED": seed}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TEST]
        failed = subprocess.run(command, env=environment, check=False).returncode
        done += TURN
        print(f"{done:,} of {EVENTS:,} events, seed {seed}: {'FAILED' if failed else 'good'}", flush=True)
    sys.exit(failed)
