"""The manual of the rules in `docs/checking.md` is what their files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref.rules import RULES, manual

PAGE = (Path(__file__).parents[2] / "docs" / "checking.md").read_text("utf-8")


@pytest.mark.parametrize("name", RULES)
def test_a_rule_s_page_is_its_docstring(name: str) -> None:
    told = PAGE.partition(f"\n## {name}\n\n")[2].partition("\n\n## ")[0].strip()
    assert told.replace("\n### ", "\n## ") == manual(name).strip()


def test_the_rules_are_all_there_in_their_order() -> None:
    heads = [line[3:] for line in PAGE.split("\n") if line.startswith("## ")]
    assert [head for head in heads if head in RULES] == list(RULES)
