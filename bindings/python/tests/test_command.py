"""`python -m epitome`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "epitome", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)


def test_standard_input(flood: str) -> None:
    done = run("--sentences", "1", text=flood)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Rain fell for a week in Zürich 🚲.\n", "")


def test_files(tmp_path: Path, flood: str) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>The ferry sails again from the first of May.</p></body></html>", encoding="utf-8")
    other = tmp_path / "flood.txt"
    other.write_text("\ufeff" + flood, encoding="utf-8")
    data = json.loads(run("--json", "--words", "12", "--query", "ferry", str(page), str(other)).stdout)
    assert "The ferry sails again" in data["text"]
    assert data["sources"][1]["id"] == str(other)


def test_what_is_refused() -> None:
    done = run("no such file")
    assert done.returncode == 1 and "no such file" in done.stderr
    done = run("--language", "xx", text="Rain.")
    assert done.returncode == 1 and done.stderr.startswith("error: parameter 'language' is xx")
    assert run("--words", "3", "--chars", "4").returncode == 2
    assert run(text="").stderr == "note: the text has no sentence\n"
