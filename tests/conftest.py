"""What every room's tests share: where the real pages of law are, when this machine has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real pages and annotated passages (CITEREF_TEST_DATA, by default `shared` beside the repository)."""
    folder = Path(os.environ.get("CITEREF_TEST_DATA", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("no folder of real legal texts here; CITEREF_TEST_DATA names one")
    return folder
