"""What a file is, from its content and never from its name."""

import re
from dataclasses import replace
from pathlib import PurePath
from zipfile import ZipFile

from ingest.readers import biff, encrypted, legacy
from ingest.readers.archive import SAVE_ANEW, check_prologues, open_archive, unpacked
from ingest.readers.source import Refused, Source
from schema import Problem

HEAD = 4096
WORKBOOKS = ("xlsx", "xlsm", "xls", "xlsb", "ods")
TEXTS = ("csv", "txt", "tsv")
ACCEPTED = "an Excel or LibreOffice workbook (.xlsx, .xlsm, .xls, .xlsb, .ods) or a text table (.csv, .txt, .tsv)"
# First bytes of what people send by mistake, and what to call it.
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a packed archive (gzip)"),
    (b"7z\xbc\xaf", "a packed archive (7z)"),
    (b"Rar!", "a packed archive (rar)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"TABLE\r\n0,1", "a DIF table"),
    (b"TABLE\n0,1", "a DIF table"),
    (b"\x09\x00\x04\x00", "a workbook of Excel 2"),
    (b"\x09\x02\x06\x00", "a workbook of Excel 3"),
    (b"\x09\x04\x06\x00", "a workbook of Excel 4"),
)
_SYLK = re.compile(rb"ID;P[^;\r\n]*(?:;[NE])*[\r\n]+(?:[A-Z]{1,2};|E\s*$)")  # a text table may begin with the headings ID and Project
_LOTUS = re.compile(rb"\x00\x00(\x02|\x1a)\x00|\x00\x00\x0e\x00|\xff\x00\x02\x00|Qf")
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|head|body|meta|[a-z]+[ :>])", re.IGNORECASE)


def recognise(source: Source) -> tuple[Source, int, list[Problem]]:
    """The source with its format (decrypted where it must be), its unpacked size, and what to say about its name."""
    size = source.path.stat().st_size
    if size == 0:
        raise Refused(source.problem("The file is empty.", "Export it again, and check that it has content before you load it."))
    if size > source.limits.file_bytes:
        says = f"The file is larger than {source.limits.file_bytes // (1024 * 1024)} MiB."
        raise Refused(source.problem(says, "Split it, or leave out the sheets that Steerboard does not need."))
    with source.path.open("rb") as file:
        head = file.read(HEAD)
    source = _with_format(source, head)
    if source.format in ("xlsx", "xlsm", "xlsb", "ods"):
        with open_archive(source) as archive:
            check_prologues(source, archive)
            size = unpacked(archive)
    return source, size, _about_name(source)


def _with_format(source: Source, head: bytes) -> Source:
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _with_archive_format(source)
    if head.startswith(legacy.MAGIC):
        found = legacy.kind(source)
        if found == "encrypted":
            return _with_format(opened := encrypted.unlock(source), (opened.data or b"")[:HEAD])
        if found == "xls":
            return replace(encrypted.unlock(source) if biff.is_locked(source) else source, format="xls")
        raise Refused(_foreign(source, found))
    for magic, title in FOREIGN:
        if head.startswith(magic):
            raise Refused(_foreign(source, title))
    if _SYLK.match(head):
        raise Refused(_foreign(source, "a SYLK table"))
    if _LOTUS.match(head):
        raise Refused(_foreign(source, "a Lotus 1-2-3 or Quattro Pro worksheet"))
    if _MARKUP.match(head):
        raise Refused(_foreign(source, _markup_title(head)))
    return replace(source, format="text")


def _with_archive_format(source: Source) -> Source:
    with open_archive(source) as archive:
        return replace(source, format=_archive_format(source, archive))


def _archive_format(source: Source, archive: ZipFile) -> str:
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    if "mimetype" in names and "content.xml" in names:
        kind = archive.read("mimetype").strip()[:100]
        if kind in (b"application/vnd.oasis.opendocument.spreadsheet", b"application/vnd.oasis.opendocument.spreadsheet-template"):
            return "ods"
        raise Refused(_foreign(source, "an OpenDocument file, and not a spreadsheet"))
    if any(name.endswith("workbook.bin") for name in names):
        return "xlsb"
    if any(name.startswith("word/") for name in names):
        raise Refused(_foreign(source, "a Word document"))
    if any(name.startswith("ppt/") for name in names):
        raise Refused(_foreign(source, "a PowerPoint presentation"))
    if "[content_types].xml" in names and any(name.endswith("workbook.xml") for name in names):
        return "xlsm" if any(name.endswith("vbaproject.bin") for name in names) else "xlsx"
    if "index/document.iwa" in names:
        raise Refused(_foreign(source, "an Apple Numbers or Pages document"))
    raise Refused(_foreign(source, "a ZIP archive, and not a workbook"))


def _markup_title(head: bytes) -> str:
    low = head.lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in low:
        return "an XML spreadsheet of Excel 2003"
    if b"<html" in low or b"<table" in low or b"<!doctype html" in low:
        return "a web page (HTML)"
    return "an XML document"


def _foreign(source: Source, title: str) -> Problem:
    mend = f"Open it in the program that wrote it and save it as .xlsx or .csv; Steerboard reads {ACCEPTED}."
    return source.problem(f"The file is {title}.", mend, found=source.name)


def _about_name(source: Source) -> list[Problem]:
    """What to say when the name promises another format; a text that is no text table by its name is refused."""
    suffix = PurePath(source.name).suffix.lower().lstrip(".")
    if source.format != "text":
        if suffix == source.format or {suffix, source.format} == {"xlsx", "xlsm"}:
            return []
        says = f"The file's name ends in .{suffix}, and it is an .{source.format} workbook."
        return [source.problem(says, f"Nothing is lost; better call it .{source.format}.", severity="notice", found=source.name)]
    if suffix in TEXTS:
        return []
    if suffix in WORKBOOKS:
        says = f"The file's name ends in .{suffix}, and its content is plain text, read here as a text table."
        mend = f"Check what it shows; if it should be a workbook, save it as one. {SAVE_ANEW}"
        return [source.problem(says, mend, severity="warning", found=source.name)]
    raise Refused(source.problem(f"Steerboard does not read .{suffix} files.", f"Send {ACCEPTED}.", found=source.name))
