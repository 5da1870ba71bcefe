"""A long cache is listed from its note, which is believed only as far as the disk bears it out."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import msgspec
import pytest

from citeref.cache import Cache, Layer, register
from citeref.model import Origin
from citeref.ref import Ref

LAMPS = [Ref(f"eu/reg/2099/{number}") for number in range(1, 6)]


@pytest.fixture(autouse=True)
def noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the smallest cache is noted, as if its files were old."""
    monkeypatch.setattr(register, "WORTH_NOTING", 1)
    monkeypatch.setattr(register, "_LATELY", -1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five pages, listed once."""
    cache = opened(tmp_path / "pages")
    for ref in LAMPS:
        cache.add(b"lamp", ref, "en", title="Lamps")
    assert titles(tmp_path / "pages") == dict.fromkeys(LAMPS, "Lamps")
    assert (tmp_path / "pages" / register.NAME).exists()
    return tmp_path / "pages"


def opened(folder: Path) -> Cache:
    return Cache((Layer("user", folder, True),))


def titles(folder: Path) -> dict[str, str]:
    return {page.ref: page.origin.title for page in opened(folder).pages()}


def told(path: Path, **fields: str) -> None:
    """Writes another title into an origin, in its place."""
    origin = msgspec.json.decode(path.read_bytes(), type=Origin)
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(origin, **fields)))


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The origin files that are read from now on."""
    seen: list[str] = []
    page_at = register.records.page_at
    monkeypatch.setattr(
        register.records, "page_at", lambda *a, **k: (seen.append(str(a[1])), page_at(*a, **k))[1]
    )
    return seen


def test_what_is_noted_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = reads(monkeypatch)
    pages = list(opened(folder).pages())
    assert (len(pages), seen) == (5, [])
    assert [page.path for page in pages] == [folder / ref / "en.html" for ref in LAMPS]
    assert pages == [opened(folder).page(ref, "en") for ref in LAMPS]


def test_an_origin_changed_by_hand_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(folder / LAMPS[1] / "en.json", title="Lanterns")
    seen = reads(monkeypatch)
    assert titles(folder)[LAMPS[1]] == "Lanterns"
    assert len(seen) == 1


def test_pages_that_come_and_go_are_noticed(folder: Path) -> None:
    shutil.rmtree(folder / LAMPS[0])
    cache = opened(folder)
    cache.add(b"lampe", LAMPS[1], "fr")
    cache.add(b"lamp", Ref("fr/cnil/SAN-2099-001"), "fr")
    cache.remove(cache.versions(LAMPS[2], "en")[0])
    found = [(page.ref, page.lang) for page in opened(folder).pages()]
    left = [(LAMPS[1], "en"), (LAMPS[1], "fr"), (LAMPS[3], "en"), (LAMPS[4], "en")]
    assert found == [*left, ("fr/cnil/SAN-2099-001", "fr")]
    assert cache.verify() == []


@pytest.mark.parametrize("damage", ["cut", "empty", "bytes", "link", "folder"])
def test_a_damaged_note_is_made_again_silently(folder: Path, tmp_path: Path, damage: str) -> None:
    note = folder / register.NAME
    whole = note.read_bytes()
    if damage == "link":
        note.rename(tmp_path / "away")
        note.symlink_to(tmp_path / "away")
    elif damage == "folder":
        note.unlink()
        note.mkdir()
    else:
        note.write_bytes(
            {"cut": whole[:-40], "empty": b"", "bytes": whole.replace(b"Lamps", b"Lies!")}[damage]
        )
    assert set(titles(folder).values()) == {"Lamps"}
    if damage != "folder":
        assert not note.is_symlink()
        assert register._noted(folder)


def test_a_note_that_lies_and_adds_up_is_not_believed_on_another_disk(folder: Path, tmp_path: Path) -> None:
    head, _, body = (folder / register.NAME).read_bytes().partition(b"\n")
    lie = body.replace(b"Lamps", b"Lies!")
    other = tmp_path / "handed"
    shutil.copytree(folder, other)
    (other / register.NAME).write_bytes(register._head(lie) + b"\n" + lie)
    assert set(titles(other).values()) == {"Lamps"}
    assert head != register._head(lie)


def test_what_changed_a_moment_ago_is_never_taken_from_the_note(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "_LATELY", 3_000_000_000)
    (folder / register.NAME).unlink()
    path = folder / LAMPS[0] / "en.json"
    assert titles(folder)[LAMPS[0]] == "Lamps"
    state = path.stat()
    told(path, title="Oils.")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert titles(folder)[LAMPS[0]] == "Oils."


def test_a_broken_origin_is_left_out_and_verify_names_it(folder: Path) -> None:
    (folder / LAMPS[0] / "en.json").write_text("{")
    assert len(titles(folder)) == 4
    assert len(titles(folder)) == 4
    assert [problem.kind for problem in opened(folder).verify()] == ["malformed"]
    told(folder / LAMPS[1] / "en.json", sha256="0")
    (folder / LAMPS[2] / "en.html").unlink()
    (folder / LAMPS[3] / "de.html").write_text("x")
    kinds = [problem.kind for problem in opened(folder).verify()]
    assert kinds == ["malformed", "tampered", "missing", "orphan"]


def test_a_folder_that_may_not_be_written_is_listed_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / register.NAME).unlink()

    def refuse(*_: object) -> None:
        raise OSError(30, "read-only")

    monkeypatch.setattr(register.files, "replace", refuse)
    assert len(titles(folder)) == 5
    assert not (folder / register.NAME).exists()


def test_the_layer_that_comes_with_citeref_is_never_noted(tmp_path: Path) -> None:
    opened(tmp_path).add(b"lamp", LAMPS[0], "en")
    assert len(list(Cache((Layer("built in", tmp_path, False),)).pages())) == 1
    assert not (tmp_path / register.NAME).exists()


def test_a_note_half_written_by_a_killed_process_is_swept_away(folder: Path) -> None:
    (folder / f".{register.NAME}.new").write_text("[")
    assert opened(folder).verify() == []
    assert not (folder / f".{register.NAME}.new").exists()


JUDGMENT, ECLI = Ref("fr/cass/30-12.345"), Ref("ecli/FR:CCASS:2031:C100001")


@pytest.mark.parametrize(("filed", "also"), [(JUDGMENT, ECLI), (ECLI, JUDGMENT)])
def test_a_decision_is_found_by_each_of_its_names(tmp_path: Path, filed: Ref, also: Ref) -> None:
    cache = opened(tmp_path)
    assert cache.page(also, "fr") is None
    kept = cache.add(b"arret", filed, "fr", also=(str(also),))
    for ref in (also, also / "pt_3"):
        page = cache.page(ref, "fr")
        assert page is not None
        assert (page.ref, page.path, page.origin) == (also, kept.path, kept.origin)
        assert cache.languages(ref) == ("fr",)
        assert cache.versions(ref, "fr") == (page,)
        assert cache.page(ref, "fr", "2090-01-01") == page
        assert cache.page(ref, "en") is None
    assert cache.page(filed, "fr") == kept
    cache.remove(kept)
    assert cache.page(also, "fr") is None


def test_the_name_of_a_page_that_was_changed_by_hand_is_not_believed(folder: Path) -> None:
    cache = opened(folder)
    page = cache.add(b"arret", JUDGMENT, "fr", also=(str(ECLI),))
    assert cache.page(ECLI, "fr") is not None
    told(page.path.with_suffix(".json"), also=())  # type: ignore[arg-type]
    assert cache.page(ECLI, "fr") is None


def test_what_another_process_adds_is_found_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = opened(tmp_path)
    assert cache.page(ECLI, "fr") is None
    opened(tmp_path).add(b"arret", JUDGMENT, "fr", also=(str(ECLI),))
    monkeypatch.setattr(register.time, "monotonic", lambda now=time.monotonic: now() + 2)
    assert cache.page(ECLI, "fr") is not None
