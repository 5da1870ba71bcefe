"""What every room's tests share: the test's own docstring as a document, and the real pages of law where this machine has them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from inspect import cleandoc
from pathlib import Path

import pytest

from citeref import language
from citeref.catalogue import use
from citeref.config import Own, parse
from citeref.model import Document

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real pages and annotated passages (CITEREF_TEST_DATA, by default `shared` beside the repository)."""
    folder = Path(os.environ.get("CITEREF_TEST_DATA", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("no folder of real legal texts here; CITEREF_TEST_DATA names one")
    return folder


@pytest.fixture
def document(request: pytest.FixtureRequest) -> Document:
    """The test's own docstring as a document: what is written there is what is read."""
    return Document(name=request.node.name, text=cleandoc(request.function.__doc__ or ""))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests begin in English, whatever the locale, and leave it so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def added() -> Iterator[Callable[[str], None]]:
    """Puts in force what a settings text adds to the catalogue, until the test is over."""
    yield lambda text: use(parse(text).own)
    use(Own())
