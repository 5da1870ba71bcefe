"""The processes of one machine: in order, a few at a time, and without the document that kills them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from citeref import corpus
from citeref.corpus import Made, Options, Processes, Unit
from citeref.corpus.engines import processes
from citeref.corpus.engines.memory import give_back
from citeref.corpus.records import Bad
from citeref.corpus.units import Files
from citeref.errors import CiterefError


class Fragile:
    """Work on units of three items: at the second item of unit 1 it dies, at the third of unit 2 it falls asleep."""

    def __call__(self, unit: Unit, begin: Callable[[int], None], without: Mapping[int, str]) -> Made:
        bad = []
        for number in range(3):
            begin(number)
            if number in without:
                bad.append(Bad(id=f"{unit.number}.{number}", reason=without[number]))
            elif (unit.number, number) == (1, 1):
                os.kill(os.getpid(), signal.SIGKILL)
            elif (unit.number, number) == (2, 2):
                time.sleep(60)
        return Made(unit=unit.number, documents=3 - len(bad), bad=len(bad), skipped=tuple(bad))


class Full:
    """Work that finds the disk full."""

    def __call__(self, unit: Unit, begin: Callable[[int], None], without: Mapping[int, str]) -> Made:
        raise OSError(28, "No space left on device", "/out/part")


class Fat:
    """Work that makes much of every unit, and takes long over the first."""

    def __call__(self, unit: Unit, begin: Callable[[int], None], without: Mapping[int, str]) -> Made:
        time.sleep(0.0 if unit.number else 1.0)
        return Made(unit=unit.number, payload=b"much")


def units(count: int, taken: list[int]) -> Iterator[Unit]:
    for number in range(count):
        taken.append(number)
        yield Unit(number, Files(()))


def test_a_document_that_kills_or_stops_its_process_is_told_and_the_others_go_on() -> None:
    taken: list[int] = []
    made = list(Processes(2, patience=1.5).run(units(40, taken), Fragile()))
    assert [one.unit for one in made] == list(range(40))
    assert [one.documents for one in made][:4] == [3, 2, 2, 3]
    told = [(bad.id, bad.reason) for one in made for bad in one.skipped]
    assert told == [
        ("1.1", "ended the process that read it (SIGKILL)."),
        ("2.2", "took more than 2 seconds."),
    ]


def test_only_a_few_units_are_taken_ahead_and_what_ends_a_unit_ends_the_run() -> None:
    taken: list[int] = []
    with pytest.raises(CiterefError, match="/out/part: No space left on device"):
        list(Processes(1).run(units(1000, taken), Full()))
    assert len(taken) < 10


def test_what_waits_for_an_earlier_unit_is_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "HELD", 1)
    taken: list[int] = []
    made = Processes(2).run(units(12, taken), Fat())
    assert next(made).unit == 0
    assert len(taken) <= 4
    assert [one.unit for one in made] == list(range(1, 12))


def test_arrow_gives_memory_back_unless_a_person_has_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARROW_DEFAULT_MEMORY_POOL", raising=False)
    give_back()
    assert os.environ["ARROW_DEFAULT_MEMORY_POOL"] == "system"
    monkeypatch.setenv("ARROW_DEFAULT_MEMORY_POOL", "mimalloc")
    give_back()
    assert os.environ["ARROW_DEFAULT_MEMORY_POOL"] == "mimalloc"


def test_processes_make_what_one_process_makes(lines: Path, tmp_path: Path) -> None:
    plan = corpus.plan([str(lines)], Options(unit=100))
    one = corpus.run(plan, corpus.sink(f"{tmp_path}/one.jsonl"), corpus.Here())
    two = corpus.run(plan, corpus.sink(f"{tmp_path}/two.jsonl"), Processes(2))
    assert one == two
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
