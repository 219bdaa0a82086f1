"""README and guides say what is so: their examples run and print what they show."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.filterwarnings("ignore::aigov_data.PastTheData")
@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("README.md", 20),
        ("docs/dates.md", 15),
        ("docs/citations.md", 5),
        ("docs/concepts.md", 10),
        ("docs/exports.md", 10),
        ("docs/index.md", 4),
        ("docs/tutorial.md", 15),
        ("docs/howto/pin.md", 6),
        ("docs/howto/compare.md", 7),
        ("docs/howto/status.md", 6),
        ("docs/howto/notebooks.md", 10),
        ("docs/howto/elsewhere.md", 3),
    ],
)
def test_the_examples_print_what_they_show(file: str, least: int) -> None:
    failed, tried = doctest.testfile(
        str(ROOT / file),
        module_relative=False,
        optionflags=doctest.ELLIPSIS,
        encoding="utf-8",
    )
    assert (failed, tried >= least) == (0, True)


def test_its_links_lead_somewhere() -> None:
    for file in sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)", file.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (file.parent / target).exists(), f"{file.name}: {target}"
