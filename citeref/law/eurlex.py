"""EUR-Lex pages, in each of their layouts (being moved in)."""

from __future__ import annotations

from lxml import etree

from citeref.law.draft import Draft
from citeref.model import Authority, Origin
from citeref.ref import Ref


def read(root: etree._Element, ref: Ref, lang: str, origin: Origin | None = None) -> Authority:
    """The units of an EUR-Lex page."""
    return Draft(ref, lang).authority(origin)
