"""A finding as an object of JSON: the fields of `Finding`, with the place in the file."""

from __future__ import annotations

from typing import Any

import msgspec

from citeref.findings.told import Told


def as_object(one: Told) -> dict[str, Any]:
    """The fields of a finding: `start` and `end` in the text as read, `line` and `column` in the file (0: it has no lines)."""
    fields = msgspec.structs.asdict(one.finding)
    start, end = fields.pop("span")
    fix = fields.pop("fix")
    found: dict[str, Any] = {
        "document": one.name,
        "rule": fields.pop("rule"),
        "start": start,
        "end": end,
        **fields,
    }
    found |= {"line": one.spot.line, "column": one.spot.column}
    if fix is not None:
        found["fix"] = {"start": fix.span.start, "end": fix.span.end, "text": fix.text}
    return found | ({"accepted": one.reason} if one.reason else {})
