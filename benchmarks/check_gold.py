"""What the checker says of marked passages, as JSON lines for a scorer: id, and findings with rule, start, end in the raw text.

`python -m benchmarks.check_gold GOLD.jsonl CACHE > PRED.jsonl`: a passage has `id`, `text`, `format` and `date`; CACHE is a folder
with the official pages that quotations are laid over (`citeref cache add FILE…` fills one). Findings of severity "information"
are left out: they are told, not counted as wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from citeref.cache import Cache
from citeref.documents import read_text
from citeref.find import find
from citeref.resolve import resolve
from citeref.rules import check


def main() -> None:
    """One line for each passage."""
    gold, folder = map(Path, sys.argv[1:3])
    cache = Cache.open(folder)
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        read = read_text(row["text"], row["id"], row["format"])
        document = msgspec.structs.replace(read, date=row["date"] or "")
        found = []
        for finding in check(document, resolve(find(document)), cache):
            if finding.severity != "information":
                start, end = document.at_source(finding.span)
                found.append({"rule": finding.rule, "start": start, "end": end, "suggest": finding.suggest})
        print(json.dumps({"id": row["id"], "findings": found}, ensure_ascii=False))


if __name__ == "__main__":
    main()
