"""Dask: what a cluster makes is what one process makes, and a worker that dies takes nothing with it."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from corpus_runs import whole
from test_corpus_outputs import OUTPUTS, rows
from test_corpus_processes import Fragile, Full, units

from citeref import corpus
from citeref.cli import main
from citeref.corpus import Dask, Made, Options, Totals, Unit
from citeref.corpus.engines import dask
from citeref.corpus.engines.dask_cluster import cluster
from citeref.corpus.units import Files
from citeref.errors import CiterefError, SourceUnreachable

distributed = pytest.importorskip("distributed", reason="Dask is not here: the extra « dask » brings it")


class Deadly:
    """Work that kills the Dask worker it is done for, at unit 1; done for the test itself it does not."""

    def __init__(self) -> None:
        self.test = os.getpid()

    def __call__(self, unit: Unit, begin: Callable[[int], None], without: Mapping[int, str]) -> Made:
        begin(0)
        if unit.number == 1 and os.getppid() != self.test:
            os.kill(os.getppid(), signal.SIGKILL)
        return Made(unit=unit.number, documents=1)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers, in other processes."""
    with cluster(2) as address:
        yield address


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Documents that take a second or two."""
    path = tmp_path / "many.jsonl"
    text = (
        "L'article 6 du RGPD, puis l'article 226-17 du code pénal ; il est renvoyé au règlement précité. "
        * 40
    )
    path.write_text("".join(json.dumps({"id": f"d{at}", "text": text}) + "\n" for at in range(160)), "utf-8")
    return path


def workers(scheduler: str) -> set[int]:
    """The processes of the workers."""
    with distributed.Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(1, timeout=60)
        return set(client.run(os.getpid).values())


@pytest.mark.parametrize("name", OUTPUTS)
def test_two_workers_make_what_one_process_makes(
    name: str, lines: Path, scheduler: str, tmp_path: Path
) -> None:
    expected = whole(tmp_path / f"one-{name}", lines, unit=100)
    plan = corpus.plan([str(lines)], Options(unit=100))
    assert corpus.run(plan, corpus.sink(f"{tmp_path}/two-{name}"), Dask(scheduler=scheduler)) == expected
    assert rows(tmp_path / f"two-{name}") == rows(tmp_path / f"one-{name}")
    if name != "out.index":
        assert contents(tmp_path / f"two-{name}") == contents(tmp_path / f"one-{name}")


def contents(output: Path) -> dict[str, bytes]:
    """The bytes of an output's files."""
    if output.is_file():
        return {"": output.read_bytes()}
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_a_worker_killed_half_way_loses_and_doubles_nothing(
    many: Path, scheduler: str, tmp_path: Path
) -> None:
    expected = whole(tmp_path / "one", many, unit=20_000)
    plan, victim = corpus.plan([str(many)], Options(unit=20_000)), max(workers(scheduler))

    def report(totals: Totals, kept: int) -> None:
        if totals.units == expected.units // 2:
            os.kill(victim, signal.SIGKILL)

    found = corpus.run(plan, corpus.sink(f"{tmp_path}/two"), Dask(scheduler=scheduler), report)
    assert found == expected
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
    assert victim not in workers(scheduler)


def test_a_document_that_kills_or_stops_its_process_costs_no_worker(scheduler: str) -> None:
    before = workers(scheduler)
    made = list(Dask(scheduler=scheduler, patience=3).run(units(20, []), Fragile()))
    assert [one.unit for one in made] == list(range(20))
    assert [(bad.id, bad.reason) for one in made for bad in one.skipped] == [
        ("1.1", "ended the process that read it (SIGKILL)."),
        ("2.2", "took more than 3 seconds."),
    ]
    assert workers(scheduler) >= before


def test_a_unit_that_workers_keep_dying_of_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    assert [made.documents for made in Dask(1).run(units(3, []), Deadly())] == [1, 1, 1]


def test_only_a_few_units_are_taken_ahead_and_what_ends_a_unit_ends_the_run(scheduler: str) -> None:
    taken: list[int] = []
    with pytest.raises(CiterefError, match="/out/part: No space left on device"):
        list(Dask(scheduler=scheduler).run(units(1000, taken), Full()))
    assert len(taken) < 50


def test_a_run_that_is_broken_off_leaves_no_process_behind_and_is_taken_up(
    many: Path, scheduler: str, tmp_path: Path
) -> None:
    def stop(totals: Totals, kept: int) -> None:
        if totals.units == 3:
            raise KeyboardInterrupt

    plan = corpus.plan([str(many)], Options(unit=20_000))
    before = set(processes())
    with pytest.raises(KeyboardInterrupt):
        corpus.run(plan, corpus.sink(f"{tmp_path}/two.jsonl"), Dask(1), stop)
    assert set(processes()) <= before
    rest = corpus.run(plan, corpus.sink(f"{tmp_path}/two.jsonl"), Dask(scheduler=scheduler))
    assert rest == whole(tmp_path / "one.jsonl", many, unit=20_000)
    assert contents(tmp_path / "two.jsonl") == contents(tmp_path / "one.jsonl")


def processes() -> Iterator[int]:
    """Every process that this one has started, and theirs."""
    import psutil

    for process in psutil.Process().children(recursive=True):
        yield process.pid


def test_another_citeref_and_files_that_are_not_there_are_told(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Dask(scheduler=scheduler)
    with pytest.raises(CiterefError, match=r"The Dask worker tcp://\S+ does not see /no/where\.txt"):
        list(engine.run(iter([Unit(0, Files(("/no/where.txt",)))]), Fragile()))
    monkeypatch.setattr(dask, "edition", lambda: "0.0.1 (abc)")
    with pytest.raises(
        CiterefError, match=r"The Dask worker tcp://\S+ runs citeref .* of citeref 0\.0\.1 \(abc\)"
    ):
        list(engine.run(units(1, []), Fragile()))


def test_a_scheduler_that_is_not_there_and_one_without_workers_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dask, "ANSWER", 0.3)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        with pytest.raises(SourceUnreachable, match=f"{address}: no Dask scheduler answers there"):
            list(Dask(scheduler=address).run(units(1, []), Fragile()))
    with pytest.raises(CiterefError, match="http://there: no address of a scheduler"):
        list(Dask(scheduler="http://there").run(units(1, []), Fragile()))
    monkeypatch.setattr(dask, "ANSWER", 10)
    with cluster(0) as address, pytest.raises(SourceUnreachable, match="has had no worker for 0 seconds"):
        list(Dask(scheduler=address, wait=0.1).run(units(1, []), Fragile()))


def test_without_dask_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CiterefError) as told:
        Dask()
    assert told.value.hint == "pip install 'citeref[dask]'"


def test_the_command_takes_dask_by_name_and_a_cluster_by_its_address(
    lines: Path, scheduler: str, tmp_path: Path
) -> None:
    def run(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["corpus", *map(str, words)])
        return done.exit_code, done.stderr

    assert run(lines, tmp_path / "one.jsonl", "--jobs", 1)[0] == 0
    assert run(lines, tmp_path / "two.jsonl", "--engine", "dask", "--jobs", 1)[0] == 0
    assert run(lines, tmp_path / "three.jsonl", "--scheduler", scheduler)[0] == 0
    assert len({(tmp_path / f"{name}.jsonl").read_bytes() for name in ("one", "two", "three")}) == 1
    code, said = run(lines, tmp_path / "out", "--scheduler", scheduler, "--jobs", 2)
    assert (code, "the workers of --scheduler are there already" in said) == (2, True)
    code, said = run(lines, tmp_path / "out", "--scheduler", scheduler, "--engine", "processes")
    assert (code, "--scheduler is for Dask" in said) == (2, True)
