"""One family of errors: every way in says what is wrong, and helps."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import aigov_data as ag
from aigov_data.errors import MOST, close_matches, listed

ag_any: Any = ag
act: Any = ag.instruments["eu-ai-act"]
instruments: Any = ag.instruments

CASES: list[tuple[str, Callable[[], object], type[Exception], type[Exception], str]] = [
    ("id", lambda: instruments["eu-ai-akt"], ag.RecordNotFound, KeyError, "did you mean eu-ai-act"),
    ("name", lambda: instruments["Artificial Inteligence Act"], ag.RecordNotFound, KeyError, "did you mean eu-ai-act"),
    ("nothing like it", lambda: instruments["zzzzzzzz"], ag.RecordNotFound, KeyError, "search()"),
    ("empty name", lambda: instruments[""], ag.RecordNotFound, KeyError, "no instrument has the id or name ''"),
    ("actor", lambda: ag.actors["unessco"], ag.RecordNotFound, KeyError, "did you mean unesco"),
    ("principle", lambda: ag.principles["transparancy"], ag.RecordNotFound, KeyError, "did you mean transparency"),
    (
        "homonym",
        lambda: instruments["National AI Strategy"],
        ag.AmbiguousName,
        KeyError,
        "gb-national-ai-strategy-2021",
    ),
    ("homonym zh", lambda: instruments["人工智能战略"], ag.AmbiguousName, KeyError, "jp-ai-strategy-2019"),
    ("homonym get", lambda: instruments.get("人工智能战略"), ag.AmbiguousName, KeyError, "use the id"),
    ("field", lambda: instruments.filter(kid="treaty"), ag.UnknownField, TypeError, "did you mean kind"),
    ("field none like it", lambda: instruments.filter(zzz=1), ag.UnknownField, TypeError, "known: "),
    ("sort field", lambda: instruments.sort("dat"), ag.UnknownField, TypeError, "did you mean date"),
    ("group field", lambda: instruments.group_by("kinds"), ag.UnknownField, TypeError, "did you mean kind"),
    ("count field", lambda: instruments.count_by("kinds"), ag.UnknownField, TypeError, "did you mean kind"),
    ("narrower alone", lambda: ag_any.actors.filter(narrower=False), ag.UnknownField, TypeError, "narrower"),
    (
        "narrower unneeded",
        lambda: instruments.filter(narrower=False),
        ag.InvalidValue,
        ValueError,
        "goes with principle=",
    ),
    ("term", lambda: instruments.filter(kind="traety"), ag.UnknownTerm, ValueError, "did you mean treaty"),
    ("term in set", lambda: instruments.filter(kind={"treaty", "x"}), ag.UnknownTerm, ValueError, "'x'"),
    ("term type", lambda: instruments.filter(kind=3), ag.UnknownTerm, ValueError, "no term 3"),
    ("role term", lambda: act.actors("isuer"), ag.UnknownTerm, ValueError, "did you mean issuer"),
    ("event term", lambda: act.date("adpoted"), ag.UnknownTerm, ValueError, "did you mean adopted"),
    ("relation term", lambda: act.related("amend"), ag.UnknownTerm, ValueError, "did you mean amends"),
    ("vocabulary", lambda: ag.vocabulary["kin"], ag.UnknownTerm, ValueError, "did you mean kind"),
    ("vocabulary term", lambda: ag.vocabulary["kind"]["traety"], ag.UnknownTerm, ValueError, "did you mean treaty"),
    ("no such event", lambda: act.date("vetoed"), ag.NoSuchEvent, KeyError, "its events: introduced"),
    ("position", lambda: instruments[99999], ag.NoSuchPosition, IndexError, "there is none at position 99999"),
    ("position of none", lambda: instruments[:0][0], ag.NoSuchPosition, IndexError, "the selection has no instruments"),
    ("position of one", lambda: instruments[:1][-2], ag.NoSuchPosition, IndexError, "has 1 instrument; there is none"),
    ("list for a set", lambda: instruments.filter(kind=["treaty"]), ag.InvalidValue, ValueError, "write {...} instead"),
    ("issuer unknown", lambda: instruments.filter(issuer="OECDD"), ag.RecordNotFound, KeyError, "did you mean oecd"),
    (
        "issuer type",
        lambda: instruments.filter(issuer=3),
        ag.InvalidValue,
        ValueError,
        "an id, name or record of the actors",
    ),
    ("issuer class", lambda: instruments.filter(issuer=act), ag.InvalidValue, ValueError, "one of the actors"),
    ("year type", lambda: instruments.filter(year="2024"), ag.InvalidValue, ValueError, "a whole number"),
    ("year bool", lambda: instruments.filter(year=True), ag.InvalidValue, ValueError, "a whole number"),
    ("bool type", lambda: instruments.filter(trial="yes"), ag.InvalidValue, ValueError, "True or False"),
    ("jurisdiction", lambda: instruments.filter(jurisdiction="uk"), ag.InvalidValue, ValueError, "in capitals"),
    (
        "date",
        lambda: instruments.filter(checked_through="5/2024"),
        ag.InvalidDate,
        ValueError,
        "an interval is a DateRange",
    ),
    ("title type", lambda: instruments.filter(title=3), ag.InvalidValue, ValueError, "a string is needed"),
    ("where", lambda: instruments.filter(where="kind"), ag.InvalidValue, ValueError, "takes a function"),
    ("no search", lambda: instruments.search(""), ag.InvalidValue, ValueError, "at least one word"),
    ("blank search", lambda: instruments.search(" 《》 "), ag.InvalidValue, ValueError, "at least one word"),
    ("endless search", lambda: instruments.search("a" * 1001), ag.InvalidValue, ValueError, "at most 1000"),
    ("search type", lambda: instruments.search(3), ag.InvalidValue, ValueError, "at least one word"),
    ("no sort", lambda: instruments.sort(), ag.InvalidValue, ValueError, "sort needs a field"),
    ("sort type", lambda: instruments.sort(3), ag.InvalidValue, ValueError, "fields and functions"),
    ("look-up type", lambda: instruments[3.5], ag.InvalidValue, ValueError, "by id, name, position or slice"),
    ("look-up bool", lambda: instruments[True], ag.InvalidValue, ValueError, "by id, name, position or slice"),
    ("mixed", lambda: instruments | ag.actors, ag.MixedDatasets, ValueError, "different classes"),
    ("invalid date", lambda: ag.PartialDate("2024-13"), ag.InvalidDate, ValueError, "no day of the calendar"),
    ("text", lambda: ag.Text({}), ag.InvalidValue, ValueError, "at least one language"),
    ("ref", lambda: ag.Ref.parse("p. 1"), ag.InvalidValue, ValueError, "'source-id[locator]'"),
    ("style", lambda: act.cite("apa8"), ag.UnknownStyle, ValueError, "did you mean apa"),
    ("style type", lambda: act.cite(None), ag.UnknownStyle, ValueError, "known: apa"),
    ("style of many", lambda: instruments.bibliography("appa"), ag.UnknownStyle, ValueError, "did you mean apa"),
    ("language", lambda: act.cite("apa", lang="fr"), ag.InvalidValue, ValueError, "'en', 'zh' or 'original'"),
    ("version", lambda: ag.dataset.require("0.0.9"), ag.VersionMismatch, RuntimeError, "pip install"),
    (
        "digest",
        lambda: ag.dataset.require(ag.__version__, digest="sha256:0"),
        ag.VersionMismatch,
        RuntimeError,
        "digest",
    ),
    (
        "not in this selection",
        lambda: instruments[:0]["eu-ai-act"],
        ag.RecordNotFound,
        KeyError,
        "is not in this selection of 0 instruments",
    ),
    (
        "of another scheme",
        lambda: ag.principles["oecd-2019.accountability"],
        ag.RecordNotFound,
        KeyError,
        "schemes['oecd-2019'].concepts has it",
    ),
    (
        "scheme of others",
        lambda: ag.principles.filter(scheme="oecd-2019"),
        ag.InvalidValue,
        ValueError,
        "schemes['oecd-2019'].concepts",
    ),
    ("no path", lambda: ag_any.Dataset.load(None), ag.InvalidValue, ValueError, "the path of a folder is needed"),
    ("no folder", lambda: ag.Dataset.load("no-such-folder"), ag.InvalidData, ValueError, "is no folder"),
    ("fields", lambda: ag.fields(int), ag.InvalidValue, ValueError, "takes a class"),
    ("field of fields", lambda: ag.fields(ag.Event)["dte"], ag.InvalidValue, ValueError, "did you mean date"),
]


@pytest.mark.parametrize(("case", "does", "error", "builtin", "says"), CASES, ids=[case[0] for case in CASES])
def test_every_way_in(
    case: str, does: Callable[[], object], error: type[ag.AigovDataError], builtin: type[Exception], says: str
) -> None:
    with pytest.raises(error) as caught:
        does()
    assert type(caught.value) is error
    assert isinstance(caught.value, ag.AigovDataError)
    assert isinstance(caught.value, builtin)
    assert says in str(caught.value)
    assert len(str(caught.value)) < 500
    assert "\n" not in str(caught.value)
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.deepcopy(caught.value)):  # noqa: S301
        assert again == caught.value
        assert str(again) == str(caught.value)
        assert again.details == caught.value.details
    shown = caught.value.__cause__ or (None if caught.value.__suppress_context__ else caught.value.__context__)
    assert shown is None or isinstance(shown, ag.AigovDataError)


def test_an_error_in_a_users_function_reaches_the_user() -> None:
    def broken(_: object) -> bool:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        ag.instruments.filter(where=broken)
    with pytest.raises(ZeroDivisionError, match="mine"):
        ag.instruments.sort(broken)


def test_a_long_message_is_cut_at_a_word() -> None:
    error = ag.InvalidValue("word " * 200, value=1)
    assert len(str(error)) <= MOST
    assert str(error).endswith("word…")
    assert error.details == {"value": 1}
    assert error.value == 1
    with pytest.raises(AttributeError):
        error.nothing


def test_errors_are_compared_by_what_they_say() -> None:
    assert ag.InvalidValue("a") == ag.InvalidValue("a")
    assert ag.InvalidValue("a") != ag.InvalidValue("b")
    assert ag.InvalidValue("a") != ag.InvalidDate("a")
    assert len({ag.InvalidValue("a"), ag.InvalidValue("a")}) == 1


def test_close_matches_do_not_depend_on_order() -> None:
    names = ["eu-ai-act", "eu-ai-acts", "us-eo-14110", "treaty"]
    assert (
        close_matches("eu-ai-akt", names) == close_matches("eu-ai-akt", reversed(names)) == ["eu-ai-act", "eu-ai-acts"]
    )
    assert close_matches("", names) == []


def test_listing() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a" * 100, "b" * 100, "c" * 100], 210) == "a" * 100 + ", " + "b" * 100 + " and 1 more"
