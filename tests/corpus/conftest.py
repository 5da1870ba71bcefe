"""What the tests of the corpus share: small inputs, and a run from one end to the other in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from citeref import corpus
from citeref.corpus import Options

Rows = list[dict[str, Any]]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Six documents as JSON Lines: in two languages, one without any citation."""
    path = tmp_path / "in.jsonl"
    texts = [
        "L'article 6 du RGPD et l'article 8 de la loi n° 78-17 du 6 janvier 1978.",
        "See Article 5(1) of Regulation (EU) 2016/679 and the judgment in Case C-131/12.",
        "Rien n'est cité dans ce texte, dont la langue est pourtant claire.",
        "Vu le code pénal, notamment son article 226-17 ; vu la délibération SAN-2022-009.",
        "La formation restreinte rappelle les termes de l'article 32 du règlement précité.",
        "The controller relied on Article 6 of the GDPR, which the authority did not accept.",
    ]
    rows = [{"id": f"d{number}", "text": text} for number, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def ran(tmp_path: Path) -> Callable[..., Rows]:
    """Runs inputs into JSON Lines and gives the documents back; `totals` of the fixture are those of the last run."""

    def run(*inputs: Path | str, **options: Any) -> Rows:
        output = tmp_path / f"out-{len(list(tmp_path.glob('out-*.jsonl')))}.jsonl"
        plan = corpus.plan([str(path) for path in inputs], Options(**options))
        corpus.run(plan, corpus.sink(str(output)), corpus.Here())
        return [json.loads(line) for line in output.read_bytes().splitlines()]

    return run
