"""Runs over a corpus, from one end to the other in this process, and what they say of the documents they could not read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from citeref import corpus
from citeref.corpus import Options, Totals


def whole(output: Path | str, *inputs: Path | str, restart: bool = False, **options: Any) -> Totals:
    """A run in this process."""
    plan = corpus.plan([str(path) for path in inputs], Options(**options))
    return corpus.run(plan, corpus.sink(str(output), restart=restart), corpus.Here())


def skipped(path: Path) -> list[tuple[str, str]]:
    """The documents of a side file, with their reasons."""
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    return [(row["id"], row["reason"]) for row in rows]
