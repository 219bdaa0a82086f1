"""Reading dates as people write them, in English and Chinese, and only where they can be read one way."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigov_data import InvalidDate, InvalidValue, PartialDate, parse_date

# --- what is read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # English
        ("22 May 2019", "2019-05-22"),
        ("May 22, 2019", "2019-05-22"),
        ("22nd May 2019", "2019-05-22"),
        ("May 22nd, 2019", "2019-05-22"),
        ("1st June, 2019", "2019-06-01"),
        ("22 MAY 2019", "2019-05-22"),
        ("22-May-2019", "2019-05-22"),
        ("2019 May 22", "2019-05-22"),
        ("29 February 2024", "2024-02-29"),
        ("May 2019", "2019-05"),
        ("Sept. 2019", "2019-09"),
        ("sep 2019", "2019-09"),
        ("May of 2019", "2019-05"),
        ("2019, May", "2019-05"),
        ("2019", "2019"),
        ("9999", "9999"),
        ("  22  May  2019\n", "2019-05-22"),
        ("22 May 2019".ljust(100), "2019-05-22"),
        # a weekday that agrees
        ("Wednesday, 22 May 2019", "2019-05-22"),
        ("Wed 22 May 2019", "2019-05-22"),
        ("22 May 2019, Wed", "2019-05-22"),
        # numbers that can be read one way
        ("2019-05-22", "2019-05-22"),
        ("2019/05/22", "2019-05-22"),
        ("2019.5.22", "2019-05-22"),
        ("2019-05", "2019-05"),
        ("2019/5", "2019-05"),
        ("5/2019", "2019-05"),
        ("22/05/2019", "2019-05-22"),
        ("22.05.2019", "2019-05-22"),
        ("05/22/2019", "2019-05-22"),
        ("04/04/2019", "2019-04-04"),
        # decades
        ("1990s", "199X"),
        ("2000s", "200X"),
        ("2010年代", "201X"),
        # how sure it is
        ("c. 2019", "2019~"),
        ("ca. 2019", "2019~"),
        ("Circa May 2019", "2019-05~"),
        ("about 22 May 2019", "2019-05-22~"),
        ("2019?", "2019?"),
        ("May 2019 ?", "2019-05?"),
        ("c. 2019?", "2019%"),
        ("c. 1990s?", "199X%"),
        ("约2019年", "2019~"),
        ("大约 2019年5月", "2019-05~"),
        ("2019年？", "2019?"),
        ("2019年?", "2019?"),
        ("约2010年代？", "201X%"),
        # Chinese
        ("2019年", "2019"),
        ("2019年5月", "2019-05"),
        ("2019年05月", "2019-05"),
        ("2019年5月22日", "2019-05-22"),
        ("2019年5月22号", "2019-05-22"),
        ("二〇一九年", "2019"),
        ("二零一九年五月", "2019-05"),
        ("二〇一九年五月九日", "2019-05-09"),
        ("二〇一九年十月十日", "2019-10-10"),
        ("二〇一九年十一月十九日", "2019-11-19"),
        ("二〇一九年十二月二十日", "2019-12-20"),
        ("二〇一九年五月二十二日", "2019-05-22"),
        ("二〇一九年十二月三十一日", "2019-12-31"),
        ("2019年五月22日", "2019-05-22"),
    ],
)
def test_what_people_write_is_read(text: str, date: str) -> None:
    assert date == str(parse_date(text))


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("03/04/2024", "DMY", "2024-04-03"),
        ("03/04/2024", "MDY", "2024-03-04"),
        ("3.4.2024", "DMY", "2024-04-03"),
        ("22/05/2024", "DMY", "2024-05-22"),
        ("05/22/2024", "MDY", "2024-05-22"),
        ("2024/03/04", "YMD", "2024-03-04"),
        ("05/2024", "DMY", "2024-05"),
        ("05/2024", "MDY", "2024-05"),
        ("2024/05", "YMD", "2024-05"),
        ("c. 03/04/2024?", "DMY", "2024-04-03%"),
        # an order is of numbers alone
        ("22 May 2024", "MDY", "2024-05-22"),
        ("May 2024", "YMD", "2024-05"),
        ("2024年3月4日", "DMY", "2024-03-04"),
        ("1990s", "DMY", "199X"),
    ],
)
def test_an_order_says_how_numbers_are_read(text: str, order: Any, date: str) -> None:
    assert date == str(parse_date(text, order=order))


# --- what is refused ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        # what can be read two ways
        ("03/04/2024", "can be read two ways, 2024-03-04 and 2024-04-03; say order='DMY' or order='MDY'"),
        ("3.4.2024", "can be read two ways"),
        ("3-4-2024", "can be read two ways"),
        ("01 02 2024", "can be read two ways"),
        # a year that is not there, or not in four digits: nothing is filled in from today
        ("22 May", "'22 May' does not say one year of four digits"),
        ("May", "does not say one year of four digits"),
        ("22", "does not say one year of four digits"),
        ("Wednesday", "does not say one year of four digits"),
        ("today", "does not say one year of four digits"),
        ("yesterday", "does not say one year of four digits"),
        ("22 May 19", "does not say one year of four digits"),
        ("22/05/19", "does not say one year of four digits"),
        ("May '19", "does not say one year of four digits"),
        ("22 May 219", "does not say one year of four digits"),
        ("22 May 20199", "does not say one year of four digits"),
        ("2019–2020", "has characters that no English or Chinese date has"),
        ("2019-2020", "does not say one year of four digits"),
        ("22 May 2019 or 2020", "does not say one year of four digits"),
        ("20190522", "does not say one year of four digits"),
        ("2019-143", "does not say one year of four digits"),
        ("202X", "does not say one year of four digits"),
        ("", "does not say one year of four digits"),
        (" ", "does not say one year of four digits"),
        ("c. ?", "does not say one year of four digits"),
        # times
        ("22 May 2019 10:00", "has a time of day, which a date has not"),
        ("2019-05-22T10", "has a time of day"),
        ("2019-05-22T10:00:00Z", "has a time of day"),
        ("22 May 2019, 5 p.m.", "has a time of day"),
        ("22 May 2019 at 5 pm", "has a time of day"),
        ("10 h 22 May 2019", "is no date that can be read"),
        ("22 May 2019 UTC", "is no date that can be read"),
        # a weekday that does not agree
        ("Thursday, 22 May 2019", "names a weekday that 2019-05-22 is not"),
        ("22 May 2019, Monday", "names a weekday that 2019-05-22 is not"),
        # impossible days
        ("30 February 2019", "is no date that can be read"),
        ("29 February 2023", "is no date that can be read"),
        ("31 April 2019", "is no date that can be read"),
        ("0 May 2019", "is no date that can be read"),
        ("2019/13", "is no date that can be read"),
        ("2019-22-05", "is no date that can be read"),
        ("13/13/2019", "is no date that can be read"),
        ("00/00/2019", "is no date that can be read"),
        ("0000", "is no date that can be read"),
        ("0000s", "is no day of the calendar"),
        # other words and numbers
        ("spring 2019", "is no date that can be read"),
        ("Q1 2019", "is no date that can be read"),
        ("22 mai 2019", "is no date that can be read"),
        ("May June 2019", "is no date that can be read"),
        ("in May 2019", "is no date that can be read"),
        ("22 5 2019 3", "is no date that can be read"),
        ("2019-W21", "is no date that can be read"),
        ("the 1990s", "is no date that can be read"),
        ("22 May 2019 BC", "is no date that can be read"),
        ("2019~", "is no date that can be read"),
        # Chinese
        ("2019年13月", "is no day of the calendar"),
        ("2019年2月30日", "is no day of the calendar"),
        ("2019年五十月", "is no day of the calendar"),
        ("2019年二二月", "is no day of the calendar"),
        ("二〇一九年五月四十日", "is no day of the calendar"),
        ("2019年5月22", "is no Chinese date; one reads '2019年5月22日', '2019年5月' or '2019年'"),
        ("2019年22日", "is no Chinese date"),
        ("一九年五月", "is no Chinese date"),
        ("19年5月", "is no Chinese date"),
        ("今年五月", "is no Chinese date"),
        ("2019年5月初", "is no Chinese date"),
        ("2019年5月廿二日", "is no Chinese date"),
        ("2019年5月22日10时", "is no Chinese date"),
        ("２０１９年", "is no Chinese date"),
        ("5月22日", "has characters that no English or Chinese date has"),
        ("五月", "has characters that no English or Chinese date has"),
        ("2015年代", "has characters that no English or Chinese date has"),
        # other digits and languages
        ("٢٠١٩", "has characters that no English or Chinese date has"),
        ("２０１９", "has characters that no English or Chinese date has"),
        ("22 février 2019", "has characters that no English or Chinese date has"),
        # no text
        ("22 May 2019".ljust(101), "is too long for a date"),
        (2019, "free text is needed; found 2019"),
        (None, "free text is needed; found None"),
        (dt.date(2019, 5, 22), "free text is needed"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_one_way_is_refused(text: Any, says: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse_date(text)
    assert says in str(caught.value)
    assert text == caught.value.value


@pytest.mark.parametrize(
    ("text", "order", "error", "says"),
    [
        ("22/05/2024", "MDY", InvalidDate, "is no date that can be read"),
        ("05/22/2024", "DMY", InvalidDate, "is no date that can be read"),
        ("2024-22-05", "YMD", InvalidDate, "is no date that can be read"),
        ("2024/03/04", "DMY", InvalidDate, "'2024/03/04' is not in the order DMY"),
        ("03/04/2024", "YMD", InvalidDate, "'03/04/2024' is not in the order YMD"),
        ("03/04/24", "DMY", InvalidDate, "does not say one year of four digits"),
        ("03/04/2024", "dmy", InvalidValue, "order is 'DMY', 'MDY' or 'YMD'; found 'dmy'"),
        ("03/04/2024", "YDM", InvalidValue, "order is 'DMY', 'MDY' or 'YMD'; found 'YDM'"),
        ("2019", 1, InvalidValue, "order is 'DMY', 'MDY' or 'YMD'; found 1"),
    ],
)
def test_an_order_that_does_not_fit_is_refused(text: str, order: Any, error: type[Exception], says: str) -> None:
    with pytest.raises(error) as caught:
        parse_date(text, order=order)
    assert says in str(caught.value)


# --- what is printed is read ------------------------------------------------------------------

MODERN = st.dates(dt.date(100, 1, 1), dt.date(9999, 12, 31))
qualifiers = st.sampled_from(["", "?", "~", "%"])
stated = st.one_of(
    MODERN.map(dt.date.isoformat),
    MODERN.map(lambda day: day.isoformat()[:7]),
    MODERN.map(lambda day: day.isoformat()[:4]),
    MODERN.map(lambda day: f"{day.isoformat()[:3]}X"),
)


@given(stated, qualifiers, st.sampled_from(["en", "zh"]))
def test_what_is_printed_of_days_months_years_and_decades_is_read_back(text: str, qualifier: str, lang: str) -> None:
    date = PartialDate(text + qualifier)
    assert date == parse_date(date.format(lang))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_centuries_are_printed_and_not_read(lang: str) -> None:
    with pytest.raises(InvalidDate):
        parse_date(PartialDate("20XX").format(lang))


CHINESE = "〇一二三四五六七八九"


def in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (CHINESE[ones] if ones else "")


@given(MODERN)
def test_chinese_digits_are_read_as_arabic_ones(day: dt.date) -> None:
    year = "".join(CHINESE[int(digit)] for digit in f"{day.year:04}")
    assert PartialDate(day) == parse_date(f"{year}年{in_chinese(day.month)}月{in_chinese(day.day)}日")
    assert PartialDate(day.isoformat()[:7]) == parse_date(f"{year}年{in_chinese(day.month)}月")
    assert PartialDate(day.isoformat()[:4]) == parse_date(f"{year}年")


@given(MODERN, st.sampled_from("/.- "))
def test_numbers_alone_are_read_one_way_or_refused(day: dt.date, between: str) -> None:
    text = between.join([f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"])
    assert PartialDate(day) == parse_date(text, order="DMY")
    if day.day > 12 or day.day == day.month:
        assert PartialDate(day) == parse_date(text)
    else:
        assert PartialDate(dt.date(day.year, day.day, day.month)) == parse_date(text, order="MDY")
        with pytest.raises(InvalidDate, match="can be read two ways"):
            parse_date(text)


PIECES = ["2019", "1987", "5", "05", "22", "31", "May", "Feb", "st", "th", "of", "at", "T", "h", "am", "年", "月", "日"]
pieces = st.lists(st.sampled_from([*PIECES, *"-/.,:?~+ "]), max_size=7).map("".join)


@given(st.one_of(pieces, st.text(max_size=30)))
def test_any_text_is_refused_or_a_date_of_which_the_text_says_each_part(text: str) -> None:
    try:
        date = parse_date(text)
    except InvalidDate as error:
        assert text == error.value
    else:
        said = len(re.findall("[0-9]+", text)) + ("May" in text or "Feb" in text)
        assert {"day": 3, "month": 2, "year": 1, "decade": 1}[date.precision] <= said
        assert f"{date.earliest.year:04}" in text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("March 2019 Mon", "names a weekday, but no day"),
        ("5 Mon 2019", "names a weekday, but no day"),
        ("Wednesday May 2019", "names a weekday, but no day"),
        ("2019.22", "is no date that can be read"),
        ("-2019", "starts with what is no part of a date"),
        ("-2019-05", "starts with what is no part of a date"),
        ("22 May 0001", "is no date that can be read"),
        ("0099", "is no date that can be read"),
        ("22 May 2019 10am", "has a time of day"),
    ],
)
def test_nothing_is_made_up_and_nothing_is_dropped(text: str, says: str) -> None:
    with pytest.raises(InvalidDate, match=says):
        parse_date(text)


def test_full_stops_between_numbers_and_an_order_where_none_is_needed() -> None:
    assert [str(parse_date(text)) for text in ("2019.05", "05.2019", "2019.5.22")] == [
        "2019-05",
        "2019-05",
        "2019-05-22",
    ]
    assert [str(parse_date(text, order="DMY")) for text in ("2024", "May 2024", "5/2024")] == [
        "2024",
        "2024-05",
        "2024-05",
    ]
