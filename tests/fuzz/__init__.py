"""Fuzzing: what any bytes may do to the library. See run.py for how, and docs/promises.md for the figures."""
