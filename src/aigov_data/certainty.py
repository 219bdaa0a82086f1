"""Answers in three values, and durations with a least and a most."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from .errors import InvalidValue


class Certainty(StrEnum):
    """An answer in three values; compares equal to ``"certain"``, ``"possible"`` and ``"no"``.

    It has no truth value, since "possible" is neither: write ``== "certain"`` or ``!= "no"``.
    """

    CERTAIN = "certain"
    """It is so, whatever day of its span each date means."""
    POSSIBLE = "possible"
    """It can be so, and it can be otherwise."""
    NO = "no"
    """It cannot be so."""

    def __bool__(self) -> bool:
        raise InvalidValue(
            f"the answer {self.value!r} is neither true nor false; write == 'certain' or != 'no'", value=self.value
        )

    def __repr__(self) -> str:
        return repr(self.value)


class Duration(NamedTuple):
    """The least and the most days that something lasts; None where there is no limit."""

    least: int | None
    most: int | None
