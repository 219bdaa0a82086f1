"""Selections as frames of pandas, polars and Arrow: the same columns and values in each, and the way back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import aigov_data as ag
from aigov_data.export.frames import columns, lists, table

CLASSES = (ag.Instrument, ag.Actor, ag.Principle, ag.Issue, ag.Scheme, ag.Source)
SELECTIONS: dict[type, Any] = {
    ag.Instrument: ag.instruments, ag.Actor: ag.actors, ag.Principle: ag.principles, ag.Issue: ag.issues,
    ag.Scheme: ag.schemes, ag.Source: ag.sources,
}  # fmt: skip
EXPLODED = [(cls, explode) for cls in CLASSES for explode in lists(cls)]
names = [f"{cls.__name__}-{explode}" for cls, explode in EXPLODED]


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def test_a_row_an_instrument_with_its_date_status_and_issuers() -> None:
    frame = ag.instruments.to_pandas()
    assert list(frame["id"]) == list(ag.instruments.ids)
    row: Any = frame.set_index("id").loc["eu-ai-act"]
    assert row["title_en"] == "Artificial Intelligence Act"
    assert row["title_zh"] == "人工智能法"
    assert row["kind"] == "supranational-regulation"
    assert (row["date"], row["date_earliest"], row["date_latest"]) == (
        "2024-05-21",
        day("2024-05-21"),
        day("2024-05-21"),
    )
    assert row["status"] == "in-force"
    assert row["issuers"] == "eu-parliament; eu-council"


def test_types_of_pandas() -> None:
    types = ag.instruments.to_pandas().dtypes
    assert str(types["title_en"]) == "string"
    assert str(types["date_earliest"]) == "datetime64[s]"
    assert str(types["trial"]) == "boolean"
    kinds = ag.instruments.to_pandas()["kind"].cat.categories
    assert list(kinds) == list(ag.vocabulary["kind"])


def test_a_date_that_is_not_known_to_the_day_is_a_span() -> None:
    events = ag.instruments.to_pandas(explode="events")
    partial = events[events["event_date_earliest"] != events["event_date_latest"]]
    assert len(partial)
    for _, row in partial.iterrows():
        date = ag.PartialDate(row["event_date"])
        assert (row["event_date_earliest"].date(), row["event_date_latest"].date()) == (date.earliest, date.latest)


def test_a_row_an_event_with_its_state_actors_provisions_and_evidence() -> None:
    events = ag.instruments.to_pandas(explode="events")
    assert len(events) == sum(len(one.events) for one in ag.instruments)
    act: Any = events[(events["id"] == "eu-ai-act") & (events["event_type"] == "adopted")].iloc[0]
    assert act["event_state"] == "occurred"
    assert act["event_date"] == "2024-05-21"
    assert act["event_actors"] == "eu-council"
    assert act["event_refs"].startswith("eu-oj-l-2024-1689[")
    assert act["kind"] == "supranational-regulation"


def test_a_row_a_role_and_a_row_a_principle() -> None:
    roles = ag.instruments.pick(["eu-ai-act"]).to_pandas(explode="roles")
    assert ("eu-parliament", "issuer") in set(zip(roles["role_actor"], roles["role"], strict=True))
    principles = ag.instruments.to_pandas(explode="principles")
    assert list(principles.loc[principles["id"] == "fli-asilomar-principles-2017", "principle_id"]) == [
        link.id for link in ag.instruments["fli-asilomar-principles-2017"].principles
    ]


def test_records_without_an_item_have_no_row() -> None:
    without = ag.instruments.filter(where=lambda one: not one.identifiers)
    assert len(without)
    assert without.to_pandas(explode="identifiers").empty


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_frame_has_the_same_columns_and_values(cls: Any) -> None:
    selection = SELECTIONS[cls]
    pandas, polars, arrow = selection.to_pandas(), selection.to_polars(), selection.to_arrow()
    wanted = [one.name for one in columns(cls)]
    assert list(pandas.columns) == polars.columns == arrow.column_names == wanted
    assert [tuple(row.values()) for row in polars.to_dicts()] == [tuple(row.values()) for row in arrow.to_pylist()]
    plain = pandas.astype(object).where(pandas.notna(), None)
    for name in wanted:
        ours = [one.date() if isinstance(one, pd.Timestamp) else one for one in plain[name]]
        assert ours == polars[name].to_list(), name


@pytest.mark.parametrize(("cls", "explode"), EXPLODED, ids=names)
def test_every_list_explodes_alike_everywhere(cls: Any, explode: str) -> None:
    selection = SELECTIONS[cls]
    items = sum(len(getattr(one, explode if explode != "parent" else "parent_id")) for one in selection)
    arrow = selection.to_arrow(explode=explode)
    polars = selection.to_polars(explode=explode)
    assert len(selection.to_pandas(explode=explode)) == arrow.num_rows == polars.height == items
    assert polars.to_dicts() == arrow.to_pylist()
    assert arrow.column_names == [one.name for one in columns(cls, explode)]
    assert len(set(arrow.column_names)) == len(arrow.column_names)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_selection_comes_back_from_each_frame(cls: Any) -> None:
    selection = SELECTIONS[cls]
    for frame in (selection.to_pandas(), selection.to_polars(), selection.to_arrow()):
        assert selection.from_frame(frame) == selection


def test_a_filtered_and_sorted_frame_gives_its_records_in_its_order() -> None:
    frame = ag.instruments.to_pandas()
    some = frame[frame["kind"] == "treaty"].sort_values("id", ascending=False)
    assert ag.instruments.from_frame(some).ids == tuple(reversed(ag.instruments.filter(kind="treaty").ids))
    events = ag.instruments.to_polars(explode="events").filter(pl.col("event_type") == "repealed")
    assert ag.instruments.from_frame(events).ids == tuple(dict.fromkeys(events["id"]))
    roles = ag.instruments.to_arrow(explode="roles")
    assert set(ag.actors.from_frame(roles, "role_actor").ids) == set(roles["role_actor"].to_pylist())


def test_an_empty_selection_has_its_columns_and_types() -> None:
    empty = ag.instruments[:0]
    assert list(empty.to_pandas().columns) == list(ag.instruments.to_pandas().columns)
    assert empty.to_polars().schema == ag.instruments.to_polars().schema
    assert empty.to_arrow(explode="events").schema.types == ag.instruments.to_arrow(explode="events").schema.types


def test_frames_say_what_their_columns_mean_and_what_data_they_are_of() -> None:
    about = ag.instruments.to_pandas().attrs
    assert (about["version"], about["digest"]) == (ag.dataset.version, ag.dataset.digest)
    assert set(about["columns"]) == set(ag.instruments.to_pandas().columns)
    assert all(about["columns"].values())
    arrow = ag.instruments.to_arrow(explode="events")
    assert arrow.schema.field("event_date_earliest").metadata == {b"description": b"The earliest day that date may be"}
    assert arrow.schema.metadata[b"digest"].decode() == ag.dataset.digest


def test_polars_has_days_and_enums() -> None:
    schema = ag.instruments.to_polars().schema
    assert schema["date_earliest"] == pl.Date
    assert schema["kind"] == pl.Enum(list(ag.vocabulary["kind"]))


def test_arrow_has_days_and_dictionaries() -> None:
    schema = ag.instruments.to_arrow().schema
    assert schema.field("date_earliest").type == pa.date32()
    assert schema.field("kind").type == pa.dictionary(pa.int16(), pa.string())


@pytest.mark.parametrize("explode", ["event", "titles", "", "id", ["events"]])
def test_a_list_that_is_none_is_an_error_with_those_there_are(explode: Any) -> None:
    for made in (ag.instruments.to_pandas, ag.instruments.to_polars, ag.instruments.to_arrow):
        with pytest.raises(ag.UnknownField, match=r"has no list .* to explode.*events"):
            made(explode=explode)


def test_a_frame_without_ids_is_an_error() -> None:
    for frame in (pd.DataFrame({"name": ["x"]}), pl.DataFrame({"name": ["x"]}), pa.table({"name": ["x"]})):
        with pytest.raises(ag.UnknownField, match=r"the frame has no column 'id'; it has \['name'\]"):
            ag.instruments.from_frame(frame)
    with pytest.raises(ag.InvalidValue, match="holds nan, which is no id"):
        ag.instruments.from_frame(pd.DataFrame({"id": [float("nan")]}))
    with pytest.raises(ag.RecordNotFound, match="eu-ai-akt"):
        ag.instruments.from_frame(pd.DataFrame({"id": ["eu-ai-akt"]}))


def test_the_index_of_pandas_counts_as_a_column() -> None:
    treaties = ag.instruments.filter(kind="treaty")
    assert ag.instruments.from_frame(treaties.to_pandas().set_index("id")) == treaties


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (["eu-ai-act"], "not a list; ids go to pick"),
        ({"id": ["eu-ai-act"]}, "not a dict"),
        (None, "not a NoneType"),
        (pd.Series(["eu-ai-act"]), "not a Series"),
        (pl.LazyFrame({"id": ["eu-ai-act"]}), "collect"),
    ],
    ids=["list", "dict", "None", "series", "lazy"],
)
def test_what_is_no_frame_is_an_error(frame: Any, says: str) -> None:
    with pytest.raises(ag.InvalidValue, match=says):
        ag.instruments.from_frame(frame)


def test_two_columns_of_one_name_are_an_error() -> None:
    twice = pd.concat([ag.instruments.to_pandas()] * 2, axis=1)
    with pytest.raises(ag.UnknownField, match="more than one column 'id'"):
        ag.instruments.from_frame(twice)


def work(*events: ag.Event, **meta: str) -> ag.Dataset:
    """A data set of one law, with or without a day."""
    made = ag.Instrument(
        id="x-law", title=ag.Text({"en": "Law"}), kind="statute", bindingness="binding", scope="national",
        ai_focus="specific", events=events,
    )  # fmt: skip
    return ag.Dataset({"instruments": [made]}, meta=meta, registers={("instruments", "x-law"): "instruments/x.json"})


def test_a_record_without_a_register_is_an_error() -> None:
    made = ag.Actor(id="x-body", name=ag.Text({"en": "A body"}), kind="company")
    with pytest.raises(ag.InvalidValue, match=r"actors 'x-body' was given no register"):
        ag.Dataset({"actors": [made]}, meta={}, registers={}).actors.to_pandas()


def test_data_without_a_day_have_no_status_and_are_shown_all_the_same() -> None:
    home = work(ag.Event(id="force", type="entered-into-force", date=ag.PartialDate("2030"), state="scheduled"))
    assert home.instruments.to_polars()["status"].to_list() == [None]
    assert "x-law" in home.instruments._repr_html_()
    assert "x-law" in home.instruments["x-law"]._repr_html_()
    assert "scheduled" in home.instruments.to_svg()


def test_days_outside_what_nanoseconds_hold() -> None:
    source = ag.Source(
        id="x-old",
        title=ag.Text({"en": "Old"}),
        kind="book",
        tier="primary",
        consulted="full",
        date=ag.PartialDate("1215-06-15"),
    )
    home = ag.Dataset(
        {"sources": [source]},
        meta={"version": "1", "date": "2026-01-01"},
        registers={("sources", "x-old"): "sources/x.json"},
    )
    assert home.sources.to_pandas()["date_earliest"][0].date() == dt.date(1215, 6, 15)
    assert table(home.sources).rows[0]["date_earliest"] == "1215-06-15"
