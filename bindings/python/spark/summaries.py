#!/usr/bin/env python3
"""Summaries of a column in Spark, by the wheel in `mapInArrow`: no model, no service, the same bits on every worker.

    spark-submit summaries.py RECORDS.jsonl OUT.jsonl

Each record needs an `id` and a `text`. The wheel must be installed where the workers run, or be shipped to them as
Spark ships Python packages (https://spark.apache.org/docs/latest/api/python/user_guide/python_packaging.html).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

SENTENCE = "struct<text: string, start: int, end: int, index: int, score: double>"
SCHEMA = f"id long, summary string, sentences array<{SENTENCE}>, outcome string, error string"


def summaries(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """For each row its summary, or why it has none. Runs in Spark's workers."""
    import epitome
    import pyarrow

    for batch in batches:
        rows: list[dict[str, Any]] = []
        # Spark runs a task for each core: one thread each.
        answers = epitome.summarize_many(batch.column("text"), sentences=3, jobs=1)
        for identifier, answer in zip(batch.column("id").to_pylist(), answers):
            row: dict[str, Any] = {"id": identifier}
            if isinstance(answer, epitome.RecordError):
                row["error"] = str(answer.error)
            else:
                row["summary"] = str(answer)
                row["outcome"] = answer.message
                row["sentences"] = [
                    {"text": s.displayed, "start": s.start, "end": s.end, "index": s.index, "score": s.score}
                    for s in answer
                ]
            rows.append(row)
        yield pyarrow.RecordBatch.from_pylist(rows, schema=arrow_schema())


def arrow_schema() -> pyarrow.Schema:
    """SCHEMA in Arrow's words."""
    import pyarrow as pa

    sentence = pa.struct(
        [("text", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("index", pa.int32()), ("score", pa.float64())]
    )
    return pa.schema(
        [("id", pa.int64()), ("summary", pa.string()), ("sentences", pa.list_(sentence)), ("outcome", pa.string()), ("error", pa.string())]
    )


def summarized(frame: DataFrame) -> DataFrame:
    """A frame with `id` and `text` as one of summaries."""
    return frame.select("id", "text").mapInArrow(summaries, SCHEMA)


def main() -> None:
    from pyspark.sql import SparkSession

    records, out = sys.argv[1:]
    spark = SparkSession.builder.appName("epitome").getOrCreate()
    summarized(spark.read.json(records)).write.json(out)
    spark.stop()


if __name__ == "__main__":
    main()
