"""JSON: one array, an object a citation, an object a line so that two lists can be compared line by line."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.visible import escaped

_ENCODER = msgspec.json.Encoder(enc_hook=str)


def write(material: Material, out: Sink) -> None:
    """The array, written as the rows come."""
    out.write("[")
    before = "\n"
    for row in material.rows():
        out.write(before + encoded(row))
        before = ",\n"
    out.write("\n]\n")


def encoded(value: Any) -> str:
    r"""One value as JSON on one line; control characters and marks of direction are `\u` escapes."""
    try:
        return escaped(_ENCODER.encode(value).decode())
    except UnicodeEncodeError:  # a lone surrogate, as in a file name that is no text
        return json.dumps(msgspec.to_builtins(value, enc_hook=str), ensure_ascii=True, separators=(",", ":"))
