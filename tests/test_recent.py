"""The last few things are kept, for any number of threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random

from citeref.recent import Recent


def test_the_one_that_nobody_asked_for_longest_goes_first():
    kept: Recent[str, int] = Recent(2)
    for key, thing in (("a", 1), ("b", 2)):
        kept.keep(key, thing)
    assert kept.get("a", lambda: 9) == 1
    kept.keep("c", 3)
    assert [kept.find(key) for key in "abc"] == [1, None, 3]


def test_a_thing_that_cannot_be_made_is_not_kept():
    kept: Recent[str, int] = Recent(2)
    for _ in range(2):
        try:
            kept.get("a", lambda: 1 // 0)
        except ZeroDivisionError:
            assert len(kept) == 0


def test_many_threads_may_ask_for_more_than_is_kept():
    kept: Recent[int, int] = Recent(3)

    def ask(seed: int) -> bool:
        chance = Random(seed)
        return all(kept.get(n, lambda n=n: n) == n for n in (chance.randrange(9) for _ in range(4000)))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(8)))
    assert len(kept) == 3
