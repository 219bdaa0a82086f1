#!/usr/bin/env python3
"""Draw the sample of an audit, and reckon what the auditors found (docs/methodology.md, "Audit").

usage: python scripts/audit.py draw FOLDER [--round N] [--size 120]
       python scripts/audit.py score FOLDER

``draw`` writes three files. ``list.json``: id, titles and issuers, all that an
auditor sees before having listed the lifecycle. ``copy.json``: the facts to
judge, among them planted errors. ``key.json``: the sample with its strata,
the planted errors, version, digest, round. What is drawn and planted follows
from the digest of the data and the round alone.

``score`` reads ``audited.json``, a list with one object an instrument,
``{"id": ..., "facts": {"events[adopted].date": {"verdict": "right", "evidence":
"..."}, ...}, "omitted": [{"type": "amended", "date": "2025", "evidence":
"..."}]}``, with the verdicts right, wrong and unverifiable, and writes
``result.json``: the share of wrong facts and of omitted status-bearing events
with upper 95 % bounds, and the share of planted errors that were found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import exp, lgamma, log, log1p
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

import pages

from aigov_data import folder
from aigov_data.files import pretty

if TYPE_CHECKING:
    from aigov_data import Instrument
    from aigov_data.store import Dataset

PLANTED = 20
GATES = {"facts": 0.02, "omitted": 0.05}
"""The highest upper 95 % bound with which an audit is passed."""
VERDICTS = ("right", "wrong", "unverifiable")
DRAWS = 10_000


def order(seed: str, names: Iterable[str]) -> list[str]:
    """The names in an order that only the seed decides."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())


def strata(home: Dataset) -> dict[str, list[Instrument]]:
    """Instruments by family of registers and state of review."""
    family = {register: name for name, registers in pages.FAMILIES.items() for register in registers.split()}
    found: dict[str, list[Instrument]] = defaultdict(list)
    for one in home.instruments:
        state = one.review.state if one.review else "none"
        found[f"{family[home.register_of(one)]} / {state}"].append(one)
    return dict(sorted(found.items()))


def shares(sizes: dict[str, int], total: int) -> dict[str, int]:
    """How many to draw of each stratum: in proportion, at least one, by largest remainder."""
    total = min(total, sum(sizes.values()))
    exact = {name: total * size / sum(sizes.values()) for name, size in sizes.items()}
    taken = {name: max(1, int(part)) for name, part in exact.items()}
    while (short := total - sum(taken.values())) != 0:
        step = 1 if short > 0 else -1
        can = [name for name in sizes if (taken[name] < sizes[name] if step > 0 else taken[name] > 1)]
        if not can:
            break
        taken[max(can, key=lambda name: (step * (exact[name] - taken[name]), name))] += step
    return taken


def facts(one: Instrument, on: str) -> dict[str, str]:
    """What is judged of an instrument: the date of each event, each identifier, the status of the day."""
    found = {f"events[{event.id}].date": f"{event.type} {event.date}" for event in one.events}
    for number, identifier in enumerate(one.identifiers, 1):
        found[f"identifiers[{number}]"] = f"{identifier.scheme} {identifier.value}"
    return found | {f"status on {on}": str(one.status(on).force)}


def spoilt(field: str, value: str) -> str | None:
    """A plausible error in place of a true value, or None where none is at hand."""
    if field.startswith("events["):
        kind, date = value.split(" ", 1)
        parts = date.split("-")
        if not all(part.isdigit() for part in parts) or "/" in date:
            return None
        if len(parts) == 3 and parts[1] != parts[2] and int(parts[2]) <= 12:
            return f"{kind} {parts[0]}-{parts[2]}-{parts[1]}"
        if len(parts) == 3:
            return f"{kind} {parts[0]}-{parts[1]}-{int(parts[2]) - 1 or 2:02}"
        if len(parts) == 2:
            return f"{kind} {parts[0]}-{int(parts[1]) - 1 or 2:02}"
        return f"{kind} {int(parts[0]) - 1}"
    digits = [at for at, sign in enumerate(value) if sign.isdigit()]
    if not field.startswith("identifiers[") or not digits:
        return None
    at = digits[-1]
    return f"{value[:at]}{(int(value[at]) + 1) % 10}{value[at + 1 :]}"


def draw(home: Dataset, number: int, size: int) -> dict[str, Any]:
    """The three files of a round."""
    seed = f"{home.digest} {number}"
    groups = strata(home)
    sample = {
        name: order(seed, (one.id for one in groups[name]))[:taken]
        for name, taken in shares({name: len(some) for name, some in groups.items()}, size).items()
    }
    chosen = sorted(id for ids in sample.values() for id in ids)
    on = str(home.date)
    copy = {id: facts(home.instruments[id], on) for id in chosen}
    planted: dict[str, dict[str, str]] = {}
    for place in order(seed, (f"{id} {field}" for id, some in copy.items() for field in some)):
        id, field = place.split(" ", 1)
        if len(planted) < PLANTED and id not in planted and (wrong := spoilt(field, copy[id][field])):
            planted[id] = {"field": field, "true": copy[id][field], "planted": wrong}
            copy[id][field] = wrong
    return {
        "list.json": [
            {
                "id": id,
                "title": dict(home.instruments[id].title),
                "issuers": [str(actor) for actor in home.instruments[id].issuers],
            }
            for id in chosen
        ],
        "copy.json": copy,
        "key.json": {
            "version": home.version,
            "digest": home.digest,
            "round": number,
            "strata": {name: {"instruments": len(groups[name]), "drawn": sorted(ids)} for name, ids in sample.items()},
            "planted": dict(sorted(planted.items())),
        },
    }


def exact_bound(wrong: int, of: int) -> float:
    """The upper 95 % bound of a share after Clopper and Pearson."""
    if not of or wrong >= of:
        return 1.0

    def at_most(share: float) -> float:
        return sum(
            exp(lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1) + k * log(share) + (of - k) * log1p(-share))
            for k in range(wrong + 1)
        )

    low, high = wrong / of, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if middle > 0 and at_most(middle) > 0.05 else (low, middle)
        if middle == 0:
            break
    return high


def bound(groups: Sequence[tuple[float, Sequence[tuple[int, int]]]], seed: str) -> dict[str, float | int]:
    """Share of wrong among all, weighted by stratum, with its upper 95 % bound.

    Each group is the weight of a stratum and its clusters, (wrong, of). The
    bound is the larger of the cluster bootstrap's and of the exact one for
    independent facts, since a bootstrap without any error knows no bound.
    """
    wrong, of = (sum(one[at] for _, some in groups for one in some) for at in (0, 1))

    def share(drawn: Sequence[tuple[float, Sequence[tuple[int, int]]]]) -> float:
        below = sum(weight * one[1] for weight, some in drawn for one in some)
        return sum(weight * one[0] for weight, some in drawn for one in some) / below if below else 0.0

    chance = random.Random(seed)  # noqa: S311  (repeatable, nothing secret)
    boots = sorted(
        share([(weight, chance.choices(some, k=len(some))) for weight, some in groups]) for _ in range(DRAWS)
    )
    upper = max(boots[int(DRAWS * 0.95)], exact_bound(wrong, of))
    return {"wrong": wrong, "of": of, "share": round(share(groups), 5), "upper_95": round(upper, 5)}


def score(home: Dataset, key: dict[str, Any], copy: dict[str, dict[str, str]], audited: list[dict[str, Any]]) -> Any:
    """What the audit found; SystemExit names what is missing or unknown in the answers."""
    if home.digest != key["digest"]:
        raise SystemExit(f"audited.json: the sample is of {key['digest']}, these data are {home.digest}")
    answers = {one["id"]: one for one in audited}
    if answers.keys() != copy.keys():
        odd = ", ".join(sorted(answers.keys() ^ copy.keys()))
        raise SystemExit(f"audited.json: expected each instrument of copy.json once; missing or unknown: {odd}")
    counts: dict[str, dict[str, tuple[int, int]]] = {"facts": {}, "omitted": {}}
    kinds: Counter[str] = Counter()
    unverifiable, detected = 0, 0
    for id, some in copy.items():
        given = answers[id]["facts"]
        if given.keys() != some.keys() or any(one.get("verdict") not in VERDICTS for one in given.values()):
            raise SystemExit(f"audited.json: {id}: expected one of {', '.join(VERDICTS)} for each of {', '.join(some)}")
        false = key["planted"].get(id, {}).get("field")
        detected += false is not None and given[false]["verdict"] == "wrong"
        judged = {field: one["verdict"] for field, one in given.items() if field != false}
        unverifiable += sum(verdict == "unverifiable" for verdict in judged.values())
        bad = [field for field, verdict in judged.items() if verdict == "wrong"]
        kinds.update(field.split("[")[0].split(" ")[0] for field in bad)
        counts["facts"][id] = len(bad), sum(verdict != "unverifiable" for verdict in judged.values())
        bearing = [one for one in answers[id]["omitted"] if "status" in _event_type(home, one["type"])]
        held = sum("status" in _event_type(home, event.type) for event in home.instruments[id].events)
        counts["omitted"][id] = len(bearing), len(bearing) + held
    share = detected / len(key["planted"])
    found: dict[str, Any] = {
        "version": key["version"], "digest": key["digest"], "round": key["round"], "instruments": len(copy),
        "planted": len(key["planted"]), "detected": detected, "unverifiable": unverifiable, "wrong": dict(kinds),
    }  # fmt: skip
    for name, by_id in counts.items():
        groups = [
            (one["instruments"] / len(one["drawn"]), [by_id[id] for id in one["drawn"]])
            for one in key["strata"].values()
        ]
        found[name] = bound(groups, f"{key['digest']} {name}")
        found[name]["gate"] = GATES[name]
        found[name]["passed"] = bool(share and found[name]["upper_95"] / share <= GATES[name])
    return found


def _event_type(home: Dataset, name: str) -> dict[str, Any]:
    terms: dict[str, Any] = home.documents["vocabulary.json"]["vocabularies"]["event_type"]
    terms = terms.get("terms", terms)
    if name not in terms:
        raise SystemExit(f"audited.json: {name!r} is no type of event")
    return dict(terms[name])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("action", choices=["draw", "score"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--round", type=int, default=1)
    parser.add_argument("--size", type=int, default=120)
    options = parser.parse_args()
    home = folder.load(ROOT / "src" / "aigov_data" / "data")
    if options.action == "draw":
        options.folder.mkdir(parents=True, exist_ok=True)
        for name, plain in draw(home, options.round, options.size).items():
            (options.folder / name).write_text(pretty(plain) + "\n", encoding="utf-8", newline="\n")
        print(f"{options.folder}: list.json, copy.json, key.json")
        return 0
    key, copy, audited = (
        json.loads((options.folder / name).read_text(encoding="utf-8"))
        for name in ("key.json", "copy.json", "audited.json")
    )
    found = score(home, key, copy, audited)
    (options.folder / "result.json").write_text(pretty(found) + "\n", encoding="utf-8", newline="\n")
    print(pretty(found))
    return 0 if found["facts"]["passed"] and found["omitted"]["passed"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
