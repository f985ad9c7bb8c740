"""What a file's name hints at: from whom it comes, and of which day; the content decides."""

import re
from datetime import date
from pathlib import PurePath

from ingest.convert.periods import MONTHS, month, span

_YEAR = r"20[1-4]\d"
_GAP = r"[-_. ]?"
_NAME = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_PLAIN = "|".join(name for name in sorted(MONTHS, key=len, reverse=True) if len(name) > 4 or name in ("june", "july", "juni", "juli"))
_SHORT = (  # those that are no other word of a file's name: neither "out" nor "set"
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|jän|mär|märz|mrz|mrt|mai|mei|ene|abr|mayo|dic"
    "|janv|fév|févr|avr|juin|juil|août|aout|déc|fev|maio"
)
_MM, _DD = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_PART = r"(?:q|t|h|kw|cw|wk|week)"
_DATED = tuple(
    re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")
    for pattern in (
        rf"(?P<y>{_YEAR}){_GAP}(?P<m>{_MM}){_GAP}(?P<d>{_DD})",
        rf"(?P<d>0?[1-9]|[12]\d|3[01])[-_. ](?P<m>0?[1-9]|1[0-2])[-_. ](?P<y>{_YEAR})",
        rf"(?P<span>(?:{_NAME}){_GAP}(?:{_YEAR}|'?[1-4]\d))",
        rf"(?P<span>{_YEAR}{_GAP}(?:{_NAME}))",
        rf"(?P<y>{_YEAR}){_GAP}(?P<m>{_MM})",
        rf"(?P<m>{_MM})[-_. ](?P<y>{_YEAR})",
        rf"(?P<span>{_YEAR}{_GAP}{_PART}{_GAP}\d{{1,2}}|{_PART}{_GAP}\d{{1,2}}{_GAP}{_YEAR})",
        rf"(?:{_PLAIN}|{_SHORT}|q[1-4]|(?:kw|cw|wk|week){_GAP}\d{{1,2}})",
        _YEAR,
    )
)
_COPIES = re.compile(
    r"\(\d+\)|\[\d+\]|(?<![^\W_])(?:(?:v|ver|version|rev|revision)[-_. ]?\d+(?:[._]\d+)*|final|draft|latest|updated|corrected|korrigiert"
    r"|definitiv|entwurf|(?:copy|kopie|copie|copia|kopia)(?: (?:of|von|van|de|di))?|(?:part|partial|teil)(?=[\W_]*$))(?![^\W_])"
)
_MONTHLY = re.compile(  # after these two figures are a month; after a phase, a team or a project they are its number
    r"(?:^|[\W_])\w*(?:status|reports?|reporting|berichte?|rapports?|informes?|rapporto|relazione|verslag|rapportage|relat[oó]rio|[uü]bersicht"
    r"|overview|dashboard|cockpit|portfolio|portefeuille|returns?|update|situation|stand|estado|stato|monthly|monat|month|mois|mes|mese|m[eê]s|maand)"
    rf"[\W_]+(?P<number>[mp]?{_MM})$"
)


def name(file_name: str) -> str:
    """``Returns_2026-10 (1).xlsx`` → ``returns``, ``Status 02.xlsx`` → ``status``, ``Phase 1 plan.xlsx`` → ``phase 1 plan``; a name of nothing but dates stays."""
    stem = _stem(file_name)
    rest = _COPIES.sub(" ", stem)
    for pattern in _DATED:
        rest = pattern.sub(" ", rest)
    found = " ".join(re.split(r"[\W_]+", rest)).strip() or stem
    monthly = _MONTHLY.search(found)
    return found[: monthly.start("number")].strip() if monthly else found


def as_of(file_name: str) -> date | None:
    """The last day of what the name's date names, if it bears one."""
    stem = _stem(file_name)
    for pattern in _DATED[:-2]:
        for hit in pattern.finditer(stem):
            found = _day(hit.groupdict())
            if found:
                return found
    return None


def _stem(file_name: str) -> str:
    return PurePath(file_name.replace("\\", "/")).stem.casefold()


def _day(parts: dict[str, str | None]) -> date | None:
    if parts.get("span"):
        named = span(re.sub(r"[-_. ]+", " ", str(parts["span"])))
        return named.end if named else None
    try:
        year, number = int(str(parts["y"])), int(str(parts["m"]))
        return date(year, number, int(str(parts["d"]))) if parts.get("d") else month(year, number).end
    except ValueError:
        return None
