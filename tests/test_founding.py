"""Everything that the founding documents name: the ledger of their sentences, the sweeps, the mentions.

These tests run where the documents are present; they are no part of the project.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

import pytest

import aigov_data as ag
from aigov_data.records import CLASSES

from . import founding

GENERAL = ("furniture", "heading", "argument")
"""Reasons that need no more words: page furniture, a bare heading, reasoning that names nothing of its own."""

needs_documents = pytest.mark.skipif(not founding.PRESENT, reason="the founding documents are no part of the project")
each_document = pytest.mark.parametrize("name", founding.FILES)


def exists(record: str) -> bool:
    """Whether any collection has the id."""
    return any(record in ag.dataset.table(cls.table) for cls in CLASSES)


@each_document
def test_the_ledger_has_every_sentence_once_with_records_or_a_reason(name: str) -> None:
    entries = founding.ledger(name)["sentences"]
    assert list(entries) == [str(number) for number in range(1, len(entries) + 1)]
    assert [number for number, entry in entries.items() if not entry] == []
    assert [one for entry in entries.values() if isinstance(entry, list) for one in entry if not exists(one)] == []


@each_document
def test_a_reason_that_points_to_records_points_to_records_that_exist(name: str) -> None:
    reasons = [entry for entry in founding.ledger(name)["sentences"].values() if isinstance(entry, str)]
    reasons += founding.accounted()[name].values()
    named = [one for reason in reasons if reason.startswith("about ") for one in reason.split(":")[0][6:].split(", ")]
    assert [one for one in named if not exists(one)] == []
    form = re.compile(r"(furniture|heading|argument)$|(about [a-z0-9., -]+|[a-z][^:]*): .+")
    assert [reason for reason in reasons if not form.fullmatch(reason)] == []


@needs_documents
@each_document
def test_the_ledger_is_of_this_document(name: str) -> None:
    text = founding.document(name)
    found = founding.sentences(text)
    assert "".join(found) == text
    assert hashlib.sha256(text.encode()).hexdigest() == founding.ledger(name)["sha256"]
    assert len(found) == len(founding.ledger(name)["sentences"])


@needs_documents
@each_document
def test_the_ledger_says_of_each_sentence_what_the_mentions_of_the_data_say(name: str) -> None:
    entries = founding.ledger(name)["sentences"]
    expected, actual = {}, {}
    for number, sentence in enumerate(founding.sentences(founding.document(name)), 1):
        entry = entries[str(number)]
        expected[number] = sorted(founding.named(name, sentence))
        actual[number] = entry if isinstance(entry, list) else []
    assert expected == actual


@needs_documents
@each_document
def test_a_sentence_marked_by_a_year_a_count_or_an_enumeration_says_in_particular_why_it_has_no_record(
    name: str,
) -> None:
    entries = founding.ledger(name)["sentences"]
    wanting = [
        (number, kind)
        for number, sentence in enumerate(founding.sentences(founding.document(name)), 1)
        for kind, pattern in founding.MARKED.items()
        if re.search(pattern, sentence) and entries[str(number)] in ("heading", "argument")
    ]
    assert wanting == []


@needs_documents
@each_document
def test_whatever_looks_like_a_name_is_a_mention_or_accounted_for(name: str) -> None:
    reasons = founding.accounted()[name]
    assert sorted({text for _, _, text in founding.hits(name)} - {text for text, why in reasons.items() if why}) == []


@needs_documents
@each_document
def test_no_reason_is_kept_for_what_is_a_mention_now(name: str) -> None:
    assert sorted(founding.accounted()[name].keys() - {text for _, _, text in founding.hits(name)}) == []


@needs_documents
def test_every_printed_title_is_covered() -> None:
    missed = Counter(
        (name, title)
        for name in founding.PRESENT
        for title in re.findall(r"《([^》]+)》", founding.document(name))
        if not any(title in text for _, _, text in founding.mentions(name))
        and not founding.accounted()[name].get(founding.short(f"《{title}》"))
    )
    assert missed == Counter()


def test_the_files_hold_no_sentence_of_the_documents() -> None:
    for reasons in founding.accounted().values():
        assert [text for text in reasons if len(text) > 20] == []
