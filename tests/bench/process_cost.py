"""Runs a command and prints what its process took: CPU seconds, seconds, and peak memory in MiB.

A process' peak counts what its parent held when it was born; so this one holds next to nothing.

python -I -S tests/bench/process_cost.py COMMAND…
"""

import os
import resource
import sys
import time

if __name__ == "__main__":
    start = time.monotonic()
    sink = os.open(os.devnull, os.O_WRONLY)
    to_sink = [(os.POSIX_SPAWN_DUP2, sink, 1)]
    born = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=to_sink)
    _, status = os.waitpid(born, 0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    print(used.ru_utime + used.ru_stime, time.monotonic() - start, peak)
    sys.exit(os.waitstatus_to_exitcode(status))
