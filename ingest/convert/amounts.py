"""A column of money, numbers or rates: one decimal sign for all of it, exact decimals, currencies beside the figures."""

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from ingest.cell import Cell, Fault, show
from ingest.convert import numbers
from ingest.convert.column import Ask, Cells, Converted, Remark, Reply, each
from schema import Kind

PLACES = {Kind.MONEY: 4, Kind.NUMBER: 6, Kind.RATE: 8, Kind.INTEGER: 0, Kind.SHARE: 8}
DIGITS = {Kind.MONEY: 18, Kind.NUMBER: 18, Kind.RATE: 18, Kind.INTEGER: 9, Kind.SHARE: 12}
SIGNS = ((",", "a comma: 1.234 is one thousand two hundred and thirty-four"), (".", "a point: 1.234 is one and 234 thousandths"))


def convert(given: Cells, reply: Reply) -> Converted:
    """Exact decimals, after asking for the decimal sign where nothing in the column proves it."""
    kind = given.column.kind
    taken = _texts(given, scaled=kind is Kind.MONEY)
    proved, undecided = numbers.evidence(parts.body for parts in taken.values() if isinstance(parts, numbers.Parts))
    declared = reply("decimal_sign")
    sign = next(iter(proved)) if len(proved) == 1 else declared
    out = each(given.cells, lambda cell: _read(cell, taken, "," if sign == "," else "." if sign == "." else ""))
    if not sign and (undecided or len(proved) > 1):
        _ask_sign(given, out, taken, undecided, mixed=len(proved) > 1)
    for index, value in enumerate(out.values):
        if value is not None:
            fit(out, index, value, kind)
    out.proved = proved
    _collect_units(given, out, taken)
    _tell_rounding(given, out, kind)
    _tell_credits(given, out, taken)
    _tell_scaled(given, out, taken)
    return out


def _texts(given: Cells, *, scaled: bool) -> dict[str, numbers.Parts | Fault]:
    """Each text taken apart; only amounts of money may be ``scaled`` by a word such as “k”."""
    distinct = {cell for cell in given.cells if isinstance(cell, str) and cell.strip()}
    parts = {text: numbers.take_apart(text, sided=given.column.sided) for text in distinct}
    return {text: each if scaled or isinstance(each, Fault) or each.scale == 1 else numbers.SHORT for text, each in parts.items()}


def _read(cell: Cell, taken: dict[str, numbers.Parts | Fault], sign: numbers.Sign) -> Decimal | Fault:
    if isinstance(cell, str):
        parts = taken[cell]
        if isinstance(parts, Fault):
            return parts
        return numbers.unit_fault(parts.unit) or numbers.number(parts, sign)
    if numbers.is_number(cell):
        return numbers.from_float(cell)  # type: ignore[arg-type]
    return Fault(says="is not a number.", mend="Enter a number and format the cell as one.")


def _ask_sign(given: Cells, out: Converted, taken: dict[str, numbers.Parts | Fault], undecided: str, *, mixed: bool) -> None:
    """Every cell whose value hangs on the decimal sign waits."""
    hanging = [i for i, cell in enumerate(given.cells) if isinstance(cell, str) and i not in out.faults and _hangs(taken.get(cell), mixed)]
    if not hanging:
        return
    out.wait(hanging)
    says = f"{show(given.cells[hanging[0]])!r} can be read with a decimal point or with a decimal comma, and "
    says += "the column uses both." if mixed else "nothing in the column shows which."
    out.asks.append(Ask(topic="decimal_sign", index=hanging[0], says=says, choices=SIGNS))


def _hangs(parts: numbers.Parts | Fault | None, mixed: bool) -> bool:
    if not isinstance(parts, numbers.Parts):
        return False
    sign = numbers.decimal_sign(parts.body)
    return sign is None or (mixed and sign != "")


@lru_cache(maxsize=200_000)
def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)


def fit(out: Converted, index: int, value: Decimal, kind: Kind) -> None:
    """Puts the value into the places that the column keeps; too many figures before the sign are refused."""
    places = PLACES[kind]
    if abs(value) >= Decimal(10) ** (DIGITS[kind] - places):
        out.refuse(index, Fault(says="is too large for any project of this world.", mend="Check the decimal and thousands signs."))
        return
    kept = _rounded(value, places)
    if kind is Kind.INTEGER and kept != value:
        out.refuse(index, Fault(says="is not a whole number.", mend="Enter a whole number."))
        return
    if kept != value:
        out.exact[index] = value
    out.values[index] = int(kept) if kind is Kind.INTEGER else kept


def _collect_units(given: Cells, out: Converted, taken: dict[str, numbers.Parts | Fault]) -> None:
    for index, cell in enumerate(given.cells):
        if isinstance(cell, str) and out.values[index] is not None:
            parts = taken[cell]
            if isinstance(parts, numbers.Parts) and parts.unit:
                out.units[index] = parts.unit


def _tell_rounding(given: Cells, out: Converted, kind: Kind) -> None:
    if out.exact:
        says = f"has more than {PLACES[kind]} decimals{given.others(out.exact)}; what is kept is rounded to {PLACES[kind]}."
        out.remarks.append(Remark(index=min(out.exact), says=says, mend="Nothing need be done; the sum changes by less than a cent a row."))


def _tell_credits(given: Cells, out: Converted, taken: dict[str, numbers.Parts | Fault]) -> None:
    """A mark of credit is told; one that no mark of debit stands against could be another abbreviation, and wants a yes."""
    sides = {parts.side for parts in taken.values() if isinstance(parts, numbers.Parts)} - {""}
    if not sides:
        return
    marked = {text for text, parts in taken.items() if isinstance(parts, numbers.Parts) and parts.side}
    first = next(index for index, cell in enumerate(given.cells) if cell in marked)
    proved = any(side.casefold()[0] in "ds" for side in sides) or sides == {"CR"}
    says = f"is marked as debit or credit ({', '.join(sorted(sides))}): credits are taken off."
    out.remarks.append(Remark(index=first, says=says, mend="Say yes if that is right.", severity="notice" if proved else "warning"))


def _tell_scaled(given: Cells, out: Converted, taken: dict[str, numbers.Parts | Fault]) -> None:
    """Amounts whose cells say that they are thousands or millions."""
    marked = {text for text, parts in taken.items() if isinstance(parts, numbers.Parts) and parts.scale > 1}
    out.scaled = {index for index, cell in enumerate(given.cells) if cell in marked and out.values[index] is not None}
    if not out.scaled:
        return
    first, count = min(out.scaled), given.rows(out.scaled)
    others = f", as do {count:,} cells of the column" if count > 1 else ""
    says = f"says that it is in thousands or millions{others}; it is taken in full, as {out.values[first]:,.2f}."
    out.remarks.append(Remark(index=first, says=says, mend="Nothing need be done."))
