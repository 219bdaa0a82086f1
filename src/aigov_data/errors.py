"""One family of errors, each also the built-in exception that fits.

Catch :class:`AigovDataError` for everything this library raises on purpose.
Every message names the user's thing (the record, the field, the value), says
what would have been right, and stays under 500 characters. Errors compare by
what they say, copy and pickle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .problems import Problem

MOST = 480
"""The longest message, in characters; longer ones are cut at a word."""


def cut(text: str, most: int = 200) -> str:
    """The text, cut when long."""
    return text if len(text) <= most else text[: most - 1] + "…"


def quote(value: object, most: int = 80) -> str:
    """Show a value in a message: its ``repr``, cut when long, on one line."""
    return cut(repr(value), most)


def close_matches(name: object, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names most like a mistaken one, best first, ties by name; those far behind the best are left out."""
    from difflib import SequenceMatcher

    wanted = str(name)[:100].casefold()
    if not wanted:
        return []
    scored = []
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    for item in set(known):
        matcher.set_seq1(item.casefold()[:100])
        if matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6:
            ratio = matcher.ratio()
            if ratio >= 0.6:
                scored.append((-ratio, item))
    scored.sort()
    return [item for ratio, item in scored[:most] if ratio - scored[0][0] <= 0.15]


def listed(names: Iterable[str], most: int = 260) -> str:
    """Join names with commas, as many as fit, and say how many were left out."""
    names = list(names)
    kept: list[str] = []
    for name in names:
        if sum(map(len, kept)) + 2 * len(kept) + len(name) > most:
            break
        kept.append(name)
    more = len(names) - len(kept)
    return ", ".join(kept) + (f" and {more} more" if more else "")


def suggestion(name: object, known: Iterable[str]) -> str:
    """``"; did you mean a, b?"`` or nothing."""
    close = close_matches(name, known)
    return f"; did you mean {listed(close, 200)}?" if close else ""


class AigovDataError(Exception):
    """Base of every error that this library raises on purpose."""

    def __init__(self, message: str, **details: Any) -> None:
        if len(message) > MOST:
            message = message[: MOST - 1].rsplit(" ", 1)[0] + "…"
        super().__init__(message)
        self.details = details
        """What the message says, for programs: keyword → value."""

    def __str__(self) -> str:  # KeyError would show the repr
        return str(self.args[0])

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["details"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args[0], self.details)


def _rebuild(cls: type[AigovDataError], message: str, details: dict[str, Any]) -> AigovDataError:
    return cls(message, **details)


class RecordNotFound(AigovDataError, KeyError):
    """No record has this id or name. ``name``, ``close`` (similar names)."""


class AmbiguousName(AigovDataError, KeyError):
    """Several records share this name. ``name``, ``candidates`` (their ids)."""


class NoSuchEvent(AigovDataError, KeyError):
    """The instrument has no event of this type. ``record``, ``type``."""


class NoSuchPosition(AigovDataError, IndexError):
    """The collection has fewer records. ``position``, ``length``."""


class UnknownField(AigovDataError, TypeError):
    """The class has no such field. ``field``, ``close``."""


class UnknownTerm(AigovDataError, ValueError):
    """The vocabulary has no such term. ``vocabulary``, ``term``, ``close``."""


class InvalidValue(AigovDataError, ValueError):
    """A value of the wrong type or form was given. ``value``."""


class InvalidDate(AigovDataError, ValueError):
    """The text is not a date of the supported EDTF profile. ``value``."""


class UnknownStyle(AigovDataError, ValueError):
    """No such citation style. ``style``, ``close``."""


class InvalidData(AigovDataError, ValueError):
    """A data set could not be read. ``problems`` lists every problem found."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in order of file, record and path."""
        return tuple(self.details.get("problems", ()))


class NotWritten(AigovDataError, OSError):
    """A file could not be written; what was there before is as it was. ``path``, and ``errno`` where known."""


class VersionMismatch(AigovDataError, RuntimeError):
    """The data are not the version or digest asked for. ``wanted``, ``found``."""


class DamagedData(AigovDataError, RuntimeError):
    """Installed files do not agree with their index or recorded hashes."""


class MissingExtra(AigovDataError, ImportError):
    """What was asked for needs an optional dependency. ``extra`` names it."""


class MissingFont(AigovDataError, RuntimeError):
    """A figure has Chinese labels and no font for them was found. ``fonts`` names some that have the characters."""


class DetachedRecord(AigovDataError, RuntimeError):
    """The record belongs to no open data set, so its links cannot be followed."""


class MixedDatasets(AigovDataError, ValueError):
    """Records of two classes or two data sets were combined."""


class RecordRetired(UserWarning):
    """An id was retired; the record that succeeded it was returned."""


class PastTheData(UserWarning):
    """A day was asked for to which some records were not followed; their last known status counts."""


class UndatedParticipants(UserWarning):
    """Some actors have a role without a dated act, so nobody knows since when."""
