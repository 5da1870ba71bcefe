"""The passages of `cases.md`: what the checker says of each, and what it leaves alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import lantern
import msgspec
import pytest

from citeref.cache import Cache
from citeref.documents import read_text
from citeref.find import find
from citeref.resolve import resolve
from citeref.rules import RULES, check

CASES = Path(__file__).with_name("cases.md")


class Case(NamedTuple):
    """A passage, and the rule and the words of each finding."""

    line: int
    format: str
    date: str
    text: str
    expected: list[tuple[str, str]]


def cases() -> Iterator[Case]:
    lines = CASES.read_text("utf-8").split("\n")
    heads = [at for at, line in enumerate(lines) if re.fullmatch(r"\w\w (?:text|markdown|html) \S+", line)]
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        _, form, date = lines[at].split()
        text = "\n".join(line[2:] for line in lines[at:end] if line.startswith(("> ", ">")))
        found = [line[2:].partition(": ") for line in lines[at:end] if line.startswith("- ")]
        expected = [(rule, ast.literal_eval(words)) for rule, _, words in found if words]
        yield Case(at + 1, form, date.strip("-"), text, expected)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return lantern.cache(tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"line {case.line}")
def test_a_passage_has_the_findings_that_are_written_under_it(case: Case, law: Cache) -> None:
    document = msgspec.structs.replace(read_text(case.text, "case", case.format), date=case.date)
    found = [
        (one.rule, document.at_source(one.span))
        for one in check(document, resolve(find(document)), law)
        if one.severity != "information"
    ]
    missing = []
    for rule, words in case.expected:
        start = case.text.index(words)
        hit = next(
            (f for f in found if f[0] == rule and f[1][0] < start + len(words) and start < f[1][1]), None
        )
        if hit is None:
            missing.append((rule, words))
        else:
            found.remove(hit)
    assert (missing, [(rule, case.text[slice(*span)]) for rule, span in found]) == ([], [])


def test_every_rule_has_a_case_that_it_finds() -> None:
    told = {rule for case in cases() for rule, _ in case.expected}
    assert set(RULES) - told == {"ambiguous-citation", "unverified"}
