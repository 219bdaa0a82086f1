#!/usr/bin/env bash
# Build sdist and wheel from two copies in different folders, with different umasks and file times;
# fail unless the bytes are equal and the wheel holds only what it should. Usage: build_twice.sh OUT
set -euo pipefail
out=$1
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
build() { # folder umask date
  mkdir -p "$place/$1"
  (umask "$2" && git -C "$root" archive HEAD | tar -x --no-same-permissions -m -C "$place/$1")
  find "$place/$1" -exec touch -d "$3" {} +
  (cd "$place/$1" && umask "$2" && python -m build --no-isolation --outdir "$place/$1-out" . >/dev/null)
}
build one 022 2020-02-02
build a-longer-folder/two 077 2024-10-10
for file in "$place"/one-out/*; do
  cmp "$file" "$place/a-longer-folder/two-out/$(basename "$file")"
  sha256sum "$file" | sed "s|$place/one-out/||"
done
python - "$place"/one-out/*.whl <<'PY'
import fnmatch
import sys
import zipfile

ALLOWED = [
    "aigov_data/*.py", "aigov_data/py.typed", "aigov_data/data/*.json", "aigov_data/data/*/*.json", "aigov_data/json_schema/*.json",
    "aigov_data-*.dist-info/METADATA", "aigov_data-*.dist-info/WHEEL", "aigov_data-*.dist-info/RECORD",
    "aigov_data-*.dist-info/entry_points.txt", "aigov_data-*.dist-info/licenses/*",
    "aigov_data-*.dist-info/sboms/sbom.cdx.json",
]
NEEDED = ["aigov_data/py.typed", "aigov_data/data/vocabulary.json", "aigov_data/json_schema/instrument.json",
          "aigov_data/data/index/instruments.json", "aigov_data/data/releases/*.json", "*/licenses/LICENSE", "*/licenses/LICENSE-DATA", "*/licenses/NOTICE",
          "*/sboms/sbom.cdx.json"]
names = zipfile.ZipFile(sys.argv[1]).namelist()
extra = [name for name in names if not any(fnmatch.fnmatch(name, one) for one in ALLOWED)]
missing = [one for one in NEEDED if not fnmatch.filter(names, one)]
if extra or missing:
    raise SystemExit(f"the wheel should not hold {extra} and lacks {missing}")
print(f"the wheel holds {len(names)} files, all of them allowed")
PY
cp "$place"/one-out/* "$out"
