"""What deserves a second look, one rule a file; a rule's docstring is its page in the manual.

A rule is silent where the facts are unknown: a checker that cries wolf is switched off. A new rule is one
new module with `look`, and a line here.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Collection, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from citeref.errors import ConfigError
from citeref.model import Citation, Document, Finding
from citeref.rules.facts import Facts

if TYPE_CHECKING:
    from citeref.cache import Cache

RULES = {
    "unknown-article": "citeref.rules.unknown_article",
    "unknown-paragraph": "citeref.rules.unknown_paragraph",
}
"""Every rule by the name that people write, and its module."""


def check(
    document: Document,
    citations: Sequence[Citation],
    cache: Cache | None = None,
    *,
    select: Collection[str] = tuple(RULES),
) -> list[Finding]:
    """What the rules noticed, in order of the text; `cache` adds the official pages at hand to what the
    catalogue knows.
    """
    facts = Facts(cache)
    found = [
        finding for name in select for finding in import_module(RULES[name]).look(document, citations, facts)
    ]
    return sorted(found, key=lambda finding: (finding.span, finding.rule))


def select(allow: Sequence[str]) -> tuple[str, ...]:
    """All rules but those allowed. Raises `ConfigError` naming a rule that does not exist."""
    for name in allow:
        if name not in RULES:
            near = difflib.get_close_matches(name, RULES, 1)
            raise ConfigError(
                f"« {name} »: no such rule.",
                f"Did you mean `{near[0]}`?" if near else "See `citeref explain`.",
            )
    return tuple(name for name in RULES if name not in allow)


def manual(name: str) -> str:
    """The manual page of a rule, in Markdown; its first line is the summary."""
    return inspect.getdoc(import_module(RULES[name])) or ""


def summary(name: str) -> str:
    """What a rule sees, in one sentence."""
    return manual(name).partition("\n")[0]
