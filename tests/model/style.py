"""How one office writes its files: language, format, dates, decimal sign."""

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.model.words import COMMA, HEADINGS

LANGUAGES = tuple(HEADINGS)
DATES = {"iso": "%Y-%m-%d", "dots": "%d.%m.%Y", "strokes": "%d/%m/%Y"}


@dataclass(frozen=True, kw_only=True)
class Style:
    """``suffix`` is csv or xlsx; the other fields matter to csv alone, but for the language."""

    language: str
    suffix: str
    dates: str
    decimal: str
    separator: str

    def heading(self, table: str, column: str) -> str:
        return HEADINGS[self.language][table][column]

    def cell(self, value: object) -> object:
        """A value as a cell: itself in a workbook, text in a csv."""
        if value is None:
            return None if self.suffix == "xlsx" else ""
        if self.suffix == "xlsx":
            return float(value) if isinstance(value, Decimal) else value
        if isinstance(value, date):
            return value.strftime(DATES[self.dates])
        return self.number(value) if isinstance(value, Decimal) else str(value)

    def number(self, value: Decimal) -> str:
        text = f"{value:,.2f}"
        return text.translate(str.maketrans(",.", ".,")) if self.decimal == "," else text.replace(",", "")

    def share(self, value: Decimal) -> object:
        """A share as per cent: formatted so in a workbook, with its sign in a csv."""
        return float(value) if self.suffix == "xlsx" else f"{value * 100:.0f}%"


def style(chance: random.Random) -> Style:
    language = chance.choice(LANGUAGES)
    comma = language in COMMA
    return Style(
        language=language,
        suffix=chance.choice(("csv", "xlsx")),
        dates=chance.choice(("iso", "dots" if comma else "strokes")),
        decimal="," if comma else ".",
        separator=";" if comma else chance.choice((",", ";")),
    )
