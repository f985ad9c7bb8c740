"""Files as people send them by mistake: a Word document under a workbook's name, a locked workbook, nothing at all."""

import io
import zipfile
from pathlib import Path

import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

PASSWORD = "Zermatt 2026"


def word_document(folder: Path) -> Path:
    """A Word document that somebody has renamed to .xlsx."""
    path = folder / "minutes.xlsx"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    return path


def locked(folder: Path) -> Path:
    """A workbook with one project that opens with :data:`PASSWORD` alone."""
    plain = io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("Projects")
        sheet.write_row(0, 0, ["Project ID", "Name", "Currency"])
        sheet.write_row(1, 0, ["SEC", "Vault", "CHF"])
    path = folder / "locked.xlsx"
    with path.open("wb") as out:
        OOXMLFile(plain).encrypt(PASSWORD, out)
    return path


def empty(folder: Path) -> Path:
    """A file of no bytes."""
    path = folder / "nothing.csv"
    path.write_bytes(b"")
    return path
