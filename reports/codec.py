"""A report as canonical JSON and back: the bytes that a snapshot keeps, and the hash that seals them."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reports.report import Report

FORMAT = "steerboard report 1"


class CodecError(ValueError):
    """Bytes that are no report, or a report that cannot be written down; the message says where and why."""


def to_json(report: Report) -> bytes:
    """The report in its one canonical form: sorted keys, UTF-8, no blanks, no NaN."""
    document = {"format": FORMAT, "report": _write(report, Report, "report")}
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")


def from_json(content: bytes) -> Report:
    """The report that :func:`to_json` wrote; whatever it would not have written is refused."""
    try:
        document = json.loads(content.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_no_twins)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise CodecError(f"This is no sealed report: {error}") from error
    if not isinstance(document, dict) or set(document) != {"format", "report"} or document["format"] != FORMAT:
        raise CodecError(f'This is no sealed report: expected {{"format": "{FORMAT}", "report": …}}')
    read: Report = _read(document["report"], Report, "report")
    return read


def content_hash(report: Report) -> str:
    """SHA-256 of what the report says, without the seal itself, so that sealing does not change it."""
    unsealed = replace(report, stamp=replace(report.stamp, hash="", sealed_at="", sealed_by=""))
    return hashlib.sha256(to_json(unsealed)).hexdigest()


def _write(value: Any, kind: Any, where: str) -> Any:
    if kind is Any:
        return _plain(value, where)
    if _is_union(kind):
        if value is None and NoneType in get_args(kind):
            return None
        members = [member for member in get_args(kind) if member is not NoneType]
        if len(members) == 1:
            return _write(value, members[0], where)
        if type(value) not in members:
            raise CodecError(f"{where}: {type(value).__name__} is none of {', '.join(m.__name__ for m in members)}")
        return {"type": type(value).__name__, **_write(value, type(value), where)}
    if isinstance(kind, type) and is_dataclass(kind):
        _expect(isinstance(value, kind), value, kind, where)
        hints = _hints(kind)
        return {name: _write(getattr(value, name), hint, f"{where}.{name}") for name, hint in hints.items()}
    if get_origin(kind) is tuple:
        _expect(isinstance(value, tuple), value, kind, where)
        return [_write(item, hint, f"{where}[{at}]") for at, (item, hint) in enumerate(_paired(value, kind, where))]
    if get_origin(kind) is Mapping:
        _expect(isinstance(value, Mapping), value, kind, where)
        return {_key(key, where): _write(item, get_args(kind)[1], f"{where}.{key}") for key, item in value.items()}
    return _scalar(value, kind, where)


def _read(value: Any, kind: Any, where: str) -> Any:
    if kind is Any:
        return _plain(value, where)
    if _is_union(kind):
        return _read_union(value, kind, where)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_dataclass(value, kind, where)
    if get_origin(kind) is tuple:
        _expect(isinstance(value, list), value, kind, where)
        return tuple(_read(item, hint, f"{where}[{at}]") for at, (item, hint) in enumerate(_paired(value, kind, where)))
    if get_origin(kind) is Mapping:
        _expect(isinstance(value, dict), value, kind, where)
        return {key: _read(item, get_args(kind)[1], f"{where}.{key}") for key, item in value.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        if value not in [member.value for member in kind]:
            raise CodecError(f"{where}: {value!r} is no {kind.__name__}")
        return kind(value)
    return _scalar(value, kind, where)


def _read_union(value: Any, kind: Any, where: str) -> Any:
    if value is None and NoneType in get_args(kind):
        return None
    members = {member.__name__: member for member in get_args(kind) if member is not NoneType}
    if len(members) == 1:
        return _read(value, next(iter(members.values())), where)
    if not isinstance(value, dict) or value.get("type") not in members:
        raise CodecError(f"{where}: expected a type, one of {', '.join(members)}")
    rest = {key: item for key, item in value.items() if key != "type"}
    return _read(rest, members[value["type"]], where)


def _read_dataclass(value: Any, kind: Any, where: str) -> Any:
    _expect(isinstance(value, dict), value, kind, where)
    hints = _hints(kind)
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise CodecError(f"{where}: unknown {', '.join(unknown)}; a {kind.__name__} has {', '.join(hints)}")
    missing = [field.name for field in fields(kind) if field.name not in value and not _has_default(field)]
    if missing:
        raise CodecError(f"{where}: {', '.join(missing)} missing")
    return kind(**{name: _read(item, hints[name], f"{where}.{name}") for name, item in value.items()})


def _scalar(value: Any, kind: Any, where: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        _expect(isinstance(value, kind), value, kind, where)
        return value.value
    if kind is float:
        _expect(isinstance(value, (int, float)) and not isinstance(value, bool), value, kind, where)
        if not math.isfinite(value):
            raise CodecError(f"{where}: {value} is not a number that can be kept; leave it out and give a reason")
        return float(value)
    _expect(type(value) is kind, value, kind, where)
    return value


def _plain(value: Any, where: str) -> Any:
    """Chart data: only what JSON itself knows; a tuple is kept as the list that it will be read as."""
    if isinstance(value, Mapping):
        return {_key(key, where): _plain(item, f"{where}.{key}") for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, f"{where}[{at}]") for at, item in enumerate(value)]
    if isinstance(value, float):
        return _scalar(value, float, where)
    if value is None or type(value) in (str, int, bool):
        return value
    raise CodecError(f"{where}: {type(value).__name__} cannot be kept; write it as text or as a number")


def _paired(items: Any, kind: Any, where: str) -> list[tuple[Any, Any]]:
    hints = get_args(kind)
    if len(hints) == 2 and hints[1] is Ellipsis:
        return [(item, hints[0]) for item in items]
    if len(items) != len(hints):
        raise CodecError(f"{where}: expected {len(hints)} entries, found {len(items)}")
    return list(zip(items, hints, strict=True))


def _key(key: Any, where: str) -> str:
    _expect(type(key) is str, key, str, where)
    return str(key)


def _expect(right: bool, value: Any, kind: Any, where: str) -> None:
    if not right:
        raise CodecError(f"{where}: expected {getattr(kind, '__name__', kind)}, found {type(value).__name__}")


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _no_constant(name: str) -> Any:
    raise CodecError(f"This is no sealed report: {name} in place of a number")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CodecError("This is no sealed report: a key stands twice in one object")
    return found
