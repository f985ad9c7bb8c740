"""Profiles as a file for a colleague: written as JSON, and read as what a stranger may have written."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ingest.cell import has_control, show, words
from ingest.convert.words import LONGEST_ID
from ingest.ledger.scenarios import CHOICES as SCENARIOS
from ingest.question import BY_FILE, CHOICES, DECIDED_ANEW, WRITTEN, possible
from ingest.reply import FORGOTTEN
from schema import BY_NAME, TABLES
from store.profiles import Profile

FORMAT, VERSION = "Steerboard profiles", 1
LARGEST = 5_000_000  # bytes
MOST = 5_000  # profiles, and entries of one
LONGEST = 300  # characters of a heading or an answer
_SHAPE = re.compile(r"[0-9a-f]{24}(?:-[a-z_]{1,40}){0,3}")
_ENTRIES = {"shape": str, "name": str, "table": str, "headings": dict, "declared": dict}
_WORDS = frozenset(
    {"blank", *"12345", *dict(SCENARIOS), *(value for table in TABLES for column in table.readable for value in column.choices or {})}
)


class UnfitProfiles(ValueError):  # noqa: N818 - it says what is wrong with the file
    """A file of profiles that cannot be taken; its text says why, a line for each fault."""


def text(profiles: Iterable[Profile]) -> str:
    """The profiles as a file, always in the same order."""
    found = [{name: getattr(profile, name) for name in _ENTRIES} for profile in sorted(profiles, key=lambda profile: profile.shape)]
    plain = [{name: dict(value) if isinstance(value, Mapping) else value for name, value in each.items()} for each in found]
    return json.dumps({"format": FORMAT, "version": VERSION, "profiles": plain}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def profiles(content: bytes) -> list[Profile]:
    """The profiles of a file, all of them or none: whatever names no table, column or answer that there is is refused."""
    found = _list(content)
    faults: list[str] = []
    for number, entry in enumerate(found, start=1):
        faults += [f"Profile {number}: {fault}" for fault in _faults(entry)]
    shapes = [entry["shape"] for entry in found if isinstance(entry, dict) and isinstance(entry.get("shape"), str)]
    faults += [f"Two profiles have the shape {shape}." for shape in sorted({shape for shape in shapes if shapes.count(shape) > 1})]
    if faults:
        raise UnfitProfiles("\n".join([*faults[:10], *([f"And {len(faults) - 10:,} more faults."] if len(faults) > 10 else [])]))
    return [Profile(**entry) for entry in found]


def _list(content: bytes) -> Sequence[Any]:
    if len(content) > LARGEST:
        raise UnfitProfiles(f"The file has {len(content):,} bytes; a file of profiles has at most {LARGEST:,}.")
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnfitProfiles("The file is no JSON; “profile export” writes one that is.") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("profiles"), list):
        raise UnfitProfiles("The file holds no profiles of Steerboard; “profile export” writes one that does.")
    if whole.get("version") != VERSION:
        raise UnfitProfiles(f"The file is of version {show(str(whole.get('version')))}, and this Steerboard reads version {VERSION}.")
    if len(whole["profiles"]) > MOST:
        raise UnfitProfiles(f"The file holds {len(whole['profiles']):,} profiles; at most {MOST:,} are taken.")
    found: list[Any] = whole["profiles"]
    return found


def _faults(entry: object) -> list[str]:
    """What is wrong with one profile."""
    if not isinstance(entry, dict) or entry.keys() != _ENTRIES.keys():
        return [f"it has to hold {', '.join(_ENTRIES)}, and nothing else."]
    for name, kind in _ENTRIES.items():
        if not isinstance(entry[name], kind):
            return [f"its {name} is {'no text' if kind is str else 'no list of pairs'}."]
    faults = []
    if not _SHAPE.fullmatch(entry["shape"]):
        faults.append(f"“{show(entry['shape'])}” is no shape of a sheet.")
    if not _plain(entry["name"]):
        faults.append("its name is too long or holds control characters.")
    if entry["table"] and entry["table"] not in BY_NAME:
        faults.append(f"there is no table “{show(entry['table'])}”.")
        return faults
    if len(entry["headings"]) > MOST or len(entry["declared"]) > MOST:
        return [*faults, f"it has more than {MOST:,} headings or answers."]
    return [*faults, *_heading_faults(entry["table"], entry["headings"]), *_answer_faults(entry["declared"])]


def _heading_faults(table: str, headings: Mapping[str, object]) -> list[str]:
    if headings and not table:
        return ["it has headings and no table."]
    there = {"", *(column.name for column in BY_NAME[table].readable)} if table else {""}
    faults = [
        f"heading “{show(heading)}” is not written as it is compared."
        for heading in headings
        if not _plain(heading) or heading != words(heading)
    ]
    for heading, column in headings.items():
        if not isinstance(column, str) or column not in there:
            faults.append(f"heading “{show(heading)}”: {table} has no column “{show(str(column))}”.")
    named = [column for column in headings.values() if column]
    faults += [f"two headings are “{column}”." for column in sorted({str(column) for column in named if named.count(column) > 1})]
    return faults


def _answer_faults(declared: Mapping[str, object]) -> list[str]:
    return [
        f"“{show(str(answer))}” is no answer to “{show(asked)}”."
        for asked, answer in declared.items()
        if not isinstance(answer, str) or not _plain(asked) or not _plain(answer) or not _answers(asked, answer)
    ]


def _answers(asked: str, answer: str) -> bool:
    """Whether it is an answer that is ever remembered, to a question that there is."""
    topic, _, about = asked.partition("|")
    if topic in FORGOTTEN | DECIDED_ANEW or topic not in {*CHOICES, *WRITTEN} or bool(about) is (topic in BY_FILE):
        return False
    if topic == "word":
        return answer in _WORDS
    if topic == "constant":
        return about.partition("|")[0].endswith(" id") and 0 < len(answer) <= LONGEST_ID
    return possible(topic, answer)


def _plain(written: str) -> bool:
    return len(written) <= LONGEST and not has_control(written)
