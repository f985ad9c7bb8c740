"""Text and number formats of the workbook: what a figure shows on the page, kept as a number."""

import math
import re

from charts import text as letters
from metrics.metric import Unit
from reports.report import Value

_FIGURE = re.compile(r"(?P<before>[^0-9+−]*)(?P<sign>[+−]?)(?P<whole>\d[\d\u202f\u2009]*)(?:\.(?P<part>\d+))?(?P<after>.*)", re.DOTALL)
_POWERS = (0, -2, 3, 6, 9)  # as it is, as a share, in thousands, millions, billions
_PLAIN = {
    Unit.MONEY: "#,##0",
    Unit.INDEX: "0.00",
    Unit.SHARE: "0.0 %",
    Unit.PERIODS: "0.0",
    Unit.DAYS: "0",
    Unit.COUNT: "0",
    Unit.SCORE: "0",
}
_DIGIT = 7.0  # pixels
_MOST = 32_000  # characters; a cell holds 32,767


def cell_text(text: str) -> str:
    """Text as a cell can hold it."""
    return text if len(text) <= _MOST else text[:_MOST] + " …"


def drawn_text(text: str) -> str:
    """Text for the titles of charts, where a leading equals sign would be taken for a reference."""
    return f" {text}" if text.startswith("=") else text


def head_text(text: str) -> str:
    """Text for page heads and feet, where an ampersand is a command."""
    return text.replace("&", "&&")


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have, and no other sheet has yet."""
    base = re.sub(r"[\[\]:*?/\\]|^'|'$", " ", wanted).strip()[:31].strip("' ") or "Slide"
    name, number = base, 2
    while name.casefold() in taken or name.casefold() == "history":
        name, number = f"{base[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name


def wide(text: str) -> float:
    """How wide the text is, in the unit of column widths: the digits of the workbook's typeface."""
    return letters.width(text) / _DIGIT


def number_format(value: Value, currency: str, *, mark: str = "") -> str:
    """The format under which the number reads as the value's text does; by its unit where the text says something else."""
    found = _FIGURE.fullmatch(value.text)
    power = _power(value.number, found) if found and value.number is not None else None
    if found is None or power is None or len(found["after"]) + len(found["before"]) > 60:
        before, body, after, plus = (
            f"{currency} " if value.unit is Unit.MONEY and currency else "",
            _PLAIN.get(value.unit, "General") if value.unit else "General",
            "",
            False,
        )
    else:
        digits = "0." + "0" * len(found["part"]) if found["part"] else "0"
        body = f"#,##{digits}" + "," * (power // 3 if power > 0 else 0)
        before, after, plus = found["before"], found["after"], found["sign"] == "+"
        if power == -2:
            body, after = body + (r"\ %" if after[:1].isspace() else "%"), after.replace("%", "", 1).lstrip()
    lead = f"{mark} " if mark else ""
    tail = literal(after)
    if body == "General":
        return f"{literal(lead)}General{tail}" if lead or tail else "General"
    return ";".join(f"{literal(lead + before + sign)}{body}{tail}" for sign in ("+" if plus else "", "−", ""))


def literal(text: str) -> str:
    """Text within a number format, where every character stands for itself."""
    if not text:
        return ""
    return '"' + text.replace('"', "”") + '"'


def _power(number: float, found: re.Match[str]) -> int | None:
    """The power of ten that lies between the number and its text; None where the text tells another number."""
    decimals = len(found["part"] or "")
    shown = float(re.sub(r"\D", "", found["whole"]) + (f".{found['part']}" if found["part"] else ""))
    word = found["after"].strip()
    if number == 0 and shown == 0:
        return {"%": -2}.get(word[:1], 0)
    if (found["sign"] == "−") != (number < 0) and shown != 0:
        return None
    for power in _POWERS:
        scaled = abs(number) / 10.0**power
        if math.isclose(scaled, shown, rel_tol=1e-12, abs_tol=0.5 * 10.0**-decimals * (1 + 1e-9)):
            return power
    return None
