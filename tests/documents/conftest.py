"""What the tests of documents share: files made on the spot, and a watch on how time grows."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest


@pytest.fixture
def steady() -> Callable[[Callable[[int], object], int], None]:
    """Fails when eight times the length takes far more than eight times as long."""

    def spent(work: Callable[[int], object], size: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.thread_time()
            work(size)
            best = min(best, time.thread_time() - start)
        return best

    def check(work: Callable[[int], object], size: int) -> None:
        few, many = spent(work, size), spent(work, 8 * size)
        assert many < 8 * 4 * max(few, 0.002)

    return check
