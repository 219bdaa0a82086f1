"""Ranges of days, and answers in three values, against brute force over days."""

import copy
import datetime as dt
import operator
import pickle
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_data import Certainty, DateRange, Duration, InvalidDate, InvalidValue, PartialDate

from .strategies import dates

# --- reading -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "text"),
    [
        # text
        (("2023-01/2024-06",), "2023-01/2024-06"),
        (("2023~/2024-06-30?",), "2023~/2024-06-30?"),
        (("202X/2030",), "202X/2030"),
        (("2024-05-22/2024",), "2024-05-22/2024"),
        (("2023/..",), "2023/.."),
        (("../2023",), "../2023"),
        (("2023/",), "2023/"),
        (("/2023",), "/2023"),
        (("../..",), "../.."),
        (("/..",), "/.."),
        (("../",), "../"),
        # a date: the days it can mean
        (("2024",), "2024/2024"),
        (("2024-05-22~",), "2024-05-22~/2024-05-22~"),
        ((PartialDate("202X"),), "202X/202X"),
        ((dt.date(2024, 5, 22),), "2024-05-22/2024-05-22"),
        ((dt.datetime(2024, 5, 22, 23, tzinfo=dt.UTC),), "2024-05-22/2024-05-22"),
        # two ends
        (("2023", "2024-06"), "2023/2024-06"),
        ((dt.date(2023, 1, 1), PartialDate("2024")), "2023-01-01/2024"),
        (("2023", None), "2023/.."),
        ((None, "2023"), "../2023"),
        (("2023", ".."), "2023/.."),
        (("2023", ""), "2023/"),
        (("", "2023"), "/2023"),
        ((None, None), "../.."),
        ((None, ""), "../"),
        # a pair
        ((("2023", "2024"),), "2023/2024"),
        ((("2023", None),), "2023/.."),
        ((("", dt.date(2024, 5, 22)),), "/2024-05-22"),
        # a range
        ((DateRange("2023/.."),), "2023/.."),
        # a Period of pandas
        ((pd.Period("2024Q2"),), "2024-04-01/2024-06-30"),
        ((pd.Period("2024-05", freq="M"),), "2024-05-01/2024-05-31"),
        ((pd.Period("2024", freq="Y-JUN"),), "2023-07-01/2024-06-30"),
        ((pd.Period("2024-05-22", freq="W"),), "2024-05-20/2024-05-26"),
        ((pd.Timestamp("2024-05-22 10:00"), pd.Period("2024-06", freq="M")), "2024-05-22/2024-06"),
    ],
)
def test_reading(values: tuple[Any, ...], text: str) -> None:
    span = DateRange(*values)
    assert (text, f"DateRange('{text}')") == (str(span), repr(span))
    assert span == DateRange(text) == DateRange.of(text)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (("2025/2024",), "'2025/2024' is reversed: 2024 is before 2025"),
        (("2024-05/2024-04-30",), "is reversed"),
        (("2024-05-23", "2024-05-22?"), "is reversed"),
        (("/",), "both ends are unknown says nothing; '../..' is all time"),
        (("", ""), "both ends are unknown"),
        ((("", ""),), "both ends are unknown"),
        (("2023/2024/2025",), "'2023/2024/2025' is no interval: '2024/2025' has a '/'"),
        (("2024/2024-13",), "'2024/2024-13' is no interval: '2024-13' is no day of the calendar"),
        (("2024-21/2025",), "a season, quarter or half-year"),
        (("2024/ 2025",), "white space"),
        (("..2024/..",), "'..2024' has an open end ('..')"),
        (("2024/open",), "'open' is no date"),
        (("..",), "an open end ('..'), which only a DateRange has"),
        (("",), "'' is no date"),
        ((None,), "found None"),
        (((),), "a range has two ends; found ()"),
        ((("2023", "2024", "2025"),), "a range has two ends"),
        ((["2023", "2024"],), "found ['2023', '2024']"),
        (("2023/2024", "2025"), "'2023/2024' has a '/'"),
        ((2023, 2024), "found 2023"),
        ((pd.NaT,), "NaT is no date"),
        (("2024", pd.Period("2024Q2")), "is no day, month or calendar year"),
    ],
)  # fmt: skip
def test_what_is_no_range_is_refused(values: tuple[Any, ...], says: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        DateRange(*values)
    assert says in str(caught.value)


def test_a_range_is_itself() -> None:
    span = DateRange("2023/2024")
    assert DateRange.of(span) is span is copy.copy(span) is copy.deepcopy(span)


# --- what it is ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023-01/2024-06", "2023-01-01", "2024-06-30"),
        ("2023~/2024-02?", "2023-01-01", "2024-02-29"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2024-05-22/2024", "2024-05-22", "2024-12-31"),
        ("2023/..", "2023-01-01", None),
        ("../2023", None, "2023-12-31"),
        ("2023/", "2023-01-01", None),
        ("/2023", None, "2023-12-31"),
        ("../..", None, None),
    ],
)
def test_its_first_and_last_day(text: str, earliest: str | None, latest: str | None) -> None:
    span = DateRange(text)
    assert (earliest, latest) == tuple(day and day.isoformat() for day in (span.earliest, span.latest))
    assert (earliest, latest) == (
        span.start and span.start.earliest.isoformat(),
        span.end and span.end.latest.isoformat(),
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2023/2024", ()),
        ("2023/..", ("open_end",)),
        ("../2023", ("open_start",)),
        ("2023/", ("unknown_end",)),
        ("/2023", ("unknown_start",)),
        ("../..", ("open_start", "open_end")),
        ("/..", ("unknown_start", "open_end")),
        ("../", ("open_start", "unknown_end")),
    ],
)
def test_open_and_unknown_ends_are_two_things(text: str, ends: tuple[str, ...]) -> None:
    span = DateRange(text)
    names = ("open_start", "unknown_start", "open_end", "unknown_end")
    assert ends == tuple(name for name in names if getattr(span, name))
    assert (span.start is None) == (span.open_start or span.unknown_start)
    assert (span.end is None) == (span.open_end or span.unknown_end)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("2024-05-22", 1, 1),
        ("2024-02", 29, 29),
        ("2023", 365, 365),
        ("2024?", 366, 366),
        ("2023/2024~", 731, 731),
        ("2024-02-28/2024-03-01", 3, 3),
        ("20XX", 36525, 36525),
        ("2024/", 1, None),
        ("/2024", 1, None),
        ("2024/..", None, None),
        ("../2024", None, None),
        ("/..", None, None),
        ("../", None, None),
        ("../..", None, None),
    ],
)
def test_duration(text: str, least: int | None, most: int | None) -> None:
    duration = DateRange(text).duration
    assert Duration(least, most) == duration == (least, most) == (duration.least, duration.most)


# --- common ranges ---------------------------------------------------------------------


def test_quarters_and_half_years() -> None:
    assert [str(DateRange.quarter(2024, number)) for number in (1, 2, 3, 4)] == [
        "2024-01/2024-03",
        "2024-04/2024-06",
        "2024-07/2024-09",
        "2024-10/2024-12",
    ]
    assert [str(DateRange.half_year(2024, number)) for number in (1, 2)] == ["2024-01/2024-06", "2024-07/2024-12"]
    assert (
        str(DateRange.quarter(1, 1)),
        str(DateRange.half_year(9999, 2)),
    ) == ("0001-01/0001-03", "9999-07/9999-12")


@pytest.mark.parametrize(
    ("make", "year", "number", "error", "says"),
    [
        (DateRange.quarter, 2024, 0, InvalidValue, "quarters are numbered 1 to 4; found 0"),
        (DateRange.quarter, 2024, 5, InvalidValue, "quarters are numbered 1 to 4; found 5"),
        (DateRange.half_year, 2024, 3, InvalidValue, "half-years are numbered 1 to 2; found 3"),
        (DateRange.quarter, 2024, "1", InvalidValue, "a whole number"),
        (DateRange.quarter, 2024.0, 1, InvalidValue, "a whole number"),
        (DateRange.quarter, 2024, True, InvalidValue, "a whole number"),
        (DateRange.quarter, 0, 1, InvalidDate, "years run from 0001 to 9999; found 0"),
        (DateRange.half_year, 10000, 1, InvalidDate, "years run from 0001 to 9999; found 10000"),
    ],
)
def test_other_quarters_are_refused(make: Any, year: Any, number: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error) as caught:
        make(year, number)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("count", "unit", "until", "text"),
    [
        (1, "days", "2024-06-30", "2024-06-30/2024-06-30"),
        (30, "days", "2024-06-30", "2024-06-01/2024-06-30"),
        (2, "weeks", "2024-06-30", "2024-06-17/2024-06-30"),
        (18, "months", "2024-06-30", "2023-01-01/2024-06-30"),
        (18, "months", "2024-06", "2023-01-01/2024-06-30"),
        (1, "months", "2024-02-29", "2024-02-01/2024-02-29"),
        (1, "months", "2023-02-28", "2023-02-01/2023-02-28"),
        (1, "months", "2024-03-31", "2024-03-01/2024-03-31"),
        (1, "months", "2024-03-30", "2024-02-29/2024-03-30"),
        (1, "months", "2024-03-15", "2024-02-16/2024-03-15"),
        (2, "quarters", "2024-12-31", "2024-07-01/2024-12-31"),
        (1, "half-years", "2024-08-30", "2024-02-29/2024-08-30"),
        (1, "years", "2024-02-28", "2023-02-28/2024-02-28"),
        (1, "years", "2024-02-29", "2023-03-01/2024-02-29"),
        (5, "years", "2024", "2020-01-01/2024-12-31"),
        (1, "decades", "2024~", "2015-01-01/2024-12-31"),
        (1, "centuries", "19XX", "1900-01-01/1999-12-31"),
        (1, "years", "0001-12-31", "0001-01-01/0001-12-31"),
        (1, "days", "9999-12-31", "9999-12-31/9999-12-31"),
        (12, "months", "9999", "9999-01-01/9999-12-31"),
    ],
)
def test_the_last_months_until_a_day(count: int, unit: Any, until: str, text: str) -> None:
    assert text == str(DateRange.last(count, unit, until=until))


@pytest.mark.parametrize(
    ("count", "unit", "since", "text"),
    [
        (1, "days", "2024-06-30", "2024-06-30/2024-06-30"),
        (2, "weeks", "2024-06-17", "2024-06-17/2024-06-30"),
        (18, "months", "2023-01-01", "2023-01-01/2024-06-30"),
        (18, "months", "2023", "2023-01-01/2024-06-30"),
        (1, "months", "2024-01-31", "2024-01-31/2024-02-28"),
        (1, "months", "2024-02-29", "2024-02-29/2024-03-28"),
        (1, "months", "2024-02-01", "2024-02-01/2024-02-29"),
        (1, "quarters", "2024-05", "2024-05-01/2024-07-31"),
        (1, "years", "2024-02-29", "2024-02-29/2025-02-27"),
        (1, "years", "2024-03-01", "2024-03-01/2025-02-28"),
        (1, "decades", "202X", "2020-01-01/2029-12-31"),
    ],
)
def test_the_next_months_since_a_day(count: int, unit: Any, since: str, text: str) -> None:
    assert text == str(DateRange.next(count, unit, since=since))


@pytest.mark.parametrize(
    ("count", "unit", "error", "says"),
    [
        (0, "months", InvalidValue, "at least one step is needed; found 0"),
        (-1, "months", InvalidValue, "at least one step is needed; found -1"),
        (1.5, "months", InvalidValue, "a whole number of steps is needed; found 1.5"),
        (1, "month", InvalidValue, "did you mean months"),
        (10_000, "years", InvalidDate, "leave the calendar"),
    ],
)
def test_other_steps_are_refused(count: Any, unit: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        DateRange.last(count, unit, until="2024")
    with pytest.raises(error, match=says):
        DateRange.next(count, unit, since="2024")


def test_the_last_months_need_a_day() -> None:
    asked: Any = DateRange
    with pytest.raises(TypeError, match="until"):
        asked.last(1, "months")
    with pytest.raises(TypeError, match="since"):
        asked.next(1, "months")
    with pytest.raises(InvalidDate):
        asked.last(1, "months", until="2023/2024")


UNITS = st.sampled_from(["days", "weeks", "months", "quarters", "half-years", "years", "decades"])
MIDDLE = st.dates(dt.date(2000, 1, 1), dt.date(3000, 12, 31))


@given(MIDDLE, st.integers(1, 50), UNITS)
def test_the_next_months_end_the_day_before_so_many_steps_on(day: dt.date, count: int, unit: Any) -> None:
    span = DateRange.next(count, unit, since=day)
    assert span.earliest == day
    assert span.latest == PartialDate(day).shifted(count, unit).earliest - dt.timedelta(days=1)


@given(MIDDLE, st.integers(1, 50), UNITS)
def test_the_last_months_start_so_many_steps_before_the_day_after(day: dt.date, count: int, unit: Any) -> None:
    span = DateRange.last(count, unit, until=day)
    assert span.latest == day
    assert span.earliest == PartialDate(day + dt.timedelta(days=1)).shifted(-count, unit).earliest


# --- questions -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "other", "contains", "overlaps", "before", "after"),
    [
        # a date means one day of its span
        ("2024", "2024-05", "certain", "certain", "no", "no"),
        ("2024-01/2024-03", "2024", "possible", "possible", "possible", "no"),
        ("2024-01/2024-03", "2024-03-31", "certain", "certain", "no", "no"),
        ("2024-01/2024-03", "2024-04-01", "no", "no", "certain", "no"),
        ("2024-01/2024-03", "2023~", "no", "no", "no", "certain"),
        ("2024-01/2024-03", "202X", "possible", "possible", "possible", "possible"),
        # a range means all its days
        ("2024-01/2024-03", "2024/2024", "no", "certain", "no", "no"),
        ("2024", "2024-05/2024-06", "certain", "certain", "no", "no"),
        ("2024", "2024-05/2025", "no", "certain", "no", "no"),
        ("2024", "2025/2026", "no", "no", "certain", "no"),
        ("2024", "2022/2023", "no", "no", "no", "certain"),
        # open ends
        ("2024/..", "2030", "certain", "certain", "no", "no"),
        ("2024/..", "2030/..", "certain", "certain", "no", "no"),
        ("2024/..", "2023", "no", "no", "no", "certain"),
        ("../2024", "2030/..", "no", "no", "certain", "no"),
        ("../2024", "0001", "certain", "certain", "no", "no"),
        ("../..", "2024/", "certain", "certain", "no", "no"),
        ("2024/2025", "2024/..", "no", "certain", "no", "no"),
        # unknown ends
        ("2024/", "2024-01-01", "certain", "certain", "no", "no"),
        ("2024/", "2024", "possible", "possible", "possible", "no"),
        ("2024/", "2030", "possible", "possible", "possible", "no"),
        ("2024/", "2023", "no", "no", "no", "certain"),
        ("2024/", "2030/2031", "possible", "possible", "possible", "no"),
        ("2024/", "2020/2025", "no", "certain", "no", "no"),
        ("/2024", "2020/2025", "no", "certain", "no", "no"),
        ("/2024", "2020/2023", "possible", "possible", "no", "possible"),
        ("/2024", "2025/..", "no", "no", "certain", "no"),
        ("2024/", "/2024", "possible", "possible", "possible", "no"),
        ("2024/", "/2025", "possible", "possible", "possible", "no"),
    ],
)
def test_questions(span: str, other: str, contains: str, overlaps: str, before: str, after: str) -> None:
    asked = DateRange(span)
    for value in (other, DateRange(other) if "/" in other else PartialDate(other)):
        answers = (asked.contains(value), asked.overlaps(value), asked.before(value), asked.after(value))
        assert (contains, overlaps, before, after) == answers
        assert (contains == "certain") == (value in asked)


def test_days_pairs_and_datetimes_can_be_asked_about() -> None:
    span = DateRange("2024")
    assert dt.date(2024, 12, 31) in span
    assert dt.datetime(2024, 12, 31, 23, 59) in span
    assert pd.Timestamp("2025-01-01") not in span
    assert ("2024-05", "2024-06") in span
    assert ("2024-05", None) not in span
    assert span.overlaps(("2024-05", None)) == "certain"
    assert span.before(dt.date(2025, 1, 1)) == "certain"
    with pytest.raises(InvalidDate):
        span.contains("May 2024")
    with pytest.raises(InvalidDate):
        assert 2024 in span


# --- the same, by brute force over days --------------------------------------------------------

# The time of these tests is a row of places: time before all that is mentioned, some days that
# nobody mentions, 33 real days with the whole of a February, some days again, and time after all.
# A set of places is a whole number, a bit for each. A range is the set of sets that it can be: an
# open end takes the outermost place, an unknown one any other place that leaves the range a day.
# A date is the set of the days that it can be.
FIRST, MARGIN, LENGTH = dt.date(2024, 1, 30), 3, 33
OUTERMOST = LENGTH + 2 * MARGIN + 1


def place(day: dt.date) -> int:
    return (day - FIRST).days + MARGIN + 1


def mask(first: int, last: int) -> int:
    return (1 << last + 1) - (1 << first)


def ranges_possible(span: DateRange) -> list[int]:
    anywhere = range(1, OUTERMOST)
    starts = [place(span.earliest)] if span.earliest else [0] if span.open_start else anywhere
    ends = [place(span.latest)] if span.latest else [OUTERMOST] if span.open_end else anywhere
    return [mask(start, end) for start in starts for end in ends if start <= end]


def days_possible(date: PartialDate) -> list[int]:
    return [1 << one for one in range(place(date.earliest), place(date.latest) + 1)]


def possible(value: DateRange | PartialDate) -> list[int]:
    return ranges_possible(value) if isinstance(value, DateRange) else days_possible(value)


def first(places: int) -> int:
    return (places & -places).bit_length() - 1


def last(places: int) -> int:
    return places.bit_length() - 1


HOLDS: dict[str, Any] = {
    "contains": lambda its, others: others & ~its == 0,
    "overlaps": lambda its, others: its & others != 0,
    "before": lambda its, others: last(its) < first(others),
    "after": lambda its, others: last(others) < first(its),
}


def expected(question: str, span: DateRange, other: DateRange | PartialDate) -> str:
    holds = {HOLDS[question](its, others) for its in possible(span) for others in possible(other)}
    return "possible" if len(holds) == 2 else "certain" if True in holds else "no"


stated = st.one_of(
    st.dates(FIRST, FIRST + dt.timedelta(days=LENGTH - 1)).map(dt.date.isoformat),
    st.sampled_from(["2024-02", "2024-02-XX", "2024-02~"]),
)
near_dates = st.one_of(stated.map(PartialDate), stated.map(lambda text: PartialDate(text.rstrip("~") + "?")))


def in_order(pair: tuple[Any, Any]) -> tuple[Any, Any]:
    try:
        DateRange(*pair)
    except InvalidDate:
        return pair[::-1]
    return pair


open_or_unknown = st.sampled_from(["..", ""])
closed_ranges = st.tuples(near_dates, near_dates).map(in_order).map(DateRange)
ranges = st.one_of(
    closed_ranges,
    st.tuples(near_dates, open_or_unknown).map(DateRange),
    st.tuples(open_or_unknown, near_dates).map(DateRange),
    st.sampled_from(["../..", "/..", "../"]).map(DateRange),
)
known_ranges = ranges.filter(lambda span: not (span.unknown_start or span.unknown_end))


@pytest.mark.parametrize("question", HOLDS)
@given(span=ranges, other=st.one_of(ranges, near_dates))
def test_answers_are_those_of_every_world_that_can_be(
    question: str, span: DateRange, other: DateRange | PartialDate
) -> None:
    assert expected(question, span, other) == getattr(span, question)(other)


@given(closed_ranges, st.one_of(closed_ranges, near_dates.filter(lambda date: date.precision == "day")))
def test_between_closed_ranges_and_full_days_nothing_is_merely_possible(
    span: DateRange, other: DateRange | PartialDate
) -> None:
    answers = {span.contains(other), span.overlaps(other), span.before(other), span.after(other)}
    assert answers <= {"certain", "no"}


@given(ranges, ranges)
def test_overlapping_is_mutual_and_before_is_the_inverse_of_after(a: DateRange, b: DateRange) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.before(b) == b.after(a)
    if a.before(b) == "certain":
        assert a.overlaps(b) == a.after(b) == b.contains(a) == "no"
    if a.contains(b) == "certain":
        assert a.overlaps(b) == "certain"


@given(st.lists(ranges, min_size=3, max_size=6), near_dates)
def test_containing_is_transitive(spans: list[DateRange], date: PartialDate) -> None:
    within = {(one, other) for one in spans for other in (*spans, date) if other in one}
    through = {(one, other) for one, middle in within for other in (*spans, date) if (middle, other) in within}
    assert through <= within


@given(known_ranges, known_ranges)
def test_an_intersection_is_the_days_of_both(a: DateRange, b: DateRange) -> None:
    both = a & b
    assert (ranges_possible(a)[0] & ranges_possible(b)[0]) == (ranges_possible(both)[0] if both else 0)
    assert (both is None) == (a.overlaps(b) == "no")
    if both is not None:
        assert both in a
        assert both in b


@given(known_ranges, known_ranges)
def test_an_intersection_is_commutative_in_its_days_and_idempotent(a: DateRange, b: DateRange) -> None:
    one, other = a & b, b & a
    assert (one and ranges_possible(one)) == (other and ranges_possible(other))
    assert a & a == a
    if one is not None:
        assert one & a == one


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("1901/2000", "1990/2009", "1990/2000"),
        ("2024/..", "../2025~", "2024/2025~"),
        ("../..", "2024-XX/2025", "2024-XX/2025"),
        ("2024", "2024-05-22/2030", "2024-05-22/2024"),
        ("2024/2024-05-31", "2024-05-31/2025", "2024-05-31/2024-05-31"),
        ("2024/..", "2025/..", "2025/.."),
        ("../2024", "2025/..", None),
        ("2024", "2025", None),
    ],
)
def test_an_intersection_keeps_the_ends_as_they_are_written(a: str, b: str, both: str | None) -> None:
    for shared in (DateRange(a) & DateRange(b), DateRange(b) & DateRange(a)):
        assert both == (shared and str(shared))


def test_an_intersection_with_an_unknown_end_is_refused() -> None:
    with pytest.raises(InvalidValue, match="what 2024/ shares with another range is not known"):
        DateRange("2024/") & DateRange("2023/2025")
    with pytest.raises(InvalidValue, match="what /2024 shares with another range is not known"):
        DateRange("2023/2025") & DateRange("/2024")
    other: Any = "2024"
    with pytest.raises(TypeError):
        DateRange("2024") & other


# --- making others -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count", "unit", "moved"),
    [
        ("2024-01-31/2024-02-29", 1, "months", "2024-02-29/2024-03-29"),
        ("2024-01-31/2024-02-29", 1, "days", "2024-02-01/2024-03-01"),
        ("2024-01-31/2024-02-29", 1, "years", "2025-01-31/2025-02-28"),
        ("2024-01/2024-03", -1, "quarters", "2023-10/2023-12"),
        ("2024~/2025?", 1, "decades", "2034~/2035?"),
        ("2024-05-22/2024-06", 1, "months", "2024-06-22/2024-07"),
        ("2024-05/..", 1, "months", "2024-06/.."),
        ("/2024-05", 1, "months", "/2024-06"),
        ("../..", 1, "months", "../.."),
    ],
)
def test_shifting(text: str, count: int, unit: Any, moved: str) -> None:
    assert moved == str(DateRange(text).shifted(count, unit))


def test_steps_finer_than_an_end_or_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(InvalidValue, match="2024-06 is known to the month only and cannot be moved by days"):
        DateRange("2024-05-22/2024-06").shifted(1, "days")
    with pytest.raises(InvalidDate, match="leave the calendar"):
        DateRange("2024/9999").shifted(1, "years")


@given(closed_ranges, st.integers(-50, 50))
def test_shifting_by_years_keeps_open_and_closed_and_the_order_of_the_ends(span: DateRange, count: int) -> None:
    moved = span.shifted(count, "years")
    assert span.earliest is not None
    assert moved.earliest is not None
    assert (moved.earliest.year - span.earliest.year, moved.earliest.month) == (count, span.earliest.month)
    assert (moved.start, moved.end) == (
        span.start and span.start.shifted(count, "years"),
        span.end and span.end.shifted(count, "years"),
    )


@pytest.mark.parametrize(
    ("text", "unit", "pieces"),
    [
        ("2001/2003", "years", ["2001/2001", "2002/2002", "2003/2003"]),
        ("1999-12-15/2001-02-03", "years", ["1999-12-15/1999-12-31", "2000/2000", "2001-01-01/2001-02-03"]),
        ("2024-01/2025-06", "years", ["2024/2024", "2025-01/2025-06"]),
        ("2024-05-22", "years", ["2024-05-22/2024-05-22"]),
        ("2024-03/2024-08", "half-years", ["2024-03/2024-06", "2024-07/2024-08"]),
        ("2024", "quarters", ["2024-01/2024-03", "2024-04/2024-06", "2024-07/2024-09", "2024-10/2024-12"]),
        ("2023-12-31/2024-03-01", "quarters", ["2023-12-31/2023-12-31", "2024-01-01/2024-03-01"]),
        ("2024-01-31/2024-03", "months", ["2024-01-31/2024-01-31", "2024-02/2024-02", "2024-03/2024-03"]),
        ("9999-11/9999", "months", ["9999-11/9999-11", "9999-12/9999-12"]),
        ("0001", "half-years", ["0001-01/0001-06", "0001-07/0001-12"]),
    ],
)
def test_splitting(text: str, unit: Any, pieces: list[str]) -> None:
    assert pieces == [str(piece) for piece in DateRange(text).split(unit)]


MONTHS = {"months": 1, "quarters": 3, "half-years": 6, "years": 12}


@given(st.tuples(MIDDLE, st.integers(0, 2000)), st.sampled_from(sorted(MONTHS)))
def test_pieces_follow_each_other_and_make_up_the_range(ends: tuple[dt.date, int], unit: Any) -> None:
    span = DateRange(ends[0], ends[0] + dt.timedelta(days=ends[1]))
    days: list[dt.date] = []
    numbers: list[tuple[int, int]] = []
    for piece in span.split(unit):
        assert piece.earliest is not None
        assert piece.latest is not None
        its = [dt.date.fromordinal(day) for day in range(piece.earliest.toordinal(), piece.latest.toordinal() + 1)]
        its_numbers = {(day.year, (day.month - 1) // MONTHS[unit]) for day in its}
        assert len(its_numbers) == 1
        numbers.extend(its_numbers)
        days.extend(its)
    assert days == [ends[0] + dt.timedelta(days=day) for day in range(ends[1] + 1)]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("text", ["2024/..", "2024/", "../2024", "/2024", "../.."])
def test_a_range_without_both_ends_cannot_be_split(text: str) -> None:
    with pytest.raises(InvalidValue, match="it has an open or unknown end"):
        DateRange(text).split("months")


@pytest.mark.parametrize("unit", ["days", "weeks", "decades", "month", "", None, 3])
def test_a_range_is_split_by_parts_of_years_only(unit: Any) -> None:
    with pytest.raises(InvalidValue, match="a range is split by months, quarters, half-years or years"):
        DateRange("2024").split(unit)


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2023-05/2024-06", "May 2023 – June 2024", "2023年5月至2024年6月"),
        ("2024-05-22/2024-06-01", "22 May 2024 – 1 June 2024", "2024年5月22日至2024年6月1日"),
        ("2023~/2024?", "c. 2023 – 2024?", "约2023年至2024年？"),
        ("2024/2024", "2024", "2024年"),
        ("2024-XX/2024", "2024", "2024年"),
        ("202X", "2020s", "2020年代"),
        ("2023/..", "from 2023", "2023年起"),
        ("../2023", "until 2023", "至2023年"),
        ("2023/", "2023 – unknown", "2023年至不详"),
        ("/2023", "unknown – 2023", "不详至2023年"),
        ("../..", "any time", "不限"),
    ],
)
def test_ranges_as_people_write_them(text: str, english: str, chinese: str) -> None:
    span = DateRange(text)
    assert (english, english) == (span.format(), span.format("en"))
    assert (chinese, chinese) == (span.format("zh"), span.format("zh-Hans"))


@given(ranges, ranges)
def test_open_and_unknown_ends_are_written_differently(a: DateRange, b: DateRange) -> None:
    kinds = [(one.open_start, one.unknown_start, one.open_end, one.unknown_end) for one in (a, b)]
    for lang in ("en", "zh"):
        if a.format(lang) == b.format(lang):
            assert kinds[0] == kinds[1]


def test_other_languages_are_refused() -> None:
    with pytest.raises(InvalidValue, match="dates are written in 'en' and 'zh'"):
        DateRange("2024").format("fr")


# --- value -----------------------------------------------------------------------------------------


def test_ranges_are_sorted_by_start_then_end() -> None:
    texts = [
        "../", "../2023", "../2024", "../..", "/2023", "/..", "2023/", "2023/2023-05", "2023-01/2024", "2023/2024",
        "2023?/2024", "2023/2025", "2023/..", "2023-02/2023-02", "2024/2024",
    ]  # fmt: skip
    assert texts == [str(span) for span in sorted(map(DateRange, reversed(texts)))]


@given(ranges, ranges, ranges)
def test_the_order_is_total_and_agrees_with_equality_and_hash(a: DateRange, b: DateRange, c: DateRange) -> None:
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b, a >= b) == (a < b or a == b, a > b or a == b)
    if a <= b <= c:
        assert a <= c
    assert (a == b) == (str(a) == str(b))
    if a == b:
        assert hash(a) == hash(b)
    if a.earliest and b.earliest and a.earliest < b.earliest:
        assert a < b


any_range = st.one_of(ranges, dates.map(DateRange), st.tuples(dates, dates).map(in_order).map(DateRange))


@given(any_range)
def test_round_trips(span: DateRange) -> None:
    assert DateRange(str(span)) == span == DateRange(span)
    assert pickle.loads(pickle.dumps(span)) == span == copy.deepcopy(span) == copy.copy(span)  # noqa: S301
    assert {span: 1}[DateRange(str(span))] == 1


def test_a_range_cannot_be_changed_and_is_no_string_or_date() -> None:
    span = DateRange("2024/2025")
    with pytest.raises(AttributeError, match="a DateRange cannot be changed: start"):
        span.start = PartialDate("2023")  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(AttributeError, match="a DateRange cannot be changed: end"):
        del span.end  # pyright: ignore[reportAttributeAccessIssue]
    assert span != "2024/2025"
    assert DateRange("2024") != PartialDate("2024")
    for other in ("2025/2026", PartialDate("2024")):
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                compare(span, other)


# --- certainty ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", Certainty)
def test_an_answer_is_neither_true_nor_false(answer: Certainty) -> None:
    with pytest.raises(InvalidValue, match=f"the answer '{answer}' is neither true nor false"):
        bool(answer)
    with pytest.raises(InvalidValue):
        assert not answer


def test_answers_compare_with_their_words() -> None:
    assert list(Certainty) == ["certain", "possible", "no"]
    answer = DateRange("2024").contains("2024-05")
    assert answer == "certain"
    assert answer != "possible"
    assert answer is Certainty("certain") is Certainty.CERTAIN
    assert {"certain": 1}[answer] == 1
    assert hash(answer) == hash("certain")
    assert (str(answer), repr(answer), f"{answer}") == ("certain", "'certain'", "certain")
    assert Certainty("no") is Certainty.NO
    assert answer in {"certain", "possible"}


@pytest.mark.parametrize("answer", Certainty)
def test_answers_are_copied_and_pickled_as_themselves(answer: Certainty) -> None:
    assert pickle.loads(pickle.dumps(answer)) is answer is copy.deepcopy(answer)  # noqa: S301


def test_an_unknown_end_is_an_end() -> None:
    assert [str(DateRange("2024/").contains(other)) for other in ("2024/..", "2024/2025")] == ["no", "possible"]
    assert [str(DateRange("/2024").contains(other)) for other in ("../2023", "2022/2023")] == ["no", "possible"]


def test_what_two_ranges_share_is_one_text_whichever_comes_first() -> None:
    one, other = DateRange("2024/2025"), DateRange("2024-01/2026")
    assert (str(one & other), str(other & one)) == ("2024/2025", "2024/2025")


def test_the_last_year_of_the_calendar_is_next_to_its_first_day() -> None:
    assert str(DateRange.next(1, "years", since="9999-01-01")) == "9999-01-01/9999-12-31"
    with pytest.raises(InvalidDate, match="leave the calendar"):
        DateRange.next(2, "years", since="9999-01-01")


def test_periods_of_old_years_and_of_quarters() -> None:
    assert DateRange("2024").contains(pd.Period("2024Q2")) == "certain"
    assert DateRange("2024-05").contains(pd.Period("2024", freq="Y")) == "possible"
    assert (str(PartialDate(pd.Period("0033", freq="Y"))), str(DateRange(pd.Period("0033", freq="Q")))) == (
        "0033", "0033-01-01/0033-03-31",
    )  # fmt: skip


@pytest.mark.parametrize("count", [10**5000, -(10**5000)], ids=["many", "many back"])
def test_any_number_of_steps_is_an_error_of_ours(count: int) -> None:
    for does in (
        lambda: PartialDate("2024").shifted(count), lambda: DateRange.quarter(count, 1),
        lambda: DateRange.last(count, "years", until="2024"), lambda: DateRange("../..").shifted(count, "years"),
    ):  # fmt: skip
        with pytest.raises(InvalidDate, match="leave the calendar"):
            does()


@pytest.mark.parametrize("unit", [["years"], "", "y", None])
def test_a_range_is_moved_by_known_units_only(unit: object) -> None:
    with pytest.raises(InvalidValue, match="steps are days, weeks, months"):
        DateRange("../..").shifted(1, unit)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
