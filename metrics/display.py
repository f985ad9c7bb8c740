"""Numbers and dates as people read them: the one place where a value becomes text.

Halves round away from zero, as finance people and spreadsheets do (0.955 → 0.96, −0.5 → −1), on the decimal
digits of the number and not on its binary form. What is not a number is "–"; zero has no sign. Thousands stand
apart by a narrow no-break space, amounts and their units by a no-break space, and minus is the true one.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from metrics.metric import Unit

NONE = "–"
MINUS = "\u2212"
THIN = "\u202f"
GAP = "\u00a0"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
Number = float | int | Decimal

_WIDE = Context(prec=400)  # room for every finite float, so that nothing is too long to be written
_DECIMALS = {Unit.MONEY: 0, Unit.INDEX: 2, Unit.SHARE: 0, Unit.PERIODS: 1, Unit.DAYS: 0, Unit.COUNT: 0, Unit.SCORE: 0}
_WORDS = {Unit.SHARE: "%", Unit.PERIODS: "periods", Unit.DAYS: "d"}
# From which amount on, divided by what, with how many decimals: below ten thousand an amount is written in full.
_SCALES = ((10_000_000_000, 9, 1, "bn"), (500_000, 6, 1, "M"), (10_000, 3, 0, "k"), (0, 0, 0, ""))


def write(
    value: Number | None,
    unit: Unit,
    *,
    currency: str = "",
    signed: bool = False,
    compact: bool = True,
    decimals: int | None = None,
) -> str:
    """``value`` in its ``unit``: "CHF 45.7 M", "0.96", "45 %", "+42 d"; "–" where there is none."""
    exact = _exact(value)
    if exact is None:
        return NONE
    if unit is Unit.MONEY:
        return _money(exact, currency=currency, signed=signed, compact=compact, decimals=decimals)
    places = _DECIMALS[unit] if decimals is None else decimals
    if unit is Unit.SCORE and decimals is None and _digits(exact, 1) != _digits(exact, 0):
        places = 1
    text = number(exact.scaleb(2) if unit is Unit.SHARE else exact, decimals=places, signed=signed)
    return f"{text}{GAP}{_WORDS[unit]}" if unit in _WORDS else text


def number(value: Number | None, *, decimals: int = 0, signed: bool = False) -> str:
    """A bare number with thin spaces between thousands: "45 712 300", "−0.05"."""
    exact = _exact(value)
    if exact is None:
        return NONE
    rounded = _digits(exact, decimals)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", THIN)
    return f"{_sign(rounded, signed)}{text}"


def scale(values: Iterable[Number | None]) -> str:
    """The one scale for a column of amounts, "M", "k" or none: the largest in which its smallest amount is still told."""
    amounts = [abs(exact) for value in values if (exact := _exact(value))]
    return next(word for least, _, _, word in _SCALES if not amounts or min(amounts) >= least)


def scaled(value: Number | None, word: str, *, signed: bool = False) -> str:
    """An amount under a heading that says "M": "+1.6" for 1,600,000."""
    exact = _exact(value)
    power, decimals = next((power, decimals) for _, power, decimals, found in _SCALES if found == word)
    return NONE if exact is None else number(exact.scaleb(-power), decimals=decimals, signed=signed)


def days(value: Number | None) -> str:
    """A slip in working days: "+42 d", "−3 d", "0 d"."""
    return write(value, Unit.DAYS, signed=True)


def day(value: date | None) -> str:
    """A date in full: "31 October 2026"."""
    return NONE if value is None else f"{value.day}{GAP}{MONTHS[value.month - 1]}{GAP}{value.year}"


def short_day(value: date | None) -> str:
    """A date where its year is plain from what stands around it: "31 Oct"."""
    return NONE if value is None else f"{value.day}{GAP}{MONTHS[value.month - 1][:3]}"


def narrow_day(value: date | None) -> str:
    """A date in a column: "31 Oct 2026"."""
    return NONE if value is None else f"{short_day(value)}{GAP}{value.year}"


def month(value: date | None) -> str:
    """A month on an axis: "Oct 26"."""
    return NONE if value is None else f"{MONTHS[value.month - 1][:3]}{GAP}{value.year % 100:02d}"


def moment(value: datetime | None) -> str:
    """A point in time, in UTC to the minute: "31 October 2026, 14:05 UTC"; without a zone it is taken as UTC."""
    if value is None:
        return NONE
    there = value.astimezone(UTC) if value.tzinfo else value
    return f"{day(there.date())}, {there:%H:%M}{GAP}UTC"


def joined(names: Sequence[str]) -> str:
    """A list as people say it: "ERP, DWH and SOC"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _money(exact: Decimal, *, currency: str, signed: bool, compact: bool, decimals: int | None) -> str:
    scales = _SCALES if compact else _SCALES[-1:]
    _, power, places, word = next(scale for scale in scales if abs(exact) >= scale[0])
    text = number(exact.scaleb(-power), decimals=places if decimals is None else decimals, signed=signed)
    return GAP.join(part for part in (currency, text, word) if part)


def _exact(value: Number | None) -> Decimal | None:
    """The decimal digits that the number shows; nothing for NaN and infinity."""
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else Decimal(int(value)) if isinstance(value, int) else Decimal(repr(float(value)))
    return exact if exact.is_finite() else None


def _digits(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)


def _sign(rounded: Decimal, signed: bool) -> str:
    if rounded < 0:
        return MINUS
    return "+" if signed and rounded > 0 else ""
