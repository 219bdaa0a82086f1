"""How far a long task has got: one line on the terminal, and nothing where there is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds before anything is shown: what is done sooner needs no line."""


def progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, one after another; meanwhile the terminal says how many (of how many) are done.

    The line goes to standard error, is written over, and is wiped at the end. It
    never appears in a notebook, a file or a pipe.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    total = f" of {len(items)}" if isinstance(items, Sized) else ""
    began = time.monotonic()
    shown = False
    for done, item in enumerate(items):
        if time.monotonic() - began > PATIENCE:
            sys.stderr.write(f"\r\x1b[K{what}: {done}{total}")
            sys.stderr.flush()
            shown = True
        yield item
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
