"""Texts are in both languages, clean, and written as each language is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..parts import Alias, Claim, Event, Link, RuleException
from ..records import Actor, Instrument, Issue, Principle, Scheme, Source
from ..text import Text
from .base import Draft, Finding, Place, rule

BOTH = {
    (Instrument, "title"), (Instrument, "summary"), (Actor, "name"), (Actor, "summary"), (Principle, "name"),
    (Principle, "definition"), (Issue, "name"), (Issue, "definition"), (Scheme, "title"), (Scheme, "note"),
    (Event, "note"), (Claim, "reason"), (RuleException, "reason"),
}  # fmt: skip
"""The texts that need English and Simplified Chinese, where they stand."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
SPACED_HAN = re.compile("[\u4e00-\u9fff] +[\u4e00-\u9fff]")
ALLOWED_FORMAT = {"\u200c", "\u200d"}
"""Joiners that some scripts need; other invisible characters are refused."""


def _texts(draft: Draft) -> Iterator[tuple[Place, str, str, str]]:
    """Every text of every record: place, path, language, words."""
    for place in draft.places:
        if isinstance(place.value, Text):
            for lang, words in place.value.items():
                yield place, f"{place.path}.{lang}", lang, words
        elif isinstance(place.value, str):
            lang = getattr(place.owner, "lang", "") if isinstance(place.owner, Alias) else ""
            yield place, place.path, lang, place.value


@rule(
    "both-languages", "Names, titles, summaries, definitions, notes and reasons are in English and Simplified Chinese."
)
def both_languages(draft: Draft) -> Iterator[Finding]:
    for owner, field in BOTH:
        for place in draft.by_owner[owner]:
            if place.field != field:
                continue
            if place.value is None and (owner, field) in (
                (Instrument, "summary"),
                (Principle, "definition"),
                (Issue, "definition"),
            ):
                yield Finding(place.item, place.path, None, f"a {field} is needed, in English and Chinese")
            languages = place.value.languages if isinstance(place.value, Text) else ("en", "zh-Hans")
            for lang in ("en", "zh-Hans"):
                if lang not in languages:
                    yield Finding(place.item, f"{place.path}.{lang}", None, "this language is needed")


@rule("language-script", "A Chinese text has Chinese characters, an English title or name has none.")
def language_script(draft: Draft) -> Iterator[Finding]:
    for place, path, lang, words in _texts(draft):
        if lang == "zh-Hans" and not HAN.search(words) and not _abbreviation(words):
            yield Finding(place.item, path, words, "this is no Chinese text")
        if lang == "en" and place.field in ("title", "name", "summary", "definition") and HAN.search(words):
            yield Finding(place.item, path, words, "an English text has no Chinese characters")


def _abbreviation(words: str) -> bool:
    """Names that Chinese texts write in Latin letters: ISO, OpenAI, G7."""
    return len(words) <= 40


@rule("full-width", "Latin letters and digits are not full-width.")
def full_width(draft: Draft) -> Iterator[Finding]:
    for place, path, _, words in _texts(draft):
        if FULL_WIDTH.search(words) and place.field not in ("value", "url"):
            yield Finding(place.item, path, words, "write Latin letters and digits half-width")


@rule("spaced-chinese", "There is no space between Chinese characters (titles of sources and printed mentions apart).")
def spaced_chinese(draft: Draft) -> Iterator[Finding]:
    for place, path, _, words in _texts(draft):
        if isinstance(place.owner, Source):
            continue
        if place.field in ("title", "name", "summary", "definition") or isinstance(place.owner, Alias):
            if SPACED_HAN.search(words):
                yield Finding(place.item, path, words, "leave out the space between Chinese characters")


@rule("invisible", "No text has invisible, control or bidirectional characters.")
def invisible(draft: Draft) -> Iterator[Finding]:
    for place, path, _, words in _texts(draft):
        for letter in words:
            if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn", "Cs") and letter not in ALLOWED_FORMAT:
                yield Finding(place.item, path, words, f"remove the invisible character U+{ord(letter):04X}")
                break


@rule("trimmed", "No text begins or ends with white space, or has two spaces in a row.")
def trimmed(draft: Draft) -> Iterator[Finding]:
    for place, path, _, words in _texts(draft):
        if words != words.strip() or "  " in words:
            yield Finding(place.item, path, words, "remove the superfluous white space")


@rule("composed", "Texts are in the composed form of Unicode (NFC).")
def composed(draft: Draft) -> Iterator[Finding]:
    for place, path, _, words in _texts(draft):
        if unicodedata.normalize("NFC", words) != words and place.field != "url":
            yield Finding(place.item, path, words, "write the text in Unicode's composed form, NFC")


@rule("https", "Addresses use https, where the site offers it.")
def https(draft: Draft) -> Iterator[Finding]:
    for owner, field in ((Link, "url"), (Source, "url")):
        for place in draft.by_owner[owner]:
            if place.field == field and isinstance(place.value, str) and place.value.startswith("http://"):
                yield Finding(place.item, place.path, place.value, "use https, if the site offers it", warning=True)


@rule("unfinished", "No text says TODO.")
def unfinished(draft: Draft) -> Iterator[Finding]:
    for place, path, _, words in _texts(draft):
        if "TODO" in words:
            yield Finding(place.item, path, words, "fill this in")
