"""citeref: from a sentence to the law it cites, and from a line of law to every sentence that cites it.

>>> from citeref import find, resolve
>>> [str(ref) for citation in resolve(find("L'article 28-3 du RGPD.")) for ref in citation.refs]
['eu/reg/2016/679/art_28/par_3']
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citeref.documents import read as read
    from citeref.find import find as find
    from citeref.model import Citation as Citation
    from citeref.model import Document as Document
    from citeref.model import Finding as Finding
    from citeref.ref import Ref as Ref
    from citeref.resolve import resolve as resolve
    from citeref.rules import check as check
    from citeref.table import Table as Table
    from citeref.table import table as table

__version__ = "0.1.0"

_ROOMS = {
    "read": "citeref.documents",
    "find": "citeref.find",
    "resolve": "citeref.resolve",
    "check": "citeref.rules",
    "table": "citeref.table",
    "Table": "citeref.table",
    "Ref": "citeref.ref",
    "Citation": "citeref.model",
    "Document": "citeref.model",
    "Finding": "citeref.model",
}

__all__ = ["Citation", "Document", "Finding", "Ref", "Table", "check", "find", "read", "resolve", "table"]


def __getattr__(name: str) -> Any:
    """Each verb is fetched from its room when first used, so that `import citeref` costs next to nothing."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'citeref' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_ROOMS[name]), name)
    globals()[name] = value
    return value


class _House(ModuleType):
    """The package: a room called like its verb (`find`, `resolve`, `table`) leaves the name to the verb."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _ROOMS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _House
