"""The site and notebook displays in real Chromium. usage: python tests/oracle/site.py NODE_FOLDER [SCREENSHOT_FOLDER]

NODE_FOLDER has puppeteer-core and axe-core installed; Chromium is on the PATH.
Builds the site with executed notebooks, and a page with records whose every text is
hostile markup.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

import aigov_data as ag
from tests.test_notebook import EVERYTHING, poisoned

HOSTILE = (
    "<script>window.hostileRan = true</script>",
    "\"><img src=x onerror='window.hostileRan = true'>",
    "'><svg/onload=window.hostileRan=true>",
    "</style></table><iframe srcdoc='<script>parent.hostileRan=true</script>'>",
    "javascript:window.hostileRan=true",
)


def hostile_page() -> str:
    """Records of every class with markup for each of their texts, as notebooks would show them."""
    shown = []
    for text in HOSTILE:
        for name in ("record", "actor", "source"):
            bad = poisoned(EVERYTHING[name], text)
            object.__setattr__(bad, "_home", ag.dataset)
            shown.append(bad._repr_html_())
    return f"<!doctype html><meta charset=utf-8><body>{'<hr>'.join(shown)}"


def main() -> int:
    node = sys.argv[1]
    browser = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser is None:
        raise SystemExit("Chromium is needed on the PATH")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(ROOT / "scripts" / "site.py"), str(folder / "site")], check=True)
        (folder / "hostile.html").write_text(hostile_page(), encoding="utf-8")
        shots = sys.argv[2:3]
        command = [
            "node",
            str(ROOT / "tests/oracle/site.mjs"),
            node,
            browser,
            str(folder / "site"),
            str(folder / "hostile.html"),
            *shots,
        ]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
