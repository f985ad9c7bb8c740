"""Makes the sample's files anew: ``python -m sample_data.generate``; the same seed gives the same bytes."""

import csv
import sys
from datetime import date
from pathlib import Path

from sample_data import ledger, pmo, returns, risk_register
from sample_data.portfolio import MONTHS, folder, month_end

HERE = Path(__file__).resolve().parent
_HEADINGS = ("Posting date", "Document no", "Project", "WBS element", "Amount", "Curr", "Type", "Vendor", "Text")


def generate(into: Path = HERE) -> list[Path]:
    """Every file of every month; returns their paths."""
    return [path for month in MONTHS for path in of_month(into, month)]


def of_month(into: Path, month: int) -> list[Path]:
    """The four files of one month."""
    place = into / folder(month)
    place.mkdir(parents=True, exist_ok=True)
    names = {name: place / f"{name}_{folder(month)}.{kind}" for name, kind in (("returns", "xlsx"), ("finance_ledger", "csv"), ("risk_register", "xlsx"), ("pmo_overview", "xlsx"))}
    returns.write(names["returns"], month)
    _ledger(names["finance_ledger"], month)
    risk_register.write(names["risk_register"], month)
    pmo.write(names["pmo_overview"], month)
    return list(names.values())


def _ledger(path: Path, month: int) -> None:
    """The month's lines; in October the whole year to date, as the finance system exports it at the end of a quarter."""
    first = date(2026, 1, 1) if month == MONTHS[-1] else date(2026, month, 1)
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(_HEADINGS)
        for line in ledger.lines():
            if first <= line.day <= month_end(month):
                writer.writerow((f"{line.day:%d.%m.%Y}", line.number, line.project, line.wp, _comma(line.cents), line.currency, line.kind, line.vendor, line.text))


def _comma(cents: int) -> str:
    """12345678 → 123.456,78"""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d}"


if __name__ == "__main__":
    print(f"{len(generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))} files written")
