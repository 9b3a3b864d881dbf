"""What can be refused."""

from __future__ import annotations


class EpitomeError(Exception):
    """What this package raises, but for TypeError and IndexError."""


class ParameterError(EpitomeError, ValueError):
    """A parameter outside its range.

    >>> import epitome
    >>> epitome.summarize("Rain fell.", sentences=-1)
    Traceback (most recent call last):
        ...
    epitome._errors.ParameterError: parameter 'sentences' is -1, but must be at least 0
    """

    parameter: str
    """Its name."""
    value: object
    """What it was given."""
    range: str
    """What it must be."""

    def __init__(self, parameter: str, value: object, range: str) -> None:
        super().__init__(parameter, value, range)
        self.parameter = parameter
        self.value = value
        self.range = range

    def __str__(self) -> str:
        return f"parameter '{self.parameter}' is {self.value}, but must be {self.range}"


class UnmetError(EpitomeError, ValueError):
    """What must be in a summary cannot be: the length is too small for it, or no sentence that may be shown has it."""

    missing: tuple[int, str] | None
    """By how much the length is too small, and its unit."""

    def __init__(self, message: str, missing: tuple[int, str] | None = None) -> None:
        super().__init__(message, missing)
        self.missing = missing

    def __str__(self) -> str:
        return str(self.args[0])


class RecordError(EpitomeError):
    """What a record of a batch is answered by where it has no answer. It is handed over, not raised."""

    index: int
    """The number of the record, from 0."""
    error: BaseException
    """What went wrong."""
    __cause__: BaseException | None

    def __init__(self, index: int, error: BaseException) -> None:
        super().__init__(index, error)
        self.index = index
        self.error = error
        self.__cause__ = error

    def __str__(self) -> str:
        return f"record {self.index}: {type(self.error).__name__}: {self.error}"
