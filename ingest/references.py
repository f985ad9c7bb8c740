"""The mark that refers from a heading to a note below the table, such as “Budget*”, “Budget ¹” or “Budget 1)”."""

import re

_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_SIGN = r"\*{1,3}|[†‡§]|[¹²³⁴⁵⁶⁷⁸⁹]\)?|\(\d\)|\[\d\]|(?<!\w)\d\)"
_LEADING = re.compile(rf"\s*({_SIGN})[\s:=–-]*")
_LAST = re.compile(rf"^([^(\[]*[^\s(\[*]|.*[)\]])\s*({_SIGN})\s*(?=$|[(\[])")  # behind the words, and before a unit in brackets


def note(text: str) -> tuple[str, str]:
    """The mark that a line begins with, "" where it has none, and what it says."""
    hit = _LEADING.match(text)
    return (_plain(hit[1]), text[hit.end() :].strip()) if hit else ("", text)


def of(heading: str) -> str:
    """The mark that a heading ends with, or has before its unit; "" where there is none."""
    hit = _LAST.search(heading)
    return _plain(hit[2]) if hit else ""


def without(heading: str) -> str:
    """The heading without its mark."""
    return _LAST.sub(r"\1 ", heading).strip()


def _plain(sign: str) -> str:
    return sign.translate(_RAISED).strip("()[]")
