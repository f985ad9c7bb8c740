"""Opens the ZIP archive that a workbook is, and refuses one that is made to harm."""

import re
import zlib
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ingest.readers.limits import MIB
from ingest.readers.source import Refused, Source

ALWAYS_ALLOWED = 16 * MIB
"""Up to this size unpacked the packing ratio does not matter."""
UNREADABLE = (BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, zlib.error)
"""What reading a part of a damaged archive raises."""
PROLOGUE = 65_536
_ROOT = re.compile(rb"<[A-Za-z_]")
SAVE_ANEW = "Open it in the program that wrote it, save it as .xlsx, and load that."
DAMAGED = "The file is damaged: it cannot be read to its end."


def open_archive(source: Source) -> ZipFile:
    """The archive, once its list of parts is found harmless."""
    try:
        archive = ZipFile(source.open())
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=str(error))) from error
    _check_sizes(source, archive)
    _check_parts(source, archive)
    return archive


def unpacked(archive: ZipFile) -> int:
    return sum(part.file_size for part in archive.infolist())


def check_prologues(source: Source, archive: ZipFile) -> None:
    """Refuse a document type declaration: with it a few bytes can stand for gigabytes or for another file."""
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")) and part.file_size:
            head = read_part(source, archive, part.filename, PROLOGUE)
            root = _ROOT.search(head)
            if b"<!" in head[: root.start() if root else None].replace(b"<!--", b""):
                says = "The file declares entities of its own (a document type), which no spreadsheet program writes."
                raise Refused(source.problem(says, SAVE_ANEW, found=part.filename))


def read_part(source: Source, archive: ZipFile, name: str, size: int = -1) -> bytes:
    """A part's bytes, or its first ``size`` of them."""
    try:
        with open_part(source, archive, name) as part:
            return part.read(size)
    except UNREADABLE as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=name)) from error


def open_part(source: Source, archive: ZipFile, name: str) -> BinaryIO:
    """A part as a stream; reading it may raise one of ``UNREADABLE``."""
    try:
        return cast(BinaryIO, archive.open(name))
    except UNREADABLE as error:
        raise Refused(source.problem(DAMAGED, SAVE_ANEW, found=name)) from error


def _check_sizes(source: Source, archive: ZipFile) -> None:
    parts, limits = archive.infolist(), source.limits
    size, packed = unpacked(archive), max(1, sum(part.compress_size for part in parts))
    if len(parts) > limits.entries:
        says = f"The file is an archive of {len(parts):,} parts; a workbook has at most {limits.entries:,}."
        raise Refused(source.problem(says, SAVE_ANEW))
    if size > limits.unpacked_bytes or (size > ALWAYS_ALLOWED and size / packed > limits.packing_ratio):
        says = f"The file unpacks from {packed / MIB:.1f} MiB to {size / MIB:,.0f} MiB, far more than a workbook does."
        raise Refused(source.problem(says, SAVE_ANEW))


def _check_parts(source: Source, archive: ZipFile) -> None:
    seen: set[str] = set()
    for part in archive.infolist():
        name = part.filename.replace("\\", "/").lower()
        if name in seen:
            says = "The archive holds two parts of one name, and programs disagree which of them counts."
            raise Refused(source.problem(says, SAVE_ANEW, found=part.filename))
        seen.add(name)
        if name.startswith("/") or ".." in name.split("/"):
            raise Refused(source.problem("A part of the archive points outside it.", SAVE_ANEW, found=part.filename))
        if part.flag_bits & 1:
            says, mend = "The archive itself is encrypted.", "Save the workbook without a password and load that."
            raise Refused(source.problem(says, mend, found=part.filename))
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused(source.problem("The archive is packed in a way that no spreadsheet program uses.", SAVE_ANEW))
