"""Files and plain data: strict JSON in, one canonical form out, hashes of it.

JSON is read strictly: UTF-8 without a byte order mark, no duplicate keys, no
NaN or Infinity, no lone surrogates, bounded depth. It is written in one form:
two-space indent, keys in the order of the classes, one newline at the end.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from .errors import DamagedData, InvalidValue, NotWritten, quote

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""
SAFE_INTEGER = 2**53 - 1
"""Integers beyond this have no one canonical form (RFC 8785, section 3.2.2.3; RFC 7493, 2.2)."""


DEEPEST = 64
"""The most objects and lists within each other that are read."""


def package_bytes(name: str, folder: str = "data") -> bytes:
    """A file of the package's data folder (or another), through the module's own loader (also from a zip)."""
    spec = __spec__
    assert spec is not None
    assert spec.loader is not None
    path = os.path.join(os.path.dirname(__file__), folder, *name.split("/"))
    try:
        return spec.loader.get_data(path)  # type: ignore[attr-defined,no-any-return]
    except OSError as error:
        raise DamagedData(f"the installed package lacks its file {folder}/{name}: {error}", file=name) from error


def package_json(name: str, folder: str = "data") -> Any:
    """A JSON file of the package's data folder (or another), already validated when it was built."""
    return json.loads(package_bytes(name, folder))


def parse_json(raw: bytes) -> Any:
    """Parse JSON strictly; InvalidValue says what is wrong and where."""
    if len(raw) > LARGEST:
        raise InvalidValue(f"the file has {len(raw)} bytes; at most {LARGEST} are read")
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise InvalidValue("the file starts with a byte order mark; save it as UTF-8 without one")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidValue(f"the file is not UTF-8: {error.reason} at byte {error.start}") from None
    try:
        plain = json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)
        _depth(plain)
        _once(plain)
        _surrogates(plain)
        return plain
    except json.JSONDecodeError as error:
        raise InvalidValue(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise InvalidValue("the file is nested too deeply to be a data file") from None
    except ValueError as error:  # int() refuses numbers of thousands of digits
        if isinstance(error, InvalidValue):
            raise
        raise InvalidValue(f"not JSON that can be read: {error}") from None


def read_json(path: Path) -> Any:
    """Read a JSON file strictly."""
    return parse_json(read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The content of a regular file of at most LARGEST bytes, read once."""
    try:
        if not path.is_file():  # a pipe or a device could give bytes without end, or none ever
            raise InvalidValue("the file cannot be read: it is no regular file")
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
            if len(raw) > LARGEST:
                raise InvalidValue(f"the file has {os.fstat(file.fileno()).st_size} bytes; at most {LARGEST} are read")
    except OSError as error:
        raise InvalidValue(f"the file cannot be read: {error.strerror or error}") from None
    return raw


class _Twice(dict[str, Any]):
    """An object in which a key occurs twice."""

    key = ""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    for key, _ in pairs:
        if key not in found:  # taken out when it came first
            twice.key = key
            break
        del found[key]
    return twice


def _once(plain: Any) -> None:
    """No key occurs twice; the error's ``keys`` lead to the first that does."""
    level: list[tuple[tuple[Any, ...], Any]] = [((), plain)] if isinstance(plain, (dict, list)) else []
    while level:
        for keys, one in level:
            if isinstance(one, _Twice):
                raise InvalidValue(
                    f"the key {quote(one.key)} occurs twice in one object", keys=(*keys, one.key), plain=plain
                )
        level = [
            ((*keys, key), inner)
            for keys, one in level
            for key, inner in (one.items() if isinstance(one, dict) else enumerate(one))
            if isinstance(inner, (dict, list))
        ]


def _constant(name: str) -> Any:
    raise InvalidValue(f"{name} is not JSON")


def _float(text: str) -> float:
    found = float(text)
    if found in (float("inf"), float("-inf")):
        raise InvalidValue(f"the number {text} is too large")
    return found


def _depth(plain: Any) -> None:
    level = [plain]
    for _ in range(DEEPEST + 1):
        level = [one for one in level if isinstance(one, (dict, list))]
        if not level:
            return
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
    raise InvalidValue("the file is nested too deeply to be a data file")


def _surrogates(plain: Any) -> None:
    try:
        json.dumps(plain, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidValue("a string holds half of a surrogate pair (\\ud800 to \\udfff)") from None


def pretty(plain: Any) -> str:
    """The canonical text of a data file, without the final newline."""
    return json.dumps(plain, ensure_ascii=False, indent=2)


def canonical(plain: Any) -> bytes:
    """Canonical JSON after RFC 8785, of the plain data that this package allows.

    Floats, integers over 2^53 and keys beyond the basic plane are refused,
    since only for them does the standard library's form differ.
    """
    _canonical_types(plain)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _canonical_types(plain: Any) -> None:
    if isinstance(plain, dict):
        for key, value in plain.items():
            if not isinstance(key, str) or any(letter > "\uffff" for letter in key):
                raise InvalidValue(f"the key {key!r} has no canonical form", value=key)
            _canonical_types(value)
    elif isinstance(plain, (list, tuple)):
        for value in plain:
            _canonical_types(value)
    elif isinstance(plain, float) or (isinstance(plain, int) and abs(plain) > SAFE_INTEGER):
        raise InvalidValue(f"the number {plain!r} has no canonical form", value=plain)


def sha256(raw: bytes) -> str:
    """``sha256:`` and the hexadecimal digest."""
    from hashlib import sha256 as hasher

    return f"sha256:{hasher(raw).hexdigest()}"


def write_text(path: Path, text: str) -> None:
    """Write a text file (UTF-8) whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, then moved into place. NotWritten where it fails."""
    try:
        _replace(path, raw)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        why = getattr(error, "strerror", None) or error
        told = NotWritten(f"{quote(str(path), 200)} cannot be written: {why}", path=str(path))
        told.errno = getattr(error, "errno", None)
        raise told from None


def _replace(path: Path, raw: bytes) -> None:
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".aigov-data.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(handle)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
