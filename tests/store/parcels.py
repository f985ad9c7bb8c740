"""Builds loads in a line or two, as the importer would hand them over."""

import hashlib
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from ingest.coverage import hint
from schema import BY_NAME
from store import published, vintages
from store.covers import Cover
from store.loads import NewLoad, NewSheet, keep
from store.portfolio import Portfolio
from store.tables import arrow_schema

DAY = datetime(2026, 1, 31, 12)


def sheet(table: str, rows: list[dict[str, Any]], name: str = "Sheet1", **more: Any) -> NewSheet:
    """A sheet of a table from its rows; what a row leaves out is blank."""
    contract = arrow_schema(BY_NAME[table])
    columns = {field.name: [row.get(field.name) for row in rows] for field in contract}
    columns["_sheet"], columns["_row"] = [name] * len(rows), list(range(2, len(rows) + 2))
    counts = {"read": len(rows), "loaded": len(rows), **more}
    return NewSheet(table=table, sheet=name, rows=pa.table(columns, schema=contract), **counts)


def load(file_name: str, *sheets: NewSheet, **more: Any) -> NewLoad:
    sha256 = hashlib.sha256(file_name.encode()).hexdigest()
    more = {"source": hint.name(file_name), "covers": covers(hint.name(file_name), *sheets), **more}
    return NewLoad(file_name=file_name, sha256=sha256, reader="csv", sheets=sheets, **more)


def covers(origin: str, *sheets: NewSheet) -> tuple[Cover, ...]:
    """From the first day of each project to its last, or the project as it is."""
    found: dict[tuple[str, str | None], list[Any]] = {}
    for one in sheets:
        if one.table not in BY_NAME:
            continue
        period = BY_NAME[one.table].period
        for row in one.rows.to_pylist():
            found.setdefault((one.table, row.get("project_id")), []).append(row[period] if period else None)
    return tuple(
        Cover(table=table, origin=origin, project_id=project, **({"low": min(days), "high": max(days)} if days[0] else {}))
        for (table, project), days in found.items()
    )


def costs(project: str, *lines: tuple[str | None, str, int]) -> list[dict[str, Any]]:
    """Ledger lines as (line id, day, amount)."""
    return [
        {"project_id": project, "line_id": line, "date": date.fromisoformat(day), "amount": Decimal(amount)} for line, day, amount in lines
    ]


def bring(portfolio: Portfolio, file_name: str, *sheets: NewSheet, day: int = 0, **more: Any) -> int:
    """Keep one file, ``day`` days after the first."""
    return keep(portfolio, [load(file_name, *sheets, **more)], at=DAY + timedelta(days=day), person="Ada")[0]


def known(portfolio: Portfolio, query: str, at: datetime | None = None) -> list[tuple[Any, ...]]:
    """Ask what is known, now or at a moment."""
    con, _ = published.open(portfolio)
    with con:
        vintages.known(con, at)
        return con.execute(query).fetchall()


def many(rows: int) -> list[dict[str, Any]]:
    """A ledger of so many lines over forty projects and three hundred days."""
    first = date(2026, 1, 1)
    return [
        {"project_id": f"P{i % 40}", "line_id": str(i), "date": first + timedelta(days=i % 300), "amount": Decimal(i) / 4}
        for i in range(rows)
    ]
