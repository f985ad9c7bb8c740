"""Scans an .xlsx or .xlsm before calamine reads it."""

from zipfile import ZipFile

from ingest.readers.archive import SAVE_ANEW, UNREADABLE, open_archive, open_part
from ingest.readers.marks import Marks
from ingest.readers.package import Package, open_package
from ingest.readers.scan import Scan
from ingest.readers.source import Refused, Source
from ingest.readers.worksheet import scan as scan_sheet


def scan(source: Source) -> Scan:
    with open_archive(source) as archive:
        package = open_package(source, archive)
        sheets: list[Marks] = []
        for index, (name, part) in enumerate(package.sheets):
            source.tell(0.3 * index / len(package.sheets), f"Checking sheet {name}")
            sheets.append(_scan_sheet(source, archive, part, name, package))
    return Scan(sheets=tuple(sheets), from_1904=package.from_1904)


def _scan_sheet(source: Source, archive: ZipFile, part: str, name: str, package: Package) -> Marks:
    if not part:
        return Marks(source, name)
    try:
        return scan_sheet(lambda: open_part(source, archive, part), part, lambda: Marks(source, name, package.percent, package.units))
    except Refused as refused:
        return Marks(source, name, refusal=refused.problem)
    except UNREADABLE as error:
        damaged = source.problem("The sheet is damaged: it cannot be read to its end.", SAVE_ANEW, sheet=name, found=str(error))
        return Marks(source, name, refusal=damaged)
