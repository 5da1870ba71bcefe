"""The pages kept on disk: what is kept comes back, and what was touched is noticed."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeref.cache import Cache, Layer, files, names
from citeref.errors import CacheError, CiterefError, RefError
from citeref.ref import Ref

GDPR = Ref("eu/reg/2016/679")
SANCTION = Ref("fr/cnil/SAN-2022-009")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    layers = (
        Layer("project", tmp_path / "project", True),
        Layer("user", tmp_path / "user", True),
        Layer("built in", tmp_path / "builtin", False),
    )
    return Cache(layers)


def layered(cache: Cache, name: str) -> Cache:
    """The same cache with one layer only, writable."""
    return Cache(tuple(Layer(la.name, la.folder, True) for la in cache.layers if la.name == name))


def test_a_page_comes_back_with_its_origin(cache: Cache) -> None:
    kept = cache.add(b"<p>law</p>", GDPR, "fr", address="https://example.org", licence="free", title="RGPD")
    page = cache.page(GDPR / "art_28" / "par_3", "fr")
    assert page == kept
    assert cache.content(kept) == b"<p>law</p>"
    assert (kept.origin.title, kept.origin.licence, kept.layer) == ("RGPD", "free", "project")
    assert kept.path.as_posix().endswith("project/eu/reg/2016/679/fr.html")


def test_a_page_that_is_not_there_is_none(cache: Cache) -> None:
    assert cache.page(GDPR, "fr") is None
    assert cache.languages(GDPR) == ()
    assert list(cache.pages()) == []
    assert cache.verify() == []


def test_a_page_of_one_article_serves_that_article_only(cache: Cache) -> None:
    cache.add(b"x", Ref("eu/treaty/tfeu/art_16"), "fr")
    assert cache.page(Ref("eu/treaty/tfeu/art_16/par_1"), "fr") is not None
    assert cache.page(Ref("eu/treaty/tfeu/art_17"), "fr") is None


def test_the_upper_layer_wins(cache: Cache) -> None:
    layered(cache, "built in").add(b"synopsis", GDPR, "fr", status="synopsis")
    layered(cache, "user").add(b"mine", GDPR, "fr")
    page = cache.page(GDPR, "fr")
    assert page is not None
    assert (page.layer, cache.content(page)) == ("user", b"mine")
    assert [p.layer for p in cache.pages()] == ["user", "built in"]


def test_languages_of_all_layers_are_told(cache: Cache) -> None:
    layered(cache, "built in").add(b"a", GDPR, "fr")
    cache.add(b"b", GDPR, "en")
    assert cache.languages(GDPR / "art_1") == ("en", "fr")


def test_the_same_page_twice_is_one_page(cache: Cache) -> None:
    first = cache.add(b"x", GDPR, "fr", title="first")
    assert cache.add(b"x", GDPR, "fr", title="second") == first


def test_another_page_of_the_same_law_is_never_overwritten_unasked(cache: Cache) -> None:
    cache.add(b"x", GDPR, "fr")
    with pytest.raises(CacheError, match="another page"):
        cache.add(b"y", GDPR, "fr")
    page = cache.add(b"y", GDPR, "fr", replace=True)
    assert cache.content(page) == b"y"
    assert cache.verify() == []


def test_a_synopsis_gives_way_to_the_official_page(cache: Cache) -> None:
    cache.add(b"mine", GDPR, "fr", status="synopsis")
    assert cache.content(cache.add(b"theirs", GDPR, "fr")) == b"theirs"


def test_without_a_project_the_page_goes_to_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert [layer.name for layer in Cache.open().layers] == ["user", "built in"]
    (tmp_path / "cache").mkdir()
    assert [layer.name for layer in Cache.open().layers] == ["project", "user", "built in"]
    assert Cache.open(tmp_path / "other").layers[0].folder == tmp_path / "other"


@pytest.mark.parametrize("change", [b"tampered", b""])
def test_a_page_that_was_tampered_with_is_not_read(cache: Cache, change: bytes) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    page.path.write_bytes(change)
    with pytest.raises(CacheError, match=r"fr\.html"):
        cache.content(page)
    assert [(p.path, p.kind) for p in cache.verify()] == [(page.path, "tampered")]


def test_a_page_that_is_missing_is_named(cache: Cache) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    page.path.unlink()
    with pytest.raises(CacheError, match="missing"):
        cache.content(page)
    assert [(p.path, p.kind) for p in cache.verify()] == [(page.path, "missing")]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"ref": "eu/reg/2016/679"}', '{"ref": 3}', "[" * 100_000, "\xff"]
)
def test_an_origin_that_says_nothing_is_named(cache: Cache, text: str) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    page.path.with_suffix(".json").write_text(text, encoding="latin-1")
    with pytest.raises(CacheError, match=r"fr\.json"):
        cache.page(GDPR, "fr")
    assert list(cache.pages()) == []
    assert [p.kind for p in cache.verify()] == ["malformed"]


def test_two_pages_that_changed_places_are_noticed(cache: Cache) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    other = page.path.parent.parent / "680"
    page.path.parent.rename(other)
    with pytest.raises(CacheError, match="whose place is"):
        cache.page(Ref("eu/reg/2016/680"), "fr")
    assert [p.kind for p in cache.verify()] == ["malformed"]


def test_files_that_no_origin_speaks_of_are_orphans(cache: Cache) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    (page.path.parent / "de.html").write_text("x")
    (page.path.parent / "notes.txt").write_text("x")
    (cache.layers[0].folder / "README.md").write_text("our pages")
    assert [(p.path.name, p.kind) for p in cache.verify()] == [("de.html", "orphan"), ("notes.txt", "orphan")]


def test_links_inside_the_cache_are_refused(cache: Cache, tmp_path: Path) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    secret = tmp_path / "secret.html"
    page.path.rename(secret)
    page.path.symlink_to(secret)
    with pytest.raises(CacheError, match="link"):
        cache.content(page)
    folder = page.path.parent
    folder.rename(tmp_path / "away")
    folder.symlink_to(tmp_path / "away")
    with pytest.raises(CacheError, match="link"):
        cache.page(GDPR, "fr")
    with pytest.raises(CacheError, match="link"):
        cache.add(b"more", GDPR, "en")
    assert {p.kind for p in cache.verify()} == {"malformed"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_a_page_does_not_hang(cache: Cache) -> None:
    page = cache.add(b"the law", GDPR, "fr")
    page.path.unlink()
    os.mkfifo(page.path)
    with pytest.raises(CacheError):
        cache.content(page)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_leaves_nothing_behind(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    old = cache.add(b"old", GDPR, "fr")

    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(CacheError, match="nothing was written") as caught:
        cache.add(b"new", GDPR, "fr", replace=True)
    assert os.strerror(code) in caught.value.what
    monkeypatch.undo()
    assert cache.content(old) == b"old"
    assert cache.verify() == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CacheError, match="nothing was written"):
        Cache((Layer("user", tmp_path / "file", True),)).add(b"x", GDPR, "fr")


def test_a_cache_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="may be written"):
        Cache((Layer("built in", tmp_path, False),)).add(b"x", GDPR, "fr")


@pytest.mark.parametrize("lang", ["", "../fr", "FR", "français", "fr.html", "con"])
def test_a_language_that_is_none_is_refused(cache: Cache, lang: str) -> None:
    with pytest.raises(CacheError, match="language"):
        cache.add(b"x", GDPR, lang)


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        ("fr/cnil/SAN-2022-009", "fr/cnil/SAN-2022-009"),
        ("ecli/EU:C:2014:317", "ecli/EU_C_2014_317"),
        ("fr/code/environnement/art_R*123-4", "fr/code/environnement/art_R+123-4"),
        ("de/con", "de/con_"),
        ("de/bdsg", "de/bdsg"),
    ],
)
def test_the_path_is_the_reference(ref: str, path: str) -> None:
    assert str(names.folder(ref)) == path


@given(st.text(max_size=60) | st.text(alphabet="eu/regcnilSAN:.*-_0123456789%\\", max_size=60))
def test_no_text_leads_out_of_the_cache(text: str) -> None:
    for name in (text, f"eu/reg/2016/{text}", f"ecli/{text}", f"fr/cnil/{text}", f"de/{text}"):
        try:
            path = names.folder(name)
        except (RefError, CacheError):
            continue
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert all(
            part and not part.endswith(".") and set(part).isdisjoint('<>:"|?*\\\0') for part in path.parts
        )


def test_a_reference_too_long_for_a_disk_is_refused() -> None:
    with pytest.raises(CiterefError, match="too long"):
        names.folder("fr/code/" + "a" * 150)


def _write(folder: Path, rounds: int, mark: bytes) -> None:
    cache = Cache((Layer("user", folder, True),))
    for number in range(rounds):
        cache.add(mark * (number + 1), GDPR, "fr", replace=True)
        cache.add(mark, Ref(f"eu/reg/2000/{number + 1}"), "fr", replace=True)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    writers = [spawn.Process(target=_write, args=(tmp_path, 25, mark)) for mark in (b"a", b"b")]
    for writer in writers:
        writer.start()
    cache = Cache((Layer("user", tmp_path, True),))
    while any(writer.is_alive() for writer in writers):
        page = cache.page(GDPR, "fr")
        assert page is None or cache.content(page).strip(b"ab") == b""
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert cache.verify() == []
    assert sum(1 for _ in cache.pages()) == 26


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_writer_that_is_killed_leaves_no_half_page(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    cache = Cache((Layer("user", tmp_path, True),))
    for round_ in range(12):
        writer = fork.Process(target=_write, args=(tmp_path, 10_000, bytes([65 + round_]) * 3000))
        writer.start()
        time.sleep(0.004 * (round_ + 1))
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        page = cache.page(GDPR, "fr")
        assert page is None or cache.content(page)
        assert cache.verify() == []
