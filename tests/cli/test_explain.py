"""`citeref explain` prints a rule's page of the manual."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from citeref.rules import RULES

Run = Callable[..., Result]


def test_without_a_rule_all_are_listed(run: Run) -> None:
    told = run("explain").stdout
    assert "An article that its instrument does not have." in told
    assert all(name in told for name in RULES)


def test_a_rule_is_explained(run: Run) -> None:
    told = run("explain", "unknown-paragraph").stdout
    assert told.startswith("unknown-paragraph: A paragraph, point or recital that is not there.")
    assert "## Example" in told


def test_a_slip_proposes_the_nearest_rule(run: Run) -> None:
    result = run("explain", "unknown-artcle")
    assert result.exit_code == 2
    assert "Did you mean `unknown-article`?" in result.stderr


def test_a_rule_is_explained_in_french(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("explain", "unknown-article", "--ui-lang", "fr").stdout
    assert told.startswith("unknown-article: Un article que son texte n'a pas.")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert run("explain", "unknown-article").stdout == told
