"""What is wrong with a piece of data, said in the user's terms."""

from __future__ import annotations

from typing import NamedTuple

from .errors import cut, quote


class Problem(NamedTuple):
    """One thing that is wrong: where it stands, what it is, what would be right."""

    file: str
    """The file, relative to the data folder, with forward slashes."""
    record: str
    """The record's id, or its position (``#3``) where the id itself is missing."""
    path: str
    """Where in the record, in data terms: ``events[adopted].date``; ``""`` for the whole."""
    value: object
    """The offending value as it stands in the file (``None`` when it is absent)."""
    expected: str
    """What would have been right."""
    rule: str = "format"
    """The rule that was broken; the rules are listed in the documentation."""
    warning: bool = False
    """Whether it only asks for a look: an exception that a record may answer."""

    def __str__(self) -> str:
        place = ": ".join(cut(part) for part in (self.file, self.record, self.path) if part)
        found = "" if self.value is None else f"found {quote(self.value)}; "
        kind = "warning: " if self.warning else ""
        return f"{place}: {kind}{found}{self.expected} [{self.rule}]"
