"""Pages taken out of a cache: both files or none, and only when it is plain which page is meant."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citeref.cache import Cache, Layer, files
from citeref.errors import CacheError
from citeref.ref import Ref

TEA = Ref("eu/reg/2099/1")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache((Layer("user", tmp_path / "user", True), Layer("built in", tmp_path / "builtin", False)))


def test_a_page_goes_with_its_origin_and_the_folders_left_empty(cache: Cache) -> None:
    page = cache.add(b"tea", TEA, "en")
    other = cache.add(b"tea", TEA, "fr")
    cache.remove(page)
    assert (cache.page(TEA, "en"), cache.page(TEA, "fr")) == (None, other)
    cache.remove(other)
    assert [path.name for path in cache.layers[0].folder.iterdir()] == [files.LOCK]
    assert cache.verify() == []
    assert cache.add(b"tea", TEA, "en").path == page.path


def test_what_comes_with_citeref_stays(cache: Cache) -> None:
    Cache((Layer("user", cache.layers[1].folder, True),)).add(b"tea", TEA, "en")
    page = cache.page(TEA, "en")
    assert page is not None
    with pytest.raises(CacheError, match="comes with citeref"):
        cache.remove(page)
    assert cache.page(TEA, "en") == page


def test_a_page_that_somebody_replaced_meanwhile_stays(cache: Cache) -> None:
    page = cache.add(b"tea", TEA, "en")
    newer = cache.add(b"green tea", TEA, "en", replace=True)
    with pytest.raises(CacheError, match="changed"):
        cache.remove(page)
    assert cache.page(TEA, "en") == newer


@pytest.mark.parametrize("step", ["_durable", "_settle"])
def test_a_removal_cut_off_is_undone_or_finished_by_the_next_writer(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    page = cache.add(b"tea", TEA, "en")
    real: Callable[..., None] = getattr(files, step)

    def killed(*args: object) -> None:
        real(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(files, step, killed)
    with pytest.raises(KeyboardInterrupt):
        cache.remove(page)
    monkeypatch.undo()
    assert cache.verify() == []
    assert cache.page(TEA, "en") == (page if step == "_durable" else None)


def _remove_and_add(folder: Path, lang: str) -> None:
    cache = Cache((Layer("user", folder, True),))
    for _ in range(60):
        cache.remove(cache.add(b"tea", TEA, lang))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_two_who_add_and_remove_in_one_folder_do_not_trip_each_other(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    both = [fork.Process(target=_remove_and_add, args=(tmp_path, lang)) for lang in ("en", "fr")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert Cache((Layer("user", tmp_path, True),)).verify() == []
