#!/usr/bin/env bash
# Write requirements-dev.lock: every development dependency with its version and hashes. Needs Python 3.11.
#
# usage: bash scripts/lock.sh
#
# Installed with: pip install --require-hashes --no-deps -r requirements-dev.lock
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3.11 -m venv "$work/env"
"$work/env/bin/pip" install --quiet pip-tools
cp pyproject.toml "$work/"
CUSTOM_COMPILE_COMMAND="bash scripts/lock.sh" "$work/env/bin/pip-compile" --quiet --generate-hashes --allow-unsafe \
  --strip-extras --no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --extra dev --extra docs --output-file "$work/lock.txt" pyproject.toml 2> "$work/said" || { cat "$work/said" >&2; exit 1; }
# this package itself, which its extras name, has no hash before it is built
grep -vE '^(aigov-data @|# WARNING|# Consider using)' "$work/lock.txt" > requirements-dev.lock
grep -c '==' requirements-dev.lock
