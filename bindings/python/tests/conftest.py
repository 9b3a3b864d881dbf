"""Texts that the tests share."""

from __future__ import annotations

import pytest

FLOOD = (
    "Rain fell for a week in Zürich 🚲. The river rose over its banks. People left their houses by boat. "
    "It froze at night. The old bridge was closed on Monday."
)


@pytest.fixture
def flood() -> str:
    """Five sentences, with characters of two and of four bytes before most of them."""
    return FLOOD
