"""BibTeX, BibLaTeX, RIS, CSL-JSON and CITATION.cff, read back by the programs that people use."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_blocks
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

import aigov_data as ag
from aigov_data import InvalidValue, PartialDate
from aigov_data.citation.bibtex import BIBLATEX, biblatex, bibtex
from aigov_data.citation.csl import TYPES, of_entry
from aigov_data.citation.entry import Entry, Name, entry_of
from aigov_data.citation.markup import clean
from aigov_data.citation.ris import ris

from .works import dataset

ALL = dataset().instruments
SOURCES = dataset().sources
HOSTILE = [
    r"&%$#_{}~^\ ", "un}balanced {braces", "<script>", 'a "quoted" name', "line\nTY  - JOUR\nER  - ", "note: publisher: x",
    "\u202eright to left", "😀", "Department for Digital, Culture, Media and Sport", "x" * 200, "@misc{x,", "% comment", "--", "and", "等",
    "A and B", "\\input{x}", "title = {x}", "  spaces  ", "\x00\x01", "\ue000",
]  # fmt: skip
hostile = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40)).map(clean).filter(bool)


def straight(text: str) -> str:
    """The text with straight quotation marks: pairs of them are exported as “ ”."""
    return text.replace("“", '"').replace("”", '"')


def plain(latex: str) -> str:
    """What LaTeX prints of an escaped text."""
    for escape, letter in (
        (r"\textbackslash{}", "\\"), (r"\textasciitilde{}", "~"), (r"\textasciicircum{}", "^"), (r"\textless{}", "<"),
        (r"\textgreater{}", ">"), (r"\textbar{}", "|"), (r"\textquotedbl{}", '"'), (r"\textbraceleft{}", "{"),
        (r"\textbraceright{}", "}"),
    ):  # fmt: skip
        latex = latex.replace(escape, f"\ue010{ord(letter)}\ue011")
    latex = re.sub(r"\\([&%$#_{}])", lambda match: f"\ue010{ord(match[1])}\ue011", latex)
    latex = latex.replace("{", "").replace("}", "")
    return re.sub("\ue010([0-9]+)\ue011", lambda match: chr(int(match[1])), latex)


# --- the whole register -------------------------------------------------------------------


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@pytest.mark.parametrize("lang", ["en", "zh", "original"])
def test_pybtex_and_bibtexparser_read_every_instrument(format: str, lang: str) -> None:
    text = getattr(ALL, f"to_{format}")(lang=lang)
    entries = parse_string(text, "bibtex").entries
    assert list(entries) == list(ALL.ids)
    library = parse_blocks(text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == list(ALL.ids)
    for record in ALL:
        entry, read = entry_of(record, lang), entries[record.id]
        assert straight(plain(read.fields["title"])) == straight(entry.title)
        assert read.fields.get("url", "") == (entry.url or "")
        if entry.issued is not None:
            written = read.fields["year"] if format == "bibtex" else read.fields["date"]
            assert written[:4] == str(entry.issued)[:4]
        people = [] if entry.family in ("treaty", "bill") else entry.authors
        names = [straight(plain(" ".join(person.last_names))) for person in read.persons.get("author", [])]
        assert names == [straight(one.text) for one in people]


def test_rispy_reads_every_instrument() -> None:
    found = rispy.loads(ALL.to_ris())
    assert [one["id"] for one in found] == list(ALL.ids)
    for one, record in zip(found, ALL, strict=True):
        entry = entry_of(record)
        assert one["title"] == entry.title
        assert one.get("urls", [None])[0] == entry.url
        if entry.issued is not None:
            assert one["year"] == str(entry.issued)[:4]
        if entry.family not in ("treaty", "bill"):
            assert len(one.get("authors", [])) == len(entry.authors)
            assert not any("," in name for name in one.get("authors", []))


def test_csl_json_has_what_processors_need() -> None:
    found = ALL.to_csl_json()
    assert [one["id"] for one in found] == list(ALL.ids)
    for one in found:
        assert one["title"]
        assert one["type"] in set(TYPES.values())
        assert "note" not in one  # lines of a note are executed
        for date in (one["issued"],) if "issued" in one else ():
            assert all(isinstance(part, int) and part > 0 for parts in date["date-parts"] for part in parts)
        assert all(set(name) in ({"literal"}, {"family"}, {"family", "given"}) for name in one.get("author", []))
        if one["type"] in ("treaty", "legislation", "bill"):
            assert "author" not in one
        if one["type"] == "legislation":
            assert ("number" in one) == ("genre" in one)


def test_sources_are_exported_too() -> None:
    assert list(parse_string(SOURCES.to_bibtex(lang="original"), "bibtex").entries) == list(SOURCES.ids)
    assert len(rispy.loads(SOURCES.to_ris(lang="original"))) == len(SOURCES)
    assert len(SOURCES.to_csl_json(lang="original")) == len(SOURCES)


# --- golden -------------------------------------------------------------------------------


def test_an_executive_order_in_every_format() -> None:
    one = ag.instruments.pick(["us-eo-14110"])
    url = "https://www.federalregister.gov/documents/2023/11/01/2023-24283/safe-secure-and-trustworthy-development-and-use-of-artificial-intelligence"
    title = "Safe, Secure, and Trustworthy Development and Use of Artificial Intelligence"
    assert one.to_csl_json() == [
        {
            "id": "us-eo-14110", "type": "legislation", "title": title, "language": "en",
            "issued": {"date-parts": [[2023, 10, 30]]}, "genre": "Exec. Order", "number": "14110",
            "container-title": "Federal Register", "volume": "88", "issue": "210", "page": "75191-75226", "URL": url,
            "title-short": "Executive Order 14110",
        }
    ]  # fmt: skip
    assert one.to_biblatex() == (
        "% Encoding: UTF-8\n\n@legislation{us-eo-14110,\n  author = {{President of the United States}},\n"
        f"  title = {{{{{title}}}}},\n  url = {{{url}}},\n  date = {{2023-10-30}},\n  langid = {{english}},\n"
        "  shorttitle = {{Executive Order 14110}},\n  journaltitle = {{Federal Register}},\n  volume = {88},\n"
        "  number = {14110},\n  pages = {75191--75226},\n}\n"
    )
    assert one.to_ris() == "\r\n".join(
        [
            "TY  - STAT", "AU  - President of the United States", f"TI  - {title}", "PY  - 2023", "DA  - 2023/10/30/",
            "ST  - Executive Order 14110", "T2  - Federal Register", "M1  - 14110", "VL  - 88", "IS  - 210", "SP  - 75191",
            "EP  - 75226", "LA  - en", f"UR  - {url}", "ID  - us-eo-14110", "ER  - ", "",
        ]
    )  # fmt: skip


def test_files_are_written_whole(tmp_path: Path) -> None:
    one = ag.instruments.pick(["un-a-res-78-265"])
    for method, name in (("to_bibtex", "a.bib"), ("to_biblatex", "b.bib"), ("to_ris", "c.ris")):
        text = getattr(one, method)(tmp_path / name, accessed="2026-11-22")
        assert (tmp_path / name).read_bytes().decode() == text
        assert "2026" in text
    items = one.to_csl_json(tmp_path / "d.json")
    assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8")) == items
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bib", "b.bib", "c.ris", "d.json"]
    with pytest.raises(InvalidValue, match="the path of a file"):
        one.to_ris(3)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_citation_cff(tmp_path: Path) -> None:
    text = ag.dataset.to_cff(tmp_path / "CITATION.cff")
    assert (tmp_path / "CITATION.cff").read_text(encoding="utf-8") == text
    lines = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line and not line.startswith(" "))
    assert {key: json.loads(value) if value.startswith('"') else value for key, value in lines.items()} == {
        "cff-version": "1.2.0", "message": "If you use these data, please cite them with version and digest.",
        "title": "aigov_data: the reference data package of global AI governance", "type": "dataset",
        "version": ag.__version__, "date-released": ag.dataset.date,
    }  # fmt: skip
    assert f'    value: "{ag.dataset.digest}"' in text


# --- hostile names -------------------------------------------------------------------------


def made(title: str, author: str, more: dict[str, Any]) -> Entry:
    return Entry(
        id="xx-work", family=more["family"], kind="report", lang="en", title=title, title_en=title,
        authors=(Name(author, author, sort=author),), date=PartialDate("2024-05"), dates={}, container=title,
        number=author, place=title, publisher=Name(title, title, sort=title), url="https://example.org/a_b%20c",
    )  # fmt: skip


families = st.fixed_dictionaries({"family": st.sampled_from(list(BIBLATEX))})


@given(hostile, hostile, families)
def test_bibtex_stays_one_entry_whatever_the_names(title: str, author: str, more: dict[str, Any]) -> None:
    entry = made(title, author, more)
    for text in (bibtex(entry), biblatex(entry)):
        read = parse_string(text, "bibtex").entries
        assert list(read) == ["xx-work"]
        assert straight(plain(read["xx-work"].fields["title"])).split() == straight(title).split()
        assert read["xx-work"].fields["url"] == "https://example.org/a_b%20c"
        library = parse_blocks(text)
        assert [one.key for one in library.blocks] == ["xx-work"]  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]


@given(hostile, hostile, families)
def test_ris_stays_one_record_whatever_the_names(title: str, author: str, more: dict[str, Any]) -> None:
    text = ris(made(title, author, more))
    lines = text.split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1
    assert f"TI  - {title}" in lines


@given(hostile, hostile, families)
def test_csl_json_keeps_every_text(title: str, author: str, more: dict[str, Any]) -> None:
    found = json.loads(json.dumps(of_entry(made(title, author, more))))
    assert found["title"] == title
    assert found.get("author", [{"literal": author}]) == [{"literal": author}]
