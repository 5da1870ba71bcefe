"""Parquet, JSON Lines and an index say the same; a run that was stopped goes on, and takes nothing for its own that is not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow
import pytest
from corpus_runs import skipped, whole
from pyarrow import parquet

from citeref import corpus
from citeref.corpus import SCHEMA, Made, Options, Totals, Unit, Work
from citeref.errors import CiterefError
from citeref.index import Index

OUTPUTS = ("out", "out.jsonl", "out.index")


class Stopped(Exception):
    """What ends a run in the midst of it."""


class StopsAfter:
    """An engine that ends with an error when so many units are done."""

    def __init__(self, units: int) -> None:
        self.units = units
        self.done: list[int] = []

    def run(self, units: Iterable[Unit], work: Work) -> Iterator[Made]:
        for unit in units:
            if len(self.done) == self.units:
                raise Stopped
            self.done.append(unit.number)
            yield work(unit)


def rows(output: Path) -> list[tuple[object, ...]]:
    """The citations of an output, in order: document, start, end, references."""
    if output.suffix == ".jsonl":
        told = [json.loads(line) for line in output.read_bytes().splitlines()]
        return [
            (one["id"], each["start"], each["end"], each["refs"]) for one in told for each in one["citations"]
        ]
    if output.suffix == ".index":
        index = Index.open(output)
        found = [
            (one.name, *one.citation.span, list(one.citation.refs))
            for document in index.documents()
            for one in index.citations(document.id)
        ]
        index.close()
        return sorted(found)
    table = parquet.read_table(output / "citations")
    return [(one["id"], one["start"], one["end"], one["refs"]) for one in table.to_pylist()]


def test_the_three_outputs_say_the_same(lines: Path, tmp_path: Path) -> None:
    counted = [whole(tmp_path / name, lines, unit=150) for name in OUTPUTS]
    first, *others = [rows(tmp_path / name) for name in OUTPUTS]
    assert len(first) == counted[0].citations == 9
    assert all(other == first for other in others)
    assert counted[1:] == counted[:-1]


def test_parquet_has_the_schema_that_is_documented_and_a_table_of_documents(
    lines: Path, tmp_path: Path
) -> None:
    whole(tmp_path / "out", lines)
    part = parquet.read_schema(tmp_path / "out" / "citations" / "part-00000.parquet")
    assert part.equals(SCHEMA)
    assert part.metadata[b"citeref.corpus"] == b"1"
    documents = parquet.read_table(tmp_path / "out" / "documents").to_pylist()
    assert [(one["id"], one["lang"], one["citations"]) for one in documents][:3] == [
        ("d0", "fr", 2),
        ("d1", "en", 2),
        ("d2", "fr", 0),
    ]
    assert isinstance(part.field("refs").type, pyarrow.ListType)


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("units", [0, 1, 3])
def test_a_run_that_was_stopped_goes_on_and_loses_and_doubles_nothing(
    name: str, units: int, lines: Path, tmp_path: Path
) -> None:
    plan = corpus.plan([str(lines)], Options(unit=100))
    undisturbed = corpus.run(plan, corpus.sink(f"{tmp_path}/whole-{name}"), corpus.Here())
    with pytest.raises(Stopped):
        corpus.run(plan, corpus.sink(f"{tmp_path}/{name}"), StopsAfter(units))
    rest = StopsAfter(100)
    assert corpus.run(plan, corpus.sink(f"{tmp_path}/{name}"), rest) == undisturbed
    assert rest.done == list(range(units, undisturbed.units))
    assert rows(tmp_path / name) == rows(tmp_path / f"whole-{name}")
    again = StopsAfter(0)
    assert corpus.run(plan, corpus.sink(f"{tmp_path}/{name}"), again) == undisturbed


def test_half_a_line_in_the_journal_counts_for_nothing(lines: Path, tmp_path: Path) -> None:
    plan = corpus.plan([str(lines)], Options(unit=100))
    undisturbed = corpus.run(plan, corpus.sink(f"{tmp_path}/out"), corpus.Here())
    journal = tmp_path / "out" / "units.jsonl"
    journal.write_bytes(journal.read_bytes()[:-9])
    (tmp_path / "out" / "citations" / ".part-00001.parquet.7.part").write_bytes(b"half")
    rest = StopsAfter(100)
    assert corpus.run(plan, corpus.sink(f"{tmp_path}/out"), rest) == undisturbed
    assert rest.done == [undisturbed.units - 1]
    assert not list((tmp_path / "out").rglob(".*"))


@pytest.mark.parametrize("name", OUTPUTS)
def test_another_input_or_other_options_do_not_go_on_with_it(name: str, lines: Path, tmp_path: Path) -> None:
    output = tmp_path / name
    whole(output, lines)
    with pytest.raises(CiterefError, match=r"begun with other options \(lang\)"):
        whole(output, lines, lang="fr")
    (tmp_path / "other.jsonl").write_bytes(lines.read_bytes())
    with pytest.raises(CiterefError, match="was made from"):
        whole(output, tmp_path / "other.jsonl")
    lines.write_bytes(lines.read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(CiterefError, match="the input has changed") as told:
        whole(output, lines)
    assert "--restart" in told.value.hint
    assert whole(output, lines, restart=True).documents == 1
    assert {row[0] for row in rows(output)} == {"d0"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_somebody_else_made_is_left_as_it_is(name: str, lines: Path, tmp_path: Path) -> None:
    output = tmp_path / name
    theirs = output
    if name == "out":
        output.mkdir()
        theirs = output / "letters.txt"
    theirs.write_text("mine")
    for restart in (False, True):
        with pytest.raises(CiterefError):
            whole(output, lines, restart=restart)
        assert theirs.read_text() == "mine"
    assert not list(tmp_path.glob(".*.lock"))


class Elsewhere:
    """An engine on a machine whose disk is another one."""

    def run(self, units: Iterable[Unit], work: Work) -> Iterator[Made]:
        return (Made(unit=unit.number) for unit in units)


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_parts_written_to_another_disk_are_told_and_not_taken_for_kept(
    name: str, lines: Path, tmp_path: Path
) -> None:
    plan = corpus.plan([str(lines)], Options(unit=100))
    with pytest.raises(CiterefError, match="was written, but is not to be seen from here"):
        corpus.run(plan, corpus.sink(f"{tmp_path}/{name}"), Elsewhere())
    assert whole(tmp_path / name, lines, unit=100).documents == 6
    assert len(rows(tmp_path / name)) == 9


def test_two_runs_do_not_write_one_output(lines: Path, tmp_path: Path) -> None:
    plan = corpus.plan([str(lines)], Options())
    one = corpus.sink(f"{tmp_path}/out")
    one.begin(plan)
    with pytest.raises(CiterefError, match="another run is writing it"):
        corpus.run(plan, corpus.sink(f"{tmp_path}/out"), corpus.Here())
    one.close()
    assert corpus.run(plan, corpus.sink(f"{tmp_path}/out"), corpus.Here()).documents == 6


def test_two_documents_of_one_id_are_both_kept(tmp_path: Path) -> None:
    line = '{"id": "x", "text": "L\'article 6 du RGPD."}\n'
    (tmp_path / "in.jsonl").write_text(line * 3, "utf-8")
    for name in OUTPUTS:
        assert whole(tmp_path / name, tmp_path / "in.jsonl", unit=50).documents == 3
        assert len(rows(tmp_path / name)) == 3


def test_the_side_file_tells_the_bad_ones_and_is_not_there_without_any(lines: Path, tmp_path: Path) -> None:
    whole(tmp_path / "out", lines)
    assert not (tmp_path / "out" / "skipped.jsonl").exists()
    lines.write_bytes(b"broken\n" + lines.read_bytes())
    found: Totals = whole(tmp_path / "out", lines, restart=True)
    assert (found.documents, found.skipped) == (6, 1)
    assert skipped(tmp_path / "out" / "skipped.jsonl") == [(f"{lines}@0", "no JSON.")]


def test_an_index_keeps_the_offsets_of_a_text_with_line_ends_of_windows(tmp_path: Path) -> None:
    text = "Vu le code.\r\n\r\nL'article 6 du RGPD\rs'applique."
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "x", "text": text}), "utf-8")
    whole(tmp_path / "out.index", tmp_path / "in.jsonl")
    index = Index.open(tmp_path / "out.index")
    (row,) = index.citations(index.documents()[0].id)
    index.close()
    assert text[slice(*row.citation.span)] == "article 6"
    assert row.place.paragraph == 2
