"""What deserves a second look, one rule a file; a rule's docstring is its page in the manual, whose French stands in `french/`.

A rule is silent where the facts are unknown: a checker that cries wolf is switched off. A new rule is one
new module with `look`, its French page, and a line here.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Collection, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from citeref.errors import ConfigError
from citeref.language import spoken
from citeref.model import Citation, Document, Finding
from citeref.rules.facts import Facts

if TYPE_CHECKING:
    from citeref.cache import Cache

RULES = {
    "unknown-article": "citeref.rules.unknown_article",
    "unknown-paragraph": "citeref.rules.unknown_paragraph",
    "malformed-identifier": "citeref.rules.malformed_identifier",
    "decision-mismatch": "citeref.rules.decision_mismatch",
    "date-mismatch": "citeref.rules.date_mismatch",
    "link-mismatch": "citeref.rules.link_mismatch",
    "heading-mismatch": "citeref.rules.heading_mismatch",
    "quote-differs": "citeref.rules.quote_differs",
    "quote-elsewhere": "citeref.rules.quote_elsewhere",
    "quote-not-found": "citeref.rules.quote_not_found",
    "repealed-text": "citeref.rules.repealed_text",
    "dangling-short-form": "citeref.rules.dangling_short_form",
    "ambiguous-citation": "citeref.rules.ambiguous_citation",
    "unverified": "citeref.rules.unverified",
}
"""Every rule by the name that people write, and its module."""

FRENCH = Path(__file__).parent / "french"
"""The manual in French, a page a rule."""

_ABSENT = ("unknown-article", "unknown-paragraph")
_QUOTED = ("quote-differs", "quote-elsewhere", "quote-not-found")


def check(
    document: Document,
    citations: Sequence[Citation],
    cache: Cache | None = None,
    *,
    select: Collection[str] = tuple(RULES),
    facts: Facts | None = None,
) -> list[Finding]:
    """What the rules noticed, in order of the text; `cache` adds the official pages at hand to what the
    catalogue knows.

    One error is one finding: a place that does not exist is not also a wrong quotation or heading. Findings of severity
    "information" are told, not counted as wrong. `facts` are what is known of the document already, with its own cache.
    """
    facts = facts or Facts(cache, document, citations)
    found = [
        finding for name in select for finding in import_module(RULES[name]).look(document, citations, facts)
    ]
    absent = {finding.ref for finding in found if finding.rule in _ABSENT}
    headed = [finding.span for finding in found if finding.rule == "heading-mismatch"]
    kept = [
        one
        for one in found
        if one.rule not in _QUOTED
        or (one.ref not in absent and not any(h.start <= one.span.start < h.end for h in headed))
    ]
    return sorted(kept, key=lambda finding: (finding.span, finding.rule))


def select(allow: Sequence[str], only: Sequence[str] = ()) -> tuple[str, ...]:
    """All rules (or `only` some) but those allowed. Raises `ConfigError` naming a rule that does not exist."""
    for name in (*allow, *only):
        if name not in RULES:
            near = difflib.get_close_matches(name, RULES, 1)
            raise ConfigError(
                f"« {name} »: no such rule.",
                f"Did you mean `{near[0]}`?" if near else "See `citeref explain`.",
            )
    return tuple(name for name in only or RULES if name not in allow)


def manual(name: str) -> str:
    """The manual page of a rule in the language spoken, in Markdown; its first line is the summary."""
    if spoken() == "fr":
        return (FRENCH / f"{name}.md").read_text("utf-8").strip()
    return inspect.getdoc(import_module(RULES[name])) or ""


def summary(name: str) -> str:
    """What a rule sees, in one sentence."""
    return manual(name).partition("\n")[0]
