"""The bundled data themselves."""

import re
from pathlib import Path

import jsonschema
import pytest
import rfc8785

import aigov_data as ag
from aigov_data import checks, folder, identity, releases, terms
from aigov_data.files import canonical, package_json, sha256
from aigov_data.records import CLASSES, Record
from aigov_data.text import fold

DATA = Path(ag.__file__).parent / "data"


def test_the_checks_find_nothing() -> None:
    assert [str(problem) for problem in checks.check(DATA)] == []


def test_opened_as_a_folder_the_data_are_the_same() -> None:
    opened = ag.Dataset.load(DATA)
    for cls in CLASSES:
        assert opened.collection(cls.table).ids == ag.dataset.collection(cls.table).ids
        assert list(opened.table(cls.table).all()) == list(ag.dataset.table(cls.table).all())
    assert opened.digest == ag.dataset.digest
    assert (opened.version, opened.schema_version, opened.date) == (ag.__version__, "1.0", ag.dataset.date)
    act = opened.instruments["eu-ai-act"]
    assert act == ag.instruments["eu-ai-act"]
    assert act.dataset is opened
    assert act.issuers == ag.instruments["eu-ai-act"].issuers
    assert opened.register_of(act) == ag.dataset.register_of(ag.instruments["eu-ai-act"]) == "eu"
    with pytest.raises(ag.MixedDatasets):
        opened.instruments | ag.instruments


def test_load_and_write_is_byte_identical() -> None:
    for file, text in folder.canonical_files(folder.read(DATA)).items():
        assert (DATA / file).read_bytes() == text.encode(), file


def test_every_shape_of_instrument_is_in() -> None:
    kinds = set(ag.instruments.count_by("kind"))
    assert {
        "supranational-regulation",
        "supranational-directive",
        "executive-order",
        "delegated-rule",
        "treaty",
        "resolution",
        "recommendation",
        "standard",
        "declaration",
        "voluntary-commitment",
        "strategy",
        "policy-paper",
    } <= kinds


@pytest.mark.parametrize("name", terms.TYPES)
def test_literal_types_are_the_terms_of_the_data(name: str) -> None:
    assert terms.TYPES[name].__args__ == tuple(ag.vocabulary[name])
    for term in ag.vocabulary[name].values():
        assert term.label.en
        assert term.label.zh
        assert term.definition.en
        assert term.definition.zh
        assert term.source
        if term.pattern and term.example:
            assert re.fullmatch(term.pattern, term.example)


def test_what_code_must_know_of_the_terms() -> None:
    law = [term.id for term in ag.vocabulary["kind"].values() if term.law]
    assert law == [
        "treaty", "statute", "supranational-regulation", "supranational-directive", "delegated-rule",
        "executive-order", "decision", "interpretation",
    ]  # fmt: skip
    participants = [term.id for term in ag.vocabulary["event_type"].values() if term.concerns == "participant"]
    assert participants == [
        "party-signed", "ratified", "acceded", "endorsed", "joined", "left", "denounced", "endorsement-withdrawn",
    ]  # fmt: skip
    brings = {term.id: term.status for term in ag.vocabulary["event_type"].values() if term.status}
    assert brings["adopted"] == "adopted"
    assert brings["entered-into-force"] == "in-force"
    assert brings["repealed"] == "repealed"
    assert brings["vetoed"] == "not-adopted"
    assert "applied" not in brings
    assert "withdrawal-announced" not in brings
    assert not set(participants) & brings.keys()


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_record_meets_its_json_schema(cls: type[Record]) -> None:
    schema = package_json(f"{cls.__name__.lower()}.json", "json_schema")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for record in ag.dataset.table(cls.table).all():
        assert list(validator.iter_errors(record.to_dict())) == []
        for key in schema["$defs"][cls.__name__]["required"]:
            broken = record.to_dict()
            del broken[key]
            assert not validator.is_valid(broken)
        assert not validator.is_valid(record.to_dict() | {"nonsense": 1})


def test_digest_and_hashes() -> None:
    hashes = ag.dataset.hashes()
    act = ag.instruments["eu-ai-act"].to_dict()
    assert canonical(act) == rfc8785.dumps(act)
    assert hashes["instruments"]["eu-ai-act"] == sha256(rfc8785.dumps(act))
    assert ag.dataset.digest == identity.digest(hashes, ag.dataset.documents)
    assert re.fullmatch("sha256:[0-9a-f]{64}", ag.dataset.digest)
    assert ag.dataset.verify() == sum(map(len, hashes.values()))
    ag.dataset.require(ag.__version__, digest=ag.dataset.digest)


def test_the_release_file_has_every_id() -> None:
    release = package_json(f"releases/{ag.__version__}.json")
    assert release["version"] == ag.__version__ == ag.dataset.version
    assert release["digest"] == ag.dataset.digest
    everything = {cls.table: sorted(ag.dataset.table(cls.table).ids) for cls in CLASSES}
    found = releases.difference({}, releases.plain_records(ag.dataset))
    assert found == {"added": everything, "changed": {}, "removed": {}}
    if release["since"] is None:
        assert release["added"] == everything


def test_a_title_with_a_bracket_and_a_comma_is_in_the_index() -> None:
    source = ag.sources["sco-newsx-2025-09-01"]
    assert "]," in str(source.title.en)
    names = package_json("index/sources.names.json")
    assert names[fold(str(source.title.en))] == [source.id]


def test_founding_documents_are_sources() -> None:
    found = ag.sources.filter(tier="founding").ids
    assert found == ("han-2025", "jjbg-2025", "peoples-daily-2026", "siis-2023", "wic-2024")


def test_what_is_reviewed_has_the_hash_of_its_facts() -> None:
    for one in ag.instruments.filter(review={"corroborated", "blind"}):
        assert one.review is not None
        assert one.review.facts == identity.facts_hash(one.to_dict())
