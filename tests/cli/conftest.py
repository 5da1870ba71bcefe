"""A person at a terminal of their own: an empty home, a folder of documents, and the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

ROOT = Path(__file__).parents[2]

DOCUMENTS = {
    "note.md": "# Note\n\nLe sous-traitant, selon l'article 28-3 a) du RGPD, agit sur instruction.\n",
    "avis.txt": "L'article 9 du RGPD.\n\nLa délibération SAN-2022-009 vise l'article 29 du RGPD.\n",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and the current folder in it."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def dossier(home: Path) -> Path:
    """Two small documents in `dossier/`."""
    folder = home / "dossier"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def run() -> Callable[..., Result]:
    """The command inside this process: `run("list", "x.md").output`, `.stdout`, `.stderr`, `.exit_code`."""

    def ran(*args: str, text: str | bytes | None = None) -> Result:
        from citeref.cli import main

        return CliRunner().invoke(main, list(args), input=text, prog_name="citeref")

    return ran


@pytest.fixture
def surroundings(home: Path) -> dict[str, str]:
    """The environment of a process that finds this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def spawn(surroundings: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The command as a process of its own."""

    def spawned(*args: str, text: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "citeref", *args]
        return subprocess.run(
            command,
            input=text,
            capture_output=True,
            text=True,
            env=surroundings | env,
            timeout=60,
            check=False,
        )

    return spawned
