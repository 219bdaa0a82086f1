"""Bytes read as a row of choices, so that small changes of the bytes are small changes of the case."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Numbers, items and texts taken from bytes one after another; when they are spent, the first of everything."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    def spent(self) -> bool:
        """Whether nothing is left."""
        return self._at >= len(self._raw)

    def number(self, below: int) -> int:
        """A number from 0 up to, not including, ``below``; two bytes where one is too small."""
        width = 1 if below <= 256 else 2
        taken = self._raw[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "little") % below if taken else 0

    def one(self, items: Sequence[T]) -> T:
        """One of several."""
        return items[self.number(len(items))]

    def yes(self) -> bool:
        """Yes or no."""
        return bool(self.number(2))

    def text(self) -> str:
        """A text: up to 255 bytes of UTF-8; what is not UTF-8 stands as lone surrogates."""
        length = self.number(256)
        taken = self._raw[self._at : self._at + length]
        self._at += length
        return taken.decode("utf-8", "surrogatepass" if b"\xed" in taken and _passes(taken) else "surrogateescape")

    def rest(self) -> str:
        """All that is left, as a text."""
        taken, self._at = self._raw[self._at :], len(self._raw)
        return taken.decode("utf-8", "surrogatepass" if _passes(taken) else "surrogateescape")


def _passes(raw: bytes) -> bool:
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
