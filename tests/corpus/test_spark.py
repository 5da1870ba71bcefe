"""Spark: a DataFrame of citations holds the rows of a run on one machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from corpus_runs import whole
from pyarrow import parquet

from citeref.corpus import SCHEMA, spark
from citeref.errors import CiterefError

NEEDS = "the extra « spark » brings it"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """A session of two threads on this machine."""
    sql = pytest.importorskip("pyspark.sql", reason=f"Spark is not here: {NEEDS}")
    pytest.importorskip("pandas", reason=f"pandas, which Spark asks for, is not here: {NEEDS}")
    if java() < 17:
        pytest.skip("no Java 17 here, which Spark runs on; Debian's default-jre-headless is one")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    started = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    started.sparkContext.setLogLevel("OFF")
    yield started
    started.stop()


def java() -> int:
    """The version of Java that is here, 0 for none."""
    home = os.environ.get("JAVA_HOME")
    program = f"{home}/bin/java" if home else shutil.which("java")
    if not program:
        return 0
    told = subprocess.run([program, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def ordered(table: Any) -> list[dict[str, Any]]:
    """The rows, in the order of documents and offsets."""
    return sorted(table.to_pylist(), key=lambda row: (row["id"], row["start"], row["end"]))


def test_the_rows_and_the_columns_are_those_of_a_run_on_one_machine(
    session: Any, lines: Path, tmp_path: Path
) -> None:
    whole(tmp_path / "one", lines)
    found = spark.extract(session.read.json(str(lines)))
    table = found.toArrow()
    assert table.schema.equals(SCHEMA)
    assert ordered(table) == ordered(parquet.read_table(tmp_path / "one" / "citations"))
    assert table.num_rows == 9
    found.write.parquet(str(tmp_path / "two"))
    assert ordered(parquet.read_table(tmp_path / "two")) == ordered(table)


def test_other_names_a_place_in_the_law_and_a_persons_additions_go_along(
    session: Any, added: Callable[[str], None]
) -> None:
    added('[[instrument]]\nref = "fr/loi/2031-12"\nnames = ["loi Phare"]\n')
    frame = session.createDataFrame(
        [
            (1, "Le paragraphe 1 s'applique.", "eu/reg/2016/679/art_28", "x"),
            (2, "L'article 3 de la loi Phare.", "", "y"),
        ],
        "`n.o` long, corps string, at string, more string",
    )
    rows = spark.extract(frame, id="n.o", text="corps").collect()
    assert {row.id: row.refs for row in rows} == {
        "1": ["eu/reg/2016/679/art_28/par_1"],
        "2": ["fr/loi/2031-12/art_3"],
    }


def test_a_column_that_is_missing_and_another_citeref_are_told(
    session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = session.createDataFrame([("a", "L'article 6 du RGPD.")], "id string, words string")
    with pytest.raises(CiterefError, match=r"no column « text »\. It has id, words\."):
        spark.extract(frame)
    monkeypatch.setattr(spark, "edition", lambda: "0.0.1 (abc)")
    with pytest.raises(Exception, match=r"A Spark executor runs citeref .* of citeref 0\.0\.1 \(abc\)"):
        spark.extract(frame, text="words").collect()


def test_a_batch_of_arrow_is_no_data_frame() -> None:
    pytest.importorskip("pyspark", reason=f"Spark is not here: {NEEDS}")
    pytest.importorskip("pandas", reason=f"pandas, which Spark asks for, is not here: {NEEDS}")
    with pytest.raises(CiterefError, match=r"« pyarrow.*RecordBatch » is no DataFrame of Spark's"):
        spark.extract(pyarrow.record_batch({"id": ["a"], "text": ["b"]}))


def test_without_spark_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(CiterefError) as told:
        spark.extract(None)  # type: ignore[arg-type]
    assert told.value.hint == "pip install 'citeref[spark]'"
