"""Answers as people write them on a command line: ``KEY=VALUE``, and ``FILE|SHEET|HEADING=COLUMN``."""

import difflib
from collections.abc import Mapping, Sequence

from ingest.preview import Preview
from ingest.question import place
from schema import TABLES


class Misspoken(ValueError):  # noqa: N818 - it says what was not understood
    """An answer that cannot be understood, or is about something that is not there; its text is a sentence."""


def pairs(given: Sequence[str]) -> dict[str, str]:
    """``KEY=VALUE`` pairs; a key may itself hold an equals sign, a value may not."""
    found = [text.rpartition("=") for text in given]
    if any(not key for key, _, _ in found):
        raise Misspoken("Write it as KEY=VALUE.")
    return {key: value for key, _, value in found}


def columns(given: Sequence[str]) -> dict[str, dict[str, str]]:
    """``FILE|SHEET|HEADING=COLUMN`` as answers hold it: by sheet, then by heading; without a column the heading is not used."""
    names = sorted({column.name for table in TABLES for column in table.columns})
    found: dict[str, dict[str, str]] = {}
    for key, name in pairs(given).items():
        file, sheet, heading = (*key.split("|", 2), "", "")[:3]
        if not heading:
            raise Misspoken("Write it as FILE|SHEET|HEADING=COLUMN.")
        if name and name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            raise Misspoken(f"There is no column {name!r}.{f' Did you mean {near[0]!r}?' if near else ''}")
        found.setdefault(place(file, sheet), {})[heading] = name
    return found


def check(preview: Preview, chosen: Mapping[str, Mapping[str, str]]) -> None:
    """A choice for a heading that is not there would otherwise be passed over in silence."""
    there = {place(s.file, s.sheet): [c.heading.text for c in s.match.columns] for s in preview.sheets if s.match}
    for where, headings in chosen.items():
        if where not in there:
            raise Misspoken(f"There is no table at {where!r}; there is {', '.join(there) or 'none'}.")
        for heading in headings:
            if heading not in there[where]:
                raise Misspoken(f"There is no heading {heading!r} at {where!r}; there is {', '.join(there[where])}.")
