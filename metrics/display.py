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
SIGNIFICANT = 3  # digits of an amount or a share: fewer hide the difference between a figure and its limit
_DECIMALS = {Unit.INDEX: 2, Unit.PERIODS: 1, Unit.DAYS: 0, Unit.COUNT: 0, Unit.SCORE: 0}
WORKING_DAYS = "working days"
_WORDS = {Unit.SHARE: "%", Unit.PERIODS: "periods", Unit.DAYS: WORKING_DAYS}
# From which amount on, divided by which power of ten: below ten thousand an amount is written in full.
_SCALES = ((1_000_000_000, 9, "bn"), (1_000_000, 6, "M"), (10_000, 3, "k"), (0, 0, ""))
_POWERS = {word: power for _, power, word in _SCALES}
_MOST_DECIMALS = 2  # a hundredth: of a currency, of a per cent


def write(
    value: Number | None,
    unit: Unit,
    *,
    currency: str = "",
    signed: bool = False,
    compact: bool = True,
    decimals: int | None = None,
    counted: str = "",
) -> str:
    """``value`` in its ``unit``: "CHF 45.7 M", "0.96", "45.3 %", "+42 working days"; "–" where there is none.

    ``counted`` names the period of the plan that time is counted in: "4.3 months".
    """
    exact = _exact(value)
    if exact is None:
        return NONE
    if unit is Unit.MONEY:
        return _money(exact, currency=currency, signed=signed, compact=compact, decimals=decimals)
    told = exact.scaleb(2) if unit is Unit.SHARE else exact
    text = number(told, decimals=_places(told, unit) if decimals is None else decimals, signed=signed)
    word = "working day" if unit is Unit.DAYS and abs(_digits(told, 0)) == 1 else counted or _WORDS.get(unit, "")
    return f"{text}{GAP}{word}" if word else text


def beside(value: Number | None, other: Number | None, *, currency: str = "", signed: bool = False) -> str:
    """An amount in the scale of another that it stands beside: "+0.483 M" beside "46.9 M"; three digits, three decimals at most.

    What would be nothing in that scale stands in its own.
    """
    exact, main = _exact(value), _exact(other)
    if exact is None or main is None:
        return write(value, Unit.MONEY, currency=currency, signed=signed)
    word, power = _scale_of(main)
    told = exact.scaleb(-power)
    decimals = fine_places([exact], word) if word and told else _money_places(told, word)
    if decimals is None:
        return write(value, Unit.MONEY, currency=currency, signed=signed)
    return GAP.join(part for part in (currency, number(told, decimals=decimals, signed=signed), word) if part)


def number(value: Number | None, *, decimals: int = 0, signed: bool = False) -> str:
    """A bare number with thin spaces between thousands: "45 712 300", "−0.05"."""
    exact = _exact(value)
    if exact is None:
        return NONE
    rounded = _digits(exact, decimals)
    text = f"{abs(rounded):,.{decimals}f}".replace(",", THIN)
    return f"{_sign(rounded, signed)}{text}"


def scale(values: Iterable[Number | None]) -> str:
    """The one scale for amounts that stand together, "M", "k" or none: the largest in which the smallest of them is still told."""
    least = min(_amounts(values), default=Decimal(0))
    return next(word for from_amount, _, word in _SCALES if least >= from_amount)


def places(values: Iterable[Number | None], word: str) -> int:
    """With how many decimals such amounts are told in their scale: so many that the smallest of them has three digits."""
    amounts = [amount.scaleb(-_POWERS[word]) for amount in _amounts(values)]
    if not amounts or not word:
        return _MOST_DECIMALS if any(amount < 100 and amount != int(amount) for amount in amounts) else 0
    return _after_point(min(amounts))


def fine_places(values: Iterable[Number | None], word: str) -> int | None:
    """The same with three decimals at most, where the scale is given; None where the smallest amount would be nothing in it."""
    least = min(_amounts(values), default=Decimal(0)).scaleb(-_POWERS[word])
    decimals = min(max(SIGNIFICANT - 1 - _rounded(least).adjusted(), 0), SIGNIFICANT)
    return decimals if _digits(least, decimals) else None


def scaled(value: Number | None, word: str, *, signed: bool = False, decimals: int = 0) -> str:
    """An amount under a heading that says "M": "+1.60" for 1,600,000 with two decimals."""
    exact = _exact(value)
    return NONE if exact is None else number(exact.scaleb(-_POWERS[word]), decimals=decimals, signed=signed)


def days(value: Number | None) -> str:
    """A slip: "+42 working days", "−3 working days", "0 working days"."""
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
    """Three digits and a scale, or below ten thousand the whole amount; cents only of what is less than a hundred."""
    word, power = _scale_of(exact) if compact else ("", 0)
    told = exact.scaleb(-power)
    text = number(told, decimals=_money_places(told, word) if decimals is None else decimals, signed=signed)
    return GAP.join(part for part in (currency, text, word) if part)


def _money_places(told: Decimal, word: str) -> int:
    if word:
        return _after_point(told)
    return _MOST_DECIMALS if abs(told) < 100 and told != int(told) else 0


def _amounts(values: Iterable[Number | None]) -> list[Decimal]:
    """The sizes of the amounts that are not zero."""
    return [abs(exact) for value in values if (exact := _exact(value))]


def _scale_of(exact: Decimal) -> tuple[str, int]:
    """The scale of one amount, as it is once it is rounded: 999,950 is 1.00 M."""
    if abs(exact) < _SCALES[-2][0]:
        return "", 0
    return next((word, power) for least, power, word in _SCALES if abs(_rounded(exact)) >= least)


def _places(told: Decimal, unit: Unit) -> int:
    if unit is Unit.SHARE:  # what is even is not told to a hundredth
        return next(n for n in range(_after_point(told) + 1) if n == _after_point(told) or _digits(told, n) == told)
    return 1 if unit is Unit.SCORE and _digits(told, 1) != _digits(told, 0) else _DECIMALS[unit]


def _after_point(told: Decimal) -> int:
    """The decimals that make three digits, two at most."""
    return min(max(SIGNIFICANT - 1 - _rounded(told).adjusted(), 0), _MOST_DECIMALS)


def _rounded(exact: Decimal) -> Decimal:
    """With three digits."""
    return _digits(exact, SIGNIFICANT - 1 - exact.adjusted()) if exact else Decimal(100)


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
