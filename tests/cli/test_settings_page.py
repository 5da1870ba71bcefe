"""The example of the settings page does what the page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from citeref.find import find

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")


def test_the_example_is_read_and_its_two_citations_are_found(added: Callable[[str], None]) -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    added(example[1])
    told = re.findall(r"« ([^»]+) » is (?:then )?`([^`]+)`", PAGE)
    assert len(told) == 2
    for words, ref in told:
        assert [ref for citation in find(words) for ref in citation.refs] == [ref]
