"""Attack by attack, output by output: the table of docs/promises.md is that of this run."""

import pytest

from .injection import ATTACKS, WRITTEN


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("written", WRITTEN)
def test_no_text_is_a_command(written: str, attack: str) -> None:
    WRITTEN[written](ATTACKS[attack])
