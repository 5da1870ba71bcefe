"""The public verbs are there under their names, whatever was imported before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import citeref

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", citeref.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(citeref, name).__doc__


@pytest.mark.parametrize("room", ["find", "resolve", "table"])
def test_importing_a_room_does_not_take_the_place_of_its_verb(room: str) -> None:
    code = f"import citeref.{room}; from citeref import {room}; assert callable({room}), {room}"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=30)


def test_importing_the_package_imports_no_room() -> None:
    code = "import citeref, sys; print([name for name in sys.modules if name.startswith('citeref.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, timeout=30, capture_output=True, text=True
    )
    assert done.stdout == "[]\n"
