"""The parts of an .xlsx or .xlsm that say which sheets there are, how dates count, and which styles show per cent or a currency."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from ingest.readers import shown
from ingest.readers.archive import SAVE_ANEW, read_part
from ingest.readers.source import Refused, Source
from ingest.readers.xml import local, walk

PERCENT_BUILTIN = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_UNIQUE = re.compile(rb'uniqueCount\s*=\s*["\'](\d+)["\']')
_SMALLEST_STRING = len("<si/>")


@dataclass(frozen=True, kw_only=True)
class Package:
    """``sheets`` holds each sheet's name and part ("" when it has none); ``percent`` the styles that show per cent, ``units`` those that show a unit."""

    sheets: tuple[tuple[str, str], ...]
    percent: frozenset[int]
    units: Mapping[int, str]
    from_1904: bool


def open_package(source: Source, archive: ZipFile) -> Package:
    names = lower_names(archive)
    workbook = workbook_part(source, archive, names)
    folder = posixpath.dirname(workbook)
    related = relations(source, archive, names, workbook)
    targets: list[tuple[str, str]] = []
    from_1904 = False

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal from_1904
        if element == "sheet":
            key = next((value for name, value in attributes.items() if local(name) == "id" and ":" in name), "")
            targets.append((attributes.get("name", ""), related.get(key, ("", ""))[1]))
        elif element == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true")

    walk(source, BytesIO(read_part(source, archive, names[workbook])), workbook, start=start)
    styles = next((target for kind, target in related.values() if kind == "styles"), f"{folder}/styles.xml".lstrip("/"))
    strings = next((target for kind, target in related.values() if kind == "sharedStrings"), f"{folder}/sharedStrings.xml".lstrip("/"))
    _check_strings(source, archive, names.get(strings.lower()))
    percent, units = _styles(source, archive, names.get(styles.lower()))
    sheets = tuple((name, names.get(target.lower(), "")) for name, target in targets)
    return Package(sheets=sheets, percent=percent, units=units, from_1904=from_1904)


def shows_percent(code: str) -> bool:
    """Whether a number format shows per cent: a % that is not mere text."""
    return "%" in _LITERAL.sub("", code)


def lower_names(archive: ZipFile) -> dict[str, str]:
    """The parts by their lower-case paths: programs do not agree on capitals."""
    return {name.replace("\\", "/").lower(): name for name in archive.namelist()}


def workbook_part(source: Source, archive: ZipFile, names: Mapping[str, str], usual: str = "xl/workbook.xml") -> str:
    for kind, target in relations(source, archive, names, "").values():
        if kind == "officeDocument" and target.lower() in names:
            return target.lower()
    if usual in names:
        return usual
    raise Refused(source.problem("The file is damaged: it has no list of sheets.", SAVE_ANEW))


def relations(source: Source, archive: ZipFile, names: Mapping[str, str], part: str) -> dict[str, tuple[str, str]]:
    """The part's relations: id → (kind, target's path in the archive)."""
    folder, name = posixpath.split(part)
    path = names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (posixpath.basename(attributes.get("Type", "")), whole)

    if path is not None:
        walk(source, BytesIO(read_part(source, archive, path)), path, start=start)
    return found


def _check_strings(source: Source, archive: ZipFile, part: str | None) -> None:
    """A forged count of texts makes a reader ask for memory that the file could never fill."""
    if part is None:
        return
    count = _UNIQUE.search(read_part(source, archive, part, 8192))
    if count and int(count[1]) > archive.getinfo(part).file_size // _SMALLEST_STRING + 1:
        says = f"The file claims to hold {int(count[1]):,} texts, more than have room in it."
        raise Refused(source.problem(says, SAVE_ANEW, found=part))


def percent_styles(formats: Mapping[int, str], styles: Sequence[int]) -> frozenset[int]:
    """The styles whose format shows per cent, by their place; ``styles`` are the formats of all."""
    shows = {identifier for identifier, code in formats.items() if shows_percent(code)} | (PERCENT_BUILTIN - formats.keys())
    return frozenset(index for index, identifier in enumerate(styles) if identifier in shows)


def _styles(source: Source, archive: ZipFile, part: str | None) -> tuple[frozenset[int], dict[int, str]]:
    """The styles that show per cent, and what unit others show."""
    if part is None:
        return frozenset(), {}
    formats, styles, inside = dict[int, str](), list[int](), False

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        if element == "cellXfs":
            inside = True
        elif element == "numFmt" and attributes.get("numFmtId", "").isdecimal():
            formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif element == "xf" and inside:
            identifier = attributes.get("numFmtId", "0")
            styles.append(int(identifier) if identifier.isdecimal() else 0)

    def end(element: str) -> None:
        nonlocal inside
        inside = inside and element != "cellXfs"

    walk(source, BytesIO(read_part(source, archive, part)), part, start=start, end=end)
    return percent_styles(formats, styles), shown.units(formats, styles)
