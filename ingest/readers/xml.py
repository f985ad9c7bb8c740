"""Reads XML parts as a stream of elements, without entities, document types or endless nesting."""

from collections.abc import Callable, Mapping
from typing import BinaryIO
from xml.parsers import expat

from ingest.readers.archive import SAVE_ANEW
from ingest.readers.source import Refused, Source

CHUNK = 1 << 20

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def walk(source: Source, part: BinaryIO, name: str, *, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call ``start``, ``end`` and ``text`` for what the part holds; element names come without their prefix."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def refuse(*_: object) -> None:
        says = "The file declares entities of its own (a document type), which no spreadsheet program writes."
        raise Refused(source.problem(says, SAVE_ANEW, found=name))

    def begin(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > source.limits.depth:
            raise Refused(source.problem("The file is nested deeper than any workbook is.", SAVE_ANEW, found=name))
        start(local(element), attributes)

    def finish(element: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(local(element))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = text
    try:
        while chunk := part.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused(source.problem("A part of the file is not well-formed.", SAVE_ANEW, found=f"{name}: {error}")) from error


def local(name: str) -> str:
    return name.rpartition(":")[2]
