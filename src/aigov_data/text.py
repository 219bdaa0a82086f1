"""One text in several languages, and the folding that look-up compares names by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from .errors import InvalidValue, quote

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")
"""The BCP 47 tags in use: language, script, region, variants (``zh-Latn-pinyin``)."""

_IGNORED = dict.fromkeys(
    map(ord, "\"'`´‘’‚‛“”„‟‹›«»「」『』﹁﹂﹃﹄〝〞〟《》〈〉﹏＂＇\u200b\u200c\u200d\u2060\ufeff")
)


def fold(name: str) -> str:
    """Reduce a name to what look-up compares.

    Case, width (NFKC), white space, quotation marks and 《》 do not count.
    Folding twice gives the same as folding once.
    """
    while True:
        folded = unicodedata.normalize("NFKC", name).casefold().translate(_IGNORED)
        folded = "".join(folded.split())
        if folded == name:
            return folded
        name = folded


class Text(Mapping[str, str]):
    """A text in several languages, keyed by BCP 47 tag (``en``, ``zh-Hans``, ``fr``).

    ``text.en`` and ``text.zh`` give English and Chinese (Simplified first) or
    ``None``; ``text["fr"]`` a tag, where a shorter tag finds a longer one
    (``zh`` finds ``zh-Hans``); ``str(text)`` English where there is any, else
    the first language. Immutable and hashable.
    """

    __slots__ = ("_texts",)
    _texts: dict[str, str]

    def __init__(self, texts: Mapping[str, str]) -> None:
        if not isinstance(texts, Mapping) or not texts:
            raise InvalidValue(
                f"a text needs at least one language, such as {{'en': ...}}; found {quote(texts)}",
                value=texts,
            )
        for tag, words in texts.items():
            if not isinstance(tag, str) or not LANGUAGE_TAG.fullmatch(tag):
                raise InvalidValue(f"{quote(tag)} is no language tag such as 'en' or 'zh-Hans'", value=tag)
            if not isinstance(words, str) or not words.strip():
                raise InvalidValue(f"the {tag} text is empty or no string: {quote(words)}", value=words)
        object.__setattr__(self, "_texts", dict(texts))

    @classmethod
    def trusted(cls, texts: dict[str, str]) -> Text:
        """Make a Text of a dictionary that was checked before and is not shared."""
        self = object.__new__(cls)
        object.__setattr__(self, "_texts", texts)
        return self

    @property
    def en(self) -> str | None:
        """The English text, if there is one."""
        return self._texts.get("en")

    @property
    def zh(self) -> str | None:
        """The Chinese text, Simplified first, if there is one."""
        return self._texts.get("zh-Hans") or self._texts.get("zh-Hant")

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags, in the order of the data."""
        return tuple(self._texts)

    def __getitem__(self, tag: str) -> str:
        try:
            return self._texts[tag]
        except KeyError:
            for known, words in self._texts.items():
                if known.startswith(f"{tag}-") and known != "zh-Latn-pinyin":
                    return words
            raise

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __str__(self) -> str:
        return self._texts.get("en") or next(iter(self._texts.values()))

    def __repr__(self) -> str:
        return f"Text({self._texts!r})"

    def __eq__(self, other: object) -> bool:
        return self._texts == other._texts if isinstance(other, Text) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Text cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Text cannot be changed: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return Text, (dict(self._texts),)

    def __copy__(self) -> Text:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Text:
        return self

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))
