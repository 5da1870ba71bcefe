"""Rows for the export tests: ordinary ones, and such as only a hostile document gives."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from citeref import exports
from citeref.documents import read_text
from citeref.exports import Row
from citeref.model import Citation, Document, Place, Span
from citeref.ref import Ref

GDPR = Ref("eu/reg/2016/679")


@pytest.fixture
def row() -> Callable[..., Row]:
    """A row of the words and references given."""

    def made(
        text: str = "article 28-3 du RGPD", *refs: str, document: str = "avis.md", **fields: object
    ) -> Row:
        found = (
            tuple(map(Ref, refs or ("eu/reg/2016/679/art_28/par_3",))) if fields.get("refs") is None else ()
        )
        fields.pop("refs", None)
        place = fields.pop("place", Place(paragraph=2, line=7, heading="Sécurité"))
        citation = Citation(text, Span(10, 10 + len(text)), found, **fields)  # type: ignore[arg-type]
        return exports.row(document, citation, place)  # type: ignore[arg-type]

    return made


@pytest.fixture
def open_row(row: Callable[..., Row]) -> Row:
    """A citation without a certain authority."""
    return row(
        "ladite directive",
        refs=(),
        candidates=(Ref("eu/dir/1995/46"), Ref("eu/dir/2002/58")),
        kind="anaphora",
    )


OPINION = """# Conclusions

L'article 28, paragraphe 3, du RGPD, l'article 5 de la directive 2002/58/CE et l'article 226-16 du code pénal.

Voir CJUE, 13 mai 2014, Google Spain, C-131/12, point 80, et la délibération SAN-2022-009. L'article 103 du RGPD le confirme.

## Suite

Article 8 de la CEDH ; article 16 TFUE ; loi n° 78-17 du 6 janvier 1978, article 8. Lignes directrices 07/2020 du CEPD.

- Les articles 13 et 14 du RGPD, puis l'article 28, paragraphe 3, du RGPD <b>encore</b>.
- La Convention 108 et le règlement (CE) n° 45/2001.
"""


@pytest.fixture(scope="session")
def opinion() -> Document:
    """A document that cites most kinds of law, one article that does not exist among them."""
    return read_text(OPINION, "conclusions.md", "markdown")


@pytest.fixture
def written(opinion: Document) -> Callable[..., str]:
    """What a format makes of that document, or of others: `written("ris")`."""

    def made(format: str, *documents: Document, **options: object) -> str:
        out = io.StringIO(newline="")
        exports.export(format, documents or [opinion], out, options=exports.Options(**options))  # type: ignore[arg-type]
        return out.getvalue()

    return made


@pytest.fixture
def in_bytes(opinion: Document) -> Callable[..., bytes]:
    """The same for a format that makes bytes."""

    def made(format: str, *documents: Document, **options: object) -> bytes:
        out = io.BytesIO()
        exports.export(format, documents or [opinion], out, options=exports.Options(**options))  # type: ignore[arg-type]
        return out.getvalue()

    return made


@pytest.fixture
def converted(tmp_path: Path) -> Callable[[Path, str], Path]:
    """A file as LibreOffice makes another of it: `converted(path, "pdf")`."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here; .ci/run installs it from Debian's packages")

    def made(path: Path, to: str) -> Path:
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [
            office,
            profile,
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(tmp_path / "made"),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return tmp_path / "made" / f"{path.stem}.{to.partition(':')[0]}"

    return made
