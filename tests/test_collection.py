"""Selections: order, filters, search, sorting, sets."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigov_data as ag
from aigov_data.collection import Collection
from aigov_data.questions import questions
from aigov_data.records import CLASSES, Record
from aigov_data.shape import key_of, resolved
from aigov_data.text import fold

instruments: Any = ag.instruments
IDS = ag.instruments.ids
some = st.lists(st.sampled_from(IDS), max_size=8).map(ag.instruments.pick)


# --- sequence ------------------------------------------------------------------------


def test_a_collection_is_a_sequence() -> None:
    assert len(ag.instruments) == len(IDS) == len(list(ag.instruments))
    assert list(IDS) == sorted(IDS)
    assert ag.instruments[0].id == IDS[0]
    assert ag.instruments[-1].id == IDS[-1]
    assert ag.instruments[1:3].ids == IDS[1:3]
    assert [one.id for one in reversed(ag.instruments)] == list(reversed(IDS))
    assert isinstance(ag.instruments[1:3], Collection)
    with pytest.raises(IndexError):
        ag.instruments[len(IDS)]


class Whole:
    """A whole number that is no int, as numpy's are."""

    def __index__(self) -> int:
        return 2024

    def __hash__(self) -> int:
        return 2024


def test_whole_numbers_of_other_libraries() -> None:
    assert instruments.filter(year=Whole()) == ag.instruments.filter(year=2024)
    assert instruments.filter(year={Whole(), 2023}) == ag.instruments.filter(year={2023, 2024})
    with pytest.raises(IndexError):
        instruments[Whole()]


def test_membership() -> None:
    act = ag.instruments["eu-ai-act"]
    rest = ag.instruments.filter(where=lambda one: one.id != "eu-ai-act")
    assert "eu-ai-act" in ag.instruments
    assert "EU AI Act" in ag.instruments
    assert act in ag.instruments
    assert "eu-ai-act" not in rest
    assert "EU AI Act" not in rest
    assert act not in rest
    assert ag.actors["oecd"] not in ag.instruments
    assert 3 not in ag.instruments
    with pytest.raises(ag.RecordNotFound):
        rest["eu-ai-act"]
    assert rest.get("eu-ai-act") is None
    assert rest.get("eu-ai-act", "none") == "none"


def test_a_homonym_is_ambiguous_only_where_several_bear_it() -> None:
    assert ag.instruments.filter(jurisdiction="GB")["National AI Strategy"].id == "gb-national-ai-strategy-2021"
    with pytest.raises(ag.AmbiguousName) as caught:
        ag.instruments["国家人工智能战略"]
    assert "gb-national-ai-strategy-2021" in caught.value.candidates
    assert "eg-national-ai-strategy-2021" in caught.value.candidates


def test_the_bare_title_of_several_acts_is_ambiguous() -> None:
    with pytest.raises(
        ag.AmbiguousName, match=r"2 instruments are called '《人工智能法》': eu-ai-act, kz-ai-law-2025; use the id"
    ) as caught:
        ag.instruments["《人工智能法》"]
    assert caught.value.candidates == ("eu-ai-act", "kz-ai-law-2025")
    assert ag.instruments["欧盟《人工智能法》"].id == "eu-ai-act"
    assert ag.instruments.filter(jurisdiction="KZ")["人工智能法"].id == "kz-ai-law-2025"


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_name_finds_its_record_or_is_a_listed_homonym(cls: type[Record]) -> None:
    homonyms = {
        (entry["class"], fold(entry["name"])): tuple(entry["ids"])
        for entry in ag.dataset.documents["homonyms.json"]["homonyms"]
    }
    collection: Any = ag.dataset.collection(cls.table)
    for record in collection:
        for name in (record.id, *record.label.values(), *(alias.text for alias in getattr(record, "aliases", ()))):
            shared = homonyms.get((cls.table, fold(name)))
            if shared and fold(name) != record.id:
                with pytest.raises(ag.AmbiguousName) as caught:
                    collection[name]
                assert caught.value.candidates == shared
            elif cls.table != "sources" and cls.table != "schemes":
                assert collection[name] is record
            else:
                assert collection[record.id] is record


# --- filter ----------------------------------------------------------------------------


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_can_be_asked(cls: type[Record]) -> None:
    assert {key_of(field.name) for field in resolved(cls)} <= questions(cls).keys()
    collection: Any = ag.dataset.collection(cls.table)
    for name in questions(cls):
        absent = collection.filter(**{name: None})
        counted = collection.count_by(name)
        assert counted.get(None, 0) == len(absent)
        groups = collection.group_by(name)
        assert sum(counted.values()) >= len(collection)
        for value, group in list(groups.items())[:: max(1, len(groups) // 100)]:  # a hundred, spread over all
            if value is not None:
                found = collection.filter(
                    **{name: value}, **({"narrower": False} if name in ("principle", "issue") else {})
                )
                assert set(group) <= set(found), (name, value)


FILTERS: list[tuple[dict[str, Any], Callable[[ag.Instrument], bool]]] = [
    ({"kind": "treaty"}, lambda one: one.kind == "treaty"),
    ({"kind": {"treaty", "standard"}}, lambda one: one.kind in ("treaty", "standard")),
    ({"kind": set()}, lambda one: False),
    ({"jurisdiction": None}, lambda one: one.jurisdiction is None),
    ({"jurisdiction": {"EU", "UN"}}, lambda one: one.jurisdiction in ("EU", "UN")),
    ({"trial": True}, lambda one: one.trial),
    ({"sectors": "defence"}, lambda one: "defence" in one.sectors),
    ({"languages": "fr"}, lambda one: "fr" in one.languages),
    ({"year": 2024}, lambda one: one.year == 2024),
    ({"year": range(2023, 2025)}, lambda one: one.year in (2023, 2024)),
    ({"year": {2021, 2019}}, lambda one: one.year in (2021, 2019)),
    ({"date": "2024-05-21"}, lambda one: str(one.principal_date) == "2024-05-21"),
    ({"issuer": "oecd"}, lambda one: "oecd" in one.issuers),
    ({"actor": "OECD Council"}, lambda one: "oecd-council" in one.actors()),
    ({"issuer": ag.actors["eu-council"]}, lambda one: "eu-council" in one.issuers),
    ({"issuer": ag.actors.filter(country="GB")}, lambda one: any(actor.country == "GB" for actor in one.issuers)),
    ({"issuer_within": "united-nations"}, lambda one: any(ag.actors["united-nations"] in (x, *x.ancestors) for x in one.issuers)),
    ({"actor": "china"}, lambda one: "china" in one.actors()),
    ({"actor": "china", "role": "endorser"}, lambda one: "china" in one.actors("endorser")),
    ({"actor": "eu-commission", "role": "co-sponsor"}, lambda one: "eu-commission" in one.actors("co-sponsor")),
    ({"actor": {"china", "japan"}, "role": {"endorser", "co-sponsor"}}, lambda one: any(r.actor in ("china", "japan") and r.role in ("endorser", "co-sponsor") for r in one.roles)),
    ({"role": "endorser"}, lambda one: any(role.role == "endorser" for role in one.roles)),
    ({"principle": "transparency"}, lambda one: {link.id for link in one.principles} & {"transparency", "explainability", "traceability", "disclosure"} != set()),
    ({"principle": "transparency", "narrower": False}, lambda one: "transparency" in [link.id for link in one.principles]),
    ({"issue": "ai-divide"}, lambda one: "ai-divide" in [link.id for link in one.issues]),
    ({"events": "repealed"}, lambda one: any(event.type == "repealed" for event in one.events)),
    ({"relation": "amends"}, lambda one: any(relation.type == "amends" for relation in one.relations)),
    ({"relations": "eu-ai-act"}, lambda one: any(relation.target == "eu-ai-act" for relation in one.relations)),
    ({"identifiers": "32024R1689"}, lambda one: any(i.value == "32024R1689" for i in one.identifiers)),
    ({"title": "artificial intelligence act"}, lambda one: one.id == "eu-ai-act"),
    ({"aliases": "EU AI Act"}, lambda one: one.id == "eu-ai-act"),
    ({"mentions": "wic-2024"}, lambda one: any(mention.source == "wic-2024" for mention in one.mentions)),
    ({"review": "blind"}, lambda one: one.review is not None and one.review.state == "blind"),
    ({"publication": "Federal Register"}, lambda one: one.publication is not None and one.publication.container == "Federal Register"),
    ({"register": "eu"}, lambda one: one.id.startswith("eu-")),
    ({"kind": "strategy", "year": 2021}, lambda one: one.kind == "strategy" and one.year == 2021),
]  # fmt: skip


@pytest.mark.parametrize(
    ("conditions", "holds"), FILTERS, ids=[f"{number}-{'-'.join(one)}" for number, (one, _) in enumerate(FILTERS)]
)
def test_filter_finds_exactly_what_meets_the_condition(
    conditions: dict[str, Any], holds: Callable[[ag.Instrument], bool]
) -> None:
    assert instruments.filter(**conditions).ids == tuple(one.id for one in ag.instruments if holds(one))


def test_the_named_filters_find_something() -> None:
    empty = [conditions for conditions, _ in FILTERS if not instruments.filter(**conditions)]
    assert empty == [{"kind": set()}, {"actor": "eu-commission", "role": "co-sponsor"}]


def test_issuer_within_holds_the_issuer_itself() -> None:
    assert set(ag.instruments.filter(issuer="oecd")) <= set(ag.instruments.filter(issuer_within="oecd"))
    assert "oecd-legal-0449" in ag.instruments.filter(issuer_within="oecd")


def test_where_and_conditions_together_keep_the_order() -> None:
    found = ag.instruments.sort("-date").filter(kind="strategy", where=lambda one: one.year != 2021)
    assert list(found) == [one for one in ag.instruments.sort("-date") if one.kind == "strategy" and one.year != 2021]


def test_actors_concepts_and_sources_are_filtered_too() -> None:
    assert "unesco" in ag.actors.filter(within="united-nations")
    assert "united-nations" in ag.actors.filter(within="united-nations")
    assert "unesco" in ag.actors.filter(parent="united-nations")
    assert ag.principles.filter(within="transparency").ids[0] == "transparency"
    assert "explainability" in ag.principles.filter(parent="transparency")
    assert ag.issues.filter(role="risk")
    assert {source.tier for source in ag.sources.filter(tier="founding")} == {"founding"}
    assert len(ag.sources.filter(tier="founding")) == 5
    assert "wic-2024" in ag.sources.filter(year=2024, authors="复旦大学")
    assert "oecd-2019" in ag.schemes.filter(authority="OECD")


# --- search ------------------------------------------------------------------------------


def test_search_in_both_languages() -> None:
    assert ag.instruments.search("军事 人工智能")
    assert ag.instruments.search("人工智能法")[0].id == "eu-ai-act"
    assert ag.instruments.search("management system")[0].id == "iso-iec-42001-2023"
    assert ag.instruments.search("42001")[0].id == "iso-iec-42001-2023"
    assert ag.instruments.search("Bletchley")[0].id == "ai-summits-bletchley-declaration"
    assert ag.instruments.search("布莱切利宣言")[0].id == "ai-summits-bletchley-declaration"
    assert ag.instruments.search("zzzz").ids == ()
    assert "eu-ai-act" not in ag.instruments.search("ct")  # English words match from their beginning: not "act"
    assert ag.issues.search("军事")
    assert ag.actors.search("UNESCO")[0].id == "unesco"
    assert ag.sources.search("全球人工智能治理研究报告")[0].id == "wic-2024"


def test_every_word_must_be_found() -> None:
    both = set(ag.instruments.search("national strategy"))
    assert both == set(ag.instruments.search("national")) & set(ag.instruments.search("strategy"))


def test_search_is_within_the_selection() -> None:
    assert set(ag.instruments.filter(kind="treaty").search("convention")) <= set(ag.instruments.filter(kind="treaty"))


@given(st.text(max_size=30))
def test_search_never_breaks(text: str) -> None:
    try:
        found = ag.instruments.search(text)
    except ag.InvalidValue:
        return
    assert set(found) <= set(ag.instruments)


# --- sort, group, count -------------------------------------------------------------------


@pytest.mark.parametrize("key", ["date", "kind", "title", "id", "jurisdiction", "year", "sectors", "review"])
def test_descending_is_the_exact_reverse(key: str) -> None:
    assert list(ag.instruments.sort(f"-{key}")) == list(reversed(list(ag.instruments.sort(key))))


def test_absent_values_come_last() -> None:
    found = [one.jurisdiction for one in ag.instruments.sort("jurisdiction")]
    known = [value for value in found if value is not None]
    assert found == sorted(known) + [None] * (len(found) - len(known))


def test_several_keys() -> None:
    found = [(one.kind, str(one.principal_date), one.id) for one in ag.instruments.sort("kind", "-date")]
    by_date = sorted(found, key=lambda row: (row[1], row[2]), reverse=True)
    assert found == sorted(by_date, key=lambda row: row[0])
    assert ag.instruments.sort(lambda one: -len(one.id), "id")[0].id == max(IDS, key=len)


def test_groups_and_counts() -> None:
    groups = ag.instruments.group_by("kind")
    assert list(groups) == sorted(groups)
    assert {kind: len(group) for kind, group in groups.items()} == ag.instruments.count_by("kind")
    assert sum(ag.instruments.count_by("kind").values()) == len(ag.instruments)
    assert all(one.kind == kind for kind, group in groups.items() for one in group)
    by_jurisdiction = ag.instruments.group_by("jurisdiction")
    assert list(by_jurisdiction)[-1] is None
    assert by_jurisdiction[None] == ag.instruments.filter(jurisdiction=None)
    assert ag.instruments.group_by("issuer")["eu-council"] == ag.instruments.filter(issuer="eu-council")


# --- set operations -------------------------------------------------------------------------


@given(some, some, some)
def test_set_algebra(a: Any, b: Any, c: Any) -> None:
    assert (a | b).ids == (b | a).ids == tuple(sorted(set(a.ids) | set(b.ids)))
    assert (a & b).ids == (b & a).ids == tuple(sorted(set(a.ids) & set(b.ids)))
    assert (a - b).ids == tuple(sorted(set(a.ids) - set(b.ids)))
    assert (a ^ b).ids == tuple(sorted(set(a.ids) ^ set(b.ids)))
    assert (a | b) - a == b - a
    assert (a & (b | c)) == (a & b) | (a & c)
    assert (a - b) | (a & b) == a | a
    assert (a ^ b) == (a | b) - (a & b)
    assert (a | ag.instruments) == ag.instruments
    assert (ag.instruments & a) == a | a


@given(some)
def test_collections_are_values(a: Any) -> None:
    assert a == ag.instruments.pick(a.ids)
    assert hash(a) == hash(ag.instruments.pick(a.ids))
    assert pickle.loads(pickle.dumps(a)) == a == copy.deepcopy(a) == copy.copy(a)  # noqa: S301
    assert len(repr(a)) <= 120
    assert a.to_dicts() == [one.to_dict() for one in a]


def test_only_collections_are_combined() -> None:
    with pytest.raises(TypeError):
        instruments | [1]
    with pytest.raises(TypeError):
        instruments & {1}
    with pytest.raises(TypeError):
        instruments - 3
    with pytest.raises(TypeError):
        instruments ^ "a"
    assert instruments != [1]
    assert repr(ag.instruments.pick([])) == "<0 instruments>"
    assert repr(ag.instruments.pick(["eu-ai-act"])) == "<1 instrument: eu-ai-act>"
