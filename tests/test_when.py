"""Selections by time: what was in force, operative, applicable or dated when, and who took part."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigov_data as ag
from aigov_data import DateRange, InvalidDate, InvalidValue, PartialDate, PastTheData, UndatedParticipants, UnknownTerm

from .first import FIRST
from .lives import life

days = st.dates(dt.date(2019, 1, 1), dt.date(2028, 1, 1)).map(str)


@pytest.fixture(autouse=True)
def _said() -> Iterator[None]:
    """That some were not followed so far is said; here it is known."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PastTheData)
        yield


# --- in force and operative ---------------------------------------------------------------


def test_law_in_force_on_a_day() -> None:
    assert FIRST.in_force(on="2025-01-19").ids == (
        "cn-interim-measures-generative-ai", "eu-ai-act", "us-eo-14110",
    )  # fmt: skip
    assert FIRST.in_force(on="2025-01-20").ids == (
        "cn-interim-measures-generative-ai", "eu-ai-act", "us-eo-14148",
    )  # fmt: skip
    assert FIRST.in_force(on="2025-01").ids == ("cn-interim-measures-generative-ai", "eu-ai-act")
    assert set(FIRST.in_force(on="2025-01", certainty="possible")) == {
        ag.instruments[one] for one in ("cn-interim-measures-generative-ai", "eu-ai-act", "us-eo-14110", "us-eo-14148")
    }
    assert "coe-cets-225" not in FIRST.in_force()


def test_other_texts_are_operative() -> None:
    strategies = ag.instruments.filter(kind="strategy")
    assert "eg-national-ai-strategy-2021" in strategies.operative(on="2024")
    assert "eg-national-ai-strategy-2021" not in strategies.operative(on="2025-01")
    assert "eg-national-ai-strategy-2021" in strategies.operative(on="2025-01", certainty="possible")
    assert len(strategies.in_force()) == 0
    assert "eu-com-2022-496" not in ag.instruments.operative(on="2023", certainty="possible")


@given(days)
def test_certain_is_among_possible_and_force_among_operative(day: str) -> None:
    in_force = ag.instruments.in_force(on=day)
    assert set(in_force) <= set(ag.instruments.in_force(on=day, certainty="possible"))
    assert set(in_force) <= set(ag.instruments.operative(on=day))
    assert list(in_force) == [one for one in ag.instruments if one.in_force(day) == "certain"]
    assert list(ag.instruments.operative(on=day)) == [one for one in ag.instruments if one.operative(day) == "certain"]


def test_a_day_past_the_data_is_said() -> None:
    with pytest.warns(PastTheData, match=r"of 7 instruments were followed only to an earlier day than 2030-01-01"):
        found = FIRST.in_force(on="2030-01-01")
    assert "eu-ai-act" in found
    with pytest.warns(PastTheData, match=r"of 19 instruments"):
        FIRST.operative(on="2030-01-01")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ag.instruments.in_force() == ag.instruments.filter(where=lambda one: one.in_force() == "certain")
        FIRST.in_force(on="2024-01-01")


def test_wrong_questions() -> None:
    with pytest.raises(InvalidValue, match="'certain' or 'possible'; found 'maybe'"):
        ag.instruments.in_force(certainty="maybe")
    with pytest.raises(InvalidDate):
        ag.instruments.operative(on="yesterday")
    with pytest.raises(InvalidValue, match="both ends"):
        ag.instruments.in_force(on="2024/..")


# --- applicable ----------------------------------------------------------------------------


def test_what_applies() -> None:
    acts = ag.instruments.filter(kind="supranational-regulation", ai_focus="specific")
    assert acts.applicable(on="2025-02-01").ids == ()
    assert acts.applicable(on="2025-02-02").ids == ("eu-ai-act",)
    assert acts.applicable(on="2025-02-02", provisions="Chapter II").ids == ("eu-ai-act",)
    assert acts.applicable(on="2025-02-02", provisions="Chapter V").ids == ()
    assert acts.applicable(on="2025-08-02", provisions={"Chapter II", "Chapter V"}).ids == ("eu-ai-act",)
    with pytest.raises(InvalidValue, match="no instrument of this selection names the provisions 'Article 999'"):
        acts.applicable(on="2025-02-02", provisions="Article 999")


def test_the_moved_dates_of_the_ai_act() -> None:
    act = ag.instruments["eu-ai-act"]
    assert act.applicable("2026-08-02", provisions="Article 57(1)") == "no"
    assert act.applicable("2027-08-02", provisions="Article 57(1)") == "possible"  # scheduled
    assert act.applicable("2026-07-26", provisions="Articles 102 to 110") == "no"
    assert act.applicable("2026-07-27", provisions="Articles 102 to 110") == "certain"
    old = "Chapter III, Sections 1, 2 and 3, as regards Article 6(2) and Annex III"
    assert (act.applicable("2026-08-02", provisions=old), act.applicable("2027-12-02", provisions=old)) == (
        "no", "possible",
    )  # fmt: skip


# --- between and timeline --------------------------------------------------------------------


def test_between_by_the_principal_date_and_by_an_event() -> None:
    assert ag.instruments.between("2024", "2024") == ag.instruments.filter(year=2024)
    assert ag.instruments.between(dt.date(2023, 1, 1), "2023-12-31") == ag.instruments.between("2023", "2023")
    assert FIRST.between("2023-01", "2024-06", event="adopted").ids == (
        "ai-summits-bletchley-declaration", "cn-interim-measures-generative-ai", "coe-cets-225",
        "companies-frontier-ai-safety-commitments", "eu-ai-act", "un-a-res-78-265",
    )  # fmt: skip
    assert FIRST.between("2019-06", None, event="amended").ids == ("eu-ai-act", "oecd-legal-0449")
    assert ag.instruments.between("2023/2023") == ag.instruments.between(DateRange("2023"))


def test_between_with_dates_that_leave_it_open() -> None:
    half = ("2025-01-01", "2025-01-15")
    assert "eg-national-ai-strategy-2025" not in ag.instruments.between(*half)
    assert "eg-national-ai-strategy-2025" in ag.instruments.between(*half, certainty="possible")
    assert FIRST.between("2027", None, event="applied").ids == ()
    assert FIRST.between("2027", None, event="applied", certainty="possible").ids == ("eu-ai-act",)


@given(days, days)
def test_between_agrees_with_the_dates(one: str, other: str) -> None:
    first, last = sorted((one, other))
    span = DateRange(first, last)
    certain = ag.instruments.between(first, last)
    assert set(certain) <= set(ag.instruments.between(first, last, certainty="possible"))
    dated = [item for item in ag.instruments if item.principal_date is not None]
    assert list(certain) == [item for item in dated if span.contains(item.principal_date) == "certain"]


def test_wrong_ranges() -> None:
    with pytest.raises(InvalidDate, match="reversed"):
        ag.instruments.between("2024", "2023")
    with pytest.raises(UnknownTerm, match="adopted"):
        ag.instruments.between("2024", "2024", event="adoptd")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_a_timeline() -> None:
    acts = ag.instruments.pick(["eu-ai-act", "us-eo-14110"])
    found = acts.timeline("2024-05", "2024-07", event={"adopted", "published", "signed"})
    assert [(one.instrument.id, one.event.id, str(one.event.date)) for one in found] == [
        ("eu-ai-act", "adopted", "2024-05-21"), ("eu-ai-act", "signed", "2024-06-13"), ("eu-ai-act", "published", "2024-07-12"),
    ]  # fmt: skip
    assert repr(found[0]) == "<2024-05-21 eu-ai-act: adopted>"
    assert found[0].to_dict() == {
        "instrument": "eu-ai-act", "title": "Artificial Intelligence Act", "kind": "supranational-regulation",
        "event": "adopted", "type": "adopted", "state": "occurred", "date": "2024-05-21",
        "earliest": dt.date(2024, 5, 21), "latest": dt.date(2024, 5, 21), "provisions": (),
    }  # fmt: skip
    whole = ag.instruments.timeline()
    assert [one.event.date for one in whole] == sorted(one.event.date for one in whole)
    assert len(whole) == sum(one.state in ("occurred", "scheduled") for item in ag.instruments for one in item.events)
    assert len(ag.instruments.timeline("2030", None)) == sum(one.event.date >= PartialDate("2030") for one in whole)


# --- participants ------------------------------------------------------------------------------


def test_signatories_of_a_treaty_that_is_not_in_force() -> None:
    treaty = ag.instruments["coe-cets-225"]
    assert "canada" not in treaty.signatories("2025-02-10")
    assert "canada" in treaty.signatories("2025-02-11")
    assert treaty.contracting("2026-05-14").ids == ()
    assert treaty.contracting("2026-05-15").ids == ("european-union",)
    assert treaty.parties("2026-10-01").ids == ()
    assert treaty.status("2026-10-01").force == "adopted"


def test_late_endorsers() -> None:
    declaration = ag.instruments["ai-summits-bletchley-declaration"]
    assert len(declaration.endorsers("2023-11-01")) == 29
    assert declaration.endorsers("2023-10-31").ids == ()
    found = {day: _endorsers(day) for day in ("2019-05-22", "2021-03-30", "2021-03-31")}
    assert found["2019-05-22"] == ("argentina", "brazil", "colombia", "costa-rica", "peru", "romania")
    assert found["2021-03-30"] == (*found["2019-05-22"], "ukraine", "malta")
    assert found["2021-03-31"] == (*found["2021-03-30"], "egypt", "singapore")


def _endorsers(day: str) -> tuple[str, ...]:
    """Of the OECD's recommendation; that its members adhere since no day of its own is said."""
    with pytest.warns(UndatedParticipants, match="oecd-legal-0449: no dated act tells since when australia"):
        return ag.instruments["oecd-legal-0449"].endorsers(day).ids


def test_a_role_without_a_day_is_possible() -> None:
    recommendation = ag.instruments["oecd-legal-0449"]
    assert "mexico" not in _endorsers("2026-09-01")
    assert "mexico" in recommendation.endorsers("2026-09-01", certainty="possible")
    assert "mexico" not in recommendation.endorsers("2018", certainty="possible")


def test_parties_come_and_go() -> None:
    def event(id_: str, type_: str, date: str, *actors: str) -> ag.Event:
        return ag.Event(id=id_, type=type_, date=PartialDate(date), actors=actors)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

    from aigov_data.participants import participation

    treaty = life(
        "treaty",
        event("adopted", "adopted", "2015-12-12"),
        event("ratified", "ratified", "2016-09-03", "a", "b"),
        event("force", "entered-into-force", "2016-11-04"),
        event("ratified-c", "ratified", "2017", "c"),
        event("denounced", "denounced", "2020-11-04", "a"),
        event("ratified-a", "ratified", "2021-01-20", "a"),
        event("force-a", "entered-into-force", "2021-02-19", "a"),
    )
    asked = ("2016-10-01", "2016-11-04", "2017-06-01", "2018-01-01", "2020-11-04", "2021-02-01", "2021-02-19")
    assert [{one: str(answer) for one, answer in participation(treaty, "parties", day).items()} for day in asked] == [
        {"a": "no", "b": "no", "c": "no"},
        {"a": "certain", "b": "certain", "c": "no"},
        {"a": "certain", "b": "certain", "c": "possible"},
        {"a": "certain", "b": "certain", "c": "certain"},
        {"a": "no", "b": "certain", "c": "certain"},
        {"a": "no", "b": "certain", "c": "certain"},
        {"a": "certain", "b": "certain", "c": "certain"},
    ]
    assert treaty.status("2016-10-01").force == "adopted"
    assert {one: str(answer) for one, answer in participation(treaty, "parties", "2020").items()} == {
        "a": "possible", "b": "certain", "c": "certain",
    }  # fmt: skip
