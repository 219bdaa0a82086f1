"""What every style takes from an instrument, a source or the data set: one Entry for all.

An entry is chosen for a language: ``"en"``, ``"zh"``, or ``"original"``, that of
the authentic text. Terms of a style (et al., vol., 等) follow the language of the
entry, not that of the reader. What is not known is absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

from ..dates import PartialDate
from ..errors import InvalidValue, quote
from ..parts import Publication
from .markup import clean

if TYPE_CHECKING:
    from ..records import Actor, Instrument, Source
    from ..text import Text

_HAN = re.compile("[\u3400-\u9fff]")
Family = Literal[
    "statute", "rule", "eu-act", "executive-order", "cn-law", "cn-document", "treaty", "resolution",
    "recommendation", "declaration", "statement", "standard", "bill", "report", "policy", "web-page",
    "article", "news", "book", "dataset",
]  # fmt: skip
"""The kinds of work that styles tell apart."""


@frozen
class Name:
    """An author or publisher."""

    text: str
    """The full name in the language of the entry; of a person, as one says it."""
    english: str
    """The full name in English, where there is one."""
    short: str | None = None
    """An abbreviation: NIST, OECD."""
    family: str | None = None
    given: str | None = None
    sort: str = ""
    """What it is sorted by: for Chinese names the romanised one."""
    kind: str | None = None
    """The actor's kind, where it is one."""
    id: str | None = None
    """The actor's id, where it is one."""


@frozen(kw_only=True)
class Entry:
    """A work as a reference sees it."""

    id: str
    family: Family
    kind: str
    """The instrument's or source's kind."""
    native_type: str | None = None
    lang: str
    """The language of the title that is printed: ``"en"``, ``"zh"`` or another tag."""
    title: str
    title_en: str
    """The English title."""
    title_zh: str | None = None
    pinyin: str | None = None
    """The Chinese title romanised (``zh-Latn-pinyin``)."""
    original: str | None = None
    """The title in the language of the authentic text, where that is not English."""
    original_lang: str = "en"
    """The language of the authentic text."""
    short_title: str | None = None
    authors: tuple[Name, ...] = ()
    publisher: Name | None = None
    identifiers: Mapping[str, str] = {}
    """Scheme → the first value; ``doi`` also of sources."""
    date: PartialDate | None = None
    """The principal date."""
    dates: Mapping[str, PartialDate] = {}
    """Type of event → the first date that occurred."""
    container: str | None = None
    series: str | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    """Its number in the container or series."""
    pages: str | None = None
    place: str | None = None
    edition: str | None = None
    url: str | None = None
    jurisdiction: str | None = None
    country: str | None = None
    """Name of the state, in the language of the entry."""
    trial: bool = False
    force: str | None = None
    """Its status on the day of the data."""
    ended: PartialDate | None = None
    """When it ended, where it did."""
    ended_by: str | None = None
    """Id of the instrument that ended it."""
    ended_in: Publication | None = None
    """Where that instrument was published."""
    version: str | None = None
    """Of a data set or fact."""
    digest: str | None = None
    pinpoint: str | None = None
    accessed: PartialDate | None = None
    suffix: str = ""
    """``a``, ``b`` ... after the year, where a bibliography needs it."""

    @property
    def issued(self) -> PartialDate | None:
        """The date that the text bears: signature of EU and Chinese law, opening of a treaty, else publication."""
        wanted = {
            "eu-act": ("signed", "adopted"), "cn-law": ("signed", "published"), "cn-document": ("signed", "published"),
            "treaty": ("opened-for-signature", "signed", "adopted"), "executive-order": ("signed",),
            "standard": ("published",), "policy": ("published",), "report": ("published",),
        }.get(self.family, ())  # fmt: skip
        return next((self.dates[one] for one in wanted if one in self.dates), self.date)

    @property
    def printed_number(self) -> str | None:
        """The number by which its issuer counts it: A/RES/78/265, 2024/1689, ISO/IEC 42001:2023, 国发〔2017〕35号."""
        if self.family == "executive-order":
            return self.identifiers.get("us-eo") or self.number
        if self.family in ("eu-act", "statute", "rule"):
            return self.number
        if self.family == "bill":
            return self.number or self.identifiers.get("com")
        return next((self.identifiers[one] for one in _NUMBERS if one in self.identifiers), self.number)

    @property
    def later_edition(self) -> str | None:
        """The edition or version, unless the title says it or it is the first: what some styles leave out."""
        value = self.edition
        if not value or _FIRST.fullmatch(value) or (not value.isdigit() and value.lower() in self.title.lower()):
            return None
        return value

    @property
    def site(self) -> str | None:
        """The name of the site, of those that references know by one."""
        host = re.match(r"https?://([^/]+)", self.url or "")
        return _SITES.get(host[1]) if host else None

    @property
    def doi(self) -> str | None:
        """The DOI, without address."""
        return self.identifiers.get("doi")

    @property
    def year(self) -> str | None:
        """The year, or decade, as text; None where no date is known."""
        return year_of(self.date, self.lang_en_or_zh)

    @property
    def lang_en_or_zh(self) -> str:
        """``"zh"`` where the entry is Chinese, else ``"en"``: the language of terms."""
        return "zh" if self.lang.startswith("zh") else "en"

    @property
    def is_draft(self) -> bool:
        """Whether it is proposed or in preparation, or never was adopted."""
        return self.force in _NOT_ADOPTED


_FIRST = re.compile(r"(?:version |v ?)?1(?:\.0)*", re.IGNORECASE)
_SITES = {"www.gov.uk": "GOV.UK"}
_NOT_ADOPTED = frozenset({"in-preparation", "proposed", "not-adopted"})
_NUMBERS = (
    "un-symbol", "oecd-legal", "cn-document", "nist", "iso", "itu-t", "etsi", "ieee", "gb-command-paper", "com", "cets",
)  # fmt: skip
"""The identifier schemes whose value is such a number, the first that there is."""


def year_of(date: PartialDate | None, lang: str) -> str | None:
    """The year of a date as text; a decade or century as people write it; None without a date."""
    if date is None:
        return None
    return str(date.year) if date.year is not None else date.format(lang)


# --- instruments ---------------------------------------------------------------------------

_FAMILIES: dict[str, Family] = {
    "treaty": "treaty", "statute": "statute", "supranational-regulation": "eu-act",
    "supranational-directive": "eu-act", "delegated-rule": "rule", "executive-order": "executive-order",
    "decision": "rule", "interpretation": "rule", "resolution": "resolution", "recommendation": "recommendation",
    "declaration": "declaration", "statement": "statement", "voluntary-commitment": "statement",
    "standard": "standard", "organisational-policy": "policy",
}  # fmt: skip
_CHINESE_LAW = frozenset({"statute", "delegated-rule", "decision", "interpretation"})
_BILLS = frozenset({"statute", "supranational-regulation", "supranational-directive"})


def family_of(instrument: Instrument, force: str | None) -> Family:
    """How styles see an instrument."""
    schemes = {one.scheme for one in instrument.identifiers}
    if instrument.kind in _BILLS and force in _NOT_ADOPTED:
        return "bill"
    if instrument.jurisdiction == "CN":
        if instrument.kind in _CHINESE_LAW:
            return "cn-law"
        if "cn-document" in schemes:
            return "cn-document"
    if instrument.jurisdiction == "EU" and instrument.kind in ("delegated-rule", "decision"):
        return "eu-act"
    return _FAMILIES.get(instrument.kind, "report")


def of_instrument(instrument: Instrument, lang: str = "en") -> Entry:
    """The entry of an instrument in a language."""
    tag = _tag(lang, instrument.languages)
    title = _said(instrument.title, tag)
    full = _alias(instrument, "full", title[1])
    status = instrument.status()
    ended = status.event if status.force in _ENDED else None
    native = instrument.languages[0] if instrument.languages else "en"
    published = instrument.publication
    return Entry(
        id=instrument.id,
        family=family_of(instrument, status.force),
        kind=instrument.kind,
        native_type=instrument.native_type,
        lang=title[1],
        title=full or title[0],
        title_en=_alias(instrument, "full", "en") or clean(instrument.title.en or title[0]),
        title_zh=_alias(instrument, "full", "zh") or _optional(instrument.title.zh),
        pinyin=_optional(instrument.title.get("zh-Latn-pinyin")),
        original=None if native.startswith("en") else _optional(_exact(instrument.title, native)),
        original_lang=native,
        short_title=title[0] if full else _alias(instrument, "short", title[1]),
        authors=tuple(_of_actor(actor, title[1]) for actor in instrument.issuers),
        identifiers=_first_values(instrument),
        date=instrument.principal_date,
        dates={
            event.type: event.date
            for event in reversed(instrument.events)
            if event.state == "occurred" and not event.provisions
        },
        container=_optional(published and published.container),
        series=_optional(published and published.series),
        volume=_optional(published and published.volume),
        issue=_optional(published and published.issue),
        number=_optional(published and published.number),
        pages=_optional(published and published.pages),
        place=_optional(published and published.place),
        edition=_optional(published and published.edition),
        url=_optional(instrument.url),
        jurisdiction=instrument.jurisdiction,
        country=_country(instrument, title[1]),
        trial=instrument.trial,
        force=status.force,
        ended=ended.date if ended else None,
        ended_by=ended.by if ended else None,
        ended_in=_publication(instrument, ended.by) if ended else None,
    )


def _publication(instrument: Instrument, other: str | None) -> Publication | None:
    """How another instrument of the same data set was published."""
    found = instrument.dataset.instruments.get(other) if other else None
    return found.publication if found else None


_ENDED = frozenset({"repealed", "superseded", "expired", "annulled", "withdrawn", "not-adopted"})


def of_source(source: Source, lang: str = "en") -> Entry:
    """The entry of a source in a language; its own where it has one only."""
    families: dict[str, Family] = {
        "article": "article", "news": "news", "web-page": "web-page", "official-page": "web-page",
        "press-release": "news", "book": "book", "dataset": "dataset", "register-entry": "web-page",
    }  # fmt: skip
    title = _said(source.title, _tag(lang, (source.lang,) if source.lang else ()))
    printed = title[1] if title[1] in source.title else source.lang or "en"
    names = [_contributor(source, one, printed) for one in source.authors]
    publisher = _contributor(source, source.publisher, printed) if source.publisher else None
    return Entry(
        id=source.id,
        family=families.get(source.kind, "report"),
        kind=source.kind,
        lang=source.lang or printed,
        title=title[0],
        title_en=clean(source.title.en or title[0]),
        title_zh=_optional(source.title.zh),
        pinyin=_optional(source.title.get("zh-Latn-pinyin")),
        original_lang=source.lang or "en",
        authors=tuple(names),
        publisher=publisher,
        identifiers=_first_values(source),
        date=source.date,
        container=_optional(source.container),
        place=_optional(source.place),
        url=_optional(source.url),
    )


def entry_of(record: Any, lang: str = "en") -> Entry:
    """The entry of an instrument or source in a language."""
    return of_source(record, lang) if record.table == "sources" else of_instrument(record, lang)


# --- parts ---------------------------------------------------------------------------------


def _tag(lang: str, languages: tuple[str, ...]) -> str:
    if lang == "original":
        return languages[0] if languages else "en"
    if lang not in ("en", "zh"):
        raise InvalidValue(f"lang= takes 'en', 'zh' or 'original'; found {quote(lang)}", value=lang)
    return lang


def _exact(text: Text, tag: str) -> str | None:
    return text.zh if tag.startswith("zh") and tag != "zh-Latn-pinyin" else text.get(tag)


def _said(text: Text, tag: str) -> tuple[str, str]:
    """The text in a language, else in English, else in its first; and the language that it is."""
    for one in (tag, "en"):
        found = _exact(text, one)
        if found:
            return clean(found), "zh" if one.startswith("zh") else one
    first = next(iter(text))
    return clean(text[first]), first


def _optional(text: Any) -> str | None:
    return clean(text) or None if text else None


def _first_values(record: Instrument | Source) -> dict[str, str]:
    """Scheme → the first identifier of it."""
    return {one.scheme: clean(one.value) for one in reversed(record.identifiers)}


def _alias(instrument: Instrument, kind: str, lang: str) -> str | None:
    """The first alias of a kind in a language."""
    return next(
        (clean(one.text) for one in instrument.aliases if one.kind == kind and one.lang.split("-")[0] == lang), None
    )


def _of_actor(actor: Actor, lang: str) -> Name:
    said, _ = _said(actor.name, lang)
    english = clean(actor.name.en or said)
    short = next((one.text for one in actor.aliases if one.kind == "abbreviation" and one.lang == "en"), None)
    sort = actor.name.get("zh-Latn-pinyin") or english
    return Name(said, english, _optional(short), None, None, clean(sort), actor.kind, actor.id)


def _contributor(source: Source, one: Any, lang: str) -> Name:
    if one.actor is not None:
        return _of_actor(source.dataset.actors[one.actor], lang)
    if one.family is None:
        return Name(clean(one.name), clean(one.name), sort=clean(one.name))
    family, given = clean(one.family), _optional(one.given)
    whole = f"{family}{given or ''}" if has_han(family) else f"{given} {family}" if given else family
    return Name(whole, whole, None, family, given, f"{family} {given or ''}".strip())


def has_han(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return _HAN.search(text) is not None


def _country(instrument: Instrument, lang: str) -> str | None:
    """The state whose ISO code the jurisdiction is, or of which it is a part."""
    code = (instrument.jurisdiction or "").split("-")[0]
    if len(code) != 2 or code in ("EU", "UN"):
        return None
    states = instrument.dataset.actors.filter(kind="state", country=code)
    return _said(states[0].name, lang)[0] if len(states) == 1 else None


def day_of_access(accessed: Any) -> PartialDate | None:
    """The day on which an address was opened, as a caller writes it."""
    return None if accessed is None else PartialDate(accessed)


def pinned(entry: Entry, pinpoint: str | None, accessed: PartialDate | None) -> Entry:
    """The entry with a place in the text and the day of access."""
    return evolve(entry, pinpoint=_optional(pinpoint), accessed=accessed)
