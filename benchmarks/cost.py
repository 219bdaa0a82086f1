#!/usr/bin/env python3
"""Measure what using the package costs, beside three peers, and hold it to the marks.

usage: python benchmarks/cost.py [--rounds N] [--check] [--json FILE]

Run it with an interpreter that has attrs, cattrs and, to compare, pycountry,
particle and holidays; a peer that is not installed is reported and skipped.
Linux, a few minutes, the standard library only in this process.

Fresh processes. Every case is a new interpreter that runs one line; all cases
run once a round, in an order shuffled anew, so that other work on the machine
falls on all of them alike. A figure is the median of processor time (user and
system, which waiting does not touch) over that of ``python -c pass``; byte code
and files are warm (``PYTHONDONTWRITEBYTECODE`` is cleared, the first round is
discarded). The package is measured as it stands, and with made-up data sets of
400 and 4,000 instruments (synthetic.py), each as a copy that nobody edits
meanwhile. The first record is one of the largest register, which is the worst
case: its file is a quarter of all.

A process that ends clears away what it made, which the figures include; with a
whole collection that is a good part, so a case that leaves it out stands beside.

Warm operations. One process holds 5,000 made-up instruments, one in ten of them
a treaty (without the longest lists, to spare memory), and times every operation
once a round, repeated until a sample lasts 20 ms. A look-up is compared with one in a dict, a filter is divided by the
records that it looks at.

Marks, which ``--check`` holds (exit status 1 when one is missed):

* import: at most 1.5 times ``pass``
* first record by id: no dearer than pycountry's first country in the same run,
  with the bundled data, 400 and 4,000 instruments
* whole collection: at most 10 times ``pass`` with 400 instruments, and at most
  0.2 ms a record more with 4,000
* warm look-up by id: at most 40 dict look-ups
* warm equality filter on a stored field: at most 40 ns a record

Milliseconds are shown for orientation and differ between machines; the one mark
in milliseconds a record is the design's own.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from synthetic import Writer, make

SEED = 20261122
SIZES = (400, 4000)
WARM_RECORDS = 5000
UNSET = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONPYCACHEPREFIX"}
"""What the environment may not decide: byte code is kept beside the modules, and only the case says which package."""


class Case(NamedTuple):
    """One line of code for a fresh interpreter."""

    label: str
    code: str
    path: Path | None = None
    """What stands on PYTHONPATH."""
    needs: str | None = None
    """The distribution without which it is skipped."""


class Mark(NamedTuple):
    """What the design promises, and what was measured."""

    what: str
    found: float
    most: float

    @property
    def met(self) -> bool:
        return self.found <= self.most


# --- fresh processes ---------------------------------------------------------------

PEERS = [
    Case("pycountry: import", "import pycountry", needs="pycountry"),
    Case("pycountry: first country", "import pycountry; pycountry.countries.get(alpha_2='DE')", needs="pycountry"),
    Case("particle: import", "import particle", needs="particle"),
    Case("particle: first particle", "from particle import Particle; Particle.from_pdgid(211)", needs="particle"),
    Case("holidays: import", "import holidays", needs="holidays"),
    Case("holidays: a country's year", "import holidays; len(holidays.DE(years=2024))", needs="holidays"),
]


def own_cases(data: str, path: Path) -> list[Case]:
    """The cases of the package with one set of data."""
    folder = path / "aigov_data" / "data"
    largest = max((folder / "instruments").glob("*.json"), key=lambda file: file.stat().st_size)
    records = json.loads(largest.read_text(encoding="utf-8"))["instruments"]
    one = records[len(records) // 2]["id"]
    names = json.loads((folder / "index" / "instruments.names.json").read_text(encoding="utf-8"))
    name = next(name for name, ids in names.items() if ids == [one])
    lines = {
        "first record by id": f"ag.instruments[{one!r}]",
        "first record by name": f"ag.instruments[{name!r}]",
        "first filter": "ag.instruments.filter(kind='treaty')",
        "whole collection": "ag.instruments.records",
        "whole collection, not cleared away": "ag.instruments.records; import os; os._exit(0)",
    }
    return [Case(f"{data}: {label}", f"import aigov_data as ag; {line}", path) for label, line in lines.items()]


def bulk(path: Path) -> str:
    """How many instruments a set of data has, and how large they are in their files."""
    sizes = [file.stat().st_size for file in (path / "aigov_data" / "data" / "instruments").glob("*.json")]
    index = json.loads((path / "aigov_data" / "data" / "index" / "instruments.json").read_text(encoding="utf-8"))
    return f"{len(index['ids']):,} instruments of {sum(sizes) / len(index['ids']) / 1000:.1f} kB"


def installed(needs: str | None) -> bool:
    """Whether a distribution is there."""
    try:
        return needs is None or bool(metadata.version(needs))
    except metadata.PackageNotFoundError:
        return False


def run(case: Case) -> float:
    """Processor seconds of a fresh interpreter."""
    environment = {key: value for key, value in os.environ.items() if key not in UNSET}
    if case.path:
        environment["PYTHONPATH"] = str(case.path)
    process = subprocess.Popen([sys.executable, "-c", case.code], env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, case.code)
    return used.ru_utime + used.ru_stime


def measure(cases: list[Case], rounds: int) -> dict[str, list[float]]:
    """Processor seconds of every case, once a round; the first round is discarded."""
    rng = random.Random(SEED)  # noqa: S311
    samples: dict[str, list[float]] = {case.label: [] for case in cases}
    for number in range(rounds + 1):
        for case in rng.sample(cases, len(cases)):
            taken = run(case)
            if number:
                samples[case.label].append(taken)
        print(f"\rround {number}/{rounds}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return samples


# --- warm operations ------------------------------------------------------------------

WARM = {
    "dict look-up": "plain[key]",
    "look-up by id": "collection[key]",
    "look-up by name": "collection[name]",
    "filter on a stored field": "collection.filter(kind='treaty')",
    "filter on a stored field, one of two": "collection.filter(kind={'treaty', 'charter'})",
    "filter on parts (issuer)": "collection.filter(issuer=issuer)",
    "search, two words": "collection.search('gov law')",
    "search, Chinese": "collection.search('治理')",
    "sort by date": "collection.sort('date')",
    "count_by kind": "collection.count_by('kind')",
}
KINDS = (
    "treaty", "statute", "guidelines", "strategy", "standard", "decision", "report", "code", "statement", "framework",
)  # fmt: skip
WORKER = """
import gc, json, sys, time
from timeit import Timer
from aigov_data.construct import build
from aigov_data.store import Dataset

made = {table: [build(table, json.dumps(plain).encode()) for plain in json.loads(line)]
        for table, line in zip(("instruments", "actors"), open(sys.argv[1], encoding="utf-8"))}
dataset = Dataset(made, meta={}, registers={})
collection = dataset.instruments
plain = {record.id: record for record in collection}
middle = collection[len(collection) // 2]
key, name, issuer = middle.id, str(middle.title), middle.roles[0].actor
timers = {label: Timer(code, "", time.process_time, globals()) for label, code in json.loads(sys.argv[2]).items()}
gc.collect()
gc.freeze()
counts = {}
for label, timer in timers.items():
    timer.timeit(1)  # builds what is kept: columns, names, folded texts
    count, taken = 1, timer.timeit(1)
    while taken < 0.02:
        count = max(2 * count, int(1.2 * count * 0.02 / max(taken, 1e-9)))
        taken = timer.timeit(count)
    counts[label] = count
for line in sys.stdin:
    label = json.loads(line)
    print(timers[label].timeit(counts[label]) / counts[label], flush=True)
"""


def warm_records(path: Path) -> None:
    """Write the instruments and actors that the warm operations work on."""
    writer = Writer(WARM_RECORDS)
    found = [plain | {"kind": KINDS[number % len(KINDS)]} for number, plain in enumerate(writer.instruments())]
    for plain in found:  # fewer texts: 5,000 full records take a gigabyte once search has folded them
        for key in ("principles", "issues", "claims", "sought", "mentions"):
            plain.pop(key, None)
    actors = list(writer.others("actors"))
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in (found, actors)), encoding="utf-8")


def measure_warm(rounds: int, folder: Path, path: Path) -> dict[str, list[float]]:
    """Seconds of every operation, once a round, in one process."""
    warm_records(folder / "warm.json")
    rng = random.Random(SEED)  # noqa: S311
    environment = {key: value for key, value in os.environ.items() if key not in UNSET}
    samples: dict[str, list[float]] = {label: [] for label in WARM}
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(folder / "warm.json"), json.dumps(WARM)],
        env=environment | {"PYTHONPATH": str(path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        for number in range(rounds):
            for label in rng.sample(list(WARM), len(WARM)):
                worker.stdin.write(json.dumps(label) + "\n")
                worker.stdin.flush()
                samples[label].append(float(worker.stdout.readline()))
            print(f"\rwarm round {number + 1}/{rounds}", end="", file=sys.stderr)
        worker.stdin.close()
    print(file=sys.stderr)
    return samples


# --- the report --------------------------------------------------------------------------


def table(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table, figures to the right."""
    lines = [f"| {' | '.join(head)} |", f"| :-- |{' --: |' * (len(head) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def cold_table(cases: list[Case], samples: dict[str, list[float]]) -> str:
    """What fresh processes took."""
    base = statistics.median(samples["pass"])
    rows = []
    for case in cases:
        if case.label in samples:
            low, middle, high = statistics.quantiles(samples[case.label], n=4)
            ratios = f"{middle / base:.2f}", f"{low / base:.2f}–{high / base:.2f}"
            rows.append([case.label, *ratios, f"{(middle - base) * 1e3:.1f}"])
        else:
            rows.append([case.label, "not installed", "", ""])
    return table(["fresh process", "× pass", "middle half", "ms more"], rows)


def warm_table(samples: dict[str, list[float]]) -> str:
    """What operations took in one process."""
    base = statistics.median(samples["dict look-up"])
    rows = []
    for label, taken in samples.items():
        middle = statistics.median(taken)
        each = "" if "look-up" in label else f"{middle / WARM_RECORDS * 1e9:,.0f}"
        rows.append(
            [label, f"{middle * 1e6:,.3g}" if middle < 1e-3 else f"{middle * 1e6:,.0f}", f"{middle / base:,.1f}", each]
        )
    return table([f"warm, {WARM_RECORDS:,} instruments", "µs", "× dict", "ns a record"], rows)


def marks(cold: dict[str, list[float]], warm: dict[str, list[float]]) -> list[Mark]:
    """What is promised, beside what was measured."""
    base = statistics.median(cold["pass"])
    ratio = {label: statistics.median(taken) / base for label, taken in cold.items()}
    time = {label: statistics.median(taken) for label, taken in warm.items()}
    few, many = SIZES
    found = [Mark("import, × pass", ratio["import aigov_data"], 1.5)]
    if "pycountry: first country" in ratio:
        for data in ("bundled", *(f"{size:,}" for size in SIZES)):
            first, peer = ratio[f"{data}: first record by id"], ratio["pycountry: first country"]
            found.append(Mark(f"first record by id, {data}, × pass (pycountry's)", first, peer))
    whole = ratio[f"{few:,}: whole collection"]
    more = (ratio[f"{many:,}: whole collection"] - whole) * base * 1e3 / (many - few)
    return [
        *found,
        Mark(f"whole collection of {few:,}, × pass", whole, 10),
        Mark(f"a record more, {few:,} to {many:,}, ms", more, 0.2),
        Mark("warm look-up by id, dict look-ups", time["look-up by id"] / time["dict look-up"], 40),
        Mark("warm equality filter, ns a record", time["filter on a stored field"] / WARM_RECORDS * 1e9, 40),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=21, help="samples of each case, at least 15")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a mark is missed")
    parser.add_argument("--json", type=Path, help="also write all samples, in seconds, here")
    options = parser.parse_args()
    if options.rounds < 15:
        parser.error("a median of fewer than 15 rounds means little")
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundled = make(folder / "bundled", None)
        sets = {"bundled": bundled} | {f"{size:,}": make(folder / str(size), size) for size in SIZES}
        own = [case for data, path in sets.items() for case in own_cases(data, path)]
        sizes = "; ".join(f"{data}: {bulk(path)}" for data, path in sets.items())
        cases = [Case("pass", "pass"), Case("import aigov_data", "import aigov_data", bundled), *own, *PEERS]
        cold = measure([case for case in cases if installed(case.needs)], options.rounds)
        warm = measure_warm(options.rounds, folder, bundled)
    found = marks(cold, warm)
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {options.rounds} rounds, "
        f"pass = {statistics.median(cold['pass']) * 1e3:.1f} ms of processor time, "
        f"load {load:.1f} before and {os.getloadavg()[0]:.1f} after. Data: {sizes}.\n"
    )
    rows = [[mark.what, f"{mark.found:.2f}", f"{mark.most:.2f}", "met" if mark.met else "MISSED"] for mark in found]
    print(cold_table(cases, cold), warm_table(warm), table(["mark", "found", "at most", ""], rows), sep="\n\n")
    if options.json:
        options.json.write_text(json.dumps({"cold": cold, "warm": warm}, indent=1), encoding="utf-8")
    return 1 if options.check and not all(mark.met for mark in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
