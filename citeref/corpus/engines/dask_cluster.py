"""A Dask cluster of this machine's own.

It has a session of its own, so that Ctrl-C is for the one that asked for it alone, and ends with that one. Its workers have
one thread each, and are to be reached from this machine alone.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from citeref.corpus.extra import needed
from citeref.errors import CiterefError

_PARTING = 10.0
"""Seconds that a cluster has to end by itself."""


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """The address of a cluster of so many workers. Raises `CiterefError` where it does not start."""
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(workers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    patience = 0.0
    try:
        address = process.stdout.readline().decode().strip()
        if not address:
            raise CiterefError(
                f"The Dask cluster of {workers} workers did not start.", "`--engine processes` does without."
            )
        patience = _PARTING
        yield address
    finally:
        process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        process.kill()
        process.wait()
        process.stdout.close()


def main() -> None:
    """Starts the workers, tells the address, and stays until standard input ends."""
    with needed("distributed").LocalCluster(
        n_workers=int(sys.argv[1]),
        threads_per_worker=1,
        dashboard_address=None,
        scheduler_kwargs={
            "dashboard_address": "127.0.0.1:0"
        },  # its pages of state: on no port that another may have
        memory_limit=0,  # each document has its own limit, and the workers themselves hold next to nothing
        silence_logs=logging.ERROR,
    ) as started:
        print(started.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
