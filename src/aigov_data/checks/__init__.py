"""Editorial rules over a whole data set: one pass that reports every problem.

Rules of integrity (ids, links) must hold before a data set can be opened at
all; the others are what the curation of the bundled data is held to. Each rule
has a name, which a record can answer with an exception and its reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..folder import Folder, read
from ..progress import progress
from .base import RULES, Draft, Rule, run

if TYPE_CHECKING:
    from ..problems import Problem

LAST = "exception-needed"
"""The rule that looks at what the others found."""

__all__ = ["RULES", "all_problems", "all_rules", "check", "integrity_problems"]


def _rules() -> None:
    """Register every rule."""
    from . import evidence, identifiers, integrity, lifecycle, mappings, names, package, wording  # noqa: F401


def all_rules() -> dict[str, Rule]:
    """Every rule by name."""
    return RULES


def integrity_problems(folder: Folder) -> list[Problem]:
    """What keeps a folder from being opened, beside problems of form."""
    return run(Draft(folder), [rule for rule in RULES.values() if rule.integrity])


def all_problems(folder: Folder) -> list[Problem]:
    """Every problem of a folder: form, integrity, editorial rules; warnings included."""
    in_order = sorted(RULES.values(), key=lambda one: one.name == LAST)
    found = [*folder.problems, *run(Draft(folder), progress(in_order, "checking, rules"))]
    return sorted(set_of(found), key=lambda one: (one.warning, one.file, one.record, one.path, one.rule, one.expected))


def set_of(problems: list[Problem]) -> list[Problem]:
    """The problems, each once (values need not be hashable)."""
    return list({str(one): one for one in problems}.values())


def check(path: str | Path) -> list[Problem]:
    """Read a data folder and report every problem in it."""
    return all_problems(read(path))


_rules()  # on import, so that their order does not depend on which module is imported first
