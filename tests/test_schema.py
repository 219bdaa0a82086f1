"""The data dictionary, and what is generated from the classes."""

import subprocess
import sys
from pathlib import Path

import pytest

import aigov_data as ag
from aigov_data import schema
from aigov_data.records import CLASSES
from aigov_data.shape import key_of, resolved

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("cls", schema.CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_has_a_meaning(cls: type) -> None:
    table = ag.fields(cls)
    stored = [row for row in table if row.key]
    assert [row.key for row in stored] == [key_of(field.name) for field in resolved(cls)]
    assert all(row.meaning.endswith(".") and row.type for row in stored)
    assert str(table).splitlines()[0].split() == ["field", "type", "meaning"]
    assert repr(table) == str(table)


def test_fields_say_type_vocabulary_and_example() -> None:
    table = ag.fields(ag.Instrument)
    kind = table["kind"]
    assert (kind.name, kind.key, kind.vocabulary, kind.required) == ("kind", "kind", "kind", True)
    assert kind.meaning == "What the work is, never its stage."
    assert kind.example in ag.vocabulary["kind"]
    assert table["events"].type == "tuple of Event"
    assert table["trial"].type == "True or False"
    assert table["jurisdiction"].type == "string, may be absent"
    assert table["issuer_within"].key == ""
    assert table["issuer_within"].meaning == "for filter: an issuer that is this actor or a part of it"
    assert ag.fields(ag.Actor)["parent"].name == "parent_id"
    assert len(table) == len(list(table))
    assert table[0].name == "id"


def test_schemas_are_those_of_the_classes() -> None:
    made = schema.json_schemas()
    assert sorted(made) == sorted([f"{cls.__name__.lower()}.json" for cls in CLASSES] + ["meanings.json", "parts.json"])
    event = made["parts.json"]["$defs"]["Event"]
    assert event["required"] == ["id", "type", "date"]
    assert event["properties"]["state"]["default"] == "occurred"
    assert event["properties"]["type"]["enum"] == list(ag.vocabulary["event_type"])
    assert made["actor.json"]["$defs"]["Membership"]["properties"].keys() == {"group", "from", "to", "refs"}


def test_generated_files_are_as_made() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.returncode) == ("", 0), done.stdout
