"""Matrix and crosswalk: answers with their evidence, and nothing that does not follow."""

from typing import Any, cast, get_args

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigov_data as ag
from aigov_data.terms import Match

MATCHES = get_args(Match)
INVERSE = {"exact": "exact", "close": "close", "related": "related", "broad": "narrow", "narrow": "broad"}
TREE = {"r": None, "r.child": "r", "r.grandchild": "r.child", "s": None}
"""The reference concepts of the made-up data sets, with what they are below."""


def concepts(scheme: str, mapped: dict[str, list[tuple[str, str]]]) -> list[ag.Principle]:
    """Concepts of a scheme with their mappings: name → (match, target)."""
    return [
        ag.Principle(
            id=name,
            scheme=scheme,
            name=ag.Text({"en": name}),
            parent_id=TREE.get(name) if scheme == "principles" else None,
            mappings=tuple(ag.Mapping(target, cast("Match", match)) for match, target in pairs),
        )
        for name, pairs in mapped.items()
    ]


def home(a: dict[str, list[tuple[str, str]]], b: dict[str, list[tuple[str, str]]]) -> ag.Dataset:
    """A data set with the reference concepts above and two schemes."""
    made = [*concepts("principles", {name: [] for name in TREE}), *concepts("a", a), *concepts("b", b)]
    schemes = [ag.Scheme(id=one, title=ag.Text({"en": one})) for one in ("a", "b", "principles")]
    return ag.Dataset({"principles": made, "schemes": schemes}, meta={}, registers={})


def walked(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> ag.Correspondence | None:
    """How ``a.x`` and ``b.y`` match, with these mappings."""
    data = home({"a.x": a}, {"b.y": b})
    return ag.crosswalk(data.schemes["a"], data.schemes["b"])["a.x", "b.y"]


# --- crosswalk ---------------------------------------------------------------------


@pytest.mark.parametrize("match", MATCHES)
def test_what_is_stated_is_direct_from_either_side(match: Any) -> None:
    stated = walked([(match, "b.y")], [])
    assert stated == ("a.x", "b.y", "direct", match, ((("a.x", match, "b.y"),),))
    backwards = walked([], [(match, "a.x")])
    assert backwards is not None
    assert (backwards.basis, backwards.match) == ("direct", INVERSE[match])


FOLLOWS = {
    ("exact", "exact"): "exact", ("exact", "close"): "close", ("exact", "broad"): "broad",
    ("exact", "narrow"): "narrow", ("exact", "related"): "related", ("close", "exact"): "close",
    ("broad", "exact"): "broad", ("narrow", "exact"): "narrow", ("related", "exact"): "related",
    ("broad", "broad"): "broad", ("narrow", "narrow"): "narrow",
}  # fmt: skip
"""All that follows from two steps, first and second."""


@pytest.mark.parametrize("second", MATCHES)
@pytest.mark.parametrize("first", MATCHES)
def test_what_follows_through_one_reference_concept(first: str, second: str) -> None:
    found = walked([(first, "r")], [(INVERSE[second], "r")])
    assert found is not None
    match = FOLLOWS.get((first, second))
    assert (found.basis, found.match) == ("derived" if match else "undetermined", match)
    assert found.paths == ((("a.x", first, "r"), ("r", second, "b.y")),)


@pytest.mark.parametrize(
    ("a", "b", "match"),
    [
        (("exact", "r.child"), ("exact", "r"), "broad"),
        (("exact", "r.grandchild"), ("exact", "r"), "broad"),
        (("broad", "r.child"), ("narrow", "r"), "broad"),
        (("exact", "r"), ("exact", "r.grandchild"), "narrow"),
        (("narrow", "r"), ("broad", "r.child"), "narrow"),
        (("close", "r.child"), ("exact", "r"), None),  # close and broad do not add up
        (("narrow", "r.child"), ("exact", "r"), None),
        (("exact", "s"), ("exact", "r"), None),  # nothing in common
    ],
)
def test_the_tree_of_the_reference_scheme_adds_steps(a: tuple[str, str], b: tuple[str, str], match: str | None) -> None:
    found = walked([a], [b])
    assert (found and found.match) == match
    if found:
        assert found.basis == "derived"
        assert [step.match for step in found.paths[0]][1] == match


def test_the_stated_counts_before_the_derived_and_the_strongest_first() -> None:
    found = walked([("related", "b.y"), ("exact", "r")], [("exact", "r")])
    assert found is not None
    assert (found.basis, found.match) == ("direct", "related")
    found = walked([("broad", "r"), ("exact", "s")], [("exact", "r"), ("exact", "s")])
    assert found is not None
    assert (found.basis, found.match) == ("derived", "exact")


def test_broader_and_narrower_at_once_is_no_answer() -> None:
    found = walked([("broad", "r"), ("narrow", "s")], [("exact", "r"), ("exact", "s")])
    assert found is not None
    assert (found.basis, found.match, len(found.paths)) == ("undetermined", None, 2)


names = st.sampled_from([*TREE])
stated = st.lists(st.tuples(st.sampled_from(MATCHES), names), max_size=3, unique_by=lambda pair: pair[1])


@given(stated, stated)
def test_a_crosswalk_read_backwards_is_the_inverse(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> None:
    data = home({"a.x": a}, {"b.y": b})
    one, two = data.schemes["a"], data.schemes["b"]
    there, back = ag.crosswalk(one, two)["a.x", "b.y"], ag.crosswalk(two, one)["b.y", "a.x"]
    if there is None or back is None:
        assert there is back
        return
    assert back.basis == there.basis
    assert back.match == (None if there.match is None else INVERSE[there.match])
    turned = {tuple((t, INVERSE[m], s) for s, m, t in reversed(path)) for path in there.paths}
    assert set(back.paths) == turned


@given(stated)
def test_towards_the_reference_scheme_every_mapping_is_direct(a: list[tuple[str, str]]) -> None:
    data = home({"a.x": a}, {"b.y": []})
    table = ag.crosswalk(data.schemes["a"], data.schemes["principles"])
    assert {(one.match, one.target) for one in table if one.basis == "direct"} == set(a)


def test_a_real_crosswalk_and_its_frames() -> None:
    table = ag.crosswalk("oecd-2019", "principles")
    direct = {(one.source, one.match, one.target) for one in table if one.basis == "direct"}
    assert direct == {
        (concept.id, one.match, one.target) for concept in ag.schemes["oecd-2019"].concepts for one in concept.mappings
    }
    safety = table["Robustness, security and safety", ag.principles["safety"]]
    assert safety is not None
    assert safety.basis == "direct"
    frame = table.to_pandas()
    assert list(frame.columns) == ["source", "target", "basis", "match", "through"]
    assert len(frame) == len(table) == len(table.to_dicts())
    wide = table.to_pandas(wide=True)
    assert wide.shape == (10, len(ag.principles))
    assert wide.loc[safety.source, "safety"] == safety.match
    assert int(wide.notna().sum().sum()) == len(table)
    assert "oecd-2019.inclusive-growth" in repr(table) or safety.source in repr(table)


def test_a_crosswalk_as_sssom_tells_stated_from_derived() -> None:
    walk = ag.crosswalk("oecd-2019", "unesco-2021")
    lines = [line.split("\t") for line in walk.to_sssom().splitlines() if not line.startswith("#")]
    expected = [(one.source, f"skos:{one.match}Match", one.target, one.basis) for one in walk if one.match]
    why = {"semapv:ManualMappingCuration": "direct", "semapv:MappingChaining": "derived"}
    head = lines[0]
    rows = [dict(zip(head, line, strict=True)) for line in lines[1:]]
    assert expected == [
        (
            row["subject_id"].partition("/")[2],
            row["predicate_id"],
            row["object_id"].partition("/")[2],
            why[row["mapping_justification"]],
        )
        for row in rows
    ]
    assert expected
    assert "urn:x:principle" not in walk.to_sssom()
    assert '"urn:x:"' in walk.to_sssom(base="urn:x:")


def test_wrong_crosswalks_say_what_would_be_right() -> None:
    with pytest.raises(ag.RecordNotFound, match="oecd-2019"):
        ag.crosswalk("oecd-2018", "principles")
    with pytest.raises(ag.InvalidValue, match="'issues' is given twice"):
        ag.crosswalk("issues", "issues")
    table: Any = ag.crosswalk("oecd-2019", "principles")
    with pytest.raises(ag.RecordNotFound):
        table["oecd-2019.no-such", "safety"]
    with pytest.raises(ag.InvalidValue, match="by two concepts"):
        table["safety"]
    with pytest.raises(ag.RecordNotFound, match="is not in the table"):
        table[ag.principles["safety"], "safety"]


# --- matrix -------------------------------------------------------------------------


def work(name: str, links: list[str], extent: Any) -> ag.Instrument:
    coding = (ag.Coding("principles", extent, ag.PartialDate("2026")),) if extent else ()
    return ag.Instrument(
        id=name, title=ag.Text({"en": name}), kind="principles", bindingness="advisory", scope="global",
        ai_focus="specific", coding=coding, principles=tuple(ag.ConceptLink(one) for one in links),
    )  # fmt: skip


@pytest.fixture
def small() -> ag.Dataset:
    works = [
        work("full", ["r.child"], "full"),
        work("excerpt", ["s"], "excerpt"),
        work("uncoded", [], None),
    ]
    schemes = [ag.Scheme(id="principles", title=ag.Text({"en": "principles"}))]
    made = concepts("principles", {name: [] for name in TREE})
    return ag.Dataset({"instruments": works, "principles": made, "schemes": schemes}, meta={}, registers={})


def test_no_is_said_only_where_the_text_was_read_whole(small: ag.Dataset) -> None:
    table = ag.matrix(small.instruments, small.principles)
    said = {(cell.instrument, cell.concept): cell.value for cell in table}
    assert said == {
        ("excerpt", "r"): "not coded", ("excerpt", "r.child"): "not coded", ("excerpt", "r.grandchild"): "not coded",
        ("excerpt", "s"): "yes",
        ("full", "r"): "yes", ("full", "r.child"): "yes", ("full", "r.grandchild"): "no", ("full", "s"): "no",
        ("uncoded", "r"): "not coded", ("uncoded", "r.child"): "not coded",
        ("uncoded", "r.grandchild"): "not coded", ("uncoded", "s"): "not coded",
    }  # fmt: skip
    assert [link.id for link in table["full", "r"].links] == ["r.child"]
    assert table.counts()["r"] == {"yes": 1, "no": 0, "not coded": 2}
    alone = ag.matrix(small.instruments, small.principles, narrower=False)
    assert alone["full", "r"].value == "no"


def test_a_matrix_as_frame_keeps_the_three_answers_apart(small: ag.Dataset) -> None:
    frame = ag.matrix(small.instruments, small.principles).to_pandas()
    assert list(frame.columns) == [*TREE]
    assert set(frame.dtypes) == {pd.BooleanDtype()}
    assert list(frame.loc["full"]) == [True, True, False, False]
    assert bool(frame.loc["uncoded"].isna().all())
    assert (frame.index.name, frame.columns.name) == ("instrument", "concept")


def test_a_real_matrix_has_its_evidence() -> None:
    treaties = ag.instruments.filter(kind="treaty")
    table = ag.matrix(treaties, ag.principles)
    assert len(table) == len(treaties) * len(ag.principles)
    cell = table["coe-cets-225", "Human rights"]
    assert cell.value == "yes"
    assert all(ag.sources[ref.source] for link in cell.links for ref in link.refs)
    row = next(one for one in table.to_dicts() if (one["instrument"], one["concept"]) == ("coe-cets-225", "privacy"))
    assert row["value"] == "yes"
    assert row["refs"]
    assert "not coded" in repr(table)


def test_wrong_matrices_say_what_would_be_right() -> None:
    matrix: Any = ag.matrix
    with pytest.raises(ag.InvalidValue, match=r"ag\.crosswalk\('oecd-2019', \.\.\.\)"):
        ag.matrix(ag.instruments, ag.schemes["oecd-2019"].concepts)
    with pytest.raises(ag.InvalidValue, match="a collection of instruments"):
        matrix(ag.actors, ag.principles)
    with pytest.raises(ag.InvalidValue, match="principles or issues"):
        matrix(ag.instruments, "principles")
    table = matrix(ag.instruments[:2], ag.issues[:3])
    with pytest.raises(ag.RecordNotFound):
        table["us-eo-14148", ag.issues[0]]
    with pytest.raises(ag.InvalidValue, match="by instrument and concept"):
        table["eu-ai-act"]
