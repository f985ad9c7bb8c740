"""Sets one document with Typst in a process of its own: a job as JSON comes in on stdin, the PDF goes out on stdout.

It is run by its path and imports nothing of ours: it sees no portfolio, an empty root folder, and text only as data.
"""

import json
import sys
import tempfile
from typing import Literal

import typst

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
PROBE = b"""#set document(title: "probe", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: ("Open Sans", "DejaVu Sans Mono"))
#for character in json(bytes(sys.inputs.data)) { par("x" + character + "x") }"""


def main() -> None:
    job = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as root:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[job["fonts"]])
        strange = sorted({character for character in job["data"] if ord(character) > 126})
        missing = _missing(strange, fonts, root)
        if missing:  # scripts that the product's own typeface lacks: the computer's typefaces may have them
            fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=True, font_paths=[job["fonts"]])
            missing = _missing(missing, fonts, root)
        data = job["data"]
        for character in missing:
            data = data.replace(character, f"[U+{ord(character):04X}]")
        inputs = {"data": data, "missing": json.dumps([f"U+{ord(character):04X}" for character in missing])}
        written = _compile(job["source"].encode(), fonts, root, inputs, job["timestamp"])
    sys.stdout.buffer.write(written)


def _missing(characters: list[str], fonts: typst.Fonts, root: str) -> list[str]:
    """The characters that none of the typefaces can show, found by halving."""
    if not characters:
        return []
    try:
        _compile(PROBE, fonts, root, {"data": json.dumps(characters)}, 0)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
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
