"""An index in place of documents: every command that lists, counts or searches reads it as it is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from citeref.index import Index

Run = Callable[..., Result]


@pytest.fixture
def index(dossier: Path) -> Path:
    """The two documents in an index, which then are gone."""
    path = dossier.parent / "corpus.index"
    made = Index.open(path)
    made.update([str(dossier)])
    made.close()
    for document in dossier.iterdir():
        document.unlink()
    return path


def test_the_table_counts_and_is_cut_where_one_says(run: Run, index: Path):
    result = run("table", "corpus.index", "--limit", "1")
    assert result.stdout == (
        "RGPD  (3, 2 documents)  eu/reg/2016/679\n"
        "    article 9 (1), article 28, paragraphe 3, point a) (1), article 29 (1)\n"
    )
    assert result.stderr == ("2 authorities, 4 citations in 2 documents; `--limit 10` shows more.\n")
    whole = json.loads(run("table", "corpus.index", "--format", "json", "--sort", "reference").stdout)
    assert [(row["ref"], row["citations"], row["documents"]) for row in whole] == [
        ("eu/reg/2016/679", 3, 2),
        ("fr/cnil/SAN-2022-009", 1, 1),
    ]
    assert [place["ref"].rpartition("/")[2] for place in whole[0]["places"]] == [
        "art_9",
        "art_28",
        "par_3",
        "pnt_a",
        "art_29",
    ]


def test_documents_can_be_counted_so_too(run: Run, dossier: Path):
    assert run("table", "dossier", "--sort", "count").stdout.startswith("RGPD  (3, 2 documents)")
    assert run("table", "-", "--limit", "1", text="L'article 9 du RGPD.").exit_code == 4


def test_citations_are_listed_and_exported_from_it(run: Run, index: Path):
    rows = [json.loads(line) for line in run("list", "corpus.index", "--format", "jsonl").stdout.splitlines()]
    assert [(Path(row["document"]).name, row["refs"]) for row in rows] == [
        ("avis.txt", ["eu/reg/2016/679/art_9"]),
        ("avis.txt", ["fr/cnil/SAN-2022-009"]),
        ("avis.txt", ["eu/reg/2016/679/art_29"]),
        ("note.md", ["eu/reg/2016/679/art_28/par_3/pnt_a"]),
    ]
    assert run("export", "corpus.index", "-o", "rows.csv").exit_code == 0
    assert len(Path("rows.csv").read_text("utf-8").splitlines()) == 5
    assert "4 citations in 2 documents" in run("list", "corpus.index").stderr


def test_words_matrix_and_timeline_come_from_it(run: Run, index: Path):
    assert "[sous-traitant]" in run("search", "sous-traitant", "corpus.index").stdout
    cells = json.loads(run("matrix", "corpus.index", "--format", "json", "--limit", "1").stdout)
    assert [(Path(cell["document"]).name, cell["citations"]) for cell in cells] == [("avis.txt", 2)]
    happened = run("timeline", "corpus.index")
    assert "SAN-2022-009" in happened.stdout
    assert "3 rows" not in happened.stderr
    assert run("timeline", "corpus.index", "--limit", "1").stderr.endswith("`--limit 10` shows more.\n")


def test_the_index_is_opened_alone(run: Run, index: Path, dossier: Path):
    result = run("table", "corpus.index", "dossier")
    assert result.exit_code == 2
    assert "an index is opened alone" in result.stderr


@pytest.mark.parametrize("harm", ["older", "damaged", "other"])
def test_one_that_cannot_be_read_is_refused_in_a_sentence_and_left_alone(run: Run, index: Path, harm: str):
    if harm == "older":
        with sqlite3.connect(index) as connection:
            connection.execute("PRAGMA user_version = 3")
    elif harm == "damaged":
        index.write_bytes(index.read_bytes()[:5000])
    else:
        index.write_text("a letter")
    before = index.read_bytes()
    said = {"older": "another version of citeref", "damaged": "damaged", "other": "not an index"}[harm]
    for command in ("table", "list", "matrix", "timeline"):
        result = run(command, "corpus.index")
        assert result.exit_code == 2
        assert said in result.stderr
        assert result.stdout == ""
    assert index.read_bytes() == before
    assert not list(index.parent.glob("*.broken"))
