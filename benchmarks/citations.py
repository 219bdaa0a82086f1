#!/usr/bin/env python3
"""Measure references in every native style beside citeproc-py (extra ``csl``) in the same run.

usage: python benchmarks/citations.py [--check]

All instruments of the data are printed, in turn, as text; medians of processor
time over 11 rounds. With citeproc-py the style is read once; a reference is one
run of its engine for one item, without making the item. Mark (``--check``): a
reference takes at most a twentieth of citeproc-py's time in the same style.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import warnings

import aigov_data as ag
from aigov_data.citation import STYLES, style_of
from aigov_data.citation.csl import of_entry
from aigov_data.citation.entry import entry_of

ROUNDS = 11
PAIRS = {
    "apa": "apa", "chicago-author-date": "chicago-author-date", "mla": "modern-language-association", "ieee": "ieee",
    "harvard": "harvard-cite-them-right", "oscola": "oscola", "bluebook": "bluebook-law-review",
    "gb7714-2015": "china-national-standard-gb-t-7714-2015-numeric",
}  # fmt: skip
"""Native style → the CSL style beside it."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="exit with 1 when the mark is missed")
    options = parser.parse_args()
    from aigov_data.citation.other import _engine, _run, _safe, _style

    entries = [entry_of(one) for one in ag.instruments]
    engine = _engine()
    print("| style | µs a reference | with citeproc-py | ratio |\n| :-- | --: | --: | --: |")
    worst = 0.0
    for name in STYLES:
        style = style_of(name)
        own = []
        for _ in range(ROUNDS):
            start = time.process_time()
            for entry in entries:
                style.full(entry)
            own.append((time.process_time() - start) / len(entries))
        mine = statistics.median(own)
        if name not in PAIRS:
            print(f"| {name} | {mine * 1e6:.0f} | | |")
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            other = _style(engine, f"csl:{PAIRS[name]}")
            taken = []
            for entry in entries:
                item = _safe(of_entry(entry), as_html=False)
                start = time.process_time()
                _run(engine, other, item, "full", as_html=False)
                taken.append(time.process_time() - start)
        theirs = statistics.median(taken)
        worst = max(worst, mine / theirs)
        print(f"| {name} | {mine * 1e6:.0f} | {theirs * 1e6:,.0f} | 1/{theirs / mine:.0f} |")
    print(f"\nworst ratio 1/{1 / worst:.0f}; mark: at most 1/20")
    return 1 if options.check and worst > 1 / 20 else 0


if __name__ == "__main__":
    sys.exit(main())
