"""What the package does without being asked: nothing. No network, no process, no write, no code from data."""

import ast
import json
from pathlib import Path

import pytest

from .processes import PACKAGE, printed

HOOKED = """
import json, os, sys
import aigov_data.store  # what the interpreter does for the first import is its own
seen = []
READING = os.O_RDONLY

def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        if writes or (mode and set(mode) & set("wax+")):
            seen.append([event, str(path)])
    elif event.split(".")[0] in FORBIDDEN or event in FORBIDDEN:
        seen.append([event, str(arguments)[:200]])

FORBIDDEN = {
    "socket", "subprocess", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.putenv", "os.unsetenv", "shutil", "tempfile", "urllib", "http", "ftplib", "smtplib", "ctypes", "pickle",
    "webbrowser", "sqlite3", "signal", "pty", "mmap",
}
sys.dont_write_bytecode = True
sys.addaudithook(hook)
"""
USES = {
    "import": "import aigov_data as ag",
    "look-up": 'ag.instruments["eu-ai-act"]; ag.actors["联合国"]; ag.instruments.get("nothing")',
    "everything": "[list(getattr(ag, one)) for one in ('instruments', 'actors', 'principles', 'issues', 'schemes', 'sources')]",
    "filter": 'ag.instruments.filter(kind="treaty").sort("date").group_by("year"); ag.instruments.count_by("jurisdiction")',
    "search": 'ag.instruments.search("人工智能"); ag.actors.search("united")',
    "status": '[one.status("2025-06-30") for one in ag.instruments]; ag.instruments.in_force("2025-06-30")',
    "claims": "len(ag.claims); ag.claims.filter(verdict='rejected')",
    "cite": '[one.cite(style) for one in ag.instruments[:40] for style in ("apa", "bluebook", "gb7714-2025", "oscola")]',
    "references": "ag.instruments[:40].to_bibtex(); ag.instruments[:40].to_ris(); ag.instruments[:40].to_csl_json()",
    "show": "repr(ag.instruments); ag.instruments._repr_html_(); ag.instruments[:9].to_svg()",
    "verify": "ag.dataset.verify(); ag.dataset.digest; ag.dataset.changes()",
}
"""What is done, one after the other, in one process."""


def test_nothing_is_sent_started_written_or_unpickled() -> None:
    steps = "\n".join(f"seen.append(['step', {name!r}])\n{code}" for name, code in USES.items())
    found = json.loads(
        printed(f"{HOOKED}\nimport warnings; warnings.simplefilter('ignore')\n{steps}\nprint(json.dumps(seen))")
    )
    assert found == [["step", name] for name in USES]


def test_the_hook_would_see_it() -> None:
    """A write, a process and a socket are noticed."""
    code = "open(os.devnull, 'w'); import subprocess; subprocess.run([sys.executable, '-c', '']); import socket; socket.socket()"
    found = {event for event, _ in json.loads(printed(f"{HOOKED}\n{code}\nprint(json.dumps(seen))"))}
    assert {"open", "subprocess.Popen", "socket.__new__"} <= found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_runs_or_unpickles_what_it_reads(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"eval", "exec", "compile", "__import__"}
    imported = {
        name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    } | {
        (node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
    }
    assert not imported & {
        "pickle", "marshal", "shelve", "ctypes", "subprocess", "socket", "urllib", "http", "ssl", "asyncio", "webbrowser",
        "requests", "yaml", "dill",
    }  # fmt: skip
