"""The four files of a month, as the people who send them have them."""

from datetime import date, datetime
from pathlib import Path

from sample_data import rows, workbook
from sample_data.days import MONTHS, YEAR, month_end
from sample_data.group import NAME, PROJECTS
from sample_data.ledger import Posting, postings
from sample_data.pmo import write as write_pmo
from sample_data.register import write as write_register
from schema import BY_NAME

RETURNED = tuple(project.key for project in PROJECTS if not project.pmo)  # the PMO reports on the others
LEDGER_HEADINGS = ("Posting date", "Document no", "Project", "WBS element", "Amount", "Curr", "Type", "Vendor", "Text")
CURRENCY = {project.key: project.currency for project in PROJECTS}


def folder_name(month: int) -> str:
    """The month's folder."""
    return f"{YEAR}-{month:02d}"


def names(month: int) -> tuple[str, str, str, str]:
    """The month's four files: returns, PMO, risk register and ledger."""
    stamp = folder_name(month)
    return (f"returns_{stamp}.xlsx", f"pmo_overview_{stamp}.xlsx", f"risk_register_{stamp}.xlsx", f"finance_ledger_{stamp}.csv")


def write_month(folder: Path, month: int) -> None:
    """Writes the files of one month into its folder below the one given."""
    place = folder / folder_name(month)
    place.mkdir(parents=True, exist_ok=True)
    returns, pmo, register, ledger = (place / name for name in names(month))
    write_returns(returns, month)
    write_pmo(pmo, month)
    write_register(register, month)
    write_ledger(ledger, month)


def write_returns(path: Path, month: int) -> None:
    """The template, filled in by eleven project managers."""
    end = month_end(month)
    with workbook.new(path, f"{NAME}: returns of {end:%B %Y}", datetime(end.year, end.month, end.day)) as book:
        styles = workbook.Styles(book)
        for name, of in rows.TABLES.items():
            table = BY_NAME[name]
            columns = [(column.heading, column.name, column.kind) for column in table.columns]
            workbook.table(book.add_worksheet(table.title), styles, columns, of(RETURNED, month))


def write_ledger(path: Path, month: int) -> None:
    """The finance system's export: a month's lines, and at the end of the reported year all of them."""
    lines = [line for line in postings() if line.day.month == month or month == MONTHS[-1]]
    text = "".join(f"{';'.join(cells)}\r\n" for cells in (LEDGER_HEADINGS, *(_cells(line) for line in lines)))
    path.write_bytes(text.encode("cp1252"))


def _cells(line: Posting) -> tuple[str, ...]:
    amount = written(line.amount)
    return (day(line.day), str(line.number), line.project, line.package, amount, CURRENCY[line.project], line.kind, line.vendor, line.text)


def day(of: date) -> str:
    """31.10.2026"""
    return f"{of.day:02d}.{of.month:02d}.{of.year}"


def written(cents: int) -> str:
    """-1.234,56"""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d}"
