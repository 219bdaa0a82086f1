"""Every style: what two readers of the manuals derived, and what holds of all references.

``expected/<style>.json`` has, for two real works or more of each family, the
reference as one person derived it from the manual, without sight of the code
(``derived``), what is printed (``printed``), and why, where the two differed.
"""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import aigov_data as ag
from aigov_data.citation import STYLES, printed, style_of
from aigov_data.citation.entry import Entry, entry_of, pinned
from aigov_data.citation.markup import FORMATS
from aigov_data.citation.style import FORMS, letter

from ..first import FIRST
from .works import dataset, work

EXPECTED: dict[str, Any] = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "expected").glob("*.json"))
}
CASES = [
    pytest.param(style, one, form, id=f"{style} {one} {form}")
    for style, works in EXPECTED.items()
    for one, told in works.items()
    for form in told["forms"]
]
WORKS = list(dataset().instruments) + list(dataset().sources)


def shown(style: str, entry: Entry, form: str) -> str:
    """A reference with italics as ``*...*`` and small capitals as ``^...^``."""
    found = style_of(style)
    marked = found.typeset({"full": found.full, "in-text": found.in_text, "note": found.note}[form](entry))
    return re.sub("[\ue000\ue001]", "*", re.sub("[\ue002\ue003]", "^", re.sub("[\ue004\ue005]", "", marked)))


@pytest.mark.parametrize(("style", "one", "form"), CASES)
def test_the_reference_is_the_one_that_the_manual_wants(style: str, one: str, form: str) -> None:
    told = EXPECTED[style][one]
    case = told["forms"][form]
    assert shown(style, entry_of(work(one), told["lang"]), form) == case.get("printed", case["derived"])
    assert ("printed" in case) == ("why" in case)


def test_the_cases_cover_every_style_and_family() -> None:
    assert set(EXPECTED) == set(STYLES)
    for works in EXPECTED.values():
        families = {entry_of(work(one)).family for one in works}
        assert families >= {
            "statute", "eu-act", "executive-order", "cn-law", "cn-document", "treaty", "resolution", "recommendation",
            "declaration", "standard", "bill", "report", "statement",
        }  # fmt: skip
        for told in works.values():
            assert told["rule"]
            assert told["confidence"] in ("h", "m", "l")


# --- what holds of all ---------------------------------------------------------------------

UGLY = re.compile(
    r"None|\bnull\b|  |\.\.(?!\.)|,,|,\.|;;|::|\(\)|\[\]|《》|（）|“”|‘’| [,.;:!?)\]](?!\.\.)|[(\[] |，，|。。|，。|\. ,|^[,.;:]"
)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", ["en", "zh", "original"])
def test_no_reference_has_an_empty_or_doubled_element(style: str, lang: str) -> None:
    for record in dataset().instruments:
        entry = pinned(entry_of(record, lang), None, None)
        for form in FORMS:
            text = printed(entry, style, form)
            assert text.strip() == text
            assert text
            found = UGLY.search(text.replace(entry.url or "\0", "U").replace(entry.title, "T"))
            assert found is None, f"{record.id} {form}: {text!r} at {found}"


@pytest.mark.parametrize("style", STYLES)
def test_every_work_can_be_printed_in_every_way(style: str) -> None:
    for record, lang, form, format in product(WORKS[:: len(WORKS) // 150], ("en", "zh", "original"), FORMS, FORMATS):
        text = record.cite(style, lang=lang, form=form, format=format, pinpoint="Art. 5(1)", accessed="2026-11-22")
        assert text
        assert "\n" not in text
        assert not re.search("[\ue000-\ue005]", text)


@pytest.mark.parametrize("style", STYLES)
def test_the_data_set_and_a_fact_are_cited_with_version_and_digest(style: str) -> None:
    text = ag.dataset.cite(style)
    assert ag.__version__ in text
    assert "aigov_data" in text
    fact = ag.dataset.fact("eu-ai-act#adopted").cite(style)
    assert f"eu-ai-act#adopted@{ag.__version__}" in fact


@pytest.mark.parametrize("style", STYLES)
def test_a_bibliography_has_every_reference_once_and_does_not_depend_on_the_order(style: str) -> None:
    chosen = FIRST.filter(kind={"treaty", "executive-order", "resolution", "recommendation"})
    lines = chosen.bibliography(style).split("\n")
    assert len(lines) == len(chosen)
    if not style_of(style).numbered:
        assert lines == chosen.sort("-id").bibliography(style).split("\n")
        whole = {one.cite(style) for one in chosen}
        repeated = [line.removeprefix("---. ") for line in lines if line.startswith("---. ")]  # MLA: the same author
        assert all(any(one.endswith(line) for one in whole) for line in repeated)
        assert {line for line in lines if not line.startswith("---. ")} <= whole
    else:
        assert [line.partition(" ")[0] for line in lines] == [f"[{number}]" for number in range(1, len(chosen) + 1)]
    assert len(chosen.bibliography(style, format="html").split("</div>")) == len(chosen) + 1


def test_two_works_of_one_author_and_year_are_told_apart() -> None:
    both = [work("un-a-res-78-265"), work("un-a-res-78-311")]
    from aigov_data.citation import bibliography

    for style in ("apa", "chicago-author-date", "harvard"):
        text = bibliography(both, style)
        assert "2024a" in text
        assert "2024b" in text
    assert [letter(number) for number in (0, 1, 25, 26, 51, 52)] == ["a", "b", "z", "aa", "az", "ba"]


def test_terms_follow_the_language_of_the_item() -> None:
    measures, act = ag.instruments["cn-interim-measures-generative-ai"], ag.instruments["gb-national-ai-strategy-2021"]
    assert "等" in measures.cite("gb7714-2015", lang="zh")
    assert "等" not in act.cite("gb7714-2015")
    assert "人工智能" in measures.cite("gb7714-2025", lang="zh")
    assert "[日期不详]" not in measures.cite("gb7714-2025", lang="zh")
