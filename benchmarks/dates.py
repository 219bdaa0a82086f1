#!/usr/bin/env python3
"""Measure dates and status on a day, beside three peers, and hold them to the marks.

usage: python benchmarks/dates.py [--rounds N] [--check]

One process; every operation is timed once a round, repeated until a sample lasts
10 ms, in an order shuffled anew; figures are medians of processor time. Peers
that are not installed (edtf, undate, pandas) are skipped. Peers get the same
texts, one after the other, so that no cache of a single text helps anybody.

Marks, which ``--check`` holds (exit status 1 when one is missed):

* reading days, months, years, qualified and unspecified dates: each at most 25
  times ``date.fromisoformat`` of a day
* comparing two dates: at most 15 times ``date < date``
* ``in_force(on=...)`` over 4,000 made-up instruments: at most 10 microseconds
  each, once their lives are known
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from timeit import Timer
from typing import Any

from synthetic import Writer

from aigov_data import DateRange, PartialDate
from aigov_data.construct import build
from aigov_data.store import Dataset

SEED = 20261122
SAMPLE = 0.01
MANY = 4000
TEXTS = 500
"""How many different texts of each form are read in turn."""

FORMS: dict[str, Callable[[dt.date], str]] = {
    "day, 2024-05-22": dt.date.isoformat,
    "month, 2024-05": lambda day: day.isoformat()[:7],
    "year, 2024": lambda day: day.isoformat()[:4],
    "qualified, 2024-05~": lambda day: f"{day.isoformat()[:7]}~",
    "unspecified, 2024-05-XX": lambda day: f"{day.isoformat()[:7]}-XX",
    "unspecified, 202X": lambda day: f"{day.isoformat()[:3]}X",
}


def reader(read: Callable[[str], Any], texts: list[str]) -> Callable[[], None]:
    """An operation that reads all texts."""

    def run() -> None:
        for text in texts:
            read(text)

    return run


def comparer(pairs: list[tuple[Any, Any]]) -> Callable[[], None]:
    """An operation that compares all pairs."""

    def run() -> None:
        for one, other in pairs:
            one < other  # noqa: B015

    return run


def peers() -> dict[str, Callable[[str], Any]]:
    """Name of each installed peer → how it reads a text."""
    found: dict[str, Callable[[str], Any]] = {}
    for name, attribute in (("edtf", "parse_edtf"), ("undate", "Undate"), ("pandas", "Period")):
        try:
            module = import_module(name)
        except ImportError:
            continue
        read = getattr(module, attribute)
        found[name] = partial(read.parse, format="EDTF") if name == "undate" else read
    return found


def operations() -> dict[str, tuple[Callable[[], Any], int]]:
    """Label → operation and how many things it does."""
    rng = random.Random(SEED)  # noqa: S311
    first, last = dt.date(1990, 1, 1).toordinal(), dt.date(2030, 1, 1).toordinal()
    days = [dt.date.fromordinal(rng.randint(first, last)) for _ in range(TEXTS)]
    isoformat = [day.isoformat() for day in days]
    found: dict[str, tuple[Callable[[], Any], int]] = {
        "date.fromisoformat": (reader(dt.date.fromisoformat, isoformat), TEXTS)
    }
    for form, write in FORMS.items():
        found[f"PartialDate: {form}"] = reader(PartialDate, list(map(write, days))), TEXTS
    found["DateRange: 2023-05/2024-05"] = (
        reader(DateRange, [f"{day.year - 1}-05/{day.isoformat()[:7]}" for day in days]),
        TEXTS,
    )
    pairs = list(zip(days, rng.sample(days, TEXTS), strict=True))
    found["date < date"] = comparer(pairs), TEXTS
    for form, write in list(FORMS.items())[:3]:
        found[f"PartialDate < PartialDate: {form}"] = (
            comparer([(PartialDate(write(one)), PartialDate(write(other))) for one, other in pairs]), TEXTS,
        )  # fmt: skip
    for name, read in peers().items():
        some = 500 if name == "pandas" else 20
        for form, write in FORMS.items():
            texts = list(map(write, days))[:some]
            try:
                read(texts[0])
            except Exception:  # noqa: S112 - a form that the peer does not read
                continue
            found[f"{name}: {form}"] = reader(read, texts), some
        if name != "undate":
            found[f"{name}: compare two days"] = (
                comparer([(read(str(one)), read(str(other))) for one, other in pairs[:some]]), some,
            )  # fmt: skip
    return found


def collection() -> Any:
    """4,000 made-up instruments, with the actors that they name."""
    writer = Writer(MANY)
    made: dict[str, list[Any]] = {
        "instruments": [build("instruments", json.dumps(one).encode()) for one in writer.instruments()],
        "actors": [build("actors", json.dumps(one).encode()) for one in writer.others("actors")],
    }
    return Dataset(made, meta={"date": "2026-11-22"}, registers={}).instruments


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--check", action="store_true", help="exit with 1 when a mark is missed")
    options = parser.parse_args()
    todo = operations()
    instruments = collection()
    events = sum(len(record.events) for record in instruments)
    start = time.process_time()
    instruments.in_force(on=None)
    first = (time.process_time() - start) / MANY
    todo["in_force, 4,000 instruments"] = lambda: instruments.in_force(on=None), MANY
    todo["status, one after the other"] = lambda: [record.status("2025-01-01") for record in instruments[:200]], 200
    gc.collect()
    gc.freeze()
    timers = {label: Timer(operation, "", time.process_time) for label, (operation, _) in todo.items()}
    counts = {label: max(1, round(SAMPLE / max(timer.timeit(1), 1e-6))) for label, timer in timers.items()}
    samples: dict[str, list[float]] = {label: [] for label in todo}
    rng = random.Random(SEED)  # noqa: S311
    for _ in range(options.rounds):
        for label in rng.sample(list(timers), len(timers)):
            samples[label].append(timers[label].timeit(counts[label]) / counts[label] / todo[label][1])
    each = {label: statistics.median(taken) for label, taken in samples.items()}
    bases = {"<": each["date < date"], "compare": each["date < date"]}
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {options.rounds} rounds; "
        f"{MANY:,} instruments with {events / MANY:.1f} events each, whose lives took {first * 1e6:.1f} µs each.\n"
    )
    print("| operation | ns | × standard library |\n| :-- | --: | --: |")
    for label, taken in each.items():
        base = next((bases[mark] for mark in bases if mark in label), each["date.fromisoformat"])
        ratio = "" if label.startswith(("in_force", "status")) else f"{taken / base:,.1f}"
        print(f"| {label} | {taken * 1e9:,.0f} | {ratio} |")
    marks = [
        (f"reading {form}, × date.fromisoformat", each[f"PartialDate: {form}"] / each["date.fromisoformat"], 25.0)
        for form in FORMS
    ]
    marks += [
        (f"comparing, {label.partition(': ')[2]}, × date <", taken / each["date < date"], 15.0)
        for label, taken in each.items()
        if label.startswith("PartialDate <")
    ]
    marks.append(("in_force, µs an instrument", each["in_force, 4,000 instruments"] * 1e6, 10.0))
    print("\n| mark | found | at most | |\n| :-- | --: | --: | :-- |")
    for what, value, most in marks:
        print(f"| {what} | {value:.1f} | {most:.0f} | {'met' if value <= most else 'MISSED'} |")
    return 1 if options.check and any(value > most for _, value, most in marks) else 0


if __name__ == "__main__":
    sys.exit(main())
