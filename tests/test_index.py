"""The index: nothing read twice, nothing lost, both ways, whatever befalls its file."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from citeref.errors import CiterefError, IndexUnusable
from citeref.index import Index, sources, updating
from citeref.index.schema import VERSION
from citeref.index.store import Store
from citeref.model import Citation, Document, Span
from citeref.ref import Ref

GDPR, ART_28 = Ref("eu/reg/2016/679"), Ref("eu/reg/2016/679/art_28")

_PLAIN = re.compile(r"article (\d+)(?:, paragraphe (\d+))? du RGPD|loi (\d\d-\d+)|cette loi")


def plain_find(document: Document | str) -> list[Citation]:
    """A finder simple enough to foresee: GDPR articles, laws by number, « cette loi » left open."""
    text = document if isinstance(document, str) else document.text
    found = []
    for match in _PLAIN.finditer(text):
        article, paragraph, law = match.groups()
        ref = (
            f"{GDPR}/art_{article}" + (f"/par_{paragraph}" if paragraph else "")
            if article
            else f"fr/loi/{law}"
            if law
            else ""
        )
        found.append(Citation(match[0], Span(*match.span()), (Ref(ref),) if ref else (), evidence=("RGPD",)))
    return found


@pytest.fixture(autouse=True)
def _plain_finder(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "citeref.find", SimpleNamespace(find=plain_find))
    monkeypatch.setitem(sys.modules, "citeref.resolve", SimpleNamespace(resolve=lambda citations: citations))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache-of-the-user"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    write(
        folder / "a.txt",
        "L'article 28, paragraphe 3 du RGPD.\n\nEt l'article 9 du RGPD, que cette loi rappelle.\n",
    )
    write(
        folder / "b.md",
        "# Sur la loi\n\nLa loi 78-17 et l'**article 28** du RGPD ; encore l'article 28 du RGPD.\n",
    )
    write(folder / "c.txt", "Rien à citer ici, sinon des données médicales.\n")
    return folder


def write(path: Path, text: str) -> None:
    """Writes a file that looks as if it had been lying there for a day."""
    path.write_text(text, "utf-8")
    day = path.stat().st_mtime_ns - 86_400_000_000_000
    os.utime(path, ns=(day, day))


@pytest.fixture(params=["file", "memory"])
def index(request, tmp_path, folder) -> Index:
    index = Index.open(tmp_path / "citations.index" if request.param == "file" else None)
    index.update([str(folder)])
    return index


def content(index: Index) -> list[object]:
    """All that an index answers, without its numbers."""
    citations = [(r.name, r.citation, r.place, r.snippet, r.snippet_span) for r in index.citations()]
    cited = [(row, [r.citation for r in index.who_cites(row.ref)]) for row in index.authorities()]
    documents = [(d.path, d.citations, d.authorities) for d in index.documents()]
    return [documents, citations, cited, index.places(GDPR), [s.snippet for s in index.search("article")]]


def test_what_documents_cite(index, folder):
    assert [(d.name, d.format, d.citations, d.authorities) for d in index.documents()] == [
        ("a.txt", "text", 3, 1),
        ("b.md", "markdown", 3, 2),
        ("c.txt", "text", 0, 0),
    ]
    assert [row.citation.text for row in index.citations()] == [
        "article 28, paragraphe 3 du RGPD",
        "article 9 du RGPD",
        "cette loi",
        "loi 78-17",
        "article 28 du RGPD",
        "article 28 du RGPD",
    ]
    assert index.documents()[0].path == str(folder / "a.txt")


def test_authorities_with_their_counts(index):
    assert [(row.ref, row.citations, row.documents) for row in index.authorities()] == [
        (GDPR, 4, 2),
        ("fr/loi/78-17", 1, 1),
    ]


def test_places_in_the_order_of_the_law_counted_as_who_cites_answers(index):
    places = index.places(GDPR)
    assert [(row.ref.pinpoint, row.citations, row.documents, row.exact) for row in places] == [
        ("art_9", 1, 1, 1),
        ("art_28", 3, 2, 2),
        ("art_28/par_3", 1, 1, 1),
    ]
    for row in places:
        assert len(index.who_cites(row.ref)) == row.citations
        assert len(index.who_cites(row.ref, within=False)) == row.exact


def test_who_cites_a_place_and_the_places_inside_it(index):
    rows = index.who_cites(ART_28)
    assert [(row.name, row.citation.refs[0].pinpoint) for row in rows] == [
        ("a.txt", "art_28/par_3"),
        ("b.md", "art_28"),
        ("b.md", "art_28"),
    ]
    assert isinstance(rows[0].citation.refs[0], Ref)
    assert index.who_cites(Ref("eu/reg/2016/679/art_2")) == []
    assert index.who_cites(ART_28, limit=1, offset=1) == rows[1:2]


def test_a_row_shows_the_words_around_and_where(index):
    row = index.who_cites(ART_28)[1]
    assert row.snippet == "La loi 78-17 et l'article 28 du RGPD ; encore l'article 28 du RGPD."
    assert row.snippet[slice(*row.snippet_span)] == row.citation.text
    assert (row.place.heading, row.place.paragraph, row.place.line) == ("Sur la loi", 2, 3)


def test_a_long_paragraph_is_cut_around_the_citation(index, folder):
    write(folder / "d.txt", "mot " * 900 + "l'article 5 du RGPD " + "fin " * 900)
    index.update([str(folder)])
    (row,) = index.who_cites(Ref("eu/reg/2016/679/art_5"))
    assert len(row.snippet) < 260
    assert row.snippet[slice(*row.snippet_span)] == "article 5 du RGPD"
    assert row.snippet.startswith("… mot")
    assert row.snippet.endswith("fin …")


def test_the_open_ones_are_listed(index):
    assert [row.citation.text for row in index.open_citations()] == ["cette loi"]


def test_a_document_comes_back_whole(index):
    row = index.documents()[1]
    document = index.document(row.id)
    assert document.title == "Sur la loi"
    at = document.text.index("article")
    assert document.source[slice(*document.at_source((at, at + 10)))] == "article 28"
    with pytest.raises(CiterefError, match="no such document"):
        index.document(999)


def test_words_are_found_without_accents_and_before_they_are_ended(index):
    (row,) = index.search("MEDICALES donn")
    assert row.name == "c.txt"
    assert index.document(row.document).text[slice(*row.span)] == "données"
    assert row.snippet[slice(*row.snippet_span)] == "données"
    assert index.search("absent") == index.search("") == index.search(' " * ( ') == []
    assert index.search('NEAR("données" OR') == []


def test_unchanged_files_are_not_read_again(index, folder, monkeypatch):
    before = content(index)
    monkeypatch.setattr(sources, "load", None)
    update = index.update([str(folder)])
    assert (update.read, update.unchanged, update.gone) == (0, 3, 0)
    assert content(index) == before


def test_a_touched_file_is_compared_by_its_content(index, folder):
    os.utime(folder / "a.txt", ns=(1_000_000_000, 1_000_000_000))
    assert (index.update([str(folder)]).read, index.update([str(folder)]).unchanged) == (0, 3)


def test_a_change_that_keeps_size_and_time_is_seen_while_the_file_is_fresh(tmp_path):
    path = tmp_path / "frais.txt"
    path.write_text("l'article 5 du RGPD")
    index = Index.open()
    index.update([str(path)])
    time = path.stat().st_mtime_ns
    path.write_text("l'article 6 du RGPD")
    os.utime(path, ns=(time, time))
    assert index.update([str(path)]).read == 1


def test_changed_and_deleted_files_are_noticed(index, folder):
    write(folder / "a.txt", "L'article 5 du RGPD.")
    (folder / "b.md").unlink()
    update = index.update([str(folder)])
    assert (update.read, update.unchanged, update.gone) == (1, 1, 1)
    fresh = Index.open()
    fresh.update([str(folder)])
    assert content(index) == content(fresh)
    assert [row.ref for row in index.authorities()] == [GDPR]


def test_a_new_finder_reads_everything_again(index, folder, monkeypatch):
    monkeypatch.setattr(updating, "finder", lambda: "another")
    assert index.update([str(folder)]).read == 3
    assert index.update([str(folder)]).unchanged == 3
    assert [row.citations for row in index.authorities()] == [4, 1]


def test_files_that_cannot_be_read_are_listed_and_the_others_kept(index, folder):
    write(folder / "a.txt", "")
    (folder / "d.doc").write_bytes(b"mot")
    (folder / "e.txt").write_bytes(bytes(range(256)) * 9)
    update = index.update([str(folder), str(folder / "f.txt")])
    assert {Path(s.path).name: s.reason for s in update.skipped} == {
        "a.txt": "the file is empty.",
        "d.doc": "citeref does not read this format (Word document of before 2007).",
        "e.txt": "not a text, its bytes are those of a program or an image.",
        "f.txt": "no such file or folder.",
    }
    assert [d.name for d in index.documents()] == ["b.md", "c.txt"]


def test_progress_is_told_and_a_stop_keeps_what_was_done(tmp_path, folder):
    index, told = Index.open(tmp_path / "i.index"), []
    index.update([str(folder)], progress=lambda *seen: told.append(seen))
    assert told == [(0, 3, "a.txt"), (1, 3, "b.md"), (2, 3, "c.txt"), (3, 3, "")]
    other = Index.open(tmp_path / "j.index")
    update = other.update(
        [str(folder)], stop=lambda: len(told) < 6 and bool(told.append(("", 0, ""))) is True
    )
    assert update.read == 3
    update = other.update([str(folder / "a.txt")], stop=lambda: True)
    assert (update.gone, len(other.documents())) == (0, 3)


def test_each_set_of_paths_has_its_own_file(tmp_path, folder):
    index = Index.for_paths([str(folder)])
    index.update([str(folder)])
    assert index.path is not None
    assert index.path.is_relative_to(tmp_path / "cache-of-the-user")
    assert Index.for_paths([f"{folder}/", str(folder)]).documents()
    assert not Index.for_paths([str(folder / "a.txt")]).documents()


@pytest.mark.parametrize("harm", ["garbage", "cut", "middle", "other version"])
def test_a_damaged_file_is_set_aside_and_made_again(tmp_path, folder, harm):
    path = tmp_path / "citations.index"
    index = Index.open(path)
    index.update([str(folder)])
    before = content(index)
    index.close()
    data = path.read_bytes()
    if harm == "garbage":
        path.write_bytes(b"ceci n'est pas un index " * 500)
    elif harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif harm == "middle":
        path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 8192) + data[-4096:])
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
    index = Index.open(path)
    assert len(index.notices) == 1
    assert "set aside" in index.notices[0]
    assert list(tmp_path.glob("*.broken"))
    index.update([str(folder)])
    assert content(index) == before


def test_damage_that_shows_later_is_mended_by_the_next_update(tmp_path, folder, monkeypatch):
    monkeypatch.setattr("citeref.index.store._SMALL", 0)
    path = tmp_path / "citations.index"
    index = Index.open(path)
    index.update([str(folder)])
    index.close()
    with sqlite3.connect(path) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'documents'").fetchone()[0]
    data = path.read_bytes()
    path.write_bytes(data[: 4096 * (root - 1)] + b"\xa5" * 4096 + data[4096 * root :])
    index = Index.open(path)
    with pytest.raises(IndexUnusable, match="damaged"):
        index.documents()
    assert index.update([str(folder)]).read == 3
    assert len(index.documents()) == 3


def test_a_file_that_is_no_index_is_left_alone(tmp_path):
    letter, other = tmp_path / "lettre.docx", tmp_path / "autre.sqlite"
    letter.write_bytes(b"PK\x03\x04 une lettre")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE clients (nom)")
    for path in (letter, other):
        before = path.read_bytes()
        with pytest.raises(IndexUnusable, match="not an index"):
            Index.open(path)
        assert path.read_bytes() == before


def test_where_nothing_can_be_kept_the_index_lives_in_memory(tmp_path, folder, monkeypatch):
    blocked = tmp_path / "cache-of-the-user"
    blocked.write_text("a file where a folder should be")
    index = Index.for_paths([str(folder)])
    assert index.update([str(folder)]).read == 3
    assert index.path is None
    assert "for this time only" in index.notices[0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "disk is full"),
        ("attempt to write a readonly database", "cannot be written"),
    ],
)
def test_a_disk_that_takes_no_more_is_named_and_the_documents_still_read(
    tmp_path, folder, monkeypatch, said, told
):
    def failing(self: Store) -> object:
        raise sqlite3.OperationalError(said)

    named, dispensable = Index.open(tmp_path / "i.index"), Index.for_paths([str(folder)])
    real = Store._mine
    monkeypatch.setattr(Store, "_mine", failing)
    with pytest.raises(IndexUnusable, match=told):
        named.update([str(folder)])
    assert dispensable.update([str(folder)]).read == 3
    assert told in dispensable.notices[0]
    monkeypatch.setattr(Store, "_mine", real)
    assert named.documents() == []


def test_an_update_that_fails_leaves_the_index_as_it_was(tmp_path, folder, monkeypatch):
    index = Index.open(tmp_path / "i.index")
    index.update([str(folder)])
    before = content(index)
    write(folder / "a.txt", "L'article 5 du RGPD.")
    monkeypatch.setattr("citeref.index.writing.position", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        index.update([str(folder)])
    assert content(index) == before


def test_readers_on_other_threads_see_a_whole_index_while_one_writes(tmp_path, folder):
    index = Index.open(tmp_path / "i.index")
    for number in range(60):
        write(folder / f"{number}.txt", "L'article 28 du RGPD.\n\n" * 20)
    wrong: list[object] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            rows = index.who_cites(ART_28, limit=5000)
            counts = [row.citations for row in index.places(GDPR) if row.ref == ART_28]
            if counts and not len(rows) <= counts[0]:
                wrong.append((len(rows), counts))

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    update = index.update([str(folder)])
    done.set()
    for reader in readers:
        reader.join()
    assert (update.read, wrong) == (63, [])
    assert len(index.who_cites(ART_28, limit=5000)) == 1203


PROCESS = """
import sys
from types import SimpleNamespace
from citeref.model import Citation, Span
from citeref.ref import Ref
found = [Citation("x", Span(0, 1), (Ref("eu/reg/2016/679/art_28"),))]
sys.modules["citeref.find"] = SimpleNamespace(find=lambda document: found)
sys.modules["citeref.resolve"] = SimpleNamespace(resolve=lambda citations: citations)
from citeref.index import Index
from contextlib import suppress
from pathlib import Path
index = Index.open(Path(sys.argv[1]))
index.update([sys.argv[2]])
print(len(index.who_cites(Ref("eu/reg/2016/679"))), *index.notices)
"""


def test_several_processes_may_write_the_same_index(tmp_path, folder):
    for number in range(40):
        write(folder / f"{number}.txt", f"Le document {number}.\n")
    command = [sys.executable, "-c", PROCESS, str(tmp_path / "i.index"), str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0].strip() for process in running] == ["43"] * 3
    index = Index.open(tmp_path / "i.index")
    assert [(row.citations, row.documents) for row in index.authorities()] == [(43, 43)]


def test_an_index_that_another_process_makes_at_the_same_moment_is_no_foreign_file(tmp_path, monkeypatch):
    path, plainly = tmp_path / "i.index", Store._connect

    def other(statement: str) -> None:
        """The other process, between two questions of this one."""
        if "sqlite_master" in statement:
            rival = sqlite3.connect(path, timeout=0, isolation_level=None)
            with suppress(sqlite3.OperationalError):
                rival.executescript(
                    f"BEGIN; CREATE TABLE totals (n); PRAGMA user_version = {VERSION}; COMMIT;"
                )
            rival.close()

    def connect(store: Store, mode: str) -> sqlite3.Connection:
        connection = plainly(store, mode)
        connection.set_trace_callback(other)
        return connection

    monkeypatch.setattr(Store, "_connect", connect)
    assert Store(path).notices == []


def test_a_document_the_finder_fails_on_is_skipped_and_the_others_go_on(folder, monkeypatch):
    def fails(document):
        if document.name == "a.txt":
            raise ValueError("beyond \x1b[2Jall measure")
        return plain_find(document)

    monkeypatch.setattr(sys.modules["citeref.find"], "find", fails)
    index = Index.open()
    done = index.update([str(folder)])
    assert [(Path(s.path).name, s.defect) for s in done.skipped if s.defect] == [("a.txt", True)]
    reason = next(s.reason for s in done.skipped if s.defect)
    assert reason.startswith("a defect of citeref itself: ValueError: beyond")
    assert "\x1b" not in reason
    assert "a.txt" not in {row.name for row in index.documents()}
    assert index.documents()
    monkeypatch.setenv("CITEREF_DEBUG", "1")
    with pytest.raises(ValueError, match="beyond"):
        index.update([str(folder)])


def test_a_large_index_answers_at_once(tmp_path):
    import time

    from citeref.documents import read_text
    from citeref.index.prepared import Entry, State
    from citeref.index.writing import Writer

    store = Store(tmp_path / "i.index")
    state = State(1, 1, b"", "")
    for number in range(100):
        document = read_text(f"L'article {number % 99 + 1} du RGPD.\n\n" * 100, f"{number}.txt")
        with store.transaction() as connection:
            Writer(connection).store(Entry(str(number).encode(), document, plain_find(document), state))
    index = Index(store)
    for ask in (
        index.authorities,
        lambda: index.places(GDPR),
        lambda: index.who_cites(GDPR, limit=200, offset=9000),
    ):
        start = time.thread_time()
        assert ask()
        assert time.thread_time() - start < 0.2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can play another user")
def test_an_index_of_somebody_else_can_be_read_but_not_updated(folder):
    updating.finder()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "i.index"
        index = Index.open(path)
        index.update([str(folder)])
        index.close()
        os.chmod(place, 0o555)
        os.seteuid(65534)
        try:
            index = Index.open(path)
            assert len(index.documents()) == 3
            for refused in (lambda: index.update([]), lambda: Index.open(Path(place) / "j.index")):
                with pytest.raises(IndexUnusable, match="cannot be written"):
                    refused()
        finally:
            os.seteuid(0)
