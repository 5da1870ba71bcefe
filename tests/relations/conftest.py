"""The ferry regulation in a cache of one's own."""

from __future__ import annotations

from pathlib import Path

import ferry
import pytest

from citeref import law
from citeref.cache import Cache, Layer
from citeref.law import read
from citeref.model import Authority


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache((Layer("user", tmp_path / "user", True),))


@pytest.fixture
def journal(cache: Cache) -> Cache:
    """A cache with the Journal's page."""
    law.add(ferry.journal().encode(), cache)
    return cache


@pytest.fixture
def authority() -> Authority:
    return read(ferry.journal().encode(), ferry.LAW, "en")
