"""``python -m aigov_data`` is the command ``aigov-data``."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
