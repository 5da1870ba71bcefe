"""Language codes: three letters for Cellar and ELI, two for EUR-Lex, this house and its readers."""

from __future__ import annotations

_PAIRS = """
bg bul cs ces da dan de deu el ell en eng es spa et est fi fin fr fra ga gle hr hrv hu hun it ita lt
lit lv lav mt mlt nl nld pl pol pt por ro ron sk slk sl slv sv swe
"""
_CODES = _PAIRS.split()

THREE = dict(zip(_CODES[::2], _CODES[1::2], strict=True))
"""`fr` to `fra`."""

TWO = {three: two for two, three in THREE.items()}
"""`fra` to `fr`."""
