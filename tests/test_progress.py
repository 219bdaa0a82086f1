"""How far a long task has got: shown on a terminal, silent everywhere else."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator

import pytest

import aigov_data as ag
from aigov_data import progress as module
from aigov_data.progress import progress

from .processes import environment

CODE = """
from aigov_data import progress as module
module.PATIENCE = -1.0
from aigov_data.checks import check
print(len(check("src/aigov_data/data")))
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def pieces(handle: int) -> Iterator[bytes]:
    """What was written to a terminal that is closed at the other end."""
    while True:
        try:
            piece = os.read(handle, 4096)
        except OSError:
            return
        if not piece:
            return
        yield piece


def test_a_terminal_is_told_and_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(module, "PATIENCE", -1.0)
    assert list(progress(["a", "b", "c"], "reading")) == ["a", "b", "c"]
    assert shown.getvalue().split("\r\x1b[K") == ["", "reading: 0 of 3", "reading: 1 of 3", "reading: 2 of 3", ""]


def test_what_is_done_soon_needs_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    assert list(progress(iter("abc"), "reading")) == ["a", "b", "c"]
    assert shown.getvalue() == ""


def test_elsewhere_it_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(module, "PATIENCE", -1.0)
    ag.dataset.diff(ag.dataset)
    assert list(progress(range(3), "reading")) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


def test_a_check_in_a_real_terminal_shows_its_rules_and_wipes_them() -> None:
    ours, theirs = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-c", CODE], stderr=theirs, stdout=subprocess.PIPE, env=environment()
        ) as process:
            os.close(theirs)
            shown = b"".join(pieces(ours)).decode()
            out = process.stdout.read().decode() if process.stdout else ""
    finally:
        os.close(ours)
    assert out == "0\n"
    assert "checking, rules: 1 of " in shown
    assert shown.endswith("\r\x1b[K")
