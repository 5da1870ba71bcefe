"""The collections of `cases/`: Markdown that a jurist can extend.

A quoted line is the text; the list under it holds the references it must give, in the order of the text, and « nothing »
where there is none to find. Words after a reference are those of the citation. A line `at: eu/reg/2016/679/art_28` before
the quotation says which place in the law the text itself is, and `lang: de` forces its language.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from reading import citations

from citeref.model import Citation

CASES = Path(__file__).parent / "cases"

BESIDE = 40
"""How many characters may stand between an act and its place for the two to be one citation."""


class Case(NamedTuple):
    """One quotation: its text, what is set for it, and what must come out as (reference, words or "")."""

    text: str
    settings: dict[str, str]
    expected: list[tuple[str, str]]


def cases(markdown: str) -> list[Case]:
    """The cases of one file, in its order."""
    found = []
    for block in re.finditer(
        r"(?P<settings>(?:^(?:at|lang): .+\n+)*)(?P<text>(?:^>.*\n)+)\n(?P<list>(?:^- .+\n?)+)",
        markdown,
        re.M,
    ):
        text = "\n".join(line[2:] for line in block["text"].splitlines())
        settings = dict(line.split(": ", 1) for line in block["settings"].splitlines() if line)
        lines = [line[2:] for line in block["list"].splitlines()]
        expected = [] if lines == ["nothing"] else [_expected(line) for line in lines]
        found.append(Case(text, settings, expected))
    return found


def _expected(line: str) -> tuple[str, str]:
    ref, _, words = line.partition(" ← ")
    return ref.strip(), words.strip()


def everything() -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {case.text[:60]}")
        for path in sorted(CASES.glob("*.md"))
        for case in cases(path.read_text("utf-8"))
    ]


def beside(number: int, found: list[Citation]) -> bool:
    """Whether a citation is an act named right beside a place of it (« article 28 du RGPD »): no second citation."""
    whole = found[number]
    return any(
        len(whole.refs) == 1
        and other.refs
        and other.refs[0].pinpoint
        and other.refs[0].authority == whole.refs[0]
        and max(other.span.start, whole.span.start) - min(other.span.end, whole.span.end) <= BESIDE
        for other in found[max(0, number - 1) : number + 2]
    )


@pytest.mark.parametrize("case", everything())
def test_a_case_a_jurist_wrote(case: Case) -> None:
    told: list[tuple[str, str]] = []
    found = citations(case.text, **case.settings)
    for number, citation in enumerate(found):
        refs = [" … ".join(citation.refs)] if citation.range else list(citation.refs) or ["open"]
        wanted = case.expected[len(told) : len(told) + 1]
        if beside(number, found) and [ref for ref, _ in wanted] != refs:
            continue
        told.extend((ref, citation.text) for ref in refs)
    assert [ref for ref, _ in told] == [ref for ref, _ in case.expected]
    for (ref, words), (_, wanted_words) in zip(told, case.expected, strict=True):
        assert not wanted_words or words == wanted_words, ref


def test_no_quotation_is_left_unread() -> None:
    for path in CASES.glob("*.md"):
        markdown = path.read_text("utf-8")
        quotations = re.findall(r"(?:^>.*\n)+", markdown, re.M)
        assert len(cases(markdown)) == len(quotations), path.name
