"""An index filled in bulk: the same as one filled document by document, and whole whenever it is cut off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from citeref.errors import CiterefError, IndexUnusable
from citeref.index import Index, asking
from citeref.index.bulk import Bulk
from citeref.index.store import Store
from citeref.index.writing import Writer
from citeref.ref import Ref
from tests.made_up import document as made

ACT = Ref("eu/reg/2016/679")


def content(path: Path) -> dict[str, object]:
    """All that a person could ask of an index."""
    index = Index.open(path, read_only=True)
    documents = index.documents()
    found = {
        "documents": [(row.path, row.citations, row.authorities) for row in documents],
        "texts": [index.document(row.id).text for row in documents],
        "citations": [[one.citation for one in index.citations(row.id)] for row in documents],
        "authorities": index.authorities(),
        "places": index.places(ACT),
        "totals": index.totals(),
        "citing": [(row.name, row.snippet) for row in index.who_cites(ACT)],
        "words": [(row.name, row.span) for row in index.search("obscure ")],
    }
    index.close()
    return found


def test_in_bulk_and_one_by_one_give_the_same_index(tmp_path):
    store = Store(tmp_path / "slow.index")
    for number in range(20):
        with store.transaction() as connection:
            writer = Writer(connection)
            writer.add(made(number))
            writer.flush()
    store.close()
    with Bulk.open(tmp_path / "quick.index") as bulk:
        for first in range(0, 20, 5):
            bulk.add(f"portion {first}", [made(number) for number in range(first, first + 5)])
    assert content(tmp_path / "quick.index") == content(tmp_path / "slow.index")


def test_counts_stay_true_when_documents_are_replaced_and_taken_out(tmp_path):
    path = tmp_path / "c.index"
    with Bulk.open(path) as bulk:
        bulk.add("all", [made(number) for number in range(9)])
    before = content(path)
    store = Store(path)
    with store.transaction() as connection:
        writer = Writer(connection)
        writer.add(made(4))
        writer.add(made(4))
        extra = writer.add(made(9))
        writer.flush()
        writer.remove(extra)
    store.close()
    assert content(path) == before


def test_a_portion_that_is_finished_is_known_again_and_not_taken_twice(tmp_path):
    path = tmp_path / "c.index"
    with Bulk.open(path) as bulk:
        bulk.add("first", [made(1)], b"all read")
    with Bulk.open(path) as bulk:
        assert bulk.finished == {"first": b"all read"}
        with pytest.raises(IndexUnusable, match="in the index already"):
            bulk.add("first", [made(1)])
    assert Index.open(path).totals().documents == 1


def test_what_was_not_flushed_is_neither_there_nor_finished(tmp_path):
    path = tmp_path / "c.index"
    bulk = Bulk.open(path)
    bulk.add("kept", [made(1)])
    bulk.flush()
    bulk.add("lost", [made(2)])
    bulk.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    again = Bulk.open(path)
    assert list(again.finished) == ["kept"]
    assert not again.holds(made(2).path)
    again.add("lost", [made(2)])
    assert again.holds(made(2).path)
    again.close()
    assert Index.open(path).totals().documents == 2


FILLING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from citeref.index.bulk import Bulk
from tests.made_up import document
bulk = Bulk.open(Path(sys.argv[1]))
print("open", flush=True)
for number in range(4000):
    if str(number) not in bulk.finished:
        bulk.add(str(number), [document(number)])
        bulk.flush()
"""


def test_a_killed_run_leaves_whole_documents_and_goes_on(tmp_path):
    path = tmp_path / "c.index"
    for patience in (0.0, 0.1, 0.2):
        command = [sys.executable, "-c", FILLING, str(path), str(Path(__file__).parents[2])]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                os.kill(process.pid, signal.SIGKILL)
    bulk = Bulk.open(path)
    done = len(bulk.finished)
    for number in range(done + 3):
        if str(number) not in bulk.finished:
            bulk.add(str(number), [made(number)])
    bulk.close()
    with Bulk.open(tmp_path / "undisturbed.index") as other:
        other.add("all", [made(number) for number in range(done + 3)])
    assert content(path) == content(tmp_path / "undisturbed.index")


def test_without_texts_documents_do_not_open_but_all_else_is_there(tmp_path):
    path = tmp_path / "c.index"
    with Bulk.open(path, texts=False) as bulk:
        bulk.add("all", [made(number, texts=False) for number in range(3)])
    index = Index.open(path)
    assert not index.has_texts
    assert [row.snippet for row in index.who_cites(ACT / "art_2")] == ["Voir l'article 2 de l'acte premier."]
    assert len(index.search("premier ")) == 6
    with pytest.raises(CiterefError, match=r"0000\.txt: its text was left out"):
        index.document(index.documents()[0].id)


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    "words", ["0007", "decision", "obscure", "encor", "voir 0012", "premier acte", "nowhere"]
)
def test_words_are_found_the_same_from_both_sides(tmp_path, monkeypatch, words: str, exact: bool):
    with Bulk.open(tmp_path / "c.index") as bulk:
        bulk.add("all", [made(number) for number in range(30)])
    index = Index.open(tmp_path / "c.index", read_only=True)

    def answers() -> list[object]:
        rows = index.who_cites(ACT, within=not exact, words=words, limit=7, offset=3)
        return [index.count_citing(ACT, within=not exact, words=words), *(row.id for row in rows)]

    by_place = answers()
    monkeypatch.setattr(asking, "MANY", 0)
    monkeypatch.setattr(asking, "STEPS", 0.001)
    monkeypatch.setattr(asking, "STEPS_OF_A_PAGE", 0.001)
    monkeypatch.setattr(asking, "_by_place", None)
    assert answers() == by_place
    index.close()
