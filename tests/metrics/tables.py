"""A portfolio made by hand: a connection with every input table, and rows put in as plain values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from metrics.moment import View
from metrics.view import over
from schema import TABLES
from store.tables import INCOMPLETE

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def connection(rows: Rows) -> duckdb.DuckDBPyConnection:
    """A connection that holds the input tables as they are known, with these rows."""
    con = duckdb.connect(config={"threads": 1})  # these tables are tiny
    for table in TABLES:
        columns = ", ".join(f'"{c.name}" {c.sql_type}' for c in table.columns)
        con.execute(
            f'CREATE TABLE "{table.name}" ({columns}, _load INTEGER, _sheet VARCHAR, _row INTEGER, _cell VARCHAR, _from VARCHAR, _file VARCHAR)'
        )
        given = rows.get(table.name, ())
        for number, row in enumerate(given, start=2):
            full = {"_load": 1, "_sheet": table.title, "_row": number, "_file": "hand.xlsx", **row}
            names = ", ".join(f'"{name}"' for name in full)
            con.execute(f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(full))})', list(full.values()))
    con.execute(f"CREATE TABLE incomplete ({INCOMPLETE})")
    for row in rows.get("incomplete", ()):
        full = {"reason": "One row was refused.", "_load": 1, "_sheet": "Costs", "_row": 2, "_file": "hand.xlsx", **row}
        con.execute(f"INSERT INTO incomplete ({', '.join(full)}) VALUES ({', '.join('?' * len(full))})", list(full.values()))
    return con


def look(rows: Rows, status_date: str = "2026-10-31", **chosen: Any) -> View:
    """A view over these rows."""
    return over(connection(rows), status_date=date.fromisoformat(status_date), **chosen)


def project(project_id: str = "P", **more: Any) -> dict[str, Any]:
    return {"project_id": project_id, "name": f"Project {project_id}", "currency": "CHF", **more}


def package(wp_id: str = "1", project_id: str = "P", **more: Any) -> dict[str, Any]:
    return {
        "project_id": project_id,
        "wp_id": wp_id,
        "baseline_start": "2026-07-01",
        "baseline_finish": "2026-12-31",
        "budget": 1000,
        **more,
    }


def done(wp_id: str = "1", pct: float | None = None, on: str = "2026-10-31", project_id: str = "P", **more: Any) -> dict[str, Any]:
    return {"project_id": project_id, "wp_id": wp_id, "status_date": on, "pct_complete": pct, **more}


def cost(amount: float, on: str = "2026-10-15", project_id: str = "P", **more: Any) -> dict[str, Any]:
    return {"project_id": project_id, "date": on, "amount": amount, **more}


def period(
    end: str, pv: float | None = None, ev: float | None = None, ac: float | None = None, project_id: str = "P", **more: Any
) -> dict[str, Any]:
    return {"project_id": project_id, "period_end": end, "pv": pv, "ev": ev, "ac": ac, **more}
