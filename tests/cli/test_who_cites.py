"""`citeref who-cites`: from a place of the law to every sentence that cites it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from citeref.cli import citing

Run = Callable[..., Result]


def test_each_citation_comes_with_its_sentence(run: Run, dossier: Path):
    result = run("who-cites", "rgpd", "dossier")
    assert result.exit_code == 0
    assert result.stdout == (
        "dossier/avis.txt\n"
        "  §1        L'[article 9] du RGPD.\n"
        "  §2        La délibération SAN-2022-009 vise l'[article 29] du RGPD.\n"
        "\n"
        "dossier/note.md\n"
        "  §2        Le sous-traitant, selon l'[article 28-3 a)] du RGPD, agit sur instruction.\n"
    )
    assert result.stderr == "3 citations of RGPD.\n"


def test_a_list_that_is_cut_says_so(run: Run, dossier: Path):
    result = run("who-cites", "rgpd", "dossier", "--limit", "1")
    assert result.stdout.count("[") == 1
    assert result.stderr == "3 citations of RGPD; `--limit 10` shows more.\n"


def test_exact_leaves_out_what_is_inside(run: Run, dossier: Path):
    assert run("who-cites", "rgpd 28", "dossier").exit_code == 0
    result = run("who-cites", "rgpd 28", "dossier", "--exact")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "0 citations of RGPD, article 28.\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_programs_get_objects(run: Run, dossier: Path, form: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(citing, "PORTION", 1)
    out = run("who-cites", "rgpd", "dossier", "--format", form).stdout
    rows = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert [(row["document"], row["text"]) for row in rows] == [
        ("dossier/avis.txt", "article 9"),
        ("dossier/avis.txt", "article 29"),
        ("dossier/note.md", "article 28-3 a)"),
    ]
    assert rows[2]["refs"] == ["eu/reg/2016/679/art_28/par_3/pnt_a"]
    assert "agit sur instruction" in rows[2]["sentence"]


def test_standard_input_is_in_no_index(run: Run):
    result = run("who-cites", "rgpd", "-", text="L'article 9 du RGPD.")
    assert "what is piped in is in no index" in result.stderr
    assert result.exit_code == 4
