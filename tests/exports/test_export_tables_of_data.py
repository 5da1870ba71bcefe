"""Lists for spreadsheets, databases and data frames, read back by the programs they are made for."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from citeref import exports
from citeref.exports import COLUMNS, Row

Made = Callable[..., Row]
NAMES = [column.name for column in COLUMNS]


def put(path: Path, *rows: Row) -> Path:
    exports.write(path.suffix[1:], rows, path)
    return path


@pytest.fixture
def three(row: Made, open_row: Row) -> list[Row]:
    two = row("articles 9 et 29", "eu/reg/2016/679/art_9", "eu/reg/2016/679/art_29", confidence=0.9)
    return [row(), two, open_row]


def test_openpyxl_reads_types_links_a_frozen_header_and_a_filter(tmp_path: Path, three: list[Row]) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(put(tmp_path / "list.xlsx", *three))
    sheet = book["citations"]
    assert [cell.value for cell in sheet[1]] == NAMES
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:Y5"
    line = dict(zip(NAMES, sheet[3], strict=True))
    assert (line["citation"].value, line["start"].value, line["confidence"].value) == (2, 10, 0.9)
    assert line["range"].value is False
    assert line["ref"].value == "eu/reg/2016/679/art_9"
    assert line["address"].hyperlink.target == line["address"].value
    assert [cell.value for cell in book["columns"]["A"]][1:] == NAMES


def test_no_cell_of_a_workbook_is_a_formula_or_a_date(tmp_path: Path, row: Made) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    words = [
        "=1+1",
        "@SUM(A1)",
        "6-1",
        "2016/679",
        '=HYPERLINK("http://x.example")',
        "\x1b]0;x\x07",
        "\ufffe&<",
    ]
    path = put(tmp_path / "list.xlsx", *(row(word, document=word) for word in words))
    sheet = openpyxl.load_workbook(path)["citations"]
    told = [sheet.cell(n, 1 + NAMES.index("text")) for n in range(2, 2 + len(words))]
    assert {cell.data_type for cell in told} == {"s"} or {cell.data_type for cell in told} == {"inlineStr"}
    assert [cell.value for cell in told][:5] == words[:5]


def test_a_cell_too_long_for_excel_ends_with_a_mark(tmp_path: Path, row: Made) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    sheet = openpyxl.load_workbook(put(tmp_path / "list.xlsx", row("x" * 40_000)))["citations"]
    value = sheet.cell(2, 1 + NAMES.index("text")).value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_another_sheet_begins_where_one_is_full(
    tmp_path: Path, three: list[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    monkeypatch.setattr("citeref.exports.xlsx.LINES", 3)
    book = openpyxl.load_workbook(put(tmp_path / "list.xlsx", *three))
    assert book.sheetnames == ["citations", "citations 2", "columns"]
    assert [sheet.max_row for sheet in book][:2] == [3, 3]


def test_libreoffice_opens_the_workbook_and_runs_nothing(
    tmp_path: Path, three: list[Row], row: Made, converted: Callable[[Path, str], Path]
) -> None:
    path = put(tmp_path / "list.xlsx", *three, row("=1+1"))
    told = converted(path, "csv:Text - txt - csv (StarCalc):44,34,76").read_text("utf-8")
    lines = list(csv.DictReader(io.StringIO(told)))
    assert [line["ref"] for line in lines][:2] == ["eu/reg/2016/679/art_28/par_3", "eu/reg/2016/679/art_9"]
    assert lines[-1]["text"] == "=1+1"


def test_pyarrow_reads_typed_columns_and_the_version_of_the_fields(tmp_path: Path, three: list[Row]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = parquet.read_table(put(tmp_path / "list.parquet", *three))
    assert table.column_names == NAMES
    assert table.schema.metadata[b"citeref.schema"] == b"1"
    assert str(table.schema.field("start").type) == "int64"
    assert table.column("ref").to_pylist()[-1] is None
    assert table.column("page").to_pylist() == [None] * 4


def test_a_list_of_nothing_keeps_its_columns(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert parquet.read_table(put(tmp_path / "list.parquet")).column_names == NAMES
    with sqlite3.connect(put(tmp_path / "list.sqlite")) as database:
        assert database.execute("SELECT count(*) FROM lines").fetchone() == (0,)


def test_duckdb_counts_the_parquet_and_the_lines_of_json(tmp_path: Path, three: list[Row]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    path = put(tmp_path / "list.parquet", *three)
    told = duckdb.sql(f"SELECT authority, count(*) FROM '{path}' GROUP BY ALL ORDER BY ALL").fetchall()
    assert told == [("eu/reg/2016/679", 3), (None, 1)]
    lines = put(tmp_path / "list.jsonl", *three)
    assert duckdb.sql(f"SELECT count(*) FROM '{lines}' WHERE len(refs) > 0").fetchall() == [(2,)]


def test_polars_reads_the_parquet_and_takes_the_rows_as_they_are(tmp_path: Path, three: list[Row]) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.read_parquet(put(tmp_path / "list.parquet", *three))
    direct = polars.DataFrame(list(exports.records(three)))
    assert frame.columns == direct.columns == NAMES
    assert frame["citation"].to_list() == direct["citation"].to_list() == [1, 2, 2, 3]


def test_the_view_of_sqlite_has_the_lines_of_csv(tmp_path: Path, three: list[Row]) -> None:
    database = sqlite3.connect(put(tmp_path / "list.sqlite", *three))
    lines = database.execute("SELECT * FROM lines")
    assert [column[0] for column in lines.description] == NAMES
    told = [line[NAMES.index("ref")] for line in lines]
    assert told == ["eu/reg/2016/679/art_28/par_3", "eu/reg/2016/679/art_9", "eu/reg/2016/679/art_29", None]
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


@pytest.mark.parametrize("ending", ["parquet", "sqlite", "xlsx"])
def test_a_name_that_is_no_text_stops_no_database(tmp_path: Path, row: Made, ending: str) -> None:
    assert put(tmp_path / f"list.{ending}", row(document="caf\udce9.txt")).stat().st_size
