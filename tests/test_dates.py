"""Days, months and years, their bounds and their order."""

import copy
import datetime as dt
import pickle

import pytest
from hypothesis import given

from aigov_data import InvalidDate, PartialDate

from .strategies import dates, days


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-05-22", "2024-05-22", "2024-05-22", "day"),
        ("2024-05", "2024-05-01", "2024-05-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2000-02", "2000-02-01", "2000-02-29", "month"),
        ("2024-12", "2024-12-01", "2024-12-31", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
    ],
)
def test_bounds(text: str, earliest: str, latest: str, precision: str) -> None:
    date = PartialDate(text)
    assert (date.earliest.isoformat(), date.latest.isoformat(), date.precision) == (earliest, latest, precision)
    assert (str(date), repr(date), date.year) == (text, f"PartialDate('{text}')", int(text[:4]))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2024-13", "no day of the calendar"),
        ("2024-00", "no day of the calendar"),
        ("2023-02-29", "no day of the calendar"),
        ("2024-04-31", "no day of the calendar"),
        ("0000", "no day of the calendar"),
        ("2024-5", "no date"),
        ("24-05-22", "no date"),
        ("2024/05", "an interval"),
        ("2024..", "an interval"),
        ("2024?", "a qualifier"),
        ("2024-05~", "a qualifier"),
        ("2024%", "a qualifier"),
        ("202X", "an unspecified digit"),
        ("2024-21", "a season"),
        ("-2024", "a negative year"),
        ("Y20240", "the prefix Y"),
        ("2024-05-22T10:00", "a time of day"),
        (" 2024", "white space"),
        ("2024\n", "white space"),
        ("２０２４", "other than ASCII"),
        ("٢٠٢٤", "other than ASCII"),
        ("", "no date"),
        (2024, "must be EDTF text"),
        (None, "must be EDTF text"),
        (dt.datetime(2024, 5, 22, tzinfo=dt.UTC), "without time of day"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_by_name(value: object, says: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        PartialDate(value)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    assert says in str(caught.value)
    assert isinstance(caught.value, ValueError)


@given(days)
def test_a_day_of_the_standard_library(day: dt.date) -> None:
    date = PartialDate(day)
    assert (date.earliest, date.latest, str(date)) == (day, day, day.isoformat())
    assert PartialDate(date) == date


def test_a_year_comes_before_its_months_and_a_month_before_its_days() -> None:
    texts = ["2024", "2024-01", "2024-01-01", "2024-01-02", "2024-02", "2024-02-01", "2025"]
    assert [str(date) for date in sorted(map(PartialDate, reversed(texts)))] == texts


@given(dates, dates, dates)
def test_the_order_is_total_and_agrees_with_equality(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (a < b or a == b)
    if a <= b <= c:
        assert a <= c
    if a == b:
        assert (hash(a), a.earliest, a.latest) == (hash(b), b.earliest, b.latest)
    if a.latest < b.earliest:
        assert a < b


@given(dates)
def test_round_trips(date: PartialDate) -> None:
    assert PartialDate(str(date)) == date
    assert pickle.loads(pickle.dumps(date)) == date == copy.deepcopy(date) == copy.copy(date)  # noqa: S301
    assert f"{date:>12}" == str(date).rjust(12)


def test_a_date_cannot_be_changed_and_is_no_string() -> None:
    date = PartialDate("2024")
    with pytest.raises(AttributeError):
        date.earliest = dt.date(2024, 1, 2)
    with pytest.raises(AttributeError):
        del date.latest
    assert date != "2024"
    with pytest.raises(TypeError):
        assert date < "2025"
