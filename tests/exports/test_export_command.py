"""`citeref export` and `citeref formats` as a person types them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeref.exports import FORMATS

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and two documents in `dossier/`."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier/a.md").write_text("L'article 28-3 a) du RGPD, `code`.\n", "utf-8")
    (tmp_path / "dossier/b.txt").write_text("L'article 9 du RGPD. L'article 103 du RGPD.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run() -> Run:
    def ran(*args: str) -> Result:
        from citeref.cli import main

        return CliRunner().invoke(main, list(args), prog_name="citeref")

    return ran


TWO = [name for name, one in FORMATS.items() if not one.single]


@pytest.mark.parametrize("format", TWO)
def test_every_format_goes_through_a_pipe_and_into_a_file_with_the_same_bytes(
    run: Run, folder: Path, format: str
) -> None:
    pytest.importorskip(
        FORMATS[format].library or "citeref", reason="a library of this format is not installed"
    )
    piped = run("export", "dossier", "--format", format)
    assert piped.exit_code == 0, piped.stderr
    written = run("export", "dossier", "--format", format, "-o", "out")
    assert written.exit_code == 0, written.stderr
    assert (folder / "out").read_bytes() == piped.stdout_bytes
    assert run("export", "dossier", "--format", format, "-o", "out").exit_code == 2


def test_a_format_of_one_document_writes_a_file_for_each_into_a_folder(run: Run, folder: Path) -> None:
    refused = run("export", "dossier", "--format", "annotated-docx", "-o", "out.docx")
    assert refused.exit_code == 2
    assert "one document a file" in refused.stderr
    assert not (folder / "out.docx").exists()
    (folder / "out").mkdir()
    assert run("export", "dossier", "--format", "annotated-docx", "-o", "out").exit_code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "a.annotated.docx",
        "b.annotated.docx",
    ]


def test_the_ending_says_the_format_or_names_the_choice(run: Run, folder: Path) -> None:
    assert run("export", "dossier", "-o", "law.csl.json").exit_code == 0
    assert (folder / "law.csl.json").read_text("utf-8").startswith('[\n{"id":"eu-reg-2016-679"')
    asked = run("export", "dossier", "-o", "law.html")
    assert asked.exit_code == 2
    assert "table-html, annotated-html, report" in asked.stderr


def test_excel_in_french_gets_what_it_wants(run: Run) -> None:
    told = run("export", "dossier", "--format", "csv", "--excel").stdout_bytes
    assert told.startswith(b"\xef\xbb\xbfcitation;document;")


def test_findings_and_the_form_of_citation_reach_the_table(run: Run) -> None:
    told = run("export", "dossier", "--format", "table-text", "--cite", "eu", "--lang", "en").stdout
    assert "! dossier/b.txt §1 « article 103 »" in told or "! dossier/b.txt §1" in told
    assert "Regulation (EU) 2016/679 of the European Parliament" in told
    assert "no such form" in run("export", "dossier", "--format", "table-text", "--cite", "harvard").stderr


def test_annotated_markdown_keeps_the_document_but_for_links(run: Run) -> None:
    told = run("export", "dossier/a.md", "--format", "annotated-md").stdout
    assert told.startswith("L'[article 28-3 a)](https://eur-lex.europa.eu/")
    assert told.endswith("du RGPD, `code`.\n")


def test_formats_are_listed_with_what_each_is_for(run: Run) -> None:
    told = run("formats").stdout
    for name, one in FORMATS.items():
        assert f"  {name} " in told
        assert one.about in told


def test_the_example_of_the_manual_runs(folder: Path) -> None:
    manual = (Path(__file__).parents[2] / "docs/exports.md").read_text("utf-8")
    (folder / "avis.md").write_text("L'article 28-3 a) du RGPD et l'article 9.\n", "utf-8")
    found: dict[str, object] = {}
    exec(compile(manual.partition("```python\n")[2].partition("```")[0], "exports.md", "exec"), found)
    assert next(one["ref"] for one in found["records"]) == "eu/reg/2016/679/art_28/par_3/pnt_a"  # type: ignore[attr-defined]
    assert (folder / "report.html").stat().st_size > 10_000
