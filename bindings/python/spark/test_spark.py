"""Spark's answers, row by row those of the crate's command: `bindings/python/spark_ci` runs it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

import summaries
from summaries import summarized

DIR = Path(os.environ["SAME_BITS"])


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DIR / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Two worker processes on this machine, which get more batches than one each."""
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "60")
        .getOrCreate()
    )
    # What spark-submit does with the files it is given.
    session.sparkContext.addPyFile(summaries.__file__)
    yield session
    session.stop()


def test_the_same_figures_row_by_row(spark: SparkSession) -> None:
    pairs = [
        (record, native)
        for record, native in zip(lines("records"), lines("chars"))
        if "text" in record and "query" not in record
    ]
    assert len(pairs) > 200
    frame = spark.createDataFrame([(record["id"], record["text"]) for record, _ in pairs], "id long, text string")
    rows = {row.id: row for row in summarized(frame.repartition(7)).collect()}
    assert len(rows) == len(pairs)
    for record, native in pairs:
        row = rows[record["id"]]
        assert (row.error, row.outcome) == (None, native["outcome"])
        assert row.summary == " ".join(sentence["text"] for sentence in native["sentences"])
        assert len(row.sentences) == len(native["sentences"])
        for ours, theirs in zip(row.sentences, native["sentences"]):
            for name in ("text", "start", "end", "index"):
                assert ours[name] == theirs[name]
            assert ours.score.hex() == theirs["score"].hex()


def test_a_row_that_cannot_be_read_costs_no_other(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(1, "Rain fell."), (2, None), (3, ""), (4, "Snow fell.")], "id long, text string")
    rows = {row.id: row for row in summarized(frame.coalesce(1)).collect()}
    assert {i: row.summary for i, row in rows.items()} == {1: "Rain fell.", 2: None, 3: "", 4: "Snow fell."}
    assert "null" in rows[2].error
    assert rows[3].outcome == "the text has no sentence"


def test_files_in_and_out(spark: SparkSession, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text('{"id": 7, "text": "Rain fell. 🚲 The river rose."}\n', encoding="utf-8")
    summarized(spark.read.json(str(records))).write.json(str(tmp_path / "out"))
    written = [json.loads(line) for part in (tmp_path / "out").glob("part-*.json") for line in part.read_text().splitlines()]
    assert [row["id"] for row in written] == [7]
    assert written[0]["sentences"][0]["text"] == "Rain fell. 🚲"
