"""Every wrong form of a record, and every link to nowhere, is found once and said in the user's terms."""

from pathlib import Path

import pytest

from aigov_data import parts, records
from aigov_data.checks.integrity import TARGETS

from .planting import Planted, act, actor, also, concept, drop, old, plant, push, put, source, told, unsaid
from .small_data import (
    ACT,
    CHARTER,
    CODING,
    DAY,
    FORUM,
    NARROWER,
    NARROWER_ISSUE,
    OLD,
    OUTSIDE,
    PARLIAMENT,
    REFS,
    SOURCE,
    STATE,
    TALK,
)

NEW_ACTOR = {"id": "xx-court", "name": {"en": "Court", "zh-Hans": "法院"}, "kind": "court", "refs": REFS}
REQUIRED, NULL = "this key is required", "null is not allowed: leave the key out"
FORMAT = [
    Planted("a missing term", drop(*ACT, "kind"), [act("kind")], REQUIRED),
    Planted("a missing text", drop(*STATE, "name"), [actor("xx", "name")], REQUIRED),
    Planted("a missing id", drop(*ACT, "id"), [("instruments/xx.json", "#2", "id", "format")], REQUIRED),
    Planted("a missing date", drop(*ACT, "events", 1, "date"), [act("events[adopted].date")], REQUIRED),
    Planted("a missing address", drop(*ACT, "links", 0, "url"), [act("links[en].url")], REQUIRED),
    Planted("a missing ref", drop(*ACT, "claims", 0, "ref"), [act("claims[events[adopted].date].ref")], REQUIRED),
    Planted("null for a string", put(*ACT, "native_type", to=None), [act("native_type")], NULL),
    Planted("null for a part", put(*ACT, "publication", to=None), [act("publication")], NULL),
    Planted("null for a text", put(*ACT, "summary", to=None), [act("summary")], NULL),
    Planted("null for a date", put(*SOURCE, "retrieved", to=None), [source("retrieved")], NULL),
    Planted("null for a list", put(*ACT, "roles", to=None), [act("roles")], "expected a list in square brackets"),
    Planted("null for a term", put(*ACT, "kind", to=None), [act("kind")], "expected one of treaty, statute"),
    Planted("null in a list", put(*ACT, "languages", to=["en", None]), [act("languages[1]")], "expected a string"),
    Planted("null for a bool", put(*ACT, "trial", to=None), [act("trial")], "expected true or false"),
    Planted("a number for a string", put(*ACT, "native_type", to=5), [act("native_type")], "5; expected a string"),
    Planted("a list for a string", put(*TALK, "place", to=["A"]),
        [("sources/founding.json", "founding-talk", "place", "format")]),
    Planted("a word for a bool", put(*ACT, "trial", to="yes"), [act("trial")], "'yes'; expected true or false"),
    Planted("a number for a bool", put(*ACT, "trial", to=1), [act("trial")], "found 1; expected true or false"),
    Planted("a string for a list", put(*ACT, "sectors", to="general"), [act("sectors")], "expected a list"),
    Planted("an object for a list", put(*ACT, "roles", to={}), [act("roles")], "found {}; expected a list"),
    Planted("a list for an object", put(*ACT, "publication", to=[]), [act("publication")], "expected an object"),
    Planted("a string for an event", put(*ACT, "events", 1, to="adopted"), [act("events[1]")], "expected an object"),
    Planted("a string for a record", put(*ACT, to="act"), [("instruments/xx.json", "#2", "", "format")],
        "expected an object"),
    Planted("a string for a text", put(*ACT, "title", to="Act"), [act("title")], "expected a text by language"),
    Planted("a text in no language", put(*ACT, "title", to={}), [act("title")], "at least one language"),
    Planted("an empty text", put(*ACT, "title", "en", to=" "), [act("title")], "the en text is empty"),
    Planted("a number in a text", put(*ACT, "title", "en", to=7), [act("title")],
        "the en text is empty or no string: 7"),
    Planted("a number for a date", put(*ACT, "checked_through", to=2025), [act("checked_through")],
        "expected a date as a string"),
    Planted("no day of the calendar", put(*ACT, "events", 1, "date", to="2023-02-29"), [act("events[adopted].date")],
        "is no day"),
    Planted("an interval", put(*ACT, "events", 1, "date", to="2024/2025"), [act("events[adopted].date")],
        "an interval is a DateRange"),
    Planted("a date in words", put(*ACT, "events", 1, "date", to="May"), [act("events[adopted].date")],
        "'May' is no date"),
    Planted("a number for a ref", put(*ACT, "roles", 0, "refs", 0, to=5), [act("roles[xx-parliament].refs[0]")],
        "a reference reads"),
    Planted("a ref without brackets", put(*STATE, "refs", 0, to="xx-gazette"), [actor("xx", "refs[0]")],
        "'source-id[locator]'"),
    Planted("a ref with two brackets", put(*STATE, "refs", 0, to="xx-gazette[a[1]]"), [actor("xx", "refs[0]")],
        "a reference reads"),
    Planted("an unknown term", put(*ACT, "kind", to="statut"), [act("kind")], "did you mean statute?"),
    Planted("an unknown term in a list", put(*ACT, "sectors", 1, to="helth"), [act("sectors[1]")],
        "did you mean health?"),
    Planted("an unknown term in a part", put(*ACT, "events", 1, "state", to="done"), [act("events[adopted].state")],
        "expected one of occurred"),
    Planted("a list for a term", put(*ACT, "scope", to=["national"]), [act("scope")], "expected one of global"),
    Planted("a misspelt key", put(*ACT, "jurisdictoin", to="XX"), [act("jurisdictoin")],
        "Instrument has no such key; did you mean jurisdiction?"),
    Planted("a misspelt key in a part", put(*ACT, "events", 1, "dat", to=DAY), [act("events[adopted].dat")],
        "Event has no such key; did you mean date"),
    Planted("an unknown key", put(*SOURCE, "xyzzy", to=1), [source("xyzzy")],
        "Source has no such key; known: id, title, kind"),
    Planted("the attribute for the key", put(*PARLIAMENT, "parent_id", to="xx"), [actor("xx-parliament", "parent_id")],
        "did you mean parent"),
    Planted("an empty string", put(*ACT, "native_type", to=""), [act("native_type")],
        "expected a string that is not empty"),
    Planted("a blank string", put(*ACT, "publication", "pages", to="  "), [act("publication.pages")],
        "expected a string that is not empty"),
    Planted("an empty id", put(*ACT, "id", to=""), [("instruments/xx.json", "#2", "id", "format")],
        "expected a string that is not empty"),
    Planted("a number for an id", put(*ACT, "id", to=5), [("instruments/xx.json", "#2", "id", "format")],
        "expected a string"),
    Planted("an id in capitals", push(*STATE[:2], item=NEW_ACTOR | {"id": "XX_Court"}), [actor("XX_Court", "id")],
        "expected an id of lower-case"),
    Planted("an id with two hyphens", push(*STATE[:2], item=NEW_ACTOR | {"id": "xx--a"}), [actor("xx--a", "id")],
        "expected an id"),
    Planted("an id too long", push(*STATE[:2], item=NEW_ACTOR | {"id": "x" * 49}), [actor("x" * 49, "id")],
        "at most 48 characters"),
    Planted("an event's id with a space", put(*ACT, "events", 3, "id", to="in force"), [act("events[in force].id")],
        "expected an id"),
    Planted("a link that is no id", put(*ACT, "roles", 1, "actor", to="XX"), [act("roles[XX].actor")],
        "found 'XX'; expected an id"),
    Planted("a concept's id in capitals", put(*ACT, "principles", 0, "id", to="Open"), [act("principles[Open].id")],
        "a concept's id"),
    Planted("a bad language tag", put(*ACT, "languages", 0, to="english"), [act("languages[0]")],
        "expected a language tag"),
    Planted("a language tag in capitals", put(*ACT, "links", 0, "lang", to="EN"), [act("links[EN].lang")],
        "expected a language tag"),
    Planted("a text in a bad language", put(*ACT, "title", "zh_CN", to="法"), [act("title")],
        "'zh_CN' is no language tag"),
    Planted("a bad country", put(*STATE, "country", to="XXX"), [actor("xx", "country")], "ISO 3166-1 alpha-2 code"),
    Planted("a bad jurisdiction", put(*ACT, "jurisdiction", to="Europe"), [act("jurisdiction")], "ISO 3166 code"),
    Planted("an address without scheme", put(*SOURCE, "url", to="gazette.example"), [source("url")],
        "expected a web address"),
    Planted("an address of another scheme", put(*SOURCE, "url", to="ftp://a.example"), [source("url")],
        "expected a web address"),
    Planted("an address with a space", put(*ACT, "links", 0, "url", to="https://a b"), [act("links[en].url")],
        "expected a web address"),
    Planted(
        "everything at once",
        also(put(*ACT, "scope", to="x"), drop(*ACT, "ai_focus"), put(*ACT, "events", 0, "x", to=1),
            put(*STATE, "kind", to=1)),
        [actor("xx", "kind"), act("ai_focus"), act("events[introduced].x"), act("scope")],
    ),
]  # fmt: skip

LINKS: dict[tuple[type, str], Planted] = {
    (parts.Ref, "source"): Planted("", put(*ACT, "events", 1, "refs", 0, to="xx-gazete[p. 1]"),
        [act("events[adopted].refs[0]", "link-exists")], "no source has this id; did you mean xx-gazette?"),
    (parts.Role, "actor"): Planted("", put(*ACT, "roles", 1, "actor", to="xx-nobody"),
        [act("roles[xx-nobody].actor", "link-exists")], "no actor has this id"),
    (parts.Event, "actors"): Planted("", put(*ACT, "events", 1, "actors", 0, to="xx-nobody"),
        [act("events[adopted].actors[0]", "link-exists")]),
    (parts.Event, "at"): Planted("", put(*ACT, "events", 1, "at", to="xx-nowhere"),
        [act("events[adopted].at", "link-exists")]),
    (parts.Event, "by"): Planted("", put(*OLD, "events", 2, "by", to="xx-nothing"),
        [old("events[repealed].by", "link-exists")], "no instrument has this id"),
    (parts.Relation, "target"): Planted("",
        push(*ACT, "relations", item={"type": "cites", "target": "xx-nothing", "refs": REFS}),
        [act("relations[xx-nothing].target", "link-exists")]),
    (parts.Coding, "scheme"): Planted("", push(*ACT, "coding", item=CODING[0] | {"scheme": "xx-chart"}),
        [act("coding[xx-chart].scheme", "link-exists")], "did you mean xx-charter?"),
    (parts.Mapping, "target"): Planted("", put(*OUTSIDE, "mappings", 0, "target", to="transparence"),
        [concept("xx-charter", "xx-charter.openness", "mappings[transparence].target", "link-exists")],
        "no principle or issue has this id; did you mean transparency?"),
    (parts.Mention, "source"): Planted("", put(*ACT, "mentions", 0, "source", to="founding-book"),
        [act("mentions[founding-book].source", "link-exists")]),
    (parts.Membership, "group"): Planted("", put(*STATE, "memberships", 0, "group", to="xx-club"),
        [actor("xx", "memberships[xx-club].group", "link-exists")]),
    (parts.Contributor, "actor"): Planted("", put(*SOURCE, "publisher", "actor", to="xx-press"),
        [source("publisher.actor", "link-exists")]),
    (records.Actor, "parent_id"): Planted("", put(*PARLIAMENT, "parent", to="xy"),
        [actor("xx-parliament", "parent", "link-exists")]),
    (records.Actor, "successor_id"): Planted("", put(*FORUM, "successor", to="xx-league"),
        [actor("xx-forum", "successor", "link-exists")]),
    (records.Principle, "parent_id"): Planted("", put(*NARROWER, "parent", to="trust"),
        [concept("principles", "transparency", "parent", "link-exists")], "no principle has this id"),
    (records.Issue, "parent_id"): Planted("", put(*NARROWER_ISSUE, "parent", to="accountability"),
        [concept("issues", "risk-bias", "parent", "link-exists")], "no issue has this id"),
    (records.Principle, "scheme"): Planted("", put(*OUTSIDE, "scheme", to="xx-chart"),
        [concept("xx-charter", "xx-charter.openness", path, rule) for path,
        rule in (("id", "id-form"), ("scheme", "link-exists"), ("scheme", "scheme-own"))]),
    (records.Issue, "scheme"): Planted("", put(*NARROWER_ISSUE, "scheme", to="issue"),
        [concept("issues", "risk-bias", path, rule) for path,
        rule in (("id", "id-form"), ("parent", "scheme-own"), ("scheme", "link-exists"), ("scheme", "scheme-own"))]),
    (records.Scheme, "authority"): Planted("", put(*CHARTER, "authority", to="xx-nobody"),
        [concept("xx-charter", "xx-charter", "authority", "link-exists")]),
    (records.Scheme, "stated_in"): Planted("", put(*CHARTER, "stated_in", to="xx-nothing"),
        [concept("xx-charter", "xx-charter", "stated_in", "link-exists")], "no instrument or source has this id"),
}  # fmt: skip


@pytest.mark.parametrize("one", FORMAT, ids=lambda one: one.name)
def test_a_wrong_form_is_found_and_nothing_else(one: Planted, tmp_path: Path) -> None:
    found = plant(one, tmp_path)
    assert told(found) == one.expected
    assert one.says in str(found[0])
    assert unsaid(found) == []


@pytest.mark.parametrize("target", LINKS, ids=lambda target: f"{target[0].__name__}.{target[1]}")
def test_a_link_to_nowhere_is_found_and_nothing_else(target: tuple[type, str], tmp_path: Path) -> None:
    found = plant(LINKS[target], tmp_path)
    assert told(found) == LINKS[target].expected
    assert LINKS[target].says in next(str(one) for one in found if one.rule == "link-exists")
    assert unsaid(found) == []


def test_every_kind_of_link_has_been_tried() -> None:
    assert set(LINKS) == set(TARGETS)


def test_problems_say_file_record_place_value_and_what_was_expected(tmp_path: Path) -> None:
    found = plant(Planted("", put(*ACT, "links", 0, "what", to="offical-text"), []), tmp_path)
    assert "\n".join(map(str, found)) == (
        "instruments/xx.json: xx-example-act-2024: links[en].what: found 'offical-text'; "
        "expected one of official-text, official-page, archived; did you mean official-text? [format]"
    )
