"""Every input that fuzzing found worth keeping, tried again without the fuzzer (tests/fuzz/run.py)."""

import pytest

from .fuzz.choices import Choices
from .fuzz.corpus import HERE, inputs
from .fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_no_kept_input_breaks_a_promise(target: str) -> None:
    kept = inputs(target)
    assert len(kept) > 20
    for one in kept:
        TARGETS[target](one)


def test_the_corpus_has_a_file_for_each_target() -> None:
    assert sorted(path.stem for path in HERE.iterdir()) == sorted(TARGETS)


def test_a_target_notices_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error outside the family goes on up."""
    from aigov_data import dates

    def broken(text: str) -> object:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(dates, "_bounds", broken)
    with pytest.raises(ZeroDivisionError):
        TARGETS["dates"](b"\x042024")


def test_choices_are_what_the_bytes_say() -> None:
    choices = Choices(b"\x05\x01\x02\x03\x00abc\xed\xa0\x80")
    assert (choices.number(3), choices.yes(), choices.one("xyz")) == (2, True, "z")
    assert choices.number(60_000) == 3
    assert choices.rest() == "abc\ud800"
    assert (choices.spent(), choices.number(9), choices.text()) == (True, 0, "")
