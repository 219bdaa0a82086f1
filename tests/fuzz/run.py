#!/usr/bin/env python3
"""Fuzz one target with atheris (libFuzzer), and say what it reached.

usage: python -m tests.fuzz.run TARGET [--seconds N] [--new FOLDER] [--seed N]

Starts from tests/fuzz/corpus/TARGET.txt; inputs that reach something new go to
FOLDER. An input that breaks a promise is written to crash-..., and the run ends
with its traceback and status 77. Every run prints, at its end, the edges of the
package's byte code that were reached.
"""

import argparse
import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import atheris

fuzzer: Any = atheris
with fuzzer.instrument_imports(include=["aigov_data"]):  # all of it, also what is imported only when asked for
    import aigov_data

    for module in pkgutil.walk_packages(aigov_data.__path__, "aigov_data."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

from tests.fuzz.corpus import inputs
from tests.fuzz.targets import TARGETS

HERE = Path(__file__).parent


def main() -> None:
    """Run libFuzzer; it ends the process."""
    parser = argparse.ArgumentParser(description="Fuzz a target.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--new", type=Path, help="folder for inputs that reach something new")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as corpus:  # libFuzzer ends the process, so the system tidies it away
        for number, one in enumerate(inputs(asked.target)):
            Path(corpus, str(number)).write_bytes(one)
        fuzz(asked, corpus)


def fuzz(asked: argparse.Namespace, corpus: str) -> None:
    """Hand over to libFuzzer."""
    new = asked.new or Path(tempfile.mkdtemp())
    new.mkdir(parents=True, exist_ok=True)
    argv = [
        sys.argv[0], str(new), corpus, f"-dict={HERE / 'dictionary.txt'}", f"-max_total_time={asked.seconds}",
        f"-seed={asked.seed}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096", "-len_control=1", "-reload=0", "-print_final_stats=1",
    ]  # fmt: skip
    fuzzer.Setup(argv, TARGETS[asked.target])
    fuzzer.Fuzz()


if __name__ == "__main__":
    main()
