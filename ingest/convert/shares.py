"""A column of shares: percent cells are exact, bare numbers are read only as somebody has said."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.cell import Cell, Fault, show, words
from ingest.convert import amounts, numbers
from ingest.convert.column import Ask, Cells, Converted, Remark, Reply, each
from schema import Kind

READINGS = (("percent", "percent: 45 is 45 %, and 0.45 is less than half a percent"), ("share", "shares: 0.45 is 45 %, and 1 is 100 %"))


def convert(given: Cells, reply: Reply) -> Converted:
    """Shares of one; a number with neither ``%`` nor a percent format waits until somebody says what it means."""
    bare = [i for i, cell in enumerate(given.cells) if _is_bare(cell) and i not in given.percent]
    out = _numbers(given, reply)
    values = {i: out.values[i] for i in bare if out.values[i] is not None}
    reading = reply("percent") or _stated(given, list(values.values()))
    _warn_of_the_other_kind(given, out, values, reading)
    for index, value in enumerate(out.values):
        if value is not None and ((index not in values and index not in given.percent) or (index in values and reading == "percent")):
            out.values[index] = value / 100
    hanging = [i for i, value in values.items() if value != 0]
    if not reading and hanging:
        _ask(given, out, hanging, [values[i] for i in hanging])
    for index, value in enumerate(out.values):
        if value is not None:
            amounts.fit(out, index, value, Kind.SHARE)
    return out


def _is_bare(cell: Cell) -> bool:
    return numbers.is_number(cell) or (isinstance(cell, str) and bool(cell.strip()) and "%" not in cell)


def _numbers(given: Cells, reply: Reply) -> Converted:
    stripped = [cell.replace("%", " ").strip() if isinstance(cell, str) else cell for cell in given.cells]
    sign = reply("decimal_sign")
    texts = {cell: numbers.take_apart(cell) for cell in stripped if isinstance(cell, str) and cell}
    proved, _ = numbers.evidence(parts.body for parts in texts.values() if isinstance(parts, numbers.Parts))

    def read(cell: Cell) -> Decimal | Fault:
        if isinstance(cell, str):
            parts = texts[cell]
            # three figures after the only sign cannot be thousands in a percentage
            return parts if isinstance(parts, Fault) else numbers.number(parts, _own_sign(parts.body, sign, proved))
        return numbers.from_float(cell) if numbers.is_number(cell) else Fault(says="is not a percentage.", mend="Enter a percentage.")  # type: ignore[arg-type]

    return each(stripped, read)


def _own_sign(body: str, declared: str, proved: set[numbers.Sign]) -> numbers.Sign:
    if len(proved) == 1:
        return next(iter(proved))
    if declared in (".", ","):
        return "." if declared == "." else ","
    return "," if "," in body else "."


def _stated(given: Cells, values: list[Decimal]) -> str:
    """What the heading states: percent, unless every number is so small that the heading may only be a name."""
    says_percent = "percent" in words(given.heading).split() and "%" in given.heading
    if says_percent and any(abs(value) > 1 for value in values):
        return "percent"
    return ""


def _ask(given: Cells, out: Converted, hanging: list[int], values: list[Decimal]) -> None:
    out.wait(hanging)
    beyond = given.column.high is not None and any(value > Decimal(str(given.column.high)) for value in values)
    sample = next((i for i in hanging if show(given.cells[i]) not in ("1", "100")), hanging[0])
    mixed = _both_kinds(values)
    says = f"{show(given.cells[sample])} in a column of percentages has no percent sign and no percent format: is it a percentage or a share of one?"
    if beyond:
        says += " Read as a share, some would be above 100 %."
    if mixed:
        says += f" Numbers above 1, such as {_plain(mixed[0])}, and numbers below 1, such as {_plain(mixed[1])}, both stand in the column."
    out.asks.append(Ask(topic="percent", index=sample, says=says, choices=READINGS, default=_likely(given, values, beyond=beyond)))


def _likely(given: Cells, values: Sequence[Decimal], *, beyond: bool) -> str:
    """The reading that nothing in the column speaks against: percent where shares would pass the limit, shares where none is above 1."""
    if _both_kinds(values) or (not beyond and any("%" in cell for cell in given.cells if isinstance(cell, str))):
        return ""
    if beyond:
        return "percent"
    return "share" if any(0 < value < 1 for value in values) else ""


def _both_kinds(values: Sequence[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The first number above 1 and the first between 0 and 1, where both stand in the column: no one reading suits both."""
    above = next((value for value in values if abs(value) > 1), None)
    below = next((value for value in values if 0 < abs(value) < 1), None)
    return None if above is None or below is None else (above, below)


def _warn_of_the_other_kind(given: Cells, out: Converted, values: dict[int, Decimal], reading: str) -> None:
    """Once it is said how the column is to be read, each cell that looks as if it were written the other way."""
    mixed = _both_kinds(list(values.values()))
    if not reading or not mixed:
        return
    for index, value in values.items():
        if reading == "percent" and 0 < abs(value) < 1:
            says = f"is read as {_plain(value)} % although others in the column are like {_plain(mixed[0])}, which is {_plain(mixed[0])} %."
            mend = f"Write {_plain(value * 100)} if {_plain(value * 100)} % is meant; say yes if it is right."
        elif reading == "share" and abs(value) > 1 and not (given.column.high is not None and value > Decimal(str(given.column.high))):
            says = f"is read as {_plain(value * 100)} % although others in the column are like {_plain(mixed[1])}, which is {_plain(mixed[1] * 100)} %."
            mend = f"Write {_plain(value / 100)} if {_plain(value)} % is meant; say yes if it is right."
        else:
            continue
        out.remarks.append(Remark(index=index, says=says, mend=mend, severity="warning"))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
