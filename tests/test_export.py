"""The exports as the programs that they are for read them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aigov_data as ag
from aigov_data.export import FORMATS, Options, cells, exported, relational
from aigov_data.files import canonical
from aigov_data.records import CLASSES

from . import strategies
from .processes import environment, python
from .small_data import ACT, small, write

pytestmark = pytest.mark.filterwarnings(  # of rdflib's own making
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore:Dataset.default_context:DeprecationWarning"
)
INSTALLED = list(FORMATS)
SKOS = "http://www.w3.org/2004/02/skos/core#"
MATCHES = {"exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"}


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, read by the standard library."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Format → folder with the export of the bundled data."""
    root = tmp_path_factory.mktemp("exports")
    for name in INSTALLED:
        ag.dataset.export(name, root / name)
    return {name: root / name for name in INSTALLED}


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> ag.Dataset:
    """The small data set."""
    return ag.Dataset.load(write(tmp_path_factory.mktemp("small"), small()))


# --- writing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INSTALLED)
def test_an_export_says_what_it_wrote_and_the_same_bytes_come_again(
    name: str, little: ag.Dataset, tmp_path: Path
) -> None:
    written = little.export(name, tmp_path / "a")
    assert sorted(written) == sorted(path for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert written
    again = little.export(name, tmp_path / "b")
    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in again]


def test_what_exists_is_replaced_only_when_told(little: ag.Dataset, tmp_path: Path) -> None:
    little.export("jsonl", tmp_path)
    (tmp_path / "actors.jsonl").write_text("mine", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(
        ag.InvalidValue, match=r"instruments.jsonl' exists \(and 5 more of its files\); say overwrite=True"
    ):
        little.export("jsonl", tmp_path)
    assert (tmp_path / "actors.jsonl").read_text(encoding="utf-8") == "mine"
    little.export("jsonl", tmp_path, overwrite=True)
    assert (tmp_path / "actors.jsonl").read_text(encoding="utf-8") != "mine"
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_format_that_there_is_not_and_a_folder_that_is_none(little: ag.Dataset, tmp_path: Path) -> None:
    with pytest.raises(ag.InvalidValue, match="no export is called 'sqllite'; did you mean sqlite"):
        little.export("sqllite", tmp_path / "x")
    assert not (tmp_path / "x").exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ag.InvalidValue, match="is no folder"):
        little.export("jsonl", tmp_path / "file")


def test_a_killed_process_leaves_the_old_file_or_the_new_one(little: ag.Dataset, tmp_path: Path) -> None:
    """The process dies in the middle of writing its third file."""
    little.export("jsonl", tmp_path / "new")
    for file in (tmp_path / "new").iterdir():
        (tmp_path / file.name).write_bytes(b"old\n")
    code = """
import os, sys
import aigov_data as ag
from aigov_data import files
replace, count = os.replace, 0
def dying(source, target):
    global count
    count += 1
    if count == 3:
        os.kill(os.getpid(), 9)
    replace(source, target)
os.replace = dying
ag.Dataset.load(sys.argv[1]).export("jsonl", sys.argv[2], overwrite=True)
"""
    folder = tmp_path / "data"
    write(folder, small())
    assert python("-c", code, str(folder), str(tmp_path), env=environment()).returncode == -9
    found = {one.name: (tmp_path / one.name).read_bytes() for one in (tmp_path / "new").iterdir()}
    new = {one.name: one.read_bytes() for one in (tmp_path / "new").iterdir()}
    assert [raw in (b"old\n", new[name]) for name, raw in found.items()] == [True] * len(new)
    assert sum(raw != b"old\n" for raw in found.values()) == 2


# --- tables ------------------------------------------------------------------------------------


def _one(record: Any) -> dict[str, list[relational.Row]]:
    out: dict[str, list[relational.Row]] = {name: [] for name in relational.model()}
    relational._Writer(type(record), out, {cls.table: frozenset() for cls in CLASSES}).write(record.to_dict(), "xx", 1)
    return out


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_record_is_told_whole_by_its_rows(cls: Any, data: st.DataObject) -> None:
    record = data.draw(strategies.of(cls))
    out = _one(record)
    assert list(relational.plain_records(out)) == [(cls.table, "xx", record.to_dict())]
    for name, spec in relational.model().items():
        for safe in (False, True):
            raw = cells.to_csv(spec, out[name], safe=safe)
            assert list(cells.from_csv(spec, raw, name, safe=safe)) == out[name]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda one: "\x00" not in one))
def test_no_guarded_cell_begins_as_a_formula_does(text: str) -> None:
    spec = relational.TableSpec("t", "", (relational.Column("a", "string", ""),), ("a",))
    raw = cells.to_csv(spec, [{"a": text}], safe=True)
    cell = next(iter(list(csv.reader(io.StringIO(raw.decode(), newline="")))[1:]))[0]
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert list(cells.from_csv(spec, raw, "t", safe=True)) == [{"a": text}]


def test_the_model_has_no_list_and_two_days_beside_each_date(made: dict[str, Path]) -> None:
    event = next(
        row
        for row in rows(made["datapackage"] / "tables" / "instrument_events.csv")
        if row["instrument"] == "eu-ai-act" and row["id"] == "adopted"
    )
    assert (event["date"], event["date_earliest"], event["date_latest"]) == ("2024-05-21", "2024-05-21", "2024-05-21")
    month = next(one for one in relational.tables(ag.dataset)["instrument_events"] if len(one["date"]) == 7)
    year, of = month["date"].split("-")
    assert (month["date_earliest"], month["date_latest"][:8]) == (f"{year}-{of}-01", f"{year}-{of}-")
    values = {type(v) for table in relational.tables(ag.dataset).values() for row in table for v in row.values()}
    assert values == {str, int, bool, type(None)}


# --- Data Package --------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore")
def test_frictionless_accepts_the_package_and_notices_a_planted_change(made: dict[str, Path], tmp_path: Path) -> None:
    import frictionless

    package = made["datapackage"]
    assert frictionless.validate(str(package / "datapackage.json")).flatten(["type", "message"]) == []
    copy = tmp_path / "copy"
    ag.dataset.export("datapackage", copy)
    file = copy / "tables" / "instrument_roles.csv"
    text = file.read_bytes().decode()
    assert "european-union" in text
    file.write_bytes(text.replace("european-union", "european-onion", 1).encode())
    report = frictionless.validate(str(copy / "datapackage.json"))
    assert {"hash-count", "foreign-key"} & {one[0] for one in report.flatten(["type"])} != set()
    assert not report.valid


@pytest.mark.parametrize("safe", [False, True])
def test_a_package_comes_back_with_the_same_digest(safe: bool, tmp_path: Path) -> None:
    ag.dataset.export("datapackage", tmp_path, safe=safe)
    back = ag.Dataset.load(tmp_path)
    assert back.digest == ag.dataset.digest
    assert [one.id for one in back.principles] == [one.id for one in ag.principles]
    assert (back.version, back.coverage) == (ag.dataset.version, ag.dataset.coverage)
    assert len(ag.dataset.diff(back)) == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("instrument_events", "2024-05-22,2024-05-22,2024-05-22", "2024-05-23,2024-05-22,2024-05-22", "date_earliest"),
        ("instrument_events", "2024-05-22,2024-05-22,2024-05-22", "22 May,,", "events[adopted].date"),
        (
            "instrument_roles",
            "xx-parliament,issuer",
            "xx-parlament,issuer",
            "no actor has this id; did you mean xx-parliament",
        ),
        ("instrument_sectors", "xx-example-act-2024,1,general", "xx-other,1,general", "belongs to no record"),
        ("instruments", "statute", "statut", "expected one of"),
        ("instruments", "kind,", "sort,", "it lacks kind; it has sort"),
        ("instrument_events", "position", "posiion", "did you mean position"),
        ("instruments", "false", "maybe", "trial is 'maybe'; expected true or false"),
        ("actors", "Exampleland", "Examplelend", "was exported with digest"),
    ],
)
def test_a_changed_package_is_refused(
    file: str, old: str, new: str, message: str, little: ag.Dataset, tmp_path: Path
) -> None:
    little.export("datapackage", tmp_path)
    path = tmp_path / "tables" / f"{file}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    with pytest.raises(ag.AigovDataError) as error:
        ag.Dataset.load(tmp_path)
    assert message in str(error.value)


# --- SQLite ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def database(made: dict[str, Path]) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(made["sqlite"] / "aigov-data.sqlite")
    yield connection
    connection.close()


def test_the_database_is_sound_and_its_keys_hold(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("UPDATE instrument_roles SET actor = 'nobody' WHERE instrument = 'eu-ai-act'")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE instruments SET kind = 'law' WHERE id = 'eu-ai-act'")
    database.rollback()
    expected = {name: len(found) for name, found in relational.tables(ag.dataset).items()}
    actual = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in expected}  # noqa: S608
    assert expected == actual


def test_the_database_is_searched_in_both_languages(database: sqlite3.Connection) -> None:
    def ids(query: str) -> list[str]:
        return sorted(one for (one,) in database.execute(query))

    military = [one.id for one in ag.instruments if any("军事" in text for text in [one.label.zh or ""])]
    assert set(military) <= set(ids("SELECT id FROM words WHERE zh LIKE '%军事%'"))
    assert "eu-ai-act" in ids("SELECT id FROM search WHERE search MATCH '\"Artificial Intelligence Act\"'")
    assert "cn-interim-measures-generative-ai" in ids("SELECT id FROM search WHERE search MATCH '生成式人工智能'")


def test_a_database_comes_back_with_the_same_digest(made: dict[str, Path]) -> None:
    back = ag.Dataset.load(made["sqlite"] / "aigov-data.sqlite")
    assert back.digest == ag.dataset.digest
    for mine, theirs in zip(ag.schemes, back.schemes, strict=True):
        assert [one.id for one in mine.concepts] == [one.id for one in theirs.concepts]


def test_another_database_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    with pytest.raises(ag.InvalidValue, match=r"other.db' is no database that aigov-data exported: no such table"):
        ag.Dataset.load(tmp_path / "other.db")


# --- Parquet, JSON -----------------------------------------------------------------------------------


def test_parquet_is_typed_and_read_by_duckdb_and_polars(made: dict[str, Path]) -> None:
    import duckdb
    import polars

    events = made["parquet"] / "instrument_events.parquet"
    frame = polars.read_parquet(events)
    types = {name: str(frame.schema[name]) for name in ("instrument", "position", "date", "date_earliest")}
    assert types == {"instrument": "String", "position": "Int32", "date": "String", "date_earliest": "Date"}
    expected = sorted(one.id for one in ag.instruments.filter(kind="treaty"))
    query = f"SELECT id FROM '{made['parquet'] / 'instruments.parquet'}' WHERE kind = 'treaty' ORDER BY id"  # noqa: S608
    assert [one for (one,) in duckdb.connect().execute(query).fetchall()] == expected
    assert frame.height == sum(len(one.events) for one in ag.instruments)


def test_json_lines_and_the_folder_hold_the_records(made: dict[str, Path]) -> None:
    for cls in CLASSES:
        lines = (made["jsonl"] / f"{cls.table}.jsonl").read_bytes().splitlines()
        assert lines == [canonical(one.to_dict()) for one in ag.dataset.table(cls.table).all()]
    assert ag.Dataset.load(made["json"]).digest == ag.dataset.digest
    home = Path(ag.__file__).parent / "data"
    assert (made["json"] / "instruments/eu.json").read_bytes() == (home / "instruments/eu.json").read_bytes()


# --- SKOS, SSSOM --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def skos(made: dict[str, Path]) -> Any:
    import rdflib

    return rdflib.Graph().parse(made["skos"] / "concepts.ttl")


def test_turtle_and_json_ld_say_the_same(made: dict[str, Path], skos: Any) -> None:
    import rdflib
    from rdflib.collection import Collection

    def statements(graph: Any) -> set[Any]:
        """The statements, with each list as its members: the blank nodes are cells of lists, and nothing else."""
        cells = {cell for cell in graph.subjects() if isinstance(cell, rdflib.BNode)}
        assert {predicate for cell in cells for predicate in graph.predicates(cell)} == {
            rdflib.RDF.first,
            rdflib.RDF.rest,
        }
        return {
            (subject, predicate, tuple(Collection(graph, value)) if value in cells else value)
            for subject, predicate, value in graph
            if subject not in cells
        }

    assert statements(skos) == statements(rdflib.Graph().parse(made["skos"] / "concepts.jsonld"))


def test_skos_has_every_concept_with_labels_order_and_mappings(skos: Any) -> None:
    import rdflib
    from rdflib.collection import Collection

    ns = rdflib.Namespace(SKOS)
    concepts = [one for name in ("principles", "issues") for one in ag.dataset.table(name).all()]
    assert len(set(skos.subjects(rdflib.RDF.type, ns.Concept))) == len(concepts)
    one = rdflib.URIRef("urn:aigov-data:principle/oecd-2019.transparency-explainability")
    found = ag.dataset.table("principles").by_id("oecd-2019.transparency-explainability")
    assert {(str(label), label.language) for label in skos.objects(one, ns.prefLabel)} == {
        (text, lang) for lang, text in found.name.items()
    }
    mapped = {
        (str(predicate).removeprefix(SKOS), str(target).rpartition("/")[2])
        for match in MATCHES
        for predicate, target in [(ns[match], each) for each in skos.objects(one, ns[match])]
    }
    assert mapped == {(f"{each.match}Match", each.target) for each in found.mappings}
    order = next(skos.objects(rdflib.URIRef("urn:aigov-data:scheme/oecd-2019#order"), ns.memberList))
    printed = [str(each).rpartition("/")[2] for each in Collection(skos, order)]
    assert printed == [each.id for each in ag.schemes["oecd-2019"].concepts]


@pytest.mark.filterwarnings("ignore")
def test_the_integrity_conditions_of_skos_hold_and_the_shapes_notice_when_they_do_not(skos: Any) -> None:
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(Path(__file__).parent / "data" / "shapes" / "skos.ttl")
    assert pyshacl.validate(skos, shacl_graph=shapes, advanced=True)[2] == "Validation Report\nConforms: True\n"
    ns = rdflib.Namespace(SKOS)
    a, b = (rdflib.URIRef(f"urn:aigov-data:principle/{name}") for name in ("transparency", "explainability"))
    for planted in (
        [(a, ns.altLabel, rdflib.Literal("Transparency", "en"))],
        [(a, ns.prefLabel, rdflib.Literal("Another", "en"))],
        [(a, ns.related, b), (b, ns.broader, a)],
        [(a, ns.exactMatch, b), (b, ns.broadMatch, a)],
    ):
        small_graph = rdflib.Graph()
        for name in (a, b):
            small_graph.add((name, rdflib.RDF.type, ns.Concept))
            small_graph.add((name, ns.prefLabel, rdflib.Literal("Transparency" if name == a else "Other", "en")))
        assert pyshacl.validate(small_graph, shacl_graph=shapes, advanced=True)[0]
        for statement in planted:
            small_graph.add(statement)
        assert not pyshacl.validate(small_graph, shacl_graph=shapes, advanced=True)[0]


def test_sssom_rows_are_the_mappings_with_predicates_of_skos(made: dict[str, Path]) -> None:
    text = (made["skos"] / "mappings.sssom.tsv").read_text(encoding="utf-8")
    body = [line for line in text.splitlines() if not line.startswith("#")]
    found = list(csv.DictReader(body, delimiter="\t"))
    assert {row["predicate_id"] for row in found} <= {f"skos:{match}" for match in MATCHES}
    expected = [
        (one.id, f"skos:{mapping.match}Match", mapping.target)
        for scheme in ag.schemes
        for one in scheme.concepts
        for mapping in one.mappings
    ]
    ids = [
        (row["subject_id"].partition("/")[2], row["predicate_id"], row["object_id"].partition("/")[2]) for row in found
    ]
    assert ids == expected
    assert {row["mapping_justification"] for row in found} == {"semapv:ManualMappingCuration"}
    assert f'# mapping_set_version: "{ag.dataset.version}"' in text


def test_the_base_of_names_is_the_users_choice(little: ag.Dataset) -> None:
    files = dict(exported(little, Options("skos", base="https://example.org/id/")))
    assert b"<https://example.org/id/principle/xx-charter.openness>" in files["concepts.ttl"]
    assert b"urn:aigov-data" not in files["concepts.ttl"]


# --- Croissant, schema.org -------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore")
def test_mlcroissant_loads_every_record(made: dict[str, Path]) -> None:
    import mlcroissant

    data = mlcroissant.Dataset(str(made["croissant"] / "croissant.json"))
    assert (data.metadata.ctx.issues.errors, data.metadata.ctx.issues.warnings) == (set(), set())
    expected = {name: len(found) for name, found in relational.tables(ag.dataset).items() if found}
    actual = {one.id: sum(1 for _ in data.records(one.id)) for one in data.metadata.record_sets if one.id != "terms"}
    assert expected == actual


def test_schema_org_says_what_is_law_and_what_is_certain(made: dict[str, Path]) -> None:
    graph = json.loads((made["schema-org"] / "schema-org.jsonld").read_bytes())["@graph"]
    works = {one["@id"].rpartition("/")[2]: one for one in graph}
    treaty = works["coe-cets-225"]
    assert (treaty["@type"], treaty["legislationIdentifier"]) == ("Legislation", ["225"])
    assert treaty["legislationDate"] == str(ag.instruments["coe-cets-225"].date("adopted"))
    assert works["un-a-res-78-265"]["@type"] == "CreativeWork"
    order = works["us-eo-14148"]
    assert order["legislationRepeals"] == [{"@id": "urn:aigov-data:instrument/us-eo-14110"}]
    assert [one["@type"] for one in graph if one["@type"] == "Dataset"] == ["Dataset"]
    for id_, one in works.items():
        if "legislationLegalForce" in one:
            assert ag.instruments[id_].status().certain


# --- hostile records --------------------------------------------------------------------------------------

HOSTILE = [
    '=HYPERLINK("http://x.example","a")', "+1", "-2+3", "@SUM(A1)", "\t=1", "'", "''=1", "＝1", '"', "a\nb", "a\r\nb", "\\",
    '\\"', "<script>alert(1)</script>", "]]>", "';DROP TABLE instruments;--", "%", "\u202eabc", "👩‍🚀", "a,b;c", "a\u2028b",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_leave_every_export_whole(text: str, tmp_path: Path) -> None:
    import rdflib

    data = small()
    file, key, position = ACT
    data[file][key][position]["title"]["en"] = text
    data["schemes/xx-charter.json"]["principles"][0]["name"]["en"] = text
    dataset = ag.Dataset.load(write(tmp_path / "data", data))
    for safe in (False, True):
        dataset.export("datapackage", tmp_path / "package", safe=safe, overwrite=True)
        assert ag.Dataset.load(tmp_path / "package").digest == dataset.digest
    for row in rows(tmp_path / "package" / "tables" / "instruments.csv"):
        assert not (row["title_en"] or "").lstrip().startswith(("=", "+", "-", "@", "＝"))
    dataset.export("sqlite", tmp_path)
    assert ag.Dataset.load(tmp_path / "aigov-data.sqlite").digest == dataset.digest
    files = dict(exported(dataset, Options("skos")))
    for name, form in (("concepts.ttl", "turtle"), ("concepts.jsonld", "json-ld")):
        graph = rdflib.Graph().parse(data=files[name].decode(), format=form)
        labels = set(
            graph.objects(rdflib.URIRef("urn:aigov-data:principle/xx-charter.openness"), rdflib.SKOS.prefLabel)
        )
        assert rdflib.Literal(text, "en") in labels
    table = [line for line in files["mappings.sssom.tsv"].decode().split("\n") if line and not line.startswith("# ")]
    assert [len(row) for row in csv.reader(table, delimiter="\t")] == [8, 8]
    lines = dict(exported(dataset, Options("jsonl")))["instruments.jsonl"].split(b"\n")
    assert [json.loads(line)["title"]["en"] for line in lines if line][position] == text
