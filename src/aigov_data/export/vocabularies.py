"""The controlled terms as a table, for readers of the tabular exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .relational import Column, Row, TableSpec

if TYPE_CHECKING:
    from ..store import Dataset

TERMS = TableSpec(
    "terms",
    "The controlled terms and what they mean",
    (
        Column("vocabulary", "string", "The vocabulary", True),
        Column("term", "string", "The term, as the records use it", True),
        Column("label_en", "string", "Its name in English"),
        Column("label_zh", "string", "Its name in Chinese"),
        Column("definition_en", "string", "What it means, in English"),
        Column("definition_zh", "string", "What it means, in Chinese"),
        Column("source", "string", "Whose term it is"),
    ),
    ("vocabulary", "term"),
)


def term_rows(dataset: Dataset) -> list[Row]:
    """The rows of :data:`TERMS`."""
    rows = []
    for name, vocabulary in dataset.vocabulary.items():
        for one, term in vocabulary.items():
            rows.append(
                {
                    "vocabulary": name, "term": one,
                    "label_en": term.label.en, "label_zh": term.label.zh,
                    "definition_en": term.definition.en, "definition_zh": term.definition.zh,
                    "source": term.source,
                }
            )  # fmt: skip
    return rows
