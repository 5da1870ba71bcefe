"""The call for pipelines: a record batch of texts in, a record batch of citations out."""

from __future__ import annotations

import pyarrow
import pytest

from citeref.corpus import SCHEMA, extract, extracting
from citeref.errors import CiterefError


def batch(**columns: list[str | None]) -> pyarrow.RecordBatch:
    return pyarrow.record_batch(columns)


def test_each_citation_is_a_row_under_the_id_of_its_text() -> None:
    rows = extract(
        batch(id=["a", "b"], text=["L'article 6 du RGPD.", "L'article 5 de la loi n° 78-17."])
    ).to_pylist()
    assert [(row["id"], row["refs"]) for row in rows] == [
        ("a", ["eu/reg/2016/679/art_6"]),
        ("b", ["fr/loi/78-17/art_5"]),
    ]


def test_offsets_are_characters_of_the_text_as_it_was_given() -> None:
    text = "𝔄\r\nVu l'article 6 du RGPD."
    (row,) = extract(batch(id=["a"], text=[text])).to_pylist()
    assert text[row["start"] : row["end"]] == row["text"] == "article 6"


def test_a_text_of_law_is_read_as_the_place_it_is() -> None:
    given = batch(id=["a"], text=["Le paragraphe 1 s'applique."], at=["eu/reg/2016/679/art_28"])
    (row,) = extract(given).to_pylist()
    assert row["refs"] == ["eu/reg/2016/679/art_28/par_1"]


def test_the_schema_is_the_same_for_nothing_and_null_texts_have_no_citations() -> None:
    found = extract(batch(id=["a", "b"], text=[None, ""]))
    assert found.num_rows == 0
    assert found.schema.equals(SCHEMA, check_metadata=True)
    assert SCHEMA.metadata[b"citeref.corpus"] == b"1"


def test_other_names_of_the_columns_are_said() -> None:
    found = extract(batch(nor=["x"], corps=["L'article 6 du RGPD."]), id="nor", text="corps")
    assert found.column("id").to_pylist() == ["x"]
    with pytest.raises(CiterefError, match="no column « id »"):
        extract(batch(nor=["x"], corps=["y"]))


def test_a_document_that_is_at_fault_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CiterefError, match=r"^b: .*nowhere"):
        extract(batch(id=["a", "b"], text=["x", "L'article 6."], at=["", "nowhere at all"]))

    def fails(*given: str) -> None:
        raise ZeroDivisionError("of some kind")

    monkeypatch.setattr(extracting, "search", fails)
    with pytest.raises(
        CiterefError, match=r"^b: a defect of citeref itself: ZeroDivisionError: of some kind"
    ):
        extract(batch(id=["a", "b"], text=["", "L'article 6."]))
