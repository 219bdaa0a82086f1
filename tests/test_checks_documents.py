"""Files, the documents beside the records, and the opening of a folder: every planted error is found."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aigov_data.checks import all_rules, check
from aigov_data.files import DEEPEST, pretty, write_text

from . import test_checks_format, test_checks_records
from .planting import Planted, act, also, document, drop, old, plant, push, put, source, told, unsaid
from .small_data import COVERED, GAZETTE, IDS, RETIRED, Data, small, terms, write

JSON = {
    "broken": (b'{"a": [1, 2}', "not JSON: Expecting ',' delimiter at line 1, column 12"),
    "trailing comma": (
        b'{"a": 1,\n}',
        "not JSON: ",  # what follows is Python's, and differs between its versions
    ),
    "comment": (b"// none\n{}", "not JSON"),
    "empty": (b"", "not JSON: Expecting value at line 1, column 1"),
    "two values": (b"{} {}", "not JSON: Extra data"),
    "duplicate key": (b'{"a": 1, "b": {"c": 1, "c": 1}}', "the key 'c' occurs twice in one object"),
    "NaN": (b'{"a": NaN}', "NaN is not JSON"),
    "Infinity": (b'{"a": [Infinity]}', "Infinity is not JSON"),
    "minus Infinity": (b'{"a": -Infinity}', "-Infinity is not JSON"),
    "a number that becomes Infinity": (b'{"a": 1e999}', "the number 1e999 is too large"),
    "BOM": (b"\xef\xbb\xbf{}", "byte order mark"),
    "UTF-16": ("{}".encode("utf-16"), "byte order mark"),
    "UTF-16 without BOM": ("{}".encode("utf-16-le"), "not JSON"),
    "Latin-1": ('{"a": "é"}'.encode("latin-1"), "the file is not UTF-8: invalid continuation byte at byte 7"),
    "surrogate": (b'{"a": "\\ud800"}', "half of a surrogate pair"),
    "surrogate key": (b'{"\\udfff": 1}', "half of a surrogate pair"),
    "encoded surrogate": (b'{"a": "\xed\xa0\x80"}', "the file is not UTF-8"),
    "a little too deep": (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "nested too deeply"),
    "deep enough to break a printer": (b'{"a":' * 400 + b"1" + b"}" * 400, "nested too deeply"),
    "much too deep": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "huge integer": (b'{"a": ' + b"9" * 5000 + b"}", "not JSON that can be read: Exceeds the limit"),
    "control character": (b'{"a": "\x01"}', "not JSON: Invalid control character"),
    "NUL": (b"\x00", "not JSON"),
}
DOCUMENTS = [
    # --- files
    Planted("a misspelt document", put("homonym.json", to={}), [document("homonym", "", "files")],
        "no data file has this name; did you mean homonyms.json?"),
    Planted("a misspelt folder", put("actor/xx.json", to={"actors": []}), [("actor", "", "", "files")],
        "no data folder has this name; did you mean actors?"),
    Planted("an unknown folder", put("zzz/xx.json", to={}), [("zzz", "", "", "files")],
        "known: instruments, actors, sources, schemes"),
    Planted("a file that is no JSON", put("actors/notes.txt", to=b"notes"), [("actors/notes.txt", "", "", "files")],
        "only files that end in .json"),
    Planted("a folder within a folder", put("actors/yy/a.json", to={}), [("actors/yy", "", "", "files")],
        "only files that end in .json"),
    Planted("a list for a file", put("actors/xx.json", to=[]), [("actors/xx.json", "", "", "format")],
        "found []; expected an object with the key 'actors'"),
    Planted("a misspelt collection", put("actors/xx.json", to={"actor": []}),
        [("actors/xx.json", "", "actor", "format"), ("actors/xx.json", "", "actors", "format")],
        "no such key here; known: actors"),
    Planted("an object for a collection", put("actors/xx.json", "actors", to={}),
        [("actors/xx.json", "", "actors", "format")], "found {}; expected a list of records"),
    Planted("concepts without scheme", drop("schemes/issues.json", "scheme"),
        [("schemes/issues.json", "", "scheme", "format")], "this key is required"),
    Planted("a list for a document", put("retired.json", to=[]), [document("retired", "", "format")],
        "expected an object in curly brackets"),
    Planted("a document without its key", put("coverage.json", to={}), [document("coverage", "coverage", "format")],
        "this key is required"),
    Planted("an object for entries", put("coverage.json", "coverage", to={}),
        [document("coverage", "coverage", "format")],
        "found {}; expected a list"),
    Planted("a string for an entry", push("retired.json", "retired", item="xx"),
        [document("retired", "retired[1]", "format")], "expected an object in curly brackets"),
    Planted("a list for the metadata", put("datapackage.json", to=[]), [document("datapackage", "", "format")],
        "expected an object in curly brackets"),
    # --- datapackage.json
    Planted("no version", drop("datapackage.json", "version"), [document("datapackage", "version", "meta")],
        "this key is required, with a string"),
    Planted("a number for a version", put("datapackage.json", "schema_version", to=1),
        [document("datapackage", "schema_version", "meta")], "found 1; this key is required"),
    Planted("no version number", put("datapackage.json", "version", to="1.0"),
        [document("datapackage", "version", "meta")], "a version reads 1.2.3"),
    Planted("no day", put("datapackage.json", "date", to="2025-13"), [document("datapackage", "date", "meta")],
        "is no day of the calendar"),
    Planted("a month for a day", put("datapackage.json", "date", to="2025-07"),
        [document("datapackage", "date", "meta")], "a day is needed"),
    # --- retired.json
    Planted("retired without reason", drop("retired.json", "retired", 0, "reason"),
        [document("retired", "retired[xx-example-bill-2023]", "retired")], "has the keys id, class, reason, version"),
    Planted("retired with an unknown key", put("retired.json", "retired", 0, "sucessor", to="xx"),
        [document("retired", "retired[xx-example-bill-2023]", "retired")]),
    Planted("a reason in one language", drop("retired.json", "retired", 0, "reason", "zh-Hans"),
        [document("retired", "retired[xx-example-bill-2023].reason", "retired")],
        "a reason is needed, in English and Chinese"),
    Planted("a number for a class", push("retired.json", "retired", item=RETIRED | {"class": 1}),
        [document("retired", "retired[xx-example-bill-2023].class", "retired")], "found 1; expected a string"),
    Planted("null for a successor", put("retired.json", "retired", 0, "successor", to=None),
        [document("retired", "retired[xx-example-bill-2023].successor", "retired")], "expected a string"),
    Planted("an unknown class", push("retired.json", "retired", item=RETIRED | {"class": "acts"}),
        [document("retired", "retired[xx-example-bill-2023].class", "retired")], "one of instruments, actors"),
    Planted("retired but there", push("retired.json", "retired", item=RETIRED | {"id": IDS[0]}),
        [document("retired", "retired[xx-example-act-2020].id", "retired")], "an id is never reused"),
    Planted("a successor that does not exist", put("retired.json", "retired", 0, "successor", to="xx-act"),
        [document("retired", "retired[xx-example-bill-2023].successor", "retired")], "no record has this id"),
    # --- homonyms.json
    Planted("a homonym without ids", also(drop("homonyms.json", "homonyms", 0, "ids")),
        [document("homonyms", "homonyms[Example Act]", "homonym-true"), old("", "name-unique"), act("", "name-unique")],
        "a homonym has the keys class, name, ids"),
    Planted("a homonym of an unknown class",
        push("homonyms.json", "homonyms", item={"class": "laws", "name": "A", "ids": []}),
        [document("homonyms", "homonyms[A].class", "homonym-true")], "one of instruments, actors, principles, issues"),
    Planted("a homonym of one",
        push("homonyms.json", "homonyms", item={"class": "actors", "name": "XL", "ids": ["xx"]}),
        [document("homonyms", "homonyms[XL].ids", "homonym-true")], "the records that share this name are []"),
    Planted("a homonym too many", push("homonyms.json", "homonyms", 0, "ids", item="xx-act"),
        [document("homonyms", "homonyms[Example Act].ids", "homonym-true")],
        "share this name are ['xx-example-act-2020', 'xx-example-act-2024']"),
    Planted("no homonym", drop("homonyms.json", "homonyms", 1), [old("", "name-unique"), act("", "name-unique")],
        "found '示例法'; xx-example-act-2024 has this name too"),
    # --- coverage.json
    Planted("coverage without frame", drop("coverage.json", "coverage", 0, "frame"),
        [document("coverage", "coverage[xx].frame", "coverage")], "this key is required"),
    Planted("a wrong count", put("coverage.json", "coverage", 0, "included", to=3),
        [document("coverage", "coverage[xx].included", "coverage")], "found 3; the register holds 2"),
    Planted("neither complete nor sample", put("coverage.json", "coverage", 0, "completeness", to="full"),
        [document("coverage", "coverage[xx].completeness", "coverage")], "complete or sample"),
    Planted("a register without entry", put("coverage.json", "coverage", to=[]),
        [document("coverage", "coverage[xx]", "coverage")], "the register has no entry"),
    Planted("a register of another class", put("coverage.json", "coverage", 0, "class", to="sources"),
        [document("coverage", "coverage[xx]", "coverage")], "the register has no entry"),
    Planted("coverage of an unknown class", push("coverage.json", "coverage", item=COVERED | {"class": "laws"}),
        [document("coverage", "coverage[xx].class", "coverage")], "one of instruments"),
    Planted("a number for a register", push("coverage.json", "coverage", item=COVERED | {"register": 1}),
        [document("coverage", "coverage[1].register", "coverage")], "expected a string"),
    # --- releases
    Planted("a released id is gone", push("releases/0.1.0.json", "added", "actors", item="xx-court"),
        [("releases/0.1.0.json", "", "added.actors", "released-ids")],
        "found 'xx-court'; this id was released and is gone"),
    Planted("released and no longer retired", put("retired.json", "retired", to=[]),
        [("releases/0.1.0.json", "", "added.instruments", "released-ids")], "retire it in retired.json"),
    Planted("a released id that is none", push("releases/0.1.0.json", "added", "actors", item="XX"),
        [("releases/0.1.0.json", "", "added.actors", "released-ids")], "this is no id"),
    Planted("a release of an unknown class", put("releases/0.1.0.json", "added", "laws", to=["xx"]),
        [("releases/0.1.0.json", "", "added.laws", "released-ids")], "one of instruments"),
    Planted("a broken release", put("releases/0.1.0.json", to=b"{"), [("releases/0.1.0.json", "", "", "released-ids")],
        "not JSON"),
    # --- vocabulary.json
    Planted("an unknown vocabulary", put("vocabulary.json", "vocabularies", "mood", to={"terms": {}}),
        [document("vocabulary", "vocabularies", "vocabulary")], "found ['mood']"),
    Planted("a term that is not defined", drop("vocabulary.json", "vocabularies", "tier", "terms", "primary"),
        [source("tier", "terms-known"), document("vocabulary", "tier.terms", "vocabulary")],
        "the vocabulary 'tier' does not define this term"),
    Planted("a term without Chinese label",
        drop("vocabulary.json", "vocabularies", "tier", "terms", "primary", "label", "zh-Hans"),
        [document("vocabulary", "tier.primary.label", "vocabulary")], "in English and Chinese"),
    Planted("a term without definition",
        drop("vocabulary.json", "vocabularies", "tier", "terms", "primary", "definition"),
        [document("vocabulary", "tier.primary.definition", "vocabulary")]),
    Planted("an unknown anchor",
        put("vocabulary.json", "vocabularies", "kind", "terms", "treaty", "anchors", to=["made"]),
        [document("vocabulary", "kind.treaty.anchors", "vocabulary")], "no type of event"),
    Planted("an unknown status",
        put("vocabulary.json", "vocabularies", "event_type", "terms", "adopted", "status", to="done"),
        [document("vocabulary", "event_type.adopted.status", "vocabulary")], "no status is called so"),
    Planted("no regular expression",
        put("vocabulary.json", "vocabularies", "identifier_scheme", "terms", "doi", "pattern", to="("),
        [document("vocabulary", "identifier_scheme.doi.pattern", "vocabulary")], "no regular expression"),
    Planted("a wrong example",
        put("vocabulary.json", "vocabularies", "identifier_scheme", "terms", "doi", "pattern", to="1.*"),
        [document("vocabulary", "identifier_scheme.doi.example", "vocabulary")], "does not match the pattern"),
    # --- canonical form
    Planted("no newline at the end", put("retired.json", to=pretty({"retired": [RETIRED]}).encode()),
        [document("retired", "line 14", "canonical-form")], "run 'aigov-data format'"),
    Planted("four spaces", put("actors/yy.json", to=b'{\n    "actors": []\n}\n'),
        [("actors/yy.json", "", "line 2", "canonical-form")]),
    Planted("Windows lines",
        put("retired.json", to=pretty({"retired": [RETIRED]}).encode().replace(b"\n", b"\r\n") + b"\r\n"),
        [document("retired", "line 1", "canonical-form")]),
    Planted("escaped letters",
        put("sources/founding.json", to=json.dumps(small()["sources/founding.json"], indent=2).encode() + b"\n"),
        [("sources/founding.json", "", "line 6", "canonical-form")]),
    Planted("records out of order",
        put("actors/xx.json", to=(pretty({"actors": small()["actors/xx.json"]["actors"][::-1]}) + "\n").encode()),
        [("actors/xx.json", "", "line 4", "canonical-form")]),
    Planted("a default spelt out",
        put("sources/xx.json", to=(pretty({"sources": [GAZETTE | {"authors": []}]}) + "\n").encode()),
        [("sources/xx.json", "", "line 22", "canonical-form")]),
]  # fmt: skip


def _with_terms(data: Data) -> None:
    data["vocabulary.json"] = terms()


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize(
    "file", ["coverage.json", "actors/xx.json", "instruments/xx.json", "schemes/principles.json", "sources/xx.json"]
)
def test_what_is_no_json_is_found_and_nothing_else(name: str, file: str, tmp_path: Path) -> None:
    content, says = JSON[name]
    found = plant(Planted(name, put(file, to=content), []), tmp_path)
    assert told(found) == [(file, "", "b.c" if name == "duplicate key" else "", "json")]
    assert says in str(found[0])
    assert len(str(found[0])) < 500


@pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)
def test_an_error_in_a_document_is_found_and_nothing_else(one: Planted, tmp_path: Path) -> None:
    vocabulary = any(file == "vocabulary.json" for file, *_ in one.expected)
    found = plant(one._replace(mutation=also(_with_terms, one.mutation)) if vocabulary else one, tmp_path)
    assert told(found) == one.expected
    assert one.says in str(found[0])
    assert not found[0].warning
    assert unsaid(found) == []


def test_events_out_of_order_are_found_with_the_form_of_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, small()) / "instruments/xx.json"
    plain = json.loads(file.read_bytes())
    plain["instruments"][0]["events"].reverse()
    write_text(file, pretty(plain) + "\n")
    line = pretty(plain).split('"events": [')[0].count("\n") + 3
    assert told(check(tmp_path)) == [
        ("instruments/xx.json", "", f"line {line}", "canonical-form"),
        old("events[repealed].date", "event-order"),
    ]


def test_every_rule_has_been_tried() -> None:
    tables = [*test_checks_format.FORMAT, *test_checks_format.LINKS.values(), *test_checks_records.RULES]
    planted = [*tables, *test_checks_records.UNREFERENCED.values(), *DOCUMENTS]
    tried = {rule for one in planted for *_, rule in one.expected}
    assert tried == {*all_rules(), "format", "files"}


WRONG: list[Any] = [None, 1, "x", [[]], {"x": 1}]


def _places(plain: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield place
    pairs = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, inner in pairs:
        yield from _places(inner, (*place, key))


@pytest.mark.parametrize("file", [file for file in small() if file.partition("/")[0] in (file, "releases")])
def test_no_value_in_a_document_breaks_the_check(file: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    for place in _places(small()[file]):
        for value in WRONG:
            data = small()
            put(file, *place, to=value)(data)
            write_text(folder / file, pretty(data[file]) + "\n")
            assert {one.file for one in check(folder)} <= set(data)


TERM: list[tuple[str, ...]] = [
    (),
    ("kind",),
    ("kind", "terms"),
    ("kind", "terms", "treaty"),
    *(("kind", "terms", "treaty", key) for key in ("label", "definition", "anchors", "status", "pattern", "example")),
]


@pytest.mark.parametrize("place", TERM, ids="-".join)
def test_no_value_in_a_vocabulary_breaks_the_check(place: tuple[str, ...], tmp_path: Path) -> None:
    for value in WRONG[1:]:
        change = also(_with_terms, put("vocabulary.json", "vocabularies", *place, to=value))
        allowed = place[-1:] == ("example",)
        assert ("vocabulary.json" in {one.file for one in plant(Planted("", change, []), tmp_path)}) != allowed
