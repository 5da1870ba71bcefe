"""The errand to an official site: decided first, done after, and only when a person asks.

EU law and the judgments of the Court come from Cellar, the store behind EUR-Lex, which answers programs. French
texts come from the API of Légifrance and Judilibre where a person has an account there (`keys`), and else
from the page's own address, which often turns programs away. Where a page cannot be had, the error says how
to save it by hand.
"""

from __future__ import annotations

from citeref.law.fetch.errand import by_hand, fetch, now
from citeref.law.fetch.keys import Keys
from citeref.law.fetch.plans import Plan, plan
from citeref.law.fetch.several import Missing, Summary, several
from citeref.law.fetch.sources import CELLAR, SITES, Sites

__all__ = [
    "CELLAR",
    "SITES",
    "Keys",
    "Missing",
    "Plan",
    "Sites",
    "Summary",
    "by_hand",
    "fetch",
    "now",
    "plan",
    "several",
]
