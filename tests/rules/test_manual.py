"""Every rule has its page in the manual, and can be left out by name."""

from __future__ import annotations

import pytest

from citeref.errors import ConfigError
from citeref.rules import RULES, manual, select, summary


@pytest.mark.parametrize("name", RULES)
def test_the_manual_page_says_what_why_and_shows_an_example(name: str) -> None:
    page = manual(name)
    assert summary(name).endswith(".")
    for heading in ("## What it sees", "## Why it matters", "## Example"):
        assert heading in page


@pytest.mark.parametrize("name", RULES)
def test_a_rule_lives_in_the_file_of_its_name(name: str) -> None:
    assert RULES[name] == f"citeref.rules.{name.replace('-', '_')}"


def test_allowed_rules_are_left_out() -> None:
    assert "unknown-article" not in select(["unknown-article"])
    assert len(select(["unknown-article"])) == len(RULES) - 1


def test_a_rule_that_does_not_exist_is_named_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="unknown-article"):
        select(["unknow-article"])
