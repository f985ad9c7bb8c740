"""Answers as people write them on a command line: ``KEY=VALUE``, and ``FILE|SHEET|HEADING=COLUMN``."""

import difflib
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ingest.preview import Preview
from ingest.question import BY_FILE, CHOICES, DECIDED_ANEW, WRITTEN, place, possible
from schema import TABLES

_FORMS = {
    "year": "a year in four figures, such as 2026",
    "covers": "none, a month such as 2026-10, or a first and a last one such as 2026-09..2026-10",
    "constant": "the value that all rows have",
    "word": "what the word means",
    "origin": "the name of the source, as the question lists it",
}


class Misspoken(ValueError):  # noqa: N818 - it says what was not understood
    """An answer that cannot be understood, or is about something that is not there; its text is a sentence."""


def pairs(given: Sequence[str]) -> dict[str, str]:
    """``KEY=VALUE`` pairs; a key may itself hold an equals sign, a value may not."""
    found = [text.rpartition("=") for text in given]
    for text, (key, _, _) in zip(given, found, strict=True):
        if not key:
            raise Misspoken(f"“{text}” lacks its key or its value. Write it as KEY=VALUE. For example: date_order|ledger.csv=dmy")
    return {key: value for key, _, value in found}


def columns(given: Sequence[str]) -> dict[str, dict[str, str]]:
    """``FILE|SHEET|HEADING=COLUMN`` as answers hold it: by sheet, then by heading; with ``none`` the heading is not used."""
    names = sorted({column.name for table in TABLES for column in table.readable})
    found: dict[str, dict[str, str]] = {}
    for key, said in pairs(given).items():
        name = "" if said == "none" else said
        file, sheet, heading = (*key.split("|", 2), "", "")[:3]
        if not heading:
            raise Misspoken(
                f"“{key}={said}” names no heading. Write it as FILE|SHEET|HEADING=COLUMN. For example: ledger.xlsx|Sheet1|Betrag=amount"
            )
        if name and name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            raise Misspoken(f"There is no column {name!r}.{f' Did you mean {near[0]!r}?' if near else ''}")
        found.setdefault(place(file, sheet), {})[heading] = name
    return found


def tables(given: Sequence[str]) -> dict[str, str]:
    """``FILE|SHEET=TABLE`` as answers hold it; ``none`` leaves the sheet out, and a text file is named without a sheet."""
    found: dict[str, str] = {}
    names = [table.name for table in TABLES]
    for key, said in pairs(given).items():
        if said != "none" and said not in names:
            raise Misspoken(f"There is no table {said!r}; there is {', '.join(names)}, or none.")
        _, bar, _ = key.partition("|")
        found[key if bar else place(key, PurePath(key).stem)] = "" if said == "none" else said
    return found


def check_tables(preview: Preview, said: Mapping[str, str]) -> None:
    """A table for a sheet that is not there would otherwise be passed over in silence."""
    there = [place(sheet.file, sheet.sheet) for sheet in preview.sheets]
    for where in said:
        if where not in there:
            raise Misspoken(f"There is no sheet {where!r}; there is {', '.join(there) or 'none'}.")


def check(preview: Preview, chosen: Mapping[str, Mapping[str, str]]) -> None:
    """A choice for a heading that is not there would otherwise be passed over in silence."""
    there = {place(s.file, s.sheet): [c.heading.text for c in s.match.columns] for s in preview.sheets if s.match}
    for where, headings in chosen.items():
        if where not in there:
            others = [place(s.file, s.sheet) for s in preview.sheets if not s.match]
            left = f" Left out {'is' if len(others) == 1 else 'are'} {', '.join(others)}: say its table with --table." if others else ""
            raise Misspoken(f"There is no table at {where!r}; there is {', '.join(there) or 'none'}.{left}")
        for heading in headings:
            if heading not in there[where]:
                raise Misspoken(f"There is no heading {heading!r} at {where!r}; there is {', '.join(there[where])}.")


def check_replies(preview: Preview, replies: Mapping[str, str]) -> None:
    """An answer to what nobody asks, or one that is none of the choices, would otherwise be passed over in silence."""
    asked = {question.key: question for question in preview.questions}
    for key, answer in replies.items():
        topic, _, where = key.partition("|")
        if key not in asked and not _is_there(preview, topic, where):
            there = f"asked is {', '.join(asked)}" if asked else "nothing is asked"
            raise Misspoken(f"There is no question {key!r}; {there}.")
        choices = tuple(value for value, _ in asked[key].choices) if key in asked else CHOICES.get(topic, ())
        if topic in WRITTEN and not choices and possible(topic, answer):
            continue
        if not answer or (topic in WRITTEN and not choices) or (choices and answer not in choices):
            one_of = f" Answer one of: {', '.join(choices)}." if choices else f" Answer with {_FORMS[topic]}." if topic in _FORMS else ""
            raise Misspoken(f"{answer!r} is no answer to {key!r}.{one_of}")


def _is_there(preview: Preview, topic: str, where: str) -> bool:
    """Whether the file, and in it the sheet and heading, can be asked about; what has been answered is no longer asked."""
    if topic in BY_FILE:
        return where in [file.file for file in preview.files]
    if topic not in CHOICES and topic not in WRITTEN:
        return False
    if topic == "word":
        where = where.rpartition("|")[0]  # the word itself follows the heading
    if topic == "thousands":  # asked by a line beside the table
        where = f"{'|'.join(where.split('|')[:2])}|"
    for sheet in preview.sheets:
        whole = f"{place(sheet.file, sheet.name)}|"
        turned = sheet.layouts and topic in ("word", "planned")  # of a heading that the layout took the place of
        if (topic == "layout" and where == whole) or (turned and where.startswith((whole, f"{place(sheet.file, sheet.sheet)}|"))):
            return True
        names = [""] if topic == "table" or topic in DECIDED_ANEW else []
        if sheet.match and not names:
            columns = [column.name for column in sheet.match.table.columns]
            names = columns if topic == "constant" else ["", *(column.heading.text for column in sheet.match.columns)]
        if where in {
            f"{place(sheet.file, part)}|{name}" for part in (sheet.sheet, sheet.name) for name in names
        }:  # or moved to another part
            return True
    return False
