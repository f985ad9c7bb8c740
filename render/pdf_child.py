"""Sets one document with Typst in a process of its own: a job as JSON comes in on stdin, the PDF goes out on stdout.

It is run by its path and imports nothing of ours: it sees no portfolio, an empty root folder, and text only as data.
"""

import json
import re
import sys
import tempfile
import unicodedata
from typing import Any, Literal

import typst

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
PROBE = b"""#set document(title: "probe", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: ("Open Sans", "DejaVu Sans Mono"))
#for weight in ("regular", "semibold", "bold") { for piece in json(bytes(sys.inputs.data)) { par(text(weight: weight, "x" + piece + "x")) } }"""
ATTEMPTS = 6
_PIECES = re.compile(r"[^\u0000-\u007e]|.(?:[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f])+")
"""A letter with its combining marks is probed as it stands: a typeface may have the two and not set them together."""
_DISPLAYED = "could not be displayed"


def main() -> None:
    job = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as root:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[job["fonts"]])
        strange = sorted(set(_PIECES.findall(job["data"])) | {mark for mark in job["data"] if unicodedata.combining(mark)})
        missing = _missing(strange, fonts, root)
        if missing:  # scripts that the product's own typeface lacks: the computer's typefaces may have them
            fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[job["fonts"]])
            missing = _missing(missing, fonts, root)
        written = _set(job, _strange(missing), fonts, root)
    sys.stdout.buffer.write(written)


def _set(job: dict[str, Any], missing: set[str], fonts: typst.Fonts, root: str) -> bytes:
    """The document, what cannot be shown told by number; a text that fails only where it stands stops nothing either."""
    for attempt in range(ATTEMPTS):
        if attempt == ATTEMPTS - 1:
            missing = {character for character in job["data"] if ord(character) > 0x24F and not _of_the_typeface(character)}
        data = "".join(f"[U+{ord(c):04X}]" if c in missing else c for c in job["data"])
        inputs = {"data": data, "missing": json.dumps([f"U+{ord(character):04X}" for character in sorted(missing)])}
        try:
            return _compile(job["source"].encode(), fonts, root, inputs, job["timestamp"])
        except typst.TypstError as error:
            found = _strange([error.message.partition(_DISPLAYED)[0]]) if _DISPLAYED in error.message else set()
            if attempt == ATTEMPTS - 1 or _DISPLAYED not in error.message:
                raise
            missing = missing | found
    raise RuntimeError("no attempt was made")


def _strange(pieces: list[str]) -> set[str]:
    """What is told by number of pieces that cannot be shown: the marks of a letter with marks, else the character."""
    found: set[str] = set()
    for piece in pieces:
        marks = {character for character in piece if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me")}
        found |= marks or {character for character in piece if ord(character) > 126}
    return found


def _of_the_typeface(character: str) -> bool:
    """Whether the product's own typeface has it for certain: Greek, Cyrillic and the signs that we write ourselves."""
    return (0x370 <= ord(character) <= 0x52F and not unicodedata.combining(character)) or 0x2000 <= ord(character) <= 0x25FF


def _missing(characters: list[str], fonts: typst.Fonts, root: str) -> list[str]:
    """The characters that none of the typefaces can show, found by halving."""
    if not characters:
        return []
    try:
        _compile(PROBE, fonts, root, {"data": json.dumps(characters)}, 0)
    except typst.TypstError as error:
        if _DISPLAYED not in error.message:
            raise
        if len(characters) == 1:
            return characters
        middle = len(characters) // 2
        return _missing(characters[:middle], fonts, root) + _missing(characters[middle:], fonts, root)
    return []


def _compile(source: bytes, fonts: typst.Fonts, root: str, inputs: dict[str, str], timestamp: int) -> bytes:
    compiler = typst.Compiler(source, root=root, font_paths=fonts, sys_inputs=inputs, package_path=root, package_cache_path=root)
    written = compiler.compile(format="pdf", pdf_standards=list(STANDARDS), timestamp=timestamp)
    if not isinstance(written, bytes):
        raise RuntimeError(f"expected the bytes of one PDF, found {type(written).__name__}")
    return written


if __name__ == "__main__":
    main()
