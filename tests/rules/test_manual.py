"""Every rule has its page in the manual, and can be left out by name."""

from __future__ import annotations

import pytest

from citeref.errors import ConfigError
from citeref.language import speaking
from citeref.rules import FRENCH, RULES, manual, select, summary


@pytest.mark.parametrize("name", RULES)
def test_the_manual_page_says_what_why_and_shows_an_example(name: str) -> None:
    page = manual(name)
    assert summary(name).endswith(".")
    for heading in ("## What it sees", "## Why it matters", "## Example"):
        assert heading in page


@pytest.mark.parametrize("name", RULES)
def test_the_french_page_says_it_all_too(name: str) -> None:
    english = manual(name)
    with speaking("fr"):
        page = manual(name)
        assert summary(name).endswith(".")
    for heading in ("## Ce que la règle voit", "## Pourquoi cela compte", "## Exemple"):
        assert heading in page
    assert page.count("\n## ") == english.count("\n## ")
    assert page.count("\n> ") == english.count("\n> ")


def test_there_is_no_french_page_of_another_rule() -> None:
    assert sorted(file.stem for file in FRENCH.iterdir()) == sorted(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_lives_in_the_file_of_its_name(name: str) -> None:
    assert RULES[name] == f"citeref.rules.{name.replace('-', '_')}"


def test_allowed_rules_are_left_out() -> None:
    assert "unknown-article" not in select(["unknown-article"])
    assert len(select(["unknown-article"])) == len(RULES) - 1


def test_a_rule_that_does_not_exist_is_named_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="unknown-article"):
        select(["unknow-article"])
