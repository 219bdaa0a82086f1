"""Plain data to records and back; problems in the user's terms."""

import copy
import json
import pickle
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

import aigov_data as ag
from aigov_data import codec, construct, parts, records, schema
from aigov_data.files import canonical, pretty

from .strategies import of

RECORDS: list[type[records.Record]] = list(records.CLASSES)
PARTS: list[type] = [cls for cls in schema.CLASSES if issubclass(cls, parts.Part) and cls is not parts.Ref]


@pytest.mark.parametrize("cls", [*RECORDS, *PARTS], ids=lambda cls: cls.__name__)
def test_round_trips_of_every_class(cls: type) -> None:
    @given(of(cls))
    def check(item: Any) -> None:
        plain = codec.to_plain(item)
        assert codec.from_plain(json.loads(json.dumps(plain)), cls) == item
        assert pickle.loads(pickle.dumps(item)) == item == copy.deepcopy(item)  # noqa: S301
        assert hash(pickle.loads(pickle.dumps(item))) == hash(item)  # noqa: S301
        assert pretty(codec.to_plain(codec.from_plain(plain, cls))) == pretty(plain)

    check()


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_the_generated_constructors_make_what_cattrs_makes(cls: type[records.Record]) -> None:
    @given(of(cls))
    def check(item: records.Record) -> None:
        plain = json.loads(json.dumps(codec.to_plain(item)))
        assert construct.build(cls.table, json.dumps(plain).encode()) == codec.from_plain(plain, cls) == item

    check()


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_every_bundled_record_is_the_same_by_both_ways(cls: type[records.Record]) -> None:
    found = ag.dataset.table(cls.table).all()
    assert [codec.from_plain(record.to_dict(), cls) for record in found] == list(found)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_a_repr_is_short_and_names_the_record(cls: type[records.Record]) -> None:
    @given(of(cls))
    def check(item: records.Record) -> None:
        assert len(repr(item)) <= 120
        assert repr(item).startswith(f"<{cls.__name__} {item.id}")

    check()


ROLE = {"actor": "oecd", "role": "issuer", "refs": ["oecd-x[p. 1]"]}
INSTRUMENT: dict[str, Any] = {
    "id": "xx-act",
    "title": {"en": "Act", "zh-Hans": "法"},
    "kind": "statute",
    "bindingness": "binding",
    "scope": "national",
    "ai_focus": "specific",
    "roles": [ROLE],
    "events": [{"id": "adopted", "type": "adopted", "date": "2024-05-22", "refs": ["oecd-x[p. 1]"]}],
}
EVENT = INSTRUMENT["events"][0]


@pytest.mark.parametrize(
    ("change", "path", "value", "expected"),
    [
        ({"kind": "traety"}, "kind", "traety", "did you mean treaty"),
        ({"kind": None}, "kind", None, "expected one of treaty, statute"),
        ({"kind": 3}, "kind", 3, "expected one of"),
        ({"id": "Act"}, "id", "Act", "expected an id of lower-case letters"),
        ({"id": "a" * 49}, "id", "a" * 49, "at most 48 characters"),
        ({"trial": "yes"}, "trial", "yes", "expected true or false"),
        ({"title": "Act"}, "title", "Act", "expected a text by language"),
        ({"title": {"en": ""}}, "title", {"en": ""}, "the en text is empty"),
        ({"languages": "en"}, "languages", "en", "expected a list in square brackets"),
        ({"languages": ["en", 1]}, "languages[1]", 1, "expected a string"),
        ({"languages": ["en", "English"]}, "languages[1]", "English", "expected a language tag"),
        ({"jurisdiction": "uk"}, "jurisdiction", "uk", "ISO 3166 code in capitals"),
        ({"native_type": ""}, "native_type", "", "leave the key out"),
        ({"native_type": None}, "native_type", None, "null is not allowed"),
        ({"jurisdicton": "CN"}, "jurisdicton", "CN", "did you mean jurisdiction"),
        ({"roles": {}}, "roles", {}, "expected a list"),
        ({"roles": ["oecd"]}, "roles[0]", "oecd", "expected an object in curly brackets"),
        ({"roles": [ROLE | {"role": "isuer"}]}, "roles[oecd].role", "isuer", "did you mean issuer"),
        ({"roles": [{"role": "issuer"}]}, "roles[0].actor", None, "this key is required"),
        ({"events": [EVENT | {"date": "2024-13"}]}, "events[adopted].date", "2024-13", "no day of the calendar"),
        ({"events": [EVENT | {"date": 2024}]}, "events[adopted].date", 2024, "a date as a string"),
        ({"events": [EVENT | {"refs": ["p. 1"]}]}, "events[adopted].refs[0]", "p. 1", "'source-id[locator]'"),
        ({"events": [EVENT | {"reffs": []}]}, "events[adopted].reffs", [], "did you mean refs"),
        ({"review": {"state": "drafted"}}, "review.on", None, "this key is required"),
        ({"links": [{"url": "ftp://x", "lang": "en", "what": "archived"}]}, "links[en].url", "ftp://x", "https://"),
        ({"checked_through": "May 2024"}, "checked_through", "May 2024", "white space"),
        ({"_home": 1}, "_home", 1, "no such key"),
    ],
)
def test_what_is_wrong_is_said_in_the_users_terms(change: Any, path: str, value: Any, expected: str) -> None:
    made, problems = codec.structure(INSTRUMENT | change, ag.Instrument, "instruments/xx.json", 4)
    named = change.get("id", "xx-act")
    assert made is None or not problems
    found = [(p.file, p.record, p.path, p.value) for p in problems if p.path == path]
    assert found == [("instruments/xx.json", named, path, value)]
    assert expected in next(p.expected for p in problems if p.path == path)


def test_every_problem_of_a_record_is_reported() -> None:
    wrong = {
        "title": {"en": "A"},
        "kind": "x",
        "bindingness": "y",
        "scope": "national",
        "ai_focus": "specific",
        "zz": 1,
    }
    made, problems = codec.structure(wrong, ag.Instrument, "f.json", 2)
    assert made is None
    assert [(p.record, p.path) for p in problems] == [("#3", "id"), ("#3", "kind"), ("#3", "bindingness"), ("#3", "zz")]
    with pytest.raises(ag.InvalidData) as caught:
        codec.from_plain(wrong, ag.Instrument)
    assert len(caught.value.problems) == 4
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("plain", [None, [], "x", 3, {}])
def test_what_is_no_record_at_all(plain: object) -> None:
    made, problems = codec.structure(plain, ag.Source)
    assert made is None
    assert problems


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(max_codepoint=0xD7FF)), inner),
    max_leaves=20,
)


@given(json_values)
def test_canonical_json_is_that_of_rfc_8785(plain: Any) -> None:
    assert canonical(plain) == rfc8785.dumps(plain)


@pytest.mark.parametrize("plain", [1.0, [0.5], {"a": float("nan")}, 2**53, {"\U0001f600": 1}])
def test_what_has_no_one_canonical_form_is_refused(plain: Any) -> None:
    with pytest.raises(ag.InvalidValue, match="no canonical form"):
        canonical(plain)


@given(json_values)
def test_no_json_value_breaks_the_codec(plain: Any) -> None:
    for cls in (ag.Instrument, ag.Event, ag.Text, ag.Ref):
        try:
            codec.from_plain({"id": plain, "title": plain, "events": plain}, cls)
        except ag.AigovDataError as error:
            assert len(str(error)) < 500
