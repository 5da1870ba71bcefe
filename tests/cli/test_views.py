"""The views of the terminal program as plain text: matrix, timeline and search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_the_matrix_has_a_line_a_document_and_a_column_an_authority(run: Run, dossier: Path):
    lines = run("matrix", "dossier").stdout.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["[1]", "[2]"]
    assert lines[0].endswith("eu/reg/2016/679")
    assert lines[3].split() == ["all", "[1]", "[2]"]
    assert [line.split() for line in lines[4:]] == [
        ["dossier/avis.txt", "3", "2", "1"],
        ["dossier/note.md", "1", "1", "·"],
    ]


def test_the_matrix_as_csv_and_json(run: Run, dossier: Path):
    assert run("matrix", "dossier", "--format", "csv").stdout_bytes == (
        b"document,eu/reg/2016/679,fr/cnil/SAN-2022-009\r\ndossier/avis.txt,2,1\r\ndossier/note.md,1,0\r\n"
    )
    cells = json.loads(run("matrix", "dossier", "--format", "json").stdout)
    assert [(cell["document"], cell["ref"], cell["citations"]) for cell in cells] == [
        ("dossier/avis.txt", "eu/reg/2016/679", 2),
        ("dossier/avis.txt", "fr/cnil/SAN-2022-009", 1),
        ("dossier/note.md", "eu/reg/2016/679", 1),
    ]


def test_the_matrix_reads_standard_input(run: Run):
    assert "all [1]" in run("matrix", "-", text="L'article 9 du RGPD.").stdout


def test_the_timeline_puts_decisions_and_documents_in_order(run: Run, dossier: Path):
    (dossier / "dated.md").write_text("---\ndate: 2024-05-02\n---\n# Un mémoire\n\nRien.\n", "utf-8")
    lines = run("timeline", "dossier").stdout.splitlines()
    assert lines[0] == "2022-04"
    assert lines[1].startswith("  2022-04-15 decision  délibération SAN-2022-009")
    assert lines[2:4] == ["2024-05", "  2024-05-02 document  dossier/dated.md  Un mémoire  (0)"]
    assert lines[4] == "no date known"


def test_the_timeline_as_json(run: Run, dossier: Path):
    events = json.loads(run("timeline", "dossier", "--format", "json").stdout)
    assert [event["kind"] for event in events] == ["decision", "document", "document"]
    assert events[0]["ref"] == "fr/cnil/SAN-2022-009"
    assert events[0]["citations"] == 1


def test_the_timeline_of_standard_input_counts_its_decisions(run: Run):
    shown = run("timeline", "-", text="La délibération SAN-2022-009 a été publiée.").stdout
    assert "2022-04-15 decision" in shown


def test_search_shows_the_words_where_they_stand(run: Run, dossier: Path):
    found = run("search", "sous traitant instruction", "dossier")
    assert found.exit_code == 0
    assert (
        "dossier/note.md\n    Le [sous]-traitant, selon l'article 28-3 a) du RGPD, agit sur instruction."
        in found.stdout
    )


def test_search_without_paths_searches_the_law(run: Run):
    found = run("search", "dedalus laboratoires")
    assert found.exit_code == 0
    assert "fr/cnil/SAN-2022-009" in found.stdout
    assert "0 in documents" in found.stderr


def test_search_as_json_gives_offsets(run: Run, dossier: Path):
    rows = json.loads(run("search", "instruction", "dossier", "--format", "json", "--limit", "1").stdout)
    (row,) = [row for row in rows if "document" in row]
    assert row["snippet"].find("instruction") >= 0
    assert row["end"] - row["start"] == len("instruction")


def test_search_that_finds_nothing_ends_with_1(run: Run, dossier: Path):
    found = run("search", "zzzz", "dossier")
    assert found.exit_code == 1
    assert "0 in documents, 0 in the law." in found.stderr


def test_search_does_not_read_standard_input(run: Run):
    assert run("search", "mots", "-").exit_code == 4
