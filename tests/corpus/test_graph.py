"""The graph of an index as Parquet: counts, who cites what, together with what and when, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace
from pyarrow import parquet

from citeref.corpus.graph import columns, write
from citeref.documents import read_text
from citeref.errors import ExportError, IndexUnusable
from citeref.index import Index
from citeref.index.bulk import Bulk
from citeref.index.graph import Graph, month_of
from citeref.index.prepared import Entry, Prepared, prepare
from citeref.model import Citation, Span
from citeref.ref import Ref
from tests.made_up import STATE

ACT, LAW, CASE = "eu/reg/2016/679", "fr/loi/78-17", "eu/cjeu/C-131-12"

DOCUMENTS = {
    b"/c/a.txt": ("2023-05-02", (f"{ACT}/art_6/par_1", f"{ACT}/art_6", LAW)),
    b"/c/b.txt": ("2023-05-30", (f"{ACT}/art_6", CASE, "")),
    b"/c/c.txt": ("2024", (ACT, f"{LAW}/art_8")),
    b"/c/d\xff.txt": ("", (ACT,)),
}
"""Each document's date, and what it cites; nothing is known of the empty one."""


def made(path: bytes, date: str, refs: tuple[str, ...]) -> Prepared:
    """A document that cites so, in a paragraph each."""
    text = "".join(f"Voir [{ref}].\n\n" for ref in refs)
    found, at = [], 0
    for ref in refs:
        at = text.index("[", at + 1)
        found.append(Citation(f"[{ref}]", Span(at, at + len(ref) + 2), (Ref(ref),) if ref else ()))
    document = replace(read_text(text, path.decode("utf-8", "replace")[3:]), date=date)
    return prepare(Entry(path, document, found, STATE))


def made_in(folder: Path) -> list[str]:
    """What lies in a folder beside the index."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("c.index"))


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The documents in an index."""
    path = tmp_path / "c.index"
    with Bulk.open(path) as bulk:
        bulk.add("all", [made(name, *about) for name, about in DOCUMENTS.items()])
    return path


@pytest.fixture
def table(index: Path, tmp_path: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    """The rows of a table of the graph, asked for in SQL."""
    write(index, tmp_path / "graph")

    def rows(query: str) -> list[tuple[Any, ...]]:
        folder = tmp_path / "graph"
        return duckdb.sql(query.replace("graph/", f"{folder}/")).fetchall()

    return rows


def test_authorities_and_the_places_inside_them_have_their_counts(table):
    assert table("select ref, name, citations, documents, exact from 'graph/authorities.parquet'") == [
        (CASE, "CJUE, C-131/12 (Google Spain and Google)", 1, 1, 1),
        (ACT, "RGPD", 5, 4, 2),
        (LAW, "loi Informatique et Libertés", 2, 2, 1),
    ]
    assert table("select ref, authority, citations, documents, exact from 'graph/units.parquet'") == [
        (f"{ACT}/art_6", ACT, 3, 2, 2),
        (f"{ACT}/art_6/par_1", ACT, 1, 1, 1),
        (f"{LAW}/art_8", LAW, 1, 1, 1),
    ]


def test_who_cites_what_is_a_row_for_each_document_and_place(table):
    rows = table("select document, citations, exact from 'graph/cites.parquet' where ref = 'eu/reg/2016/679'")
    assert rows == [("/c/a.txt", 2, 0), ("/c/b.txt", 1, 0), ("/c/c.txt", 1, 1), ("/c/d\\udcff.txt", 1, 1)]
    sums = "select ref, sum(citations), count(*) from 'graph/cites.parquet' group by ref"
    counts = "select ref, citations, documents from 'graph/{}.parquet'"
    both = f"{counts.format('authorities')} union all {counts.format('units')}"
    assert table(f"({sums}) except ({both})") == table(f"({both}) except ({sums})") == []


def test_authorities_cited_together_are_counted_by_documents(table):
    assert table("from 'graph/together.parquet'") == [(ACT, LAW, 2, 4, 2), (ACT, CASE, 1, 4, 1)]


def test_the_most_cited_passages_come_first_in_words(table):
    assert table("select rank, ref, label, exact from 'graph/passages.parquet' limit 2") == [
        (1, f"{ACT}/art_6", "RGPD, article 6", 2),
        (2, f"{ACT}/art_6/par_1", "RGPD, article 6, paragraphe 1", 1),
    ]


def test_what_is_cited_over_time_is_counted_by_month_year_and_without_date(table):
    query = "select year, month, citations, documents from 'graph/over_time.parquet' where ref = "
    assert table(f"{query} '{ACT}'") == [(None, None, 1, 1), (2023, 5, 3, 2), (2024, None, 1, 1)]
    assert table(f"{query} '{ACT}/art_6'") == [(2023, 5, 3, 2)]


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2024-05-02", 202405),
        ("2024-05", 202405),
        ("2024", 202400),
        ("2024-13-02", 202400),
        ("", 0),
        ("2 mai 2024", 0),
        ("20240502", 0),
    ],
)
def test_a_date_that_is_known_in_part_counts_for_that_part(date: str, month: int):
    assert month_of(date) == month


def test_a_list_that_is_cut_is_cut_at_the_most_cited(index: Path, tmp_path: Path):
    counts = write(index, tmp_path / "graph", most=2)
    assert (counts["passages"], counts["together"]) == (2, 1)
    assert counts["authorities"] == 3
    told = json.loads((tmp_path / "graph" / "graph.json").read_text())
    assert told["most"] == 2
    assert told["rows"] == counts
    assert told["citations"] == 9


def test_every_file_says_its_version_and_what_its_columns_mean(index: Path, tmp_path: Path):
    write(index, tmp_path / "graph")
    for name, wanted in columns.TABLES.items():
        schema = parquet.read_schema(tmp_path / "graph" / f"{name}.parquet")
        assert schema.metadata[b"citeref.graph"] == b"1"
        assert [(field.name, field.metadata[b"about"].decode()) for field in schema] == [
            (column, about) for column, _, about in wanted
        ]


def test_it_is_of_one_moment_while_another_writes(index: Path):
    opened = Index.open(index, read_only=True)
    with opened.graph(10) as graph:
        before = graph.totals()
        with Bulk.open(index) as bulk:
            bulk.add("more", [made(b"/c/e.txt", "2025", (ACT,))])
        assert graph.totals() == before
        assert len(list(graph.documents())) == before[0] == 4
    assert opened.totals().documents == 5
    opened.close()


def test_a_run_that_fails_leaves_nothing_behind(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(graph: Graph) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Graph, "together", full)
    with pytest.raises(ExportError, match="No space left"):
        write(index, tmp_path / "graph")
    assert made_in(tmp_path) == []


def test_tables_that_are_there_stay_unless_one_says_force(index: Path, tmp_path: Path):
    folder = tmp_path / "graph"
    write(index, folder)
    with pytest.raises(ExportError, match="there already"):
        write(index, folder)
    assert write(index, folder, most=1, force=True)["passages"] == 1
    assert json.loads((folder / "graph.json").read_text())["most"] == 1
    assert made_in(tmp_path) == ["graph"]


def test_a_folder_of_somebody_else_is_never_replaced(index: Path, tmp_path: Path):
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"meow")
    with pytest.raises(ExportError, match="no graph of citeref"):
        write(index, folder, force=True)
    write(index, tmp_path / "graph")
    (tmp_path / "graph" / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="no graph of citeref"):
        write(index, tmp_path / "graph", force=True)
    assert (tmp_path / "graph" / "notes.txt").read_text() == "mine"


def test_what_is_no_index_is_named(tmp_path: Path):
    with pytest.raises(IndexUnusable, match="no such index"):
        write(tmp_path / "absent.index", tmp_path / "graph")
    assert not list(tmp_path.iterdir())


def test_an_index_of_nothing_gives_tables_of_nothing(tmp_path: Path):
    with Bulk.open(tmp_path / "c.index"):
        """Nothing is put in."""
    assert set(write(tmp_path / "c.index", tmp_path / "graph").values()) == {0}


def test_the_command_tells_the_rows_and_what_is_cut(index: Path, monkeypatch: pytest.MonkeyPatch):
    from citeref.cli import main

    monkeypatch.chdir(index.parent)

    def run(*args: str) -> Result:
        return CliRunner().invoke(main, ["graph", "c.index", *args], prog_name="citeref")

    result = run("-o", "graph", "--most", "2")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "documents.parquet: 4 rows.",
        "authorities.parquet: 3 rows.",
        "units.parquet: 3 rows.",
        "passages.parquet: 2 rows, the most cited of 3 places.",
        "cites.parquet: 11 rows.",
        "together.parquet: 1 row of the 2 most cited authorities of 3.",
        "over_time.parquet: 8 rows.",
        "graph: written.",
    ]
    again = run("-o", "graph")
    assert again.exit_code == 2
    assert again.stderr.startswith("citeref: graph: there already.\nAdd --force")
