"""Many texts: order, faults, memory, progress."""

from __future__ import annotations

import gc
import itertools
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from typing import Any

import epitome
import pytest
from epitome import RecordError, Summarizer, Summary


def texts(count: int) -> list[str]:
    return [f"The river {i} rose over its banks. " * (1 + i % 7) + f"People of village {i} left by boat." for i in range(count)]


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize("in_flight", [None, 1, 3])
def test_as_if_one_by_one(jobs: int, in_flight: int | None) -> None:
    many = texts(200)
    answers = list(epitome.summarize_many(many, 2, jobs=jobs, in_flight=in_flight))
    assert answers == [epitome.summarize(text, 2) for text in many]


@pytest.mark.parametrize("jobs", [1, 3])
def test_bad_records_cost_no_other_its_answer(jobs: int, flood: str) -> None:
    records: list[Any] = [flood, None, 5, "a\ud800b", [flood, 7], epitome.Source(flood, id="x"), "", [flood, "Snow fell."]]
    answers = list(epitome.summarize_many(records, 1, jobs=jobs))
    assert [isinstance(answer, RecordError) for answer in answers] == [False, True, True, True, True, False, False, False]
    for index, answer in enumerate(answers):
        if isinstance(answer, RecordError):
            assert answer.index == index
            assert isinstance(answer.error, (TypeError, ValueError))
            assert str(answer).startswith(f"record {index}: ")
            with pytest.raises(RecordError):
                raise answer
    last = answers[-1]
    assert isinstance(last, Summary) and len(last.sources) == 2


def test_a_counter_fails_for_one_record() -> None:
    def count(text: str) -> int:
        if "village 3 " in text:
            raise KeyError(text)
        return len(text.split())

    answers = list(Summarizer(counter=count).summarize_many(texts(8), tokens=30, jobs=2))
    assert [isinstance(answer, RecordError) for answer in answers] == [i == 3 for i in range(8)]
    assert isinstance(answers[3], RecordError) and isinstance(answers[3].error, KeyError)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_iterator_is_read_as_far_as_needed(jobs: int) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for i in itertools.count():
            read += 1
            yield f"The river {i} rose over its banks."

    summaries = epitome.summarize_many(endless(), 1, jobs=jobs, in_flight=10)
    assert read == 0
    first = list(itertools.islice(summaries, 50))
    assert len(first) == 50 and read <= 60
    del summaries
    gc.collect()
    assert not [thread for thread in threading.enumerate() if "epitome" in thread.name]


def test_it_is_read_in_the_callers_thread() -> None:
    readers = set()

    def records() -> Iterator[str]:
        for text in texts(20):
            readers.add(threading.get_ident())
            yield text

    assert len(list(epitome.summarize_many(records(), 1, jobs=2))) == 20
    assert readers == {threading.get_ident()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_iterator_raises_comes_after_the_answers(jobs: int) -> None:
    def broken() -> Iterator[str]:
        yield from texts(5)
        raise OSError("the disk is gone")

    summaries = epitome.summarize_many(broken(), 1, jobs=jobs)
    assert len([next(summaries) for _ in range(5)]) == 5
    with pytest.raises(OSError, match="the disk is gone"):
        next(summaries)
    with pytest.raises(StopIteration):
        next(summaries)


def test_progress() -> None:
    told: list[int] = []
    answers = list(epitome.summarize_many([*texts(30), None], 1, jobs=2, progress=told.append))
    assert told == [1] * 31 == [1] * len(answers)

    def stop(_: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(epitome.summarize_many(texts(30), 1, progress=stop))


def test_progress_of_tqdm() -> None:
    tqdm = pytest.importorskip("tqdm").tqdm
    many = texts(25)
    with tqdm(total=len(many), disable=None) as bar:
        assert len(list(epitome.summarize_many(many, 1, progress=bar.update))) == 25
    with tqdm(total=len(many), mininterval=0, file=open("/dev/null", "w")) as bar:
        list(epitome.summarize_many(many, 1, progress=bar.update))
        assert bar.n == 25
    assert len(list(tqdm(epitome.summarize_many(many, 1), total=25, disable=True))) == 25


def test_memory_is_bounded() -> None:
    """Of 40 MB of texts no more than a few are there at once."""
    text = "The river rose over its banks in the night. " * 1000

    def records() -> Iterator[str]:
        for i in range(1000):
            yield f"Day {i}. {text}"

    tracemalloc.start()
    try:
        for _ in epitome.summarize_many(records(), 1, jobs=2, in_flight=8):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # A record is 44 KB as a string, the same as bytes; the rest of the margin is for what is not yet collected.
    assert peak < 8 * 2 * 2 * 44_000 + 1_000_000


def test_batches_in_threads() -> None:
    many = texts(50)
    expected = list(epitome.summarize_many(many, 1))
    results: list[list[Any]] = []
    threads = [threading.Thread(target=lambda: results.append(list(epitome.summarize_many(many, 1, jobs=2)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4


UNFINISHED = """
import itertools, os, epitome

def endless():
    for i in itertools.count():
        yield f"The river {i} rose over its banks. " * 500

plain = epitome.summarize_many(endless(), 1, jobs=3)
counted = epitome.Summarizer(counter=lambda text: len(text)).summarize_many(endless(), tokens=100, jobs=2)
next(plain), next(counted)
"""

FORKS = """
for _ in range(20):
    next(plain), next(counted)
    child = os.fork()
    if child == 0:
        assert len(list(epitome.summarize_many(["Rain fell."] * 100, 1, jobs=2))) == 100
        # Its parent's batches are not at work here.
        for batch in [plain, counted]:
            try:
                next(batch)
            except RuntimeError as error:
                assert "in the process that made it" in str(error)
            else:
                raise AssertionError
        # Leaves by the ordinary way.
        break
    assert os.waitpid(child, 0)[1] == 0
"""

FORKS_AT_FIRST_USE = """
import os, threading, epitome

def split():
    for language in epitome.LANGUAGES:
        epitome.split("Rain fell. Snow fell.", language=language)

threads = [threading.Thread(target=split) for _ in range(3)]
for thread in threads:
    thread.start()
for _ in range(20):
    child = os.fork()
    if child == 0:
        split()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
for thread in threads:
    thread.join()
"""

FORKS_IN_A_COUNTER = """
import os, epitome

def count(text):
    child = os.fork()
    if child == 0:
        assert len(epitome.summarize("Rain fell. Snow fell.", 1)) == 1
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    return len(text)

texts = [f"Rain fell on day {i}. The river rose over its banks." for i in range(6)]
assert len(list(epitome.Summarizer(counter=count).summarize_many(texts, tokens=40, jobs=2))) == 6
"""


def run(program: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", program + "print('left')"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, set(done.stdout.split()), done.stderr) == (0, {"left"}, "")


def test_a_program_ends_while_batches_are_at_work() -> None:
    for _ in range(3):
        run(UNFINISHED)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("program", [UNFINISHED + FORKS, FORKS_AT_FIRST_USE, FORKS_IN_A_COUNTER])
def test_a_process_forks_while_others_work(program: str) -> None:
    run(program)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_user_stops_it(jobs: int) -> None:
    long = "The river rose over its banks in the night. " * 30_000
    # What a shell starts in the background ignores the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            for _ in epitome.summarize_many(itertools.repeat(long, 2000), 1, jobs=jobs, in_flight=4):
                pass
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_iterator_that_asks_its_own_batch_is_refused() -> None:
    batches: list[Any] = []

    def selfish() -> Iterator[str]:
        yield "Rain fell."
        with pytest.raises(RuntimeError, match="borrowed"):
            next(batches[0])
        yield "Snow fell."

    batches.append(epitome.summarize_many(selfish(), 1))
    assert [str(answer) for answer in batches[0]] == ["Rain fell.", "Snow fell."]


def test_nothing() -> None:
    assert list(epitome.summarize_many([])) == []
    assert iter(summaries := epitome.summarize_many(())) is summaries
