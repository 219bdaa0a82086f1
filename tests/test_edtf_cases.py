"""Strings and relations of the tests of ten other EDTF libraries, and the bounds of one of them.

The cases are no part of this repository: they lie beside it, in ``../shared/cases/edtf_cases.json``.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aigov_data import DateRange, InvalidDate, PartialDate

CASES_FILE = Path(__file__).parents[2] / "shared" / "cases" / "edtf_cases.json"
pytestmark = pytest.mark.skipif(not CASES_FILE.exists(), reason="the cases of other EDTF libraries are not beside this")
FOUND: dict[str, Any] = json.loads(CASES_FILE.read_bytes()) if CASES_FILE.exists() else {"cases": [], "relations": []}
CASES: list[dict[str, Any]] = FOUND["cases"]
RELATIONS: list[dict[str, Any]] = FOUND["relations"]


def read(text: str) -> PartialDate | DateRange:
    return DateRange(text) if "/" in text else PartialDate(text)


def is_read(text: str) -> bool:
    try:
        read(text)
    except InvalidDate:
        return False
    return True


def bound(value: PartialDate | DateRange, end: str) -> str:
    """The first (lower) or last (upper) day, or whether it is open or unknown."""
    day = value.earliest if end == "lower" else value.latest
    if isinstance(value, DateRange) and day is None:
        return "open" if (value.open_start if end == "lower" else value.open_end) else "unknown"
    return str(day)


# --- strings ---------------------------------------------------------------------------


def expected_to_be(*verdicts: str) -> list[str]:
    return [case["string"] for case in CASES if case["profile_expect"] in verdicts]


def test_every_string_of_the_profile_is_read_as_it_is_written() -> None:
    texts = expected_to_be("accept")
    assert len(texts) == 194
    assert texts == [str(read(text)) for text in texts]


def test_the_bounds_are_those_that_the_other_libraries_agree_on() -> None:
    stated = [
        (case["string"], end, case[end])
        for case in CASES
        for end in ("lower", "upper")
        if case["profile_expect"] == "accept" and end in case and f"{end}_disputed" not in case
    ]
    assert stated == [(text, end, bound(read(text), end)) for text, end, _ in stated]
    assert Counter(day if day in ("open", "unknown") else "day" for _, _, day in stated) == {
        "day": 199,
        "open": 10,
        "unknown": 11,
    }


@pytest.mark.parametrize(
    ("verdict", "count"), [("reject", 172), ("out-of-profile", 392), ("out-of-profile-or-reject", 22)]
)
def test_every_other_string_is_refused(verdict: str, count: int) -> None:
    texts = expected_to_be(verdict)
    assert len(texts) == count
    assert [text for text in texts if is_read(text)] == []


def test_strings_that_a_library_may_read_or_refuse() -> None:
    read_or_not = {
        "0000": False,  # there is no year 0 in the calendar of Python
        "0000~": False,
        "0000-01-01": False,
        "0000/0000": False,
        "0000-02/1111": False,
        "0000-01/0000-01-03": False,
        "0000-01-13/0000-01-23": False,
        "0000-01/0000": False,
        "0000-01-03/0000-01": False,
        "0000-02/0000": False,
        "/": False,  # both ends unknown
        "/..": True,
        "../": True,
        "../..": True,
        "2004-06-11%/2004-%06": False,  # a qualifier of a part
        "2004-06-11%/2004-06~": True,  # invalid to one library
    }
    assert read_or_not == {text: is_read(text) for text in expected_to_be("either")}


TABLE = {
    "date": (53, 15, 0, 2),
    "datetime": (0, 40, 61, 0),
    "interval": (21, 4, 0, 7),
    "long-year": (0, 9, 29, 0),
    "season-or-subyear": (0, 0, 57, 0),
    "negative-year": (0, 3, 26, 0),
    "qualified-whole": (48, 0, 0, 1),
    "unspecified-right": (20, 0, 0, 0),
    "interval-qualified-or-unspecified": (25, 4, 13, 0),
    "interval-other": (0, 9, 50, 1),
    "interval-open-or-unknown": (31, 0, 0, 1),
    "significant-digits": (0, 0, 5, 0),
    "set": (0, 12, 44, 0),
    "qualified-part": (0, 12, 50, 0),
    "unspecified-any": (0, 5, 50, 0),
    "malformed": (0, 57, 1, 0),
    "century-decade": (0, 2, 28, 0),
}
"""Of each feature, how many strings are read, wrong, outside the profile, and refused though one may read them."""


def column(case: dict[str, Any]) -> int:
    if is_read(case["string"]):
        return 0
    return {"reject": 1, "out-of-profile": 2, "out-of-profile-or-reject": 2, "either": 3}[case["profile_expect"]]


def test_what_is_read_and_refused_of_each_feature() -> None:
    counted = Counter((case["feature"], column(case)) for case in CASES)
    assert {feature: tuple(counted[feature, one] for one in range(4)) for feature, _ in counted} == TABLE
    assert [sum(numbers) for numbers in zip(*TABLE.values(), strict=True)] == [198, 172, 414, 12]


@pytest.mark.filterwarnings("ignore")  # edtf, when it is imported
def test_the_bounds_are_those_of_the_library_edtf(capsys: pytest.CaptureFixture[str]) -> None:
    import edtf

    def other(text: str) -> tuple[str, str]:
        parse: Any = edtf.parse_edtf
        parsed = parse(text)
        return day(parsed.lower_strict()), day(parsed.upper_strict())

    def day(time: Any) -> str:
        return "open" if isinstance(time, float) else f"{time.tm_year:04}-{time.tm_mon:02}-{time.tm_mday:02}"

    unreadable = ["2000-XX/2012"]  # AttributeError
    bounds = [(text, *(bound(read(text), end) for end in ("lower", "upper"))) for text in expected_to_be("accept")]
    known = [one for one in bounds if "unknown" not in one]
    unknown = [one[0] for one in bounds if "unknown" in one]
    assert (len(known), len(unknown)) == (179, 15)
    assert [one for one in known if one[0] not in unreadable] == [
        (text, *other(text)) for text, *_ in known if text not in unreadable
    ]
    with pytest.raises(AttributeError):
        other(*unreadable)
    # edtf ends what has an unknown end ten years later, and starts it ten years earlier
    years = [(int(lower[:4]), int(upper[:4])) for lower, upper in map(other, unknown)]
    assert {10} == {last - first for first, last in years}
    assert "trying to PartialUnspecified" in capsys.readouterr().out


# --- relations -------------------------------------------------------------------------------

ANSWERS = {"YES": "certain", "NO": "no", "MAYBE": "possible", "UNKNOWN": "possible", "NOT-DECIDABLE": "possible"}
X_IS_A_SPAN = "an X stands for all days of its span, not for one month or year that is not known"
DIFFERENT = {
    "rel-011": ("no", "no day of 1985 precedes what has no start (doubtful in the file)"),
    "rel-021": ("certain", X_IS_A_SPAN),
    "rel-022": ("certain", X_IS_A_SPAN),
    "rel-023": ("certain", X_IS_A_SPAN),
    "rel-024": ("certain", X_IS_A_SPAN),
    "rel-045": ("possible", "each date means one day of 1900, and one of the days can precede the other"),
    "rel-092": ([365, 365], X_IS_A_SPAN),
    "rel-093": ([3652, 3652], X_IS_A_SPAN),
}
"""Where the answer differs: the answer, and why."""
OUTSIDE = {
    "rel-009": "a season",
    "rel-037": "an unspecified digit that is not right-most",
    "rel-038": "an unspecified digit that is not right-most",
    "rel-064": "an unspecified digit that is not right-most",
    "rel-065": "an unspecified digit that is not right-most",
    "rel-091": "an unspecified digit that is not right-most",
    "rel-094": "an unspecified digit that is not right-most",
    "rel-101": "a negative year",
    "rel-102": "a negative year",
    "rel-118": "a negative year",
    "rel-121": "a season",
}
"""Where a string is outside the profile: what it has."""


def pair(a: str, b: str) -> tuple[Any, Any]:
    """Two dates, or two ranges where one of them is one."""
    return (DateRange(a), DateRange(b)) if "/" in a + b else (PartialDate(a), PartialDate(b))


def starts(text: str) -> list[str]:
    span = DateRange(text)
    assert span.start is not None
    return [str(piece.start) for piece in span.split("years" if span.start.precision == "year" else "months")]


def bounds_equal(a: str, b: str) -> bool:
    one, other = pair(a, b)
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def yes_or_no(holds: bool) -> str:
    return "certain" if holds else "no"


OPERATIONS: dict[str, Any] = {
    "before": lambda a, b: pair(a, b)[0].before(pair(a, b)[1]),
    "contains": lambda a, b: DateRange(a).contains(DateRange(b)),
    "during": lambda a, b: DateRange(b).contains(DateRange(a)),
    "intersects": lambda a, b: DateRange(a).overlaps(DateRange(b)),
    "equals": lambda a, b: PartialDate(a).same_day(b),
    "intersection": lambda a, b: (both := DateRange(a) & DateRange(b)) and str(both),
    "duration_days": lambda a, b: list(DateRange(a).duration),
    "sorted": lambda a, b: [str(date) for date in sorted(map(PartialDate, a))],
    "next": lambda a, b: str(PartialDate(a).shifted(1)),
    "sort_key_less": lambda a, b: yes_or_no(pair(a, b)[0] < pair(a, b)[1]),
    "sort_key_greater": lambda a, b: yes_or_no(pair(a, b)[0] > pair(a, b)[1]),
    "sort_key_equal": lambda a, b: yes_or_no(bounds_equal(a, b)),
    "iterate": lambda a, b: starts(a),
    "parse_raises": lambda a, b: not is_read(a),
    "lower_raises": lambda a, b: DateRange(a).earliest is None,
}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation["id"])
def test_relations(relation: dict[str, Any]) -> None:
    operation, a, b = OPERATIONS[relation["op"]], relation["a"], relation["b"]
    stated = relation["expect"]
    expected = ANSWERS.get(stated, stated) if isinstance(stated, str) else stated
    if relation["id"] in OUTSIDE:
        with pytest.raises(InvalidDate, match=OUTSIDE[relation["id"]]):
            operation(a, b)
    elif relation["id"] in DIFFERENT:
        answer, _why = DIFFERENT[relation["id"]]
        assert answer == operation(a, b)
        assert answer != expected
    else:
        assert expected == operation(a, b)


def test_how_many_relations_agree_differ_and_are_outside_the_profile() -> None:
    ids = {relation["id"] for relation in RELATIONS}
    assert ids >= DIFFERENT.keys() | OUTSIDE.keys()
    assert {relation["op"] for relation in RELATIONS} == OPERATIONS.keys()
    agreeing = ids - DIFFERENT.keys() - OUTSIDE.keys()
    assert (len(agreeing), len(DIFFERENT), len(OUTSIDE), len(ids)) == (122, 8, 11, 141)
