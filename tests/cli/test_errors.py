"""What a person does wrong is answered with a sentence and the promised exit code, never with a traceback."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from citeref.errors import SourceUnreachable

Run = Callable[..., Result]


def test_a_slip_in_a_command_proposes_the_right_one(run: Run) -> None:
    result = run("chekc", "x.md")
    assert result.exit_code == 2
    assert "« chekc »: no such command or file. Did you mean `check`?" in result.stderr
    assert result.stdout == ""


def test_an_unknown_option_is_named(run: Run) -> None:
    result = run("list", "--nonsense", "x.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--nonsense" in result.stderr
    assert "citeref list --help" in result.stderr


def test_a_missing_argument_is_named(run: Run) -> None:
    assert "PATHS" in run("list").stderr


def test_a_malformed_reference_says_how_one_looks(run: Run) -> None:
    result = run("show", "eu/nothing/of/the/kind")
    assert result.exit_code == 2
    assert "« eu/nothing/of/the/kind »" in result.stderr
    assert "eu/reg/2016/679/art_28/par_3" in result.stderr


def test_a_wrong_setting_stops_before_anything_is_read(run: Run, home: Path, dossier: Path) -> None:
    (home / "citeref.toml").write_text("lang = 3")
    result = run("list", "dossier")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "« lang »" in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (SourceUnreachable("The site did not answer.", "Try later."), 3, "Try later."),
        (KeyboardInterrupt(), 130, "interrupted"),
        (BrokenPipeError(), 141, ""),
        (OSError(28, "No space left on device", "/disk"), 2, "/disk: No space left on device"),
        (RuntimeError("\x1b[2Jboom"), 70, "a defect of citeref itself: RuntimeError: ␛[2Jboom"),
        (RecursionError("deep"), 70, "a defect"),
    ],
)
def test_every_kind_of_failure_has_its_exit_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(import_module("citeref.typed"), "lookup", fail)
    result = run("lookup", "rgpd")
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_defect_can_be_looked_at_in_full(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(import_module("citeref.typed"), "lookup", fail)
    monkeypatch.setenv("CITEREF_DEBUG", "1")
    assert isinstance(run("lookup", "rgpd").exception, RuntimeError)


def test_a_defect_in_one_document_lets_the_others_be_read(
    run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("citeref.find")
    find = module.find

    def fail(document: Any) -> Any:
        if document.name in ("note.md", "standard input"):
            raise RuntimeError("boom")
        return find(document)

    monkeypatch.setattr(module, "find", fail)
    result = run("list", "dossier", "-", text="L'article 9 du RGPD.")
    assert result.exit_code == 70
    assert "skipped dossier/note.md: a defect of citeref itself: RuntimeError: boom." in result.stderr
    assert "skipped -: a defect of citeref itself" in result.stderr
    assert "avis.txt" in result.stdout


def test_what_befell_the_index_is_told(run: Run, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "xdg_cache_home").write_text("no folder")
    result = run("list", "dossier")
    assert result.exit_code == 0
    assert "The index is kept for this time only." in result.stderr
    assert "note.md" in result.stdout
